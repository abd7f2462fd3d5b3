import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "../../tools/examples";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";

// What the SDK of the provider registers; its package is too big to be installed for two classes.
const program = `
import * as pulumi from "@pulumi/pulumi";
class Resource extends pulumi.CustomResource {}
const endpoint = new pulumi.Config().get("endpoint") ?? "db.example.com";
new Resource("aws:ecs/taskDefinition:TaskDefinition", "shop", {
  family: "shop",
  requiresCompatibilities: ["FARGATE"],
  networkMode: "awsvpc",
  cpu: "256",
  memory: "512",
  containerDefinitions: pulumi.jsonStringify([
    { name: "web", image: "nginx:1.27", environment: [{ name: "DB", value: endpoint }] },
    { name: "xray", image: "public.ecr.aws/xray/aws-xray-daemon:3.x", readonlyRootFilesystem: true },
  ]),
});
new Resource("aws:batch/jobDefinition:JobDefinition", "report", {
  type: "container",
  containerProperties: JSON.stringify({ image: "registry.example.com/report:1", vcpus: 1, memory: 512 }),
});
`;

const at = "containerDefinitions[0]";

describe("tasks and jobs of AWS in a preview of the real CLI", function () {
  this.timeout(180_000);
  let directory: string;

  before(() => {
    console.log("      a stand-in takes the place of the provider of AWS, which would ask for an account");
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-aws-"));
    mkdirSync(join(directory, "bin"));
    symlinkSync(join(root, "tools/stand-ins/pulumi-resource-aws"), join(directory, "bin/pulumi-resource-aws"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop", main: "index.ts" }));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(directory, "index.ts"), program);
    writeFileSync(join(directory, "none.json"), JSON.stringify({ all: "advisory" }));
    writeFileSync(
      join(directory, "cures.json"),
      JSON.stringify({ "read-only-root": "remediate", "writable-paths-declared": "remediate" }),
    );
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  async function preview(config: string, ...flags: string[]) {
    return withStack(directory, "dev", (stack) => {
      const pack = ["--policy-pack", join(root, "policies"), "--policy-pack-config", config];
      const PATH = [join(directory, "bin"), stack.stack.environment.PATH].join(delimiter);
      return runPulumi(["preview", "--non-interactive", "--color", "never", ...pack, ...flags], {
        ...stack,
        env: { PATH },
      });
    });
  }

  it("the CLI prints the findings about containers in JSON texts, with paths that lead through them", async () => {
    const { stdout, stderr } = await preview("none.json");
    const said = policyOutput(stdout);
    for (const text of [
      `container "web" has a writable root filesystem; set ${at}.readonlyRootFilesystem to true; nginx:1.27 also needs a tmpfs at /var/cache/nginx and /run`,
      `container "report" has a writable root filesystem; set containerProperties.readonlyRootFilesystem to true`,
      'each of containers "web" and "xray" keeps the default capabilities; add ALL to containerDefinitions[0-1].linuxParameters.capabilities.drop',
    ])
      assert.ok(said.includes(text), stdout + stderr);
    assert.ok(!said.includes('"xray" has a writable'), said);
  });

  it("the engine hands the cured texts to the provider", async () => {
    const { code, stdout, stderr } = await preview("cures.json", "--json");
    assert.equal(code, 0, stdout + stderr);
    const { steps } = JSON.parse(stdout) as { steps: { newState: { type: string; inputs: Record<string, string> } }[] };
    const inputs = (type: string) => steps.find(({ newState }) => newState.type === type)?.newState.inputs ?? {};
    const mountOptions = ["rw", "noexec", "nosuid", "nodev", "uid=101", "gid=101", "mode=1777"];
    assert.deepEqual(JSON.parse(inputs("aws:ecs/taskDefinition:TaskDefinition").containerDefinitions ?? ""), [
      {
        name: "web",
        image: "nginx:1.27",
        environment: [{ name: "DB", value: "db.example.com" }],
        readonlyRootFilesystem: true,
        linuxParameters: {
          tmpfs: [
            { containerPath: "/var/cache/nginx", size: 256, mountOptions },
            { containerPath: "/run", size: 1, mountOptions },
          ],
        },
      },
      { name: "xray", image: "public.ecr.aws/xray/aws-xray-daemon:3.x", readonlyRootFilesystem: true },
    ]);
    assert.equal(
      inputs("aws:batch/jobDefinition:JobDefinition").containerProperties,
      '{"image":"registry.example.com/report:1","vcpus":1,"memory":512,"readonlyRootFilesystem":true}',
    );
  });
});
