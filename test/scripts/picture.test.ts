import assert from "node:assert/strict";
import { digestOf } from "../../scripts/picture";

describe("the README's picture of the write map", () => {
  const page = (date: string, text: string) => `<p>${text}</p><time datetime="${date}">${date} UTC</time>`;
  it("the digest of a write map is the same on another day and with another end of a name, and another for another text", () => {
    assert.equal(digestOf(page("2026-01-01", "web")), digestOf(page("2026-01-02", "web")));
    assert.equal(digestOf(page("2026-01-01", "web-f9e93ef")), digestOf(page("2026-01-01", "web-0b1c2d3")));
    assert.notEqual(digestOf(page("2026-01-01", "web")), digestOf(page("2026-01-01", "api")));
  });
});
