import { imageMatcher } from "../images/reference";
import { glob } from "../model/glob";
import type { Subject, Undecided } from "./subject";

export const matchers = ["stack", "resource", "kind", "namespace", "container", "image"] as const;
type Matcher = (typeof matchers)[number];

/** An exemption in the configuration; all of its matchers have to match. */
export interface ExemptionConfig extends Readonly<Partial<Record<Matcher, string>>> {
  readonly reason: string;
  /** Last day on which it holds, `2027-01-31`. */
  readonly expires?: string;
  /** The team or person that answers for it. */
  readonly owner?: string;
}

export type Verdict = "exempt" | Undecided | { readonly expired: string } | undefined;

/** One exemption of a rule, and its use in this run. */
export class Exemption {
  /** Whether it has suppressed a finding. */
  used = false;
  /** Whether it may suppress a finding once all values are known. */
  undecided = false;
  readonly #tests: readonly (readonly [Matcher, (value: string) => boolean])[];

  /** @throws Error when a pattern is malformed; `malformed` lists them */
  constructor(readonly config: ExemptionConfig) {
    this.#tests = matchers.flatMap((matcher) => {
      const pattern = config[matcher];
      return pattern === undefined ? [] : [[matcher, test(matcher, pattern)]];
    });
  }

  /** Whether its `stack`, if any, matches this stack. */
  concerns(stack: string): boolean {
    return this.#tests.every(([matcher, matches]) => matcher !== "stack" || matches(stack));
  }

  matches(subject: Subject): boolean | Undecided {
    let undecided: Undecided | undefined;
    for (const [matcher, matches] of this.#tests) {
      const value = subject[matcher];
      if (typeof value === "object") undecided ??= value;
      else if (value === undefined || !matches(value)) return false;
    }
    return undecided ?? true;
  }
}

/** The malformed patterns of an exemption. */
export function malformed(config: ExemptionConfig): readonly (readonly [matcher: Matcher, says: string])[] {
  return matchers.flatMap((matcher) => {
    const pattern = config[matcher];
    try {
      if (pattern !== undefined) test(matcher, pattern);
      return [];
    } catch (error) {
      return [[matcher, (error as Error).message] as const];
    }
  });
}

/** The exemptions of one rule. */
export class Exemptions {
  constructor(readonly all: readonly Exemption[]) {}

  /** Whether a finding about `subject` is exempt today, and notes which exemption was used or may be. */
  verdictOn(subject: Subject): Verdict {
    let expired: Verdict;
    let undecided: Undecided | undefined;
    for (const exemption of this.all) {
      const answer = exemption.matches(subject);
      const { expires } = exemption.config;
      if (answer === false) continue;
      if (expires !== undefined && expires < today()) {
        if (answer === true) expired ??= { expired: expires };
      } else if (answer === true) {
        exemption.used = true;
        return "exempt";
      } else {
        exemption.undecided = true;
        undecided ??= answer;
      }
    }
    return undecided ?? expired;
  }
}

/** The day in UTC: `2026-11-22`. */
export const today = () => new Date(Date.now()).toISOString().slice(0, 10);

function test(matcher: Matcher, pattern: string): (value: string) => boolean {
  try {
    if (matcher === "image") return imageMatcher(pattern);
    const matches = matcher === "stack" ? ofStack(pattern) : glob(pattern);
    // An absent property is empty (no namespace on Docker, no valid name) and never matches.
    return (value) => value !== "" && matches(value);
  } catch (error) {
    // The one for images shows the pattern itself.
    const shown = matcher === "image" ? "" : `${JSON.stringify(cut(pattern))}: `;
    throw new Error(`is not a pattern: ${shown}${(error as Error).message}`);
  }
}

/** A stack is `shop/prod` to a pattern with a slash, and `prod` to others. */
function ofStack(pattern: string): (stack: string) => boolean {
  const matches = glob(pattern);
  return pattern.includes("/") ? matches : (stack) => matches(stack.slice(stack.indexOf("/") + 1));
}

const longest = 100;

function cut(pattern: string): string {
  return pattern.length > longest ? `${pattern.slice(0, longest)}…` : pattern;
}
