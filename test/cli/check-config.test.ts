import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../cli/failure";
import { program } from "../../cli/program";
import { configurationFaults } from "../../policies/configuration";
import { rules } from "../../policies/rules";
import { runAt } from "../support/clock";
import { documentedConfigurations } from "../support/configurations";

const all = "advisory, mandatory, remediate or disabled";
const names =
  "charts-rendered, confined-process, data-on-volumes, exemptions-current, inspectable, log-driver, no-host-volumes, " +
  "no-read-only-bypass, no-uploads, no-writable-system-paths, read-only-host-mounts, read-only-root, safe-memory-mounts, " +
  "shared-writable-volumes, writable-paths-declared";
const on = { resource: "web", reason: "It is old." };

/** One mistake each, and its line. */
const bad: Readonly<Record<string, readonly [config: object, says: string]>> = {
  "a misspelt rule beside a level, which the CLI drops": [
    { "read-only-rot": { enforcementLevel: "advisory", exemptions: [on] } },
    "read-only-rot is no policy of this pack and has no effect; use read-only-root",
  ],
  "a name that is like none of the rules": [
    { "web-images": "advisory" },
    `web-images is no policy of this pack and has no effect; use ${names}`,
  ],
  "options below all, which the CLI drops": [
    { all: { enforcementLevel: "advisory", exemptions: [on] } },
    "all.exemptions has no effect, for all takes a level alone; write it below each policy",
  ],
  "a level that does not exist": [
    { "log-driver": "warn" },
    `log-driver is no level; write ${all}, or an object of its keys`,
  ],
  "a level that does not exist in an object": [
    { "log-driver": { enforcementLevel: null } },
    `log-driver.enforcementLevel is no level; write ${all}`,
  ],
  "a level of all that does not exist": [{ all: "off" }, `all is no level; write ${all}`],
  "a list for a rule": [{ "log-driver": [] }, `log-driver is no level; write ${all}, or an object of its keys`],
  "the schema of an editor": [
    { $schema: "configuration.schema.json" },
    "$schema is no policy; name the schema in the settings of the editor",
  ],
  "environments that are no list": [{ environments: "dev" }, "environments must be a list of texts"],
  "a date in another format": [
    { "log-driver": { exemptions: [{ ...on, expires: "30/06/2027" }] } },
    "log-driver.exemptions[0].expires is not a day of the calendar; write it as 2027-01-31",
  ],
  "a mirror with its protocol": [
    { "read-only-root": { mirrors: ["https://mirror.example"] } },
    "read-only-root.mirrors[0] is no registry, or registry and path; write it as mirror.example/dockerhub, without https://, with a path in lower case",
  ],
  "a size in decimal units": [
    { "safe-memory-mounts": { size: "64MB" } },
    "safe-memory-mounts.size is no size; write it in binary units, as 64Mi",
  ],
  "an exemption without a date where each must expire": [
    { "exemptions-current": { maxDays: 90 }, "log-driver": { exemptions: [on] } },
    "log-driver.exemptions[0] never expires; let it expire within 90 days, by 2027-02-20",
  ],
  "an exemption that expires too late": [
    { "exemptions-current": { maxDays: 1 }, "log-driver": { exemptions: [{ ...on, expires: "2026-11-24" }] } },
    "log-driver.exemptions[0] expires on 2026-11-24; let it expire within 1 day, by 2026-11-23",
  ],
  "an exemption without the owner that each must name": [
    { "exemptions-current": { requireOwner: true }, "log-driver": { exemptions: [on] } },
    "log-driver.exemptions[0] has no owner; name the team or person that answers for it",
  ],
};

const text = `{
  "all": { "enforcementLevel": "advisory", "onUnknown": "ignore" },
  "read-only-root": "advisory",
  "log-driver": {
    "exemptions": [
      { "resource": "web", "reason": "It is old." },
      { "resource": "api", "reason": "It is old.",
        "expires": "soon", "reason": "" }
    ]
  },
\t"read-only-root": { "exemption": [] }
}
`;

