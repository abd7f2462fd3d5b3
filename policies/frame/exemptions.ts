import picomatch from "picomatch";
import { imageMatcher } from "../catalogue/image-reference";
import type { Container } from "../model/container";

/** An exemption as the configuration spells it; every matcher that is given has to match. */
export interface ExemptionConfig {
  readonly reason: string;
  /** Last day on which it holds, `2027-01-31`. */
  readonly expires?: string;
  readonly stack?: string;
  readonly resource?: string;
  readonly namespace?: string;
  readonly kind?: string;
  readonly container?: string;
  readonly image?: string;
}

export interface Exemption extends ExemptionConfig {
  /** Whether it has kept a finding from being reported in this run. */
  used: boolean;
  /** Whether its `stack` matches the stack of this run. */
  relevant: boolean;
}

/** What an exemption is matched against; undefined where the value is not known yet. */
export interface Subject {
  readonly stack: string;
  readonly resource: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly container: Container | undefined;
}

export type Verdict = "exempt" | "undecided" | { readonly expired: Exemption } | undefined;

export const matchers = ["stack", "resource", "namespace", "kind", "container", "image"] as const;

/** Whether a finding about `subject` is exempt, on the day `today` (`2026-11-22`, UTC). */
export function exempted(exemptions: readonly Exemption[], subject: Subject, today: string): Verdict {
  let verdict: Verdict;
  for (const exemption of exemptions) {
    if (glob(exemption.stack, subject.stack)) exemption.relevant = true;
    const answer = matches(exemption, subject);
    if (answer === false) continue;
    if (exemption.expires !== undefined && exemption.expires < today) verdict ??= { expired: exemption };
    else if (answer === undefined) verdict = "undecided";
    else {
      exemption.used = true;
      return "exempt";
    }
  }
  return verdict;
}

function matches(exemption: Exemption, { stack, resource, kind, namespace, container }: Subject): boolean | undefined {
  const answers = [
    glob(exemption.stack, stack),
    glob(exemption.resource, resource),
    glob(exemption.kind, kind),
    glob(exemption.namespace, namespace),
    exemption.container === undefined || (container !== undefined && glob(exemption.container, container.name)),
    exemption.image === undefined || (container !== undefined && image(exemption.image, container)),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function glob(pattern: string | undefined, value: string | undefined): boolean | undefined {
  if (pattern === undefined) return true;
  return value === undefined ? undefined : picomatch.isMatch(value, pattern, { dot: true });
}

function image(pattern: string, container: Container): boolean | undefined {
  const reference = container.image.effective;
  return reference === undefined ? undefined : imageMatcher(pattern)(reference);
}
