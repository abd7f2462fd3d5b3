// Arguments that try to get a writable root, or its equal, from a component, and odd shapes of arguments.

type Arguments = Record<string, unknown>;

/** Arguments that a component must refuse, with the argument and the words that the refusal must contain. */
export interface Attempt {
  kind: string;
  name: string;
  component: string;
  args: Arguments;
  /** The argument that the refusal names, as a path. */
  at: string;
  /** Words of the reason. */
  because: string;
}

type Row = [name: string, args: Arguments, at: string, because: string];

const workloads = ["HardenedDeployment", "HardenedStatefulSet", "HardenedDaemonSet", "HardenedJob", "HardenedCronJob"];
const schedule = (component: string) => (component === "HardenedCronJob" ? { schedule: "@daily" } : {});

/** For the arguments of one Docker component. */
function docker(kind: string, component: string, rows: Row[]): Attempt[] {
  return rows.map(([name, args, at, because]) => ({
    kind,
    name,
    component,
    args: { image: "app", ...args },
    at,
    because,
  }));
}

/** For a container of every Kubernetes component. */
function container(kind: string, rows: Row[]): Attempt[] {
  return workloads.flatMap((component) =>
    rows.map(([name, args, at, because]) => ({
      kind,
      name,
      component,
      args: {
        ...schedule(component),
        podSecurity: { reason: "whatever the reason" },
        containers: [{ image: "app", ...args }],
      },
      at: `containers[0].${at}`,
      because,
    })),
  );
}

/** For the pods of every Kubernetes component. */
function pod(kind: string, rows: Row[]): Attempt[] {
  return workloads.flatMap((component) =>
    rows.map(([name, args, at, because]) => ({
      kind,
      name,
      component,
      args: { ...schedule(component), containers: [{ image: "app" }], ...args },
      at,
      because,
    })),
  );
}

const both = (kind: string, rows: Row[]) => [
  ...docker(kind, "HardenedContainer", rows),
  ...docker(kind, "HardenedService", rows),
];
const everywhere = (kind: string, rows: Row[]) => [...both(kind, rows), ...container(kind, rows)];

const driven = (driverOptions: Arguments, driver?: string) => ({
  writable: { "/data": { volume: { name: "data", driverOptions, ...(driver === undefined ? {} : { driver }) } } },
});
const options = 'writable["/data"].volume.driverOptions';
const type = `${options}["type"]`;
const other = "other types mount a place of the host or of its kernel";

const drivers = both("a volume whose driver mounts the host", [
  ["a bind of /", driven({ type: "none", o: "bind", device: "/" }), `${options}["device"]`, "a place of the host"],
  ["a bind without a type", driven({ o: "bind", device: "/etc" }), options, "without `type`"],
  ["a bind in other letters", driven({ type: "nfs", o: "rw, RBIND" }), `${options}["o"]`, "mounts a place of the host"],
  ["a bind under memory", driven({ type: "tmpfs", o: "bind", device: "tmpfs" }), `${options}["o"]`, "mounts a place"],
  [
    "a device under a share",
    driven({ type: "nfs", o: "addr=192.0.2.9", device: "/etc" }),
    `${options}["device"]`,
    "the host",
  ],
  ["a disk", driven({ type: "ext4" }), type, other],
  ["an overlay", driven({ type: "overlay", o: "size=1" }), type, other],
  ["the directories of an overlay", driven({ type: "tmpfs", o: "lowerdir=/usr" }), `${options}["o"]`, "mounts a place"],
  ...["proc", "sysfs", "devtmpfs", "cgroup2", "bpf", "debugfs", "9p", "virtiofs", "none", "NFS", ""].map(
    (name): Row => [`the type "${name}"`, driven({ type: name }), type, name === "" ? "not empty" : other],
  ),
  ["memory that runs programs", driven({ type: "tmpfs", o: "exec" }), `${options}["o"]`, "opens what is mounted"],
  [
    "an option of another driver",
    driven({ mountpoint: "/etc" }),
    `${options}["mountpoint"]`,
    "is no option of the driver",
  ],
  ["a driver with a blank", driven({ type: "none" }, " local"), type, other],
  [
    "a place of the host by a plugin",
    driven({ mountpoint: "/etc" }, "local-persist"),
    `${options}["mountpoint"]`,
    "the host",
  ],
  ["a bind by a plugin", driven({ o: "bind" }, "plugin"), `${options}["o"]`, "mounts a place of the host"],
]);

