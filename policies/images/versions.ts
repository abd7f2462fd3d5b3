type Semver = Pick<typeof import("semver"), "coerce" | "satisfies" | "validRange" | "intersects">;

// Loaded at the first use: the pack has to start fast.
const semver = (): Semver => require("semver");

/** The number a tag begins with, as a version: `17.2-alpine` is 17.2.0, `18beta1` is 18.0.0; undefined for `alpine3.20`. */
export function versionOf(tag: string): string | undefined {
  const [, number] = /^v?(\d{1,9}(?:\.\d{1,9}){0,2})(?!\d*[a-f]\d|\d)/.exec(tag) ?? [];
  return number === undefined ? undefined : semver().coerce(number)?.version;
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
