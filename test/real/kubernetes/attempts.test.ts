import assert from "node:assert/strict";
import { runPulumi, withStack } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace } from "../../support/kubernetes/namespace";
import { executable, Project } from "../../support/kubernetes/project";

const namespace = "attempts";
const up = ["up", "--yes", "--skip-preview", "--non-interactive", "--color", "never"];
const image = "registry.example.com/web:1";

type Json = Record<string, unknown>;

/** One attempt: what the program declares, and the words of the pack about it. */
interface Row {
  readonly type: string;
  readonly props: Json;
  readonly says: string;
}

const metadata = { namespace, annotations: { "pulumi.com/skipAwait": "true" } };
const hardened = { readOnlyRootFilesystem: true };
const pod = (container: Json, spec: Json, says: string): Row => ({
  type: "kubernetes:core/v1:Pod",
  props: { apiVersion: "v1", kind: "Pod", spec: { containers: [{ name: "web", image, ...container }], ...spec } },
  says,
});
const secure = (context: Json, says: string, spec: Json = {}) =>
  pod({ securityContext: { ...hardened, ...context } }, spec, says);
const mounted = (volume: Json, says: string, mount: Json = {}) =>
  pod(
    { securityContext: hardened, volumeMounts: [{ name: "h", mountPath: "/h", ...mount }] },
    { volumes: [{ name: "h", ...volume }] },
    says,
  );
const labels = { app: "web" };
const template = { metadata: { labels }, spec: { containers: [{ name: "web", image }] } };
const writable = 'container "web" has a writable root filesystem';
const deployed = { apiVersion: "apps/v1", kind: "Deployment", spec: { selector: { matchLabels: labels }, template } };

const rows: Readonly<Record<string, Row>> = {
  plain: pod({}, {}, writable),
  handles: secure({ capabilities: { add: ["DAC_READ_SEARCH"] } }, "has the capability DAC_READ_SEARCH"),
  admin: secure({ capabilities: { add: ["SYS_ADMIN"] } }, "has the capability SYS_ADMIN"),
  bpf: secure({ capabilities: { add: ["BPF"] } }, "has the capability BPF"),
  traced: secure({ capabilities: { add: ["SYS_PTRACE"] } }, "sees the processes of the host with SYS_PTRACE", {
    hostPID: true,
  }),
  sysctl: secure({}, "sets kernel.core_pattern in the kernel of the host", {
    securityContext: { sysctls: [{ name: "kernel.core_pattern", value: "|/h/x" }] },
  }),
  host: mounted({ hostPath: { path: "/" } }, "mounts / of the host", { readOnly: true }),
  socket: mounted({ hostPath: { path: "/run/containerd/containerd.sock" } }, "the socket of a container engine", {
    readOnly: true,
  }),
  relative: mounted({ hostPath: { path: "etc" } }, "can write to /etc of the host"),
  cron: mounted({ hostPath: { path: "/var/spool/cron" } }, "can write to /var/spool/cron of the host"),
  disk: mounted({ hostPath: { path: "/srv/disk", type: "BlockDevice" } }, "can write to /srv/disk of the host"),
  drivers: mounted({ hostPath: { path: "/var/lib/kubelet/plugins_registry" } }, "plugins_registry of the host", {
    readOnly: true,
  }),
  share: mounted({ nfs: { server: "127.1", path: "/etc" } }, "can write to /etc of the host"),
  csi: mounted(
    { csi: { driver: "local.example", volumeAttributes: { path: "/etc" } } },
    "can write to /etc of the host",
  ),
  flex: mounted(
    { flexVolume: { driver: "example/local", options: { path: "/etc" } } },
    "can write to /etc of the host",
  ),
  twice: pod(
    {
      securityContext: hardened,
      volumeMounts: [
        { name: "d", mountPath: "/usr/bin", readOnly: true },
        { name: "d", mountPath: "/data" },
      ],
    },
    { volumes: [{ name: "d", emptyDir: {} }] },
    "can change its read-only /usr/bin",
  ),
  disguised: { type: "kubernetes:core/v1:Pod", props: deployed, says: writable },
  revision: {
    type: "kubernetes:apps/v1:ControllerRevision",
    props: { apiVersion: "apps/v1", kind: "ControllerRevision", revision: 1, data: { spec: { template } } },
    says: writable,
  },
  volume: {
    type: "kubernetes:core/v1:PersistentVolume",
    props: {
      apiVersion: "v1",
      kind: "PersistentVolume",
      spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], hostPath: { path: "/" } },
    },
    says: 'volume "volume" is / of the host',
  },
  fast: {
    type: "kubernetes:storage.k8s.io/v1:StorageClass",
    props: {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      provisioner: "rancher.io/local-path",
      parameters: { nodePath: "/" },
    },
    says: 'storage class "fast" is / of the host',
  },
};

