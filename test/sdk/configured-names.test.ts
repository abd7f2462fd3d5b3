import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as rpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { policies, rule } from "../../policies/library";
import { formerNames } from "../../policies/rule";
import { type Names, readConfiguredNames, type Service } from "../../policies/sdk/configured-names";
import { fromWire, toWire } from "../../policies/testing/wire";
import { PackProcess, type PolicyConfig } from "../../tools/pack-process";
import { container } from "../support/resources";

const root = join(__dirname, "../..");

/** The configuration that the SDK reads from a message of the engine, and the lines that the pack reports. */
function read(names: Names, config: Readonly<Record<string, { level: 0 | 1 | 2 | 3; properties?: object }>>) {
  const { configure } = rpc.AnalyzerService as unknown as Required<Service>;
  const service: Service = { configure: { ...configure } };
  const told: string[] = [];
  readConfiguredNames(names, (line) => told.push(line), service);
  const message = new proto.ConfigureAnalyzerRequest();
  for (const [name, { level, properties = {} }] of Object.entries(config)) {
    const own = new proto.PolicyConfig();
    own.setEnforcementlevel(level);
    own.setProperties(toWire(properties) as never);
    message.getPolicyconfigMap().set(name, own);
  }
  const request = service.configure?.requestDeserialize?.(message.serializeBinary());
  const map = (request as unknown as proto.ConfigureAnalyzerRequest).getPolicyconfigMap();
  const entries = [...map.entries()] as [string, proto.PolicyConfig][];
  const read = entries.map(([name, own]) => [name, own.getEnforcementlevel(), fromWire(own.getProperties() as never)]);
  return { told, read: read.sort() };
}

describe("names of policies in a configuration", () => {
  const renamed = new Map([["logs-kept", "logs-bounded"]]);
  const known = ["logs-bounded", "no-cats"];

  it("a policy's name in a configuration stays as it is if a policy has it", () => {
    assert.deepEqual(read({ renamed, known }, { "no-cats": { level: 1 }, all: { level: 0 } }), {
      told: [],
      read: [
        ["all", 0, {}],
        ["no-cats", 1, {}],
      ],
    });
  });

  it("a former name in a configuration counts for the current name, level and options, with the defaults of the engine", () => {
    const config = {
      "logs-bounded": { level: 0, properties: { onUnknown: "advisory", exemptions: [] } },
      "logs-kept": { level: 2, properties: { onUnknown: "ignore" } },
    } as const;
    assert.deepEqual(read({ renamed, known }, config), {
      told: ['the configuration calls the policy "logs-bounded" by its former name "logs-kept"; rename the key'],
      read: [["logs-bounded", 2, { onUnknown: "ignore", exemptions: [] }]],
    });
  });

  it("a name in a configuration that no policy of the pack has is reported", () => {
    assert.deepEqual(read({ renamed, known }, { "no-cat": { level: 1 }, "no-cats": { level: 0 } }).told, [
      'the configuration names "no-cat", which is no policy of this pack and has no effect; use no-cats',
    ]);
    assert.deepEqual(read({ renamed, known }, { dogs: { level: 1 } }).told, [
      'the configuration names "dogs", which is no policy of this pack and has no effect; use logs-bounded, no-cats',
    ]);
  });

  it("an unknown name in a configuration is not reported by a user's own pack, which may have other policies", () => {
    assert.deepEqual(read({ renamed }, { "no-cat": { level: 1 } }).told, []);
  });

  it("a configuration is read as before if the SDK has no such service", () => {
    readConfiguredNames({ known }, assert.fail, {});
    readConfiguredNames({ known }, assert.fail, { configure: {} });
  });
});

describe("former names of rules", () => {
  it("a former name leads to the current one, for configurations and for `without`", () => {
    const all = [rule({ name: "x", description: "X.", formerly: ["w", "v"], *check() {} })];
    assert.deepEqual(
      [...formerNames(all)],
      [
        ["w", "x"],
        ["v", "x"],
      ],
    );
  });

  it("a former name is taken in the configuration of a user's own pack, each with one line", async () => {
    const pack = mkdtempSync(join(tmpdir(), "readonly-rootfs-names-"));
    try {
      symlinkSync(join(root, "node_modules"), join(pack, "node_modules"));
      writeFileSync(join(pack, "package.json"), JSON.stringify({ name: "acme", version: "1.0.0", main: "index.js" }));
      writeFileSync(
        join(pack, "index.js"),
        `const { PolicyPack } = require("@pulumi/policy");
         const { policies, rule } = require("@readonly-rootfs/policies");
         const own = rule({ name: "no-cats", formerly: ["cats"], description: "No cats.", check: () => [{ says: "is a cat" }] });
         new PolicyPack("acme", { policies: policies({ rules: [own] }) });`,
      );
      const running = await PackProcess.start(pack, { as: "directory" });
      const said = async (config: Readonly<Record<string, PolicyConfig>>) => {
        await running.configure(config);
        const found = await running.analyze(container({ readOnly: true }));
        return found.filter(({ policy }) => policy === "no-cats").map(({ message }) => message);
      };
      try {
        assert.deepEqual(await said({}), ['No cats.\ncontainer "web" is a cat']);
        const exempt = { exemptions: [{ reason: "It is one.", container: "web" }] };
        assert.deepEqual(await said({ cats: { level: "mandatory", properties: exempt } }), []);
        assert.deepEqual(running.told, [
          'the configuration calls the policy "no-cats" by its former name "cats"; rename the key',
        ]);
      } finally {
        await running.stop();
      }
    } finally {
      rmSync(pack, { recursive: true, force: true });
    }
  });

  for (const as of ["directory", "executable"] as const) {
    it(`a name that no rule has or had is reported by the built pack, started as ${as}`, async () => {
      const running = await PackProcess.start(join(root, "policies"), { as });
      try {
        await running.configure({ all: { level: "advisory" }, "read-only-rot": { level: "mandatory" } });
        assert.deepEqual(running.told, [
          'the configuration names "read-only-rot", which is no policy of this pack and has no effect; use read-only-root',
        ]);
      } finally {
        await running.stop();
      }
    });
  }

  it("a rule cannot take the former name of another", () => {
    const named = rule({ name: "x", description: "X.", formerly: ["y"], *check() {} });
    assert.throws(() => policies({ rules: [named, rule({ ...named, name: "y", formerly: [] })] }), {
      message: 'the rule "x" was formerly named "y", which another rule is named now; remove it from `formerly`',
    });
  });
});
