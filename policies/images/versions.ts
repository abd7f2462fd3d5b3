type Semver = Pick<typeof import("semver"), "satisfies" | "validRange" | "intersects">;

// Loaded at the first use: the pack has to start fast.
const semver = (): Semver => require("semver");

/** The number in each place that a tag leaves open: `4.4` names the newest version that begins with 4.4. */
const newest = 999_999_999;
/** What follows the number of a version before the first of its kind: `18beta1`, `3.0-rc.1`. */
const early = /^[-.]?(alpha|beta|rc|pre|snapshot|m\d)/i;

/**
 * The number a tag begins with, as a version: `8.0.36-oracle` is 8.0.36, `2024.08` the newest 2024.8, `18beta1` is 18.0.0; undefined
 * for `alpine3.20`.
 */
export function versionOf(tag: string): string | undefined {
  const [whole = "", number] = /^v?(\d{1,9}(?:\.\d{1,9}){0,2})(?!\d*[a-f]\d|\d)/.exec(tag) ?? [];
  if (number === undefined) return undefined;
  const open = early.test(tag.slice(whole.length)) ? 0 : newest;
  const [major, minor = open, patch = open] = number.split(".").map(Number);
  return `${major}.${minor}.${patch}`;
}

/** Whether the version of a tag is in a range of semver; a tag without a version is in none. */
export function isInRange(tag: string | undefined, range: string): boolean {
  const version = tag === undefined ? undefined : versionOf(tag);
  return version !== undefined && semver().satisfies(version, range);
}

/** Whether the version of a tag prints the error of a path; one without `errorVersions` is printed by all. */
export function printsError(
  { errorVersions }: { readonly errorVersions?: string },
  tag: () => string | undefined,
): boolean {
  return errorVersions === undefined || isInRange(tag(), errorVersions);
}

/** Whether semver can read the range. */
export function isRange(text: string): boolean {
  return semver().validRange(text) !== null;
}

/** Whether no version is in both ranges; absent ranges hold every version. */
export function disjoint(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && !semver().intersects(one, other);
}
