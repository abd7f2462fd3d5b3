import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dockerHost } from "../../tools/docker-ping";
import { runPulumi, withStack } from "../../tools/pulumi";

describe("running the CLI in tests", () => {
  let project: string;
  before(() => {
    project = mkdtempSync(join(tmpdir(), "readonly-rootfs-project-"));
    writeFileSync(join(project, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(project, "Pulumi.dev.yaml"), "config:\n  shop:replicas: 3\n");
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  it("withStack gives a stack the project's configuration, and leaves the project unchanged", async () => {
    let temporary = "";
    await withStack(project, "dev", async (stack) => {
      temporary = stack.stack.configFile;
      const set = await runPulumi(["config", "set", "--secret", "password", "hunter2"], stack);
      assert.equal(set.code, 0, set.stderr);
      const { code, stdout } = await runPulumi(["config", "--json"], stack);
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(stdout), {
        "shop:password": { secret: true },
        "shop:replicas": { value: "3", secret: false },
      });
      const listed = await runPulumi(["stack", "ls", "--json"], stack);
      assert.deepEqual(
        JSON.parse(listed.stdout).map(({ name }: { name: string }) => name),
        ["dev"],
      );
    });
    assert.deepEqual(readdirSync(project).sort(), ["Pulumi.dev.yaml", "Pulumi.yaml"]);
    assert.equal(existsSync(temporary), false);
  });

  it("runPulumi fails a test whose command prints a secret of its stack, or leaves it in the state", async () => {
    await withStack(project, "dev", async (stack) => {
      await runPulumi(["config", "set", "--secret", "password", "hunter2"], stack);
      const asked = await runPulumi(["config", "get", "password"], stack);
      assert.equal(asked.stdout, "hunter2\n");
      await assert.rejects(
        runPulumi(["config", "set", "greeting", "hunter2"], stack).then(() => runPulumi(["config", "--json"], stack)),
        /^Error: pulumi config --json printed a secret of its stack$/,
      );
      const state = stack.stack.environment.PULUMI_BACKEND_URL?.replace("file://", "") ?? "";
      writeFileSync(join(state, "leak.json"), '{"password":"hunter2"}');
      await assert.rejects(
        runPulumi(["whoami"], stack),
        /^Error: pulumi whoami left a secret of its stack in .*leak\.json$/,
      );
    });
  });

  it("runPulumi uses no settings of the user's own Pulumi", async () => {
    const before = process.env.PULUMI_ACCESS_TOKEN;
    process.env.PULUMI_ACCESS_TOKEN = "pul-0000000000000000000000000000000000000000";
    try {
      const { stdout } = await runPulumi(["whoami", "--json"], { cwd: project });
      assert.match(JSON.parse(stdout).url, /^file:\/\/.*readonly-rootfs-cli-/);
    } finally {
      if (before === undefined) delete process.env.PULUMI_ACCESS_TOKEN;
      else process.env.PULUMI_ACCESS_TOKEN = before;
    }
  });

  it("withStack fails with the message of the CLI if the stack cannot be created", () =>
    assert.rejects(
      withStack(project, "no/such/stack/name", () => assert.fail("it was made")),
      /^Error: the stack no\/such\/stack\/name could not be made: .*stack name/s,
    ));

  it("dockerHost answers the pings of the Docker provider only if no daemon does", async () => {
    const before = process.env.DOCKER_HOST;
    const daemon = createServer((_request, response) => response.end("OK"));
    await new Promise<void>((resolve) => daemon.listen(0, "127.0.0.1", resolve));
    const { port } = daemon.address() as AddressInfo;
    try {
      process.env.DOCKER_HOST = `tcp://127.0.0.1:${port}`;
      assert.deepEqual(await dockerHost(), {});
      await new Promise((resolve) => daemon.close(resolve));
      const { DOCKER_HOST = "" } = await dockerHost();
      assert.match(DOCKER_HOST, /^tcp:\/\/127\.0\.0\.1:\d+$/);
      const url = DOCKER_HOST.replace("tcp:", "http:");
      assert.deepEqual([(await fetch(`${url}/_ping`)).status, (await fetch(`${url}/info`)).status], [200, 404]);
    } finally {
      if (before === undefined) delete process.env.DOCKER_HOST;
      else process.env.DOCKER_HOST = before;
    }
  });
});
