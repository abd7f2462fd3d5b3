import assert from "node:assert/strict";
import { posix } from "node:path";
import fc from "fast-check";
import { cleanPath } from "../../policies/model/paths";

describe("the clean form of a path", () => {
  it("the clean form of a path is that of `posix.resolve`, for paths that a kernel may mount", () => {
    const step = fc.constantFrom("", ".", "..", "...", "a", "etc", ".a", "a b", "ä", "\\");
    const path = fc.array(step, { maxLength: 12 }).map((steps) => steps.join("/"));
    fc.assert(
      fc.property(fc.oneof(path, fc.string()), (given) => {
        assert.equal(cleanPath(given), posix.resolve("/", given));
      }),
      { numRuns: 2000 },
    );
  });

  it("the clean form of a path with very many steps up and down is the place that it leads to", () => {
    const [down, up] = ["a/".repeat(10_000), "../".repeat(10_000)];
    assert.equal(cleanPath(`/${down}${up}etc`), "/etc");
    assert.equal(cleanPath(`/srv/${down}${up}../etc/./`), "/etc");
    assert.equal(cleanPath(`${"./".repeat(100_000)}run`), "/run");
    assert.equal(cleanPath(`/etc/${down}`).slice(0, 9), "/etc/a/a/");
  });
});
