import assert from "node:assert/strict";
import { urnParts } from "../../policies/engine/urn";

describe("the names in a URN", () => {
  const given = { stack: "dev", project: "shop" };
  const container = "docker:index/container:Container";
  const none = { stack: "", project: "", above: [], types: "", type: "", name: "" };

  for (const [what, urn, parts] of [
    [
      "a resource of the program itself",
      `urn:pulumi:dev::shop::${container}::web`,
      { ...given, above: [], types: container, type: container, name: "web" },
    ],
    [
      "a resource in two components",
      `urn:pulumi:dev::shop::a:b:C$hardened:index:HardenedContainer$${container}::web`,
      {
        ...given,
        above: ["a:b:C", "hardened:index:HardenedContainer"],
        types: `a:b:C$hardened:index:HardenedContainer$${container}`,
        type: container,
        name: "web",
      },
    ],
    [
      "a name with colons and a dollar sign",
      `urn:pulumi:dev::shop::${container}::a::b:$c`,
      { ...given, above: [], types: container, type: container, name: "a::b:$c" },
    ],
    ["an empty text", "", none],
    ["a text that is no URN", "web::shop::a$b::c", none],
  ] as const) {
    it(`${what} is taken apart`, () => {
      assert.deepEqual(urnParts(urn), parts);
    });
  }
});
