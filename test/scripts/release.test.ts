import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { dated, steps } from "../../scripts/release";

const root = join(__dirname, "../..");

describe("npm run release", () => {
  it("npm run release dates the unreleased heading of the changelog, and leaves older ones", () => {
    const old = "# Changelog\n\n## 0.2.0 (unreleased)\n\n- New.\n\n## 0.1.0 (2026-11-26)\n";
    assert.equal(dated(old, "0.2.0", "2027-01-31"), old.replace("(unreleased)", "(2027-01-31)"));
    assert.throws(() => dated("# Changelog\n", "0.2.0", "2027-01-31"), {
      message: "CHANGELOG.md has no heading that ends in `(unreleased)`; add one with the changes of this release",
    });
  });

  it("npm run release gives the command line the new version of the pack, before npm looks for it", () => {
    const commands = steps("0.2.0").map(({ command }) => command.slice(0, 4).join(" "));
    assert.deepEqual(commands.slice(0, 2), [
      "npm pkg set dependencies[@readonly-rootfs/policies]=0.2.0",
      "npm version 0.2.0 --workspaces",
    ]);
  });

  it("npm run release records the bench", () => {
    const commands = steps("0.2.0").map(({ command }) => command.join(" "));
    assert.ok(commands.includes("npm run --silent bench -- --record"), commands.join("\n"));
  });

  it("npm run release refuses a malformed version and one before the current, and changes nothing", () => {
    for (const version of ["next", "0.0.1", "v9.0.0"]) {
      const script = ["--import", "tsx", join(root, "scripts/release.ts"), version];
      const { status, stderr } = spawnSync(process.execPath, script, { cwd: root, encoding: "utf8" });
      assert.equal(status, 1);
      assert.match(stderr, /^usage: npm run release -- VERSION, a version not before \d+\.\d+\.\d+\n$/);
    }
  });
});