const twice = "can write: mount it in one place only";
const twins = [
  ...both("one volume to write and to read only", [
    [
      "a volume",
      { writable: { "/data": { volume: { name: "x" } } }, readOnlyMounts: { "/usr/bin": { volume: { name: "x" } } } },
      'readOnlyMounts["/usr/bin"]',
      twice,
    ],
    [
      "a path of the host",
      {
        writable: { "/data": { bind: { hostPath: "/srv/x" } } },
        readOnlyMounts: { "/app": { bind: { hostPath: "/srv//x/" } } },
      },
      'readOnlyMounts["/app"]',
      twice,
    ],
    [
      "a directory of what is written",
      {
        writable: { "/data": { bind: { hostPath: "/srv" } } },
        readOnlyMounts: { "/app": { bind: { hostPath: "/srv/bin" } } },
      },
      'readOnlyMounts["/app"]',
      twice,
    ],
  ]),
  ...docker("one volume to write and to read only", "HardenedContainer", [
    [
      "a volume that exists already",
      {
        writable: { "/data": { volume: { name: "x", external: true } } },
        readOnlyMounts: { "/app": { volume: { name: "x" } } },
      },
      'readOnlyMounts["/app"]',
      twice,
    ],
  ]),
  ...container("one volume to write and to read only", [
    [
      "memory",
      { writable: { "/data": { tmpfs: { name: "x" } } }, readOnlyMounts: { "/app": { shared: { name: "x" } } } },
      'readOnlyMounts["/app"]',
      twice,
    ],
    [
      "a claim",
      { writable: { "/data": { volume: { external: "x" } } }, readOnlyMounts: { "/app": { claim: { name: "x" } } } },
      'readOnlyMounts["/app"]',
      twice,
    ],
    [
      "a claim of the component",
      {
        writable: { "/data": { volume: { name: "x", size: "1Gi" } } },
        readOnlyMounts: { "/app": { claim: { name: "x" } } },
      },
      'readOnlyMounts["/app"]',
      twice,
    ],
    [
      "a path of the node",
      {
        writable: { "/data": { bind: { hostPath: "/srv/x" } } },
        readOnlyMounts: { "/app": { bind: { hostPath: "/srv/x/bin" } } },
      },
      'readOnlyMounts["/app"]',
      twice,
    ],
  ]),
  ...pod("one volume over programs that another container writes", [
    [
      "memory of a sidecar",
      {
        initContainers: [{ name: "s", image: "app", sidecar: true, writable: { "/out": { tmpfs: { name: "x" } } } }],
        containers: [{ image: "app", readOnlyMounts: { "/usr/bin": { shared: { name: "x" } } } }],
      },
      'containers[0].readOnlyMounts["/usr/bin"]',
      twice,
    ],
  ]),
];

