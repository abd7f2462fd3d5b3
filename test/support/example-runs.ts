// One test for each preview of an example by the real CLI.
import assert from "node:assert/strict";
import { outputFile, type Run, titleOf } from "../../tools/example-runs";
import { expected, type PreviewOptions, previewExample } from "../../tools/examples";

/** Tests that the pack prints the content of each run's file, and that it lets the program pass or refuses it. */
export function testRuns(runs: readonly Run[], options: Pick<PreviewOptions, "pack"> = {}): void {
  for (const run of runs) {
    it(`examples/${titleOf(run)}`, async () => {
      const { said, code, stdout, stderr } = await previewExample(run.example, { ...run, ...options });
      const file = outputFile(run);
      const mend = `if the new output is right, run \`npm run outputs -- ${run.example}\` and review the diff of ${file}`;
      assert.equal(said, expected(run.example, file), `${mend}\n${stdout}${stderr}`);
      assert.equal(code === 0 ? "passes" : "is refused", run.verdict, stdout + stderr);
    });
  }
}
