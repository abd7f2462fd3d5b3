// What undoes a read-only root, once as a resource declares it and once as a program would ask a component for it.
import { orders, state, trusted } from "./attempts/host";
import { drivers } from "./attempts/volumes";

/** Inputs that a rule refuses, and the arguments of a component that would declare them. */
export interface Counterpart {
  /** Laid over the inputs of a hardened resource: of a container, of a service's `containerSpec`, of a pod's `spec`, of a task's container. */
  readonly raw: object;
  /** Further parts of a `taskSpec` of a service, or of a task definition. */
  readonly task?: object;
  /** Arguments beside `image`; for a pod, those of the component. */
  readonly args: object;
}

/** One way, on each platform that has it. A platform is left out where neither its inputs nor its components can say it. */
export interface Way {
  readonly kind: string;
  readonly name: string;
  /** The rule that finds it. */
  readonly by: string;
  readonly container?: Counterpart;
  readonly service?: Counterpart;
  readonly pod?: Counterpart;
  readonly task?: Counterpart;
}

const bypass = "no-read-only-bypass";
const confined = "confined-process";
const hostMounts = "read-only-host-mounts";
const systemPaths = "no-writable-system-paths";
const memoryMounts = "safe-memory-mounts";

const podSecurity = { reason: "It reads files of the node." };
const image = "registry.example/web";

/** Arguments of a pod with one container. */
export const onlyContainer = (container: object, more: object = {}) => ({
  podSecurity,
  containers: [{ image, ...container }],
  ...more,
});

/** A pod's `spec` with one hardened container, which has these keys as well. */
export const podSpec = (container: object, more: object = {}) => ({
  containers: [
    {
      name: "web",
      image,
      resources: { limits: { memory: "64Mi" } },
      ...container,
      securityContext: {
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        seccompProfile: { type: "RuntimeDefault" },
        ...("securityContext" in container && (container.securityContext as object)),
      },
    },
  ],
  ...more,
});

/** Laid under `raw`. */
export const hardenedContainer = {
  image,
  readOnly: true,
  capabilities: { drops: ["ALL"] },
  securityOpts: ["no-new-privileges:true"],
  memory: 64,
  logDriver: "local",
};

export const hardenedSpec = { image, readOnly: true, capDrops: ["ALL"] };

const escalation = "no-new-privileges:true";

const profiles: Way[] = Object.entries({
  "that allow everything": { defaultAction: "SCMP_ACT_ALLOW" },
  "that log": { defaultAction: "SCMP_ACT_LOG" },
  "that trace": { defaultAction: "SCMP_ACT_TRACE" },
  "that notify": { defaultAction: "SCMP_ACT_NOTIFY" },
  "whose only rule is empty": { defaultAction: "SCMP_ACT_ALLOW", syscalls: [{}] },
  "that allow by name what they allow anyway": {
    defaultAction: "SCMP_ACT_ALLOW",
    syscalls: [{ names: ["read"], action: "SCMP_ACT_ALLOW" }],
  },
  "that allow in other letters": { DefaultAction: "SCMP_ACT_ALLOW" },
  "that are empty": {},
}).map(([name, profile]) => {
  const text = JSON.stringify(profile);
  return {
    kind: "seccomp profiles",
    name,
    by: confined,
    container: { raw: { securityOpts: [escalation, `seccomp=${text}`] }, args: { security: { seccomp: text } } },
  };
});

