import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { packages } from "../support/packages";

const directory = join(__dirname, "../../components");
// The published files; `npm run build` makes them.
const dist = join(directory, "dist");
const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));

/** Runs a script in a process in which these packages are not installed; returns what it prints as JSON. */
function without(missing: string[], script: string): unknown {
  const prelude = `
    const Module = require("node:module");
    const load = Module._load;
    const loaded = [];
    Module._load = function (request, ...rest) {
      if (${JSON.stringify(missing)}.some((name) => request === name || request.startsWith(name + "/"))) {
        throw Object.assign(new Error("Cannot find module '" + request + "'"), { code: "MODULE_NOT_FOUND" });
      }
      if (/^@pulumi\\/(docker|kubernetes)/.test(request)) loaded.push(request);
      return load.call(this, request, ...rest);
    };
    const hardened = require(${JSON.stringify(dist)});
    const pulumi = require("@pulumi/pulumi");
    pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) });
    const attempt = (declare) => { try { declare(); return "declared"; } catch (error) { return error.message; } };
    const docker = () => attempt(() => new hardened.HardenedContainer("web", { image: "app" }));
    const kubernetes = () => attempt(() => new hardened.HardenedDeployment("web", { containers: [{ image: "app" }] }));
  `;
  const printed = execFileSync(process.execPath, ["-e", `${prelude}; console.log(JSON.stringify((${script})()));`], {
    cwd: join(__dirname, "../.."),
    encoding: "utf8",
  });
  return JSON.parse(printed);
}

describe("the component package", () => {
  it("the component package loads no provider SDK before a component needs it", () => {
    assert.deepEqual(without([], "() => [[...loaded], docker(), loaded.some((name) => name.includes('kubernetes'))]"), [
      [],
      "declared",
      false,
    ]);
  });

  it("the component package needs only the SDK of the platform that is used", () => {
    assert.deepEqual(without(["@pulumi/kubernetes"], "() => [docker(), kubernetes()]"), [
      "declared",
      "HardenedDeployment needs the package @pulumi/kubernetes: install it with `npm install @pulumi/kubernetes`.",
    ]);
    assert.deepEqual(without(["@pulumi/docker"], "() => [docker(), kubernetes()]"), [
      "HardenedContainer needs the package @pulumi/docker: install it with `npm install @pulumi/docker`.",
      "declared",
    ]);
  });

  it("the component package has the provider SDKs as optional peers, so that no unused provider is downloaded", () => {
    assert.deepEqual(Object.keys(manifest.dependencies), packages.components.dependencies);
    for (const sdk of ["@pulumi/docker", "@pulumi/kubernetes"]) {
      assert(sdk in manifest.peerDependencies, sdk);
      assert.deepEqual(manifest.peerDependenciesMeta[sdk], { optional: true });
    }
  });

  it("the component package compiles in a program without the provider SDKs", () => {
    const project = mkdtempSync(join(tmpdir(), "readonly-rootfs-types-"));
    try {
      for (const [name, target] of [
        ["@readonly-rootfs/hardened", directory],
        ["@pulumi/pulumi", dirname(require.resolve("@pulumi/pulumi/package.json"))],
      ] as const) {
        mkdirSync(dirname(join(project, "node_modules", name)), { recursive: true });
        symlinkSync(target, join(project, "node_modules", name));
      }
      const file = join(project, "index.ts");
      writeFileSync(file, 'export { HardenedContainer, HardenedDeployment } from "@readonly-rootfs/hardened";\n');
      const program = ts.createProgram([file], {
        module: ts.ModuleKind.Node16,
        moduleResolution: ts.ModuleResolutionKind.Node16,
        // Behind its links the package would find the SDKs of this checkout.
        preserveSymlinks: true,
        strict: true,
        noEmit: true,
        types: [],
      });
      const own = program.getSourceFiles().filter(({ fileName }) => fileName.includes("/@readonly-rootfs/"));
      assert(own.some(({ fileName }) => fileName.endsWith("/dist/kubernetes/deployment.d.ts")));
      assert(!program.getSourceFiles().some(({ fileName }) => fileName.includes("@pulumi/docker")));
      const errors = own.flatMap((source) => program.getSemanticDiagnostics(source));
      assert.deepEqual(
        errors.map(({ messageText }) => messageText),
        [],
      );
    } finally {
      rmSync(project, { recursive: true });
    }
  });
});
