import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { HardenedDeployment, type HardenedDeploymentArgs, HardenedStatefulSet } from "../../../components/index";
import { preview } from "../support";

// Many of these are what a caller without a type checker writes, so they are not typed here.
type Arguments = Record<string, unknown>;

const one = (container: Arguments): Arguments => ({ containers: [{ image: "app", ...container }] });
const writable = (declared: unknown, path = "/data"): Arguments => one({ writable: { [path]: declared } });
const restricted = 'which the Pod Security Standard "restricted" forbids: say why in `podSecurity`.';

const refused: Record<string, Record<string, [given: Arguments, says: string]>> = {
  "what cannot be expressed": {
    "a security context of the container": [
      one({ securityContext: { readOnlyRootFilesystem: false } }),
      ": `containers[0]` takes no `securityContext`. It is always hardened: the root filesystem is read-only, privileges cannot grow. Use `user`, `capabilities` and `security`.",
    ],
    "a privileged container": [
      one({ privileged: true }),
      ": `containers[0]` takes no `privileged`. A privileged container can make its own root filesystem writable.",
    ],
    "the processes of the node": [
      { hostPID: true },
      " takes no `hostPID`. The processes of the node stay out of reach.",
    ],
    "a capability that undoes the read-only root": [
      { podSecurity: { reason: "x" }, ...one({ capabilities: ["SYS_ADMIN"] }) },
      ': `containers[0].capabilities[0]` must not be "SYS_ADMIN": it can remount the root filesystem writable.',
    ],
    "the socket of the engine, whatever the reason": [
      {
        podSecurity: { reason: "x" },
        ...one({ readOnlyMounts: { "/s": { bind: { hostPath: "/run/containerd/containerd.sock" } } } }),
      },
      ': `containers[0].readOnlyMounts["/s"].bind.hostPath` must not be "/run/containerd/containerd.sock": who can talk to the container engine owns the host, and read-only does not prevent that.',
    ],
    "no seccomp profile": [
      one({ security: { seccomp: "Unconfined" } }),
      ': `containers[0].security.seccomp` must not be "Unconfined".',
    ],
  },
  "what is no text": {
    "an output for the name of a container": [
      one({ name: pulumi.output("web") }),
      ': `containers[0].name` must be at most 63 lower-case letters, digits and "-", such as "web", not an output: it must be known while the program runs.',
    ],
  },
  "without a reason": {
    "a path of the node, without a reason": [
      writable({ bind: { hostPath: "/opt/data" } }),
      `: \`containers[0].writable["/data"].bind\` mounts a path of the node, ${restricted}`,
    ],
    "a path of the node that is only read, without a reason": [
      one({ readOnlyMounts: { "/logs": { bind: { hostPath: "/var/log" } } } }),
      `: \`containers[0].readOnlyMounts["/logs"].bind\` mounts a path of the node, ${restricted}`,
    ],
    "user 0, without a reason": [{ user: "0:0" }, `: \`user\` is user 0, ${restricted}`],
    "user 0 in an init container, without a reason": [
      { initContainers: [{ name: "init", image: "app", user: "0" }] },
      `: \`initContainers[0].user\` is user 0, ${restricted}`,
    ],
    "a capability, without a reason": [
      one({ capabilities: ["CHOWN"] }),
      `: \`containers[0].capabilities\` keeps CHOWN, ${restricted}`,
    ],
    "an empty reason": [{ podSecurity: { reason: " " } }, ": `podSecurity` needs a `reason`."],
  },
  "a pod": {
    "a pod without containers": [{ containers: [] }, ": `containers` must have at least one container."],
    "a pod with the arguments of a container": [
      { image: "app" },
      " takes no `image`. It belongs to a container: `containers: [{ image: ... }]`.",
    ],
    "a pod with containers without names": [
      { containers: [{ name: "a", image: "app" }, { image: "app" }] },
      ": `containers[1]` needs `name`, because the pod has several containers.",
    ],
    "a pod with an init container without a name": [
      { initContainers: [{ image: "app" }] },
      ": `initContainers[0]` needs `name`.",
    ],
    "a pod with two containers of one name": [
      { initContainers: [{ name: "web", image: "app" }] },
      ': `containers` has two containers with the name "web".',
    ],
    "a pod with a container named in upper case": [
      one({ name: "Web" }),
      ': `containers[0].name` must be at most 63 lower-case letters, digits and "-", such as "web", not "Web".',
    ],
    "a pod whose user is a name": [
      { user: "www-data" },
      ': `user` must be a number, with a group after a colon, such as "33:33", not "www-data".',
    ],
    "a pod with a label of the component": [
      { labels: { "app.kubernetes.io/name": "x" } },
      ': `labels["app.kubernetes.io/name"]` is set by the component.',
    ],
    "a pod with more memory at a path than its container has": [
      one({ memory: "1Mi", writable: { "/tmp": { tmpfs: { size: "2Mi" } } } }),
      ': `containers[0].writable["/tmp"].tmpfs.size` must be at most the `memory` of its container, "1Mi", not "2Mi".',
    ],
    "a pod with a limit of less than a page": [
      one({ memory: "64" }),
      ': `containers[0].memory` must be at least "4Ki", a page of memory: "64" is 64 bytes.',
    ],
    "a pod with a secret that is a number, which is not shown": [
      one({ secretEnv: { PIN: 1234 } }),
      ': `containers[0].secretEnv["PIN"]` must be a string.',
    ],
    "a pod with labels that contradict those that select it": [
      { matchLabels: { app: "a" }, labels: { app: "b" } },
      ': `labels["app"]` is set by the component.',
    ],
    "a pod that no label selects": [{ matchLabels: {} }, ': `matchLabels` must have a label, such as { app: "web" }.'],
    "a pod with a selector": [{ selector: { matchLabels: { app: "a" } } }, " takes no `selector`. Use `matchLabels`."],
    "a pod with ports without names": [
      one({ ports: [{ internal: 80 }, { internal: 81, name: "b" }] }),
      ": `containers[0].ports[0]` needs `name`, because the pod has several ports.",
    ],
    "a pod with ports of one name": [
      one({
        ports: [
          { internal: 80, name: "a" },
          { internal: 81, name: "a" },
        ],
      }),
      ': `containers[0].ports[1]` is "a" again: give each port its own `name`.',
    ],
    "a pod with an unknown kind of Service": [
      { serviceType: "Ingress" },
      ': `serviceType` must be one of "ClusterIP", "NodePort", "LoadBalancer", not "Ingress".',
    ],
  },
  "a volume": {
    "a volume without a size": [
      writable({ volume: {} }),
      ': `containers[0].writable["/data"].volume` needs `size`, such as "10Gi", or `external`.',
    ],
    "a volume that is external and configured": [
      writable({ volume: { external: "x", size: "1Gi" } }),
      ': `containers[0].writable["/data"].volume` has `external` and `size`: what exists already is not configured here.',
    ],
    "a volume with a driver": [
      writable({ volume: { size: "1Gi", driver: "convoy" } }),
      ': `containers[0].writable["/data"].volume` takes no `driver`. It takes `name`, `size`, `storageClass`, `accessMode`, `subPath`, `external`, `retain`.',
    ],
    "a volume with a path that leads out of it": [
      writable({ volume: { size: "1Gi", subPath: "../x" } }),
      ': `containers[0].writable["/data"].volume.subPath` must be a directory in the volume, such as "data", not "../x".',
    ],
    "a volume whose size Kubernetes would read in another way": [
      writable({ scratch: { size: "64M" } }),
      ': `containers[0].writable["/data"].scratch.size` must be a size in binary units such as "64Mi" or "2Gi", not "64M".',
    ],
    "a shared volume that no container declares": [
      writable({ shared: { name: "work" } }),
      ': `containers[0].writable["/data"].shared.name` is "work", but no container declares a volume with that `name`.',
    ],
    "a shared volume under another name": [
      one({ writable: { "/a": { tmpfs: { name: "a" } }, "/b": { shared: { name: "b" } } } }),
      ': `containers[0].writable["/b"].shared.name` is "b", but no container declares a volume with that `name`, only "a".',
    ],
    "a volume of a name that is taken": [
      one({ writable: { "/a": { tmpfs: { name: "x" } }, "/b": { scratch: { name: "x" } } } }),
      ': `containers[0].writable["/b"].scratch.name` is "x" again: mount the volume that has this name with `shared: { name: "x" }`.',
    ],
    "a volume below a system path": [
      writable({ tmpfs: {} }, "/usr/bin/"),
      ': `containers[0].writable["/usr/bin/"]` must not be writable: what can be written there can be run as if it came with the image.',
    ],
    "a volume that overlaps another": [
      one({ writable: { "/run": { tmpfs: {} }, "/var/run/app": { tmpfs: {} } } }),
      ': `containers[0].writable["/var/run/app"]` overlaps "/run": one lies inside the other. Declare only the one that is needed.',
    ],
    "a volume of two kinds": [
      writable({ tmpfs: {}, scratch: {} }),
      ': `containers[0].writable["/data"]` must have only one of `tmpfs`, `scratch`, `volume`, `shared` or `bind`.',
    ],
    "a volume in place of a file": [
      one({ writable: { "/etc/app": { tmpfs: {} } }, files: { "/etc/app/": { content: "" } } }),
      ': `containers[0].files["/etc/app/"]` is the same place as "/etc/app". Declare it once.',
    ],
  },
  "the environment": {
    "one variable twice": [
      one({ env: { A: "1" }, secretEnv: { A: "2" } }),
      ': `containers[0]` has the variable "A" in more than one of `env`, `secretEnv` and `envFrom`.',
    ],
    "variables without a source": [
      one({ envFrom: { A: {} } }),
      ': `containers[0].envFrom["A"]` must say how: one of `secret`, `configMap` or `field`.',
    ],
    "a secret variable with an odd name": [
      one({ secretEnv: { "A B": "1" } }),
      ': `containers[0].secretEnv["A B"]` must be named with letters, digits, "_", "-" and ".".',
    ],
  },
  "a probe": {
    "a probe of no kind": [
      one({ readinessProbe: { period: 5 } }),
      ": `containers[0].readinessProbe` must say how: one of `http`, `tcp`, `grpc` or `command`.",
    ],
    "a probe of two kinds": [
      one({ readinessProbe: { tcp: 80, grpc: 81 } }),
      ": `containers[0].readinessProbe` must have only one of `http`, `tcp`, `grpc` or `command`.",
    ],
    "a probe of a port that does not exist": [
      one({ livenessProbe: { http: { port: 0 } } }),
      ": `containers[0].livenessProbe.http.port` must be a number from 1 to 65535, not 0.",
    ],
  },
};

