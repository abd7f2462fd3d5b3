import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../tools/examples";
import { runPulumi, withStack } from "../../../tools/pulumi";
import type { KubernetesObject } from "../../support/kubernetes/client";
import { executable } from "../../support/kubernetes/project";
import { engineFor } from "../../support/real/fixture";
import { ensureImage, ensureStaticWordPress } from "../../support/real/images";
import { PICTURE, WordPressClient } from "../../support/real/wordpress";
import { realKubernetes } from "../../support/requirements";
import { missingForPodman, Podman } from "./podman";
import { podmanPod, renderedObjects } from "./rendered";

const example = join(root, "examples/wordpress-kubernetes");
const flags = ["--non-interactive", "--color", "never"];

describe("examples/wordpress-kubernetes, rendered and run by Podman", () => {
  let directory: string;
  let podman: Podman;
  let release: () => void = () => {};
  let released: Promise<void> = Promise.resolve();
  let client: WordPressClient;
  let containers: { wordpress: string; database: string };

  before(async function () {
    await realKubernetes(this);
    const missing = missingForPodman();
    if (missing !== undefined) {
      console.log(`      skipped: ${missing}`);
      this.skip();
    }
    const { docker } = await engineFor(this);
    const images = {
      wordpress: await ensureStaticWordPress(docker),
      database: await ensureImage(docker, "mariadb"),
    };
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-rendered-"));
    await render(images);
    await new Promise<void>((opened, failed) => {
      released = Podman.with(async (started) => {
        podman = started;
        opened();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      });
      released.catch(failed);
    });
    for (const image of Object.values(images)) {
      const { Id } = await docker.getImage(image).inspect();
      await podman.load(Id, () => docker.getImage(image).get());
    }
    await play();
  });
  after(async () => {
    if (directory !== undefined) rmSync(directory, { recursive: true });
    release();
    await released;
  });

  /** Has the real CLI and the real provider write the manifests, with the pack at their side. */
  async function render(images: Record<"wordpress" | "database", string>): Promise<void> {
    const config = {
      image: `localhost/${images.wordpress}`,
      databaseImage: `localhost/${images.database}`,
      databaseRecipe: images.database,
      "kubernetes:renderYamlToDirectory": join(directory, "manifests"),
    };
    await withStack(example, "rendered", async (stack) => {
      const values = Object.entries(config).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
      assert.equal((await runPulumi(["config", "set-all", ...values], stack)).code, 0);
      const { code, stdout, stderr } = await runPulumi(
        ["up", "--yes", "--skip-preview", ...flags, "--policy-pack", executable],
        stack,
      );
      assert.equal(code, 0, stdout + stderr);
    });
  }

  async function play(): Promise<void> {
    const all = renderedObjects(join(directory, "manifests"));
    const files = join(directory, "files");
    const ofKind = (kind: string) => all.find((object) => object.kind === kind) ?? assert.fail(kind);
    for (const { metadata, data } of all.filter(({ kind }) => kind === "Secret")) {
      await podman.secret(`${metadata.name}`, data);
    }
    const run = (pod: KubernetesObject) => podman.play(pod, `${pod.metadata.name}`);
    const database = podmanPod(ofKind("StatefulSet"), all, files, {});
    const service = ofKind("StatefulSet").spec.serviceName;
    const wordpress = podmanPod(ofKind("Deployment"), all, files, { [service]: await run(database) });
    client = new WordPressClient(`http://${await run(wordpress)}:8080`);
    containers = {
      wordpress: `${wordpress.metadata.name}-wordpress`,
      database: `${database.metadata.name}-database`,
    };
  }

  it("examples/wordpress-kubernetes under Podman is installed, logged in to, written to, and given a picture", async () => {
    await client.ready();
    await client.install("Pods of Podman");
    await client.login();
    const post = await client.post("First post", "Written while the root is read-only.");
    assert.ok((await client.page(post)).text.includes("Written while the root is read-only."));
    const { status, path } = await client.upload("pixel.png");
    assert.equal(status, 201);
    assert.deepEqual(await client.file(path as string), PICTURE);
    assert.equal(await client.title(), "Pods of Podman");
  });

  it("examples/wordpress-kubernetes under Podman has roots that refuse writes, even to root, unlike a plain container", async () => {
    const users = { wordpress: "33", database: "999" };
    for (const [name, user] of Object.entries(users) as [keyof typeof users, string][]) {
      const container = containers[name];
      for (const who of ["0", user]) {
        const { code, stderr } = await podman.run("exec", "--user", who, container, "touch", "/x", "/usr/x", "/etc/x");
        assert.equal(code, 1);
        const refusals = stderr.split("\n").filter((line) => line.startsWith("touch: "));
        assert.deepEqual(
          refusals,
          ["/x", "/usr/x", "/etc/x"].map((file) => `touch: cannot touch '${file}': Read-only file system`),
        );
      }
      const image = await podman.do("inspect", container, "--format", "{{.ImageName}}");
      const plain = ["run", "--rm", "--network", "none", "--user", "0", "--entrypoint", "touch", image];
      assert.equal((await podman.run(...plain, "/x", "/usr/x", "/etc/x")).code, 0);
    }
  });
});
