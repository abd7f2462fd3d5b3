import assert from "node:assert/strict";
import { expected, type PreviewOptions, previewExample } from "../../tools/examples";

/** One preview of an example, and whether the pack lets it pass. */
export interface Run extends PreviewOptions {
  example: string;
  verdict: "passes" | "is refused";
  /** The file that has what the pack says. Default: `expected.<stack>.txt` where a stack is named, else expected.txt. */
  says?: string;
}

export const refused = (example: string, options: Partial<Run> = {}): Run => ({
  example,
  verdict: "is refused",
  ...options,
});
export const passes = (example: string, options: Partial<Run> = {}): Run => ({
  example,
  verdict: "passes",
  ...options,
});

/** One test for each run: the pack says what its file has, and lets the program pass or not. */
export function tells(runs: readonly Run[]): void {
  for (const { example, verdict, says, ...options } of runs) {
    const { stack, policies: configured } = options;
    const under = [stack && `as stack ${stack}`, configured && `under ${configured}`].filter(Boolean);
    it([example, ...under, verdict].join(" "), async () => {
      const { said, code, stdout, stderr } = await previewExample(example, options);
      const file = says ?? (stack === undefined ? "expected.txt" : `expected.${stack}.txt`);
      assert.equal(said, expected(example, file), stdout + stderr);
      assert.equal(code === 0 ? "passes" : "is refused", verdict, stdout + stderr);
    });
  }
}
