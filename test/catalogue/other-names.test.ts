// Each row follows the source that the entry names.
import assert from "node:assert/strict";
import { recipeFor } from "../../policies/images/catalogue";
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "gitea by its name at ghcr.io": {
    image: "ghcr.io/go-gitea/gitea:1.26.4-rootless",
    memory: plain("/tmp"),
    volumes: ["/var/lib/gitea"],
    says: [
      'container "main" runs go-gitea/gitea:1.26.4-rootless, which needs a writable volume at /etc/gitea (The entrypoint makes app.ini here, and Gitea its secrets)',
    ],
  },
  "clamav of Nextcloud All-in-One by its name at Docker Hub": {
    image: "nextcloud/aio-clamav:latest",
    volumes: ["/var/lib/clamav"],
    memory: plain("/tmp", "/var/log/clamav", "/run/clamav", "/var/log/supervisord"),
    says: [
      'container "main" runs nextcloud/aio-clamav:latest, which needs a writable /run/supervisord (Sockets and pid files lie here); add an emptyDir of 64Mi in memory at /run/supervisord to spec.containers[0].volumeMounts',
    ],
  },
  "zulu without a distribution": {
    image: "azul/zulu-openjdk-distroless:21",
    args: ["-jar", "/app.jar"],
    says: [
      'advisory: container "main" runs azul/zulu-openjdk-distroless:21, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "forgejo by its name at data.forgejo.org": {
    image: "data.forgejo.org/forgejo/forgejo:16.0.3",
    says: [
      'container "main" runs forgejo/forgejo:16.0.3, which needs a writable volume at /data (Everything lives here)',
    ],
  },
  "chainguard's redis as a Sentinel": {
    image: "cgr.dev/chainguard/redis:latest",
    args: ["/etc/redis/sentinel.conf", "--sentinel"],
    says: [
      'container "main" runs chainguard/redis:latest, which needs a writable /etc/redis (Sentinel replaces its own configuration file in this directory); add an emptyDir of 1Mi in memory at /etc/redis to spec.containers[0].volumeMounts',
    ],
  },
  "chainguard's redis with a configuration file": {
    image: "cgr.dev/chainguard/redis:latest",
    args: ["/etc/redis.conf"],
    says: [
      'advisory: container "main" runs chainguard/redis:latest, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica; or start it with --save "" and without the append-only file',
    ],
  },
  "chainguard's valkey with a socket and a log file": {
    image: "cgr.dev/chainguard/valkey:latest",
    args: ["--save", "", "--logfile", "/var/log/valkey/valkey.log", "--unixsocket", "/run/valkey/valkey.sock"],
    says: [
      'container "main" runs chainguard/valkey:latest, which needs a writable /run/valkey (The server creates its socket here) and /var/log/valkey (The server writes its log here, and does not start when it cannot); add an emptyDir of 1Mi in memory at /run/valkey to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /var/log/valkey to spec.containers[0].volumeMounts',
    ],
  },
  "postfixadmin with the newer names of its variables": {
    image: "postfixadmin:4-fpm",
    env: { POSTFIXADMIN_DATABASE_TYPE: "mysqli" },
    memory: plain("/tmp", "/var/www/html"),
    says: [],
  },
  "node started by yarn": {
    image: "node:24",
    args: ["yarn", "start"],
    says: [
      'advisory: container "main" runs node:24, which needs a writable /usr/local/share/.cache when the program is started through the yarn of the image (version 1), and has no other cache or /tmp; or start the program itself (node server.js), not yarn start',
    ],
  },
  "node started by yarn, with /tmp": { image: "node:24", args: ["yarn", "start"], memory: plain("/tmp"), says: [] },
  "percona-server-mongodb as a config server": {
    image: "percona/percona-server-mongodb:8.0",
    args: ["mongod", "--configsvr", "--replSet", "config"],
    volumes: ["/data/db"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /data/configdb, where percona/percona-server-mongodb:8.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "clickhouse's image as a client": {
    image: "clickhouse/clickhouse-server:26.7",
    args: ["clickhouse", "client", "--host", "db"],
    says: [],
  },
  "clickhouse-server as the first argument, which passes by the setup": {
    image: "clickhouse/clickhouse-server:26.7",
    args: ["clickhouse-server"],
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-server"),
    says: [],
  },
  "clickhouse with a user and mounted settings of users": {
    image: "clickhouse/clickhouse-server:26.7",
    env: { CLICKHOUSE_USER: "app" },
    config: ["/etc/clickhouse-server/users.d"],
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-server", "/tmp"),
    says: [
      'container "main" runs clickhouse/clickhouse-server:26.7, which needs a writable /etc/clickhouse-server/users.d (The entrypoint writes the default user here); make the read-only mount spec.containers[0].volumeMounts[1] writable',
    ],
  },
  "bitnami's mongodb without a home directory of its shell": {
    image: "bitnamilegacy/mongodb:8.0",
    volumes: ["/bitnami/mongodb"],
    memory: plain("/tmp", "/opt/bitnami/mongodb/conf", "/opt/bitnami/mongodb/tmp"),
    says: [],
  },
  "bitnami's grafana with its own configuration": {
    image: "bitnamilegacy/grafana:12",
    volumes: ["/opt/bitnami/grafana/data"],
    memory: plain("/tmp", "/opt/bitnami/grafana/tmp"),
    says: [],
  },
  "bitnami's grafana with its data moved and features on": {
    image: "bitnamilegacy/grafana:12",
    env: { GF_PATHS_DATA: "/data", GF_FEATURE_TOGGLES: "publicDashboards" },
    volumes: ["/data"],
    memory: plain("/tmp", "/opt/bitnami/grafana/tmp"),
    says: [
      'container "main" runs bitnamilegacy/grafana:12, which needs a writable /opt/bitnami/grafana/conf (The entrypoint writes these settings into grafana.ini here, and stops when it cannot); add an emptyDir of 16Mi in memory at /opt/bitnami/grafana/conf to spec.containers[0].volumeMounts',
    ],
  },
  "vault as its chart runs it": {
    image: "hashicorp/vault:1.21",
    command: ["/bin/sh", "-ec"],
    args: [
      "cp /vault/config/extraconfig-from-values.hcl /tmp/storageconfig.hcl; /usr/local/bin/docker-entrypoint.sh vault server -config=/tmp/storageconfig.hcl",
    ],
    env: { SKIP_CHOWN: "true", SKIP_SETCAP: "true", HOME: "/home/vault" },
    volumes: ["/vault/data"],
    config: ["/vault/config"],
    memory: plain("/home/vault", "/tmp"),
    says: [],
  },
  "yourls with its content on a volume, and the rest in memory": {
    image: "yourls:1.10",
    volumes: ["/var/www/html/user"],
    memory: plain("/run/apache2", "/tmp", "/var/www/html"),
    says: [],
  },
};

describeConfigured("images under other names and with other programs", inPods);

describe("repositories of Nextcloud All-in-One", () => {
  for (const part of [
    "apache",
    "borgbackup",
    "clamav",
    "docker-socket-proxy",
    "domaincheck",
    "imaginary",
    "notify-push",
    "postgresql",
    "redis",
    "talk",
    "talk-recording",
    "watchtower",
    "whiteboard",
  ]) {
    const image = `nextcloud/aio-${part}:latest`;
    it(`${image} is known as aio-${part}`, () => assert.equal(recipeFor(image)?.name, `aio-${part}`));
  }
});
