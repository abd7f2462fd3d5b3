import assert from "node:assert/strict";
import { readOnlyHostMounts } from "../../policies/rules/read-only-host-mounts";
import { secret, unknown } from "../../policies/testing";
import { container, deployment, pod, service } from "../support/resources";
import { type Invalid, saysAbout, type Table, testRule } from "../support/rule-table";

const web = 'container "web"';
const volume = (hostPath: unknown, rest: object = {}) =>
  container({ volumes: [{ hostPath, containerPath: "/h", ...rest }] });
const hostPod = (path: unknown, mount: object = {}) =>
  pod({
    containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h", ...mount }] }],
    volumes: [{ name: "h", hostPath: { path } }],
  });
const driven = (driverOptions: object, { volumeOptions, ...rest }: { volumeOptions?: object; readOnly?: true } = {}) =>
  container({
    mounts: [{ type: "volume", target: "/h", volumeOptions: { driverOptions, ...volumeOptions }, ...rest }],
  });
const at = "volumes[0].readOnly";
const podAt = "spec.containers[0].volumeMounts[0].readOnly";
const sensitive = (path: string, place = at) => `${web} can write to ${path} of the host; set ${place} to true`;
const meant = (path: string, place = at) =>
  `advisory: ${web} can write to ${path} of the host; set ${place} to true, use a volume, or name the path in the option allowWritable`;
const reported = (hostPath: string): Invalid => ({
  given: volume(hostPath),
  says: [sensitive(hostPath.replace(/(?<=.)\/$/, ""))],
  cured: volume(hostPath, { readOnly: true }).props,
});
const advised = (hostPath: string): Invalid => ({ given: volume(hostPath), says: [meant(hostPath)], cured: null });
const hidden = (hostPath: unknown): Invalid => ({ given: volume(hostPath), says: [meant("volumes[0]")], cured: null });
const rows = (make: (path: string) => Invalid, ...paths: string[]): Table["invalid"] =>
  Object.fromEntries(paths.map((path) => [`${path} of the host`, make(path)]));

