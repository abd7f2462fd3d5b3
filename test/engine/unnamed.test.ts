import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { preview, secret, type TestOptions, type TestResource, unknown, urnOf } from "../../policies/testing";
import { container, pod, service } from "../support/resources";

const rules = () =>
  policies().filter(({ name }) => ["read-only-root", "writable-paths-declared", "data-on-volumes"].includes(name));

/** Level, rule and text of all findings of a preview. */
async function said(resources: readonly TestResource[], options: TestOptions = {}): Promise<string[]> {
  const found = await preview(rules(), resources, options);
  return found.map(({ level, policy, message }) => `${level} ${policy}: ${message.split("\n")[1]}`);
}

const id = (letter: string) => `sha256:${letter.repeat(64)}`;
const pulled = (name: unknown, outputs: object = {}, as = "image"): TestResource => ({
  type: "docker:index/remoteImage:RemoteImage",
  name: as,
  props: { name, ...outputs },
});
const by = (resource: TestResource, images: Readonly<Record<string, readonly TestResource[]>>): TestResource => ({
  ...resource,
  propertyDependencies: Object.fromEntries(Object.entries(images).map(([key, all]) => [key, all.map(urnOf)])),
});

const mounts = {
  tmpfs: { "/run/apache2": "", "/tmp": "" },
  volumes: [{ containerPath: "/var/www/html", volumeName: "blog" }],
};
const needsLock = (who: string) =>
  `advisory writable-paths-declared: ${who} runs wordpress:6.8-apache, which needs a writable /run/lock/apache2 (AH00023: Couldn't create the mpm-accept mutex`;
const unfound = (path: string) =>
  `has its image by id, so the paths that it writes could not be looked up; set ${path} to the image's name, or to repoDigest of its RemoteImage`;
const name = "wordpress:6.8-apache";

/** Whether the only finding begins with these words. */
const onlyOne = (found: readonly string[], start: string) => {
  assert.equal(found.length, 1, found.join("\n"));
  assert.equal(found[0]?.slice(0, start.length), start);
};

