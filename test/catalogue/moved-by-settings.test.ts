// Settings that hold several, or name no path, and still decide where something is written.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const gunicorn = { image: "python:3.14", args: ["gunicorn", "app:app"] };

const inPods: ConfiguredRows = {
  "gunicorn whose variable names a pid file": {
    ...gunicorn,
    env: { GUNICORN_CMD_ARGS: "--workers 2 --pid=/run/app/gunicorn.pid --worker-tmp-dir /dev/shm" },
    says: [
      'container "main" runs python:3.14, which needs a writable /run/app (gunicorn writes its pid file here, and stops when it cannot); add an emptyDir of 1Mi in memory at /run/app to spec.containers[0].volumeMounts',
    ],
  },
  "gunicorn whose variable names a socket and a log": {
    ...gunicorn,
    env: { GUNICORN_CMD_ARGS: "--worker-tmp-dir=/dev/shm -b unix:/sockets/app.sock --error-logfile /logs/error.log" },
    memory: plain("/logs"),
    says: [
      'container "main" runs python:3.14, which needs a writable directory of the file that GUNICORN_CMD_ARGS names (gunicorn creates its socket here); mount an emptyDir at the directory of the file that GUNICORN_CMD_ARGS names',
    ],
  },
  "gunicorn whose variable names another directory for its workers": {
    ...gunicorn,
    env: { GUNICORN_CMD_ARGS: "--worker-tmp-dir /beats" },
    memory: plain("/beats"),
    says: [],
  },
  "gunicorn whose variable names shared memory for its workers, and a port": {
    ...gunicorn,
    env: { GUNICORN_CMD_ARGS: "--worker-tmp-dir /dev/shm --bind=0.0.0.0:8000 --log-file=-" },
    says: [],
  },
  "java whose variable names another directory for temporary files": {
    image: "eclipse-temurin:21-jre",
    args: ["java", "-jar", "/app.jar"],
    env: { JAVA_TOOL_OPTIONS: "-Xmx256m -Djava.io.tmpdir=/work" },
    says: [
      'advisory: container "main" runs eclipse-temurin:21-jre, which needs a writable directory that JAVA_TOOL_OPTIONS names when the application uses java.io.tmpdir',
    ],
  },
  "java with a mount at the directory that its variable names": {
    image: "eclipse-temurin:21-jre",
    args: ["java", "-jar", "/app.jar"],
    env: { JDK_JAVA_OPTIONS: "-Djava.io.tmpdir=/work -Xmx256m" },
    memory: plain("/work"),
    says: [],
  },
  "ghost with its logs elsewhere": {
    image: "ghost:6",
    env: { logging__path: "/var/log/ghost" },
    volumes: ["/var/lib/ghost/content"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs ghost:6, which needs a writable directory that logging__path names (Ghost writes its logs there); mount an emptyDir at the directory that logging__path names; a read-only root takes effort with ghost:6: some versions change files in the image at start: 4.22 removed cards.min.css. Test each major version',
    ],
  },
  "ghost with its logs on stdout": {
    image: "ghost:6",
    env: { logging__path: "/var/log/ghost", logging__transports: '["stdout"]' },
    volumes: ["/var/lib/ghost/content"],
    memory: plain("/tmp"),
    says: [],
  },
  "varnish with a name for its directory": {
    image: "varnish:8.0",
    args: ["-n", "shop"],
    says: [
      'container "main" runs varnish:8.0, which needs a writable /var/lib/varnish (varnishd makes a directory of that name here, for its shared memory log and the compiled VCL); add an emptyDir of 128Mi in memory at /var/lib/varnish to spec.containers[0].volumeMounts',
    ],
  },
  "varnish with a path for its directory": {
    image: "varnish:8.0",
    args: ["-n", "/work"],
    memory: plain("/work"),
    says: [],
  },
  "influxdb 3 with its Python environment elsewhere": {
    image: "influxdb:3-core",
    args: ["influxdb3", "serve", "--node-id", "a", "--object-store", "memory", "--virtual-env-location", "/venv"],
    says: [
      'advisory: container "main" runs influxdb:3-core, which needs a writable volume at /venv when the processing engine has to make its Python environment or install packages; or set INFLUXDB3_UNSET_VARS to INFLUXDB3_PLUGIN_DIR',
    ],
  },
  "HaRP before it had a directory for its configuration": {
    image: "ghcr.io/nextcloud/nextcloud-appapi-harp:v0.3.1",
    volumes: ["/certs"],
    memory: plain("/run/harp"),
    says: [
      'container "main" runs nextcloud/nextcloud-appapi-harp:v0.3.1; nextcloud/nextcloud-appapi-harp:v0.3.1 does not run with a read-only root: start.sh writes the configuration of HAProxy and of the tunnel into the root directory',
    ],
  },
  "clickhouse with a configuration of its own": {
    image: "clickhouse/clickhouse-server:25.8",
    args: ["clickhouse-server"],
    config: ["/etc/clickhouse-server/config.xml"],
    memory: plain("/var/log/clickhouse-server"),
    says: [
      'advisory: container "main" runs clickhouse/clickhouse-server:25.8, which needs a writable volume at /var/lib/clickhouse when its configuration names no other directory (Couldn\'t create necessary directory: /var/lib/clickhouse/)',
    ],
  },
  "clickhouse with its schemas of formats elsewhere": {
    image: "clickhouse/clickhouse-server:25.8",
    args: ["clickhouse-server", "--", "--format_schema_path=/srv/schemas/"],
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-server"),
    says: [
      'container "main" runs clickhouse/clickhouse-server:25.8, which needs a writable /srv/schemas (The server makes this directory at its start where it is missing); add an emptyDir of 16Mi in memory at /srv/schemas to spec.containers[0].volumeMounts',
    ],
  },
  "clickhouse with its schemas of formats from a ConfigMap": {
    image: "clickhouse/clickhouse-server:25.8",
    args: ["clickhouse-server", "--", "--format_schema_path=/srv/schemas/"],
    config: ["/srv/schemas"],
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-server"),
    says: [],
  },
  "nats with a file of its ports": {
    image: "nats:2.12",
    args: ["-p", "-1", "--ports_file_dir", "/ports"],
    says: [
      'container "main" runs nats:2.12, which needs a writable /ports (Error writing ports file); add an emptyDir of 1Mi in memory at /ports to spec.containers[0].volumeMounts',
    ],
  },
  "nats with a file of its ports in a mount": {
    image: "nats:2.12",
    args: ["-p", "-1", "--ports_file_dir=/ports"],
    memory: plain("/ports"),
    says: [],
  },
  "rootless gitea with LFS objects, attachments and its database elsewhere": {
    image: "gitea/gitea:1.24.6-rootless",
    env: {
      GITEA__lfs__PATH: "/lfs",
      GITEA__attachment__PATH: "/attachments",
      GITEA__database__PATH: "/db/gitea.db",
    },
    volumes: ["/var/lib/gitea", "/etc/gitea", "/attachments"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs gitea/gitea:1.24.6-rootless, which needs a writable volume at the directory that GITEA__lfs__PATH names (LFS objects live here) and the directory of the file that GITEA__database__PATH names (The SQLite database lives here)',
    ],
  },
  "rootless gitea with a server for its database": {
    image: "gitea/gitea:1.24.6-rootless",
    env: { GITEA__database__DB_TYPE: "postgres", GITEA__database__PATH: "/db/gitea.db" },
    volumes: ["/var/lib/gitea", "/etc/gitea"],
    memory: plain("/tmp"),
    says: [],
  },
  "rootless gitea with a log in files elsewhere": {
    image: "gitea/gitea:1.24.6-rootless",
    env: { GITEA__log__MODE: "console,file", GITEA__log__ROOT_PATH: "/var/log/gitea" },
    volumes: ["/var/lib/gitea", "/etc/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs gitea/gitea:1.24.6-rootless, which needs a writable directory that GITEA__log__ROOT_PATH names (The log is written here, and Gitea stops when it cannot); mount an emptyDir at the directory that GITEA__log__ROOT_PATH names',
    ],
  },
  "rootless gitea that logs to the console, whatever its directory for logs": {
    image: "gitea/gitea:1.24.6-rootless",
    env: { GITEA__log__MODE: "console", GITEA__log__ROOT_PATH: "/var/log/gitea" },
    volumes: ["/var/lib/gitea", "/etc/gitea"],
    memory: plain("/tmp"),
    says: [],
  },
  "rootless gitea whose uploads pass through another directory": {
    image: "gitea/gitea:1.24.6-rootless",
    env: { GITEA__repository_0X2E_upload__TEMP_PATH: "/uploads" },
    volumes: ["/var/lib/gitea", "/etc/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs gitea/gitea:1.24.6-rootless, which needs a writable directory that GITEA__repository_0X2E_upload__TEMP_PATH names (Files that are uploaded into repositories pass through here); mount an emptyDir at the directory that GITEA__repository_0X2E_upload__TEMP_PATH names',
    ],
  },
  "rabbitmq with another directory of configuration files": {
    image: "rabbitmq:4.1",
    env: { RABBITMQ_CONFIG_FILES: "/config" },
    config: ["/config"],
    volumes: ["/var/lib/rabbitmq"],
    says: [
      'advisory: container "main" runs rabbitmq:4.1, which needs a writable /var/log/rabbitmq when a mount or a variable leaves 10-defaults.conf out, and no other configuration sends the logs to the console (failed to open log file at); or write log.console = true into rabbitmq.conf',
    ],
  },
  "rabbitmq with another directory of configuration files, whose log goes to the console": {
    image: "rabbitmq:4.1",
    env: { RABBITMQ_CONFIG_FILES: "/config", RABBITMQ_LOGS: "-" },
    config: ["/config"],
    volumes: ["/var/lib/rabbitmq"],
    says: [],
  },
  "rabbitmq with a configuration file of Erlang terms, which leaves the others out": {
    image: "rabbitmq:4.1",
    env: { RABBITMQ_CONFIG_FILE: "/config/rabbitmq.config" },
    config: ["/config"],
    volumes: ["/var/lib/rabbitmq"],
    says: [
      'advisory: container "main" runs rabbitmq:4.1, which needs a writable /var/log/rabbitmq when a mount or a variable leaves 10-defaults.conf out, and no other configuration sends the logs to the console (failed to open log file at); or write log.console = true into rabbitmq.conf',
    ],
  },
  "php-fpm that checks its configuration": { image: "php:8.4-fpm", args: ["php-fpm", "-t"], says: [] },
  "bitnami's etcd with its data in the configuration of its variables": {
    image: "bitnami/etcd:3.6.4",
    env: { ALLOW_NONE_AUTHENTICATION: "yes", ETCD_CFG_DATA_DIR: "/srv/etcd" },
    memory: plain("/opt/bitnami/etcd/conf", "/tmp"),
    says: [
      'container "main" has no volume at /srv/etcd, where bitnami/etcd:3.6.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's etcd with its data in the configuration of its variables, in a volume": {
    image: "bitnami/etcd:3.6.4",
    env: { ALLOW_NONE_AUTHENTICATION: "yes", ETCD_CFG_DATA_DIR: "/srv/etcd" },
    volumes: ["/srv/etcd"],
    memory: plain("/opt/bitnami/etcd/conf", "/tmp"),
    says: [],
  },
  "bitnami's etcd with settings in variables, without a place for temporary files": {
    image: "bitnami/etcd:3.6.4",
    env: { ALLOW_NONE_AUTHENTICATION: "yes", ETCD_CFG_QUOTA_BACKEND_BYTES: "4294967296" },
    volumes: ["/bitnami/etcd"],
    memory: plain("/opt/bitnami/etcd/conf"),
    says: [
      'container "main" runs bitnami/etcd:3.6.4, which needs a writable /tmp (The start scripts keep the output of a first run here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
};

describeConfigured("Images whose settings move what they write", inPods);