describe("the command check-config", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-config-"));
  });
  after(() => rmSync(directory, { recursive: true }));
  runAt("2026-11-22T12:00:00Z");

  async function ran(text: string, ...args: string[]) {
    const file = join(directory, "config.json");
    writeFileSync(file, text);
    let [stdout, stderr] = ["", ""];
    const around = {
      stdout: { write: (text: string) => (stdout += text) },
      stderr: { write: (text: string) => (stderr += text) },
      env: {},
    };
    const code = await program(around, new AbortController().signal, ["check-config", file, ...args]);
    return {
      code,
      lines: stdout.replaceAll(file, "FILE").split("\n").slice(0, -1),
      stderr: stderr.replaceAll(file, "FILE"),
    };
  }

  for (const [what, [config, says]] of Object.entries(bad)) {
    it(`check-config reports ${what}`, async () => {
      const { code, lines, stderr } = await ran(JSON.stringify(config));
      assert.deepEqual({ code, lines, stderr }, { code: 1, lines: [`FILE:1: ${says}`], stderr: "1 mistake\n" });
    });
  }

  it("check-config reports all mistakes of a file in the order of their lines, keys that stand twice too", async () => {
    const { code, lines, stderr } = await ran(text);
    assert.deepEqual(lines, [
      "FILE:2: all.onUnknown has no effect, for all takes a level alone; write it below each policy",
      "FILE:8: log-driver.exemptions[1].expires is not a day of the calendar; write it as 2027-01-31",
      "FILE:8: log-driver.exemptions[1].reason must not be empty",
      "FILE:8: log-driver.exemptions[1].reason stands in lines 7 and 8, of which the Pulumi CLI reads the last alone; merge them",
      "FILE:11: read-only-root stands in lines 3 and 11, of which the Pulumi CLI reads the last alone; merge them",
      "FILE:11: read-only-root.exemption is not a key it knows; it knows enforcementLevel, images, imagesFrom, mirrors, onUnknown, exemptions",
    ]);
    assert.deepEqual({ code, stderr }, { code: 1, stderr: "6 mistakes\n" });
  });

  it("check-config accepts an empty file, as the CLI does, and all configurations of the documents and examples", async () => {
    for (const { where, text } of [{ where: "an empty file", text: " \n" }, ...documentedConfigurations()]) {
      assert.deepEqual(await ran(text), { code: 0, lines: [], stderr: "FILE: no mistakes\n" }, where);
    }
  });

  it("check-config reports every mistake of one exemption, and none that follows from another", async () => {
    const exemption = { resource: "web[", reason: "", expires: "2026-02-31", kind: 1 };
    const misspelt = { ressource: "web", reason: "It is old.", expires: "soon" };
    const config = JSON.stringify({ "read-only-root": { exemptions: [exemption, misspelt, 1] } });
    const keys = "reason, expires, owner, stack, resource, kind, namespace, container, image";
    assert.deepEqual((await ran(config)).lines, [
      "FILE:1: read-only-root.exemptions[0].expires is not a day of the calendar; write it as 2027-01-31",
      "FILE:1: read-only-root.exemptions[0].kind must be string; put it in quotes",
      "FILE:1: read-only-root.exemptions[0].reason must not be empty",
      'FILE:1: read-only-root.exemptions[0].resource is not a pattern: "web[": "[" has no "]"; write "\\[" for the character itself',
      "FILE:1: read-only-root.exemptions[1].expires is not a day of the calendar; write it as 2027-01-31",
      `FILE:1: read-only-root.exemptions[1].ressource is not a key it knows; it knows ${keys}`,
      "FILE:1: read-only-root.exemptions[2] must be object",
    ]);
  });

  it("check-config leaves the rules of a pack of one's own to it", async () => {
    const config = JSON.stringify({ "pinned-images": { registries: [1] }, "no-cats": "advisory" });
    assert.equal((await ran(config, "--own-rule", "pinned-images", "--own-rule", "no-cats")).code, 0);
    assert.deepEqual((await ran(config, "--own-rule", "no-cats")).lines, [
      `FILE:1: pinned-images is no policy of this pack and has no effect; use ${names.replace("no-host", "no-cats, no-host")}`,
    ]);
  });

  it("check-config refuses a file that is no configuration, or that is not there", async () => {
    const refused = (text: string) =>
      ran(text).then(
        () => "",
        (error) =>
          error instanceof Failure ? error.message.replaceAll(join(directory, "config.json"), "FILE") : `${error}`,
      );
    assert.match(
      await refused("read-only-root: advisory\n"),
      /^FILE is no JSON, which is all that the Pulumi CLI reads: Unexpected token '?r'?( in JSON at position 0)?\.$/,
    );
    assert.match(await refused('{ "all": "advisory", }'), /^FILE is no JSON, .* position 21/);
    for (const text of ["[]", "null", "1"]) {
      assert.equal(await refused(text), "FILE is no configuration; write an object whose keys are names of policies.");
    }
    const missing = program({ stdout: process.stdout, stderr: process.stderr, env: {} }, new AbortController().signal, [
      "check-config",
      join(directory, "none.json"),
    ]);
    await assert.rejects(missing, {
      message: `${join(directory, "none.json")} cannot be read (ENOENT); correct the name.`,
    });
  });

  it("the former name of a rule is reported with the current one, and what is configured below it is checked", () => {
    const [rule = assert.fail()] = rules;
    const renamed = [{ ...rule, formerly: ["old-name"] }];
    const says = (config: object) => configurationFaults(config, { rules: renamed }).map(({ text }) => text);
    assert.deepEqual(says({ "old-name": { onUnknown: 1 } }), [
      `old-name is the former name of ${rule.name}, which still works; rename the key`,
      "old-name.onUnknown must be string; put it in quotes",
    ]);
    assert.deepEqual(says({ "old-name": "advisory", [rule.name]: "advisory" }), [
      `old-name is the former name of ${rule.name}, which stands here as well; write all of it below ${rule.name}`,
    ]);
  });
});
