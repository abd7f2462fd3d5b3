import type { TestResource } from "../../../policies/testing";

/** A program that tries to get a writable root, or its equal, past the mandatory rules. */
export interface Attempt {
  readonly kind: string;
  readonly name: string;
  readonly given: TestResource;
  /** The rule that has to refuse it. */
  readonly by: string;
  /** A property that the message has to name. */
  readonly at: string;
  /** Default: mandatory. */
  readonly level?: "advisory";
}
