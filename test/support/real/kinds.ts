import type { CatalogueImage } from "../../../policies/images/types";

/** A small image on Debian, and what the pack is told of it as a team's own entry. */
export interface Small {
  /** Its output where all is well; of its second container where it keeps data. */
  readonly works: string;
  /** Lines of its Dockerfile after FROM. */
  readonly lines: readonly string[];
  readonly entry: Pick<CatalogueImage, "category" | "paths"> & Partial<CatalogueImage>;
}

const script = (text: string) => `CMD ["sh", "-c", ${JSON.stringify(text)}]`;
const temporary = { kind: "ephemeral", required: "always", mode: "0755", size: "1Mi" } as const;
const lasting = { kind: "persistent", required: "always", why: "All rows live here" } as const;
/** Says whether the data of the container before is there, and leaves its own. */
const keeps = (directory: string) =>
  script(`mkdir -p ${directory} && cat ${directory}/row 2>/dev/null; echo kept >${directory}/row && echo written`);

export const SMALL = {
  server: {
    works: "works\n",
    lines: ["USER 101:101", script("echo $$ >/run/server.pid && echo works")],
    entry: {
      category: "web",
      user: { uid: 101, gid: 101 },
      paths: [{ ...temporary, path: "/run", why: "The pid file lies here", uid: 101, gid: 101 }],
    },
  },
  // Its directory is not in the image, so that the mode of a mount counts on every engine.
  pages: {
    works: "works\n",
    lines: ["USER 101:101", script("touch /srv/pages/one && echo works")],
    entry: {
      category: "web",
      user: { uid: 101, gid: 101 },
      paths: [{ ...temporary, path: "/srv/pages", why: "Pages are kept here", uid: 101, gid: 101 }],
    },
  },
  socket: {
    works: "works\n",
    lines: ["RUN install -d -o 999 -g 999 /run/socket", "USER 999:999", script("touch /run/socket/here && echo works")],
    entry: {
      category: "web",
      user: { uid: 999, gid: 999 },
      paths: [{ ...temporary, path: "/run/socket", why: "The socket lies here", uid: 999, gid: 999 }],
    },
  },
  // Starts as root, and makes the directory before it steps down.
  stepping: {
    works: "works\n",
    lines: [
      "RUN install -d -o 999 -g 999 /run/socket",
      script(
        "install -d -o 999 -g 999 /run/socket && setpriv --reuid 999 --clear-groups touch /run/socket/here && echo works",
      ),
    ],
    entry: {
      category: "web",
      user: { uid: 999, gid: 999, root: true },
      paths: [{ ...temporary, path: "/run/socket", why: "The socket lies here", uid: 999, gid: 999 }],
    },
  },
  supervisor: {
    works: "works\n",
    lines: ["RUN mkdir /opt/services", script("cp /bin/echo /opt/services/one && /opt/services/one works")],
    entry: {
      category: "application",
      paths: [{ ...temporary, path: "/opt/services", why: "Services are copied here and run", exec: true }],
    },
  },
  configured: {
    works: "works\n",
    lines: [
      "RUN mkdir /etc/app && echo listen >/etc/app/app.conf",
      script("grep -q listen /etc/app/app.conf && echo more >>/etc/app/app.conf && echo works"),
    ],
    entry: {
      category: "application",
      paths: [{ ...temporary, path: "/etc/app", why: "The configuration is completed here", content: true }],
    },
  },
  log: {
    works: "works\n",
    lines: [script("head -c 65536 /dev/zero >/run/log && echo works")],
    entry: {
      category: "application",
      paths: [{ ...temporary, path: "/run", why: "The log lies here" }],
    },
  },
  open: {
    works: "works\n",
    lines: [
      "RUN install -d -m 1777 /var/spool/open",
      "USER 101:101",
      script("touch /var/spool/open/job && echo works"),
    ],
    entry: {
      category: "application",
      user: { uid: 101, gid: 101 },
      paths: [
        {
          ...temporary,
          path: "/var/spool/open",
          why: "Jobs wait here",
          mode: "1777",
          own: { uid: 0, gid: 0, mode: "1777" },
        },
      ],
    },
  },
  cache: {
    works: "works\n",
    lines: ["VOLUME /var/cache/app", script("touch /var/cache/app/page && echo works")],
    entry: {
      category: "application",
      volumes: ["/var/cache/app"],
      paths: [{ ...temporary, path: "/var/cache/app", why: "Pages are kept here" }],
    },
  },
  database: {
    works: "kept\nwritten\n",
    lines: ["VOLUME /var/lib/db/data", keeps("/var/lib/db/data")],
    entry: {
      category: "database",
      volumes: ["/var/lib/db/data"],
      paths: [{ ...lasting, path: "/var/lib/db/data", moved: [{ env: "DATA" }] }],
    },
  },
  // As postgres 18: the data lies below the VOLUME, beside the directory of older versions.
  versioned: {
    works: "kept\nwritten\n",
    lines: ["VOLUME /var/lib/db", keeps("/var/lib/db/18/docker")],
    entry: {
      category: "database",
      volumes: ["/var/lib/db"],
      paths: [{ ...lasting, path: "/var/lib/db" }],
    },
  },
  // Without a VOLUME: its directory is moved by a variable.
  movable: {
    works: "kept\nwritten\n",
    lines: [
      "RUN mkdir /data /elsewhere",
      script(`cd $(printenv DATA || echo /data) && cat row 2>/dev/null; echo kept >row && echo written`),
    ],
    entry: { category: "database", paths: [{ ...lasting, path: "/data", moved: [{ env: "DATA" }] }] },
  },
} satisfies Record<string, Small>;

