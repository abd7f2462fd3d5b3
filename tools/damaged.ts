// Resources with randomly damaged inputs, as a program may write them by mistake.
import fc from "fast-check";
import { secret, type TestResource, unknown } from "../policies/testing";

const security = {
  readOnlyRootFilesystem: true,
  privileged: false,
  allowPrivilegeEscalation: true,
  capabilities: { add: ["CAP_SYS_ADMIN"], drop: ["all"] },
  seccompProfile: { type: "Unconfined" },
  appArmorProfile: { type: "Unconfined" },
  procMount: "Unmasked",
};

const container = {
  name: "web",
  image: "wordpress:6.8-apache",
  args: ["apache2-foreground"],
  restartPolicy: "Always",
  securityContext: security,
  resources: { limits: { memory: "1Gi" } },
  volumeMounts: [
    { name: "scratch", mountPath: "/tmp" },
    { name: "memory", mountPath: "/run/apache2/", readOnly: false },
    { name: "host", mountPath: "/host", subPath: "docker.sock", readOnly: true },
    { name: "host", mountPath: "/part", subPathExpr: "log/$(POD_NAME)" },
    { name: "claim", mountPath: "/var/lib/mysql", subPath: "mysql" },
    { name: "config", mountPath: "/etc/app" },
    { name: "template", mountPath: "/data" },
  ],
};

const affinity = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: "kubernetes.io/os", operator: "In", values: ["windows"] }] }],
    },
  },
};

const podSpec = {
  os: { name: "linux" },
  affinity,
  nodeSelector: { "kubernetes.io/os": "linux" },
  hostPID: true,
  hostIPC: true,
  shareProcessNamespace: true,
  hostUsers: true,
  securityContext: { seccompProfile: { type: "RuntimeDefault" }, readOnlyRootFilesystem: true },
  resources: { limits: { memory: "2Gi" } },
  initContainers: [container],
  containers: [container, { ...container, name: "log" }],
  ephemeralContainers: [container],
  volumes: [
    { name: "scratch", emptyDir: {} },
    { name: "memory", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } },
    { name: "host", hostPath: { path: "/var/run", type: "DirectoryOrCreate" } },
    { name: "claim", persistentVolumeClaim: { claimName: "db" } },
    { name: "config", configMap: { name: "app" } },
  ],
};