const seccomp = (profile: unknown) => ({
  security: { seccomp: typeof profile === "string" ? profile : JSON.stringify(profile) },
});
const allow = { names: ["read"], action: "SCMP_ACT_ALLOW" };
const confinement = [
  ...docker("a seccomp profile that confines nothing", "HardenedContainer", [
    ...["ALLOW", "LOG", "TRACE", "NOTIFY"].map(
      (action): Row => [
        action,
        seccomp({ defaultAction: `SCMP_ACT_${action}`, syscalls: [allow] }),
        "security.seccomp",
        "must block the system calls that it does not name",
      ],
    ),
    [
      "ALLOW with an empty rule",
      seccomp({ defaultAction: "SCMP_ACT_ALLOW", syscalls: [{}] }),
      "security.seccomp",
      "must block",
    ],
    ["an empty rule", seccomp({ defaultAction: "SCMP_ACT_ERRNO", syscalls: [{}] }), "security.seccomp", "`names`"],
    [
      "a doubled key",
      seccomp('{"defaultAction":"SCMP_ACT_ALLOW","defaultAction":"SCMP_ACT_ERRNO"}'),
      "security.seccomp",
      "has a key twice",
    ],
    [
      "a key in other letters",
      seccomp({ defaultAction: "SCMP_ACT_ERRNO", DefaultAction: "SCMP_ACT_ALLOW" }),
      "security.seccomp",
      "has the unknown key",
    ],
    ["a list", seccomp([]), "security.seccomp", "`defaultAction`"],
    ["unconfined", seccomp("unconfined"), "security.seccomp", "unconfined"],
    ["AppArmor in other letters", { security: { apparmor: " Unconfined" } }, "security.apparmor", "unconfined"],
    ["no name for AppArmor", { security: { apparmor: "" } }, "security.apparmor", "the name of an AppArmor profile"],
    ["a second option", { security: { apparmor: "x,label=disable" } }, "security.apparmor", "the name of"],
  ]),
  ...container("a profile that confines nothing", [
    ["no name for AppArmor", { security: { apparmor: "" } }, "security.apparmor", "the name of a profile"],
    [
      "a profile outside of the directory",
      { security: { seccomp: "../x" } },
      "security.seccomp",
      "the name of a profile",
    ],
    ["unconfined", { security: { apparmor: "Unconfined " } }, "security.apparmor", "must not be"],
  ]),
  ...pod("annotations that unconfine", [
    [
      "AppArmor",
      { podAnnotations: { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" } },
      'podAnnotations["container.apparmor.security.beta.kubernetes.io/web"]',
      "confines the pod",
    ],
    [
      "seccomp",
      { podAnnotations: { "seccomp.security.alpha.kubernetes.io/pod": "unconfined" } },
      'podAnnotations["seccomp.security.alpha.kubernetes.io/pod"]',
      "confines the pod",
    ],
  ]),
];

const reach = "the network of the host and of other containers stays out of reach";
const networks = [
  ...docker("a network of others", "HardenedContainer", [
    ...["host", "HOST", " host", "container:db", "ns:/proc/1/ns/net"].map(
      (name): Row => [name, { networks: [{ name }] }, "networks[0].name", reach],
    ),
    ["an id", { networks: [{ id: "host" }] }, "networks[0]", "takes no `id`"],
  ]),
  ...docker("a network of others", "HardenedService", [
    ["host", { networks: [{ id: "host" }] }, "networks[0].id", reach],
    ["container:db", { networks: [{ id: "container:db" }] }, "networks[0].id", reach],
  ]),
];

const numbers = [
  ...both("numbers of users", [
    ["a group out of range", { user: "33:99999999999999999999999" }, "user", "must be"],
    ["a user out of range", { user: "4294967295" }, "user", "must be at most 4294967294"],
    ["digits of another script", { user: "٣٣" }, "user", "must be a user such as"],
    ["an option after the number", { user: "1,exec" }, "user", "must be a user such as"],
  ]),
  ...container("numbers of users", [
    ["a group out of range", { user: "33:99999999999999999999999" }, "user", "must be"],
    ["digits of another script", { user: "٣٣" }, "user", "must be a number"],
    ["an option after the number", { user: "1,exec" }, "user", "must be a number"],
  ]),
  ...everywhere("numbers of users", [
    [
      "an owner out of range",
      { writable: { "/x": { tmpfs: { uid: 4294967295 } } } },
      'writable["/x"].tmpfs.uid',
      "at most",
    ],
    ["a BigInt", { writable: { "/x": { tmpfs: { uid: 33n } } } }, "uid", "BigInt"],
  ]).map((attempt) => (attempt.name === "a BigInt" ? { ...attempt, at: "" } : attempt)),
  ...pod("numbers of users", [["a group out of range", { fsGroup: 4294967295 }, "fsGroup", "at most 4294967294"]]),
];

const getter = (key: string) => Object.defineProperty({}, key, { enumerable: true, get: () => 80 });
const shapes = everywhere("odd shapes", [
  ["a map of variables", { env: new Map([["A", "1"]]) }, "", "not a Map"],
  ["a map of paths", { writable: new Map() }, "", "not a Map"],
  ["a hole", { command: Object.assign(new Array(2), { 1: "x" }) }, "", "has a hole at 0"],
  ["a getter", { ports: [getter("internal")] }, "", "must not be a getter"],
  ["a key of every object", { env: { toString: "x" } }, "", 'takes no key "toString"'],
  ["the prototype", { writable: JSON.parse('{"__proto__":{}}') }, "", 'takes no key "__proto__"'],
  [
    "a capability of every object",
    { capabilities: ["constructor"] },
    "capabilities[0]",
    "the name of a Linux capability",
  ],
  ["an instance of a class", { healthcheck: new Date(), livenessProbe: new Date() }, "", "must be a plain object"],
]);

const words = [
  ...everywhere("names and paths", [
    ["an image of two lines", { image: "a\nb" }, "image", "must be an image"],
    ["an image in upper case", { image: "App:1" }, "image", "must be an image"],
    ["an image with a blank", { image: " app" }, "image", "must be an image"],
    ["a path with NUL", { writable: { "/a\0b": { tmpfs: {} } } }, 'writable["/a\\u0000b"]', "control characters"],
    ["a path of two lines", { writable: { "/a\nb": { tmpfs: {} } } }, 'writable["/a\\nb"]', "control characters"],
    ["a value with NUL", { env: { A: "\0" } }, 'env["A"]', "must not contain NUL"],
    ["a value in a name", { env: { "PASSWORD=hunter2": "" } }, 'env["PASSWORD"]', 'named without "="'],
    ["a working directory that is relative", { workingDir: "srv" }, "workingDir", "absolute path"],
  ]),
  ...docker("names and paths", "HardenedContainer", [
    [
      "a volume that is a path",
      { writable: { "/x": { volume: { name: "/etc" } } } },
      'writable["/x"].volume.name',
      "must begin",
    ],
    [
      "one port twice",
      {
        ports: [
          { internal: 80, external: 80 },
          { internal: 81, external: 80 },
        ],
      },
      "ports[1]",
      "once",
    ],
    ["an address that is none", { ports: [{ internal: 80, ip: "here" }] }, "ports[0].ip", "must be an IP address"],
  ]),
  ...docker("names and paths", "HardenedService", [
    [
      "a volume that is a path",
      { writable: { "/x": { volume: { name: "/etc" } } } },
      'writable["/x"].volume.name',
      "must begin",
    ],
    [
      "exec in memory",
      { writable: { "/x": { tmpfs: { exec: true } } } },
      'writable["/x"].tmpfs.exec',
      "must not be true",
    ],
    ["one port twice", { ports: [{ internal: 80 }, { internal: 80 }] }, "ports[1]", "once"],
  ]),
  ...both("names and paths", [
    ["no log driver", { logging: { driver: "" } }, "logging.driver", "must be the name of a log driver"],
    [
      "logs without bound",
      { logging: { options: { "max-size": "-1" } } },
      'logging.options["max-size"]',
      "must be a size",
    ],
    [
      "no files of logs",
      { logging: { options: { "max-file": "0" } } },
      'logging.options["max-file"]',
      "how many files",
    ],
    ["a host of two lines", { hosts: { "a\n192.0.2.1 b": "192.0.2.7" } }, "", "must be the name of a host"],
  ]),
  ...container("names and paths", [
    ["one port twice", { ports: [{ internal: 80 }, { internal: 80 }] }, "ports[1]", "once"],
  ]),
  ...pod("names and paths", [
    ["a name with a blank", { name: "A B" }, "name", "lower-case letters"],
    ["a namespace in upper case", { namespace: "Blog" }, "namespace", "lower-case letters"],
    ["a label with a blank", { labels: { team: "a b" } }, 'labels["team"]', "must be at most 63"],
  ]),
  {
    kind: "names and paths",
    name: "a flag that is a word",
    component: "HardenedCronJob",
    args: { schedule: "@daily", suspend: "yes", containers: [{ image: "app" }] },
    at: "suspend",
    because: "must be a boolean",
  },
];

/** For a container of a task on EC2. */
function taskContainer(kind: string, rows: Row[]): Attempt[] {
  return rows.map(([name, args, at, because]) => ({
    kind,
    name,
    component: "HardenedTaskDefinition",
    args: { launchType: "EC2", containers: [{ image: "app", ...args }] },
    at: at === "" ? "containers[0]" : `containers[0].${at}`,
    because,
  }));
}

const onInstance = (driverOptions: Arguments, driver?: string) => ({
  writable: { "/data": { docker: { name: "data", driverOptions, ...(driver === undefined ? {} : { driver }) } } },
});
const ofDocker = 'writable["/data"].docker.driverOptions';

const tasks: Attempt[] = [
  ...taskContainer("a task of Amazon ECS with more than it declares", [
    ["a writable root", { readonlyRootFilesystem: false }, "", "The root filesystem is always read-only"],
    ["privileges", { privileged: true }, "", "A privileged container can make its own root filesystem writable"],
    ["mounts past `writable`", { mountPoints: [] }, "", "Declare it in `writable`"],
    ["mounts of another container", { volumesFrom: [] }, "", "may be writable"],
    [
      "devices",
      { linuxParameters: { devices: [] } },
      "",
      "a device of the instance stays writable even with a read-only root",
    ],
    ["options of Docker", { dockerSecurityOptions: ["apparmor:unconfined"] }, "", "always forbidden"],
    ["SYS_ADMIN", { capabilities: ["SYS_ADMIN"] }, "capabilities[0]", "remount the root filesystem"],
    ["every capability", { capabilities: ["ALL"] }, "capabilities[0]", "gives every capability"],
    ["programs of the system", { writable: { "/usr/bin": { empty: {} } } }, 'writable["/usr/bin"]', ""],
    ["the root", { writable: { "/": { empty: {} } } }, 'writable["/"]', ""],
    [
      "a path of the instance",
      { writable: { "/data": { bind: { hostPath: "/etc" } } } },
      'writable["/data"]',
      "takes no `bind`",
    ],
    [
      "a path of the instance in an empty volume",
      { writable: { "/data": { empty: { sourcePath: "/etc" } } } },
      'writable["/data"].empty',
      "takes no `sourcePath`",
    ],
    ["a bind", onInstance({ type: "none", o: "bind", device: "/" }), `${ofDocker}["device"]`, "a place of the host"],
    ["a disk", onInstance({ type: "ext4" }), `${ofDocker}["type"]`, other],
    ["an overlay", onInstance({ type: "overlay", o: "size=1" }), `${ofDocker}["type"]`, other],
    ["a bind by a plugin", onInstance({ o: "bind" }, "plugin"), `${ofDocker}["o"]`, "mounts a place of the host"],
    [
      "a place of the host for a file system",
      { writable: { "/data": { volume: { fileSystem: "/etc" } } } },
      'writable["/data"].volume.fileSystem',
      "the id of a file system",
    ],
    ["no logs", { logging: { driver: "none" } }, "logging.driver", "takes logs out"],
    ["the password itself", { secrets: { A: "hunter2" } }, 'secrets["A"]', "must be an ARN"],
  ]),
];

export const attempts: readonly Attempt[] = [
  ...tasks,
  ...drivers,
  ...twins,
  ...confinement,
  ...networks,
  ...numbers,
  ...shapes,
  ...words,
];