export type SmallName = keyof typeof SMALL;

/** One container: the pack's words, and what the engine makes of it. */
export interface Kind {
  readonly image: SmallName;
  /** Inputs of a `docker.Container` besides image and read-only root. `HOST` is an empty directory of the host, `NAME` a volume that nothing else has. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The first message, exact, without the container's name in front; absent where the pack is silent because it works. */
  readonly says?: string;
  /** The end of the container, or the refusal of the engine, before the message was followed. */
  readonly fails?: RegExp;
  /** Whether the message stays after it was followed, for the program does not show that it was. */
  readonly unseen?: boolean;
  /** The same with a runc before 1.2, which gives a tmpfs the mode of the image's directory whatever the mount says. */
  readonly older?: RegExp | "works";
}

const volume = (containerPath: string, rest: object = {}) => ({
  volumes: [{ containerPath, volumeName: "NAME", ...rest }],
});
/** The second container finds nothing of the first one. */
const lost = /^0 written\n$/;
const host = (containerPath: string, rest: object = {}) => ({
  volumes: [{ containerPath, hostPath: "HOST", ...rest }],
});
const memory = (target: string, mode?: number) => ({
  mounts: [{ type: "tmpfs", target, tmpfsOptions: { sizeBytes: 2 ** 20, ...(mode !== undefined && { mode }) } }],
});

