import { noHostVolumes } from "../../policies/rules/no-host-volumes";
import { container, pod, service } from "../support/resources";
import { type StackRow, testStackRule } from "../support/stack-table";

const volume = (driverOpts: object, rest: object = {}) => ({
  type: "docker:index/volume:Volume",
  name: "settings",
  props: { name: "settings", driverOpts },
  ...rest,
});
const bind = (device: string) => ({ type: "none", o: "bind", device });
const mounted = (rest: object = {}) =>
  container({ volumes: [{ volumeName: "settings", containerPath: "/s", ...rest }] });
const persistent = (spec: object) => ({
  type: "kubernetes:core/v1:PersistentVolume",
  name: "node-etc",
  props: { metadata: { name: "node-etc" }, spec: { hostPath: { path: "/etc" }, ...spec } },
});
const claim = (volumeName: string) => ({
  type: "kubernetes:core/v1:PersistentVolumeClaim",
  name: "data",
  props: { metadata: { name: "data", namespace: "shop" }, spec: { volumeName } },
});
const claiming = pod(
  {
    containers: [{ name: "web", volumeMounts: [{ name: "d", mountPath: "/d" }] }],
    volumes: [{ name: "d", persistentVolumeClaim: { claimName: "data" } }],
  },
  { namespace: "shop" },
);
const inPod =
  'web: container "web" can write to /etc of the host through volume "node-etc"; ' +
  "remove spec.containers[0].volumeMounts[0], or spec.hostPath of the volume";

const rows: Record<string, StackRow> = {
  "a volume that binds settings of the host, and its container": {
    given: [volume(bind("/etc")), mounted()],
    says: [
      'web: container "web" can write to /etc of the host through volume "settings"; remove volumes[0], or driverOpts of the volume',
    ],
  },
  "a volume that binds sockets of the host, and a read-only mount": {
    given: [volume(bind("run")), mounted({ readOnly: true })],
    says: [
      'web: container "web" mounts /run of the host through volume "settings"; remove volumes[0], or driverOpts of the volume',
    ],
  },
  "a volume of a kernel's file system, and its service": {
    given: [
      volume({ type: "hostfs", device: "x" }),
      service({ mounts: [{ type: "volume", source: "settings", target: "/s" }] }),
    ],
    says: [
      'web: service "web" can write to a file system of the type hostfs through volume "settings"; ' +
        "remove taskSpec.containerSpec.mounts[0], or driverOpts of the volume",
    ],
  },
  "a persistent volume that is kept for the claim of a pod": {
    given: [persistent({ claimRef: { namespace: "shop", name: "data" } }), claiming],
    says: [inPod],
  },
  "a persistent volume that the claim of a pod names": {
    given: [persistent({}), claim("node-etc"), claiming],
    says: [inPod],
  },
  "a read-only mount of settings": { given: [volume(bind("/etc")), mounted({ readOnly: true })] },
  "a volume on data of the host": { given: [volume(bind("/srv/data")), mounted()] },
  "a share of the network": { given: [volume({ type: "nfs", device: ":/etc" }), mounted()] },
  "a volume of another engine": {
    given: [
      volume(bind("/etc"), { provider: { type: "pulumi:providers:docker", name: "other", props: {} } }),
      mounted(),
    ],
  },
  "a claim of another namespace": {
    given: [persistent({ claimRef: { namespace: "other", name: "data" } }), claiming],
  },
  "a place that is meant": {
    given: [volume(bind("/run/shop")), mounted()],
    config: { "no-host-volumes": { allowWritable: ["/run/shop"] } },
  },
  "a volume that nobody mounts": { given: [volume(bind("/etc")), container({})] },
};

describe("no-host-volumes", () => testStackRule(noHostVolumes, rows));
