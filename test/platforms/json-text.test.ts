import assert from "node:assert/strict";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { stackPolicyIn } from "../../policies/engine/stack-policy";
import type { Path } from "../../policies/inputs/path";
import { TextProps } from "../../policies/inputs/text";
import { type Adapter, adapters } from "../../policies/platforms";
import { podContainers } from "../../policies/platforms/kubernetes/container";
import { workload } from "../../policies/platforms/workload";
import type { AnyRule } from "../../policies/rule";
import { confinedProcess } from "../../policies/rules/confined-process";
import { inspectable } from "../../policies/rules/inspectable";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { sharedWritableVolumes } from "../../policies/rules/shared-writable-volumes";
import { analyze, analyzeStack, remediate, secret, unknown } from "../../policies/testing";

/** A platform whose containers stand in two JSON strings of a resource, each like the spec of a pod. */
const task: Adapter = (props) => {
  const texts: readonly Path[] = [["definition"], ["sidecars"]];
  const documents = texts.map((at) => ({ at, text: new TextProps(props, at) }));
  const { result: containers, unknown: unseen } = props.collectUnknown(() =>
    documents.flatMap(({ at, text }) =>
      podContainers(text, {
        owner: [],
        kind: "Pod",
        spec: at,
        metadata: ["metadata"],
        patch: false,
        claims: [],
        claimsFirst: false,
      }),
    ),
  );
  const odd = documents.find(({ text }) => text.malformed);
  const opaque = odd && { reason: `${odd.at} is no JSON document`, advice: "correct it" };
  return workload(props, containers, { unseen, opaque });
};

const type = "test:index:Task";
const policy = (rule: AnyRule) => policyIn(new Run({ ...adapters, [type]: task }))(rule);

async function says(rule: AnyRule, props: object, config: object = {}): Promise<string[]> {
  const { violations } = await analyze(
    [policy(rule)],
    { type, props },
    { level: "mandatory", config: { [rule.name]: config } },
  );
  return violations.map(({ level, message }) => `${level}: ${message.split("\n")[1]}`);
}

async function cured(props: object, rule: AnyRule = readOnlyRoot): Promise<object | undefined> {
  return (await remediate([policy(rule)], { type, props }, { level: "remediate" })).props;
}

const writable = { name: "web", image: "example", weight: 1.5, env: [{ name: "é", value: '\\"' }] };
const definition = (container: object) => JSON.stringify({ family: "shop", containers: [container], size: 256 });
const hardened = { ...writable, securityContext: { readOnlyRootFilesystem: true } };