export const KINDS: Readonly<Record<string, Kind>> = {
  "nothing is mounted": {
    image: "server",
    given: {},
    says: 'container "web" runs small/server:1, which needs a writable /run (The pid file lies here); add "/run": "rw,noexec,nosuid,nodev,size=1m,uid=101,gid=101,mode=0755" to tmpfs',
    fails: /run\/server.pid: Read-only file system/,
  },
  "a tmpfs belongs to root": {
    image: "server",
    given: { tmpfs: { "/run": "size=1m" } },
    says: 'container "web" runs small/server:1, whose user 101 cannot write /run: the tmpfs there belongs to root with mode 0755 (The pid file lies here); add uid=101,gid=101 to tmpfs["/run"]',
    fails: /run\/server.pid: Permission denied/,
  },
  "a mode is written in decimal": {
    image: "pages",
    given: memory("/srv/pages", 1777),
    says: 'container "web" runs small/pages:1, whose user 101 cannot write /srv/pages: the tmpfs there belongs to root with mode 3361 (Pages are kept here); set mounts[0].tmpfsOptions.mode to 1023, which is 0o1777',
    fails: /pages\/one': Permission denied/,
  },
  "a mode is for the owner only": {
    image: "server",
    given: { tmpfs: { "/run": "size=1m,mode=0700" } },
    says: 'container "web" runs small/server:1, whose user 101 cannot write /run: the tmpfs there belongs to root with mode 0700 (The pid file lies here); add uid=101,gid=101 to tmpfs["/run"]',
    fails: /run\/server.pid: Permission denied/,
  },
  "a mode for everyone": { image: "pages", given: memory("/srv/pages", 0o1777) },
  "a mode for everyone over a directory of the image": {
    image: "server",
    given: memory("/run", 0o1777),
    older: /run\/server.pid: Permission denied/,
  },
  "a tmpfs without a mode has the directory's": { image: "open", given: { tmpfs: { "/var/spool/open": "size=1m" } } },
  "a mode counts more than the directory's": {
    image: "open",
    given: { tmpfs: { "/var/spool/open": "size=1m,mode=0755" } },
    says: 'container "web" runs small/open:1, whose user 101 cannot write /var/spool/open: the tmpfs there belongs to root with mode 0755 (Jobs wait here); add uid=101,gid=101 to tmpfs["/var/spool/open"]',
    fails: /job': Permission denied/,
    older: "works",
  },
  "a tmpfs of root above the path": {
    image: "socket",
    given: { tmpfs: { "/run": "size=1m" } },
    says: 'container "web" runs small/socket:1, whose user 999 cannot write /run: the tmpfs there belongs to root with mode 0755 (The socket lies here); add "/run/socket": "rw,noexec,nosuid,nodev,size=1m,uid=999,gid=999,mode=0755" to tmpfs',
    fails: /cannot touch '\/run\/socket\/here': No such file or directory/,
  },
  "a tmpfs above the path, where root makes the directory": {
    image: "stepping",
    given: { tmpfs: { "/run": "size=1m" } },
  },
  "a tmpfs is noexec": {
    image: "supervisor",
    given: { tmpfs: { "/opt/services": "size=1m" } },
    says: 'container "web" runs small/supervisor:1, which runs programs from /opt/services: the tmpfs there is noexec (Services are copied here and run); add exec to tmpfs["/opt/services"]',
    fails: /^126 .*\/opt\/services\/one: Permission denied/,
  },
  "a tmpfs among the mounts is always noexec": {
    image: "supervisor",
    given: memory("/opt/services"),
    says: 'container "web" runs small/supervisor:1, which runs programs from /opt/services: the tmpfs there is noexec (Services are copied here and run); mount a volume instead of mounts[0]',
    fails: /^126 .*\/opt\/services\/one: Permission denied/,
  },
  "a tmpfs hides the image's files": {
    image: "configured",
    given: { tmpfs: { "/etc/app": "size=1m" } },
    says: 'container "web" runs small/configured:1, which has files at /etc/app that the empty tmpfs there hides (The configuration is completed here); mount a volume that holds these files instead of tmpfs["/etc/app"]',
    fails: /app.conf: No such file or directory/,
  },
  "a named volume has the image's files": { image: "configured", given: volume("/etc/app") },
  "a tmpfs is too small": {
    image: "log",
    given: { tmpfs: { "/run": "size=4096" } },
    says: 'advisory: container "web" runs small/log:1, which may fill the 4Ki at /run; give tmpfs["/run"] 1Mi',
    fails: /No space left on device/,
  },
  "a tmpfs is read-only": {
    image: "log",
    given: { tmpfs: { "/run": "ro" } },
    says: 'container "web" runs small/log:1, which needs a writable /run (The log lies here); make the read-only mount tmpfs["/run"] writable',
    fails: /run\/log: Read-only file system/,
  },
  "a size in Kubernetes' units": {
    image: "log",
    given: { tmpfs: { "/run": "size=64Mi" } },
    says: 'container "web" runs small/log:1, whose tmpfs at /run has a size that the engine refuses (The log lies here); write the size in tmpfs["/run"] as size=64m',
    fails: /OCI runtime create failed: .*invalid argument/,
  },
  "a size with a B": {
    image: "log",
    given: { tmpfs: { "/run": "size=64MB" } },
    says: 'container "web" runs small/log:1, whose tmpfs at /run has a size that the engine refuses (The log lies here); write the size in tmpfs["/run"] as size=64m',
    fails: /OCI runtime create failed: .*invalid argument/,
  },
  "an owner by name": {
    image: "log",
    given: { tmpfs: { "/run": "size=1m,uid=www-data" } },
    says: 'container "web" runs small/log:1, whose tmpfs at /run has a uid that the engine refuses (The log lies here); write the uid in tmpfs["/run"] as a number, such as uid=1000',
    fails: /OCI runtime create failed: .*invalid argument/,
  },
  "an option that only Podman has": {
    image: "log",
    given: { tmpfs: { "/run": "size=1m,tmpcopyup" } },
    says: 'container "web" runs small/log:1, whose tmpfs at /run has an option that the engine refuses (The log lies here); leave only options of tmpfs in tmpfs["/run"], such as size=64m',
    fails: /invalid tmpfs option \["tmpcopyup"\]/,
  },
  "options in the key": {
    image: "log",
    given: { tmpfs: { "/run:size=64m": "" } },
    says: 'container "web" runs small/log:1, whose tmpfs at /run has a key that the engine refuses (The log lies here); write the key in tmpfs as an absolute path, with its options as the value',
    fails: /run\/log: Read-only file system/,
  },
  "a relative key": {
    image: "log",
    given: { tmpfs: { run: "size=64m" } },
    says: 'container "web" runs small/log:1, whose tmpfs at /run has a key that the engine refuses (The log lies here); write the key in tmpfs as an absolute path, with its options as the value',
    fails: /mount path must be absolute/,
  },
  "a tmpfs and a volume at one path": {
    image: "log",
    given: { tmpfs: { "/run": "size=1m" }, ...volume("/run") },
    says: 'container "web" runs small/log:1, whose mounts volumes[0] and tmpfs["/run"] are both at /run, which is refused (The log lies here); remove volumes[0] or tmpfs["/run"]',
    fails: /Duplicate mount point: \/run/,
  },
  "a place that its read-only mount lacks": {
    image: "socket",
    given: { ...host("/run", { readOnly: true }), tmpfs: { "/run/socket": "size=1m,uid=999,gid=999" } },
    says: 'advisory: container "web" runs small/socket:1, whose mount at /run/socket takes a directory there in volumes[0], which is read-only; make that directory in what volumes[0] mounts, unless it is there',
    unseen: true,
    fails: /OCI runtime create failed: .* error mounting "tmpfs" to rootfs at "\/run\/socket"/,
  },
  "a VOLUME that nothing is mounted at": {
    image: "database",
    given: {},
    says: 'container "web" has no volume at /var/lib/db/data, where small/database:1 keeps its data; mount a named volume there',
    fails: lost,
  },
  "a VOLUME whose content may be lost": { image: "cache", given: {} },
  "a volume above the VOLUME": {
    image: "database",
    given: volume("/var/lib/db"),
    says: 'container "web" keeps the data of small/database:1 at /var/lib/db/data on the anonymous volume that its image declares at /var/lib/db/data, not on volumes[0]; mount a named volume at /var/lib/db/data',
    fails: lost,
  },
  "a path of the host above the VOLUME": {
    image: "database",
    given: host("/var/lib/db"),
    says: 'container "web" keeps the data of small/database:1 at /var/lib/db/data on the anonymous volume that its image declares at /var/lib/db/data, not on volumes[0]; mount a named volume at /var/lib/db/data',
    fails: lost,
  },
  "a tmpfs above the VOLUME": {
    image: "database",
    given: { tmpfs: { "/var/lib/db": "size=1m" } },
    says: 'container "web" keeps the data of small/database:1 at /var/lib/db/data on the anonymous volume that its image declares at /var/lib/db/data, not on tmpfs["/var/lib/db"]; mount a named volume at /var/lib/db/data',
    fails: lost,
  },
  "a tmpfs at the VOLUME": {
    image: "database",
    given: { tmpfs: { "/var/lib/db/data": "size=1m" } },
    says: 'container "web" keeps the data of small/database:1 at /var/lib/db/data in memory; mount a named volume instead of tmpfs["/var/lib/db/data"]',
    fails: lost,
  },
  "a volume at the VOLUME": { image: "database", given: volume("/var/lib/db/data") },
  "a read-only mount at the VOLUME": {
    image: "database",
    given: host("/var/lib/db/data", { readOnly: true }),
    says: 'container "web" runs small/database:1, which needs a writable volume at /var/lib/db/data (All rows live here); make the read-only mount volumes[0] writable',
    fails: /data\/row: Read-only file system/,
  },
  "a volume below the VOLUME, where older versions keep data": {
    image: "versioned",
    given: volume("/var/lib/db/data"),
    says: 'container "web" keeps the data of small/versioned:1 at /var/lib/db on the anonymous volume that its image declares at /var/lib/db, not on volumes[0]; mount a named volume at /var/lib/db',
    fails: lost,
  },
  "a volume at the VOLUME of a newer version": { image: "versioned", given: volume("/var/lib/db") },
  "a variable that moves the data away from the volume": {
    image: "movable",
    given: { envs: ["DATA=/elsewhere"], ...volume("/data") },
    says: 'container "web" has no volume at the directory that DATA names, where small/movable:1 keeps its data; mount a named volume there',
    fails: /row: Read-only file system/,
  },
  "a variable that moves the data to the volume": {
    image: "movable",
    given: { envs: ["DATA=/elsewhere"], ...volume("/elsewhere") },
  },
};