describe("the name of an image that another resource gives", () => {
  for (const [how, image, outputs] of [
    ["an id that a preview does not know", unknown, { imageId: unknown }],
    ["an id", id("a"), { imageId: id("a") }],
    ["a secret id", secret(id("a")), { imageId: id("a") }],
  ] as const) {
    it(`the name of a container's image is found in the RemoteImage behind ${how}`, async () => {
      const source = pulled(name, outputs);
      const web = by(container({ image, readOnly: true, ...mounts }), { image: [source] });
      onlyOne(await said([source, web]), needsLock('container "web"'));
    });
  }

  for (const [type, props] of [
    ["docker:index/image:Image", { imageName: name }],
    ["docker:index/registryImage:RegistryImage", { name }],
    ["docker:index/tag:Tag", { targetImage: name, sourceImage: unknown }],
    ["docker-build:index:Image", { tags: [name, "shop/other:1"] }],
    ["docker-build:index:Index", { tag: name }],
  ] as const) {
    it(`the name of a container's image is found in a resource of type ${type}`, async () => {
      const source: TestResource = { type, name: "image", props };
      const web = by(container({ image: unknown, readOnly: true, ...mounts }), { image: [source] });
      onlyOne(await said([source, web]), needsLock('container "web"'));
    });
  }

  it("the name of an image is found behind a RemoteImage whose own name is the output of another image", async () => {
    const built: TestResource = { type: "docker:index/image:Image", name: "built", props: { imageName: name } };
    const source = by(pulled(unknown), { name: [built] });
    const web = by(container({ image: unknown, readOnly: true, ...mounts }), { image: [source] });
    onlyOne(await said([built, source, web]), needsLock('container "web"'));
  });

  it("images that name each other in a circle end in one line about the unknown image", async () => {
    const one = pulled(unknown, {}, "one");
    const other = by(pulled(unknown, {}, "other"), { name: [one] });
    const circle = by(one, { name: [other] });
    const web = by(container({ image: unknown, readOnly: true }), { image: [circle] });
    assert.deepEqual(await said([circle, other, web]), [
      'advisory writable-paths-declared: container "web" cannot be judged until image is known',
    ]);
  });

  it("an id of a service or a pod tells two images apart that it depends on", async () => {
    const sources = [pulled("nginx:1.29", { imageId: id("b") }, "b"), pulled(name, { imageId: id("a") }, "a")];
    const memory = ["/run/apache2", "/tmp"].map((target) => ({
      type: "tmpfs",
      target,
      tmpfsOptions: { mode: 0o1777 },
    }));
    const volume = { type: "volume", target: "/var/www/html", source: "blog" };
    const web = by(service({ image: id("a"), readOnly: true, mounts: [...memory, volume] }), { taskSpec: sources });
    onlyOne(await said([...sources, web]), needsLock('service "web"'));
  });

  it("two images behind one unknown value are told apart by the update alone", async () => {
    const sources = [pulled("nginx:1.29", {}, "b"), pulled(name, {}, "a")];
    const web = by(service({ image: unknown, readOnly: true }), { taskSpec: sources });
    assert.deepEqual(await said([...sources, web]), [
      'advisory writable-paths-declared: service "web" cannot be judged until taskSpec.containerSpec.image is known',
    ]);
  });

  it("an id that belongs to no image of the stack is one line of advice, whatever else the resource depends on", async () => {
    const source = pulled("nginx:1.29", { imageId: id("b") });
    const web = by(container({ image: id("a"), readOnly: true }), { envs: [source], image: [source] });
    assert.deepEqual(await said([source, web]), [
      `advisory writable-paths-declared: container "web" ${unfound("image")}`,
    ]);
  });

  it("a writable root is reported once, and what its image needs besides the flag follows at the end", async () => {
    const source = pulled("nginx:1.29", { imageId: id("a") });
    const web = by(container({ image: id("a") }), { image: [source] });
    assert.deepEqual(await said([source, web]), [
      'mandatory read-only-root: container "web" has a writable root filesystem; set readOnly to true',
      'advisory read-only-root: container "web" needs more than a read-only root: nginx:1.29 also needs a tmpfs at /var/cache/nginx and /run',
    ]);
  });

  it("the data of an image by id is followed to its volume", async () => {
    const source = pulled("postgres:15", { imageId: id("a") });
    const tmpfs = { "/var/run/postgresql": "uid=999,gid=999", "/tmp": "" };
    const db = by(container({ image: id("a"), readOnly: true, tmpfs }), { image: [source] });
    assert.deepEqual(await said([source, db]), [
      'advisory data-on-volumes: container "web" has no volume at /var/lib/postgresql/data, where postgres:15 keeps its data; mount a named volume there',
    ]);
  });

  const digest = `wordpress@${id("d")}`;
  it("a digest whose tag adds nothing new is reported once", async () => {
    const source = pulled("nginx:1.29", { repoDigest: `nginx@${id("d")}` });
    const web = by(container({ image: `nginx@${id("d")}`, readOnly: true }), { image: [source] });
    const found = await said([source, web]);
    assert.equal(new Set(found).size, found.length, found.join("\n"));
    assert.equal(found.filter((line) => line.includes("/run")).length, 1, found.join("\n"));
  });

  it("a digest is judged by the tag of the RemoteImage that has it", async () => {
    const source = pulled(name, { repoDigest: digest });
    const web = by(container({ image: digest, readOnly: true, ...mounts }), { image: [source] });
    const found = await said([source, web]);
    assert(
      found.some((line) => line.includes("/run/lock/apache2")),
      found.join("\n"),
    );
  });

  it("an exemption by the name of the image holds for an image by id", async () => {
    const source = pulled(name, { imageId: id("a") });
    const web = by(container({ image: id("a"), readOnly: true, ...mounts }), { image: [source] });
    const config = { "writable-paths-declared": { exemptions: [{ reason: "known", image: "wordpress" }] } };
    assert.deepEqual(await said([source, web], { config }), []);
  });

  it("a secret name of an image is not shown", async () => {
    const source = pulled(secret(name), { imageId: id("a") });
    const web = by(container({ image: id("a"), readOnly: true, ...mounts }), { image: [source] });
    const found = await said([source, web]);
    assert(!found.join("\n").includes("6.8-apache"), found.join("\n"));
    assert.equal(found.length, 1);
  });

  it("the level of the rule counts at the end of the run", async () => {
    const source = pulled(name, { imageId: id("a") });
    const web = by(container({ image: id("a"), readOnly: true, ...mounts }), { image: [source] });
    const [line] = await said([source, web], { config: { "writable-paths-declared": "mandatory" } });
    assert.match(line ?? "", /^mandatory writable-paths-declared: /);
  });

  it("an image of a pod by a digest that is not known is found behind its spec", async () => {
    const source = pulled(name, { repoDigest: unknown });
    const web = by(
      pod({ containers: [{ name: "web", image: unknown, securityContext: { readOnlyRootFilesystem: true } }] }),
      { spec: [source] },
    );
    const found = await said([source, web]);
    assert.match(found.join("\n"), /container "web" runs wordpress:6\.8-apache, which needs a writable/);
  });
});