const unconfined: Way[] = [
  {
    kind: "seccomp profiles",
    name: "that are switched off",
    by: confined,
    container: {
      raw: { securityOpts: [escalation, "seccomp=unconfined"] },
      args: { security: { seccomp: "unconfined" } },
    },
    pod: {
      raw: podSpec({ securityContext: { seccompProfile: { type: "Unconfined" } } }),
      args: onlyContainer({ securityContext: { seccompProfile: { type: "Unconfined" } } }),
    },
  },
  {
    kind: "seccomp profiles",
    name: "with a key twice",
    by: confined,
    container: {
      raw: {
        securityOpts: [escalation, 'seccomp={"defaultAction":"SCMP_ACT_ERRNO","defaultAction":"SCMP_ACT_ALLOW"}'],
      },
      args: { security: { seccomp: '{"defaultAction":"SCMP_ACT_ERRNO","defaultAction":"SCMP_ACT_ALLOW"}' } },
    },
  },
  {
    kind: "AppArmor profiles",
    name: "that are switched off",
    by: confined,
    container: {
      raw: { securityOpts: [escalation, "apparmor=unconfined"] },
      args: { security: { apparmor: "unconfined" } },
    },
  },
  {
    kind: "AppArmor profiles",
    name: "that are switched off for a pod",
    by: confined,
    pod: {
      raw: podSpec({ securityContext: { appArmorProfile: { type: "Unconfined" } } }),
      args: onlyContainer({ security: { apparmor: "unconfined" } }),
    },
  },
  {
    kind: "privileges",
    name: "that grow",
    by: confined,
    container: { raw: { securityOpts: [] }, args: { securityOpts: [] } },
    pod: {
      raw: podSpec({ securityContext: { allowPrivilegeEscalation: true } }),
      args: onlyContainer({ securityContext: { allowPrivilegeEscalation: true } }),
    },
  },
  {
    kind: "privileges",
    name: "that are all",
    by: bypass,
    container: { raw: { privileged: true }, args: { privileged: true } },
    pod: { raw: podSpec({ securityContext: { privileged: true } }), args: onlyContainer({ privileged: true }) },
  },
];

const capabilities: Way[] = [
  "SYS_ADMIN",
  "SYS_MODULE",
  "SYS_RAWIO",
  "CAP_SYS_ADMIN",
  "ALL",
  "sys_admin",
  "DAC_READ_SEARCH",
].map((name) => ({
  kind: "capabilities",
  name,
  by: bypass,
  container: { raw: { capabilities: { drops: ["ALL"], adds: [name] } }, args: { capabilities: [name] } },
  service: { raw: { capAdds: [name] }, args: { capabilities: [name] } },
  pod: {
    raw: podSpec({ securityContext: { capabilities: { drop: ["ALL"], add: [name] } } }),
    args: onlyContainer({ capabilities: [name] }),
  },
}));

const networks: Way[] = [
  ...["host", "container:db"].map((name) => ({
    kind: "networks",
    name: `${name} as a mode`,
    by: confined,
    container: { raw: { networkMode: name }, args: { networkMode: name } },
  })),
  ...["host", "container:db"].map((name) => ({
    kind: "networks",
    name,
    by: confined,
    container: { raw: { networksAdvanced: [{ name }] }, args: { networks: [{ name }] } },
    service: { raw: {}, task: { networksAdvanceds: [{ name }] }, args: { networks: [{ id: name }] } },
    ...(name === "host" && {
      pod: { raw: podSpec({}, { hostNetwork: true }), args: onlyContainer({}, { hostNetwork: true }) },
    }),
  })),
];

const namespaces: Way[] = [
  {
    kind: "namespaces",
    name: "processes of the host",
    by: bypass,
    container: { raw: { pidMode: "host" }, args: { pidMode: "host" } },
    pod: { raw: podSpec({}, { hostPID: true }), args: onlyContainer({}, { hostPID: true }) },
  },
  {
    kind: "namespaces",
    name: "memory of the host",
    by: bypass,
    container: { raw: { ipcMode: "host" }, args: { ipcMode: "host" } },
    pod: { raw: podSpec({}, { hostIPC: true }), args: onlyContainer({}, { hostIPC: true }) },
  },
  {
    kind: "namespaces",
    name: "users of the host",
    by: confined,
    container: { raw: { usernsMode: "host" }, args: { usernsMode: "host" } },
  },
];

const annotations: Way[] = Object.entries({
  "container.apparmor.security.beta.kubernetes.io/web": "unconfined",
  "seccomp.security.alpha.kubernetes.io/pod": "unconfined",
  "container.seccomp.security.alpha.kubernetes.io/web": "unconfined",
}).map(([key, value]) => ({
  kind: "annotations",
  name: key,
  by: confined,
  pod: {
    // The field would win over the annotation.
    raw: {
      metadata: { annotations: { [key]: value } },
      ...podSpec({ securityContext: { seccompProfile: undefined } }),
    },
    args: onlyContainer({}, { podAnnotations: { [key]: value } }),
  },
}));

const root = "read-only-root";

