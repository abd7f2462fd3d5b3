import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as random from "@pulumi/random";
import { type CheckAnswer, type ProviderProcess, startProvider } from "../../tools/provider-process";
import { readSchema } from "../../tools/stand-ins/docker/schema";
import { builtPart } from "../../tools/toolchain/build";
import { DOCKER, KUBERNETES, type Part } from "../../tools/toolchain/parts";

const providers = join(__dirname, "../../tools/stand-ins");
const defaults = require("../../tools/stand-ins/docker/defaults.json");
const values = require("../../tools/stand-ins/docker/values");
const schema = require("../../tools/stand-ins/docker/schema.json");

/** What the tests read of a schema. */
interface Schema {
  readonly resources: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const urn = (type: string) => `urn:pulumi:dev::shop::own:index:Part$${type}::web`;
const container = "docker:index/container:Container";
const service = "docker:index/service:Service";
const deployment = "kubernetes:apps/v1:Deployment";

/** Starts it before the tests and ends it after them. */
function running(path: string): { readonly it: ProviderProcess } {
  let started: ProviderProcess | undefined;
  before(async () => {
    started = await startProvider(path, { cwd: tmpdir(), env: { ...process.env, KUBECONFIG: join(tmpdir(), "none") } });
    await started.configure();
  });
  after(() => started?.stop());
  return {
    get it() {
      return started ?? assert.fail("the provider is not running");
    },
  };
}

/** The answer with the random end of names taken off. */
function named({ inputs, failures }: CheckAnswer): CheckAnswer {
  const text = JSON.stringify(inputs).replace(/"web-[0-9a-f]{7,8}"/g, '"web-<random>"');
  return { inputs: JSON.parse(text), failures };
}

const containerDefaults = {
  __defaults: [
    "containerReadRefreshTimeoutMilliseconds",
    "mustRun",
    "name",
    "networkMode",
    "removeVolumes",
    "restart",
    "start",
    "waitTimeout",
  ],
  containerReadRefreshTimeoutMilliseconds: 15000,
  mustRun: true,
  name: "web-<random>",
  networkMode: "bridge",
  removeVolumes: true,
  restart: "no",
  start: true,
  waitTimeout: 60,
};

/** Inputs that both the real Docker provider and its stand-in take. */
const dockerTakes: Record<string, [string, object]> = {
  "an image alone": [container, { image: "nginx" }],
  "every kind of part": [
    container,
    {
      image: "nginx",
      name: "shop",
      envs: ["A=b", unknown],
      tmpfs: { "/run": "size=1m", "/tmp": unknown },
      mounts: [{ target: "/a", type: "tmpfs", tmpfsOptions: { sizeBytes: 1024, mode: 0o700 } }],
      volumes: [
        { containerPath: "/v", volumeName: unknown },
        { containerPath: "/w", hostPath: "/srv", readOnly: true },
      ],
      ports: [{ internal: 80 }, { internal: 53, protocol: "udp", ip: "127.0.0.1" }],
      capabilities: { drops: ["ALL"] },
      healthcheck: { tests: ["CMD", "true"], interval: "1m30s" },
      uploads: [{ file: "/x", content: "y" }],
      labels: [{ label: "a", value: "b" }],
      devices: [{ hostPath: "/dev/x" }],
      deviceRequests: [{ count: 1 }],
      networksAdvanced: [{ name: unknown }],
      logOpts: { "max-size": "10m" },
      ulimits: [{ name: "nofile", hard: 1, soft: 1 }],
      readOnly: true,
      memory: 64,
    },
  ],
  "what is not known yet": [container, { image: unknown, readOnly: unknown, mounts: unknown, tmpfs: unknown }],
  "scalars of another type": [
    container,
    { image: "nginx", readOnly: "true", privileged: "false", memory: "64", name: 5, user: true, memorySwap: 1.5 },
  ],
  "`false` as it was given": [container, { image: "nginx", readOnly: false, mustRun: false, rm: false }],
  "nulls as absent": [container, { image: "nginx", readOnly: null, user: null }],
  "a service": [
    service,
    {
      taskSpec: {
        containerSpec: {
          image: "nginx",
          readOnly: true,
          mounts: [{ target: "/a", type: "bind", source: "/a", bindOptions: {} }],
          env: { A: "b" },
          healthcheck: { tests: ["a"] },
          privileges: { seLinuxContext: { disable: true } },
          secrets: [{ secretId: unknown, fileName: "/s" }],
          configs: [{ configId: unknown, fileName: "/c" }],
        },
        restartPolicy: { condition: "any" },
        resources: { limits: { memoryBytes: 5 } },
      },
      endpointSpec: { ports: [{ targetPort: 80 }] },
      updateConfig: {},
      rollbackConfig: {},
      convergeConfig: {},
      mode: { replicated: {} },
    },
  ],
  "a network": ["docker:index/network:Network", {}],
  "a volume": ["docker:index/volume:Volume", { driver: "convoy", driverOpts: { o: "size=20GB" } }],
  "a volume in a cluster": ["docker:index/volume:Volume", { name: "data", cluster: {} }],
  "an image": ["docker:index/remoteImage:RemoteImage", { name: "nginx", build: { context: "." } }],
  "a plugin": ["docker:index/plugin:Plugin", {}],
  "a tag": ["docker:index/tag:Tag", { sourceImage: "a", targetImage: "b" }],
  "a configuration": ["docker:index/serviceConfig:ServiceConfig", { data: "Zm9v" }],
};

/** Inputs that both refuse, with what the stand-in says. */
const dockerRefuses: Record<string, [string, object, string[]]> = {
  "no image": [
    container,
    { readOnly: true },
    [
      "Missing required argument. The argument \"image\" is required, but no definition was found.. Examine values at 'web.image'.",
    ],
  ],
  "a misspelt property": [
    container,
    { image: "a", readonly: true },
    ["Invalid or unknown key. Examine values at 'web.readonly'."],
  ],
  "a misspelt property further in": [
    container,
    { image: "a", mounts: [{ target: "/", type: "tmpfs", readonly: true }] },
    ["Invalid or unknown key. Examine values at 'web.mounts.0.readonly'."],
  ],
  "a word for a boolean": [
    container,
    { image: "a", readOnly: "yes" },
    ["a boolean is needed, not a string. Examine values at 'web.readOnly'."],
  ],
  "a list for one value": [
    container,
    { image: ["a"] },
    ["Attribute must be a single value, not a list. Examine values at 'web.image'."],
  ],
  "what a part lacks": [
    container,
    { image: "a", mounts: [{ type: "tmpfs" }], ports: [{}] },
    [
      "Missing required argument. The argument \"mounts.0.target\" is required, but no definition was found.. Examine values at 'web.mounts.0.target'.",
      "Missing required argument. The argument \"ports.0.internal\" is required, but no definition was found.. Examine values at 'web.ports.0.internal'.",
    ],
  ],
  "values that are not of the list": [
    container,
    { image: "a", mounts: [{ target: "/a", type: "ramfs" }], restart: "sometimes", memory: -5 },
    [
      "the value cannot be lower than 0. Examine values at 'web.memory'.",
      "the value doesn't match the pattern '^(bind|volume|tmpfs)$'. Examine values at 'web.mounts.0.type'.",
      "the value doesn't match the pattern '^(no|on-failure|always|unless-stopped)$'. Examine values at 'web.restart'.",
    ],
  ],
  "a relative host path": [
    container,
    { image: "a", volumes: [{ containerPath: "/v", hostPath: "data" }] },
    ["the value doesn't match the pattern '^[a-zA-Z]:[\\\\/]|^\\/'. Examine values at 'web.volumes.0.hostPath'."],
  ],
  "a duration without a unit": [
    container,
    { image: "a", healthcheck: { tests: ["a"], interval: "30" } },
    [
      `the value doesn't match the pattern '${values.patterns["ContainerHealthcheck.interval"].source}'. Examine values at 'web.healthcheck.interval'.`,
    ],
  ],
};

describe("the stand-in for the Docker provider", () => {
  const provider = running(join(providers, "pulumi-resource-docker"));
  const check = (inputs: object, type = container, olds?: object) => provider.it.check(urn(type), inputs, olds);

  it("the stand-in for Docker has the properties of the installed SDK", () => {
    assert.deepEqual(schema, readSchema(), "run `npx tsx tools/stand-ins/docker/schema.ts`");
  });

  it("the stand-in for Docker gives YAML a schema in which what it computes stands beside what it takes", async () => {
    const { resources, types } = JSON.parse(await provider.it.getSchema());
    const { inputProperties, properties, requiredInputs } = resources[container];
    assert.deepEqual(inputProperties.image, { type: "string" });
    assert.deepEqual(inputProperties.envs, { type: "array", items: { type: "string" } });
    assert.deepEqual(inputProperties.mounts.items, { $ref: "#/types/docker:index/ContainerMount:ContainerMount" });
    assert.deepEqual(types["docker:index/ContainerMount:ContainerMount"].required, ["target", "type"]);
    assert.deepEqual(requiredInputs, ["image"]);
    assert.deepEqual(properties.exitCode, { $ref: "pulumi.json#/Any" });
  });

  it("the stand-in for Docker has no default and no check for a property that the SDK lacks", () => {
    const named: [string, string][] = Object.keys({ ...values.patterns, ...values.minimums }).map(
      (name) => name.split(".") as [string, string],
    );
    for (const [type, properties] of Object.entries(defaults)) {
      for (const name of Object.keys(properties as object)) named.push([type, name]);
    }
    for (const [type, name] of named) assert.ok(schema.types[type]?.[name], `${type}.${name}`);
    assert.ok(named.length > 60);
  });

  it("the stand-in for Docker fills in defaults, except false, 0 and empty ones", async () => {
    const answer = named(await check({ image: "nginx" }));
    assert.deepEqual(answer, { inputs: { ...containerDefaults, image: "nginx" }, failures: [] });
  });

  it("the stand-in for Docker makes new names each time, and keeps the name of an earlier deployment", async () => {
    const first = await check({ image: "nginx" });
    const second = await check({ image: "nginx" });
    assert.match(String(first.inputs.name), /^web-[0-9a-f]{7}$/);
    assert.notEqual(first.inputs.name, second.inputs.name);
    const third = await check({ image: "nginx" }, container, first.inputs);
    assert.deepEqual(third.inputs, first.inputs);
  });

  it("the stand-in for Docker keeps a secret value secret, and makes a list with a secret secret, as the real provider does", async () => {
    const { inputs, failures } = await check({
      image: secret("nginx"),
      readOnly: secret(true),
      envs: ["A=b", secret("P=hunter2")],
      tmpfs: { "/run": secret("size=1m") },
      mounts: [{ target: "/a", type: secret("tmpfs") }],
      healthcheck: { tests: ["true"], interval: secret("1s") },
    });
    assert.deepEqual(failures, []);
    assert.deepEqual(inputs.image, secret("nginx"));
    assert.deepEqual(inputs.readOnly, secret(true));
    assert.deepEqual(inputs.envs, secret(["A=b", "P=hunter2"]));
    assert.deepEqual(inputs.tmpfs, { "/run": secret("size=1m") });
    assert.deepEqual(inputs.mounts, secret([{ __defaults: [], target: "/a", type: "tmpfs" }]));
    assert.deepEqual((inputs.healthcheck as { interval: unknown }).interval, secret("1s"));
  });

  it("the stand-in for Docker does not repeat a secret that it refuses", async () => {
    const { failures } = await check({ image: "nginx", restart: secret("hunter2"), memory: secret("hunter3") });
    assert.equal(failures.length, 2);
    assert.doesNotMatch(JSON.stringify(failures), /hunter/);
  });

  it("the stand-in for Docker keeps unknown values, also in lists and maps", async () => {
    const marks = ["1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"];
    const given = {
      image: unknown,
      readOnly: marks[0],
      mounts: marks[1],
      restart: unknown,
      tmpfs: { "/run": unknown },
    };
    const { inputs, failures } = await check(given);
    assert.deepEqual(failures, []);
    for (const [name, value] of Object.entries(given)) assert.deepEqual(inputs[name], value);
  });

  for (const [what, [type, inputs, reasons]] of Object.entries(dockerRefuses)) {
    it(`the stand-in for Docker refuses ${what}`, async () => {
      const { failures } = await check(inputs, type);
      assert.deepEqual(
        failures.map(({ reason }) => reason),
        reasons,
      );
    });
  }

  for (const [what, inputs] of Object.entries({
    "one value for a list": { image: "a", envs: "A=b" },
    "an object for a list": { image: "a", ports: { internal: 80 } },
    "a list for an object": { image: "a", healthcheck: [{ tests: ["a"] }] },
    "an asset": {
      image: "a",
      tmpfs: { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "x" },
    },
  })) {
    it(`the stand-in for Docker refuses ${what}, as the SDK's types do`, async () => {
      assert.equal((await check(inputs)).failures.length, 1);
    });
  }

  it("the stand-in for Docker refuses a resource type that it lacks", async () => {
    const image = "docker:index/image:Image";
    await assert.rejects(check({ imageName: "a" }, image), { details: `unrecognized resource type (Check): ${image}` });
  });

  it("the stand-in for Docker refuses to deploy", async () => {
    const { inputs } = await check({ image: "nginx" });
    await assert.rejects(provider.it.create(urn(container), inputs), {
      details:
        `the stand-in for the Docker provider only previews, so it cannot deploy ${container}: get the real provider ` +
        "with `npm run toolchain -- full`, or with `pulumi plugin install resource docker`",
    });
  });

  it("the stand-in for Docker reports the properties that have changed", async () => {
    const { inputs } = await check({ image: "nginx" });
    assert.deepEqual(await provider.it.diff(urn(container), "id", inputs, inputs), { changes: 1, replaces: [] });
    const other = { ...inputs, readOnly: true };
    assert.deepEqual(await provider.it.diff(urn(container), "id", inputs, other), {
      changes: 2,
      replaces: ["readOnly"],
    });
  });
});

const pod = (container: object = {}) => ({
  selector: { matchLabels: { app: "web" } },
  template: {
    metadata: { labels: { app: "web" } },
    spec: { containers: [{ name: "web", image: "nginx", ...container }] },
  },
});
const object = (spec: unknown = pod(), rest: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  ...rest,
  spec,
});