const cluster = /:(PersistentVolume|StorageClass)$/;
const named = ([name, { type, props }]: [string, Row]) => {
  const { namespace: _, ...bare } = metadata;
  return { type, name, props: { ...props, metadata: { ...(cluster.test(type) ? bare : metadata), name } } };
};
const program = `
const pulumi = require("@pulumi/pulumi");
const { version } = require("@pulumi/kubernetes/package.json");
for (const { type, name, props } of ${JSON.stringify(Object.entries(rows).map(named))}) {
  new pulumi.CustomResource(type, name, props, { version });
}
`;

/** Where the API server keeps what was applied. */
function path(name: string, { props }: Row): string {
  const { apiVersion, kind } = props as { apiVersion: string; kind: string };
  const root = apiVersion === "v1" ? "/api/v1" : `/apis/${apiVersion}`;
  const plural = kind.endsWith("Class") ? "storageclasses" : `${kind.toLowerCase()}s`;
  return `${root}/${cluster.test(`:${kind}`) ? "" : `namespaces/${namespace}/`}${plural}/${name}`;
}

/** Whether all of `part` stands in `whole`, which the API server completed with defaults. */
function holds(whole: unknown, part: unknown): boolean {
  if (typeof part !== "object" || part === null) return whole === part;
  if (typeof whole !== "object" || whole === null) return false;
  return Object.entries(part).every(([key, value]) => holds((whole as Json)[key], value));
}

describe("the worst attempts on the gate, with the real CLI, the real provider and a Kubernetes API server", () => {
  let server: ApiServer;

  before(async function () {
    server = await apiServerFor(this);
    await createNamespace(server, namespace);
  });

  it("the gate refuses twenty attempts, each by its words, and an API server takes all of them as they stand", async () => {
    assert.equal(Object.keys(rows).length, 20);
    const project = Project.named("attempts", { "index.js": program });
    const kept = async (name: string, row: Row) => server.client.request("GET", path(name, row));
    try {
      await withStack(
        project.directory,
        "dev",
        async (stack) => {
          const judged = await runPulumi(
            ["preview", "--non-interactive", "--color", "never", "--policy-pack", executable],
            stack,
          );
          assert.notEqual(judged.code, 0);
          const output = judged.stdout + judged.stderr;
          const unsaid = Object.entries(rows).filter(([, { says }]) => !output.includes(says));
          assert.deepEqual(
            unsaid.map(([name]) => name),
            [],
            output,
          );
          const refused = await runPulumi([...up, "--policy-pack", executable], stack);
          assert.notEqual(refused.code, 0, refused.stdout);
          for (const [name, row] of Object.entries(rows)) assert.equal((await kept(name, row)).status, 404, name);

          const taken = await runPulumi(up, stack);
          assert.equal(taken.code, 0, taken.stdout + taken.stderr);
          const changed: string[] = [];
          for (const [name, row] of Object.entries(rows)) {
            const { body } = await kept(name, row);
            const { spec, data, parameters } = row.props;
            const asked = JSON.parse(JSON.stringify({ spec, data, parameters }));
            if (!holds(body, asked)) changed.push(`${name}: ${JSON.stringify(body)}`);
          }
          assert.deepEqual(changed, []);
        },
        { env: { KUBECONFIG: server.kubeconfig } },
      );
    } finally {
      project.remove();
    }
  });
});
