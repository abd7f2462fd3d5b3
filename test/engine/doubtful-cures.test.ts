import assert from "node:assert/strict";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, preview, remediate, type TestResource, unknown, urnOf } from "../../policies/testing";
import { container, pod } from "../support/resources";

/** What the rule says of a resource whose cures it has made. */
async function afterwards(given: TestResource, config: object = {}, before: TestResource[] = []): Promise<string[]> {
  const policies = [policyIn(new Run())(readOnlyRoot)];
  const found = await preview(policies, [...before, given], {
    level: "remediate",
    config: { "read-only-root": config },
  });
  return found.map(({ level, message }) => `${level}: ${message.split("\n")[1]}`);
}

const unknownImage = (who: string) =>
  `advisory: ${who} gets its read-only root from this remediation; the catalogue does not know what shop/web:1 writes: npx @readonly-rootfs/cli discover shop/web:1 finds out`;

describe("a cure of which nobody knows whether the container then starts", () => {
  it("a container with an image that the catalogue lacks is named beside its cure", async () => {
    assert.deepEqual(await afterwards(container({ image: "shop/web:1" })), [unknownImage('container "web"')]);
  });

  it("the containers of a pod with such an image are named in one line", async () => {
    const containers = [
      { name: "web", image: "shop/web:1" },
      { name: "api", image: "shop/web:1" },
      { name: "known", image: "nginx:1.29" },
    ];
    assert.deepEqual(await afterwards(pod({ containers })), [unknownImage('each of containers "web" and "api"')]);
  });

  it("a container whose writes depend on its configuration is named beside its cure", async () => {
    assert.deepEqual(await afterwards(container({ image: "envoyproxy/envoy:v1.31" })), [
      'advisory: container "web" gets its read-only root from this remediation; whether envoyproxy/envoy:v1.31 also writes to /tmp (when Unix sockets or log files are configured there, or a gateway is built on Envoy) depends on its configuration',
    ]);
  });

  for (const [what, given] of [
    ["a container whose root the program makes read-only", container({ image: "shop/web:1", readOnly: true })],
    ["a container whose image the catalogue knows", container({ image: "nginx:1.29" })],
  ] as const) {
    it(`${what} is not named`, async () => {
      assert.deepEqual(await afterwards(given), []);
    });
  }

  it("a container that is exempt is not named", async () => {
    const exemptions = [{ container: "web", reason: "Moves next month" }];
    assert.deepEqual(await afterwards(container({ image: "shop/web:1" }), { exemptions }), []);
  });

  it("nothing is said twice where no cure is made, as by `pulumi policy analyze`", async () => {
    const policies = [policyIn(new Run())(readOnlyRoot)];
    const given = container({ image: "shop/web:1" });
    await remediate(policies, given, { level: "remediate" });
    const { violations } = await analyze(policies, given, { level: "remediate" });
    assert.deepEqual(
      violations.map(({ message }) => message.split("\n")[1]),
      [
        'container "web" has a writable root filesystem; set readOnly to true; the catalogue does not know what shop/web:1 writes: npx @readonly-rootfs/cli discover shop/web:1 finds out',
      ],
    );
  });

  const id = `sha256:${"a".repeat(64)}`;
  const pulled = (name: string, imageId: unknown): TestResource => ({
    type: "docker:index/remoteImage:RemoteImage",
    name: "image",
    props: { name, imageId },
  });
  const behind = (source: TestResource, image: unknown): TestResource => ({
    ...container({ image }),
    propertyDependencies: { image: [urnOf(source)] },
  });

  for (const [how, image] of [
    ["an id", id],
    ["an id that a preview does not know", unknown],
  ] as const) {
    it(`a container whose image a RemoteImage names by ${how} is named if the catalogue lacks it`, async () => {
      const source = pulled("shop/web:1", image);
      assert.deepEqual(await afterwards(behind(source, image), {}, [source]), [unknownImage('container "web"')]);
    });

    it(`a container whose image a RemoteImage names by ${how} is not named if the catalogue knows it`, async () => {
      const source = pulled("nginx:1.29", image);
      assert.deepEqual(await afterwards(behind(source, image), {}, [source]), []);
    });
  }

  it("a container that is exempt is not named by the image that a RemoteImage names", async () => {
    const source = pulled("shop/web:1", id);
    const exemptions = [{ container: "web", reason: "Moves next month" }];
    assert.deepEqual(await afterwards(behind(source, id), { exemptions }, [source]), []);
  });

  it("a container with an id that no resource names is left to writable-paths-declared", async () => {
    assert.deepEqual(await afterwards(container({ image: id })), []);
  });

  it("a container whose root the program makes read-only is not named by its id either", async () => {
    const source = pulled("shop/web:1", id);
    const web = { ...container({ image: id, readOnly: true }), propertyDependencies: { image: [urnOf(source)] } };
    assert.deepEqual(await afterwards(web, {}, [source]), []);
  });

  it("a container whose image the stack builds is named once, by what its Dockerfile says", async () => {
    const built = (text: string): TestResource => ({
      type: "docker-build:index:Image",
      name: "image",
      props: { dockerfile: { inline: text }, tags: ["shop/web:1"], push: true, ref: unknown },
    });
    for (const image of [unknown, "shop/web:1"]) {
      const [known, stranger] = [built("FROM nginx:1.29\n"), built("FROM scratch\n")];
      assert.deepEqual(await afterwards(behind(known, image), {}, [known]), []);
      assert.deepEqual(await afterwards(behind(stranger, image), {}, [stranger]), [unknownImage('container "web"')]);
    }
  });
});
