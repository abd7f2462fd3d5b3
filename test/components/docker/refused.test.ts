import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { HardenedContainer, type HardenedContainerArgs } from "../../../components/index";
import { preview } from "../support";

// Many of these are what a caller without a type checker writes, so they are not typed here.
type Arguments = Record<string, unknown>;

const writable = (path: string, declared: unknown = { tmpfs: {} }): Arguments => ({ writable: { [path]: declared } });
const tmpfs = (options: unknown): Arguments => writable("/tmp", { tmpfs: options });
const volume = (options: unknown): Arguments => writable("/data", { volume: options });
const bind = (hostPath: unknown): Arguments => writable("/data", { bind: { hostPath } });
const read = (hostPath: unknown): Arguments => ({ readOnlyMounts: { "/data": { bind: { hostPath } } } });

const refused: Record<string, Record<string, [given: Arguments, says: string]>> = {
  "what cannot be expressed": {
    "a writable root": [
      { readOnly: false },
      "takes no `readOnly`. The root filesystem is always read-only: name each path that may be written in `writable`.",
    ],
    "a privileged container": [
      { privileged: true },
      "takes no `privileged`. A privileged container can make its own root filesystem writable.",
    ],
    uploads: [
      { uploads: [{ file: "/etc/app.conf", content: "" }] },
      "takes no `uploads`. Docker refuses uploads into a container with a read-only root: use `env`, or `readOnlyMounts` with a file of the host.",
    ],
    "a device": [
      { devices: [] },
      "takes no `devices`. A device of the host stays writable even with a read-only root.",
    ],
    "mounts of its own": [
      { mounts: [] },
      "takes no `mounts`. Declare it in `writable`, or in `readOnlyMounts` when it is only read.",
    ],
    "all capabilities": [
      { capabilities: ["ALL"] },
      '`capabilities[0]` must not be "ALL": it gives every capability at once; name those that are needed.',
    ],
    "a capability that undoes the read-only root": [
      { capabilities: ["CHOWN", "SYS_ADMIN"] },
      '`capabilities[1]` must not be "SYS_ADMIN": it can remount the root filesystem writable.',
    ],
    "a capability that undoes the read-only root, in lower case with its prefix": [
      { capabilities: ["cap_sys_admin"] },
      '`capabilities[0]` must not be "cap_sys_admin": it can remount the root filesystem writable.',
    ],
    "no seccomp profile": [{ security: { seccomp: "unconfined" } }, '`security.seccomp` must not be "unconfined".'],
    "a seccomp profile that allows everything": [
      { security: { seccomp: '{"defaultAction":"SCMP_ACT_ALLOW"}' } },
      '`security.seccomp` must block the system calls that it does not name: set `defaultAction` to "SCMP_ACT_ERRNO", not "SCMP_ACT_ALLOW", and allow what the program needs.',
    ],
    "no AppArmor profile": [{ security: { apparmor: "unconfined" } }, '`security.apparmor` must not be "unconfined".'],
    "no logs": [
      { logging: { driver: "none" } },
      '`logging.driver` must not be "none": the output of a container that cannot write must leave the container.',
    ],
  },
  "what is no text": {
    "an output for a size, which the words of the mount hold": [
      tmpfs({ size: pulumi.output("1Mi") }),
      '`writable["/tmp"].tmpfs.size` must be a size in binary units such as "64Mi" or "2Gi", not an output: it must be known while the program runs.',
    ],
    "a map for a size, of which nothing is shown": [
      { memory: { size: "64Mi", of: pulumi.output("x") } },
      '`memory` must be a size in binary units such as "64Mi" or "2Gi", not a map.',
    ],
    "a list for a path of the host, of which nothing is shown": [
      bind(["/srv"]),
      '`writable["/data"].bind.hostPath` must be an absolute path on the host, not a list.',
    ],
  },
  "a writable path": {
    "a writable path that is relative": [
      writable("run/apache2"),
      '`writable["run/apache2"]` must be an absolute path, such as "/run/apache2".',
    ],
    "a writable path that begins with a dot": [
      writable("./x"),
      '`writable["./x"]` must be an absolute path, such as "/x".',
    ],
    "a writable path that is empty": [writable(""), '`writable[""]` must be an absolute path, such as "/data".'],
    "a writable path that is the root": [
      writable("/"),
      '`writable["/"]` must not be mounted: it is the root filesystem itself.',
    ],
    "a writable path that is the root in disguise": [
      writable("/run/../"),
      '`writable["/run/../"]` must not be mounted: it is the root filesystem itself.',
    ],
    "a writable path that is /etc": [
      writable("/etc"),
      '`writable["/etc"]` must not be writable: an empty mount hides the configuration of the image; declare the directory below it.',
    ],
    "a writable path that is /usr": [
      writable("/usr/"),
      '`writable["/usr/"]` must not be writable: what can be written there can be run as if it came with the image.',
    ],
    "a writable path that holds libraries": [
      writable("/usr/local/lib64/x"),
      '`writable["/usr/local/lib64/x"]` must not be writable: programs load their libraries from it.',
    ],
    "a writable path that is /boot": [
      writable("/boot"),
      '`writable["/boot"]` must not be writable: it holds the kernel.',
    ],
    "a writable path that belongs to the kernel": [
      writable("//proc/./sys"),
      '`writable["//proc/./sys"]` must not be writable: the engine and the kernel provide it.',
    ],
    "a writable path of no kind": [
      writable("/tmp", {}),
      '`writable["/tmp"]` must say how: one of `tmpfs`, `bind` or `volume`.',
    ],
    "a writable path of two kinds": [
      writable("/tmp", { tmpfs: {}, volume: {} }),
      '`writable["/tmp"]` must have only one of `tmpfs`, `bind` or `volume`.',
    ],
    "a writable path of an unknown kind": [
      writable("/tmp", { tmpfs: {}, memory: {} }),
      '`writable["/tmp"]` takes no `memory`. It takes `tmpfs`, `bind`, `volume`.',
    ],
    "a writable path with a size in place of its kind": [
      writable("/tmp", "64Mi"),
      '`writable["/tmp"]` must be a plain object with `tmpfs`, `bind`, `volume`.',
    ],
    "writable paths in a list": [{ writable: ["/tmp"] }, "`writable` must be a map, not a list."],
    "writable paths in a promise": [
      { writable: Promise.resolve({}) },
      "`writable` must be a plain map: its keys must be known; only values in it may be outputs.",
    ],
  },
  "two paths": {
    "one path twice, once with a slash at the end": [
      { writable: { "/data": { tmpfs: {} }, "/data/": { tmpfs: {} } } },
      '`writable["/data/"]` is the same place as "/data". Declare it once.',
    ],
    "one path twice, once with .. and //": [
      { writable: { "/data": { tmpfs: {} }, "//x/../data": { tmpfs: {} } } },
      '`writable["/data"]` is the same place as "/data". Declare it once.',
    ],
    "one path twice, below /run and below /var/run": [
      { writable: { "/run/app": { tmpfs: {} }, "/var/run/app": { tmpfs: {} } } },
      '`writable["/var/run/app"]` is the same place as "/run/app". Declare it once.',
    ],
    "one path twice, below /run/lock and below /var/lock": [
      { writable: { "/run/lock/app": { tmpfs: {} }, "/var/lock/app": { tmpfs: {} } } },
      '`writable["/var/lock/app"]` is the same place as "/run/lock/app". Declare it once.',
    ],
    "two paths of which one holds the other": [
      { writable: { "/run": { tmpfs: {} }, "/var/run/app": { tmpfs: {} } } },
      '`writable["/var/run/app"]` overlaps "/run": one lies inside the other. Declare only the one that is needed.',
    ],
    "two paths of which one is only read": [
      { ...writable("/data"), readOnlyMounts: { "/data/": { volume: { name: "x" } } } },
      '`readOnlyMounts["/data/"]` is the same place as "/data". Declare it once.',
    ],
    "two paths that are both only read": [
      { readOnlyMounts: { "/a": { volume: { name: "x" } }, "/a/": { volume: { name: "x" } } } },
      '`readOnlyMounts["/a/"]` is the same place as "/a". Declare it once.',
    ],
    "two paths on one volume": [
      { writable: { "/a": { volume: { name: "x" } }, "/b": { volume: { name: "x" } } } },
      '`writable["/b"].volume` is the volume "x" of "/a" again. Give each path a volume with its own `name`.',
    ],
  },
  "a tmpfs": {
    "a tmpfs whose size does not parse": [
      tmpfs({ size: "10x" }),
      '`writable["/tmp"].tmpfs.size` must be a size in binary units such as "64Mi" or "2Gi", not "10x".',
    ],
    "a tmpfs whose size means one thing to Docker and another to Kubernetes": [
      tmpfs({ size: "1G" }),
      '`writable["/tmp"].tmpfs.size` must be a size in binary units such as "64Mi" or "2Gi", not "1G".',
    ],
    "a tmpfs without any room": [
      tmpfs({ size: "0" }),
      '`writable["/tmp"].tmpfs.size` must be a size in binary units such as "64Mi" or "2Gi", not "0".',
    ],
    "a tmpfs whose size is a number": [
      tmpfs({ size: 1024 }),
      '`writable["/tmp"].tmpfs.size` must be a size in binary units such as "64Mi" or "2Gi", not 1024.',
    ],
    "a tmpfs whose owner is a name": [
      tmpfs({ uid: "www-data" }),
      '`writable["/tmp"].tmpfs.uid` must be a number, known while the program runs (not an output).',
    ],
    "a tmpfs whose owner is negative": [
      tmpfs({ gid: -1 }),
      '`writable["/tmp"].tmpfs.gid` must be a whole number of 0 or more, not -1.',
    ],
    "a tmpfs whose owner cannot exist": [
      tmpfs({ uid: 4294967295 }),
      '`writable["/tmp"].tmpfs.uid` must be at most 4294967294, not 4294967295.',
    ],
    "a tmpfs whose mode is not octal": [
      tmpfs({ mode: "0888" }),
      '`writable["/tmp"].tmpfs.mode` must be three or four octal digits such as "0755", not "0888".',
    ],
    "a tmpfs with an option of its own": [
      tmpfs({ suid: true }),
      '`writable["/tmp"].tmpfs` takes no `suid`. It takes `size`, `uid`, `gid`, `mode`, `exec`.',
    ],
  },
  "a path of the host": {
    "a path of the host that is relative": [
      bind("data"),
      '`writable["/data"].bind.hostPath` must be an absolute path on the host, not "data".',
    ],
    "a path of the host that is missing": [
      bind(undefined),
      '`writable["/data"].bind.hostPath` must be an absolute path on the host, not undefined.',
    ],
    "a path of the host that is the whole host": [
      bind("/"),
      '`writable["/data"].bind.hostPath` must not be "/": it is the whole host.',
    ],
    "a path of the host that is only read, and the whole host": [
      read("/etc/.."),
      '`readOnlyMounts["/data"].bind.hostPath` must not be "/etc/..": it is the whole host.',
    ],
    "a path of the host that is the socket of the engine": [
      read("/var/run/docker.sock"),
      '`readOnlyMounts["/data"].bind.hostPath` must not be "/var/run/docker.sock": who can talk to the container engine owns the host, and read-only does not prevent that.',
    ],
    "a path of the host that is a socket of the engine elsewhere": [
      read("/home/me/.docker/run/docker.sock"),
      '`readOnlyMounts["/data"].bind.hostPath` must not be "/home/me/.docker/run/docker.sock": who can talk to the container engine owns the host, and read-only does not prevent that.',
    ],
    "a path of the host that holds the socket": [
      read("/run/"),
      '`readOnlyMounts["/data"].bind.hostPath` must not be "/run/": it contains "/run/docker.sock", the socket of the container engine.',
    ],
    "a path of the host that holds the state of the engine": [
      read("/var/lib"),
      '`readOnlyMounts["/data"].bind.hostPath` must not be "/var/lib": it contains "/var/lib/docker", which belongs to the container engine or the kubelet.',
    ],
    "a path of the host that is the state of the engine": [
      bind("/var/lib/docker/volumes/x"),
      '`writable["/data"].bind.hostPath` must not be "/var/lib/docker/volumes/x": it belongs to the container engine or the kubelet, which own the host.',
    ],
    "a path of the host that shows the processes of the host": [
      read("/proc"),
      '`readOnlyMounts["/data"].bind.hostPath` must not be "/proc": through it a process reaches the files of others, whatever is read-only.',
    ],
    "a path of the host that is a device": [
      read("/dev/sda"),
      '`readOnlyMounts["/data"].bind.hostPath` must not be "/dev/sda": a read-only mount does not stop writes to a device.',
    ],
    "a path of the host from which the host runs": [
      bind("/usr/local/share"),
      '`writable["/data"].bind.hostPath` must not be "/usr/local/share": the host itself runs from it.',
    ],
  },
  "a volume": {
    "a volume that is external without a name": [
      volume({ external: true }),
      '`writable["/data"].volume` needs `name` when `external` is true.',
    ],
    "a volume that is external and configured": [
      volume({ name: "x", external: true, driver: "convoy" }),
      '`writable["/data"].volume` has `external` and `driver`: what exists already is not configured here.',
    ],
    "a volume with two sizes": [
      volume({ size: "1Gi", driverOptions: { size: "1G" } }),
      '`writable["/data"].volume` must have only one of `size` or `driverOptions.size`.',
    ],
    "a volume without any name": [
      volume({ name: "" }),
      '`writable["/data"].volume.name` must be a string that is not empty.',
    ],
    "a volume with an unknown option": [
      volume({ storageClass: "fast" }),
      '`writable["/data"].volume` takes no `storageClass`. It takes `name`, `driver`, `driverOptions`, `size`, `external`, `retain`.',
    ],
  },
  "another argument": {
    "a misspelt argument": [{ writeable: {} }, "takes no `writeable`. Did you mean `writable`?"],
    "an argument that does not exist": [{ comand: [] }, "takes no `comand`. Did you mean `command`?"],
    "a container without an image": [{ image: undefined }, "`image` must be a string that is not empty."],
    "a container with too little memory": [
      { memory: "5Mi" },
      '`memory` must be a whole number of Mi, at least "6Mi", not "5Mi".',
    ],
    "a container with part of a mebibyte": [
      { memory: "8193k" },
      '`memory` must be a whole number of Mi, at least "6Mi", not "8193k".',
    ],
    "a container with no processes": [{ pidsLimit: 0 }, "`pidsLimit` must be a whole number of 1 or more, not 0."],
    "a container with no processor": [{ cpus: "0" }, '`cpus` must be a number of processors such as "1.5", not "0".'],
    "a container with an unknown restart policy": [
      { restart: "never" },
      '`restart` must be one of "no", "on-failure", "always", "unless-stopped", not "never".',
    ],
    "a container with a capability in lower case": [
      { capabilities: ["net_bind_service"] },
      '`capabilities[0]` must be "NET_BIND_SERVICE", not "net_bind_service": upper case, without "CAP_".',
    ],
    "a container with a capability that does not exist": [
      { capabilities: ["NET_BIND"] },
      '`capabilities[0]` must be the name of a Linux capability such as "NET_BIND_SERVICE", not "NET_BIND".',
    ],
    "a container with a port that does not exist": [
      { ports: [{ internal: 80, external: 65536 }] },
      "`ports[0].external` must be a number from 1 to 65535, not 65536.",
    ],
    "a container with a port that is a string": [
      { ports: [{ internal: "80" }] },
      '`ports[0].internal` must be a number from 1 to 65535, not "80".',
    ],
    "a container with a variable without a name": [{ env: { "": "x" } }, '`env[""]` must be named without "=".'],
    "a container with a variable that is a number": [
      { env: { PORT: 80 } },
      '`env["PORT"]` must be a string: write "80".',
    ],
    "a container with the network of its host": [
      { networkMode: "host" },
      '`networkMode` must not be "host": the network of the host and of other containers stays out of reach.',
    ],
    "a container with the network of another container": [
      { networkMode: "container:db" },
      '`networkMode` must not be "container:db": the network of the host and of other containers stays out of reach.',
    ],
    "a container without a network beside networks": [
      { networkMode: "none", networks: [{ name: "back" }] },
      '`networkMode` must not be "none" beside `networks`.',
    ],
    "a container with a setting of the host's kernel": [
      { sysctls: { "kernel.core_pattern": "|/x" } },
      '`sysctls["kernel.core_pattern"]` must be a setting that each container has for itself, such as "net.core.somaxconn".',
    ],
    "a container with a limit of processes among its ulimits": [
      { ulimits: { nproc: { soft: 1, hard: 1 } } },
      '`ulimits["nproc"]` is `pidsLimit`.',
    ],
    "a container with a limit of nothing": [
      { ulimits: { files: { soft: 1, hard: 1 } } },
      '`ulimits["files"]` must be the name of a resource such as "nofile".',
    ],
    "a container with a soft limit above the hard one": [
      { ulimits: { nofile: { soft: 2, hard: 1 } } },
      '`ulimits["nofile"]` must have a `soft` limit of at most its `hard` one, 1.',
    ],
    "a container with a name for a server of names": [
      { dns: ["dns.example"] },
      '`dns[0]` must be an IP address such as "192.0.2.7", not "dns.example".',
    ],
    "a container with one GPU of many": [{ gpus: "1" }, '`gpus` must be one of "all", not "1".'],
    "a container with a number for its processors": [{ cpus: 2 }, '`cpus` must be a string: write "2".'],
    "a container with a number for its user": [{ user: 33 }, '`user` must be a string that is not empty: write "33".'],
    "a container with less memory at a path than a page": [
      tmpfs({ size: "64" }),
      '`writable["/tmp"].tmpfs.size` must be at least "4Ki", a page of memory: "64" is 64 bytes.',
    ],
    "a container with more memory at a path than it has": [
      { ...tmpfs({ size: "65Mi" }), memory: "64Mi" },
      '`writable["/tmp"].tmpfs.size` must be at most the `memory` of its container, "64Mi", not "65Mi".',
    ],
    "a container with more memory at a path than it has by default": [
      tmpfs({ size: "10Ti" }),
      '`writable["/tmp"].tmpfs.size` must be at most the `memory` of its container, "1Gi", not "10Ti".',
    ],
    "a container with more shared memory than it has": [
      { shmSize: "2Gi" },
      '`shmSize` must be at most the `memory` of its container, "1Gi", not "2Gi".',
    ],
    "a container with an image that begins with a blank": [
      { image: " app" },
      '`image` must be an image such as "registry.example/team/app:1.4", not " app".',
    ],
    "a container with an empty word in the command": [
      { command: ["serve", ""] },
      "`command[1]` must be a string that is not empty.",
    ],
    "a container with a command in a string": [
      { command: "serve" },
      "`command` must be a plain list; only values in it may be outputs.",
    ],
    "a container with a check that does nothing": [
      { healthcheck: { tests: [] } },
      '`healthcheck.tests` must be a command such as ["CMD", "curl", "-f", "http://localhost/"].',
    ],
    "a container with a duration without a unit": [
      { healthcheck: { tests: ["CMD", "true"], interval: "30" } },
      '`healthcheck.interval` must be a duration such as "30s", "500ms" or "1m30s", not "30".',
    ],
    "a container with a profile that is a file name": [
      { security: { seccomp: "profile.json" } },
      "`security.seccomp` must be the JSON text of a seccomp profile: read the file that holds it.",
    ],
  },
};

describe("HardenedContainer refuses", () => {
  for (const [subject, rows] of Object.entries(refused)) {
    describe(subject, () => {
      for (const [row, [given, says]] of Object.entries(rows)) {
        it(`HardenedContainer refuses ${row}`, async () => {
          const declared = await preview(() => {
            const args = { image: "app", ...given } as unknown as HardenedContainerArgs;
            assert.throws(() => new HardenedContainer("web", args), {
              message: `HardenedContainer "web"${says.startsWith("`") ? ":" : ""} ${says}`,
            });
          });
          assert.deepEqual(declared, []);
        });
      }
    });
  }
});