const annotations = { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" };
const template = { metadata: { annotations }, spec: podSpec };
const claims = [{ metadata: { name: "template" }, spec: { resources: { requests: { storage: "1Gi" } } } }];

const definition = {
  name: "web",
  image: "nginx",
  entryPoint: ["/docker-entrypoint.sh"],
  command: ["nginx", "Ref::flags"],
  environment: [{ name: "PORT", value: "80" }],
  secrets: [{ name: "KEY", valueFrom: "arn:aws:ssm:::key" }],
  environmentFiles: [{ type: "s3", value: "arn:aws:s3:::env" }],
  user: "101:101",
  memory: 128,
  resourceRequirements: [{ type: "MEMORY", value: "128" }],
  privileged: true,
  readonlyRootFilesystem: false,
  dockerSecurityOptions: ["apparmor:unconfined"],
  linuxParameters: {
    capabilities: { add: ["SYS_ADMIN"], drop: ["NET_RAW"] },
    devices: [{ hostPath: "/dev/sda", permissions: ["read", "WRITE"] }],
    tmpfs: [{ containerPath: "/tmp", size: 0, mountOptions: ["exec", "uid=101", "mode=0700"] }],
  },
  mountPoints: [
    { sourceVolume: "socket", containerPath: "/docker.sock" },
    { sourceVolume: "etc", containerPath: "/host", readOnly: true },
    { sourceVolume: "empty", containerPath: "/var/cache/nginx" },
    { sourceVolume: "uploads", containerPath: "/srv/uploads" },
    { sourceVolume: "bound", containerPath: "/bound" },
    { sourceVolume: "memory", containerPath: "/memory" },
  ],
  volumesFrom: [{ sourceContainer: "log", readOnly: true }],
  logConfiguration: { logDriver: "json-file", options: { "max-file": "2" } },
  dependsOn: [{ containerName: "log", condition: "COMPLETE" }],
};

const volumes = [
  { name: "socket", host: { sourcePath: "/var/run/docker.sock" } },
  { name: "etc", hostPath: "/etc" },
  { name: "empty" },
  {
    name: "uploads",
    efsVolumeConfiguration: {
      fileSystemId: "fs-1",
      rootDirectory: "/a",
      authorizationConfig: { accessPointId: "fsap-1" },
    },
  },
  {
    name: "bound",
    dockerVolumeConfiguration: { scope: "shared", driver: "local", driverOpts: { o: "bind", device: "/etc" } },
  },
  { name: "memory", dockerVolumeConfiguration: { driverOpts: { type: "tmpfs", o: "size=1m" } } },
];

const shared = { pidMode: "host", ipcMode: "host", runtimePlatform: { operatingSystemFamily: "LINUX" }, volumes };
const definitions = [definition, { ...definition, name: "log" }];
const tasks = { taskProperties: [{ ...shared, containers: definitions }] };
const nodes = { nodeRangeProperties: [{ container: { ...definition, volumes } }, { ecsProperties: tasks }] };

/** Inputs that use every property the adapters read, by type. */
export const rich: Readonly<Record<string, object>> = {
  "docker:index/container:Container": {
    image: "wordpress",
    command: ["apache2-foreground"],
    readOnly: false,
    privileged: true,
    pidMode: "host",
    ipcMode: "host",
    usernsMode: "host",
    memory: 512,
    capabilities: { adds: ["ALL"], drops: ["NET_RAW"] },
    securityOpts: ["no-new-privileges:true", "seccomp=unconfined", "label:disable"],
    devices: [{ hostPath: "/dev/sda", containerPath: "/dev/sda", permissions: "rwm" }],
    deviceCgroupRules: ["b *:* rwm"],
    uploads: [{ file: "/etc/app.conf", content: "x" }],
    logDriver: "json-file",
    logOpts: { "max-size": "10m" },
    tmpfs: { "/tmp": "rw,exec,size=64m", "/run/": "", "/cache": "ro" },
    mounts: [
      {
        type: "bind",
        source: "/var/run/docker.sock",
        target: "/docker.sock",
        readOnly: true,
        bindOptions: { propagation: "rshared" },
      },
      { type: "tmpfs", target: "/t", tmpfsOptions: { sizeBytes: 1, mode: 1023 } },
      { type: "volume", source: "data", target: "/data", volumeOptions: { subpath: "a/b" } },
      { type: "volume", target: "/v", volumeOptions: { driverOptions: { o: "bind", device: "/etc" } } },
    ],
    volumes: [
      { containerPath: "/a" },
      { containerPath: "/b", volumeName: "b" },
      { containerPath: "/c", hostPath: "/etc", readOnly: false },
      { fromContainer: "donor" },
    ],
  },
  "docker:index/service:Service": {
    name: "web",
    taskSpec: {
      containerSpec: {
        image: "nginx",
        args: ["nginx", "-g", "daemon off;"],
        readOnly: false,
        capAdds: ["SYS_ADMIN"],
        capDrops: ["ALL"],
        mounts: [
          { type: "bind", source: "/", target: "/host" },
          { type: "tmpfs", target: "/t", tmpfsOptions: { sizeBytes: 0 } },
        ],
      },
      logDriver: { name: "none", options: { "max-size": "1m" } },
      resources: { limits: { memoryBytes: 1024 } },
    },
  },
  "aws-native:ecs:TaskDefinition": {
    ...shared,
    networkMode: "host",
    requiresCompatibilities: ["EC2"],
    memory: "512",
    containerDefinitions: definitions,
  },
  "aws-native:batch:JobDefinition": {
    platformCapabilities: ["EC2"],
    containerProperties: { ...definition, volumes },
    ecsProperties: tasks,
    nodeProperties: nodes,
    eksProperties: { podProperties: podSpec },
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    ...shared,
    requiresCompatibilities: ["EC2", "FARGATE"],
    containerDefinitions: JSON.stringify(definitions),
  },
  "aws:batch/jobDefinition:JobDefinition": {
    platformCapabilities: ["FARGATE"],
    containerProperties: JSON.stringify({ ...definition, volumes }),
    nodeProperties: JSON.stringify({ nodeRangeProperties: [{ eksProperties: { podProperties: podSpec } }] }),
    eksProperties: { podProperties: podSpec },
  },
  "kubernetes:core/v1:Pod": { metadata: { namespace: "prod", annotations }, spec: podSpec },
  "kubernetes:apps/v1:Deployment": { metadata: {}, spec: { template } },
  "kubernetes:apps/v1:DeploymentPatch": { metadata: { name: "x" }, spec: { template } },
  "kubernetes:apps/v1:StatefulSet": { metadata: {}, spec: { template, volumeClaimTemplates: claims } },
  "kubernetes:apps/v1:StatefulSetList": { items: [{ metadata: {}, spec: { template, volumeClaimTemplates: claims } }] },
  "kubernetes:batch/v1:CronJob": { metadata: {}, spec: { jobTemplate: { spec: { template } } } },
  "kubernetes:argoproj.io/v1alpha1:Rollout": { metadata: {}, spec: { template } },
  "kubernetes:ray.io/v1:RayCluster": {
    apiVersion: "ray.io/v1",
    kind: "RayCluster",
    spec: { headGroupSpec: { template }, workerGroupSpecs: [{ template }] },
    status: { template },
  },
  "kubernetes:argoproj.io/v1alpha1:Workflow": {
    spec: {
      templates: [{ container: podSpec.containers[0] }, { script: podSpec.containers[0], sidecars: [{ image: "x" }] }],
    },
  },
  "kubernetes:core/v1:PersistentVolume": {
    metadata: { name: "data" },
    spec: { hostPath: { path: "/etc" }, claimRef: { namespace: "shop", name: "data" } },
  },
  "kubernetes:core/v1:PersistentVolumeClaim": { metadata: { name: "data" }, spec: { volumeName: "data" } },
  "docker:index/buildxBuilder:BuildxBuilder": {
    name: "builder",
    driver: "docker-container",
    buildkitFlags: "--allow-insecure-entitlement=security.insecure",
  },
  "docker:index/volume:Volume": {
    name: "data",
    driver: "local",
    driverOpts: { type: "overlay", o: "lowerdir=/a:/b,upperdir=/etc,workdir=/w", device: "overlay" },
  },
};

const odd = fc.oneof(
  fc.constant(unknown),
  fc.constantFrom(null, true, false, "", "true", "/", "web", "unconfined", "size=1m", [], {}, [null], [[]], [unknown]),
  // JavaScript throws when it converts these objects to a string.
  fc.constantFrom({ toString: 1, valueOf: 1 }, { length: 3 }, { constructor: { name: "UnknownValueError" } }),
  fc.string({ maxLength: 8 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Any value that the engine's protocol can carry. */
export const oddOrSecret: fc.Arbitrary<unknown> = fc.oneof(odd, odd.map(secret));

/** One of the `rich` resources with one to six values, at any depth, replaced by odd ones. */
export const damaged: fc.Arbitrary<TestResource> = fc
  .tuple(
    fc.constantFrom(...Object.keys(rich)),
    fc.array(fc.tuple(fc.nat(), oddOrSecret), { minLength: 1, maxLength: 6 }),
  )
  .map(([type, damages]) => {
    let props = rich[type] as object;
    // The inputs themselves are always an object.
    for (const [where, value] of damages) props = replaced(props, 1 + (where % (count(props) - 1)), value) as object;
    return { type, props };
  });

const isTree = (value: unknown) =>
  typeof value === "object" && value !== null && [Object, Array].includes(value.constructor as never);

/** The number of nodes in a tree. */
export function count(value: unknown): number {
  return isTree(value) ? Object.values(value as object).reduce((sum, inner) => sum + count(inner), 1) : 1;
}

/** A copy of `tree` in which the node with this number, counted depth first, is `value`. */
export function replaced(tree: unknown, number: number, value: unknown): unknown {
  if (number === 0) return value;
  if (!isTree(tree)) return tree;
  let passed = 1;
  const entries = Object.entries(tree as object).map(([key, inner]) => {
    const at = number - passed;
    passed += count(inner);
    return [key, at >= 0 && at < count(inner) ? replaced(inner, at, value) : inner] as const;
  });
  return Array.isArray(tree) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/**
 * The numbers of all nodes below the root, without those of an object that stands at another index of the same array, too:
 * what is damaged there was damaged at the first one.
 */
export function places(tree: unknown): number[] {
  const found: number[] = [];
  const seen = new Map<string, Set<unknown>>();
  const walk = (node: unknown, number: number, path: string): void => {
    if (number > 0) found.push(number);
    if (!isTree(node)) return;
    const known = seen.get(path) ?? new Set();
    seen.set(path, known.add(node));
    let at = number + 1;
    for (const [key, inner] of Object.entries(node as object)) {
      const below = `${path}/${Array.isArray(node) ? "" : key}`;
      if (!isTree(inner) || !seen.get(below)?.has(inner)) walk(inner, at, below);
      at += count(inner);
    }
  };
  walk(tree, 0, "");
  return found;
}
