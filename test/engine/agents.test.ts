import assert from "node:assert/strict";
import fc from "fast-check";
import { policies } from "../../policies/library";
import { taskDefinitions, taskRunners } from "../../policies/platforms/aws/exec";
import { preview, secret, type TestOptions, type TestResource, unknown, urnOf } from "../../policies/testing";
import { oddOrSecret } from "../../tools/damaged";
import { fargate, jsonText, nativeTask, task } from "../support/resources";

const rules = () => policies().filter(({ name }) => name === "writable-paths-declared");

/** Level and text of all findings of a preview. */
async function said(resources: readonly TestResource[], options: TestOptions = {}): Promise<string[]> {
  const found = await preview(rules(), resources, options);
  return found.map(({ level, message, urn }) => `${level} ${urn?.split("::").at(-1)}: ${message.split("\n")[1]}`);
}

const locked = { readonlyRootFilesystem: true };
const paths = ["/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm"];

/** A service of Amazon ECS that runs a task definition. */
const serviceOf = (definition: TestResource, props: object, name = "web"): TestResource => ({
  type: "aws:ecs/service:Service",
  name,
  props: { taskDefinition: unknown, ...props },
  propertyDependencies: { taskDefinition: [urnOf(definition)] },
});
const on = { enableExecuteCommand: true };

const missing = (where: string, who = 'container "web" has') =>
  `advisory shop: ${who} ECS Exec switched on, which needs a writable /managed-agents, /var/lib/amazon/ssm and /var/log/amazon/ssm; mount an empty volume at each, or switch it off in ${where}`;
const ofWeb = 'enableExecuteCommand of Service "web"';

