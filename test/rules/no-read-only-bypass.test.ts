import { noReadOnlyBypass } from "../../policies/rules/no-read-only-bypass";
import { secret, unknown } from "../../policies/testing";
import { also, container, deployment, pod, service } from "../support/resources";
import { type Invalid, testRule } from "../support/rule-table";

const web = 'container "web"';
const docker = (props: object, ...says: string[]): Invalid => ({
  given: container({ readOnly: true, ...props }),
  says,
  cured: null,
});
const swarm = (spec: object, ...says: string[]): Invalid => ({ given: service(spec), says, cured: null });
const kubernetes = (spec: object, own: object, ...says: string[]): Invalid => ({
  given: pod({ ...spec, containers: [{ name: "web", ...own }] }),
  says,
  cured: null,
});
const host = (hostPath: string, readOnly?: unknown) => ({ volumes: [{ hostPath, containerPath: "/h", readOnly }] });
const hostPod = (path: string, mount: object = {}) =>
  [
    { volumes: [{ name: "h", hostPath: { path } }] },
    { volumeMounts: [{ name: "h", mountPath: "/h", ...mount }] },
  ] as const;
const good = (spec: object, own: object) => pod({ ...spec, containers: [{ name: "web", ...own }] });

const remounts = "which makes every read-only mount writable again";
const engine = (path: string, at: string) =>
  `${web} mounts ${path} of the host, the socket of a container engine, which writes anywhere on request; remove ${at}`;
const runtime = (path: string, at: string) =>
  `${web} mounts ${path} of the host, where a read-only mount protects neither sockets nor the filesystems of containers; remove ${at}`;
const state = (path: string, at: string) =>
  `${web} can write to ${path} of the host, where container engine and kubelet keep the programs they run; remove ${at}`;
const traced = (at: string) =>
  `${web} sees the processes of the host with SYS_PTRACE and can write to every file of the host under /proc; remove ${at}`;
const seen = (at: string) =>
  `advisory: ${web} sees the processes of the host and can write to files of other containers under /proc; remove ${at}`;
const device = (path: string, at: string) =>
  `${web} can write to the device ${path} of the host, whatever is mounted read-only; remove ${at}`;
const changed = (kept: string, written: string, at: string) =>
  `${web} can change its read-only ${kept} through ${written}, a writable mount of the same storage; make ${at} read-only, or mount other storage there`;
const own = (directory: string, at: string) =>
  `advisory: ${web} starts its program from ${directory}, where it can write; make ${at} read-only`;
const privileged = (at: string, note = "") =>
  `${web} is privileged and can make every read-only mount writable again; set ${at} to false${note}`;
const notKnown = (at: string) => `advisory: ${web} cannot be judged until ${at} is known`;

