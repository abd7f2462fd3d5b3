/**
 * Prepares a release: `npm run release -- 0.2.0`. Sets the version of all packages, dates the newest heading of the
 * changelog, and records the bench. Publishing is the work of .github/workflows/release.yml, once the tag is pushed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";
import { runMain } from "./main";
import { runAll, type Step, summary } from "./steps";

const root = join(__dirname, "..");

/**
 * The changelog with its unreleased heading as the one of `version`.
 *
 * @throws Error if there is no such heading
 */
export function dated(changelog: string, version: string, day: string): string {
  const heading = /^## .* \(unreleased\)$|^## Unreleased$/m;
  if (!heading.test(changelog)) {
    throw new Error(
      "CHANGELOG.md has no heading that ends in `(unreleased)`; add one with the changes of this release",
    );
  }
  return changelog.replace(heading, `## ${version} (${day})`);
}

/** The commands after the changelog is dated. */
export const steps = (version: string): readonly Step[] => [
  {
    // `npm version` leaves it as it is, and then looks for the old version in the registry.
    name: "the pack that the command line takes",
    command: ["npm", "pkg", "set", `dependencies[@readonly-rootfs/policies]=${version}`, "--workspace", "cli"],
    mend: "see what npm says above",
  },
  {
    name: "versions",
    command: [
      "npm",
      "version",
      version,
      "--workspaces",
      "--include-workspace-root",
      "--no-git-tag-version",
      "--allow-same-version",
    ],
    mend: "see what npm says above",
  },
  { name: "schema", command: ["npm", "run", "--silent", "schema", "-w", "components"], mend: "see above" },
  {
    name: "bench",
    command: ["npm", "run", "--silent", "bench", "--", "--record"],
    mend: "run `npm run bench -- --record` again on an idle machine, or make what is over its budget cheaper",
  },
  { name: "documents", command: ["npm", "run", "--silent", "docs"], mend: "see above" },
];

function main(version: string | undefined): void {
  const current = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
  if (version === undefined || semver.valid(version) !== version || semver.lt(version, current)) {
    throw new Error(`usage: npm run release -- VERSION, a version not before ${current}`);
  }
  const file = join(root, "CHANGELOG.md");
  writeFileSync(file, dated(readFileSync(file, "utf8"), version, new Date().toISOString().slice(0, 10)));
  const all = steps(version);
  const failed = runAll(all, root);
  console.log(summary(failed, all));
  if (failed.length > 0) process.exitCode = 1;
  else console.log(`review the diff, run .ci/run, commit, then: git tag v${version} && git push origin v${version}`);
}

if (require.main === module) {
  runMain(() => main(process.argv[2]));
}