/** Inputs that both the real Kubernetes provider and its stand-in take. */
const kubernetesTakes: Record<string, [string, object]> = {
  "no metadata": [deployment, object()],
  "a name": [deployment, object(pod(), { metadata: { name: "shop", labels: { a: "b" } } })],
  "metadata that the server writes": [
    deployment,
    object(pod(), { metadata: { name: "shop", uid: "1", creationTimestamp: "2026-01-01T00:00:00Z", generation: 2 } }),
  ],
  "an unknown image": [deployment, object(pod({ image: unknown, securityContext: { readOnlyRootFilesystem: false } }))],
  "unknown metadata": [deployment, object(pod(), { metadata: unknown })],
  "an unknown name": [deployment, object(pod(), { metadata: { name: unknown } })],
  "a flag of the wrong type": [deployment, object(pod({ securityContext: { readOnlyRootFilesystem: "true" } }))],
  "a secret in a container": [deployment, object(pod({ env: [{ name: "A", value: secret("hunter2") }] }))],
  "a secret specification": [deployment, object(secret(pod()))],
  "secret metadata": [deployment, object(pod(), { metadata: secret({ labels: { a: "b" } }) })],
  "neither version nor kind": [deployment, { spec: pod() }],
  "a named patch": ["kubernetes:apps/v1:DeploymentPatch", object(pod(), { metadata: { name: "shop" } })],
  "a custom resource": [
    "kubernetes:argoproj.io/v1alpha1:Rollout",
    { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", spec: { ...pod(), strategy: { canary: null } } },
  ],
  "a Secret": ["kubernetes:core/v1:Secret", { apiVersion: "v1", kind: "Secret", stringData: { password: "hunter2" } }],
};

/** Inputs that both refuse, with what both say. */
const kubernetesRefuses: Record<string, [string, object, string]> = {
  "a list": [
    "kubernetes:apps/v1:DeploymentList",
    { apiVersion: "apps/v1", kind: "DeploymentList", items: [] },
    "list resources exist for compatibility with YAML manifests and Helm charts, and cannot be created directly. " +
      "Use the underlying resource type instead",
  ],
  "a patch without a name": [
    "kubernetes:apps/v1:DeploymentPatch",
    object(),
    "patch resources require the `.metadata.name` field to be set",
  ],
  "a generated name": [
    deployment,
    object(pod(), { metadata: { generateName: "web-" } }),
    "the `.metadata.generateName` field is not supported in Server-Side Apply mode",
  ],
};

describe("the stand-in for the Kubernetes provider", () => {
  const provider = running(join(providers, "pulumi-resource-kubernetes"));
  const check = (inputs: object, type = deployment, olds?: object) => provider.it.check(urn(type), inputs, olds);

  it("the stand-in for Kubernetes gives YAML a schema of every resource of the SDK, with the apiVersion and kind of each", async () => {
    const { resources } = JSON.parse(await provider.it.getSchema());
    assert.ok(Object.keys(resources).length > 500);
    const { apiVersion, kind, spec } = resources[deployment].inputProperties;
    assert.deepEqual(
      [apiVersion, kind, spec],
      [{ type: "string", const: "apps/v1" }, { type: "string", const: "Deployment" }, { $ref: "pulumi.json#/Any" }],
    );
  });

  it("the stand-in for Kubernetes generates a missing name, marks it in an annotation, and keeps it in the next preview", async () => {
    const first = await check(object());
    const { metadata, ...rest } = first.inputs as { metadata: { name: string; annotations: object } };
    assert.deepEqual(rest, object());
    assert.deepEqual(metadata.annotations, { "pulumi.com/autonamed": "true" });
    assert.match(metadata.name, /^web-[0-9a-f]{8}$/);
    assert.deepEqual(await check(object(), deployment, first.inputs), first);
  });

  it("the stand-in for Kubernetes keeps unknown values, and makes a list with a secret secret, as the real provider does", async () => {
    const given = object(pod({ image: unknown, env: [{ name: "A", value: secret("hunter2") }] }), {
      metadata: { name: "shop" },
    });
    const template = pod().template;
    assert.deepEqual(await check(given), {
      failures: [],
      inputs: object(
        {
          ...pod(),
          template: {
            ...template,
            spec: { containers: secret([{ name: "web", image: unknown, env: [{ name: "A", value: "hunter2" }] }]) },
          },
        },
        { metadata: { name: "shop" } },
      ),
    });
  });

  for (const [what, [type, inputs, reason]] of Object.entries(kubernetesRefuses)) {
    it(`the stand-in for Kubernetes refuses ${what}`, () => assert.rejects(check(inputs, type), { details: reason }));
  }

  it("the stand-in for Kubernetes refuses a Helm release whose chart it cannot find", async () => {
    const { failures } = await check({ chart: "/none", values: {} }, "kubernetes:helm.sh/v3:Release");
    const reason = 'path "/none" not found; check the chart name and repository configuration.';
    assert.deepEqual(failures, [{ property: "chart", reason }]);
  });

  it("the stand-in for Kubernetes refuses to deploy", async () => {
    const { inputs } = await check(object());
    await assert.rejects(provider.it.create(urn(deployment), inputs), {
      details:
        `the stand-in for the Kubernetes provider only previews, so it cannot deploy ${deployment}: get the real ` +
        "provider with `npm run toolchain -- full`, or with `pulumi plugin install resource kubernetes`",
    });
  });
});

describe("the stand-in for the random provider", () => {
  const password = "random:index/randomPassword:RandomPassword";
  const provider = running(join(providers, "pulumi-resource-random"));
  const check = (inputs: object, type = password) => provider.it.check(urn(type), inputs);

  it("the stand-in for random makes passwords of the length and the letters asked for", async () => {
    const { inputs, failures } = await check({ length: 200, special: false, upper: false });
    assert.deepEqual(failures, []);
    const first = await provider.it.create(urn(password), inputs);
    assert.match(String(first.properties.result), /^(?=.*[a-z])(?=.*[0-9])[a-z0-9]{200}$/);
    assert.equal(first.properties.length, 200);
    const second = await provider.it.create(urn(password), inputs);
    assert.notEqual(second.properties.result, first.properties.result);
  });

  it("the stand-in for random keeps a password until one of its inputs changes", async () => {
    const olds = { length: 8, special: false, result: "abcdefgh" };
    const same = await provider.it.diff(urn(password), "none", olds, { length: 8, special: false, __defaults: [] });
    assert.deepEqual(same, { changes: 1, replaces: [] });
    const longer = await provider.it.diff(urn(password), "none", olds, { length: 9, special: false, __defaults: [] });
    assert.deepEqual(longer, { changes: 2, replaces: ["length"] });
  });

  it("the stand-in for random refuses properties, values and resource types that it lacks", async () => {
    assert.deepEqual((await check({ length: 0, seed: "a", special: "no" })).failures, [
      { property: "seed", reason: "the stand-in for the random provider has no `seed`" },
      { property: "length", reason: "must be a positive integer" },
      { property: "special", reason: "must be a boolean" },
    ]);
    await assert.rejects(check({ length: 2 }, "random:index/randomCat:RandomCat"), {
      details:
        "the stand-in for the random provider has no random:index/randomCat:RandomCat: " +
        "get the real provider with `pulumi plugin install resource random`",
    });
  });

  const made: Readonly<
    Record<string, readonly [inputs: object, id: RegExp, outputs: Readonly<Record<string, RegExp>>]>
  > = {
    RandomPassword: [{ length: 6, minSpecial: 5, overrideSpecial: "!" }, /^none$/, { result: /^(.*!){5}/ }],
    RandomString: [{ length: 4, numeric: false, special: false, lower: false }, /^[A-Z]{4}$/, { result: /^[A-Z]{4}$/ }],
    RandomPet: [{ length: 3, prefix: "shop", separator: "." }, /^shop(\.[a-z]+){3}$/, {}],
    RandomId: [
      { byteLength: 4, prefix: "id-" },
      /^[\w-]{6}$/,
      { hex: /^id-[0-9a-f]{8}$/, dec: /^id-\d+$/, b64Std: /^id-.{6}==$/ },
    ],
    RandomBytes: [{ length: 3 }, /^none$/, { base64: /^.{4}$/, hex: /^[0-9a-f]{6}$/ }],
    RandomInteger: [{ min: 7, max: 7 }, /^7$/, { result: /^7$/ }],
    RandomShuffle: [{ inputs: ["a", "b"], resultCount: 3 }, /^-$/, { results: /^(a,b|b,a),[ab]$/ }],
    RandomUuid: [{}, /^[0-9a-f-]{36}$/, { result: /^[0-9a-f]{8}-[0-9a-f]{4}-4/ }],
    RandomUuid4: [{}, /^[0-9a-f-]{36}$/, { result: /^[0-9a-f]{8}-[0-9a-f]{4}-4/ }],
    RandomUuid7: [{}, /^[0-9a-f-]{36}$/, { result: /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/ }],
  };
  const token = (kind: string) => `random:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;

  for (const [kind, [inputs, id, outputs]] of Object.entries(made)) {
    it(`the stand-in for random makes a ${kind}`, async () => {
      const checked = await check(inputs, token(kind));
      assert.deepEqual(checked.failures, []);
      const { id: given, properties } = await provider.it.create(urn(token(kind)), checked.inputs);
      assert.match(given, id);
      for (const [name, form] of Object.entries(outputs)) assert.match(String(properties[name]), form, name);
    });
  }

  it("the stand-in for random has every resource of the SDK, and a schema of them for YAML", async () => {
    const sdk = Object.entries(random).flatMap(([name, value]) =>
      "__pulumiType" in Object(value) && name !== "Provider" ? [token(name)] : [],
    );
    assert.deepEqual(Object.keys(made).map(token).sort(), sdk.sort());
    const { resources } = JSON.parse(await provider.it.getSchema());
    assert.deepEqual(Object.keys(resources).sort(), sdk);
    assert.deepEqual(resources[password]?.properties.result, { type: "string", secret: true });
  });
});

/** Skips, in words, where the real provider was not built: `npm run toolchain -- full` builds it. */
function real(part: Part, describeIt: (path: string) => void): void {
  const path = builtPart(part);
  describe(`the real ${part.binary} and its stand-in`, () => {
    if (path !== undefined) describeIt(path);
    else
      it(`the real ${part.binary} and its stand-in answer alike`, function () {
        console.log(`      skipped: ${part.binary} is not there; \`npm run toolchain -- full\` builds it`);
        this.skip();
      });
  });
}