// What was measured on an engine, by what a program declares: the container wrote to its root, to the host, or to others.
const measured: Record<string, Invalid> = {
  "privileged: remounts / writable": docker({ privileged: true }, privileged("privileged")),
  "privileged with all capabilities dropped and no-new-privileges: the engine takes it without a warning": docker(
    { privileged: true, capabilities: { drops: ["ALL"] }, securityOpts: ["no-new-privileges:true"] },
    privileged("privileged"),
  ),
  "BPF: changes what the kernel decides": docker(
    { capabilities: { adds: ["BPF", "CAP_NEW"] } },
    `${web} has the capability BPF, which runs programs in the kernel of the host; remove capabilities.adds[0]`,
    `${web} has the capability NEW, which is not known to keep from the host; remove capabilities.adds[1]`,
  ),
  "a setting of the kernel: core_pattern names a program that the host runs": docker(
    { sysctls: { "kernel.core_pattern": "|/h/x", "net.core.somaxconn": "9" } },
    `${web} sets kernel.core_pattern in the kernel of the host; remove sysctls["kernel.core_pattern"]`,
  ),
  "writable control groups of the host": docker(
    { securityOpts: ["writable-cgroups"] },
    `${web} can write to the control groups of the host; remove writable-cgroups from securityOpts, or set cgroupnsMode to private`,
  ),
  "a shared mount: what is mounted there appears on the host": docker(
    {
      mounts: [{ type: "bind", source: "/srv", target: "/s", readOnly: true, bindOptions: { propagation: "rshared" } }],
    },
    `advisory: ${web} passes on to the host what it mounts at /s; remove mounts[0].bindOptions.propagation`,
  ),
  "a socket outside of the system, by its type": kubernetes(
    { volumes: [{ name: "h", hostPath: { path: "/srv/app", type: "Socket" } }] },
    { volumeMounts: [{ name: "h", mountPath: "/h", readOnly: true }] },
    `advisory: ${web} mounts /srv/app of the host, a socket, which takes orders through a read-only mount too; remove spec.containers[0].volumeMounts[0]`,
  ),
  "a socket outside of the system, by its name": docker(
    host("/srv/app/app.sock", true),
    `advisory: ${web} mounts /srv/app/app.sock of the host, a socket, which takes orders through a read-only mount too; remove volumes[0]`,
  ),
  "a plugin with every permission": {
    given: { type: "docker:index/plugin:Plugin", name: "p", props: { grantAllPermissions: true } },
    says: [
      'plugin "p" gets every permission on the host that it asks for; list the permissions that it may have in grantPermissions instead of grantAllPermissions',
    ],
    cured: null,
  },
  "a plugin with permissions of its own": {
    given: {
      type: "docker:index/plugin:Plugin",
      name: "p",
      props: {
        grantPermissions: [
          { name: "mount", values: ["/etc", "/srv"] },
          { name: "device", values: ["/dev/fuse"] },
          { name: "host pid namespace", values: ["true"] },
        ],
      },
    },
    says: [
      'plugin "p" may mount /etc of the host; remove grantPermissions[0]',
      'advisory: plugin "p" may mount /srv of the host; remove grantPermissions[0]',
      'advisory: plugin "p" may use the device /dev/fuse of the host; remove grantPermissions[1]',
      'advisory: plugin "p" may see the processes of the host; remove grantPermissions[2]',
    ],
    cured: null,
  },
  "a builder of BuildKit": {
    given: { type: "docker:index/buildxBuilder:BuildxBuilder", name: "b", props: { driver: "docker-container" } },
    says: [
      'advisory: builder "b" runs BuildKit privileged on its host; use a builder that runs already, with the driver remote',
    ],
    cured: null,
  },
  "a builder with an image of one's own": {
    given: {
      type: "docker:index/buildxBuilder:BuildxBuilder",
      name: "b",
      props: { driver: "kubernetes", kubernetes: { image: "me/root" } },
    },
    says: ['builder "b" runs an image of one\'s own privileged on its node; remove kubernetes.image'],
    cured: null,
  },
  "a class of storage on the system of a node": {
    given: { type: "kubernetes:storage.k8s.io/v1:StorageClass", name: "c", props: { parameters: { nodePath: "/" } } },
    says: [
      'storage class "c" is / of the host, where a read-only mount protects neither sockets nor the filesystems of containers; remove parameters.nodePath',
    ],
    cured: null,
  },
  "SYS_ADMIN: remounts / writable": docker(
    { capabilities: { adds: ["SYS_ADMIN"] } },
    `${web} has the capability SYS_ADMIN, ${remounts}; remove capabilities.adds[0]`,
  ),
  "SYS_ADMIN with no-new-privileges: the same": docker(
    { capabilities: { adds: ["CAP_SYS_ADMIN"] }, securityOpts: ["no-new-privileges:true"] },
    `${web} has the capability SYS_ADMIN, ${remounts}; remove capabilities.adds[0]`,
  ),
  "ALL without SYS_RESOURCE: the same": docker(
    { capabilities: { adds: ["ALL"], drops: ["SYS_RESOURCE"] } },
    `${web} has the capability ALL, ${remounts}; remove capabilities.adds[0]`,
  ),
  "SYS_ADMIN and a read-only host path: remounts that as well": docker(
    { capabilities: { adds: ["SYS_ADMIN"] }, ...host("/opt/data", true) },
    `${web} has the capability SYS_ADMIN, ${remounts}; remove capabilities.adds[0]`,
  ),
  "SYS_ADMIN and a read-only tmpfs: makes that writable and executable": docker(
    { capabilities: { adds: ["sys_admin"] }, tmpfs: { "/t": "ro" } },
    `${web} has the capability SYS_ADMIN, ${remounts}; remove capabilities.adds[0]`,
  ),
  "SYS_ADMIN for a user that is not root: one setuid program away": docker(
    { capabilities: { adds: ["SYS_ADMIN"] }, user: "33" },
    `${web} has the capability SYS_ADMIN, ${remounts}; remove capabilities.adds[0]`,
  ),
  "DAC_READ_SEARCH: opens a file of the host by its handle, and writes to it through a volume": docker(
    { capabilities: { adds: ["DAC_READ_SEARCH"] } },
    `${web} has the capability DAC_READ_SEARCH, which opens files of the host's disks that no mount shows; remove capabilities.adds[0]`,
  ),
  "the engine's socket: starts a container that writes to the host": docker(
    host("/var/run/docker.sock"),
    engine("/var/run/docker.sock", "volumes[0]"),
  ),
  "the engine's socket, read-only: the same": docker(
    host("/run/docker.sock", true),
    engine("/run/docker.sock", "volumes[0]"),
  ),
  "the directory of the socket, read-only: the same": docker(
    host("/var/run/", true),
    runtime("/var/run", "volumes[0]"),
  ),
  "/ of the host": docker(host("/"), runtime("/", "volumes[0]")),
  "/ of the host, read-only: what is mounted below it stays writable": docker(
    host("/", true),
    runtime("/", "volumes[0]"),
  ),
  "the data of the engine: its own root is in it": docker(
    host("/var/lib/docker"),
    runtime("/var/lib/docker", "volumes[0]"),
  ),
  "the data of the engine, read-only: its own root is mounted below it": docker(
    host("/var/lib/docker", true),
    runtime("/var/lib/docker", "volumes[0]"),
  ),
  "the volumes of another container: writable ones and host paths come along": docker(
    { volumes: [{ fromContainer: "donor" }] },
    `${web} takes over the mounts of another container, which may have writable paths of the host among them; remove volumes[0]`,
  ),
  "the volumes of another container, read-only": docker(
    { volumes: [{ fromContainer: "donor:ro" }] },
    `advisory: ${web} takes over the mounts of another container, which may have sockets of the host among them; remove volumes[0]`,
  ),
  "the host's processes and SYS_PTRACE: writes to the host": docker(
    { pidMode: "host", capabilities: { adds: ["SYS_PTRACE"] } },
    traced("pidMode"),
  ),
  "the host's processes alone: writes to other containers": docker({ pidMode: "host" }, seen("pidMode")),
  "/proc of the host, read-only, and SYS_PTRACE: writes to the host": docker(
    { ...host("/proc", true), capabilities: { adds: ["SYS_PTRACE"] } },
    traced("volumes[0]"),
  ),
  "/proc of the host, read-only: writes to other containers": docker(host("/proc", true), seen("volumes[0]")),
  "the first process of the host, read-only, and SYS_PTRACE: the same": docker(
    { ...host("/proc/1", true), capabilities: { adds: ["SYS_PTRACE"] } },
    traced("volumes[0]"),
  ),
  "the processes of another container: writes there without any capability": docker(
    { pidMode: "container:other" },
    `${web} shares the processes of another container and can write to its files under /proc; remove pidMode`,
  ),
  "system paths unmasked: writes to /proc/sys": docker(
    { securityOpts: ["no-new-privileges", "systempaths=unconfined"] },
    `${web} has its system paths unmasked and can change settings of the host's kernel; remove securityOpts[1]`,
  ),
  "the host's shared memory": docker(
    { ipcMode: "host" },
    `advisory: ${web} shares the memory of the host and can write to its /dev/shm; remove ipcMode`,
  ),
  "a disk": docker({ devices: [{ hostPath: "/dev/loop0" }] }, device("/dev/loop0", "devices[0]")),
  "a device rule for disks: makes the device and writes to it": docker(
    { deviceCgroupRules: ["b *:* rwm"] },
    device("/dev/block/*:*", "deviceCgroupRules[0]"),
  ),
  "a volume whose driver binds a path of the host": docker(
    {
      mounts: [
        {
          type: "volume",
          target: "/v",
          volumeOptions: { driverName: "local", driverOptions: { type: "none", o: "bind", device: "/var/run" } },
        },
      ],
    },
    runtime("/var/run", "mounts[0]"),
  ),
};

