import assert from "node:assert/strict";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import type { TestResource } from "../../policies/testing";
import { container, pod, service } from "../support/resources";
import { saysAbout } from "../support/rule-table";

const docker = (image: string, rest: object = {}) => container({ image, readOnly: true, ...rest });
const swarm = (image: string, rest: object = {}) => service({ image, readOnly: true, ...rest });
/** A pod whose container mounts an emptyDir or a claim, `null`, at each path. */
const kubernetes = (image: string, volumes: Record<string, object | null> = {}, rest: object = {}) =>
  pod({
    containers: [
      {
        name: "web",
        image,
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: Object.keys(volumes).map((mountPath, index) => ({ name: `v${index}`, mountPath })),
        ...rest,
      },
    ],
    volumes: Object.values(volumes).map((emptyDir, index) => ({
      name: `v${index}`,
      ...(emptyDir === null ? { persistentVolumeClaim: { claimName: "db" } } : { emptyDir }),
    })),
  });
const volume = (containerPath: string) => [{ containerPath, volumeName: "db" }];
const claimed = (target: string) => ({ type: "volume", source: "db", target });
const memory = (target: string, mode?: number) => ({
  type: "tmpfs",
  target,
  tmpfsOptions: { sizeBytes: 2 ** 26, mode },
});

const socket = { "/run/postgresql": "size=16m,uid=999,gid=999" };
const nginx = (run: string) =>
  docker("nginx:1.27", { user: "101:101", tmpfs: { "/run": run, "/var/cache/nginx": "size=16m,uid=101,gid=101" } });
const pid = '(open() "/run/nginx.pid" failed (13: Permission denied))';
const noNginx = (who: string, mode: string) =>
  `${who} runs nginx:1.27, whose user 101 cannot write /run: the tmpfs there belongs to root with mode ${mode} ${pid}`;
const erofs = '(could not create lock file "/var/run/postgresql/.s.PGSQL.5432.lock": Read-only file system)';
const purpose = "(The server creates its socket and the socket's lock file here)";
const lock = '(could not create lock file "/var/run/postgresql/.s.PGSQL.5432.lock": Permission denied)';
const s6 = "(The supervisor copies its service directories here and runs them)";
const sonarr = "lscr.io/linuxserver/sonarr:latest";
const noSonarr = (who: string) =>
  `${who} runs linuxserver/sonarr:latest, which runs programs from /run: the tmpfs there is noexec ${s6}`;
const takenAway = (where: string) =>
  `runs nginx:1.27, which does not make /var/cache/nginx, and the empty ${where} at /var/cache hides the image's (mkdir() "/var/cache/nginx/client_temp" failed (2: No such file or directory))`;
const cassandra = (where: string) =>
  `container "web" runs cassandra:5, which has files at /etc/cassandra that the empty ${where} there hides (The entrypoint rewrites cassandra.yaml and cassandra-rackdc.properties at every start); mount a volume that holds these files instead of`;
/** A pod of Cassandra with another container, which shares its volumes. */
const cassandraBeside = (other: object) =>
  pod({
    initContainers: [{ securityContext: { readOnlyRootFilesystem: true }, command: ["sh", "-c", "true"], ...other }],
    containers: [
      {
        name: "web",
        image: "cassandra:5",
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: [
          { name: "etc", mountPath: "/etc/cassandra" },
          { name: "tmp", mountPath: "/tmp" },
          { name: "log", mountPath: "/var/log/cassandra" },
          { name: "data", mountPath: "/var/lib/cassandra" },
        ],
      },
    ],
    volumes: [
      { name: "etc", emptyDir: {} },
      { name: "tmp", emptyDir: {} },
      { name: "log", emptyDir: {} },
      { name: "data", persistentVolumeClaim: { claimName: "db" } },
    ],
  });
const capabilities =
  "runs hashicorp/vault:1.19, which does not start with a read-only root (Failed to set capabilities on file /bin/vault (Read-only file system)); set SKIP_SETCAP to true";