describe("containers in a JSON string of a resource", () => {
  it("containers in a JSON string are judged, with paths that lead through the string", async () => {
    assert.deepEqual(await says(readOnlyRoot, { definition: definition(writable) }), [
      'mandatory: container "web" has a writable root filesystem; set definition.containers[0].securityContext.readOnlyRootFilesystem to true; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out',
    ]);
    assert.deepEqual(await says(readOnlyRoot, { definition: definition(hardened) }), []);
  });

  it("containers in a JSON string are cured in the string, which keeps everything else", async () => {
    const tags = { team: secret("shop"), zone: unknown };
    assert.deepEqual(await cured({ tags, definition: definition(writable) }), {
      tags,
      definition: definition(hardened),
    });
    const indented = JSON.stringify(JSON.parse(definition(writable)), null, 4);
    assert.deepEqual(await cured({ definition: indented }), {
      definition: JSON.stringify(JSON.parse(definition(hardened)), null, 4),
    });
  });

  it("containers in a JSON string are cured several times in one string, and a second cure changes nothing", async () => {
    const two = JSON.stringify({ containers: [writable, { ...writable, name: "log" }] });
    const after = await cured({ definition: two, sidecars: definition(writable) });
    const both = JSON.stringify({ containers: [hardened, { ...hardened, name: "log" }] });
    assert.deepEqual(after, { definition: both, sidecars: definition(hardened) });
    assert.equal(await cured(after ?? {}), undefined);
  });

  it("containers in a secret JSON string stay secret, and no message has a value of theirs", async () => {
    const props = { definition: secret(definition(writable)) };
    assert.deepEqual(await cured(props), { definition: secret(definition(hardened)) });
    const unconfined = { ...writable, securityContext: { capabilities: { add: ["Hunter2"] } } };
    for (const text of await says(confinedProcess, { definition: secret(definition(unconfined)) }))
      assert.ok(!text.includes("Hunter2"), text);
  });

  it("containers in an unknown JSON string are one unknown value, beside those of another string", async () => {
    const props = { definition: unknown, sidecars: definition(writable) };
    const finding =
      'mandatory: container "web" has a writable root filesystem; set sidecars.containers[0].securityContext.readOnlyRootFilesystem to true; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out';
    assert.deepEqual(await says(inspectable, props), [
      "advisory: containers cannot be judged until definition is known",
    ]);
    assert.deepEqual(await says(readOnlyRoot, props), [finding]);
    assert.deepEqual(await says(readOnlyRoot, props, { onUnknown: "mandatory" }), [
      finding,
      "mandatory: containers cannot be judged until definition is known",
    ]);
    assert.deepEqual(await cured({ definition: unknown }), undefined);
  });

  it("containers in a string that is no JSON document are reported as not inspectable", async () => {
    for (const odd of ["{", "", "[1,", true, 5, ["x"], { containers: [] }]) {
      assert.deepEqual(await says(inspectable, { definition: odd }), [
        "mandatory: its containers cannot be inspected: definition is no JSON document; correct it",
      ]);
      assert.deepEqual(await says(readOnlyRoot, { definition: odd }), []);
      assert.equal(await cured({ definition: odd }), undefined);
    }
  });

  it("containers are absent from a JSON document of another shape", async () => {
    for (const odd of [
      "null",
      "5",
      '"text"',
      "[]",
      "{}",
      '{"containers":5}',
      '{"containers":[null,5]}',
      "[".repeat(1e5) + "]".repeat(1e5),
    ]) {
      assert.deepEqual(await says(readOnlyRoot, { definition: odd }), [], odd.slice(0, 50));
      assert.equal(await cured({ definition: odd }), undefined);
    }
  });

  it("containers in a JSON string are reported and not cured if writing it would change more than the cure", async () => {
    const container = '{"name":"web","securityContext":{"readOnlyRootFilesystem":false}}';
    const odd = [
      `{"a":1,"a":2,"containers":[${container}]}`,
      `{"a":12345678901234567890,"containers":[${container}]}`,
      `{"10":1,"9":1,"containers":[${container}]}`,
      `{"a":${"[".repeat(1_000)}${"]".repeat(1_000)},"containers":[${container}]}`,
    ];
    for (const definition of odd) {
      assert.equal((await says(readOnlyRoot, { definition })).length, 1);
      assert.equal(await cured({ definition }), undefined, definition);
    }
  });

  it("containers in JSON strings are compared with those of other resources at the end", async () => {
    const spec = (name: string) => ({
      containers: [{ name, volumeMounts: [{ name: "v", mountPath: "/v" }] }],
      volumes: [{ name: "v", persistentVolumeClaim: { claimName: "data" } }],
    });
    const resources = ["a", "b"].map((name) => ({ type, name, props: { definition: JSON.stringify(spec(name)) } }));
    const run = new Run({ ...adapters, [type]: task });
    const { violations } = await analyzeStack([stackPolicyIn(run)(sharedWritableVolumes)], resources);
    const text =
      'volume "data" of namespace default is mounted writable by Task "a" and Task "b"; mount it read-only in all but one';
    assert.deepEqual(
      violations.map(({ message }) => message.split("\n")[1]),
      [text],
    );
  });
});