/** Each with the rule that finds it in a pod, if it is not the usual one. */
const added: Way[] = Object.entries<string | readonly [value: string, by: string]>({
  "sidecar.istio.io/userVolume": '{"h":{"hostPath":{"path":"/"}}}',
  "sidecar.istio.io/enableCoreDump": "true",
  "proxy.istio.io/config": "proxyMetadata: {IPTABLES_TRACE_LOGGING: 'true'}",
  "inject.istio.io/templates": ["mine", "inspectable"],
  "consul.hashicorp.com/consul-sidecar-user-volume": '[{"name":"h","hostPath":{"path":"/"}}]',
  "config.linkerd.io/close-wait-timeout": "30s",
  "config.linkerd.io/enable-debug-sidecar": ["true", root],
  "dapr.io/inject-pluggable-components": ["true", "inspectable"],
  "kuma.io/container-patches": ["mine", "inspectable"],
  "vault.hashicorp.com/agent-set-security-context": ["false", root],
  "vault.hashicorp.com/agent-json-patch": '[{"op":"add","path":"/securityContext/privileged","value":true}]',
  "vault.hashicorp.com/agent-init-json-patch": '[{"op":"add","path":"/securityContext/privileged","value":true}]',
  "proxy.istio.io/overrides": '{"containers":[{"name":"istio-proxy","securityContext":{"privileged":true}}]}',
  "io.kubernetes.cri-o.Devices": "/dev/sda",
  "devices.crio.io": "/dev/sda",
  "devices.nri.io/pod": "- {path: /dev/x, type: b, major: 8, minor: 0}",
  "mounts.noderesource.dev": "- {source: /, destination: /h, type: bind}",
  "io.katacontainers.config.hypervisor.virtio_fs_extra_args": '["--shared-dir=/"]',
}).map(([key, given]) => {
  const [value, by] = typeof given === "string" ? [given, bypass] : given;
  return {
    kind: "annotations",
    name: key,
    by,
    pod: {
      raw: { metadata: { annotations: { [key]: value } }, ...podSpec({}) },
      args: onlyContainer({}, { podAnnotations: { [key]: value } }),
    },
  };
});

/** Mounts of a volume of the pod that annotations give to sidecars. */
const sidecarMounts: Way[] = Object.entries({
  "sidecar.istio.io/userVolumeMount": '[{"name":"h","mountPath":"/h"}]',
  "consul.hashicorp.com/consul-sidecar-user-volume-mount": '[{"name":"h","mountPath":"/h"}]',
  "dapr.io/volume-mounts-rw": "h:/h",
}).map(([key, value]) => ({
  kind: "annotations",
  name: key,
  by: bypass,
  pod: {
    raw: {
      metadata: { annotations: { [key]: value } },
      ...podSpec({}, { volumes: [{ name: "h", hostPath: { path: "/run" } }] }),
    },
    args: onlyContainer({}, { podAnnotations: { [key]: value } }),
  },
}));

