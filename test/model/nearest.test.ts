import assert from "node:assert/strict";
import { meant } from "../../policies/model/nearest";
import { rules, stackRules } from "../../policies/rules";

const names = [...rules, ...stackRules].map(({ name }) => name);

describe("the name that a misspelt one means", () => {
  for (const [misspelt, name] of [
    ["read-only-rot", "read-only-root"],
    ["readonly-root", "read-only-root"],
    ["read-onyl-root", "read-only-root"],
    ["Read-Only-Root", "read-only-root"],
    ["read_only_root", "read-only-root"],
    ["writeable-path-declared", "writable-paths-declared"],
    ["uploads", "no-uploads"],
    ["logdriver", "log-driver"],
    ["no-host-volume", "no-host-volumes"],
  ] as const) {
    it(`"${misspelt}" means ${name}`, () => {
      assert.equal(meant(misspelt, names), name);
    });
  }

  for (const stranger of ["web-images", "read-only", "", "x".repeat(100_000)]) {
    it(`"${stranger.slice(0, 20)}" of ${stranger.length} letters means none of the rules, so that all are named`, () => {
      assert.equal(meant(stranger, names), names.join(", "));
    });
  }
});