const vault = { command: ["server"], envs: ["SKIP_SETCAP=true"] };
const secrets = (who: string, where: string) =>
  `advisory: ${who} keeps the data of hashicorp/vault:1.19 at /vault/file ${where} when secrets are stored in files or with raft`;
const orElsewhere = ", or store secrets elsewhere (storage in the configuration)";
const series =
  'container "web" runs prom/prometheus:v3.0.0, which needs a writable volume at /tsdb (The time series, the write-ahead log and the lock file live here)';
const unkept = 'container "web" has no volume at /data, where redis:7.4 keeps its data; mount a named volume there';
const snapshots = (who: string, image = "redis:7.4") =>
  `advisory: ${who} runs ${image}, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica (MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk); or start it with --save "" and without the append-only file`;
const moved = (name: string, image: string) =>
  `container "web" has no volume at the directory that ${name} names, where ${image} keeps its data; mount a named volume there`;
/** nginx with templates, and something of the host at another path. */
const templates = (path: string) =>
  docker("nginx:1.27", {
    volumes: ["/etc/nginx/templates", path].map((containerPath) => ({
      containerPath,
      hostPath: "/srv/web",
      readOnly: true,
    })),
    tmpfs: { "/run": "size=1m", "/var/cache/nginx": "size=256m" },
  });
const conf =
  'container "web" runs nginx:1.27, which needs a writable /etc/nginx/conf.d (The entrypoint writes the server blocks made from templates here); add "/etc/nginx/conf.d": "rw,noexec,nosuid,nodev,size=1m,uid=101,gid=101,mode=1777" to tmpfs';
const database = "/var/lib/postgresql/data";