/** One storage that is written at one place and protected at another. */
const twin = (name: string, way: Omit<Way, "kind" | "name" | "by">): Way => ({
  kind: "storage at two places",
  name,
  by: bypass,
  ...way,
});
const volumes = [
  { volumeName: "x", containerPath: "/data" },
  { volumeName: "x", containerPath: "/usr/bin", readOnly: true },
];
const mounted = (type: string, source: string, other = source) => [
  { type, source, target: "/data" },
  { type, source: other, target: "/usr/bin", readOnly: true },
];
const volumeMounts = [
  { name: "x", mountPath: "/data" },
  { name: "x", mountPath: "/usr/bin", readOnly: true },
];
const twins: Way[] = [
  twin("a volume", {
    container: {
      raw: { volumes },
      args: {
        writable: { "/data": { volume: { name: "x" } } },
        readOnlyMounts: { "/usr/bin": { volume: { name: "x" } } },
      },
    },
    service: {
      raw: { mounts: mounted("volume", "x") },
      args: {
        writable: { "/data": { volume: { name: "x" } } },
        readOnlyMounts: { "/usr/bin": { volume: { name: "x" } } },
      },
    },
    pod: {
      raw: podSpec({ volumeMounts }, { volumes: [{ name: "x", persistentVolumeClaim: { claimName: "x" } }] }),
      args: onlyContainer({
        writable: { "/data": { volume: { external: "x" } } },
        readOnlyMounts: { "/usr/bin": { claim: { name: "x" } } },
      }),
    },
  }),
  twin("a path of the host", {
    container: {
      raw: { mounts: mounted("bind", "/srv/x") },
      args: {
        writable: { "/data": { bind: { hostPath: "/srv/x" } } },
        readOnlyMounts: { "/usr/bin": { bind: { hostPath: "/srv/x" } } },
      },
    },
    service: {
      raw: { mounts: mounted("bind", "/srv/x") },
      args: {
        writable: { "/data": { bind: { hostPath: "/srv/x" } } },
        readOnlyMounts: { "/usr/bin": { bind: { hostPath: "/srv//x/" } } },
      },
    },
    pod: {
      raw: podSpec({ volumeMounts }, { volumes: [{ name: "x", hostPath: { path: "/srv/x" } }] }),
      args: onlyContainer({
        writable: { "/data": { bind: { hostPath: "/srv/x" } } },
        readOnlyMounts: { "/usr/bin": { bind: { hostPath: "/srv/x" } } },
      }),
    },
  }),
  twin("a directory of the host that is part of what is written", {
    container: {
      raw: { mounts: mounted("bind", "/srv", "/srv/bin") },
      args: {
        writable: { "/data": { bind: { hostPath: "/srv" } } },
        readOnlyMounts: { "/usr/bin": { bind: { hostPath: "/srv/bin" } } },
      },
    },
    service: {
      raw: { mounts: mounted("bind", "/srv", "/srv/bin") },
      args: {
        writable: { "/data": { bind: { hostPath: "/srv" } } },
        readOnlyMounts: { "/usr/bin": { bind: { hostPath: "/srv/bin" } } },
      },
    },
  }),
  ...Object.entries({
    memory: [{ emptyDir: { medium: "Memory", sizeLimit: "8Mi" } }, { tmpfs: { name: "x", size: "8Mi" } }],
    "disk of the node": [{ emptyDir: { sizeLimit: "8Mi" } }, { scratch: { name: "x", size: "8Mi" } }],
    "a claim of the component": [{ persistentVolumeClaim: { claimName: "x" } }, { volume: { name: "x", size: "1Gi" } }],
  }).map(([name, [volume, writable]]) =>
    twin(name, {
      pod: {
        raw: podSpec({ volumeMounts }, { volumes: [{ name: "x", ...volume }] }),
        args: onlyContainer({
          writable: { "/data": writable },
          readOnlyMounts: { "/usr/bin": { shared: { name: "x" } } },
        }),
      },
    }),
  ),
];

const driven: Way[] = Object.entries(drivers).map(([name, [driverOptions, by]]) => {
  const mounts = [{ type: "volume", source: "data", target: "/data", volumeOptions: { driverOptions } }];
  const args = { writable: { "/data": { volume: { name: "data", driverOptions } } } };
  return { kind: "volume drivers", name, by, container: { raw: { mounts }, args }, service: { raw: { mounts }, args } };
});

/** A path of the host on each platform, to write or to read. */
const hostPath = (kind: string, path: string, readOnly: boolean, by: string): Way => {
  const place = readOnly ? "readOnlyMounts" : "writable";
  const args = { [place]: { "/h": { bind: { hostPath: path } } } };
  const mounts = [{ type: "bind", source: path, target: "/h", readOnly }];
  return {
    kind,
    name: path,
    by,
    container: { raw: { mounts }, args },
    service: { raw: { mounts }, args },
    pod: {
      raw: podSpec(
        { volumeMounts: [{ name: "h", mountPath: "/h", readOnly }] },
        { volumes: [{ name: "h", hostPath: { path } }] },
      ),
      args: onlyContainer(args),
    },
  };
};
const hostPaths: Way[] = [
  ...orders.map((path) => hostPath("places of the host that take orders, read-only", path, true, bypass)),
  ...orders.map((path) => hostPath("places of the host that take orders, writable", path, false, bypass)),
  ...trusted.map((path) => hostPath("places the host runs or trusts, writable", path, false, hostMounts)),
  ...state.map((path) => hostPath("what engines run, writable", path, false, bypass)),
];

const targets: Way[] = [
  "/usr",
  "/usr/local",
  "/etc",
  "/bin",
  "/sbin",
  "/lib",
  "/lib64",
  "/usr/bin/x",
  "/usr/sbin",
  "/usr/lib/x",
  "/usr/libexec",
  "/usr/local/bin",
  "/usr/local/lib",
  "/boot",
  "/usr/../etc",
  "//usr//bin",
  "/usr/bin/",
].map((path) => ({
  kind: "writable mounts over the system of the container",
  name: path,
  by: systemPaths,
  container: {
    raw: { tmpfs: { [path]: "size=1m,noexec,nosuid,nodev" } },
    args: { writable: { [path]: { tmpfs: {} } } },
  },
  service: {
    raw: { mounts: [{ type: "volume", source: "x", target: path }] },
    args: { writable: { [path]: { volume: { name: "x" } } } },
  },
  pod: {
    raw: podSpec(
      { volumeMounts: [{ name: "x", mountPath: path }] },
      { volumes: [{ name: "x", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } }] },
    ),
    args: onlyContainer({ writable: { [path]: { tmpfs: {} } } }),
  },
}));

