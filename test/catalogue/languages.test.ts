// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "spring on BellSoft's Java, without a place for temporary files": {
    image: "bellsoft/liberica-openjre-alpine-musl:21",
    args: ["java", "-jar", "/app.jar"],
    says: [
      'advisory: container "main" runs bellsoft/liberica-openjre-alpine-musl:21, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "java of GraalVM without a place for temporary files": {
    image: "ghcr.io/graalvm/jdk-community:25",
    args: ["java", "-jar", "/app.jar"],
    says: [
      'advisory: container "main" runs graalvm/jdk-community:25, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "java of IBM Semeru from IBM's registry": {
    image: "icr.io/appcafe/ibm-semeru-runtimes:open-21-jre-ubi9-minimal",
    args: ["java", "-jar", "/app.jar"],
    says: [
      'advisory: container "main" runs appcafe/ibm-semeru-runtimes:open-21-jre-ubi9-minimal, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "chainguard's tomcat, started by its own argument": {
    image: "cgr.dev/chainguard/tomcat",
    args: ["run"],
    memory: plain("/usr/share/tomcat/temp", "/usr/share/tomcat/logs"),
    says: [
      'container "main" runs chainguard/tomcat, which needs a writable /usr/share/tomcat/work (Compiled JSPs and saved sessions are written here); add an emptyDir of 256Mi in memory at /usr/share/tomcat/work to spec.containers[0].volumeMounts',
    ],
  },
  "chainguard's tomcat with mounts at the link": {
    image: "cgr.dev/chainguard/tomcat",
    memory: plain("/usr/local/tomcat/work", "/usr/local/tomcat/temp", "/usr/local/tomcat/logs"),
    says: [],
  },
  "chainguard's tomcat with another base": {
    image: "cgr.dev/chainguard/tomcat",
    env: { CATALINA_BASE: "/base", CATALINA_TMPDIR: "/tmp" },
    memory: plain("/base", "/tmp"),
    says: [],
  },
  "chainguard's valkey with a configuration file": {
    image: "cgr.dev/chainguard/valkey",
    args: ["/etc/valkey/valkey.conf", "--unixsocket", "/sockets/valkey.sock"],
    config: ["/etc/valkey"],
    says: [
      'container "main" runs chainguard/valkey, which needs a writable /sockets (The server creates its socket here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
      'advisory: container "main" runs chainguard/valkey, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica; or start it with --save "" and without the append-only file',
    ],
  },
  "chainguard's redis with a configuration file": {
    image: "cgr.dev/chainguard/redis",
    args: ["/etc/redis/redis.conf"],
    config: ["/etc/redis"],
    says: [
      'advisory: container "main" runs chainguard/redis, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica; or start it with --save "" and without the append-only file',
    ],
  },
  "chainguard's mongodb as a config server": {
    image: "cgr.dev/chainguard/mongodb",
    args: ["--configsvr", "--replSet=cfg", "--logpath=/logs/mongod.log"],
    volumes: ["/data/db"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs chainguard/mongodb, which needs a writable /logs (mongod writes its log here); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
      'container "main" has no volume at /data/configdb, where chainguard/mongodb keeps its data; mount a persistent volume claim there',
    ],
  },
  "chainguard's dotnet, which is handed the application": {
    image: "cgr.dev/chainguard/aspnet-runtime",
    args: ["/app/shop.dll"],
    says: [
      'advisory: container "main" runs chainguard/aspnet-runtime, which needs a writable /tmp when diagnostics are on, which is the default, or large forms are uploaded (Failed to create CoreCLR, HRESULT: 0x8007000E); or set DOTNET_EnableDiagnostics to 0',
    ],
  },
  "chainguard's python with gunicorn as a module": {
    image: "cgr.dev/chainguard/python",
    args: ["-m", "gunicorn", "app:app"],
    says: [
      'container "main" runs chainguard/python, which needs a writable /tmp (No usable temporary directory found in); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "python with gunicorn as a module": {
    image: "python:3.13",
    command: ["python3", "-m", "gunicorn", "app:app"],
    says: [
      'container "main" runs python:3.13, which needs a writable /tmp (No usable temporary directory found in); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "python with gunicorn as a module and its heartbeat in shared memory": {
    image: "python:3.13",
    command: ["python3", "-m", "gunicorn", "--worker-tmp-dir=/dev/shm", "app:app"],
    says: [],
  },
  "docker without root with its data elsewhere": {
    image: "docker:29-dind-rootless",
    args: ["--data-root=/images"],
    volumes: ["/images"],
    memory: { "/run/user": "exec", "/certs": "" },
    says: [
      'container "main" runs docker:29-dind-rootless, which needs a writable /home/rootless/.local/share/docker (error: attempting to run rootless dockerd but need writable HOME) and /tmp (creating a state directory:); add an emptyDir of 64Mi in memory at /home/rootless/.local/share/docker to spec.containers[0].volumeMounts; add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "pgbouncer with a configuration and a user to be added": {
    image: "edoburu/pgbouncer:v1.25.2-p0",
    env: { DB_USER: "shop", DB_PASSWORD: "shop" },
    config: ["/etc/pgbouncer/pgbouncer.ini"],
    says: [
      'container "main" runs edoburu/pgbouncer:v1.25.2-p0, which needs a writable /etc/pgbouncer (The entrypoint writes pgbouncer.ini and userlist.txt here, and stops without); add an emptyDir of 1Mi in memory at /etc/pgbouncer to spec.containers[0].volumeMounts',
    ],
  },
  "pgbouncer as its example for several users": {
    image: "edoburu/pgbouncer:v1.25.2-p0",
    config: ["/etc/pgbouncer"],
    says: [],
  },
  "pgbouncer with a log file and a socket": {
    image: "edoburu/pgbouncer:v1.25.2-p0",
    env: { DB_HOST: "db", LOGFILE: "/logs/pgbouncer.log", UNIX_SOCKET_DIR: "/sockets" },
    memory: plain("/etc/pgbouncer"),
    says: [
      'container "main" runs edoburu/pgbouncer:v1.25.2-p0, which needs a writable directory that UNIX_SOCKET_DIR names (pgbouncer creates its socket here) and the directory of the file that LOGFILE names (pgbouncer writes its log here); mount an emptyDir at the directory that UNIX_SOCKET_DIR names; mount an emptyDir at the directory of the file that LOGFILE names',
    ],
  },
  "spiped with a socket in the file system": {
    image: "spiped:1.6",
    args: ["-e", "-s", "/sockets/db.sock", "-t", "[10.0.0.1]:5432"],
    config: ["/spiped/key"],
    says: [
      'container "main" runs spiped:1.6, which needs a writable /sockets (spiped creates the socket on which it listens here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "spiped as its documentation runs it": {
    image: "spiped:1.6",
    args: ["-d", "-s", "[0.0.0.0]:8025", "-t", "[127.0.0.1]:25"],
    config: ["/spiped/key"],
    says: [],
  },
  "spiped's script that makes a key": {
    image: "spiped:1.6",
    args: ["spiped-generate-key.sh"],
    says: [
      'container "main" runs spiped:1.6, which needs a writable volume at /spiped/key (The script writes spiped-keyfile here)',
    ],
  },
  "kratos as its quickstart keeps its database": {
    image: "oryd/kratos:v26.2.0",
    env: { DSN: "sqlite:///var/lib/sqlite/db.sqlite?_fk=true&_journal=WAL" },
    args: ["serve", "-c", "/etc/config/kratos/kratos.yml"],
    volumes: ["/var/lib/sqlite"],
    says: [],
  },
  "hydra with SQLite and no volume": {
    image: "oryd/hydra:v26.2.0",
    env: { DSN: "sqlite:///mnt/sqlite/db.sqlite?_fk=true&mode=rwc" },
    args: ["serve", "all"],
    says: [
      'container "main" runs oryd/hydra:v26.2.0, which needs a writable volume at the directory of the file that DSN names (The SQLite database and its journal live here)',
    ],
  },
  "hydra with PostgreSQL": {
    image: "oryd/hydra:v26.2.0",
    env: { DSN: "postgres://hydra@db/hydra" },
    args: ["serve", "all"],
    says: [],
  },
  "oathkeeper's maester beside it": {
    image: "oryd/oathkeeper-maester:v0.1.14",
    command: ["/manager"],
    args: ["--metrics-addr=0.0.0.0:8080", "sidecar", "--rulesFilePath=/etc/rules/access-rules.json"],
    says: [
      'container "main" runs oryd/oathkeeper-maester:v0.1.14, which needs a writable /etc/rules (Oathkeeper Maester writes access-rules.json here, which Oathkeeper reads); add an emptyDir of 16Mi in memory at /etc/rules to spec.containers[0].volumeMounts',
    ],
  },
  "pgbouncer with a list of users elsewhere, which nothing brings": {
    image: "edoburu/pgbouncer:v1.25.2-p0",
    env: { AUTH_FILE: "/auth/userlist.txt" },
    config: ["/etc/pgbouncer/pgbouncer.ini"],
    says: [
      'container "main" runs edoburu/pgbouncer:v1.25.2-p0, which needs a writable directory of the file that AUTH_FILE names (The entrypoint makes this file where it is missing, and stops when it cannot); mount an emptyDir at the directory of the file that AUTH_FILE names',
    ],
  },
  "pgbouncer with a list of users from a Secret": {
    image: "edoburu/pgbouncer:v1.25.2-p0",
    env: { AUTH_FILE: "/auth/userlist.txt", DB_USER: "shop", DB_PASSWORD: "shop" },
    config: ["/etc/pgbouncer/pgbouncer.ini", "/auth"],
    says: [],
  },
  "pgbouncer with the file of its users mounted": {
    image: "edoburu/pgbouncer:v1.25.2-p0",
    env: { AUTH_FILE: "/auth/userlist.txt" },
    config: ["/etc/pgbouncer/pgbouncer.ini", "/auth/userlist.txt"],
    says: [],
  },
  "pgbouncer with its own list of users and a user to be added": {
    image: "edoburu/pgbouncer:v1.25.2-p0",
    env: { AUTH_FILE: "/etc/pgbouncer/userlist.txt", DB_USER: "shop", DB_PASSWORD: "shop" },
    config: ["/etc/pgbouncer/pgbouncer.ini"],
    says: [
      'container "main" runs edoburu/pgbouncer:v1.25.2-p0, which needs a writable /etc/pgbouncer (The entrypoint writes pgbouncer.ini and userlist.txt here, and stops without); add an emptyDir of 1Mi in memory at /etc/pgbouncer to spec.containers[0].volumeMounts',
    ],
  },
};

const onEngines: ConfiguredRows = {};

describeConfigured("images of languages, and of those that hand every word to a program", inPods, onEngines);
