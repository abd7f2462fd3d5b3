import assert from "node:assert/strict";
import { difference, writableRoots } from "../../scripts/demo/compare";

const preview = (said: string, code: number) => ({ said, code, stdout: "Previewing", stderr: "error: no" });

describe("the demo", () => {
  it("the demo accepts an example whose output and verdict are the expected ones", () => {
    assert.equal(difference("web", preview("❌\n", 255), "❌\n", true), undefined);
    assert.equal(difference("web", preview("✅\n", 0), "✅\n", false), undefined);
  });
  it("the demo fails on another output of the pack, and shows the output of the CLI", () => {
    assert.equal(
      difference("web", preview("✅\n", 0), "❌\n", true),
      "examples/web: the pack did not say what examples/web/expected.txt has.\nPreviewing\nerror: no",
    );
  });
  it("the demo fails on an example with the other verdict", () => {
    assert.equal(
      difference("web", preview("❌\n", 0), "❌\n", true),
      "examples/web: the preview ended with 0.\nPreviewing\nerror: no",
    );
    assert.equal(
      difference("web", preview("✅\n", 255), "✅\n", false),
      "examples/web: the preview ended with 255.\nPreviewing\nerror: no",
    );
  });
  it("the demo counts containers with a writable root, not rules", () => {
    const said = ["read-only-root", 'container "a" has a writable root filesystem; set x', "no-uploads", "uploads"];
    assert.equal(writableRoots({ said: said.join("\n") }), 1);
    assert.equal(writableRoots({ said: "✅\n" }), 0);
  });
});