real(DOCKER, (path) => {
  const [genuine, standIn] = [running(path), running(join(providers, "pulumi-resource-docker"))];
  for (const [what, [type, inputs]] of Object.entries(dockerTakes)) {
    it(`the real Docker provider and its stand-in answer alike to ${what}`, async () => {
      const answer = named(await standIn.it.check(urn(type), inputs));
      assert.deepEqual(answer.failures, []);
      assert.deepEqual(answer, named(await genuine.it.check(urn(type), inputs)));
    });
  }
  for (const [what, [type, inputs, reasons]] of Object.entries(dockerRefuses)) {
    it(`the real Docker provider, like its stand-in, refuses ${what}`, async () => {
      assert.equal((await genuine.it.check(urn(type), inputs)).failures.length, reasons.length);
    });
  }

  it("the real Docker provider and its stand-in have the same resources with the same properties", async () => {
    const { resources, types } = JSON.parse(await genuine.it.getSchema());
    const leftOut = "docker:index/buildxBuilder:BuildxBuilder";
    assert.deepEqual(Object.keys(resources).sort(), [leftOut, ...Object.keys(schema.resources)].sort());
    for (const [token, type] of Object.entries(schema.resources as Record<string, string>)) {
      const { inputProperties, requiredInputs = [] } = resources[token];
      assert.deepEqual(Object.keys(inputProperties).sort(), Object.keys(schema.types[type]).sort(), token);
      const required = Object.entries(schema.types[type] as Record<string, { required?: true }>);
      assert.deepEqual(
        [...requiredInputs].sort(),
        required
          .filter(([, p]) => p.required)
          .map(([name]) => name)
          .sort(),
        token,
      );
    }
    assert.ok(Object.keys(types).length > 60);
    const own = JSON.parse(await standIn.it.getSchema());
    for (const token of Object.keys(schema.resources)) {
      for (const part of ["inputProperties", "properties"]) {
        const names = (of: Schema) => Object.keys(of.resources[token]?.[part] ?? {}).sort();
        assert.deepEqual(names(own), names({ resources }), `${token}.${part}`);
      }
    }
  });
});

