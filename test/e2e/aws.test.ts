import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, withStandIn } from "../../tools/examples";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";

// What the SDK of the provider registers; its package is too big to be installed for two classes.
const program = `
const pulumi = require("@pulumi/pulumi");
class Resource extends pulumi.CustomResource {
  constructor(type, name, props) {
    super(type, name, { arn: undefined, ...props });
  }
}
const endpoint = new pulumi.Config().get("endpoint") ?? "db.example.com";
const task = new Resource("aws:ecs/taskDefinition:TaskDefinition", "shop", {
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
new Resource("aws:ecs/service:Service", "shop", { taskDefinition: task.arn, enableExecuteCommand: true });
new Resource("aws:batch/jobDefinition:JobDefinition", "report", {
  type: "container",
  containerProperties: JSON.stringify({ image: "registry.example.com/report:1", vcpus: 1, memory: 512 }),
});
`;

const at = "containerDefinitions[0]";

const ofService =
  'container "xray" has ECS Exec switched on, which needs a writable /managed-agents, /var/lib/amazon/ssm and /var/log/amazon/ssm; mount an empty volume at each, or switch it off in enableExecuteCommand of Service "shop"';

interface Sarif {
  runs: {
    tool: { driver: { rules: { id: string; properties: { tags: string[] } }[] } };
    results: { message: { text: string } }[];
  }[];
}

describe("tasks and jobs of AWS in a preview of the real CLI", () => {
  let directory: string;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-aws-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop", main: "index.js" }));
    writeFileSync(
      join(directory, "Pulumi.yaml"),
      "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    );
    writeFileSync(join(directory, "index.js"), program);
    writeFileSync(join(directory, "none.json"), JSON.stringify({ all: "advisory" }));
    writeFileSync(
      join(directory, "cures.json"),
      JSON.stringify({ "read-only-root": "remediate", "writable-paths-declared": "remediate" }),
    );
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  async function preview(config: string, flags: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
    return withStack(directory, "dev", (stack) => {
      const pack = ["--policy-pack", join(root, "policies/bin/readonly-rootfs"), "--policy-pack-config", config];
      return runPulumi(["preview", "--non-interactive", "--color", "never", ...pack, ...flags], {
        ...stack,
        env: { ...withStandIn(stack, "aws"), ...env },
      });
    });
  }

  it("the CLI prints the findings about containers in JSON texts, with paths that lead through them", async () => {
    const report = join(directory, "findings.sarif");
    const { stdout, stderr } = await preview("none.json", [], { READONLY_ROOTFS_REPORT: report });
    const said = policyOutput(stdout);
    for (const text of [
      `container "web" has a writable root filesystem; set ${at}.readonlyRootFilesystem to true; nginx:1.27 also needs a tmpfs at /var/cache/nginx and /run`,
      `container "report" has a writable root filesystem; set containerProperties.readonlyRootFilesystem to true`,
      'each of containers "web" and "xray" keeps the default capabilities; add ALL to containerDefinitions[0-1].linuxParameters.capabilities.drop',
      ofService,
    ])
      assert.ok(said.includes(text), stdout + stderr);
    assert.ok(!said.includes('"xray" has a writable'), said);
    // The CLI prints no tags; its run leaves them in the report.
    const [run] = (JSON.parse(readFileSync(report, "utf8")) as Sarif).runs;
    const results = run?.results.map(({ message }) => message.text) ?? [];
    assert.ok(
      results.some((text) => text.includes(ofService)),
      results.join("\n"),
    );
    const tags = run?.tool.driver.rules.find(({ id }) => id === "read-only-root")?.properties.tags ?? [];
    for (const tag of ["AWS Security Hub ECS.5", "NIST SP 800-190"]) assert.ok(tags.includes(tag), `${tags}`);
  });

  it("the engine hands the cured texts to the provider", async () => {
    const { code, stdout, stderr } = await preview("cures.json", ["--json"]);
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
            { containerPath: "/var/cache/nginx", size: 255, mountOptions },
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
