import assert from "node:assert/strict";
import { policyOutput } from "../../../tools/policy-output";
import { Deployment } from "../../support/real/deployment";
import type { Engine } from "../../support/real/engine";
import { engineFor, toolchainFor } from "../../support/real/fixture";
import { ensureImage, ensureStaticWordPress } from "../../support/real/images";
import { freePort } from "../../support/real/machine";
import { PICTURE, WordPressClient } from "../../support/real/wordpress";

/** Names for the images of an update, beside those in the configuration. */
const NEXT = ["wordpress-static:next", "mariadb:next"] as const;

describe("examples/wordpress-docker on a real engine", () => {
  let engine: Engine;
  let deployment: Deployment;
  let client: WordPressClient;
  let config: Record<string, string>;
  let post: string;
  let picture: string;

  before(async function () {
    engine = await engineFor(this);
    const port = await freePort();
    config = {
      image: await ensureStaticWordPress(engine.docker),
      databaseImage: await ensureImage(engine.docker, "mariadb"),
      port: `${port}`,
    };
    // New tags of both, as when a new version is rolled out.
    await engine.docker.getImage(config.image as string).tag({ repo: "wordpress-static", tag: "next" });
    await engine.docker.getImage(config.databaseImage as string).tag({ repo: "mariadb", tag: "next" });
    client = new WordPressClient(`http://127.0.0.1:${port}`);
    deployment = await Deployment.of(engine, await toolchainFor(this), "wordpress-docker");
  });
  after(async () => {
    await deployment?.close();
    await engine?.clear();
    for (const name of NEXT) await engine?.docker.getImage(name).remove();
  });

  const readsEverythingBack = async () => {
    await client.ready();
    assert.equal(await client.title(), "Read-only blog");
    const { status, text } = await client.page(post);
    assert.equal(status, 200);
    assert.ok(text.includes("Written while the root is read-only."));
    assert.deepEqual(await client.file(picture), PICTURE);
  };

  it("examples/wordpress-docker is deployed by the CLI without a finding", async () => {
    const { stdout } = await deployment.up(config);
    assert.match(policyOutput(stdout), /^✅ readonly-rootfs@v[0-9.]+\n$/);
  });

  it("examples/wordpress-docker has read-only roots, for root and for the service user", async () => {
    for (const [name, user] of [
      ["wordpress", "33"],
      ["database", "999"],
    ] as const) {
      const container = await deployment.container(name);
      assert.equal((await container.inspect()).HostConfig.ReadonlyRootfs, true);
      for (const who of ["0", user]) {
        const { code, output } = await container.shell("touch /x", who);
        assert.deepEqual([code, output], [1, "touch: cannot touch '/x': Read-only file system\n"]);
      }
    }
  });

  it("examples/wordpress-docker is installed, logged in to, written to, and given a picture, over HTTP", async () => {
    await client.ready();
    await client.install("Read-only blog");
    await client.login();
    post = await client.post("First post", "Written while the root is read-only.");
    const { status, path } = await client.upload("pixel.png");
    assert.equal(status, 201);
    picture = path as string;
    await readsEverythingBack();
  });

  it("examples/wordpress-docker keeps its posts and pictures over a restart of both containers", async () => {
    for (const name of ["database", "wordpress"]) await (await deployment.container(name)).restart();
    await readsEverythingBack();
  });

  it("examples/wordpress-docker keeps its posts and pictures over an update that replaces both containers", async () => {
    const replaced = ["wordpress", "database"];
    const ids = async () => Promise.all(replaced.map(async (name) => (await deployment.container(name)).id));
    const before = await ids();
    await deployment.up({ image: NEXT[0], databaseImage: NEXT[1] });
    const after = await ids();
    assert.deepEqual(
      after.filter((id) => before.includes(id)),
      [],
    );
    await readsEverythingBack();
  });

  it("examples/wordpress-docker is removed completely by destroy", async () => {
    await deployment.destroy();
    const { docker } = engine;
    assert.deepEqual(await docker.listContainers({ all: true }), []);
    assert.deepEqual((await docker.listVolumes()).Volumes ?? [], []);
    const networks = (await docker.listNetworks()).map(({ Name }) => Name);
    assert.deepEqual(
      networks.filter((name) => !["bridge", "host", "none"].includes(name)),
      [],
    );
  });
});
