import assert from "node:assert/strict";
import { difference, writableRoots } from "../../scripts/demo/compare";

const preview = (said: string, code: number) => ({ said, code, stdout: "Previewing", stderr: "error: no" });

describe("the demo", () => {
  it("is content when an example says what it should and ends as it should", () => {
    assert.equal(difference("web", preview("❌\n", 255), "❌\n", true), undefined);
    assert.equal(difference("web", preview("✅\n", 0), "✅\n", false), undefined);
  });
  it("fails when the pack says something else, and shows what the CLI said", () => {
    assert.equal(
      difference("web", preview("✅\n", 0), "❌\n", true),
      "examples/web: the pack did not say what examples/web/expected.txt has.\nPreviewing\nerror: no",
    );
  });
  it("fails when an example that is to be refused passes, or the other way round", () => {
    assert.equal(
      difference("web", preview("❌\n", 0), "❌\n", true),
      "examples/web: the preview ended with 0.\nPreviewing\nerror: no",
    );
    assert.equal(
      difference("web", preview("✅\n", 255), "✅\n", false),
      "examples/web: the preview ended with 255.\nPreviewing\nerror: no",
    );
  });
  it("counts containers, not rules", () => {
    const said = ["read-only-root", 'container "a" has a writable root filesystem; set x', "no-uploads", "uploads"];
    assert.equal(writableRoots({ said: said.join("\n") }), 1);
    assert.equal(writableRoots({ said: "✅\n" }), 0);
  });
});