describe("ECS Exec that a service switches on", () => {
  for (const [how, definition] of [
    ["in a text", task(locked, fargate)],
    ["in objects", nativeTask(locked)],
    ["in a secret text", task({ ...locked, environment: [{ name: "PASSWORD", value: secret("hunter2") }] })],
  ] as const) {
    it(`a task definition ${how} is told which paths it needs, once`, async () => {
      assert.deepEqual(await said([definition, serviceOf(definition, on)]), [missing(ofWeb)]);
    });
  }

  for (const [type, { at, task: reference }] of Object.entries(taskRunners)) {
    it(`the switch of ${type} is followed to its task definition`, async () => {
      const definition = nativeTask(locked);
      const inside = at.reduceRight<unknown>((value, step) => (step === "*" ? [value] : { [step]: value }), {
        ...on,
        [reference]: unknown,
      });
      const runner: TestResource = {
        type,
        name: "web",
        props: inside as object,
        propertyDependencies: { [String(at[0] ?? reference)]: [urnOf(definition)] },
      };
      const where = [...at.map((step) => (step === "*" ? "[0]" : step)), "enableExecuteCommand"];
      const shown = where.join(".").replace(".[0]", "[0]");
      assert.deepEqual(await said([definition, runner]), [missing(`${shown} of ${type.split(":").at(-1)} "web"`)]);
    });
  }

  for (const type of taskDefinitions) {
    it(`a task definition of type ${type} is told`, async () => {
      const containerDefinitions = [{ name: "web", image: "example", ...locked }];
      const inText = type === "aws:ecs/taskDefinition:TaskDefinition";
      const props = { containerDefinitions: inText ? jsonText(containerDefinitions) : containerDefinitions };
      const definition: TestResource = { type, name: "shop", props };
      assert.deepEqual(await said([definition, serviceOf(definition, on)]), [missing(ofWeb)]);
    });
  }

  it("a secret switch is followed", async () => {
    const definition = task(locked);
    assert.deepEqual(await said([definition, serviceOf(definition, { enableExecuteCommand: secret(true) })]), [
      missing(ofWeb),
    ]);
  });

  for (const [how, props] of [
    ["without the switch", {}],
    ["with the switch off", { enableExecuteCommand: false }],
    ["with null in the switch", { enableExecuteCommand: null }],
    ["with a switch of a wrong type", { enableExecuteCommand: "yes" }],
  ] as const) {
    it(`a service ${how} adds nothing to its task definition`, async () => {
      const definition = task(locked);
      assert.deepEqual(await said([definition, serviceOf(definition, props)]), []);
    });
  }

  it("a switch that is not known is one line", async () => {
    const definition = task(locked);
    assert.deepEqual(await said([definition, serviceOf(definition, { enableExecuteCommand: unknown })]), [
      `advisory shop: container "web" cannot be judged until ${ofWeb} is known`,
    ]);
  });

  for (const [onUnknown, level] of [
    ["mandatory", "mandatory"],
    ["ignore", undefined],
  ] as const) {
    it(`a switch that is not known is reported as the option onUnknown: ${onUnknown} says`, async () => {
      const definition = task(locked);
      const config = { "writable-paths-declared": { enforcementLevel: "mandatory", onUnknown } };
      const found = await said([definition, serviceOf(definition, { enableExecuteCommand: unknown })], { config });
      const line = `${level} shop: container "web" cannot be judged until ${ofWeb} is known`;
      assert.deepEqual(found, level === undefined ? [] : [line]);
    });
  }

  it("a switch that is not known beside one that is on changes nothing", async () => {
    const definition = task(locked);
    const services = [serviceOf(definition, { enableExecuteCommand: unknown }, "api"), serviceOf(definition, on)];
    assert.deepEqual(await said([definition, ...services]), [missing(ofWeb)]);
  });

  it("two services on one task definition are named in one line", async () => {
    const definition = task(locked);
    assert.deepEqual(await said([definition, serviceOf(definition, on), serviceOf(definition, on, "api")]), [
      missing(`${ofWeb} and enableExecuteCommand of Service "api"`),
    ]);
  });

  it("two containers of one task are one line", async () => {
    const containers = ["web", "log"].map((name) => ({ name, image: "example", ...locked }));
    const definition = { ...task({}), props: { containerDefinitions: jsonText(containers) } };
    assert.deepEqual(await said([definition, serviceOf(definition, on)]), [
      missing(ofWeb, 'each of containers "web" and "log" has'),
    ]);
  });

  it("a container with a writable mount at each path, or with a writable root, is not told", async () => {
    const mountPoints = paths.map((containerPath, index) => ({ sourceVolume: `v${index}`, containerPath }));
    const volumes = paths.map((_, index) => ({ name: `v${index}` }));
    for (const definition of [task({ ...locked, mountPoints }, { volumes }), task({})])
      assert.deepEqual(await said([definition, serviceOf(definition, on)]), []);
  });

  it("what the task definition lacks besides is said once", async () => {
    const definition = task({ ...locked, image: "nginxinc/nginx-unprivileged:1.27" });
    const found = await said([definition, serviceOf(definition, on)]);
    assert.equal(found.length, 2, found.join("\n"));
    assert.equal(found.filter((line) => line.includes("which needs a writable /tmp")).length, 1, found.join("\n"));
    assert.equal(found[1], missing(ofWeb));
  });

  it("a root that is not known is one line, with the switch and without it", async () => {
    const definition = nativeTask({ readonlyRootFilesystem: unknown });
    assert.deepEqual(await said([definition, serviceOf(definition, on)]), [
      'advisory shop: container "web" cannot be judged until containerDefinitions[0].readonlyRootFilesystem is known',
    ]);
  });

  it("an image that is not known does not hide the switch", async () => {
    const definition = nativeTask({ ...locked, image: unknown });
    const found = await said([definition, serviceOf(definition, on)]);
    assert.deepEqual(
      found.filter((line) => line.includes("ECS Exec")),
      [missing(ofWeb)],
    );
    assert.equal(new Set(found).size, found.length, found.join("\n"));
  });

  it("the task definition with the ARN of a property is told, where the property depends on two", async () => {
    const [arn, other] = ["shop:1", "other:1"].map((name) => `arn:aws:ecs:eu-central-1:1:task-definition/${name}`);
    const definitions = [task(locked, { arn }), { ...task(locked, { arn: other }), name: "other" }] as const;
    const dependencies = { taskDefinition: definitions.map(urnOf) };
    const running = (taskDefinition: unknown): TestResource => ({
      ...serviceOf(definitions[0], { ...on, taskDefinition }),
      propertyDependencies: dependencies,
    });
    assert.deepEqual(await said([...definitions, running(arn)]), [missing(ofWeb)]);
    assert.deepEqual(await said([...definitions, running(unknown)]), []);
  });

  it("a task definition in the component that a property depends on is told", async () => {
    const component: TestResource = { type: "hardened:index:HardenedTaskDefinition", name: "shop", props: {} };
    const definition: TestResource = { ...task(locked), opts: { parent: urnOf(component) } };
    assert.deepEqual(await said([component, definition, serviceOf(component, on)]), [
      `${missing(ofWeb)}; HardenedTaskDefinition takes that as writable (recipe(image) has what a known image needs)`,
    ]);
  });

  it("a task definition outside of the stack is left alone", async () => {
    const definition = task(locked);
    const service = { ...serviceOf(definition, on), propertyDependencies: {} };
    assert.deepEqual(await said([definition, service]), []);
  });

  for (const exempt of [{ container: "web" }, { resource: "shop" }, { kind: "TaskDefinition" }]) {
    it(`an exemption by ${Object.keys(exempt)[0]} holds for the switch of a service`, async () => {
      const definition = task(locked);
      const config = { "writable-paths-declared": { exemptions: [{ reason: "for debugging", ...exempt }] } };
      assert.deepEqual(await said([definition, serviceOf(definition, on)], { config }), []);
    });
  }

  for (const level of ["mandatory", "remediate"] as const) {
    it(`the line stays advice at level ${level}, where it cures nothing`, async () => {
      const definition = task(locked);
      const config = { "writable-paths-declared": level };
      assert.deepEqual(await said([definition, serviceOf(definition, on)], { config }), [missing(ofWeb)]);
    });
  }

  it("a service of any shape aborts no run", async () => {
    const definition = task(locked);
    const dependencies = (property: string) => ({ [property]: [urnOf(definition)] });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.entries(taskRunners)), oddOrSecret, async ([type, { at }], odd) => {
        const property = String(at[0] ?? "enableExecuteCommand");
        const nested = at.length < 2 ? odd : { [String(at[1])]: odd };
        for (const value of [odd, nested, [nested]]) {
          const props = { [property]: value };
          await said([definition, { type, name: "web", props, propertyDependencies: dependencies(property) }]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("a stack without a task definition is not decoded for the rule", () => {
    const [rule] = rules() as { validateStack?: unknown }[];
    assert.equal(rule?.validateStack, undefined);
  });
});