testRule(noReadOnlyBypass, {
  valid: {
    "a plain container": container({ readOnly: true }),
    "seccomp switched off: / stays read-only": container({ securityOpts: ["seccomp=unconfined"] }),
    "harmless capabilities": container({ capabilities: { adds: ["NET_ADMIN", "MKNOD", "SYS_PTRACE", "PERFMON"] } }),
    "dropped capabilities": container({ capabilities: { drops: ["ALL"] } }),
    "privileged set to false": container({ privileged: false }),
    "null in everything": container({
      privileged: null,
      capabilities: null,
      pidMode: null,
      ipcMode: null,
      volumes: null,
      devices: null,
      deviceCgroupRules: null,
      securityOpts: null,
    }),
    "namespaces of its own": container({ pidMode: "private", ipcMode: "shareable" }),
    "what the provider fills in": container({
      pidMode: "",
      volumes: [{ containerPath: "/a", fromContainer: "", hostPath: "", volumeName: "run" }],
    }),
    "another path of the host": container(host("/opt/app/data")),
    "names that only look like sockets and state": container({
      volumes: ["/srv/docker.sock.d", "/runtime", "/var/lib/dockerfiles", "/var/log"].map((hostPath, index) => ({
        hostPath,
        containerPath: `/${index}`,
      })),
    }),
    "parts of /proc that lead to no files of processes": container({
      capabilities: { adds: ["SYS_PTRACE"] },
      volumes: [
        "/proc/meminfo",
        "/proc/cpuinfo",
        "/proc/sys",
        "/proc/sys/kernel/random",
        "/proc/1/ns/net",
        "/proc/1/mountinfo",
        "/proc/1/task/1/status",
        "/proc/1/fdinfo",
        "/proc/net/dev",
        "/proc/1/root/opt/app",
        "/proc/1/cwd/opt/app",
        "/process",
      ].map((hostPath, index) => ({ hostPath, containerPath: `/${index}`, readOnly: true })),
    }),
    "log files of the engine, read-only": container(host("/var/lib/docker/containers", true)),
    "a device it may only read": container({ devices: [{ hostPath: "/dev/ttyS0", permissions: "r" }] }),
    "device rules that let it make what it cannot open": container({ deviceCgroupRules: ["b *:* m", "disks", 7] }),
    "a volume of a driver": container({
      mounts: [{ type: "volume", target: "/v", volumeOptions: { driverOptions: { type: "nfs", device: ":/run" } } }],
    }),
    "a service without anything": service({}),
    "a pod without anything": good({}, {}),
    "a patch that does not mention anything": {
      type: "kubernetes:apps/v1:DeploymentPatch",
      props: { spec: { template: { spec: { containers: [{ name: "web" }] } } } },
    },
    "a raw volume that a pod claims": good(
      { volumes: [{ name: "raw", persistentVolumeClaim: { claimName: "raw" } }] },
      { volumeDevices: [{ name: "raw", devicePath: "/dev/sda" }] },
    ),
    "a part of a host path": good(...hostPod("/var", { subPath: "log/app" })),
    "a part of a host path that is told up to a variable": good(...hostPod("/var", { subPathExpr: "log/$(P)" })),
    "a claim whose name is not known yet": {
      given: good(
        { volumes: [{ name: "data", persistentVolumeClaim: { claimName: unknown } }] },
        { volumeMounts: [{ name: "data", mountPath: "/data" }] },
      ),
      config: { onUnknown: "mandatory" },
    },
    "a volume whose name is not known yet": {
      given: container({ mounts: [{ type: "volume", source: unknown, target: "/data" }] }),
      config: { onUnknown: "mandatory" },
    },
    "a program of the image, and one that is mounted read-only": container({
      entrypoints: ["/usr/bin/tini", "--"],
      command: ["/shared/dex"],
      volumes: [{ volumeName: "v", containerPath: "/shared", readOnly: true }],
    }),
    "two parts of one volume": container({
      mounts: [
        { type: "volume", source: "v", target: "/app", readOnly: true, volumeOptions: { subpath: "app" } },
        { type: "volume", source: "v", target: "/data", volumeOptions: { subpath: "data" } },
      ],
    }),
    "a writable part of a read-only volume": container({
      mounts: [
        { type: "volume", source: "v", target: "/srv", readOnly: true },
        { type: "volume", source: "v", target: "/srv/uploads", volumeOptions: { subpath: "uploads" } },
      ],
    }),
    "a writable path of the host in a read-only one": container({
      volumes: [
        { hostPath: "/var/log", containerPath: "/var/log", readOnly: true },
        { hostPath: "/var/log/positions", containerPath: "/positions" },
      ],
    }),
    "programs that an init container puts into a volume": pod({
      initContainers: [{ name: "tools", volumeMounts: [{ name: "v", mountPath: "/out" }] }],
      containers: [{ name: "web", volumeMounts: [{ name: "v", mountPath: "/usr/local/bin", readOnly: true }] }],
      volumes: [{ name: "v", emptyDir: {} }],
    }),
    "files that a container of the pod fetches for another": pod({
      containers: [
        { name: "web", volumeMounts: [{ name: "v", mountPath: "/srv/www", readOnly: true }] },
        { name: "git", volumeMounts: [{ name: "v", mountPath: "/git" }] },
      ],
      volumes: [{ name: "v", emptyDir: {} }],
    }),
    "one configuration at two places": pod({
      containers: [
        {
          name: "web",
          volumeMounts: [
            { name: "v", mountPath: "/etc/web", readOnly: true },
            { name: "v", mountPath: "/settings" },
          ],
        },
      ],
      volumes: [{ name: "v", configMap: { name: "web" } }],
    }),
    "unknown seccomp, which is another rule's": good({}, { securityContext: { seccompProfile: { type: unknown } } }),
  },
  invalid: {
    "a disk, and disks by a rule, that it can read": {
      given: container({
        devices: [
          { hostPath: "/dev/sda", permissions: "r" },
          { hostPath: "/dev/ttyS0", permissions: "r" },
          { hostPath: "/dev/mem", permissions: "rm" },
        ],
        deviceCgroupRules: ["b 8:* r", "c 4:* r"],
      }),
      says: [
        'advisory: container "web" can read all of the device /dev/sda of the host, whatever is mounted; remove devices[0]; ' +
          "it also can read all of the device /dev/mem of the host, whatever is mounted; remove devices[2]; " +
          "it also can read all of the device /dev/block/8:* of the host, whatever is mounted; remove deviceCgroupRules[0]",
      ],
      cured: null,
    },
    ...measured,
    "one volume, read-only over programs and writable elsewhere": docker(
      {
        volumes: [
          { volumeName: "v", containerPath: "/usr/bin", readOnly: true },
          { volumeName: "v", containerPath: "/data" },
        ],
      },
      changed("/usr/bin", "/data", "volumes[1]"),
    ),
    "a part of the volume that lies over programs": docker(
      {
        mounts: [
          { type: "volume", source: "v", target: "/usr", readOnly: true },
          { type: "volume", source: "v", target: "/data", volumeOptions: { subpath: "bin" } },
        ],
      },
      changed("/usr", "/data", "mounts[1]"),
    ),
    "one path of the host, read-only and within a writable one": docker(
      {
        volumes: [
          { hostPath: "/srv/app", containerPath: "/app", readOnly: true },
          { hostPath: "/srv", containerPath: "/data" },
        ],
      },
      changed("/app", "/data", "volumes[1]"),
    ),
    "one claim under two names in a pod": kubernetes(
      {
        volumes: [
          { name: "a", persistentVolumeClaim: { claimName: "data" } },
          { name: "b", persistentVolumeClaim: { claimName: "data" } },
        ],
      },
      {
        volumeMounts: [
          { name: "a", mountPath: "/app", readOnly: true },
          { name: "b", mountPath: "/data" },
        ],
      },
      changed("/app", "/data", "spec.containers[0].volumeMounts[1]"),
    ),
    "programs that a sidecar can change": {
      given: pod({
        initContainers: [{ name: "sync", restartPolicy: "Always", volumeMounts: [{ name: "v", mountPath: "/out" }] }],
        containers: [{ name: "web", volumeMounts: [{ name: "v", mountPath: "/usr/bin", readOnly: true }] }],
        volumes: [{ name: "v", emptyDir: {} }],
      }),
      says: [
        `advisory: ${web} has programs or settings at /usr/bin that sidecar container "sync" can change; ` +
          "make spec.initContainers[0].volumeMounts[0] read-only, or mount other storage there",
      ],
      cured: null,
    },
    "two volumes of one name, of which one reaches the host": kubernetes(
      {
        volumes: [
          { name: "h", emptyDir: {} },
          { name: "h", hostPath: { path: "/" } },
        ],
      },
      { volumeMounts: [{ name: "h", mountPath: "/h" }] },
      runtime("/", "spec.containers[0].volumeMounts[0]"),
    ),
    "a volume of two types, of which one reaches the host": kubernetes(
      { volumes: [{ name: "h", emptyDir: {}, hostPath: { path: "/" } }] },
      { volumeMounts: [{ name: "h", mountPath: "/h" }] },
      runtime("/", "spec.containers[0].volumeMounts[0]"),
    ),
    "a claim that a Deployment cannot have beside a volume of its name": {
      given: {
        type: "kubernetes:apps/v1:Deployment",
        props: {
          spec: {
            volumeClaimTemplates: [{ metadata: { name: "h" } }],
            template: {
              spec: {
                containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h" }] }],
                volumes: [{ name: "h", hostPath: { path: "/" } }],
              },
            },
          },
        },
      },
      says: [runtime("/", "spec.template.spec.containers[0].volumeMounts[0]")],
      cured: null,
    },
    "a program that the container can replace": docker(
      { entrypoints: ["/shared/bin/dex", "run"], volumes: [{ volumeName: "v", containerPath: "/shared" }] },
      own("/shared", "volumes[0]"),
    ),
    "a program in a pod that an init container brought": {
      given: pod({
        initContainers: [{ name: "copy", volumeMounts: [{ name: "v", mountPath: "/out" }] }],
        containers: [{ name: "web", args: ["/shared/dex"], volumeMounts: [{ name: "v", mountPath: "/shared" }] }],
        volumes: [{ name: "v", emptyDir: {} }],
      }),
      says: [own("/shared", "spec.containers[0].volumeMounts[0]")],
      cured: null,
    },
    "SYS_MODULE and SYS_RAWIO": docker(
      { capabilities: { adds: ["SYS_MODULE", "SYS_RAWIO"] } },
      `${web} has the capability SYS_MODULE, which loads code into the kernel of the host; remove capabilities.adds[0]`,
      `${web} has the capability SYS_RAWIO, which reaches the memory and the hardware of the host; remove capabilities.adds[1]`,
    ),
    "privileged of a wrong type": docker(
      { privileged: "yes" },
      privileged("privileged", "; a string has no effect there"),
    ),
    "privileged as a secret": docker({ privileged: secret(true) }, privileged("privileged")),
    "unknown privileged": docker({ privileged: unknown }, notKnown("privileged")),
    "unknown capabilities beside a known one": docker(
      { capabilities: { adds: [unknown, "SYS_ADMIN"] } },
      notKnown("capabilities.adds[0]"),
      `${web} has the capability SYS_ADMIN, ${remounts}; remove capabilities.adds[1]`,
    ),
    "an unknown host path": docker(
      { volumes: [{ hostPath: unknown, containerPath: "/h" }] },
      notKnown("volumes[0].hostPath"),
    ),
    "a process namespace of a wrong type": docker({ pidMode: true }, seen("pidMode")),
    "the sockets of other engines": docker(
      {
        volumes: [
          "/run/containerd/containerd.sock",
          "/var/run/crio/crio.sock",
          "/run/podman/podman.sock",
          "/run/user/1000/docker.sock",
          "/run/k3s/containerd/containerd.sock",
        ].map((hostPath, index) => ({ hostPath, containerPath: `/${index}`, readOnly: true })),
      },
      engine("/run/containerd/containerd.sock", "volumes[0]"),
      engine("/var/run/crio/crio.sock", "volumes[1]"),
      engine("/run/podman/podman.sock", "volumes[2]"),
      engine("/run/user/1000/docker.sock", "volumes[3]"),
      engine("/run/k3s/containerd/containerd.sock", "volumes[4]"),
    ),
    "directories of sockets, and of the roots of containers": docker(
      {
        volumes: [
          "/run/containerd",
          "/run/user/1000",
          "/var",
          "/var/lib/docker/overlay2",
          "/var/lib/kubelet/pods",
          "/run/k0s",
          "/proc/1/root",
          "/proc/self/task/7/root/proc/1/root/run/",
          "/var/lib/k0s",
          "/var/snap/microk8s/common/run",
        ].map((hostPath, index) => ({ hostPath, containerPath: `/${index}`, readOnly: true })),
      },
      runtime("/run/containerd", "volumes[0]"),
      runtime("/run/user/1000", "volumes[1]"),
      runtime("/var", "volumes[2]"),
      runtime("/var/lib/docker/overlay2", "volumes[3]"),
      runtime("/var/lib/kubelet/pods", "volumes[4]"),
      runtime("/run/k0s", "volumes[5]"),
      runtime("/proc/1/root", "volumes[6]"),
      runtime("/proc/self/task/7/root/proc/1/root/run", "volumes[7]"),
      runtime("/var/lib/k0s", "volumes[8]"),
      runtime("/var/snap/microk8s/common/run", "volumes[9]"),
    ),
    "processes of the host by other paths, and what leads from them to their files": docker(
      {
        volumes: [
          "/proc/self/",
          "/proc/thread-self",
          "/proc/4711/task",
          "/proc/4711/task/4712",
          "/proc/1/fd",
          "/proc/1/task/1/fd/7/etc",
          "/proc/1/map_files",
          "/proc/1/root/proc",
          "/proc/1/cwd/proc/self/root/proc/1",
        ].map((hostPath, index) => ({ hostPath, containerPath: `/${index}`, readOnly: true })),
      },
      also(seen("volumes[0]"), ...[1, 2, 3, 4, 5, 6, 7, 8].map((index) => seen(`volumes[${index}]`))),
    ),
    "the working directory of the first process, which is / of the host": docker(
      {
        volumes: ["/proc/1/cwd", "/proc/1/cwd/run", "/proc/1/task/1/cwd/var/lib/docker"].map((hostPath, index) => ({
          hostPath,
          containerPath: `/${index}`,
          readOnly: true,
        })),
      },
      runtime("/proc/1/cwd", "volumes[0]"),
      runtime("/proc/1/cwd/run", "volumes[1]"),
      runtime("/proc/1/task/1/cwd/var/lib/docker", "volumes[2]"),
    ),
    "a process of the node": kubernetes(
      hostPod("/proc/1", { readOnly: true })[0],
      {
        ...hostPod("/proc/1", { readOnly: true })[1],
        securityContext: { capabilities: { add: ["SYS_PTRACE"] } },
      },
      traced("spec.containers[0].volumeMounts[0]"),
    ),
    "state of the engine, writable": docker(
      host("/var/lib/docker/volumes"),
      state("/var/lib/docker/volumes", "volumes[0]"),
    ),
    "a path of the host in the name of a volume": docker(
      { volumes: [{ volumeName: "/var/run/docker.sock", containerPath: "/s" }] },
      engine("/var/run/docker.sock", "volumes[0]"),
    ),
    "disks and memory by other names": docker(
      {
        devices: ["/dev/sda1", "/dev/nvme0n1", "/dev/mapper/root", "/dev/disk/by-uuid/7", "/dev/mem"].map(
          (hostPath) => ({ hostPath, permissions: "rw" }),
        ),
      },
      device("/dev/sda1", "devices[0]"),
      device("/dev/nvme0n1", "devices[1]"),
      device("/dev/mapper/root", "devices[2]"),
      device("/dev/disk/by-uuid/7", "devices[3]"),
      device("/dev/mem", "devices[4]"),
    ),
    "disks in odd spellings": docker(
      {
        devices: [
          "/dev/",
          "/dev//sda",
          "/dev/./sda1",
          "/dev/shm/../vda",
          "/dev/pmem0",
          "/dev/dasda",
          "/dev/zvol/a",
        ].map((hostPath) => ({ hostPath, permissions: { toString: 1, valueOf: 1 } })),
      },
      device("/dev", "devices[0]"),
      device("/dev/sda", "devices[1]"),
      device("/dev/sda1", "devices[2]"),
      device("/dev/vda", "devices[3]"),
      device("/dev/pmem0", "devices[4]"),
      device("/dev/dasda", "devices[5]"),
      device("/dev/zvol/a", "devices[6]"),
    ),
    "volume groups, whose directories have any name": docker(
      {
        devices: ["/dev/ubuntu-vg/ubuntu-lv", "/dev/inputs/event0", "/dev/raw/raw1", "/dev/bsg/0:0:0:0"].map(
          (hostPath) => ({ hostPath }),
        ),
      },
      device("/dev/ubuntu-vg/ubuntu-lv", "devices[0]"),
      device("/dev/inputs/event0", "devices[1]"),
      device("/dev/raw/raw1", "devices[2]"),
      device("/dev/bsg/0:0:0:0", "devices[3]"),
    ),
    "device rules for memory, and for disks that are no block devices": docker(
      {
        deviceCgroupRules: [
          "c 1:1 rwm",
          "c 1:2 w",
          "c 1:4 rw",
          "c 1:* rwm",
          "c *:1 rwm",
          "c *:* rwm",
          "c 21:0 rwm",
          "c 90:* rwm",
        ],
      },
      ...["1:1", "1:2", "1:4", "1:*", "*:1", "*:*", "21:0", "90:*"].map((numbers, index) =>
        device(`/dev/char/${numbers}`, `deviceCgroupRules[${index}]`),
      ),
    ),
    "a device by its numbers": docker(
      { devices: [{ hostPath: "/dev/char/1:1" }] },
      device("/dev/char/1:1", "devices[0]"),
    ),
    "device rules in odd spellings": docker(
      { deviceCgroupRules: ["c 01:001 rww", "b 08:* ww", "a 1:1 wrw"] },
      device("/dev/char/1:1", "deviceCgroupRules[0]"),
      device("/dev/block/8:*", "deviceCgroupRules[1]"),
      device("/dev/block/1:1", "deviceCgroupRules[2]"),
    ),
    "secret devices, of which only their directory is shown": docker(
      {
        devices: [{ hostPath: secret("/dev/sdhunter5") }, { hostPath: secret("/srv/hunter6") }],
        deviceCgroupRules: [secret("b 8:5 w")],
      },
      device("/dev/...", "devices[0]"),
      `advisory: ${device("devices[1]", "devices[1]")}`,
      device("/dev/...", "deviceCgroupRules[0]"),
    ),
    "secret paths of the host, of which only directories of every system are shown": docker(
      {
        volumes: [
          "/srv/hunter1/docker.sock",
          "/run/hunter2/docker.sock",
          "/run/user/1000/podman",
          "/var/lib/docker/hunter3",
          "/var/lib/",
          "/proc/1/root/run/containerd",
        ].map((path, index) => ({ hostPath: secret(path), containerPath: `/${index}` })),
      },
      engine("volumes[0]", "volumes[0]"),
      engine("/run/...", "volumes[1]"),
      runtime("/run/...", "volumes[2]"),
      state("/var/lib/docker/...", "volumes[3]"),
      runtime("/var/lib", "volumes[4]"),
      runtime("/proc/...", "volumes[5]"),
    ),
    "permissions of a wrong type with something unknown in them, beside other faults": docker(
      { privileged: true, devices: [{ hostPath: "/dev/sda", permissions: [unknown] }] },
      privileged("privileged"),
      device("/dev/sda", "devices[0]"),
    ),
    "other devices, which are legitimate when they are meant": docker(
      { devices: [{ hostPath: "/dev/ttyUSB0", permissions: "" }], deviceCgroupRules: ["c 188:* rmw"] },
      also(`advisory: ${device("/dev/ttyUSB0", "devices[0]")}`, device("/dev/char/188:*", "deviceCgroupRules[0]")),
    ),
    "devices in directories that hold no disks": docker(
      {
        devices: ["/dev/dri/renderD128", "/dev/snd/seq", "/dev/net/tun", "/dev/bus/usb/001/002", "/dev/vfio/vfio"].map(
          (hostPath) => ({ hostPath }),
        ),
        deviceCgroupRules: ["c 1:11 rwm", "c 10:* rwm", "c 121:1 rwm"],
      },
      also(
        `advisory: ${device("/dev/dri/renderD128", "devices[0]")}`,
        `advisory: ${device("/dev/snd/seq", "devices[1]")}`,
        `advisory: ${device("/dev/net/tun", "devices[2]")}`,
        `advisory: ${device("/dev/bus/usb/001/002", "devices[3]")}`,
        `advisory: ${device("/dev/vfio/vfio", "devices[4]")}`,
        `advisory: ${device("/dev/char/1:11", "deviceCgroupRules[0]")}`,
        `advisory: ${device("/dev/char/10:*", "deviceCgroupRules[1]")}`,
        `advisory: ${device("/dev/char/121:1", "deviceCgroupRules[2]")}`,
      ),
    ),
    "unknown permissions of a device": docker(
      { devices: [{ hostPath: "/dev/sda", permissions: unknown }] },
      notKnown("devices[0].permissions"),
    ),
    "a service with SYS_ADMIN and a socket": swarm(
      {
        capAdds: ["CAP_SYS_ADMIN"],
        mounts: [{ type: "bind", source: "/var/run/docker.sock", target: "/s", readOnly: true }],
      },
      `service "web" has the capability SYS_ADMIN, ${remounts}; remove taskSpec.containerSpec.capAdds[0]`,
      'service "web" mounts /var/run/docker.sock of the host, the socket of a container engine, which writes anywhere on request; remove taskSpec.containerSpec.mounts[0]',
    ),
    "a privileged container in a pod": kubernetes(
      {},
      { securityContext: { privileged: true } },
      privileged("spec.containers[0].securityContext.privileged"),
    ),
    "a process of a Windows host": {
      given: pod({
        nodeSelector: { "kubernetes.io/os": "windows" },
        securityContext: { windowsOptions: { hostProcess: true } },
        containers: [{ name: "web" }],
      }),
      says: [
        `${web} is a process of its Windows host and can write to every file there; set spec.securityContext.windowsOptions.hostProcess to false`,
      ],
      cured: null,
    },
    "SYS_ADMIN in a pod": kubernetes(
      {},
      { securityContext: { capabilities: { add: ["SYS_ADMIN"], drop: ["ALL"] } } },
      `${web} has the capability SYS_ADMIN, ${remounts}; remove spec.containers[0].securityContext.capabilities.add[0]`,
    ),
    "a pod with the host's processes": kubernetes({ hostPID: true }, {}, seen("spec.hostPID")),
    "a pod with the host's processes and SYS_PTRACE": kubernetes(
      { hostPID: true },
      { securityContext: { capabilities: { add: ["SYS_PTRACE"] } } },
      traced("spec.hostPID"),
    ),
    "a pod with the host's memory": kubernetes(
      { hostIPC: true },
      {},
      `advisory: ${web} shares the memory of the host and can write to its /dev/shm; remove spec.hostIPC`,
    ),
    "a pod whose containers share their processes": kubernetes(
      { shareProcessNamespace: true },
      {},
      `advisory: ${web} shares the processes of its pod and can write to the files of its other containers under /proc; remove spec.shareProcessNamespace`,
    ),
    "unmasked /proc in a pod": kubernetes(
      { hostUsers: false },
      { securityContext: { procMount: "Unmasked" } },
      `${web} has its system paths unmasked and can change settings of the host's kernel; set spec.containers[0].securityContext.procMount to Default`,
    ),
    "the socket in a pod": kubernetes(
      ...hostPod("/run/containerd/containerd.sock", { readOnly: true }),
      engine("/run/containerd/containerd.sock", "spec.containers[0].volumeMounts[0]"),
    ),
    "the socket in a pod, as a part of a host path": kubernetes(
      ...hostPod("/run", { subPath: "containerd" }),
      runtime("/run/containerd", "spec.containers[0].volumeMounts[0]"),
    ),
    "/ of the node, read-only": kubernetes(
      ...hostPod("/", { readOnly: true }),
      runtime("/", "spec.containers[0].volumeMounts[0]"),
    ),
    "state of the kubelet, writable": kubernetes(
      ...hostPod("/var/lib/kubelet/device-plugins"),
      runtime("/var/lib/kubelet/device-plugins", "spec.containers[0].volumeMounts[0]"),
    ),
    "an unknown path of the node": kubernetes(
      { volumes: [{ name: "h", hostPath: { path: unknown } }] },
      { volumeMounts: [{ name: "h", mountPath: "/h" }] },
      notKnown("spec.volumes[0].hostPath.path"),
    ),
    "a volume of the node whose name is not known yet": kubernetes(
      {
        volumes: [
          { name: unknown, hostPath: { path: "/" } },
          { name: "tmp", emptyDir: {} },
        ],
      },
      {
        volumeMounts: [
          { name: "h", mountPath: "/h" },
          { name: "tmp", mountPath: "/tmp" },
        ],
      },
      notKnown("spec.volumes[0].name"),
    ),
    "an init container of a deployment": {
      given: deployment({
        initContainers: [{ name: "setup", securityContext: { privileged: true } }],
        containers: [{ name: "web" }],
      }),
      says: [
        'init container "setup" is privileged and can make every read-only mount writable again; ' +
          "set spec.template.spec.initContainers[0].securityContext.privileged to false",
      ],
      cured: null,
    },
  },
});
