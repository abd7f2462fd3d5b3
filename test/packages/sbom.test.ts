import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../scripts/bundle";
import { packagesIn } from "../../scripts/bundle/licenses";
import type { Bom, Component } from "../../scripts/sbom";
import { json, npm, packages } from "../support/packages";

const root = join(__dirname, "../..");

/** The most packages that may be installed with the pack: each is one more to trust. */
const MOST = 227;

describe("the bill of materials", () => {
  let text: string;
  let bom: Bom;
  let installed: Component[];
  let file: Component;
  const locked = json(join(root, "package-lock.json")).packages as Record<string, { version: string }>;
  const nameAt = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  const pinned = new Set(Object.entries(locked).map(([path, { version }]) => `${nameAt(path)}@${version}`));

  before(() => {
    text = npm(root, "run", "--silent", "sbom");
    bom = JSON.parse(text);
    installed = bom.components.filter(({ type }) => type === "library");
    [file] = bom.components.filter(({ type }) => type === "file") as [Component];
  });

  it("the bill of materials names the pack and its version", () => {
    const { name, version } = json(join(root, "policies/package.json"));
    const { component } = bom.metadata;
    assert.equal(bom.bomFormat, "CycloneDX");
    assert.deepEqual(
      [component.name, component.version, component["bom-ref"], component.purl],
      [name, version, `${name}@${version}`, `pkg:npm/%40readonly-rootfs/policies@${version}`],
    );
  });

  it("the bill of materials has the same bytes each time, without a time or a directory", () => {
    assert.equal(npm(root, "run", "--silent", "sbom"), text);
    for (const key of ["serialNumber", "timestamp", "file:"]) assert.ok(!text.includes(key), key);
    for (const place of [root, `${tmpdir()}/`]) assert.ok(!text.includes(place), place);
  });

  it("the bill of materials lists the packages that the pack installs, as package-lock.json pins them, and no provider SDK", () => {
    const references = installed.map((component) => component["bom-ref"]);
    assert.ok(
      references.length <= MOST,
      `The pack now installs ${references.length} packages; ${MOST} were accepted. Leave out the new dependency, or raise MOST in this test and say in the commit what the packages replace.`,
    );
    assert.equal(new Set(references).size, references.length);
    for (const { name, version, purl, hashes } of installed) {
      assert.ok(pinned.has(`${name}@${version}`), `${name}@${version}`);
      assert.equal(purl, `pkg:npm/${name.replace("@", "%40")}@${version}`);
      assert.equal(hashes?.[0]?.alg, "SHA-512", name);
    }
    const names = installed.map(({ name }) => name);
    for (const name of [...packages.policies.dependencies, "@grpc/grpc-js"]) assert.ok(names.includes(name), name);
    assert.deepEqual(
      names.filter((name) => name.startsWith("@pulumi/")),
      ["@pulumi/policy", "@pulumi/pulumi"],
    );
    const direct = bom.dependencies.find(({ ref }) => ref === bom.metadata.component["bom-ref"])?.dependsOn ?? [];
    assert.deepEqual(
      direct.map((reference) => reference.replace(/@[^@]*$/, "")).sort(),
      [...packages.policies.dependencies].sort(),
    );
  });

  it("the bill of materials lists the bundled packages within the component of the executable", async () => {
    assert.equal(file.name, packages.policies.executable[0]);
    const content = readFileSync(join(root, "policies", file.name));
    assert.equal(file.hashes?.[0]?.content, createHash("sha512").update(content).digest("hex"));
    const inside = file.components ?? [];
    const { metafile } = await bundle();
    const expected = packagesIn(metafile).map((path) => `${nameAt(path)}@${locked[path]?.version}`);
    assert.deepEqual(
      inside.map(({ name, version }) => `${name}@${version}`),
      expected,
    );
    for (const component of inside) assert.equal(component.purl?.split("/")[0], "pkg:npm");
    const all = [...bom.components, ...inside].map((component) => component["bom-ref"]);
    assert.equal(new Set(all).size, all.length);
  });
});
