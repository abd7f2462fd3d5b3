import assert from "node:assert/strict";
import { join } from "node:path";
import { demoRuns, titleOf } from "../../tools/example-runs";
import { root } from "../../tools/examples";
import { run } from "../../tools/toolchain/run";

describe("the real CLI says of the demo's examples what their expected.txt has", () => {
  it(`npm run demo shows that examples/${demoRuns.map(titleOf).join(" and ")}, and draws the write map`, async () => {
    const demo = ["--require", require.resolve("tsx/cjs"), join(root, "scripts/demo.ts")];
    // It ends with 1 where an output or a verdict differs, and says which.
    const { code, stdout, stderr } = await run(process.execPath, demo, { cwd: root });
    assert.equal(code, 0, stdout + stderr);
    for (const { example } of demoRuns)
      assert.ok(stdout.includes(`$ cd examples/${example} && pulumi preview `), stdout);
    assert.ok(stdout.endsWith(`, in a browser: ${join(root, "write-map.html")}\n`), stdout);
  });
});