real(KUBERNETES, (path) => {
  const [genuine, standIn] = [running(path), running(join(providers, "pulumi-resource-kubernetes"))];

  it("the real Kubernetes provider and its stand-in give YAML the same properties of workloads", async () => {
    const [one, other] = (await Promise.all([genuine.it.getSchema(), standIn.it.getSchema()])).map((text) =>
      JSON.parse(text),
    );
    for (const token of [deployment, "kubernetes:batch/v1:CronJob", "kubernetes:core/v1:Secret"]) {
      for (const part of ["inputProperties", "properties"]) {
        const names = (of: Schema) => Object.keys(of.resources[token]?.[part] ?? {}).sort();
        assert.deepEqual(names(other), names(one), `${token}.${part}`);
      }
    }
  });

  for (const [what, [type, inputs]] of Object.entries(kubernetesTakes)) {
    it(`the real Kubernetes provider and its stand-in answer alike to ${what}`, async () => {
      const answer = named(await standIn.it.check(urn(type), inputs));
      assert.deepEqual(answer.failures, []);
      assert.deepEqual(answer, named(await genuine.it.check(urn(type), inputs)));
    });
  }
  for (const [what, [type, inputs, reason]] of Object.entries(kubernetesRefuses)) {
    it(`the real Kubernetes provider, like its stand-in, refuses ${what}`, () =>
      assert.rejects(genuine.it.check(urn(type), inputs), { details: reason }));
  }
});