/** What writable-paths-declared and then data-on-volumes say. */
const table: Record<string, readonly [given: TestResource, ...says: string[]]> = {
  "a tmpfs of root is not writable for the user": [
    nginx("size=16M"),
    `${noNginx('container "web"', "0755")}; add uid=101,gid=101 to tmpfs["/run"]`,
  ],
  "a tmpfs of the user serves": [nginx("size=16m,uid=101,gid=101")],
  "a tmpfs of the user's group with a mode for it serves": [nginx("size=16m,gid=101,mode=0770")],
  "a tmpfs with a mode for everyone serves": [nginx("size=16m,mode=1777")],
  "a tmpfs of root serves root": [
    docker("nginx:1.27", { tmpfs: { "/run": "size=16m", "/var/cache/nginx": "size=16m" } }),
  ],
  "a tmpfs with a mode for its owner only does not serve another user": [
    nginx("size=16m,mode=0700"),
    `${noNginx('container "web"', "0700")}; add uid=101,gid=101 to tmpfs["/run"]`,
  ],
  "a tmpfs of root in a service is not writable for the user": [
    swarm("nginx:1.27", { user: "101:101", mounts: [memory("/run"), memory("/var/cache/nginx", 0o1777)] }),
    `${noNginx('service "web"', "0755")}; set taskSpec.containerSpec.mounts[0].tmpfsOptions.mode to 1023, which is 0o1777`,
  ],
  "a mode written in decimal is named": [
    docker("nginx:1.27", { user: "101:101", mounts: [memory("/run", 1777), memory("/var/cache/nginx", 0o1777)] }),
    `${noNginx('container "web"', "3361")}; set mounts[0].tmpfsOptions.mode to 1023, which is 0o1777`,
  ],
  "a mode written in decimal in a service is named": [
    swarm("nginx:1.27", { user: "101:101", mounts: [memory("/run", 1777), memory("/var/cache/nginx", 0o1777)] }),
    `${noNginx('service "web"', "3361")}; set taskSpec.containerSpec.mounts[0].tmpfsOptions.mode to 1023, which is 0o1777`,
  ],
  "an emptyDir serves any user": [
    kubernetes(
      "nginx:1.27",
      { "/run": {}, "/var/cache/nginx": {} },
      {
        securityContext: { readOnlyRootFilesystem: true, runAsUser: 101 },
      },
    ),
  ],
  "a tmpfs of root above the path is not writable for the user": [
    docker("postgres:15", { user: "999:999", tmpfs: { "/run": "size=16m" }, volumes: volume(database) }),
    `container "web" runs postgres:15, whose user 999 cannot write /run: the tmpfs there belongs to root with mode 0755 ${lock}; add "/run/postgresql": "rw,noexec,nosuid,nodev,size=1m,uid=999,gid=999,mode=1777" to tmpfs`,
  ],
  "a tmpfs of root above the path in a service is not writable for the user": [
    swarm("postgres:15", { user: "999:999", mounts: [memory("/run"), claimed(database)] }),
    `service "web" runs postgres:15, whose user 999 cannot write /run: the tmpfs there belongs to root with mode 0755 ${lock}; add a tmpfs of 1Mi at /run/postgresql to taskSpec.containerSpec.mounts`,
  ],
  "a tmpfs above the path serves root": [
    docker("postgres:15", { tmpfs: { "/run": "size=16m" }, volumes: volume(database) }),
  ],
  "an empty tmpfs above the path takes the image's directory away": [
    docker("nginx:1.27", { tmpfs: { "/run": "size=16m", "/var/cache": "size=64m" } }),
    `container "web" ${takenAway("tmpfs")}; add "/var/cache/nginx": "rw,noexec,nosuid,nodev,size=256m,uid=101,gid=101,mode=1777" to tmpfs`,
  ],
  "an empty tmpfs in a service takes the image's directory away": [
    swarm("nginx:1.27", { mounts: [memory("/run"), memory("/var/cache")] }),
    `service "web" ${takenAway("tmpfs")}; add a tmpfs of 256Mi at /var/cache/nginx to taskSpec.containerSpec.mounts`,
  ],
  "an emptyDir above the path takes the image's directory away": [
    kubernetes("nginx:1.27", { "/run": {}, "/var/cache": {} }),
    `container "web" ${takenAway("emptyDir")}; add an emptyDir of 256Mi in memory at /var/cache/nginx to spec.containers[0].volumeMounts`,
  ],
  "a mount below it brings the directory back": [
    kubernetes("nginx:1.27", { "/run": {}, "/var/cache": {}, "/var/cache/nginx/proxy_temp": {} }),
  ],
  "a named volume above the path, which Docker fills, has the directory": [
    docker("nginx:1.27", { tmpfs: { "/run": "size=16m" }, volumes: volume("/var/cache") }),
  ],
  "an emptyDir above what the image has two levels deeper takes it away": [
    kubernetes("varnish:8", { "/var/lib": {} }),
    'container "web" runs varnish:8, which does not make /var/lib/varnish, and the empty emptyDir at /var/lib hides the image\'s (varnishd keeps its shared memory log and the compiled VCL here); add an emptyDir of 128Mi in memory at /var/lib/varnish/varnishd to spec.containers[0].volumeMounts',
  ],
  "an emptyDir in which the program makes its directory serves": [kubernetes("varnish:8", { "/var/lib/varnish": {} })],
  "a tmpfs without exec does not serve programs": [
    docker(sonarr, { tmpfs: { "/run": "size=64m" }, volumes: volume("/config") }),
    `${noSonarr('container "web"')}; add exec to tmpfs["/run"]`,
  ],
  "a tmpfs with exec serves programs": [
    docker(sonarr, { tmpfs: { "/run": "size=64m,exec" }, volumes: volume("/config") }),
  ],
  "a tmpfs of a service does not serve programs": [
    swarm(sonarr, { mounts: [memory("/run"), claimed("/config")] }),
    `${noSonarr('service "web"')}; mount a volume instead of taskSpec.containerSpec.mounts[0]`,
  ],
  "an emptyDir serves programs": [kubernetes(sonarr, { "/run": {}, "/config": null })],
  "an empty tmpfs hides files of the image": [
    docker("cassandra:5", {
      tmpfs: { "/etc/cassandra": "size=16m", "/tmp": "size=64m,exec", "/var/log/cassandra": "size=64m" },
      volumes: volume("/var/lib/cassandra"),
    }),
    `${cassandra("tmpfs")} tmpfs["/etc/cassandra"]`,
  ],
  "a named volume that Docker fills serves": [
    docker("cassandra:5", {
      tmpfs: { "/tmp": "size=64m,exec", "/var/log/cassandra": "size=64m" },
      volumes: [...volume("/var/lib/cassandra"), { containerPath: "/etc/cassandra", volumeName: "etc" }],
    }),
  ],
  "an emptyDir hides files of the image": [
    kubernetes("cassandra:5", {
      "/etc/cassandra": {},
      "/tmp": {},
      "/var/log/cassandra": {},
      "/var/lib/cassandra": null,
    }),
    `${cassandra("emptyDir")} spec.containers[0].volumeMounts[0]`,
  ],
  "an emptyDir hides files of the image beside a container that does not mount it": [
    cassandraBeside({ name: "exporter", image: "busybox:1" }),
    `${cassandra("emptyDir")} spec.containers[0].volumeMounts[0]`,
  ],
  "an emptyDir hides files of the image beside a container that only reads it": [
    cassandraBeside({
      name: "exporter",
      image: "busybox:1",
      volumeMounts: [{ name: "etc", mountPath: "/etc/cassandra", readOnly: true }],
    }),
    `${cassandra("emptyDir")} spec.containers[0].volumeMounts[0]`,
  ],
  "an emptyDir that a container of the pod may fill serves": [
    cassandraBeside({ name: "copy", image: "cassandra:5", volumeMounts: [{ name: "etc", mountPath: "/copy" }] }),
  ],
  "traefik unpacks plugins that its arguments name": [
    docker("traefik:v3.7", { command: ["--experimental.plugins.demo.modulename=github.com/x/demo"] }),
    'container "web" runs traefik:v3.7, which needs a writable /plugins-storage (Downloaded plugins are unpacked here); add "/plugins-storage": "rw,noexec,nosuid,nodev,size=64m,mode=1777" to tmpfs',
  ],
  "traefik without plugins writes nothing": [docker("traefik:v3.7", { command: ["--providers.docker"] })],
  "Sentinel replaces its configuration, and keeps no data": [
    docker("redis:7.4", { command: ["redis-sentinel", "/usr/local/etc/redis/sentinel.conf"] }),
    'container "web" runs redis:7.4, which needs a writable /usr/local/etc/redis (Redis replaces its own configuration file in this directory); mount a writable copy of what the image has at /usr/local/etc/redis',
  ],
  "composer installs packages into its working directory": [
    docker("composer:2", { command: ["composer", "install"], tmpfs: { "/tmp": "size=512m" } }),
    'container "web" runs composer:2, which needs a writable volume at /app (Packages are installed into the project here)',
  ],
  "composer validates without a writable working directory": [
    docker("composer:2", { command: ["composer", "validate"], tmpfs: { "/tmp": "size=512m" } }),
  ],
  "a volume server of SeaweedFS keeps its data where an argument says": [
    docker("bitnami/seaweedfs:3", { command: ["-v=1", "volume", "-dir=/disk1,/disk2"], tmpfs: { "/tmp": "size=64m" } }),
    'container "web" has no volume at /disk1, where bitnami/seaweedfs:3 keeps its data; mount a named volume there; it also has no volume at /disk2, where bitnami/seaweedfs:3 keeps its data; mount a named volume there',
  ],
  "Mastodon's streaming server compiles no assets and keeps no files": [
    docker("bitnami/mastodon:4", { envs: ["MASTODON_MODE=streaming"], tmpfs: { "/tmp": "size=64m" } }),
  ],
  "Mastodon's web server without assets and with S3 writes to /tmp only": [
    docker("bitnami/mastodon:4", {
      envs: ["MASTODON_ASSETS_PRECOMPILE=false", "MASTODON_S3_ENABLED=true"],
      tmpfs: { "/tmp": "size=64m" },
    }),
  ],
  "a gateway of SeaweedFS keeps none": [
    docker("bitnami/seaweedfs:3", { command: ["-v=1", "s3"], tmpfs: { "/tmp": "size=64m" } }),
  ],
  "a tmpfs that is far too small is advised about": [
    docker("postgres:15", { tmpfs: { "/run/postgresql": "size=4096,uid=999,gid=999" }, volumes: volume(database) }),
    'advisory: container "web" runs postgres:15, which may fill the 4Ki at /run/postgresql; give tmpfs["/run/postgresql"] 1Mi',
  ],
  "an emptyDir that is far too small is advised about": [
    kubernetes("postgres:15", { "/run/postgresql": { medium: "Memory", sizeLimit: "4Ki" }, [database]: null }),
    'advisory: container "web" runs postgres:15, which may fill the 4Ki at /run/postgresql; give spec.containers[0].volumeMounts[0] 1Mi',
  ],
  "an emptyDir of 64 million thousandths of a byte is advised about, because Kubernetes reads m so": [
    kubernetes("postgres:15", { "/run/postgresql": { medium: "Memory", sizeLimit: "64000000m" }, [database]: null }),
    'advisory: container "web" runs postgres:15, which may fill the 64000 bytes at /run/postgresql; give spec.containers[0].volumeMounts[0] 1Mi',
  ],
  "a read-only tmpfs does not serve": [
    docker("postgres:15", { tmpfs: { "/run/postgresql": "ro" }, volumes: volume(database) }),
    `container "web" runs postgres:15, which needs a writable /run/postgresql ${erofs}; make the read-only mount tmpfs["/run/postgresql"] writable`,
  ],
  "options that Docker refuses do not serve": [
    docker("postgres:15", { tmpfs: { "/run/postgresql": "size=64Mi" }, volumes: volume(database) }),
    `container "web" runs postgres:15, whose tmpfs at /run/postgresql has a size that the engine refuses ${purpose}; write the size in tmpfs["/run/postgresql"] as size=64m`,
  ],
  "a relative key of the tmpfs map means the path that it names": [
    docker("postgres:15", { tmpfs: { "run/postgresql": "size=64m" }, volumes: volume(database) }),
    `container "web" runs postgres:15, whose tmpfs at /run/postgresql has a key that the engine refuses ${purpose}; write the key in tmpfs as an absolute path, with its options as the value`,
  ],
  "a key of the tmpfs map with options means the path before them": [
    docker("postgres:15", { tmpfs: { "/run/postgresql:size=64m": "" }, volumes: volume(database) }),
    `container "web" runs postgres:15, whose tmpfs at /run/postgresql has a key that the engine refuses ${purpose}; write the key in tmpfs as an absolute path, with its options as the value`,
  ],
  "two mounts at one path are refused on Docker": [
    docker("postgres:15", {
      tmpfs: socket,
      volumes: [...volume(database), { containerPath: "/run/postgresql", volumeName: "run" }],
    }),
    `container "web" runs postgres:15, whose mounts volumes[1] and tmpfs["/run/postgresql"] are both at /run/postgresql, which is refused ${purpose}; remove volumes[1] or tmpfs["/run/postgresql"]`,
  ],
  "a path of the host and the name of a volume in one entry, of which the provider takes one, are one mount": [
    docker("postgres:15", {
      tmpfs: socket,
      volumes: [{ containerPath: database, volumeName: "db", hostPath: "/srv/db" }],
    }),
  ],
  "two mounts at one path are refused on Swarm": [
    swarm("postgres:15", { mounts: [claimed(database), claimed("/run/postgresql"), memory("/run/postgresql")] }),
    `service "web" runs postgres:15, whose mounts taskSpec.containerSpec.mounts[1] and taskSpec.containerSpec.mounts[2] are both at /run/postgresql, which is refused ${purpose}; remove taskSpec.containerSpec.mounts[1] or taskSpec.containerSpec.mounts[2]`,
  ],
  "a mount below a read-only path of the host may lack its directory": [
    docker("postgres:15", {
      tmpfs: socket,
      volumes: [...volume(database), { containerPath: "/run", hostPath: "/srv/run", readOnly: true }],
    }),
    'advisory: container "web" runs postgres:15, whose mount at /run/postgresql takes a directory there in volumes[1], which is read-only; make that directory in what volumes[1] mounts, unless it is there',
  ],
  "a mount below a read-only named volume serves, for Docker fills that": [
    docker("postgres:15", {
      tmpfs: socket,
      volumes: [...volume(database), { containerPath: "/run", volumeName: "run", readOnly: true }],
    }),
  ],
  "a tmpfs of root with the mode of the image's directory is not writable for the user": [
    docker("nginx:1.29", { user: "101:101", tmpfs: { "/run": "mode=1777", "/var/cache/nginx": "size=16m" } }),
    'container "web" runs nginx:1.29, whose user 101 cannot write /var/cache/nginx: the tmpfs there belongs to root with mode 0755 (mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)); add uid=101,gid=101 to tmpfs["/var/cache/nginx"]',
  ],
  "data in memory of root is told to be lost, not to be owned by root": [
    docker("postgres:15", { user: "999:999", tmpfs: { ...socket, [database]: "size=1g" } }),
    `container "web" keeps the data of postgres:15 at ${database} in memory; mount a named volume instead of tmpfs["${database}"]`,
  ],
  "a volume above the VOLUME loses the data": [
    docker("postgres:15", { tmpfs: socket, volumes: volume("/var/lib/postgresql") }),
    `container "web" keeps the data of postgres:15 at ${database} on the anonymous volume that its image declares at ${database}, not on volumes[0]; mount a named volume at ${database}`,
  ],
  "a volume below the VOLUME of postgres 18 loses the data": [
    docker("postgres:18", { tmpfs: socket, volumes: volume("/var/lib/postgresql/18/docker") }),
    'container "web" keeps the data of postgres:18 at /var/lib/postgresql on the anonymous volume that its image declares at /var/lib/postgresql, not on volumes[0]; mount a named volume at /var/lib/postgresql',
  ],
  "a volume at the VOLUME of postgres 18 keeps the data": [
    docker("postgres:18", { tmpfs: socket, volumes: volume("/var/lib/postgresql") }),
  ],
  "a VOLUME without a mount loses the data": [
    docker("postgres:15", { tmpfs: socket }),
    `container "web" has no volume at ${database}, where postgres:15 keeps its data; mount a named volume there`,
  ],
  "a tmpfs loses the data": [
    docker("postgres:15", { tmpfs: { ...socket, [database]: "size=1g,uid=999,gid=999" } }),
    `container "web" keeps the data of postgres:15 at ${database} in memory; mount a named volume instead of tmpfs["${database}"]`,
  ],
  "an emptyDir loses the data": [
    kubernetes("postgres:15", { "/run/postgresql": {}, [database]: {} }),
    `container "web" keeps the data of postgres:15 at ${database} in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[1]`,
  ],
  "a required variable is missing on Docker": [
    docker("hashicorp/vault:1.19", { command: ["server"], volumes: volume("/vault/file") }),
    `container "web" ${capabilities}`,
  ],
  "a required variable is missing on Swarm": [
    swarm("hashicorp/vault:1.19", { args: ["server"], mounts: [claimed("/vault/file")] }),
    `service "web" ${capabilities}`,
  ],
  "a required variable is missing on Kubernetes": [
    kubernetes("hashicorp/vault:1.19", { "/vault/data": null }, { args: ["server"] }),
    `container "web" ${capabilities}`,
  ],
  "a required variable is set on Docker": [
    docker("hashicorp/vault:1.19", { command: ["server"], envs: ["SKIP_SETCAP=true"], volumes: volume("/vault/file") }),
  ],
  "a required variable is set on Kubernetes": [
    kubernetes(
      "hashicorp/vault:1.19",
      { "/vault/data": null },
      { args: ["server"], env: [{ name: "SKIP_SETCAP", value: "true" }] },
    ),
  ],
  "the secrets of vault in memory go with the container, unless they are stored elsewhere": [
    docker("hashicorp/vault:1.19", { ...vault, tmpfs: { "/vault/file": "size=64m" } }),
    `${secrets('container "web"', "in memory")}; mount a named volume instead of tmpfs["/vault/file"]${orElsewhere}`,
  ],
  "the secrets of vault on an anonymous volume go with the container, unless they are stored elsewhere": [
    docker("hashicorp/vault:1.19", { ...vault, volumes: [{ containerPath: "/vault/file" }] }),
    `${secrets('container "web"', "on an anonymous volume, which the next container does not get")}; mount a named volume instead of volumes[0]${orElsewhere}`,
  ],
  "the secrets of vault in a service's memory go with it, unless they are stored elsewhere": [
    swarm("hashicorp/vault:1.19", { args: ["server"], env: { SKIP_SETCAP: "true" }, mounts: [memory("/vault/file")] }),
    `${secrets('service "web"', "in memory")}; mount a named volume instead of taskSpec.containerSpec.mounts[0]${orElsewhere}`,
  ],
  "the secrets of vault in an emptyDir go with the pod, unless they are stored elsewhere": [
    kubernetes(
      "hashicorp/vault:1.19",
      { "/vault/data": {} },
      { args: ["server"], env: [{ name: "SKIP_SETCAP", value: "true" }] },
    ),
    `${secrets('container "web"', "in an emptyDir, which goes with its pod")}; mount a persistent volume claim instead of spec.containers[0].volumeMounts[0]${orElsewhere}`,
  ],
  "a volume above the VOLUME of mongo loses the data, unless its configuration names another directory": [
    docker("mongo:8.0", { command: ["--config", "/etc/mongod.conf"], tmpfs: { "/tmp": "" }, volumes: volume("/data") }),
    'advisory: container "web" keeps the data of mongo:8.0 at /data/db on the anonymous volume that its image declares at /data/db, not on volumes[0] when the server is no config server, and its configuration file names no other storage.dbPath; mount a named volume at /data/db, or name the directory with --dbpath',
  ],
  "memory over the VOLUME of vault, whose configuration names another volume, serves": [
    docker("hashicorp/vault:1.19", { ...vault, tmpfs: { "/vault/file": "size=1m" }, volumes: volume("/srv/raft") }),
  ],
  "memory over the VOLUME of a vault that only reads secrets serves": [
    docker("hashicorp/vault:1.19", { ...vault, command: ["agent"], tmpfs: { "/vault/file": "size=1m" } }),
  ],
  "a cache in memory need not keep anything": [docker("redis:7.4", { tmpfs: { "/data": "size=64m" } })],
  "PGDATA moves the data to a place without a volume": [
    docker("postgres:15", { tmpfs: socket, envs: ["PGDATA=/pg/data"], volumes: volume(database) }),
    moved("PGDATA", "postgres:15"),
  ],
  "PGDATA moves the data below a volume": [
    docker("postgres:15", { tmpfs: socket, envs: ["PGDATA=/pg/data"], volumes: volume("/pg") }),
  ],
  "KAFKA_LOG_DIRS names two directories of which one has a volume": [
    docker("apache/kafka:4.0.0", {
      envs: ["KAFKA_LOG_DIRS=/a,/b"],
      volumes: volume("/a"),
      tmpfs: {
        "/tmp": "size=64m,exec",
        "/opt/kafka/config": "size=16m,uid=1000,gid=1000",
        "/opt/kafka/logs": "size=64m,uid=1000,gid=1000",
      },
    }),
    moved("KAFKA_LOG_DIRS", "apache/kafka:4.0.0"),
  ],
  "--storage.tsdb.path moves the data on Docker": [
    docker("prom/prometheus:v3.0.0", { command: ["--storage.tsdb.path=/tsdb"] }),
    series,
  ],
  "--storage.tsdb.path moves the data on Kubernetes": [
    kubernetes("prom/prometheus:v3.0.0", { "/prometheus": null }, { args: ["--storage.tsdb.path", "/tsdb"] }),
    series,
  ],
  "--storage.tsdb.path names a volume": [
    docker("prom/prometheus:v3.0.0", { command: ["--storage.tsdb.path=/tsdb"], volumes: volume("/tsdb") }),
  ],
  "a word of a wrong type hides no path that is needed": [
    docker("postgres:15", {
      entrypoints: [7],
      command: [{}],
      volumes: volume(database),
      tmpfs: { "/run/postgresql": "ro" },
    }),
    `container "web" runs postgres:15, which needs a writable /run/postgresql ${erofs}; make the read-only mount tmpfs["/run/postgresql"] writable`,
  ],
  "a word of a wrong type hides no data": [
    docker("postgres:15", { entrypoints: [null], command: [7], tmpfs: socket }),
    `container "web" has no volume at ${database}, where postgres:15 keeps its data; mount a named volume there`,
  ],
  "redis likely writes snapshots on Docker": [docker("redis:7.4"), snapshots('container "web"')],
  "redis likely writes snapshots on Swarm": [swarm("redis:7.4"), snapshots('service "web"')],
  "redis likely writes snapshots on Kubernetes": [kubernetes("redis:7.4"), snapshots('container "web"')],
  "redis 8.6, which declares no VOLUME, likely writes snapshots": [
    docker("redis:8.6"),
    snapshots('container "web"', "redis:8.6"),
  ],
  "redis with a volume for its snapshots is served": [docker("redis:7.4", { volumes: volume("/data") })],
  'redis with --save "" writes no snapshots on Docker': [
    docker("redis:7.4", { command: ["redis-server", "--save", "", "--appendonly", "no"] }),
  ],
  'redis with --save "" writes no snapshots on Kubernetes': [kubernetes("redis:7.4", {}, { args: ["--save", ""] })],
  'redis with --save "" and an append-only file writes it': [
    docker("redis:7.4", { command: ["redis-server", "--save", "", "--appendonly", "yes"] }),
    unkept,
  ],
  'redis with --save "" in cluster mode writes nodes.conf': [
    docker("redis:7.4", { command: ["redis-server", "--save", "", "--cluster-enabled", "yes"] }),
    unkept,
  ],
  "Chainguard's redis is silent once its snapshots are off, as its message says": [
    docker("cgr.dev/chainguard/redis:latest", { command: ["--save", ""] }),
  ],
  "dragonfly is silent once its snapshots are off, as its message says": [
    docker("docker.dragonflydb.io/dragonflydb/dragonfly:v1.30.0", { command: ["--dbfilename", ""] }),
  ],
  "cp-kafka is silent about its log of garbage collection once it is off, as its message says": [
    docker("confluentinc/cp-kafka:7.9.0", {
      envs: ["EXTRA_ARGS=-name kafkaServer"],
      volumes: [...volume("/var/lib/kafka/data"), ...volume("/etc/kafka")],
      tmpfs: { "/tmp": "exec" },
    }),
  ],
  "nginx fills conf.d from templates beside a script of one's own": [templates("/docker-entrypoint.d/30-own.sh"), conf],
  "nginx fills nothing from templates while another directory hides its scripts": [templates("/docker-entrypoint.d")],
  "nginx fills nothing from templates while a file of one's own takes the place of its script": [
    templates("/docker-entrypoint.d/20-envsubst-on-templates.sh"),
  ],
  "loki without any of its directories is not served": [
    docker("grafana/loki:3.4"),
    'container "web" runs grafana/loki:3.4, which needs a writable volume at /loki (Chunks, index, write-ahead log and the compactor\'s files live here)',
  ],
  "the directory of loki's chart serves on Docker": [docker("grafana/loki:3.4", { volumes: volume("/var/loki") })],
  "the directory of loki's chart serves on Kubernetes": [kubernetes("grafana/loki:3.4", { "/var/loki": null })],
  "the directory of loki's chart in memory loses the data": [
    docker("grafana/loki:3.4", { tmpfs: { "/var/loki": "size=64m,uid=10001,gid=10001" } }),
    'container "web" keeps the data of grafana/loki:3.4 at /loki in memory; mount a named volume instead of tmpfs["/var/loki"]',
  ],
};

describe("how a mount serves what an image needs", () => {
  for (const [name, [given, ...says]] of Object.entries(table)) {
    it(name, async () => {
      assert.deepEqual(
        [...(await saysAbout(writablePathsDeclared, given)), ...(await saysAbout(dataOnVolumes, given))],
        says,
      );
    });
  }
});
