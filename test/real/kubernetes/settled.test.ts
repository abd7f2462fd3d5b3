import assert from "node:assert/strict";
import { runPulumi, withStack } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace } from "../../support/kubernetes/namespace";
import { Project, skipAwait } from "../../support/kubernetes/project";

const namespace = "settled";
const flags = ["--non-interactive", "--color", "never"];
const packed = [...flags, "--policy-pack", skipAwait];

/** Each component with each argument that the API server could spell in another way. */
const program = `
import {
  HardenedCronJob, HardenedDaemonSet, HardenedDeployment, HardenedJob, HardenedStatefulSet, type PodArgs, type PodContainer,
} from "@readonly-rootfs/hardened";

const container: PodContainer = {
  name: "web",
  image: "nginx:1.27",
  command: ["serve"],
  entrypoints: ["/usr/bin/app"],
  env: { B: "2", A: "1" },
  secretEnv: { PASSWORD: "only for a test" },
  envFrom: { POD_IP: { field: "status.podIP" }, URL: { configMap: { name: "site", key: "url" } } },
  envConfigMaps: ["settings"],
  envSecrets: ["credentials"],
  imagePullPolicy: "IfNotPresent",
  preStop: { sleep: 5 },
  writable: {
    "/run/app": { tmpfs: { size: "1g", name: "work" } },
    "/var/cache/app": { scratch: { size: "1024Mi" } },
    "/srv/host": { bind: { hostPath: "/opt/app/data" } },
    "/srv/library": { volume: { external: "library" } },
  },
  readOnlyMounts: { "/etc/tls": { secret: { name: "certificates" } }, "/etc/site": { configMap: { name: "site" } } },
  files: { "/etc/app.conf": { content: "debug=0" }, "/etc/key": { secret: "only for a test" } },
  capabilities: ["SETUID", "CHOWN"],
  user: "33:34",
  workingDir: "/srv",
  memory: "2048Mi",
  memoryRequest: "0.5Gi",
  cpus: "1.50",
  cpuRequest: "0.25",
  livenessProbe: { http: { port: 8080, path: "/healthz" } },
  readinessProbe: { tcp: 8080, failures: 30 },
  startupProbe: { command: ["true"], period: 5 },
  security: { seccomp: "profiles/web.json", apparmor: "k8s-web" },
};
const pod: PodArgs = {
  containers: [container],
  initContainers: [
    { name: "init", image: "app", command: ["migrate"], readOnlyMounts: { "/work": { shared: { name: "work" } } } },
    { name: "proxy", image: "app", sidecar: true },
  ],
  labels: { team: "web" },
  annotations: { team: "web" },
  podAnnotations: { "prometheus.io/scrape": "true" },
  fsGroup: 33,
  podSecurity: { reason: "shares a directory with the node" },
  userNamespace: false,
  serviceAccount: "default",
  serviceAccountToken: true,
  imagePullSecrets: ["registry"],
  hosts: { "db.example": "192.0.2.7" },
  nodeSelector: { "kubernetes.io/arch": "amd64" },
  tolerations: [{ key: "dedicated", value: "web", effect: "NoSchedule" }, {}],
  affinity: {
    nodes: [{ key: "disk", values: ["ssd"] }, { key: "spot", operator: "DoesNotExist", weight: 10 }],
    near: [{ matchLabels: { app: "cache" }, weight: 50 }],
    apart: [{ matchLabels: { app: "batch" }, topologyKey: "topology.kubernetes.io/zone" }],
  },
  runtimeClass: "gvisor",
  stopTimeout: 60,
};
const served: PodArgs = {
  ...pod,
  containers: [{ ...container, ports: [{ internal: 8080, external: 80, name: "http" }, { internal: 53, name: "dns", protocol: "UDP" }] }],
};
const selecting = { minReadySeconds: 10, revisionHistoryLimit: 3 };
const claim = { "/data": { volume: { name: "data", size: "2048Mi", storageClass: "fast" } } };
const withClaim = served.containers.map((one) => ({ ...one, writable: { ...one.writable, ...claim } }));

new HardenedDeployment("deployment", {
  ...served, ...selecting, replicas: 2, maxSurge: "1", maxUnavailable: "0%",
  serviceType: "LoadBalancer", serviceAnnotations: { team: "web" },
  loadBalancer: { class: "example.com/balancer", sourceRanges: ["192.0.2.0/24"], trafficPolicy: "Local" },
});
new HardenedDeployment("recreated", { ...served, containers: withClaim });
new HardenedStatefulSet("stateful", {
  ...served, ...selecting, containers: withClaim, replicas: 2, claimRetention: { whenScaled: "Delete" }, podManagement: "Parallel",
});
new HardenedDaemonSet("daemon", { ...pod, ...selecting, maxUnavailable: 2 });
const job = { ...pod, retries: 1, timeout: 3600, completions: 2, parallelism: 2, timeToLive: 86400 };
new HardenedJob("job", job);
new HardenedCronJob("cron", {
  ...job, schedule: "0 3 * * mon", timeZone: "Europe/Berlin", suspend: true, startDeadline: 600, succeededHistory: 1, failedHistory: 2,
});
`;

describe("the components on a Kubernetes API server, with every argument", () => {
  let server: ApiServer;
  let project: Project;

  before(async function () {
    server = await apiServerFor(this);
    await createNamespace(server, namespace);
    project = Project.named("settled");
    project.program(program);
  });
  after(() => project?.remove());

  it("the components with every argument have nothing to do after `up` and `refresh`", async () => {
    await withStack(
      project.directory,
      "dev",
      async (stack) => {
        const pulumi = async (...args: string[]) => {
          const { code, stdout, stderr } = await runPulumi(args, stack);
          assert.equal(code, 0, stdout + stderr);
        };
        await pulumi("config", "set", "kubernetes:namespace", namespace);
        await pulumi("up", "--yes", "--skip-preview", ...packed);
        await pulumi("refresh", "--yes", "--skip-preview", ...flags);
        await pulumi("preview", "--diff", "--expect-no-changes", ...packed);
        await pulumi("destroy", "--yes", "--skip-preview", ...flags);
      },
      { env: { KUBECONFIG: server.kubeconfig } },
    );
  });
});
