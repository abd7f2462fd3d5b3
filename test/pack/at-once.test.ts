import assert from "node:assert/strict";
import { join } from "node:path";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import fc from "fast-check";
import type { TestResource } from "../../policies/testing";
import { partOfStack, questionAbout } from "../../policies/testing/request";
import { damaged } from "../../tools/damaged";
import { PackProcess, type PolicyConfig } from "../../tools/pack-process";
import { container, deployment } from "../support/resources";

const root = join(__dirname, "../..");
const configMap = (props: object): TestResource => ({ type: "kubernetes:core/v1:ConfigMap", props });
const bucket: TestResource = { type: "aws:s3/bucket:Bucket", props: { bucket: "assets" } };
const provider: TestResource = { type: "pulumi:providers:aws", props: { region: "eu-central-1" } };

/** Resources some of which are answered by their type, each twice: the second time from what was learnt. */
const plain: readonly TestResource[] = [
  bucket,
  { ...bucket, name: "other", provider, opts: { protect: true, ignoreChanges: ["bucket"] } },
  { type: "pulumi:pulumi:Stack", props: {} },
  { type: "", props: {} },
  { type: "no type", props: {} },
  configMap({ apiVersion: "v1", kind: "ConfigMap", data: { a: "b" } }),
  configMap({ apiVersion: "v1", kind: "ConfigMap", data: { big: "x".repeat(1_000_000) } }),
  // The provider applies what the inputs say.
  configMap({ apiVersion: "v1", kind: "Pod", spec: { containers: [{ name: "web", image: "nginx" }] } }),
  configMap({ data: {} }),
  container({}),
  deployment({ containers: [{ name: "web", image: "nginx" }] }),
];

/** An error without the places in the code, which differ by the file that throws it. */
const said = (answer: Buffer | string | undefined) =>
  typeof answer === "string" ? answer.replaceAll(/\n {4}at .*/g, "") : answer;

