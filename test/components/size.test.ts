import assert from "node:assert/strict";
import fc from "fast-check";
import { dockerSize, kubernetesSize, parseSize } from "../../components/size";

describe("size", () => {
  const sizes: Record<string, [bytes: number | undefined, docker?: string, kubernetes?: string]> = {
    "1048576": [1048576, "1m", "1Mi"],
    "1000": [1000, "1000", "1000"],
    "512b": [512, "512", "512"],
    "1k": [1024, "1k", "1Ki"],
    "64m": [67108864, "64m", "64Mi"],
    "64mb": [67108864, "64m", "64Mi"],
    "2g": [2147483648, "2g", "2Gi"],
    "1t": [1099511627776, "1t", "1Ti"],
    "1Ki": [1024, "1k", "1Ki"],
    "64Mi": [67108864, "64m", "64Mi"],
    "1.5Gi": [1610612736, "1536m", "1536Mi"],
    "2048Ti": [2251799813685248, "2048t", "2048Ti"],
    "0": [undefined],
    "0Mi": [undefined],
    "": [undefined],
    "1.0000001Ki": [undefined],
    "9007199254740993": [undefined],
    "64M": [undefined],
    "1G": [undefined],
    "1K": [undefined],
    "1KB": [undefined],
    "64mi": [undefined],
    "10x": [undefined],
    "-1Mi": [undefined],
    "+1Mi": [undefined],
    "1e6": [undefined],
    "1 Mi": [undefined],
    " 1Mi": [undefined],
    "1Mi\n": [undefined],
    ".5Gi": [undefined],
    "50%": [undefined],
    Mi: [undefined],
  };
  for (const [text, [bytes, docker, kubernetes]] of Object.entries(sizes)) {
    it(`the size ${JSON.stringify(text)} is ${bytes === undefined ? "refused" : `${bytes} bytes`}`, () => {
      assert.equal(parseSize(text), bytes);
      if (bytes === undefined) return;
      assert.equal(dockerSize(bytes), docker);
      assert.equal(kubernetesSize(bytes), kubernetes);
    });
  }

  it("a size means the same in every spelling", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (bytes) => {
        assert.equal(parseSize(dockerSize(bytes)), bytes);
        assert.equal(parseSize(kubernetesSize(bytes)), bytes);
        assert.equal(parseSize(String(bytes)), bytes);
      }),
      { numRuns: 1000 },
    );
  });
});