testRule(readOnlyHostMounts, {
  valid: {
    "a container without mounts": container({}),
    "a read-only system path": volume("/etc", { readOnly: true }),
    "a read-only path as a secret": volume("/etc", { readOnly: secret(true) }),
    "a read-only path that is not known": {
      given: volume(unknown, { readOnly: true }),
      config: { onUnknown: "mandatory" },
    },
    "a read-only mount of a kind that is not known": {
      given: container({ mounts: [{ type: unknown, source: "/etc", target: "/h", readOnly: true }] }),
      config: { onUnknown: "mandatory" },
    },
    "a named volume": container({ volumes: [{ volumeName: "data", containerPath: "/data" }] }),
    "an anonymous volume": container({ volumes: [{ containerPath: "/data" }] }),
    "a volume whose name is not known yet": container({ volumes: [{ volumeName: unknown, containerPath: "/data" }] }),
    "a tmpfs": container({ tmpfs: { "/run": "size=1m" }, mounts: [{ type: "tmpfs", target: "/t", source: "/etc" }] }),
    "no volumes at all": container({ volumes: null, mounts: null }),
    "a path that is meant": { given: volume("/opt/app/data"), config: { allowWritable: ["/opt/app/data"] } },
    "a path below one that is meant": { given: volume("/opt/app/data"), config: { allowWritable: ["/srv", "/opt"] } },
    "a path that is meant, with an unknown flag": {
      given: volume("/opt/app/data", { readOnly: unknown }),
      config: { allowWritable: ["/opt/app"] },
    },
    "a system path that is meant itself": {
      given: volume("/run/app/sockets"),
      config: { allowWritable: ["/run/app"] },
    },
    "a service with a read-only path": service({
      mounts: [{ type: "bind", source: "/etc", target: "/h", readOnly: true }],
    }),
    "a bind in the options of a volume, read-only there": driven({ o: "bind,ro", device: "/etc", type: "none" }),
    "a share of the network in the options of a volume": driven({ o: "addr=nas", device: "//nas/etc", type: "cifs" }),
    "memory in the options of a volume": driven({ device: "tmpfs", type: "tmpfs" }),
    "a pod with a read-only path": hostPod("/etc", { readOnly: true }),
    "a pod with a read-only path that is not known": {
      given: hostPod(unknown, { readOnly: true }),
      config: { onUnknown: "mandatory" },
    },
    "a pod with an emptyDir": pod({
      containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h" }] }],
      volumes: [{ name: "h", emptyDir: {} }],
    }),
    "a host path that no container mounts": pod({
      containers: [{ name: "web" }],
      volumes: [{ name: "h", hostPath: { path: "/etc" } }],
    }),
  },
  invalid: {
    "a Windows container with the disk of its host": {
      given: container({
        platform: "windows",
        mounts: [{ type: "bind", source: "C:\\", target: "C:\\host" }],
      }),
      says: [`${web} can write to C:\\ of the host; set mounts[0].readOnly to true`],
      cured: container({
        platform: "windows",
        mounts: [{ type: "bind", source: "C:\\", target: "C:\\host", readOnly: true }],
      }).props,
    },
    "a system path to which the image has to write, of which nothing is cured": {
      given: container({
        image: "mysql:8.4",
        volumes: [{ hostPath: "/usr/share/mysqld", containerPath: "/var/run/mysqld" }],
      }),
      says: [
        `${web} can write to /usr/share/mysqld of the host; mount a volume or memory instead of volumes[0], for mysql:8.4 writes there`,
      ],
      cured: null,
    },
    ...Object.fromEntries(
      [
        ["before", [0, 1]],
        ["behind", [1, 0]],
      ].map(([where, order]) => {
        const mounts = (rest: object) => {
          const both = [
            { hostPath: "/etc/ssl", containerPath: "/certs", ...rest },
            { hostPath: "/usr/share/web", containerPath: "/run" },
          ];
          return container({ image: "nginx:1.27", volumes: (order as number[]).map((index) => both[index]) });
        };
        const [first, second] = order as [number, number];
        const says = [
          sensitive("/etc/ssl", `volumes[${first}].readOnly`),
          `${web} can write to /usr/share/web of the host; mount a volume or memory instead of volumes[${second}], for nginx:1.27 writes there`,
        ];
        const row = {
          given: mounts({}),
          says: first === 0 ? says : says.reverse(),
          cured: mounts({ readOnly: true }).props,
        };
        return [
          `a system path that is cured ${where} one to which the image has to write`,
          { ...row, left: [says[first === 0 ? 1 : 0]] },
        ];
      }),
    ),
    "a system path to which an image of the team has to write": {
      given: container({
        image: "registry.example/app",
        volumes: [{ hostPath: "/usr/share/app", containerPath: "/run/app" }],
      }),
      config: {
        images: [
          {
            name: "app",
            repositories: ["registry.example/app"],
            category: "application",
            paths: [{ path: "/run/app/x", kind: "ephemeral", required: "always", why: "x", size: "1Mi" }],
          },
        ],
      },
      says: [
        `${web} can write to /usr/share/app of the host; mount a volume or memory instead of volumes[0], for app writes there`,
      ],
      cured: null,
    },
    "a system path where the image does not write, or under another mount only": {
      given: container({
        image: "mysql:8.4",
        volumes: [{ hostPath: "/usr", containerPath: "/run" }],
        tmpfs: { "/run/mysqld": "size=1m" },
      }),
      says: [sensitive("/usr")],
      cured: container({
        image: "mysql:8.4",
        volumes: [{ hostPath: "/usr", containerPath: "/run", readOnly: true }],
        tmpfs: { "/run/mysqld": "size=1m" },
      }).props,
    },
    "a system path and an image that is not known yet": {
      given: container({ image: unknown, volumes: [{ hostPath: "/etc", containerPath: "/h" }] }),
      says: [sensitive("/etc")],
      cured: container({ image: unknown, volumes: [{ hostPath: "/etc", containerPath: "/h", readOnly: true }] }).props,
    },
    ...rows(reported, "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/proc", "/root"),
    ...rows(reported, "/sbin", "/sys", "/usr", "/etc/", "/etc/nginx/conf.d", "/run/udev", "/run/xtables.lock"),
    ...rows(
      advised,
      "/opt/app/data",
      "/home/app/data",
      "/srv",
      "/library",
      "/etcetera",
      "/var/log",
      "/var/lib/app",
      "/mnt",
    ),
    "the flag set to false": {
      given: volume("/etc", { readOnly: false }),
      says: [sensitive("/etc")],
      cured: volume("/etc", { readOnly: true }).props,
    },
    "null in the flag": {
      given: volume("/etc", { readOnly: null }),
      says: [sensitive("/etc")],
      cured: volume("/etc", { readOnly: true }).props,
    },
    "a flag of a wrong type": {
      given: volume("/etc", { readOnly: "true" }),
      says: [sensitive("/etc")],
      cured: volume("/etc", { readOnly: true }).props,
    },
    "a secret path, which stays secret": {
      given: volume(secret("/etc"), { readOnly: false }),
      says: [sensitive("/etc")],
      cured: volume(secret("/etc"), { readOnly: true }).props,
    },
    "a secret path of the system, of which only the system is shown": {
      given: volume(secret("/etc/hunter3")),
      says: [sensitive("/etc/...")],
      cured: volume(secret("/etc/hunter3"), { readOnly: true }).props,
    },
    "a secret path that holds a part of the system": {
      given: volume(secret("/opt/")),
      says: [sensitive("/opt")],
      cured: volume(secret("/opt/"), { readOnly: true }).props,
    },
    "a path in a secret list": {
      given: container({ volumes: secret([{ hostPath: "/usr/hunter2", containerPath: "/h" }]) }),
      says: [sensitive("/usr/...")],
      cured: container({ volumes: secret([{ hostPath: "/usr/hunter2", containerPath: "/h", readOnly: true }]) }).props,
    },
    "another secret path, which is not shown": hidden(secret("/srv/hunter2")),
    "what is no path, and so may be anything": hidden("password=hunter4"),
    "lines of its own in a path": hidden("/srv/data\n    - [mandatory] fake"),
    "lines of its own in a path of the system": {
      given: volume("/etc/x\n    - [mandatory] fake"),
      says: [sensitive("/etc/...")],
      cured: volume("/etc/x\n    - [mandatory] fake", { readOnly: true }).props,
    },
    "a path longer than a line": hidden(`/srv/${"a".repeat(200)}`),
    "a path in the name of a volume, which is secret": {
      given: container({ volumes: [{ volumeName: secret("/srv/hunter2"), containerPath: "/h" }] }),
      says: [meant("volumes[0]")],
      cured: null,
    },
    "an unknown flag": {
      given: volume("/etc", { readOnly: unknown }),
      says: [`advisory: ${web} cannot be judged until ${at} is known`],
      cured: null,
    },
    "an unknown path": {
      given: volume(unknown),
      says: [`advisory: ${web} cannot be judged until volumes[0].hostPath is known`],
      cured: null,
    },
    "a path that is no path of this system": { ...advised("C:\\data") },
    "dots in the path": {
      given: volume("/opt/../etc"),
      says: [sensitive("/etc")],
      cured: volume("/opt/../etc", { readOnly: true }).props,
    },
    "a path in the name of a volume": {
      given: container({ volumes: [{ volumeName: "/etc", containerPath: "/h" }] }),
      says: [sensitive("/etc")],
      cured: container({ volumes: [{ volumeName: "/etc", containerPath: "/h", readOnly: true }] }).props,
    },
    "a path in the name of a volume beside another path, of which versions of the provider take one": {
      given: container({ volumes: [{ hostPath: "/srv/web", volumeName: "/etc", containerPath: "/h" }] }),
      says: [meant("/srv/web"), sensitive("/etc")],
      cured: container({ volumes: [{ hostPath: "/srv/web", volumeName: "/etc", containerPath: "/h", readOnly: true }] })
        .props,
    },
    "a bind in the options of a volume": {
      given: container({
        mounts: [
          {
            type: "volume",
            target: "/h",
            volumeOptions: { driverOptions: { o: "rw,bind", device: "/etc", type: "none" } },
          },
        ],
      }),
      says: [sensitive("/etc", "mounts[0].readOnly")],
      cured: container({
        mounts: [
          {
            type: "volume",
            target: "/h",
            readOnly: true,
            volumeOptions: { driverOptions: { o: "rw,bind", device: "/etc", type: "none" } },
          },
        ],
      }).props,
    },
    "a disk of the host in the options of a volume": {
      given: driven({ device: "/dev/sda1", type: "ext4" }),
      says: [sensitive("/dev/sda1", "mounts[0].readOnly")],
      cured: driven({ device: "/dev/sda1", type: "ext4" }, { readOnly: true }).props,
    },
    "a secret bind in the options of a volume, which is not shown": {
      given: driven({ o: "bind", device: secret("/srv/hunter2"), type: "none" }),
      says: [meant("mounts[0]", "mounts[0].readOnly")],
      cured: null,
    },
    "a secret part of a bind in the options of a volume": {
      given: driven({ o: "bind", device: "/srv", type: "none" }, { volumeOptions: { subpath: secret("hunter2") } }),
      says: [meant("mounts[0]", "mounts[0].readOnly")],
      cured: null,
    },
    "a part of a bind in the options of a volume": {
      given: driven({ o: "bind", device: "/var", type: "none" }, { volumeOptions: { subpath: "lib/dpkg" } }),
      says: [sensitive("/var/lib/dpkg", "mounts[0].readOnly")],
      cured: driven(
        { o: "bind", device: "/var", type: "none" },
        { volumeOptions: { subpath: "lib/dpkg" }, readOnly: true },
      ).props,
    },
    "an unknown device in the options of a volume": {
      given: driven({ o: "bind", device: unknown, type: "none" }),
      says: [`advisory: ${web} cannot be judged until mounts[0].volumeOptions.driverOptions.device is known`],
      cured: null,
    },
    "an option for a directory above, which does not open the system": {
      given: volume("/var/lib/dpkg"),
      config: { allowWritable: ["/var"] },
      says: [sensitive("/var/lib/dpkg")],
      cured: volume("/var/lib/dpkg", { readOnly: true }).props,
    },
    "an option for a name that only begins alike": {
      given: volume("/opt/app-data"),
      config: { allowWritable: ["/opt/app"] },
      says: [meant("/opt/app-data")],
      cured: null,
    },
    "several mounts, of which one is meant": {
      given: container({
        volumes: [
          { hostPath: "/opt/app/data", containerPath: "/run/app/data" },
          { hostPath: "/etc/app", containerPath: "/etc/app" },
        ],
        mounts: [{ type: "bind", source: "/usr/share/zoneinfo", target: "/z" }],
      }),
      config: { allowWritable: ["/opt/app/data"] },
      says: [sensitive("/usr/share/zoneinfo", "mounts[0].readOnly"), sensitive("/etc/app", "volumes[1].readOnly")],
      cured: container({
        volumes: [
          { hostPath: "/opt/app/data", containerPath: "/run/app/data" },
          { hostPath: "/etc/app", containerPath: "/etc/app", readOnly: true },
        ],
        mounts: [{ type: "bind", source: "/usr/share/zoneinfo", target: "/z", readOnly: true }],
      }).props,
    },
    "a bind of a service": {
      given: service({ mounts: [{ type: "bind", source: "/etc", target: "/h" }] }),
      says: ['service "web" can write to /etc of the host; set taskSpec.containerSpec.mounts[0].readOnly to true'],
      cured: service({ mounts: [{ type: "bind", source: "/etc", target: "/h", readOnly: true }] }).props,
    },
    "a secret bind of a service, which is not shown": {
      given: service({ mounts: [{ type: "bind", source: secret("/etc/hunter3"), target: "/h" }] }),
      says: ['service "web" can write to /etc/... of the host; set taskSpec.containerSpec.mounts[0].readOnly to true'],
      cured: service({ mounts: [{ type: "bind", source: secret("/etc/hunter3"), target: "/h", readOnly: true }] })
        .props,
    },
    "another bind of a service": {
      given: service({ mounts: [{ type: "bind", source: "/srv/www", target: "/h" }] }),
      says: [
        'advisory: service "web" can write to /srv/www of the host; set taskSpec.containerSpec.mounts[0].readOnly to true, ' +
          "use a volume, or name the path in the option allowWritable",
      ],
      cured: null,
    },
    "a hostPath of a pod": {
      given: hostPod("/etc/kubernetes"),
      says: [sensitive("/etc/kubernetes", podAt)],
      cured: hostPod("/etc/kubernetes", { readOnly: true }).props,
    },
    "a flag on the hostPath itself, which Kubernetes does not know": {
      given: pod({
        containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h" }] }],
        volumes: [{ name: "h", hostPath: { path: "/etc", readOnly: true }, nfs: null }],
      }),
      says: [sensitive("/etc", podAt)],
      cured: pod({
        containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h", readOnly: true }] }],
        volumes: [{ name: "h", hostPath: { path: "/etc", readOnly: true }, nfs: null }],
      }).props,
    },
    "another hostPath of a pod": { given: hostPod("/data/www"), says: [meant("/data/www", podAt)], cured: null },
    "a secret hostPath of a pod, which is not shown": {
      given: hostPod(secret("/data/hunter2")),
      says: [meant("spec.containers[0].volumeMounts[0]", podAt)],
      cured: null,
    },
    "a secret part of a hostPath": {
      given: hostPod("/srv", { subPath: secret("hunter2") }),
      says: [meant("spec.containers[0].volumeMounts[0]", podAt)],
      cured: null,
    },
    "a part of a hostPath": {
      given: hostPod("/", { subPath: "etc/app" }),
      says: [sensitive("/etc/app", podAt)],
      cured: hostPod("/", { subPath: "etc/app", readOnly: true }).props,
    },
    "a part of a hostPath, with a slash at its end": {
      given: hostPod("/", { subPath: "etc/app/" }),
      says: [sensitive("/etc/app", podAt)],
      cured: hostPod("/", { subPath: "etc/app/", readOnly: true }).props,
    },
    "a part of a hostPath that is told up to a variable": {
      given: hostPod("/", { subPath: "", subPathExpr: "etc/app/x-$(P)/$(Q)" }),
      says: [sensitive("/etc/app", podAt)],
      cured: hostPod("/", { subPath: "", subPathExpr: "etc/app/x-$(P)/$(Q)", readOnly: true }).props,
    },
    "a part of a hostPath that may be any": {
      given: hostPod("/opt", { subPathExpr: "lo$(P)" }),
      says: [sensitive("/opt", podAt)],
      cured: hostPod("/opt", { subPathExpr: "lo$(P)", readOnly: true }).props,
    },
    "an unknown expression for a part of a hostPath": {
      given: hostPod("/srv", { subPathExpr: unknown }),
      says: [`advisory: ${web} cannot be judged until spec.containers[0].volumeMounts[0].subPathExpr is known`],
      cured: null,
    },
    "an unknown part of a hostPath": {
      given: hostPod("/srv", { subPath: unknown }),
      says: [`advisory: ${web} cannot be judged until spec.containers[0].volumeMounts[0].subPath is known`],
      cured: null,
    },
    "a directory that the kubelet makes for the container, of which nothing is cured": {
      given: pod({
        containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h" }] }],
        volumes: [{ name: "h", hostPath: { path: "/etc/cni/net.d", type: "DirectoryOrCreate" } }],
      }),
      says: [
        `${web} can write to /etc/cni/net.d of the host; mount a volume instead of spec.containers[0].volumeMounts[0], or exempt the container, for spec.volumes[0].hostPath.type shows that it writes`,
      ],
      cured: null,
    },
    "a mount that the command writes to, of which nothing is cured": {
      given: container({
        command: ["--path.logs=/var/log", "--storage.path=/h/data"],
        volumes: [{ hostPath: "/etc/shop", containerPath: "/h" }],
      }),
      says: [
        `${web} can write to /etc/shop of the host; mount a volume instead of volumes[0], or exempt the container, for its command writes to /h`,
      ],
      cured: null,
    },
    "a mount that a shell in the command writes to, of which nothing is cured": {
      given: container({
        entrypoints: ["sh", "-c", 'echo x > "/h/x"'],
        volumes: [{ hostPath: "/etc/shop", containerPath: "/h" }],
      }),
      says: [
        `${web} can write to /etc/shop of the host; mount a volume instead of volumes[0], or exempt the container, for its command writes to /h`,
      ],
      cured: null,
    },
    "a mount that the command reads": {
      given: container({
        command: ["--path.procfs=/h", "--data=/history"],
        volumes: [{ hostPath: "/proc", containerPath: "/h" }],
      }),
      says: [sensitive("/proc")],
      cured: container({
        command: ["--path.procfs=/h", "--data=/history"],
        volumes: [{ hostPath: "/proc", containerPath: "/h", readOnly: true }],
      }).props,
    },
    "a device of another directory": {
      given: pod({
        containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h" }] }],
        volumes: [{ name: "h", hostPath: { path: "/srv/d", type: "BlockDevice" } }],
      }),
      says: [sensitive("/srv/d", podAt)],
      cured: pod({
        containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h", readOnly: true }] }],
        volumes: [{ name: "h", hostPath: { path: "/srv/d", type: "BlockDevice" } }],
      }).props,
    },
    "a mount that passes mounts on to the host, of which nothing is cured": {
      given: hostPod("/usr/libexec/plugins", { mountPropagation: "Bidirectional" }),
      says: [
        `${web} can write to /usr/libexec/plugins of the host; mount a volume instead of spec.containers[0].volumeMounts[0], or exempt the container, for spec.containers[0].volumeMounts[0].mountPropagation shows that it writes`,
      ],
      cured: null,
    },
    "one hostPath in two containers": {
      given: deployment({
        initContainers: [{ name: "setup", volumeMounts: [{ name: "h", mountPath: "/h" }] }],
        containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h", readOnly: true }] }],
        volumes: [{ name: "h", hostPath: { path: "/usr/share/app" } }],
      }),
      says: [
        'init container "setup" can write to /usr/share/app of the host; ' +
          "set spec.template.spec.initContainers[0].volumeMounts[0].readOnly to true",
      ],
      cured: deployment({
        initContainers: [{ name: "setup", volumeMounts: [{ name: "h", mountPath: "/h", readOnly: true }] }],
        containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h", readOnly: true }] }],
        volumes: [{ name: "h", hostPath: { path: "/usr/share/app" } }],
      }).props,
    },
  },
});

describe("the option allowWritable", () => {
  const noPath = (index: number) =>
    `allowWritable[${index}] is no absolute path below the root of the host; ` +
    "write it as /opt/app/data, without . and .. between slashes and without a slash at its end";
  const refused: Record<string, [unknown, string]> = {
    "the whole host": [["/"], noPath(0)],
    "a relative path": [["/opt", "data"], noPath(1)],
    "a trailing slash": [["/opt/"], noPath(0)],
    "an empty path": [[""], noPath(0)],
    "dots, which no path that is compared with has": [["/opt/.data", "/..a/b", "/opt/../etc"], noPath(2)],
    "a dot": [["/opt/./data"], noPath(0)],
    "a path outside of a list": ["/opt", "allowWritable must be array"],
  };
  for (const [name, [allowWritable, says]] of Object.entries(refused)) {
    it(`the option allowWritable refuses ${name}`, async () => {
      await assert.rejects(saysAbout(readOnlyHostMounts, volume("/opt"), { allowWritable }), (error: Error) => {
        assert.equal(error.message.split("\n")[1], `configuration of policy "read-only-host-mounts": ${says}`);
        return true;
      });
    });
  }
});
