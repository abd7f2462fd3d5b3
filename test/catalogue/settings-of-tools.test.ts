// Tools, controllers and applications: options that move a part, values that switch a need off, other programs of an image.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "a recommender of vertical pods with its log in a file": {
    image: "registry.k8s.io/autoscaling/vpa-recommender:1.4.1",
    args: ["--logtostderr=false", "--log_dir=/logs"],
    says: [
      'container "main" runs autoscaling/vpa-recommender:1.4.1, which needs a writable /logs (With --logtostderr=false the log is written to files here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "ClickHouse Keeper with a configuration that may keep its data elsewhere": {
    image: "clickhouse/clickhouse-keeper:25.3",
    config: ["/etc/clickhouse-keeper/keeper_config.xml"],
    volumes: ["/var/lib/clickhouse-keeper"],
    memory: plain("/var/log/clickhouse-keeper"),
    says: [
      'advisory: container "main" runs clickhouse/clickhouse-keeper:25.3, which needs a writable volume at /var/lib/clickhouse when CLICKHOUSE_DATA_DIR and a configuration of its own do not name another directory; or name the volume as CLICKHOUSE_DATA_DIR, and in your configuration',
    ],
  },
  "ClickHouse Keeper whose entrypoint makes directories elsewhere": {
    image: "clickhouse/clickhouse-keeper:25.3",
    env: { CLICKHOUSE_DATA_DIR: "/keeper", LOG_DIR: "/logs" },
    config: ["/etc/clickhouse-keeper/keeper_config.xml"],
    says: [
      'container "main" runs clickhouse/clickhouse-keeper:25.3, which needs a writable directory that CLICKHOUSE_DATA_DIR names (Couldn\'t create necessary directory: ) and the directory that LOG_DIR names (The entrypoint demands that it can write there, whatever the configuration says); mount an emptyDir at the directory that CLICKHOUSE_DATA_DIR names; mount an emptyDir at the directory that LOG_DIR names',
    ],
  },
  "cadvisor with its log in files": {
    image: "gcr.io/cadvisor/cadvisor:v0.52.1",
    args: ["--logtostderr=false", "--log_dir=/logs"],
    says: [
      'container "main" runs cadvisor/cadvisor:v0.52.1, which needs a writable /logs (With --logtostderr=false the log is written to files here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "curl that saves two files": {
    image: "curlimages/curl:8.10.1",
    args: ["-sS", "-o", "/one/file", "https://one.example", "-o", "/two/file", "https://two.example"],
    memory: plain("/one"),
    says: [
      'container "main" runs curlimages/curl:8.10.1, which needs a writable /two (curl saves the file in this directory); add an emptyDir of 64Mi in memory at /two to spec.containers[0].volumeMounts',
    ],
  },
  "curl behind a shell that saves a file under its own name": {
    image: "curlimages/curl:8.10.1",
    command: ["sh", "-c", "curl -fsSLO https://one.example/file && curl -O https://one.example/other"],
    says: [
      'container "main" runs curlimages/curl:8.10.1, which needs a writable /home/curl_user (curl saves files in the working directory); add an emptyDir of 64Mi in memory at /home/curl_user to spec.containers[0].volumeMounts',
    ],
  },
  "curl that throws its answer away": {
    image: "curlimages/curl:8.10.1",
    args: ["-o", "/dev/null", "https://one.example"],
    says: [],
  },
  "kubectl diff behind options": {
    image: "registry.k8s.io/kubectl:v1.33.0",
    args: ["--namespace", "shop", "diff", "-f", "/manifests"],
    says: [
      'container "main" runs kubectl:v1.33.0, which needs a writable /tmp (Both sides of the comparison are written to files here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "ollama as a user without a home directory": {
    image: "ollama/ollama:0.11.0",
    user: "10001",
    volumes: ["/.ollama"],
    says: [],
  },
  "opa at a Unix socket and a port": {
    image: "openpolicyagent/opa:1.8.0",
    args: ["run", "-s", "-a", "unix:///sockets/opa.sock", "-a", "0.0.0.0:8181"],
    says: [
      'container "main" runs openpolicyagent/opa:1.8.0, which needs a writable /sockets (The server makes its Unix socket here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "tailscale with its state named among further arguments": {
    image: "ghcr.io/tailscale/tailscale:v1.86.2",
    env: { TS_TAILSCALED_EXTRA_ARGS: "--debug=:9001 --statedir=/state" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs tailscale/tailscale:v1.86.2, which needs a writable volume at the directory that TS_TAILSCALED_EXTRA_ARGS names (The node\'s keys and its state live here)',
    ],
  },
  "buildkitd at a Unix socket and a port": {
    image: "moby/buildkit:v0.25.0",
    args: ["--addr", "unix:///sockets/buildkitd.sock", "--addr", "tcp://0.0.0.0:1234"],
    volumes: ["/var/lib/buildkit"],
    memory: plain("/run", "/tmp"),
    says: [
      'container "main" runs moby/buildkit:v0.25.0, which needs a writable /sockets (buildkitd makes its socket here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "buildkitd with its socket for traces elsewhere": {
    image: "moby/buildkit:v0.25.0",
    args: ["--otel-socket-path=/traces/otel.sock"],
    volumes: ["/var/lib/buildkit"],
    memory: plain("/run", "/tmp"),
    says: [
      'container "main" runs moby/buildkit:v0.25.0, which needs a writable /traces (buildkitd makes the socket for traces here); add an emptyDir of 1Mi in memory at /traces to spec.containers[0].volumeMounts',
    ],
  },
  "buildkit for one build, as its example of a job": {
    image: "moby/buildkit:rootless",
    command: ["buildctl-daemonless.sh"],
    args: ["build", "--frontend", "dockerfile.v0"],
    env: { BUILDKITD_FLAGS: "--oci-worker-no-process-sandbox" },
    memory: plain("/home/user/.local/share/buildkit"),
    says: [
      'container "main" runs moby/buildkit:rootless, which needs a writable /run/user/1000 (buildkitd makes its socket here, and runc the state of running build steps), /home/user/.local/tmp (rootlesskit makes its state directory here, and builds their temporary files) and /tmp (The script keeps address and log of its daemon here); add an emptyDir of 16Mi in memory at /run/user/1000 to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /home/user/.local/tmp to spec.containers[0].volumeMounts; add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "netdata with a directory of its configuration that cannot be written": {
    image: "netdata/netdata:v2.6.0",
    config: ["/etc/netdata"],
    volumes: ["/var/lib/netdata", "/var/cache/netdata"],
    memory: plain("/run/netdata"),
    says: [
      'container "main" runs netdata/netdata:v2.6.0, which needs a writable /etc/netdata/.container-hostname (The entrypoint copies its stock configuration into a mount there, and stops when it cannot); make the read-only mount spec.containers[0].volumeMounts[2] writable',
    ],
  },
  "netdata with a single file of its configuration, as its chart": {
    image: "netdata/netdata:v2.6.0",
    config: ["/etc/netdata/netdata.conf"],
    volumes: ["/var/lib/netdata", "/var/cache/netdata"],
    memory: plain("/run/netdata"),
    says: [],
  },
  "paperless-ngx with another group": {
    image: "ghcr.io/paperless-ngx/paperless-ngx:2.18.4",
    env: { USERMAP_UID: "1001", USERMAP_GID: "1001" },
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media", "/usr/src/paperless/consume"],
    memory: plain("/run", "/tmp"),
    says: [
      'container "main" runs paperless-ngx/paperless-ngx:2.18.4, which does not start with a read-only root (groupmod: cannot lock /etc/group; try again later); leave USERMAP_GID at 1000',
    ],
  },
  "paperless-ngx with its own group": {
    image: "ghcr.io/paperless-ngx/paperless-ngx:2.18.4",
    env: { USERMAP_UID: "1000", USERMAP_GID: "1000" },
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media", "/usr/src/paperless/consume"],
    memory: plain("/run", "/tmp"),
    says: [],
  },
  "paperless-ngx without a group": {
    image: "ghcr.io/paperless-ngx/paperless-ngx:2.18.4",
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media", "/usr/src/paperless/consume"],
    memory: plain("/run", "/tmp"),
    says: [],
  },
  "node-red with its flows elsewhere": {
    image: "nodered/node-red:4.0",
    env: { FLOWS: "/flows/shop.json" },
    volumes: ["/data"],
    says: [
      'container "main" runs nodered/node-red:4.0, which needs a writable volume at the directory of the file that FLOWS names (Flows and credentials are kept in this directory then)',
    ],
  },
  "cockroach with two stores": {
    image: "cockroachdb/cockroach:v25.2.0",
    args: ["start", "--insecure", "--join=one,two", "--store=path=/one,attrs=ssd", "--store=path=/two"],
    volumes: ["/two"],
    says: [
      'container "main" has no volume at /one, where cockroachdb/cockroach:v25.2.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "MySQL of Oracle's own registry": {
    image: "container-registry.oracle.com/mysql/community-server:8.4",
    args: ["mysqld", "--socket=/sockets/mysqld.sock"],
    volumes: ["/var/lib/mysql"],
    memory: plain("/run/mysqld", "/tmp", "/var/lib/mysql-files"),
    says: [
      'container "main" runs mysql/community-server:8.4, which needs a writable /sockets (The server and the entrypoint\'s own start make their socket here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "curl of alpine-docker that saves a file": {
    image: "alpine/curl:8.14.1",
    args: ["-sSLo", "/out/file", "https://one.example"],
    says: [
      'container "main" runs alpine/curl:8.14.1, which needs a writable /out (curl saves the file in this directory); add an emptyDir of 64Mi in memory at /out to spec.containers[0].volumeMounts',
    ],
  },
  "kubectl diff of Bitnami": {
    image: "bitnami/kubectl:1.33.1",
    args: ["diff", "-f", "/manifests"],
    says: [
      'container "main" runs bitnami/kubectl:1.33.1, which needs a writable /tmp (Both sides of the comparison are written to files here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "outline under the name of its vendor": {
    image: "docker.getoutline.com/outlinewiki/outline:0.87.4",
    env: { FILE_STORAGE: "local" },
    says: [
      'container "main" runs outlinewiki/outline:0.87.4, which needs a writable volume at /var/lib/outline/data (Uploaded files live here)',
    ],
  },
  "Java of Oracle's GraalVM": {
    image: "container-registry.oracle.com/graalvm/jdk:21",
    command: ["java", "-jar", "/shop.jar"],
    says: [
      'advisory: container "main" runs graalvm/jdk:21, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "Java of BellSoft's runtime container": {
    image: "bellsoft/liberica-runtime-container:jre-21-slim-musl",
    command: ["java", "-jar", "/shop.jar"],
    says: [
      'advisory: container "main" runs bellsoft/liberica-runtime-container:jre-21-slim-musl, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "navidrome with plugins in a directory that is not there": {
    image: "deluan/navidrome:0.58.0",
    env: { ND_PLUGINS_FOLDER: "/plugins" },
    volumes: ["/data"],
    says: [
      'container "main" runs deluan/navidrome:0.58.0, which needs a writable directory that ND_PLUGINS_FOLDER names (creating directory:); mount an emptyDir at the directory that ND_PLUGINS_FOLDER names',
    ],
  },
  "navidrome with a directory for backups and no schedule": {
    image: "deluan/navidrome:0.58.0",
    env: { ND_BACKUP_PATH: "/backup" },
    volumes: ["/data"],
    says: [],
  },
  "glances that exports to a file": {
    image: "nicolargo/glances:4.3.3",
    env: { GLANCES_OPT: "-q --export csv --export-csv-file /exports/values.csv" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs nicolargo/glances:4.3.3, which needs a writable directory of the file that GLANCES_OPT names (CSV or JSON files are written here); mount an emptyDir at the directory of the file that GLANCES_OPT names',
    ],
  },
  "rabbitmq under the tag of its series": { image: "rabbitmq:3-management", volumes: ["/var/lib/rabbitmq"], says: [] },
  "paperless-ngx under the tag of its series": {
    image: "ghcr.io/paperless-ngx/paperless-ngx:2",
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media", "/usr/src/paperless/consume"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs paperless-ngx/paperless-ngx:2, which needs a writable /run (The supervisor s6 copies its service directories here and runs them); add an emptyDir of 64Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
};

describeConfigured("tools and applications", inPods);
