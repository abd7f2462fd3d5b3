import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { analyze, analyzeStack, type TestResource, unknown, urnOf } from "../../policies/testing";
import { container, deployment, nativeTask, service, task } from "../support/resources";

const hash = (letter: string) => `sha256:${letter.repeat(64)}`;
const digest = hash("d");
const dockerfile = "FROM nginx:1.29\n";
/** What the catalogue lacks, so that a message says what it does not know. */
const scratch = "FROM scratch\n";

/** A resource that names an image: its inputs, the outputs that an update adds, and what a program makes of them. */
interface Maker {
  readonly type: string;
  readonly inputs: object;
  readonly outputs: object;
  /** What the container's image is once the outputs are known. */
  readonly references: Readonly<Record<string, string>>;
  /** The image in the findings of both. */
  readonly shown: string;
}

const kit = (text: string, tags: readonly string[] = ["docker.io/shop/web:1", "docker.io/shop/web:stable"]): Maker => {
  const [tag = "docker.io/shop/web:1"] = tags;
  const name = tag.replace(/:\w+$/, "");
  return {
    type: "docker-build:index:Image",
    inputs: { dockerfile: { inline: text }, tags, push: true },
    outputs: { ref: `${tag}@${digest}`, digest, contextHash: "c" },
    references: {
      ref: `${tag}@${digest}`,
      "repository and digest": `${name}@${digest}`,
      "another tag and digest": `${tags[1] ?? tag}@${digest}`,
      "another repository and digest": `mirror.example/web@${digest}`,
      digest,
    },
    shown: "an image built from nginx:1.29",
  };
};
const unknownTo = (shown: string) =>
  `the catalogue does not know what ${shown} writes: npx @readonly-rootfs/cli discover`;

const makers: Readonly<Record<string, Maker>> = {
  "docker-build Image": kit(dockerfile),
  "docker-build Image of a base that the catalogue lacks": { ...kit(scratch), shown: unknownTo("shop/web:1") },
  "docker-build Image without tags": {
    ...kit(dockerfile, []),
    inputs: { dockerfile: { inline: dockerfile }, exports: [{ image: { push: true, name: ["shop/web:1"] } }] },
  },
  "docker.Image that is pushed": {
    shown: "an image built from nginx:1.29",
    type: "docker:index/image:Image",
    inputs: { imageName: "shop/web:1", build: { context: "test/fixtures/nginx-image" } },
    outputs: { repoDigest: `docker.io/shop/web@${digest}`, baseImageName: "shop/web:1" },
    references: {
      repoDigest: `docker.io/shop/web@${digest}`,
      baseImageName: "shop/web:1",
      imageName: "shop/web:1",
      "imageName and digest": `shop/web:1@${digest}`,
    },
  },
  "docker.Image that stays on the engine": {
    shown: "an image built from nginx:1.29",
    type: "docker:index/image:Image",
    inputs: { imageName: "shop/web:1", build: { context: "test/fixtures/nginx-image" }, skipPush: true },
    outputs: { repoDigest: hash("e"), baseImageName: "shop/web:1" },
    references: { repoDigest: hash("e"), baseImageName: "shop/web:1" },
  },
  "RemoteImage that builds": {
    shown: "an image built from nginx:1.29",
    type: "docker:index/remoteImage:RemoteImage",
    inputs: { name: "shop/web:1", build: { context: "test/fixtures/nginx-image", tags: ["shop/web:stable"] } },
    outputs: { imageId: hash("e"), repoDigest: `shop/web@${digest}` },
    references: {
      imageId: hash("e"),
      repoDigest: `shop/web@${digest}`,
      name: "shop/web:1",
      "another tag": "shop/web:stable",
    },
  },
  "RemoteImage that pulls": {
    shown: "nginx:1.29",
    type: "docker:index/remoteImage:RemoteImage",
    inputs: { name: "nginx:1.29" },
    outputs: { imageId: hash("e"), repoDigest: `nginx@${digest}` },
    references: { imageId: hash("e"), repoDigest: `nginx@${digest}`, "name and digest": `nginx:1.29@${digest}` },
  },
  "RemoteImage of an image that the catalogue lacks": {
    shown: unknownTo("shop/web:1"),
    type: "docker:index/remoteImage:RemoteImage",
    inputs: { name: "ghcr.io/shop/web:1" },
    outputs: { imageId: hash("e"), repoDigest: `ghcr.io/shop/web@${digest}` },
    references: { imageId: hash("e"), repoDigest: `ghcr.io/shop/web@${digest}` },
  },
  RegistryImage: {
    shown: unknownTo("shop/web:1"),
    type: "docker:index/registryImage:RegistryImage",
    inputs: { name: "registry.example/shop/web:1" },
    outputs: { sha256Digest: digest },
    references: { "repository and sha256Digest": `registry.example/shop/web@${digest}` },
  },
};

/** Resources that run the image; the last of each pair is the property that depends on the image. */
const users: Readonly<Record<string, (image: unknown, locked: boolean) => readonly [TestResource, string]>> = {
  "docker.Container": (image, readOnly) => [container({ image, readOnly }), "image"],
  "docker.Service": (image, readOnly) => [service({ image, readOnly }), "taskSpec"],
  Deployment: (image, readOnlyRootFilesystem) => [
    deployment({ containers: [{ name: "web", image, securityContext: { readOnlyRootFilesystem } }] }),
    "spec",
  ],
  TaskDefinition: (image, readonlyRootFilesystem) => [
    nativeTask({ image, readonlyRootFilesystem }),
    "containerDefinitions",
  ],
};