describe("a Kubernetes component refuses", () => {
  for (const [subject, rows] of Object.entries(refused)) {
    describe(subject, () => {
      for (const [row, [given, says]] of Object.entries(rows)) {
        it(`HardenedDeployment refuses ${row}`, async () => {
          const declared = await preview(() => {
            const args = { ...one({}), ...given } as unknown as HardenedDeploymentArgs;
            assert.throws(() => new HardenedDeployment("web", args), { message: `HardenedDeployment "web"${says}` });
          });
          assert.deepEqual(declared, []);
        });
      }
    });
  }

  it("HardenedDeployment refuses a name that cannot be one in Kubernetes", async () => {
    await preview(() => {
      assert.throws(() => new HardenedDeployment("My App", { containers: [{ image: "app" }] }), {
        message:
          'HardenedDeployment "My App" must be at most 63 lower-case letters, digits and "-", such as "web", not "My App".',
      });
    });
  });

  it("HardenedStatefulSet refuses to keep its claims, because Kubernetes keeps them anyway", async () => {
    await preview(() => {
      const containers = [{ image: "app", writable: { "/data": { volume: { size: "1Gi", retain: true } } } }];
      assert.throws(() => new HardenedStatefulSet("db", { containers }), {
        message:
          'HardenedStatefulSet "db": `containers[0].writable["/data"].volume` takes no `retain` in a stateful set: Kubernetes keeps the claims of its pods.',
      });
    });
  });
});
