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
};

describeConfigured("Images whose settings move what they write", inPods);
