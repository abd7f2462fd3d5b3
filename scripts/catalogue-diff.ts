/**
 * Prints the changes of the catalogue that can block, or that change what a cure mounts, as lines for CHANGELOG.md:
 * `npm run catalogue:diff v0.1.0` up to the working tree, `npm run catalogue:diff A B` between two. Each is a git ref, or a
 * directory of entries.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { expandAll } from "../policies/images/expand";
import type { KnownImage } from "../policies/images/lookup";
import { type Change, changesBetween, type Effect } from "./catalogue-diff/changes";
import { runMain } from "./main";

const root = join(__dirname, "..");

const headings: Readonly<Record<Effect, string>> = {
  blocks: "Changes of the catalogue that can block where the rules are mandatory:",
  mounts: "Changes of the catalogue that change what cures mount:",
};

/**
 * The forms of all entries of a git ref, or of a directory.
 *
 * @throws Error that names what cannot be read
 */
export function catalogueAt(place: string): KnownImage[] {
  if (existsSync(place)) return formsIn(place);
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-catalogue-"));
  try {
    const archive = execFileSync("git", ["archive", "--end-of-options", place, "catalogue"], {
      cwd: root,
      maxBuffer: 2 ** 28,
      stdio: ["ignore", "pipe", "pipe"],
    });
    execFileSync("tar", ["-x", "-C", directory], { input: archive });
    return formsIn(join(directory, "catalogue"));
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer };
    throw new Error(`${place} is no directory and no git ref with a catalogue: ${String(stderr ?? message).trim()}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Without a check by the schema: that of an older version was another one. */
function formsIn(directory: string): KnownImage[] {
  const names = readdirSync(directory).filter((name) => name.endsWith(".yaml"));
  if (names.length === 0) throw new Error(`${directory} has no entries; name a directory of .yaml files`);
  return expandAll(names.sort().map((name) => parse(readFileSync(join(directory, name), "utf8"))));
}

/** The changes as the changelog has them, below a sentence for each effect. */
export function lines(changes: readonly Change[]): string[] {
  const effects = Object.keys(headings) as Effect[];
  return effects.flatMap((effect) => {
    const own = new Map<string, string[]>();
    for (const { entry, says } of changes.filter((change) => change.effect === effect)) {
      own.set(entry, [...(own.get(entry) ?? []), says]);
    }
    if (own.size === 0) return [];
    return [`- ${headings[effect]}`, ...[...own].map(([entry, all]) => `  - ${entry} ${all.join("; ")}.`)];
  });
}

function main([before, after = join(root, "catalogue")]: readonly string[]): void {
  if (before === undefined) throw new Error("name a git ref or a directory: npm run catalogue:diff v0.1.0");
  const printed = lines(changesBetween(catalogueAt(before), catalogueAt(after)));
  console.log(
    printed.length > 0 ? printed.join("\n") : "No change of the catalogue can block, or change what a cure mounts.",
  );
}

if (require.main === module) {
  runMain(() => main(process.argv.slice(2)));
}
