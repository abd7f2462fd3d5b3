import { readdirSync } from "node:fs";
import { join } from "node:path";

/** `no-host-ports` as the identifier of its rule: `noHostPorts`. */
export const identifierOf = (name: string) => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The names of the rules in a checkout: each is a file, or a folder of its name. */
export function ruleNames(root: string): string[] {
  const entries = readdirSync(join(root, "policies/rules"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() || (entry.name.endsWith(".ts") && entry.name !== "index.ts"))
    .map((entry) => entry.name.replace(/\.ts$/, ""))
    .sort();
}

/** Why a new rule cannot have this name, in a sentence; undefined if it can. */
export function nameFault(name: string, taken: readonly string[]): string | undefined {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name))
    return `"${name}" is no name of a rule; write lower-case words with "-": no-host-ports`;
  if (taken.includes(name)) return `there is a rule "${name}" already; choose another name`;
  return undefined;
}

/**
 * A changelog with a line at the end of the newest list about the policy pack.
 *
 * @throws Error if there is no such list
 */
export function withChange(changelog: string, line: string): string {
  const heading = changelog.indexOf("\n### Policy pack");
  if (heading < 0) throw new Error("CHANGELOG.md has no heading `### Policy pack`; add it below the newest version");
  const next = changelog.slice(heading + 1).search(/\n#/);
  const end = next < 0 ? changelog.length : heading + 1 + next;
  const list = changelog.slice(0, end).trimEnd();
  return `${list}\n- ${line}\n${next < 0 ? "" : changelog.slice(end)}`;
}
