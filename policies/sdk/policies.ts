/** Facts about all policies of a pack. */
export interface Policies {
  /**
   * Whether each of them leaves a resource of this type, with one reason for all such resources of the type; `sent` tells the
   * string at a top-level property of its inputs.
   */
  readonly leave: (type: string, sent: (property: string) => string | undefined) => boolean;
  /** Whether one of them may be at level `remediate`. */
  readonly mayRemediate: () => boolean;
}