/** Memory at /tmp from which programs may be run, of an image that is known to run none there. */
const running = (image: string): Way => {
  const args = { image, writable: { "/tmp": { tmpfs: { exec: true } } } };
  const driverOptions = { type: "tmpfs", device: "tmpfs", o: "size=1m,exec" };
  return {
    kind: "memory that runs programs",
    name: image,
    by: memoryMounts,
    container: { raw: { image, tmpfs: { "/tmp": "size=1m,exec,nosuid,nodev" } }, args },
    service: {
      raw: { image, mounts: [{ type: "volume", source: "x", target: "/tmp", volumeOptions: { driverOptions } }] },
      args,
    },
  };
};

const memory: Way[] = [
  ...[
    "nginx",
    "nginx:1.27",
    `nginx@sha256:${"a".repeat(64)}`,
    "library/nginx",
    "docker.io/nginx",
    "index.docker.io/library/nginx:1",
    "registry-1.docker.io/library/nginx",
    "registry.hub.docker.com/library/nginx",
    "mirror.gcr.io/library/nginx",
    "public.ecr.aws/docker/library/nginx",
    "ecr-public.aws.com/docker/library/nginx:1.27",
    "wordpress:6.8-apache",
    "grafana/grafana:12.1.0",
    "quay.io/argoproj/argo-rollouts",
  ].map(running),
  ...["", "0", "0Mi", "-1Mi", "1e3Mi", "Mi", "12 Mi"].map((size) => ({
    kind: "memory",
    name: `without a bound: ${JSON.stringify(size)}`,
    by: memoryMounts,
    container: {
      raw: { tmpfs: { "/tmp": "noexec,nosuid,nodev" } },
      args: { writable: { "/tmp": { tmpfs: { size } } } },
    },
    service: {
      raw: { mounts: [{ type: "tmpfs", target: "/tmp" }] },
      args: { writable: { "/tmp": { tmpfs: { size } } } },
    },
    pod: {
      raw: podSpec(
        // Memory limits of all containers would bound the volume too.
        { resources: {}, volumeMounts: [{ name: "x", mountPath: "/tmp" }] },
        { volumes: [{ name: "x", emptyDir: { medium: "Memory" } }] },
      ),
      args: onlyContainer({ writable: { "/tmp": { tmpfs: { size } } } }),
    },
  })),
];

const logs: Readonly<Record<string, readonly [raw: { logDriver: string; logOpts?: object }, args: object]>> = {
  "that keep nothing": [{ logDriver: "none" }, { driver: "none" }],
  "that keep nothing, in other letters": [{ logDriver: "none" }, { driver: "NONE" }],
  "of no driver": [{ logDriver: "json-file" }, { driver: "" }],
  "without a bound": [{ logDriver: "json-file", logOpts: { "max-size": "-1" } }, { options: { "max-size": "-1" } }],
  "with an empty bound": [{ logDriver: "json-file", logOpts: { "max-size": "" } }, { options: { "max-size": "" } }],
  "bounded by nothing": [{ logDriver: "json-file", logOpts: { "max-size": "0" } }, { options: { "max-size": "0" } }],
};
const logging: Way[] = Object.entries(logs).map(([name, [raw, logging]]) => {
  const { logDriver, logOpts } = raw;
  return {
    kind: "logs",
    name,
    by: "log-driver",
    container: { raw, args: { logging } },
    service: {
      raw: {},
      task: { logDriver: { name: logDriver, ...(logOpts && { options: logOpts }) } },
      args: { logging },
    },
  };
});

export const ways: readonly Way[] = [
  ...profiles,
  ...unconfined,
  ...capabilities,
  ...networks,
  ...namespaces,
  ...annotations,
  ...added,
  ...sidecarMounts,
  ...twins,
  ...driven,
  ...hostPaths,
  ...targets,
  ...memory,
  ...logging,
];
