import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtBy } from "../../policies/engine/built";
import { Props } from "../../policies/inputs/props";
import { policies } from "../../policies/library";
import { preview, secret, type TestResource, unknown, urnOf } from "../../policies/testing";
import { container, pod } from "../support/resources";

const rules = () =>
  policies().filter(({ name }) => ["read-only-root", "writable-paths-declared", "data-on-volumes"].includes(name));

async function said(resources: readonly TestResource[], config = {}): Promise<string[]> {
  const found = await preview(rules(), resources, { config });
  return found.map(({ level, policy, message }) => `${level} ${policy}: ${message.split("\n")[1]}`);
}

const inline = (text: string, more: object = {}): TestResource => ({
  type: "docker-build:index:Image",
  name: "app",
  props: { dockerfile: { inline: text }, ...more },
});
const on = (image: TestResource, props: object): TestResource => ({
  ...container({ readOnly: true, ...props }),
  propertyDependencies: { image: [urnOf(image)] },
});
const unread = (how: string, instead: string) =>
  `container "web" has an image that the stack builds from a Dockerfile ${how}, so the paths that it writes could not be looked up; ${instead}, or describe the image in the option images of writable-paths-declared`;
const memory = { tmpfs: { "/tmp": "", "/run/postgresql": "uid=999,gid=999" } };
const noVolume =
  'advisory data-on-volumes: container "web" has no volume at /var/lib/postgresql/data, where an image built from postgres:15 keeps its data; mount a named volume there';

