import assert from "node:assert/strict";
import { expected, previewExample } from "../support/examples";

/** Examples, and whether the pack lets them pass. */
const examples: Record<string, "passes" | "is refused"> = {
  writable: "is refused",
  "wordpress-docker": "passes",
};

describe("the real CLI says of every example what its expected.txt has", function () {
  this.timeout(120_000);
  for (const [name, verdict] of Object.entries(examples)) {
    it(`${name} ${verdict}`, async () => {
      const { said, code, stdout, stderr } = await previewExample(name);
      assert.equal(said, expected(name), stdout + stderr);
      assert.equal(code === 0 ? "passes" : "is refused", verdict, stdout + stderr);
    });
  }
});