const rules = () =>
  policies().filter(({ name }) => ["read-only-root", "writable-paths-declared", "data-on-volumes"].includes(name));

/** What the engine asks: each resource with its inputs, then all of them with their outputs. */
async function run(dryRun: boolean, asked: readonly TestResource[], atTheEnd: readonly TestResource[]) {
  const before = process.env.PULUMI_NODEJS_DRY_RUN;
  process.env.PULUMI_NODEJS_DRY_RUN = String(dryRun);
  try {
    const pack = rules();
    const found = [];
    for (const resource of asked) found.push(...(await analyze(pack, resource)).violations);
    found.push(...(await analyzeStack(pack, atTheEnd)).violations);
    return found.map(({ level, policy, message }) => `${level} ${policy}: ${message.split("\n")[1]}`).sort();
  } finally {
    if (before === undefined) delete process.env.PULUMI_NODEJS_DRY_RUN;
    else process.env.PULUMI_NODEJS_DRY_RUN = before;
  }
}

function both(maker: Maker, user: TestResource, property: string, known: TestResource) {
  const { type, inputs, outputs } = maker;
  const image: TestResource = { type, name: "image", props: inputs };
  const on = (one: TestResource) => ({ ...one, propertyDependencies: { [property]: [urnOf(image)] } });
  const unsettled = Object.fromEntries(Object.keys(outputs).map((name) => [name, unknown]));
  const planned = [{ ...image, props: { ...inputs, ...unsettled } }, on(user)];
  const made = [{ ...image, props: { ...inputs, ...outputs } }, on(known)];
  return {
    preview: () => run(true, [image, on(user)], planned),
    update: () => run(false, [image, on(known)], made),
  };
}

describe("an image that the stack names, by the reference that an update knows", () => {
  for (const [what, maker] of Object.entries(makers)) {
    for (const [index, [how, reference]] of Object.entries(maker.references).entries()) {
      // References are read alike on every platform, so one of them is enough for each.
      for (const [where, use] of Object.entries(users).slice(0, index === 0 ? undefined : 1)) {
        it(`${where} with the ${how} of a ${what} is judged alike in a preview and in an update`, async () => {
          for (const locked of [false, true]) {
            const [before, property] = use(unknown, locked);
            const { preview, update } = both(maker, before, property, use(reference, locked)[0]);
            const planned = await preview();
            assert.deepEqual(await update(), planned);
            const about = planned.filter((line) => line.includes(maker.shown));
            // Of an image that nobody knows only read-only-root tells.
            assert.equal(about.length, locked && maker.shown.startsWith("the catalogue") ? 0 : 1, planned.join("\n"));
            assert.equal(planned.length, about.length + (locked ? 0 : 1), planned.join("\n"));
          }
        });
      }
    }
  }
});

describe("an image whose digest an update knows, before the end of the run", () => {
  const maker = makers["docker-build Image"] as Maker;
  const image: TestResource = { type: maker.type, name: "image", props: maker.inputs };
  const text = async (before: readonly TestResource[], user: TestResource, config = {}) => {
    const pack = rules();
    for (const resource of before) await analyze(pack, resource);
    const { violations } = await analyze(pack, user, { config });
    return violations.map(({ policy, message }) => `${policy}: ${message.split("\n")[1]}`);
  };
  const flag = 'read-only-root: container "web" has a writable root filesystem; set readOnly to true';

  it("a container with the digest of a built image hears of its flag alone, for the end tells what the image needs", async () => {
    assert.deepEqual(await text([image], container({ image: `shop/web@${digest}` })), [flag]);
    assert.deepEqual(await text([image], container({ image: `shop/web@${digest}`, readOnly: true })), []);
  });

  it("a container with the digest of an image that no resource of the stack has hears all at once", async () => {
    const needs = "nginx also needs a tmpfs at /var/cache/nginx and /run";
    assert.deepEqual(await text([image], container({ image: `nginx@${digest}` })), [`${flag}; ${needs}`]);
    assert.deepEqual(await text([], container({ image: `shop/web@${digest}` })), [
      `${flag}; the catalogue does not know what shop/web writes: npx @readonly-rootfs/cli discover shop/web@${digest} finds out`,
    ]);
  });

  it("a digest of a pulled image's repository that is not that image's is judged by what its tags have in common", async () => {
    const pulled: TestResource = {
      type: "docker:index/remoteImage:RemoteImage",
      name: "image",
      props: { name: "nginx:1.29" },
    };
    const user = container({ image: `nginx@${hash("f")}` });
    const found = await run(
      false,
      [pulled, user],
      [{ ...pulled, props: { name: "nginx:1.29", imageId: hash("e") } }, user],
    );
    assert.deepEqual(found, [
      'advisory read-only-root: container "web" needs more than a read-only root: nginx also needs a tmpfs at /var/cache/nginx and /run',
      `mandatory ${flag}`,
    ]);
  });

  it("a task whose JSON text an update knows is judged by the Dockerfile of its image", async () => {
    const user = {
      ...task({ image: `docker.io/shop/web:1@${digest}` }),
      propertyDependencies: { containerDefinitions: [urnOf(image)] },
    };
    const made = { ...image, props: { ...maker.inputs, ...maker.outputs } };
    const found = await run(false, [image, user], [made, user]);
    assert.deepEqual(found, [
      'advisory read-only-root: container "web" needs more than a read-only root: an image built from nginx:1.29 also needs a tmpfs at /var/cache/nginx and /run',
      'mandatory read-only-root: container "web" has a writable root filesystem; set containerDefinitions[0].readonlyRootFilesystem to true',
    ]);
  });
});
