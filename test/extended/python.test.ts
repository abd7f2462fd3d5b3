import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expected, root } from "../../tools/examples";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";
import { run } from "../../tools/toolchain/run";

const example = join(root, "examples/python");
const plugin = join(root, "components/plugin");
const written = ["Pulumi.yaml", "__main__.py", "requirements.txt"];

/** What the example does not need: moves, places, limits and last acts. */
const further = `
import readonly_rootfs_hardened as hardened

hardened.HardenedContainer(
    "web",
    adopts="web",
    image="nginx:1.27",
    dns=["192.0.2.53"],
    sysctls={"net.core.somaxconn": "1024"},
    gpus="all",
    network_mode="none",
    ulimits={"nofile": {"soft": 512, "hard": 1024}},
)
hardened.HardenedService(
    "tasks",
    adopts="tasks",
    image="nginx:1.27",
    dns=["192.0.2.53"],
    sysctls={"net.core.somaxconn": "1024"},
)
hardened.ReadOnlyRootAdmission(
    "root",
    adopts="root",
    policy_name="root",
    binding_adopts="everywhere",
    binding_name="everywhere",
)
container = {
    "image": "nginx:1.27",
    "ports": [{"internal": 8080}],
    "env_config_maps": ["settings"],
    "env_secrets": ["credentials"],
    "image_pull_policy": "Always",
    "pre_stop": {"sleep": 5},
}
placed = {
    "adopts": "web",
    "service_adopts": "web",
    "service_name": "web",
    "match_labels": {"app": "web"},
    "affinity": {"nodes": [{"key": "disk", "values": ["ssd"]}]},
    "topology_spread": [{"topology_key": "kubernetes.io/hostname", "required": True}],
    "priority_class": "critical",
    "runtime_class": "gvisor",
    "min_ready_seconds": 10,
    "revision_history_limit": 3,
    "containers": [container],
}
hardened.HardenedDeployment(
    "web",
    max_surge="1",
    max_unavailable="0",
    service_type="LoadBalancer",
    load_balancer={"source_ranges": ["192.0.2.0/24"], "traffic_policy": "Local"},
    **placed,
)
hardened.HardenedStatefulSet(
    "db", claim_retention={"when_scaled": "Delete"}, pod_management="Parallel", **placed
)
`;

describe("the components from Python", () => {
  let directory: string;

  before(async function () {
    const { code } = await run("python3", ["-m", "pip", "--version"]);
    if (code !== 0) {
      console.log("      skipped: python3 with pip is missing");
      return this.skip();
    }
    // A copy: SDK and virtual environment are made in the directory of the program.
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-python-"));
    for (const file of written) cpSync(join(example, file), join(directory, file));
    const project = readFileSync(join(example, "Pulumi.yaml"), "utf8");
    writeFileSync(join(directory, "Pulumi.yaml"), project.replace("../../components/plugin", plugin));
  });
  after(() => directory && rmSync(directory, { recursive: true, force: true }));

  it("examples/python is installed, previewed, and passes", async () => {
    await withStack(
      directory,
      "dev",
      async (stack) => {
        const set = await runPulumi(["config", "set", "--secret", "databasePassword", "only for a preview"], stack);
        assert.equal(set.code, 0, set.stderr);
        // What `pulumi install` does, in two steps: the language host that can be built is older than the CLI and does not
        // know how to link a package. The preview installs what requirements.txt names.
        const made = await runPulumi(["package", "gen-sdk", plugin, "--language", "python", "--out", "made"], stack);
        assert.equal(made.code, 0, made.stdout + made.stderr);
        cpSync(join(directory, "made/python"), join(directory, "sdks/readonly-rootfs-hardened"), { recursive: true });
        const flags = ["--non-interactive", "--color", "never", "--policy-pack", join(root, "policies")];
        const { code, stdout, stderr } = await runPulumi(["preview", ...flags], stack);
        assert.equal(policyOutput(stdout), expected("python"), stdout + stderr);
        assert.equal(code, 0, stdout + stderr);
        const declared = stdout.match(/hardened:index:HardenedContainer (database|wordpress) create/g) ?? [];
        assert.equal(new Set(declared).size, 2, stdout);

        writeFileSync(join(directory, "__main__.py"), further);
        const more = await runPulumi(["preview", ...flags.slice(0, 3)], stack);
        assert.equal(more.code, 0, more.stdout + more.stderr);
        assert.match(more.stdout, /docker:index:Container web create/);
        assert.match(more.stdout, /docker:index:Service tasks create/);
        assert.match(more.stdout, /:ValidatingAdmissionPolicyBinding root create/);
        assert.match(more.stdout, /kubernetes:apps\/v1:Deployment web create/);
        assert.match(more.stdout, /kubernetes:apps\/v1:StatefulSet db create/);
      },
      { tier: "full" },
    );
  });
});
