// The image of examples/wordpress-ecs, built by its own Dockerfile, with what its task definition declares. Docker stands in for
// Fargate: a volume for the file system of EFS, variables for Secrets Manager.
import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../../tools/examples";
import { type Definition, wordpressTask } from "../../support/aws/wordpress";
import { type Started, start } from "../../support/real/container";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureExampleImage, ensureImage, ensureStaticWordPress } from "../../support/real/images";
import { freePort } from "../../support/real/machine";
import { PICTURE, WordPressClient } from "../../support/real/wordpress";

const uploads = "/usr/src/wordpress/wp-content/uploads";

describe("examples/wordpress-ecs on a real engine", () => {
  let engine: Engine;
  let task: Definition;
  let wordpress: Started;
  let client: WordPressClient;

  before(async function () {
    engine = await engineFor(this);
    const { docker } = engine;
    task = await wordpressTask();
    const directory = join(root, "examples/wordpress-ecs/image");
    const image = await ensureExampleImage(docker, directory, task.image, await ensureStaticWordPress(docker));
    const database = await ensureImage(docker, "mariadb");
    const network = "task";
    await docker.createNetwork({ Name: network });
    await start(docker, {
      image: database,
      network,
      alias: "database",
      env: {
        MARIADB_ROOT_PASSWORD: "root",
        MARIADB_DATABASE: "wordpress",
        MARIADB_USER: "wordpress",
        MARIADB_PASSWORD: "secret",
      },
    });
    const port = await freePort();
    const { user, readonlyRootFilesystem, linuxParameters, mountPoints, environment, secrets, portMappings } = task;
    wordpress = await start(docker, {
      image,
      network,
      user,
      readOnly: readonlyRootFilesystem,
      tmpfs: Object.fromEntries(
        linuxParameters.tmpfs.map(({ containerPath, size, mountOptions }) => [
          containerPath,
          [`size=${size}m`, ...mountOptions].join(),
        ]),
      ),
      volumes: Object.fromEntries(mountPoints.map(({ containerPath }, index) => [containerPath, `efs-${index}`])),
      env: {
        ...Object.fromEntries(environment.map(({ name, value }) => [name, value])),
        ...Object.fromEntries(secrets.map(({ name }) => [name, "secret"])),
        WORDPRESS_DB_HOST: "database",
      },
      ports: Object.fromEntries(portMappings.map(({ containerPort }) => [containerPort, port])),
      host: { CapDrop: [...linuxParameters.capabilities.drop] },
    });
    client = new WordPressClient(`http://127.0.0.1:${port}`);
  });
  after(() => engine?.clear());

  it("examples/wordpress-ecs is installed and given a picture, as user 33 on a read-only root and without capabilities", async () => {
    await client.ready();
    await client.install("A task");
    await client.login();
    const { status, path } = await client.upload("pixel.png");
    assert.equal(status, 201);
    assert.deepEqual(await client.file(path as string), PICTURE);
    assert.equal(
      (await wordpress.shell("id -u; grep CapEff /proc/1/status")).output,
      "33\nCapEff:\t0000000000000000\n",
    );
  });

  it("examples/wordpress-ecs can write to nothing but what its task definition declares", async () => {
    const { output } = await wordpress.shell(
      "for path in / /etc /usr/src/wordpress /var/www /run /var/tmp; do touch $path/x; done 2>&1 | sed 's/.*: //' | sort -u",
    );
    assert.equal(output, "Read-only file system\n");
  });

  it("examples/wordpress-ecs runs no program that was put among its uploads", async () => {
    const put = `echo '<?php echo 6 * 7;' >${uploads}/shell.php`;
    assert.deepEqual(await wordpress.shell(put), { code: 0, output: "" });
    const { text } = await client.page("/wp-content/uploads/shell.php");
    assert.equal(text, "<?php echo 6 * 7;\n");
  });
});
