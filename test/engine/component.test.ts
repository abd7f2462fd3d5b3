import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { readOnlyHostMounts } from "../../policies/rules/read-only-host-mounts";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { analyze, type TestResource, urnOf } from "../../policies/testing";
import { container } from "../support/resources";

const below = (...types: string[]) =>
  types.reduce<string | undefined>(
    (parent, type) => urnOf({ type, name: "web", props: {}, ...(parent !== undefined && { opts: { parent } }) }),
    undefined,
  );

describe("a finding on the child of a component", () => {
  const said = async (rule: Parameters<typeof policy>[0], props: object, parent: string | undefined) => {
    const child: TestResource = {
      ...container({ readOnly: true, ...props }),
      ...(parent !== undefined && { opts: { parent } }),
    };
    const { violations } = await analyze([policy(rule)], child);
    return violations.map(({ message }) => message.split("\n")[1]?.split("; ").at(-1));
  };
  const nginx = { image: "registry.example/team/nginx:1.27" };

  it("a finding on the child of a hardened component names the component's argument", async () => {
    const hardened = below("hardened:index:HardenedContainer");
    assert.deepEqual(await said(writablePathsDeclared, { image: "memcached:1.6", tmpfs: {} }, hardened), []);
    assert.deepEqual(await said(writablePathsDeclared, { image: "nginx:1.27" }, hardened), [
      "HardenedContainer takes that as writable (recipe(image) has what a known image needs)",
    ]);
    assert.deepEqual(await said(dataOnVolumes, { image: "postgres:16" }, hardened), [
      "HardenedContainer takes that as writable, with a volume",
    ]);
    const volumes = [{ hostPath: "/etc", containerPath: "/mnt" }];
    assert.deepEqual(await said(readOnlyHostMounts, { ...nginx, volumes }, hardened), [
      "HardenedContainer takes that as readOnlyMounts",
    ]);
  });

  it("a finding on the child of a component of a team names the hardened component that it uses", async () => {
    const own = below("shop:index:Site", "hardened:index:HardenedContainer");
    assert.deepEqual(await said(dataOnVolumes, { image: "postgres:16" }, own), [
      "HardenedContainer takes that as writable, with a volume",
    ]);
  });

  it("a finding on the child of any other component names properties alone", async () => {
    for (const parent of [undefined, below("shop:index:Site"), below("shop:index:HardenedContainer")]) {
      assert.deepEqual(await said(dataOnVolumes, { image: "postgres:16" }, parent), ["mount a named volume there"]);
    }
  });
});