describe("an image that the stack builds", () => {
  it("a container of a built image is judged by its base image while its name is unknown", async () => {
    const image = inline("FROM postgres:15\nRUN apt-get update\n");
    assert.deepEqual(await said([image, on(image, { image: unknown, ...memory })]), [noVolume]);
  });

  it("a container of a built image is judged by its base image once its name is known", async () => {
    const image = inline("FROM postgres:15\n", { tags: ["shop/db:1"] });
    assert.deepEqual(await said([image, on(image, { image: "shop/db:1", ...memory })]), [noVolume]);
  });

  it("a container of a built image is judged by its base image once its reference is known", async () => {
    const ref = `shop/db@sha256:${"a".repeat(64)}`;
    const image = inline("FROM postgres:15\n", { tags: ["shop/db:1"], ref });
    assert.deepEqual(await said([image, on(image, { image: ref, ...memory })]), [noVolume]);
  });

  it("an exemption by the name of a built image holds for it", async () => {
    const image = inline("FROM postgres:15\n", { tags: ["shop/db:1"] });
    const config = { "data-on-volumes": { exemptions: [{ reason: "known", image: "shop/db" }] } };
    assert.deepEqual(await said([image, on(image, { image: "shop/db:1", ...memory })], config), []);
  });

  it("an entry of the option images counts before the base of a built image", async () => {
    const image = inline("FROM postgres:15\n", { tags: ["shop/db:1"] });
    const images = [{ name: "db", repositories: ["shop/db"], category: "application", paths: [] }];
    const config = { "writable-paths-declared": { images } };
    assert.deepEqual(await said([image, on(image, { image: "shop/db:1", ...memory })], config), []);
  });

  it("a variable of the Dockerfile moves the data of its base image", async () => {
    const image = inline("FROM postgres:15\nENV PGDATA=/data/pg\n");
    const found = await said([image, on(image, { image: unknown, ...memory })]);
    assert.deepEqual(found, [
      'advisory data-on-volumes: container "web" has no volume at the directory that PGDATA names, where an image built from postgres:15 keeps its data; mount a named volume there',
    ]);
  });

  it("another program that a Dockerfile starts needs nothing of its base image", async () => {
    for (const start of ['ENTRYPOINT ["/usr/bin/backup"]', "ENTRYPOINT pg_dump -h db shop", 'CMD ["pg_dump"]']) {
      const image = inline(`FROM postgres:15\n${start}\n`);
      assert.deepEqual(await said([image, on(image, { image: unknown })]), [], start);
    }
  });

  it("a user that a Dockerfile makes cannot write to a mount of root", async () => {
    const image = inline("FROM nginx:1.29\nRUN useradd -u 4321 web\nUSER web\n");
    const found = await said([
      image,
      on(image, { image: unknown, tmpfs: { "/run": "mode=0755", "/var/cache/nginx": "mode=1777" } }),
    ]);
    assert.deepEqual(found, [
      'advisory writable-paths-declared: container "web" runs an image built from nginx:1.29, whose user 4321 cannot write /run: the tmpfs there belongs to root with mode 0755 (open() "/run/nginx.pid" failed (13: Permission denied)); add uid=4321,gid=0 to tmpfs["/run"]',
    ]);
  });

  it("a writable root of a built image is reported once, with the paths of its base at the end", async () => {
    const image = inline("FROM nginx:1.29\n", { tags: ["shop/web:1"] });
    const found = await said([image, on(image, { image: "shop/web:1", readOnly: false })]);
    assert.deepEqual(found, [
      'mandatory read-only-root: container "web" has a writable root filesystem; set readOnly to true',
      'advisory read-only-root: container "web" needs more than a read-only root: an image built from nginx:1.29 also needs a tmpfs at /var/cache/nginx and /run',
    ]);
  });

  it("a built image whose base the catalogue lacks is said once to be unknown", async () => {
    const image = inline("FROM scratch\n", { tags: ["shop/web:1"] });
    assert.deepEqual(await said([image, on(image, { image: "shop/web:1", readOnly: false })]), [
      'mandatory read-only-root: container "web" has a writable root filesystem; set readOnly to true',
      'advisory read-only-root: container "web" may need more than a read-only root: the catalogue does not know what shop/web:1 writes: npx @readonly-rootfs/cli discover shop/web:1 finds out',
    ]);
  });

  it("a container that the program declares before its built image is judged by the Dockerfile", async () => {
    const image = inline("FROM postgres:15\n", { tags: ["shop/db:1"] });
    const db = container({ image: "shop/db:1", readOnly: true, ...memory });
    assert.deepEqual(await said([db, image]), [noVolume]);
    const tag: TestResource = {
      type: "docker:index/tag:Tag",
      name: "tag",
      props: { sourceImage: "shop/db:1", targetImage: "shop/db:stable" },
    };
    const stable = container({ image: "shop/db:stable", readOnly: true, ...memory });
    assert.deepEqual(await said([stable, image, tag]), [noVolume]);
  });

  it("a container of a pod whose image is built later is judged beside one whose image is not known", async () => {
    const image = inline("FROM nginx:1.29\n", { tags: ["shop/web:1"] });
    const locked = { securityContext: { readOnlyRootFilesystem: true } };
    const both = pod({
      containers: [
        { name: "web", image: "shop/web:1", ...locked },
        { name: "log", image: unknown, ...locked },
      ],
    });
    const found = await said([both, image]);
    assert.deepEqual(found, [
      'advisory writable-paths-declared: container "log" cannot be judged until spec.containers[1].image is known',
      'advisory writable-paths-declared: container "web" runs an image built from nginx:1.29, which needs a writable /var/cache/nginx (mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)) and /run (open() "/run/nginx.pid" failed (30: Read-only file system)); add an emptyDir of 256Mi in memory at /var/cache/nginx to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ]);
  });

  it("a built image of the option images is judged once, declared before its containers or after them", async () => {
    const image = inline("FROM postgres:15\n", { tags: ["shop/db:1"] });
    const path = { path: "/var/lib/shop", kind: "ephemeral", required: "always", why: "it writes.", size: "1Mi" };
    const images = [{ name: "db", repositories: ["shop/db"], category: "application", paths: [path] }];
    const config = { "writable-paths-declared": { images } };
    const db = container({ image: "shop/db:1", readOnly: true });
    for (const resources of [
      [db, image],
      [image, db],
    ]) {
      assert.deepEqual(await said(resources, config), [
        'advisory writable-paths-declared: container "web" runs shop/db:1, which needs a writable /var/lib/shop (it writes); add "/var/lib/shop": "rw,noexec,nosuid,nodev,size=1m" to tmpfs',
      ]);
    }
  });

  it("a secret argument of a build chooses no base and is in no message", async () => {
    const image = inline("ARG BASE=postgres:15\nFROM $BASE\n", { buildArgs: { BASE: secret("postgres:16") } });
    assert.deepEqual(await said([image, on(image, { image: unknown, ...memory })]), [
      `advisory writable-paths-declared: ${unread("that names no base image without values that are secret or not set", "name the image after FROM")}`,
    ]);
  });

  const remote: TestResource = {
    type: "docker-build:index:Image",
    name: "app",
    props: { context: { location: "https://git.example/app.git" }, tags: ["shop/db:1"] },
  };
  const elsewhere = unread("at a remote address", "keep a copy of it beside the program, and name that");

  it("a Dockerfile that is not read is one line of advice, whether the image has a name, a reference or neither", async () => {
    const ref = `shop/db@sha256:${"a".repeat(64)}`;
    const built = { ...remote, props: { ...remote.props, ref } };
    for (const image of ["shop/db:1", ref, unknown]) {
      assert.deepEqual(await said([built, on(built, { image })]), [`advisory writable-paths-declared: ${elsewhere}`]);
    }
  });

  it("a Dockerfile that is not read is one line of advice beside a writable root", async () => {
    const found = await said([remote, on(remote, { image: unknown, readOnly: false })]);
    assert.deepEqual(found, [
      'mandatory read-only-root: container "web" has a writable root filesystem; set readOnly to true',
      `advisory read-only-root: ${elsewhere}`,
    ]);
  });

  it("an image of the option images needs no Dockerfile", async () => {
    const images = [{ name: "db", repositories: ["shop/db"], category: "application", paths: [] }];
    const config = { "writable-paths-declared": { images } };
    assert.deepEqual(await said([remote, on(remote, { image: "shop/db:1" })], config), []);
  });

  it("a VOLUME of a Dockerfile takes the data past a mount above it", async () => {
    const image = inline("FROM grafana/grafana:12.1.0\nVOLUME /var/lib/grafana\n");
    const mounts = [{ type: "volume", source: "data", target: "/var/lib" }];
    const found = await said([image, on(image, { image: unknown, mounts, tmpfs: { "/tmp": "" } })]);
    assert.deepEqual(found, [
      'advisory data-on-volumes: container "web" keeps the data of an image built from grafana/grafana:12.1.0 at /var/lib/grafana on the anonymous volume that its image declares at /var/lib/grafana, not on mounts[0]; mount a named volume at /var/lib/grafana',
    ]);
  });

  it("a secret place of a Dockerfile is in no message", async () => {
    const image: TestResource = { ...remote, props: { context: { location: secret("hidden") } } };
    assert.deepEqual(await said([image, on(image, { image: unknown })]), [
      `advisory writable-paths-declared: ${unread("whose place is secret", "give context.location as a plain value")}`,
    ]);
  });
});

describe("an image that other resources of the stack pull or tag after its build", () => {
  const image = inline("FROM postgres:15\n", { tags: ["shop/db:1"] });
  const behind = (type: string, props: object, property: string): TestResource => ({
    type,
    name: "again",
    props: props as Record<string, unknown>,
    propertyDependencies: { [property]: [urnOf(image)] },
  });
  const pulled = (name: unknown) => behind("docker:index/remoteImage:RemoteImage", { name }, "name");
  const tagged = (sourceImage: unknown) =>
    behind("docker:index/tag:Tag", { sourceImage, targetImage: "registry.example/db:1" }, "sourceImage");

  it("a RemoteImage of a built image is judged by its Dockerfile, in a preview and in an update", async () => {
    for (const name of [unknown, "shop/db:1"]) {
      const remote = pulled(name);
      assert.deepEqual(await said([image, remote, on(remote, { image: unknown, ...memory })]), [noVolume]);
    }
  });

  it("a Tag of a built image is judged by its Dockerfile, by its output and by its name", async () => {
    for (const source of [unknown, "shop/db:1"]) {
      for (const reference of [unknown, "registry.example/db:1"]) {
        const tag = tagged(source);
        assert.deepEqual(await said([image, tag, on(tag, { image: reference, ...memory })]), [noVolume]);
      }
    }
  });

  it("a built image is found by every spelling of its name", async () => {
    assert.deepEqual(await said([image, on(image, { image: "docker.io/shop/db:1", ...memory })]), [noVolume]);
  });
});

describe("the Dockerfile of a build", () => {
  let program: string;
  before(() => {
    const outer = mkdtempSync(join(tmpdir(), "built-"));
    program = join(outer, "program");
    mkdirSync(join(program, "app"), { recursive: true });
    writeFileSync(join(outer, "Dockerfile"), "FROM outside:1\n");
    writeFileSync(join(program, "Dockerfile"), "FROM root:1\n");
    writeFileSync(join(program, "app/Dockerfile"), "FROM app:1 AS one\nFROM other:1 AS two\n");
    writeFileSync(join(program, "app/web.dockerfile"), "FROM web:1\n");
    writeFileSync(join(program, "app/large"), `FROM large:1\n${"#".repeat(1 << 20)}`);
    symlinkSync(join(outer, "Dockerfile"), join(program, "app/link"));
  });
  after(() => rmSync(join(program, ".."), { recursive: true }));

  const docker = (build: unknown) => ["docker:index/image:Image", { imageName: "shop/web", build }] as const;
  const kit = (props: object) => ["docker-build:index:Image", props] as const;
  const remote = (build: unknown) => ["docker:index/remoteImage:RemoteImage", { name: "shop/web", build }] as const;
  // pulumi/pulumi-docker 237b7899bb513613a7645e74d6981c12d054dcc7: provider/image.go, provider/provider.go;
  // pulumi/pulumi-docker-build 7bad76a9d36bbf5ad949c976869851d95f858d6d: provider/internal/context.go, dockerfile.go.
  const read: Record<string, readonly [readonly [string, object], from: string]> = {
    "a text": [docker("app"), "other:1"],
    "an empty object": [docker({}), "root:1"],
    "nothing but a name": [["docker:index/image:Image", { imageName: "shop/web" }], "root:1"],
    "a context": [docker({ context: "./app" }), "other:1"],
    "a target": [docker({ context: "app", target: "one" }), "app:1"],
    "an empty target": [docker({ context: "app", target: "" }), "other:1"],
    "a file by its path from the program": [docker({ context: "app", dockerfile: "app/web.dockerfile" }), "web:1"],
    "a context and a file of docker-build": [
      kit({ context: { location: "app" }, dockerfile: { location: "app/web.dockerfile" } }),
      "web:1",
    ],
    "a context of a RemoteImage": [remote({ context: "app" }), "other:1"],
    "a file of a RemoteImage, by its path from the context": [
      remote({ context: "app", dockerfile: "web.dockerfile" }),
      "web:1",
    ],
    "a target of a RemoteImage": [remote({ context: "app", target: "one" }), "app:1"],
    "a context of a RegistryImage": [
      ["docker:index/registryImage:RegistryImage", { name: "shop/web", build: { context: "app" } }],
      "other:1",
    ],
    "a further context of a RemoteImage that gives the base image": [
      remote({ context: "app", additionalContexts: ["other:1 = docker-image://given:1"] }),
      "given:1",
    ],
    "a context of docker-build": [kit({ context: { location: "app" } }), "other:1"],
    "a remote context and an inline Dockerfile": [
      kit({ context: { location: "https://git.example/app.git" }, dockerfile: { inline: "FROM inline:1" } }),
      "inline:1",
    ],
    "a build context that gives the base image": [
      kit({
        context: { location: "app", named: { "other:1": { location: "docker-image://docker.io/library/given:1" } } },
      }),
      "docker.io/library/given:1",
    ],
  };
  for (const [name, [[type, props], from]] of Object.entries(read)) {
    it(`a build with ${name} is an image from ${from}`, () => {
      const found = builtBy(type, new Props(props as Record<string, unknown>), program);
      assert.equal(found && "from" in found ? found.from : found, from);
    });
  }

  const missing = (at: string) =>
    ["that is no file of at most 1 MiB", `correct ${at}, which counts from the program's directory`] as const;
  const outside = ["outside of the program's directory", "move it into that directory"] as const;
  const away = ["at a remote address", "keep a copy of it beside the program, and name that"] as const;
  const notRead: Record<string, readonly [readonly [string, object], unread: readonly string[] | undefined]> = {
    "a file by its path from the context": [
      docker({ context: "app", dockerfile: "web.dockerfile" }),
      missing("build.dockerfile"),
    ],
    "a target that is no stage": [
      docker({ context: "app", target: "three" }),
      ["without the stage to build", "name one of its stages in build.target"],
    ],
    "an unknown target": [docker({ context: "app", target: unknown }), undefined],
    "a context that is not there": [docker("none"), missing("build")],
    "a context outside of the program": [docker(".."), outside],
    "a link that leads out of the program": [docker({ context: "app", dockerfile: "app/link" }), outside],
    "a file of more than a mebibyte": [
      docker({ context: "app", dockerfile: "app/large" }),
      missing("build.dockerfile"),
    ],
    "a directory instead of a file": [docker({ context: ".", dockerfile: "app" }), missing("build.dockerfile")],
    "an unknown context of a RemoteImage": [remote({ context: unknown, dockerfile: "web.dockerfile" }), undefined],
    "a file of a RemoteImage outside of its program": [
      remote({ context: "app", dockerfile: "../../Dockerfile" }),
      outside,
    ],
    "a remote context of a RemoteImage": [
      remote({ context: "app", remoteContext: "https://git.example/app.git" }),
      away,
    ],
    "an address of a repository": [kit({ context: { location: "https://git.example/app.git" } }), away],
    "an address of a Dockerfile": [
      kit({ context: { location: "app" }, dockerfile: { location: "https://git.example/Dockerfile" } }),
      away,
    ],
    "a build context of files as its base": [
      kit({ context: { location: "app", named: { "other:1": { location: "./rootfs" } } } }),
      ["whose base is given by a build context", "name the image after FROM"],
    ],
  };
  for (const [name, [[type, props], expected]] of Object.entries(notRead)) {
    it(`a build with ${name} is ${expected === undefined ? "not known yet" : "not read"}`, () => {
      const found = builtBy(type, new Props(props as Record<string, unknown>), program);
      assert.deepEqual(found, expected && { unread: { how: expected[0], instead: expected[1] } });
    });
  }
});