describe("a question that is answered at once", () => {
  for (const as of ["executable", "directory"] as const) {
    describe(`by the ${as}`, () => {
      let pack: PackProcess;
      let sdk: PackProcess;
      before(async () => {
        pack = await PackProcess.start(join(root, "policies"), { as });
        sdk = await PackProcess.start(join(root, "test/fixtures/plain-pack"), { as: "directory" });
      });
      after(() => Promise.all([pack, sdk].map((one) => one?.stop())));

      const same = async (question: Uint8Array, what: string) => {
        for (const method of ["Remediate", "Analyze"] as const) {
          const [ours, theirs] = await Promise.all([pack, sdk].map((one) => one.ask(method, question)));
          assert.deepEqual(said(ours), said(theirs), `${method} of ${what}`);
        }
      };
      const sameForAll = async (resources: readonly TestResource[]) => {
        for (const resource of [...resources, ...resources]) {
          await same(questionAbout(resource).serializeBinary(), JSON.stringify(resource).slice(0, 300));
        }
      };
      const configure = (config: Readonly<Record<string, PolicyConfig>>) =>
        Promise.all([pack, sdk].map((one) => one.configure(config)));

      it(`an answer given at once by the ${as} has the bytes of the SDK's own answer`, async () => {
        await sameForAll(plain);
        await sameForAll(fc.sample(damaged, { numRuns: 60, seed: 7 }));
      });

      it(`an answer given at once by the ${as} has the SDK's bytes under each new configuration: cures, a disabled policy, a mistake`, async () => {
        const { policies } = await pack.info();
        const at = (level: PolicyConfig["level"]) =>
          Object.fromEntries(Object.keys(policies).map((name): [string, PolicyConfig] => [name, { level }]));
        await configure(at("remediate"));
        await sameForAll(plain);
        await configure({ ...at("advisory"), "read-only-root": { level: "disabled" } });
        await sameForAll(plain);
        await configure({ "read-only-root": { level: "remediate" } });
        await sameForAll(plain);
        await configure({ "read-only-root": { level: "mandatory", properties: { onUnknown: "perhaps" } } });
        await sameForAll(plain);
        await configure({});
        await sameForAll(plain);
      });

      it(`a question that is cut off or of another form gets the SDK's answer from the ${as}`, async () => {
        const bytes = questionAbout(bucket).serializeBinary();
        await same(bytes, "the whole");
        // The SDK dies of a question about remediations without options, so only that about violations is cut anywhere.
        for (let length = 0; length < bytes.length; length++) {
          const cut = bytes.slice(0, length);
          const [ours, theirs] = await Promise.all([pack, sdk].map((one) => one.ask("Analyze", cut)));
          assert.deepEqual(said(ours), said(theirs), `${length} bytes`);
        }
        const [typeTag, typeLength] = [bytes[0], bytes[1] as number];
        assert.equal(typeTag, 0x0a);
        const forms: Readonly<Record<string, Uint8Array>> = {
          "a field that is not known": Uint8Array.of(...bytes, 0x7a, 1, 65),
          "a number that is not known": Uint8Array.of(...bytes, 0x78, 1),
          "two types": Uint8Array.of(...bytes, 0x0a, 3, 97, 58, 98),
          "two types, first that of a container": Uint8Array.of(
            ...questionAbout({ ...container({}), name: "web" }).serializeBinary(),
            ...bytes.slice(0, 2 + typeLength),
          ),
          "a type that is a number": Uint8Array.of(0x08, 1, ...bytes.slice(2 + typeLength)),
          "a type that is no text": Uint8Array.of(0x0a, 2, 0xc3, 0x28, ...bytes.slice(2 + typeLength)),
          "no type": bytes.slice(2 + typeLength),
          "a type after all else": Uint8Array.of(...bytes.slice(2 + typeLength), ...bytes.slice(0, 2 + typeLength)),
        };
        for (const [what, form] of Object.entries(forms)) for (const _ of [1, 2]) await same(form, what);
      });

      it(`a stack whose resources the SDK makes once for all policies of the ${as} gets the bytes of the SDK's own answer`, async () => {
        const shared = (index: number): TestResource => ({
          ...container({ readOnly: true, volumes: [{ volumeName: "data", containerPath: "/data" }] }),
          name: `web-${index}`,
        });
        const stacks: readonly (readonly TestResource[])[] = [
          [],
          [bucket],
          [shared(1)],
          [shared(1), shared(2), bucket],
          [...plain].map((resource, index) => ({ ...resource, name: `r${index}` })),
        ];
        const asked = (resources: readonly TestResource[]) => {
          const question = new proto.AnalyzeStackRequest();
          question.setResourcesList(resources.map(partOfStack));
          return question.serializeBinary();
        };
        const found: number[] = [];
        const sameStack = async (resources: readonly TestResource[]) => {
          const [ours, theirs] = await Promise.all([pack, sdk].map((one) => one.ask("AnalyzeStack", asked(resources))));
          assert.deepEqual(said(ours), said(theirs), JSON.stringify(resources).slice(0, 300));
          found.push(proto.AnalyzeResponse.deserializeBinary(ours as Buffer).getDiagnosticsList().length);
        };
        const level = { level: "mandatory" } as const;
        // Policies see the inputs of none of these.
        const left = plain.slice(0, 7).map((resource, index) => ({ ...resource, name: `left-${index}` }));
        await configure({ "no-host-volumes": level, "shared-writable-volumes": level, "exemptions-current": level });
        for (const stack of stacks) await sameStack(stack);
        assert.deepEqual(found, [0, 0, 0, 1, 0]);
        await Promise.all([...stacks, ...stacks].map(sameStack));
        assert.deepEqual(found.toSorted(), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
        await sameStack([...left, shared(1), ...left, shared(2)]);
        assert.equal(found.at(-1), 1);
        const bytes = asked([bucket, shared(1), configMap({ apiVersion: "v1", kind: "ConfigMap", data: { a: "b" } })]);
        for (let length = 0; length < bytes.length; length += 11) {
          const [ours, theirs] = await Promise.all(
            [pack, sdk].map((one) => one.ask("AnalyzeStack", bytes.slice(0, length))),
          );
          assert.deepEqual(said(ours), said(theirs), `${length} bytes`);
        }
        await configure({});
      });

      it(`each of several images that a program builds is seen by the ${as}, not only the first of its type`, async () => {
        const built = (name: string, from: string): TestResource[] => [
          {
            type: "docker-build:index:Image",
            name,
            props: { tags: [`shop/${name}`], dockerfile: { inline: `FROM ${from}\n` } },
          },
          { ...container({ image: `shop/${name}`, readOnly: true }), name },
        ];
        const program = [...built("web", "nginx:1.29"), ...built("db", "mysql:8.4")];
        const says = async (running: PackProcess) => {
          const { analyzeStack } = await running.answers(program);
          return analyzeStack.diagnosticsList
            .filter(({ policyname }) => policyname === "writable-paths-declared")
            .map(({ message }) => message.split("\n")[1]?.split(",")[0]);
        };
        await configure({});
        const expected = [
          'container "web" runs an image built from nginx:1.29',
          'container "db" runs an image built from mysql:8.4',
        ];
        assert.deepEqual(await says(sdk), expected);
        assert.deepEqual(await says(pack), expected);
      });

      it(`many questions that come together are answered at once by the ${as}`, async () => {
        const questions = Array.from({ length: 60 }, (_, index) => plain[index % plain.length] as TestResource);
        await Promise.all(
          questions.map((one) => same(questionAbout(one).serializeBinary(), JSON.stringify(one).slice(0, 99))),
        );
      });
    });
  }
});
