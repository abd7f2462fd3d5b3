import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

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
    assert.deepEqual(Object.keys(manifest.dependencies), ["@pulumi/pulumi"]);
    for (const sdk of ["@pulumi/docker", "@pulumi/kubernetes"]) {
      assert(sdk in manifest.peerDependencies, sdk);
      assert.deepEqual(manifest.peerDependenciesMeta[sdk], { optional: true });
    }
  });

  it("the component package declares no type that needs a provider SDK, so that a program compiles without it", () => {
    const reached = new Set<string>();
    const follow = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { fileName } of ts.preProcessFile(readFileSync(file, "utf8")).importedFiles) {
        assert(!/^@pulumi\/(docker|kubernetes)/.test(fileName), `${relative(dist, file)} imports ${fileName}`);
        if (fileName.startsWith(".")) follow(`${join(dirname(file), fileName)}.d.ts`);
      }
    };
    follow(join(dist, "index.d.ts"));
    assert(reached.has(join(dist, "kubernetes/deployment.d.ts")));
  });
});
