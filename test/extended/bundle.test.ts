import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { packArgs } from "../../policies/pack";
import { bundle } from "../../scripts/bundle";
import { packagesIn } from "../../scripts/bundle/licenses";
import { namesTaken, offered, standIns } from "../../scripts/bundle/sdk";
import { nodeVersions } from "../../tools/node-versions";
import { PackProcess, questionsAbout } from "../../tools/pack-process";
import { ensureNode } from "../../tools/toolchain";
import { docker } from "../support/platforms";
import type { Row } from "../support/rule-table-rows";

const pack = join(__dirname, "../../policies");
const entry = join(pack, "bin/readonly-rootfs");
const deserialize = require.resolve("@pulumi/policy/deserialize.js");

/** The exports of a stand-in, as the bundle gets them. */
function standIn(module: string): Record<string, unknown> {
  const exports = {};
  new Function("exports", "require", standIns[module] as string)(exports, createRequire(deserialize));
  return exports;
}

describe("the executable entry", () => {
  let built: Awaited<ReturnType<typeof bundle>>;
  before(async () => {
    built = await bundle();
  });

  it("the executable is built from the sources with the same bytes each time, and has its mode", async () => {
    assert.equal((await bundle()).code, built.code);
    assert.equal(readFileSync(entry, "utf8") === built.code, true, "run `npm run build`");
    assert.equal(readFileSync(`${entry}.licenses.txt`, "utf8"), built.licenses);
    assert.equal(built.code.split("\n")[0], "#!/usr/bin/env node");
    assert.equal(statSync(entry).mode & 0o111, 0o111);
    assert.equal(built.code.includes(join(__dirname, "../..")), false, "it names the directory it was built in");
  });

  it("the executable has no character beyond Latin-1, which would double what V8 keeps of it", () => {
    assert.equal(/[^\0-\xff]/.exec(built.code)?.[0], undefined);
  });

  it("the executable contains exactly the listed packages, with the licence of each", () => {
    const names = packagesIn(built.metafile).map((directory) => directory.replace("node_modules/", ""));
    assert.deepEqual(names, [
      "@grpc/grpc-js",
      "@grpc/proto-loader",
      "@js-sdsl/ordered-map",
      "@protobufjs/aspromise",
      "@protobufjs/base64",
      "@protobufjs/codegen",
      "@protobufjs/eventemitter",
      "@protobufjs/fetch",
      "@protobufjs/float",
      "@protobufjs/path",
      "@protobufjs/pool",
      "@protobufjs/utf8",
      "@pulumi/policy",
      "@pulumi/pulumi",
      "ajv",
      "dockerfile-ast",
      "fast-deep-equal",
      "fast-uri",
      "google-protobuf",
      "json-schema-traverse",
      "lodash.camelcase",
      "long",
      "protobufjs",
      "semver",
      "unbash",
      "vscode-languageserver-textdocument",
      "vscode-languageserver-types",
      "yaml",
    ]);
    const heads = built.licenses.match(/^## \S+/gm) ?? [];
    assert.deepEqual(
      heads.map((head) => head.slice(3)),
      names,
    );
  });

  it("the executable contains only the listed files of @pulumi/pulumi", () => {
    const files = Object.keys(built.metafile.inputs).flatMap(
      (file) => file.split("node_modules/@pulumi/pulumi/")[1] ?? [],
    );
    assert.deepEqual(files.sort(), [
      "asset/archive.js",
      "asset/asset.js",
      "asset/index.js",
      "proto/analyzer_grpc_pb.js",
      "proto/analyzer_pb.js",
      "proto/plugin_pb.js",
      "utils.js",
    ]);
  });

  it("the executable needs no file beside it except package.json", async () => {
    const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-bundle-"));
    try {
      mkdirSync(join(directory, "bin"));
      for (const file of ["bin/readonly-rootfs", "package.json"]) cpSync(join(pack, file), join(directory, file));
      // The CLI starts the file itself: shebang and mode have to be right, wherever it is started.
      const running = await PackProcess.start(directory, { as: "program", cwd: tmpdir() });
      try {
        assert.equal(running.before, "");
        await running.configure({ "read-only-root": { level: "mandatory", properties: { exemptions: [] } } });
        const found = await running.analyze({
          type: docker.type,
          name: "web",
          props: docker.write({ image: "wordpress:6.8-apache" }),
        });
        assert.deepEqual(
          found.filter(({ policy }) => policy === "read-only-root").map(({ message }) => message),
          [
            "Containers run on a read-only root filesystem.\n" +
              'container "web" has a writable root filesystem; set readOnly to true; ' +
              "wordpress:6.8-apache also needs a tmpfs at /run/apache2, /run/lock/apache2 and /tmp",
          ],
        );
        await running.configure({ "read-only-root": { level: "mandatory", properties: { exemption: [] } } });
        await assert.rejects(
          running.analyze({ type: docker.type, props: docker.write({}) }),
          /configuration of policy "read-only-root": exemption is not a key it knows/,
        );
      } finally {
        await running.stop();
      }
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

describe("the stand-ins for the Pulumi SDK in the executable entry", () => {
  it("the stand-ins for the Pulumi SDK have every name that the policy SDK uses", () => {
    const code = readFileSync(deserialize, "utf8");
    for (const [module, names] of Object.entries(offered)) {
      assert.deepEqual(
        namesTaken(code, module).filter((name) => !names.includes(name)),
        [],
      );
    }
    assert.deepEqual(Object.keys(standIns), Object.keys(offered));
  });

  it("the build of the executable fails if a newer policy SDK uses other names, or uses them in an unreadable form", () => {
    const code =
      'const rpc_2 = require("@pulumi/pulumi/runtime/rpc");\nif (rpc_2.specialNewSig) rpc_2.specialSigKey();';
    assert.deepEqual(namesTaken(code, "@pulumi/pulumi/runtime/rpc"), ["specialNewSig", "specialSigKey"]);
    assert.throws(
      () => namesTaken('import rpc from "@pulumi/pulumi/runtime/rpc";', "@pulumi/pulumi/runtime/rpc"),
      /^Error: no names taken of @pulumi\/pulumi\/runtime\/rpc were found; adapt scripts\/bundle\/sdk\.ts$/,
    );
  });

  it("the stand-in for the Pulumi SDK has the SDK's own asset classes", () => {
    const { asset } = standIn("@pulumi/pulumi");
    assert.equal(asset, pulumi.asset);
    const [, ...names] = offered["@pulumi/pulumi"] ?? [];
    for (const name of names) {
      assert.equal(typeof pulumi.asset[name.replace("asset.", "") as "FileAsset"], "function", name);
    }
  });

  it("the stand-in for the Pulumi SDK tells outputs from other values as the SDK does", () => {
    const { Output } = standIn("@pulumi/pulumi") as { Output: typeof pulumi.Output };
    for (const value of [pulumi.output(1), pulumi.secret("x"), 1, {}, null, undefined, { __pulumiOutput: false }]) {
      assert.equal(Output.isInstance(value), pulumi.Output.isInstance(value));
    }
    assert.equal(Output.isInstance(pulumi.output(1)), true);
  });

  it("the stand-in for the Pulumi SDK has the SDK's own marks of secrets and assets", () => {
    const rpc = require("@pulumi/pulumi/runtime/rpc");
    const marks = standIn("@pulumi/pulumi/runtime/rpc");
    assert.deepEqual(Object.keys(marks).sort(), [...(offered["@pulumi/pulumi/runtime/rpc"] ?? [])]);
    for (const [name, mark] of Object.entries(marks)) assert.equal(mark, rpc[name], name);
  });
});

describe("the executable entry and the directory", () => {
  const tables: Row[] = [];
  before(() => {
    const script = join(__dirname, "../support/rule-table-rows.ts");
    const output = execFileSync(process.execPath, ["--require", require.resolve("tsx/cjs"), script], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    tables.push(...JSON.parse(output));
  });

  it("the comparison of executable and directory has the rows of every rule's table", () => {
    const names = packArgs().policies.map(({ name }) => name);
    assert.deepEqual([...new Set(tables.map(({ rule }) => rule))].sort(), names.sort());
  });

  for (const major of nodeVersions) {
    it(`the executable and the directory give the same answers on every row of every rule's table, on Node.js ${major}`, async function () {
      const node = await ensureNode(major);
      if (node.path === undefined) {
        console.log(`      skipped: Node.js ${major} is missing: ${node.reason}`);
        return this.skip();
      }
      assert.ok(tables.length > 400, `${tables.length} rows`);
      const bundled = await PackProcess.start(pack, { as: "executable", node: node.path });
      const directory = await PackProcess.start(pack, { as: "directory", node: node.path });
      try {
        let remediations = 0;
        let aboutStacks = 0;
        for (const level of ["mandatory", "remediate"] as const) {
          let configured = "";
          for (const { rule, name, given, config } of tables) {
            const settings = Object.fromEntries(
              Object.entries(config).map(([policy, properties]) => [policy, { level, properties }]),
            );
            // Most rows of a table have the configuration of the row before.
            if (JSON.stringify(settings) !== configured)
              await Promise.all([bundled.configure(settings), directory.configure(settings)]);
            configured = JSON.stringify(settings);
            for (const [method, question] of questionsAbout(given)) {
              const [one, other] = await Promise.all([bundled, directory].map((each) => each.ask(method, question)));
              assert.ok(one instanceof Buffer, `${rule}: ${name} at level ${level}: ${one}`);
              assert.deepEqual(other, one, `${rule}: ${name} at level ${level}: ${method}`);
              if (method === "Remediate")
                remediations += proto.RemediateResponse.deserializeBinary(one).getRemediationsList().length;
              if (method === "AnalyzeStack")
                aboutStacks += proto.AnalyzeResponse.deserializeBinary(one).getDiagnosticsList().length;
            }
          }
        }
        assert.ok(remediations > 50, `${remediations} remediations`);
        assert.ok(aboutStacks > 50, `${aboutStacks} findings about stacks`);
      } finally {
        await Promise.all([bundled.stop(), directory.stop()]);
      }
    });
  }
});
