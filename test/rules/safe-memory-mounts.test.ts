import { safeMemoryMounts } from "../../policies/rules/safe-memory-mounts";
import { secret, unknown } from "../../policies/testing";
import { also, container, deployment, pod, service } from "../support/resources";
import { testRule } from "../support/rule-table";

const tmpfs = (options: unknown, rest: object = {}) => container({ tmpfs: { "/tmp": options }, ...rest });
const mount = (tmpfsOptions?: unknown, rest: object = {}) => ({ type: "tmpfs", target: "/tmp", tmpfsOptions, ...rest });
const volume = (emptyDir: unknown) => ({ name: "scratch", emptyDir });
const web = { name: "web", volumeMounts: [{ name: "scratch", mountPath: "/scratch" }] };
const scratch = (emptyDir: unknown, containers: object[] = [web]) => pod({ containers, volumes: [volume(emptyDir)] });
const unbounded = (at: string, cure: string, who = 'container "web"') =>
  `${who} mounts memory at ${at} without a size limit; ${cure}`;
const limited = (name: string, memory: unknown = "256Mi") => ({ ...web, name, resources: { limits: { memory } } });
const noSize = [unbounded("/tmp", 'add size=64m to tmpfs["/tmp"]')];

testRule(safeMemoryMounts, {
  valid: {
    "no mounts": container({}),
    "a size": tmpfs("rw,noexec,nosuid,nodev,size=1m"),
    "a share of the memory": tmpfs("size=50%"),
    "every option that Docker takes": tmpfs(
      "rw,noexec,nosuid,nodev,noatime,size=64k,nr_inodes=1k,mode=1777,uid=33,gid=33",
    ),
    "options of a secret, which no message shows": tmpfs(secret("size=64m,mode=0700")),
    "a secret with a size": tmpfs(secret("size=1m")),
    "exec that is taken back": tmpfs("exec,size=1m,noexec"),
    "exec where the image runs programs from": {
      given: tmpfs("exec,size=1m", { image: "registry.example/jvm" }),
      config: {
        images: [
          {
            name: "jvm",
            repositories: ["registry.example/jvm"],
            category: "runtime",
            paths: [{ path: "/tmp/native", kind: "ephemeral", required: "always", why: "x", exec: true, size: "1Mi" }],
          },
        ],
      },
    },
    "exec where an image of the catalogue runs programs from": tmpfs("exec,size=1m", { image: "elasticsearch:8.19.0" }),
    "exec where the image runs programs from, whatever it starts": tmpfs("exec,size=1m", {
      image: "elasticsearch:8.19.0",
      entrypoints: ["/usr/share/elasticsearch/bin/elasticsearch"],
    }),
    "a read-only tmpfs": tmpfs("ro"),
    "a size in bytes": container({ mounts: [mount({ sizeBytes: 1 })] }),
    "a size in bytes in a service": service({ mounts: [mount({ sizeBytes: 1 })] }),
    "a volume and a path of the host": container({
      volumes: [{ containerPath: "/a" }, { containerPath: "/b", hostPath: "/srv" }],
    }),
    "a size in bytes at a place that is not known": {
      given: container({ mounts: [mount({ sizeBytes: 1 }, { target: unknown })] }),
      config: { onUnknown: "mandatory" },
    },
    "a read-only tmpfs of an unknown image": {
      given: tmpfs("ro,exec", { image: unknown }),
      config: { onUnknown: "mandatory" },
    },
    "a volume at a place that is not known": {
      given: container({ volumes: [{ volumeName: "v", containerPath: unknown, readOnly: true }] }),
      config: { onUnknown: "mandatory" },
    },
    "a limit of an emptyDir": scratch({ medium: "Memory", sizeLimit: "1Mi" }),
    "an emptyDir on disk": scratch({}),
    "an emptyDir that is mounted read-only, by whoever does not fill it": scratch({ medium: "Memory" }, [
      { name: "web", volumeMounts: [{ name: "scratch", mountPath: "/scratch", readOnly: true }] },
    ]),
    "an emptyDir in memory of a pod whose containers are all bounded, to which the kubelet sizes it": scratch(
      { medium: "Memory" },
      [limited("web"), limited("log")],
    ),
    "an emptyDir in memory of a pod that is bounded as a whole": pod({
      containers: [web],
      resources: { limits: { memory: "1Gi" } },
      volumes: [volume({ medium: "Memory" })],
    }),
    "an emptyDir in memory that nobody mounts": scratch({ medium: "Memory" }, [{ name: "web" }]),
  },
  invalid: {
    "an emptyDir in memory of a pod with a container that is not bounded": {
      given: scratch({ medium: "Memory" }, [limited("web"), { name: "log" }]),
      says: [unbounded("/scratch", "set spec.volumes[0].emptyDir.sizeLimit to 64Mi")],
      cured: scratch({ medium: "Memory", sizeLimit: "64Mi" }, [limited("web"), { name: "log" }]).props,
    },
    "an emptyDir in memory of a pod whose limit is not known": {
      given: scratch({ medium: "Memory" }, [limited("web", unknown)]),
      says: ['advisory: container "web" cannot be judged until spec.containers[0].resources.limits.memory is known'],
      cured: null,
    },
    "shared memory, which is mounted because the usual 64 MiB are too few": {
      given: container({ tmpfs: { "/dev/shm": "" } }),
      says: [unbounded("/dev/shm", 'set a size in tmpfs["/dev/shm"] that holds the shared memory of its program')],
      cured: null,
    },
    "shared memory of a pod": {
      given: scratch({ medium: "Memory" }, [
        { name: "web", volumeMounts: [{ name: "scratch", mountPath: "/dev/shm" }] },
      ]),
      says: [
        unbounded(
          "/dev/shm",
          "set a size in spec.volumes[0].emptyDir.sizeLimit that holds the shared memory of its program",
        ),
      ],
      cured: null,
    },
    "shared memory of an image that is known to need more": {
      given: container({ image: "postgres:17", tmpfs: { "/dev/shm": "" } }),
      says: [unbounded("/dev/shm", 'add size=256m to tmpfs["/dev/shm"]')],
      cured: container({ image: "postgres:17", tmpfs: { "/dev/shm": "size=256m" } }).props,
    },
    ...Object.fromEntries(
      [
        ["size=64Mi", "a size that the engine refuses", 'write the size in tmpfs["/tmp"] as size=64m'],
        ["size=64MB", "a size that the engine refuses", 'write the size in tmpfs["/tmp"] as size=64m'],
        [
          "size=1m,uid=www-data",
          "a uid that the engine refuses",
          'write the uid in tmpfs["/tmp"] as a number, such as uid=1000',
        ],
        [
          "size=1m,gid=www-data",
          "a gid that the engine refuses",
          'write the gid in tmpfs["/tmp"] as a number, such as gid=1000',
        ],
        [
          "size=1m,mode=rwx",
          "a mode that the engine refuses",
          'write the mode in tmpfs["/tmp"] in octal digits, such as mode=1777',
        ],
        [
          "size=1m,tmpcopyup",
          "an option that the engine refuses",
          'leave only options of tmpfs in tmpfs["/tmp"], such as size=64m',
        ],
      ].map(([options, why, fix]) => [
        `the options ${options}, which Docker refuses`,
        { given: tmpfs(options), says: [`container "web" mounts memory at /tmp with ${why}; ${fix}`], cured: null },
      ]),
    ),
    ...Object.fromEntries(
      ["/run:size=64m", "run"].map((key) => [
        `the key ${key} of tmpfs, which Docker refuses`,
        {
          given: container({ tmpfs: { [key]: "size=64m" } }),
          says: [
            `container "web" mounts memory at /run with a key that the engine refuses; write the key in tmpfs as an absolute path, with its options as the value`,
          ],
          cured: null,
        },
      ]),
    ),
    "a relative target of a tmpfs": {
      given: container({ mounts: [mount({ sizeBytes: 1 }, { target: "tmp" })] }),
      says: [
        'container "web" mounts memory at /tmp with a target that the engine refuses; write mounts[0].target as an absolute path',
      ],
      cured: null,
    },
    "exec beside a size that the engine refuses": {
      given: tmpfs("exec,size=64Mi"),
      says: [
        'container "web" mounts memory at /tmp with exec allowed and with a size that the engine refuses; replace exec by noexec in tmpfs["/tmp"]; write the size in tmpfs["/tmp"] as size=64m',
      ],
      cured: null,
    },
    "no options": { given: tmpfs(""), says: noSize, cured: tmpfs("size=64m").props },
    "null for options": { given: tmpfs(null), says: noSize, cured: null },
    "options of a wrong type": { given: tmpfs(true), says: noSize, cured: null },
    "a size of zero, which means no limit": {
      given: tmpfs("rw,size=0"),
      says: noSize,
      cured: tmpfs("rw,size=64m").props,
    },
    "another size from the configuration": {
      given: tmpfs("uid=33"),
      config: { size: "1Gi" },
      says: [unbounded("/tmp", 'add size=1g to tmpfs["/tmp"]')],
      cured: tmpfs("uid=33,size=1g").props,
    },
    "a size that the image is known to need": {
      given: tmpfs("", { image: "mysql:8.4" }),
      says: [unbounded("/tmp", 'add size=256m to tmpfs["/tmp"]')],
      cured: tmpfs("size=256m", { image: "mysql:8.4" }).props,
    },
    "a mount above several paths that the image is known to write to": {
      given: container({ image: "wordpress:6-apache", tmpfs: { "/run": "" } }),
      config: { size: "1Mi" },
      says: [unbounded("/run", 'add size=2m to tmpfs["/run"]')],
      cured: container({ image: "wordpress:6-apache", tmpfs: { "/run": "size=2m" } }).props,
    },
    "a path where the image needs less": {
      given: container({ image: "wordpress:6-apache", tmpfs: { "/run/apache2": "" } }),
      says: [unbounded("/run/apache2", 'add size=64m to tmpfs["/run/apache2"]')],
      cured: container({ image: "wordpress:6-apache", tmpfs: { "/run/apache2": "size=64m" } }).props,
    },
    "the data of a database, whose size only a person can tell": {
      given: container({ image: "mysql:8.4", tmpfs: { "/var/lib/mysql": "uid=999" } }),
      says: [unbounded("/var/lib/mysql", 'set a size in tmpfs["/var/lib/mysql"] that holds the data of mysql:8.4')],
      cured: null,
    },
    "an emptyDir in memory for an image that needs more": {
      given: scratch({ medium: "Memory" }, [
        { name: "web", image: "mysql:8.4", volumeMounts: [{ name: "scratch", mountPath: "/tmp" }] },
      ]),
      says: [unbounded("/tmp", "set spec.volumes[0].emptyDir.sizeLimit to 256Mi")],
      cured: scratch({ medium: "Memory", sizeLimit: "256Mi" }, [
        { name: "web", image: "mysql:8.4", volumeMounts: [{ name: "scratch", mountPath: "/tmp" }] },
      ]).props,
    },
    "secret options, which stay secret and are not shown": {
      given: tmpfs(secret("uid=33")),
      says: noSize,
      cured: tmpfs(secret("uid=33,size=64m")).props,
    },
    "a secret place, which is not shown": {
      given: container({ mounts: [mount(undefined, { target: secret("/hunter2") })] }),
      says: [unbounded("mounts[0]", "set mounts[0].tmpfsOptions.sizeBytes to 67108864")],
      cured: container({ mounts: [mount({ sizeBytes: 67108864 }, { target: secret("/hunter2") })] }).props,
    },
    "a secret map, whose names are not shown": {
      given: container({ tmpfs: secret({ "/hunter1": "", "/hunter2": "exec", "/hunter3": "" }) }),
      says: [
        also(
          unbounded("tmpfs", "add size=64m to tmpfs"),
          'container "web" mounts memory at tmpfs without a size limit and with exec allowed' +
            "; replace exec by noexec in tmpfs; add size=64m to tmpfs",
        ),
      ],
      cured: container({
        tmpfs: secret({ "/hunter1": "size=64m", "/hunter2": "noexec,size=64m", "/hunter3": "size=64m" }),
      }).props,
    },
    "every flag": {
      given: tmpfs("exec,suid,dev,size=1m"),
      says: [
        'container "web" mounts memory at /tmp with exec allowed and with suid allowed and with dev allowed' +
          '; replace exec by noexec in tmpfs["/tmp"]; replace suid by nosuid in tmpfs["/tmp"]' +
          '; replace dev by nodev in tmpfs["/tmp"]',
      ],
      cured: tmpfs("noexec,nosuid,nodev,size=1m").props,
    },
    "exec without a size, and another path that is fine": {
      given: container({ tmpfs: { "/tmp": "exec,uid=33", "/run": "size=1m" } }),
      says: [
        'container "web" mounts memory at /tmp without a size limit and with exec allowed' +
          '; replace exec by noexec in tmpfs["/tmp"]; add size=64m to tmpfs["/tmp"]',
      ],
      cured: container({ tmpfs: { "/tmp": "noexec,uid=33,size=64m", "/run": "size=1m" } }).props,
    },
    "suid where the image runs programs from": {
      given: tmpfs("exec,suid,size=1m", { image: "elasticsearch:8.19.0" }),
      says: ['container "web" mounts memory at /tmp with suid allowed; replace suid by nosuid in tmpfs["/tmp"]'],
      cured: tmpfs("exec,nosuid,size=1m", { image: "elasticsearch:8.19.0" }).props,
    },
    "a mount without a size": {
      given: container({ mounts: [mount(), mount(null, { target: "/run" })] }),
      says: [
        also(
          unbounded("/tmp", "set mounts[0].tmpfsOptions.sizeBytes to 67108864"),
          unbounded("/run", "set mounts[1].tmpfsOptions.sizeBytes to 67108864"),
        ),
      ],
      cured: container({
        mounts: [mount({ sizeBytes: 67108864 }), mount({ sizeBytes: 67108864 }, { target: "/run" })],
      }).props,
    },
    "a mount of a service with a size of zero": {
      given: service({ mounts: [mount({ sizeBytes: 0, mode: 1023 })] }),
      says: [
        unbounded("/tmp", "set taskSpec.containerSpec.mounts[0].tmpfsOptions.sizeBytes to 67108864", 'service "web"'),
      ],
      cured: service({ mounts: [mount({ sizeBytes: 67108864, mode: 1023 })] }).props,
    },
    "an emptyDir in memory": {
      given: scratch({ medium: "Memory" }),
      says: [unbounded("/scratch", "set spec.volumes[0].emptyDir.sizeLimit to 64Mi")],
      cured: scratch({ medium: "Memory", sizeLimit: "64Mi" }).props,
    },
    "an emptyDir that a container shares with one whose image needs more, in one line": {
      given: scratch({ medium: "Memory" }, [
        { name: "web", image: "elasticsearch:8.19.0", volumeMounts: [{ name: "scratch", mountPath: "/tmp" }] },
        { name: "log", image: "busybox:1", volumeMounts: [{ name: "scratch", mountPath: "/tmp" }] },
      ]),
      says: [unbounded("/tmp", "set spec.volumes[0].emptyDir.sizeLimit to 256Mi")],
      cured: scratch({ medium: "Memory", sizeLimit: "256Mi" }, [
        { name: "web", image: "elasticsearch:8.19.0", volumeMounts: [{ name: "scratch", mountPath: "/tmp" }] },
        { name: "log", image: "busybox:1", volumeMounts: [{ name: "scratch", mountPath: "/tmp" }] },
      ]).props,
    },
    "an emptyDir that an init container shares with a database": {
      given: pod({
        initContainers: [{ name: "init", image: "busybox:1", volumeMounts: [{ name: "scratch", mountPath: "/data" }] }],
        containers: [
          { name: "db", image: "mysql:8.4", volumeMounts: [{ name: "scratch", mountPath: "/var/lib/mysql" }] },
        ],
        volumes: [volume({ medium: "Memory" })],
      }),
      says: [
        unbounded(
          "/data",
          "set a size in spec.volumes[0].emptyDir.sizeLimit that holds the data of mysql:8.4",
          'init container "init"',
        ),
        unbounded(
          "/var/lib/mysql",
          "set a size in spec.volumes[0].emptyDir.sizeLimit that holds the data of mysql:8.4",
          'container "db"',
        ),
      ],
      cured: null,
    },
    "an emptyDir of a wrong type of limit": {
      given: scratch({ medium: "Memory", sizeLimit: true }),
      says: [unbounded("/scratch", "set spec.volumes[0].emptyDir.sizeLimit to 64Mi")],
      cured: scratch({ medium: "Memory", sizeLimit: "64Mi" }).props,
    },
    "an emptyDir that two containers share, in one line": {
      given: deployment({
        initContainers: [{ ...web, name: "init" }],
        containers: [web],
        volumes: [volume({ medium: "Memory", sizeLimit: "0Mi" })],
      }),
      says: [
        unbounded("/scratch", "set spec.template.spec.volumes[0].emptyDir.sizeLimit to 64Mi", 'init container "init"'),
      ],
      cured: deployment({
        initContainers: [{ ...web, name: "init" }],
        containers: [web],
        volumes: [volume({ medium: "Memory", sizeLimit: "64Mi" })],
      }).props,
    },
    "unknown options": {
      given: tmpfs(unknown),
      says: ['advisory: container "web" cannot be judged until tmpfs["/tmp"] is known'],
      cured: null,
    },
    "an unknown limit": {
      given: scratch({ medium: "Memory", sizeLimit: unknown }),
      says: ['advisory: container "web" cannot be judged until spec.volumes[0].emptyDir.sizeLimit is known'],
      cured: null,
    },
    "an unknown medium": {
      given: scratch({ medium: unknown }),
      says: ['advisory: container "web" cannot be judged until spec.volumes[0].emptyDir.medium is known'],
      cured: null,
    },
    "exec in an unknown image": {
      given: tmpfs("exec,size=1m", { image: unknown }),
      says: ['advisory: container "web" cannot be judged until image is known'],
      cured: null,
    },
    "a place that is not known": {
      given: container({ mounts: [mount(undefined, { target: unknown })] }),
      says: [unbounded("mounts[0]", "set mounts[0].tmpfsOptions.sizeBytes to 67108864")],
      cured: container({ mounts: [mount({ sizeBytes: 67108864 }, { target: unknown })] }).props,
    },
  },
});
