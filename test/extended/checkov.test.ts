import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/examples";
import { runPulumi, withStack } from "../../tools/pulumi";
import { ensureCheckov } from "../../tools/toolchain/checkov";
import { type Check, checkov } from "../support/checkov";
import { Project } from "../support/kubernetes/project";
import { realKubernetes } from "../support/requirements";

/** Checkov's checks of how a container is confined. */
const hardening = {
  CKV_K8S_16: "Container should not be privileged",
  CKV_K8S_17: "Containers should not share the host process ID namespace",
  CKV_K8S_18: "Containers should not share the host IPC namespace",
  CKV_K8S_19: "Containers should not share the host network namespace",
  CKV_K8S_20: "Containers should not run with allowPrivilegeEscalation",
  CKV_K8S_22: "Use read-only filesystem for containers where possible",
  CKV_K8S_23: "Minimize the admission of root containers",
  CKV_K8S_25: "Minimize the admission of containers with added capability",
  CKV_K8S_27: "Do not expose the docker daemon socket to containers",
  CKV_K8S_28: "Minimize the admission of containers with the NET_RAW capability",
  CKV_K8S_29: "Apply security context to your pods and containers",
  CKV_K8S_30: "Apply security context to your containers",
  CKV_K8S_31: "Ensure that the seccomp profile is set to docker/default or runtime/default",
  CKV_K8S_37: "Minimize the admission of containers with capabilities assigned",
  CKV_K8S_38: "Ensure that Service Account Tokens are only mounted where necessary",
  CKV_K8S_39: "Do not use the CAP_SYS_ADMIN linux capability",
};

/** Further reports of Checkov about the examples, each with the reason to accept it. */
const reasons = {
  CKV_K8S_8: "A liveness probe ends a program that is merely busy: `livenessProbe` is for those who know better.",
  CKV_K8S_9: "`shop` shows the rules of the pack alone; probes are no part of them.",
  CKV_K8S_11: "A processor limit slows a program down on an idle node: `cpus` is for those who want one.",
  CKV_K8S_15: "An image with a fixed tag is pulled once, so that pods start while the registry is away.",
  CKV_K8S_35: "`secretEnv` keeps passwords in a Secret; as files they are in wordpress-swarm.",
  CKV_K8S_40: "What the images of WordPress, MySQL and nginx own belongs to the users 33, 999 and 101.",
  CKV_K8S_43: "A tag can be read; who wants a digest gives one in the configuration.",
  CKV2_K8S_6: "Who may talk to whom is not a property of a container.",
};

/** Workloads that no example has, one of each kind. */
const program = `
import { HardenedCronJob, HardenedDaemonSet, HardenedJob } from "@readonly-rootfs/hardened";
const image = "registry.example.com/worker:1";
const containers = [{ image, user: "10001:10001", writable: { "/tmp": { tmpfs: { size: "1Mi" } } } }];
const pod = { namespace: "batch", containers };
new HardenedDaemonSet("agent", pod);
new HardenedJob("migrate", pod);
new HardenedCronJob("report", { ...pod, schedule: "0 3 * * *" });
`;

/** Has the provider write what it would send to a cluster. */
async function render(directory: string, manifests: string): Promise<void> {
  const flags = ["--yes", "--skip-preview", "--non-interactive", "--color", "never"];
  const rendering = ["--config", `kubernetes:renderYamlToDirectory=${manifests}`];
  await withStack(
    directory,
    "dev",
    async (stack) => {
      // The provider renders only where no cluster is named.
      const { code, stdout, stderr } = await runPulumi(["up", ...flags, ...rendering], {
        ...stack,
        env: { KUBECONFIG: undefined },
      });
      assert.equal(code, 0, stdout + stderr);
    },
    { tier: "full" },
  );
}

describe("what Checkov says of the manifests of the Kubernetes examples", function () {
  this.timeout(900_000);
  let manifests: string;
  let checks: Check[];

  before(async function () {
    await realKubernetes(this);
    const scanner = await ensureCheckov((line) => console.log(`      ${line}`));
    if (scanner.directory === undefined) {
      console.log(`      skipped: ${scanner.reason}`);
      return this.skip();
    }
    manifests = mkdtempSync(join(tmpdir(), "readonly-rootfs-manifests-"));
    const others = Project.named("others");
    others.program(program);
    try {
      for (const example of ["wordpress-kubernetes", "organization"]) {
        await render(join(root, "examples", example), join(manifests, example));
      }
      await render(others.directory, join(manifests, "others"));
    } finally {
      others.remove();
    }
    checks = await checkov(scanner.directory, manifests);
  });
  after(() => manifests && rmSync(manifests, { recursive: true, force: true }));

  /** Checks of one program, by object without the random end of its name: `Deployment.shop.shop`. */
  const about = (where: string, passed: boolean, object = "") =>
    checks.flatMap((check) => {
      const resource = check.resource.replace(/-[0-9a-f]{8}(?=\.|$)/g, "");
      const meant = check.file.startsWith(`/${where}/`) && resource.startsWith(object) && check.passed === passed;
      return meant ? [{ ...check, resource }] : [];
    });
  const ids = (found: readonly Check[]) => [...new Set(found.map(({ id }) => id))].sort();

  for (const [where, object] of [
    ["wordpress-kubernetes", "StatefulSet.wordpress.database"],
    ["wordpress-kubernetes", "Deployment.wordpress.wordpress"],
    ["organization", "Deployment.shop.shop"],
    ["others", "DaemonSet.batch.agent"],
    ["others", "Job.batch.migrate"],
    ["others", "CronJob.batch.report"],
  ] as const) {
    it(`${object} of ${where} passes all of Checkov's container hardening`, () => {
      const passed = new Map(about(where, true, object).map(({ id, name }) => [id, name]));
      assert.deepEqual(Object.fromEntries(Object.keys(hardening).map((id) => [id, passed.get(id)])), hardening);
    });
  }

  it("every other report of Checkov has a reason in this test", () => {
    const found = [
      ...about("wordpress-kubernetes", false),
      ...about("others", false),
      ...about("organization", false).filter(({ resource }) => resource.includes(".shop.")),
    ];
    assert.deepEqual(ids(found), Object.keys(reasons).sort());
  });

  it("Checkov refuses the containers that the organisation exempts", () => {
    const failed = (object: string) => ids(about("organization", false, object)).filter((id) => id in hardening);
    assert.ok(failed("Deployment.payroll").includes("CKV_K8S_22"));
    assert.ok(failed("DaemonSet.monitoring.agent").includes("CKV_K8S_16"));
  });
});
