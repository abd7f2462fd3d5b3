// Each row follows the source that the entry names.
import assert from "node:assert/strict";
import { recipeFor } from "../../policies/images/catalogue";
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const logstash = ["/tmp", "/opt/bitnami/logstash/config", "/bitnami/logstash/data"];
const cassandra = ["/tmp", ...["conf", "tmp", "logs"].map((name) => `/opt/bitnami/cassandra/${name}`)];
const nats = ["/opt/bitnami/nats/conf", "/opt/bitnami/nats/tmp"];

/** As the StatefulSet of the vendor's chart starts it (cockroachdb/helm-charts). */
const cockroach =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell reads it.
  "exec /cockroach/cockroach start --join=${STATEFULSET_NAME}-0.${STATEFULSET_FQDN}:26257 --advertise-host=$(hostname).${STATEFULSET_FQDN} --certs-dir=/cockroach/cockroach-certs/ --http-port=8080 --port=26257 --cache=25% --max-sql-memory=25% --logtostderr=INFO";

const inPods: ConfiguredRows = {
  "cassandra in place of its entrypoint, with a configuration of its own": {
    image: "cassandra:5.0",
    user: "999",
    command: ["cassandra", "-f"],
    config: ["/etc/cassandra"],
    memory: plain("/tmp", "/var/log/cassandra"),
    volumes: ["/var/lib/cassandra"],
    says: [],
  },
  "cassandra behind its entrypoint, with a configuration of its own": {
    image: "cassandra:5.0",
    user: "999",
    args: ["cassandra", "-f"],
    config: ["/etc/cassandra"],
    memory: plain("/tmp", "/var/log/cassandra"),
    volumes: ["/var/lib/cassandra"],
    says: [
      'container "main" runs cassandra:5.0, which needs a writable /etc/cassandra (The entrypoint rewrites cassandra.yaml and cassandra-rackdc.properties at every start); make the read-only mount spec.containers[0].volumeMounts[1] writable; a read-only root takes effort with cassandra:5.0: the entrypoint rewrites cassandra.yaml at every start, so /etc/cassandra must be writable and hold the shipped files',
    ],
  },
  "neo4j in place of its entrypoint": {
    image: "neo4j:2025.08",
    user: "7474",
    command: ["tini", "-g", "--", "neo4j", "console"],
    memory: plain("/tmp", "/logs"),
    volumes: ["/data"],
    says: [],
  },
  "neo4j behind its entrypoint": {
    image: "neo4j:2025.08",
    user: "7474",
    args: ["neo4j"],
    memory: plain("/tmp", "/logs"),
    volumes: ["/data"],
    says: [
      'container "main" runs neo4j:2025.08, which needs a writable /var/lib/neo4j/conf (The entrypoint adds its defaults and NEO4J_* settings to neo4j.conf here); mount a writable copy of what the image has at /var/lib/neo4j/conf',
    ],
  },
  "neo4j in its chart's mode for maintenance": {
    image: "neo4j:2025.08-enterprise",
    command: ["bash", "-c", "while true; do echo 'Neo4j is not running. Run `helm upgrade`.'; sleep 60; done"],
    says: [],
  },
  "cockroachdb as its chart starts it, without its volume": {
    image: "cockroachdb/cockroach:v25.2.2",
    command: ["/bin/bash", "-ecx", cockroach],
    says: [
      'container "main" has no volume at /cockroach/cockroach-data, where cockroachdb/cockroach:v25.2.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "cockroachdb as its chart starts it": {
    image: "cockroachdb/cockroach:v25.2.2",
    command: ["/bin/bash", "-ecx", cockroach],
    volumes: ["/cockroach/cockroach-data/"],
    says: [],
  },
  "dex in place of its entrypoint, as the vendor's example runs it": {
    image: "ghcr.io/dexidp/dex:v2.44.0",
    command: ["/usr/local/bin/dex", "serve", "/etc/dex/cfg/config.yaml"],
    config: ["/etc/dex/cfg"],
    says: [],
  },
  "dex written out by its path behind its entrypoint": {
    image: "ghcr.io/dexidp/dex:v2.44.0",
    args: ["/usr/local/bin/dex", "serve", "/etc/dex/config.yaml"],
    config: ["/etc/dex"],
    says: [
      'container "main" runs dexidp/dex:v2.44.0, which needs a writable /tmp (cannot create temp file); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "nginx in place of its entrypoint, which would read the templates": {
    image: "nginx:1.29",
    command: ["nginx", "-g", "daemon off;"],
    config: ["/etc/nginx/templates"],
    memory: plain("/var/cache/nginx", "/run"),
    says: [],
  },
  "adminer with a design, named as its variable is written": {
    image: "adminer:5",
    env: { ADMINER_DESIGN: "nette" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs adminer:5; adminer:5 does not run with a read-only root: ADMINER_DESIGN makes the entrypoint link a style sheet next to adminer.php, and stop when it cannot',
    ],
  },
  "bitnami logstash with plugins to install": {
    image: "bitnamilegacy/logstash:9.0.0",
    env: { LOGSTASH_PLUGINS: "logstash-output-syslog" },
    memory: plain(...logstash, "/opt/bitnami/logstash/pipeline"),
    says: [
      'container "main" runs bitnamilegacy/logstash:9.0.0; bitnamilegacy/logstash:9.0.0 does not run with a read-only root: the start scripts install what LOGSTASH_PLUGINS names next to the program: build the plugins into the image',
    ],
  },
  "bitnami logstash with a pipeline in the variable's older name": {
    image: "bitnamilegacy/logstash:9.0.0",
    env: { LOGSTASH_CONF_STRING: "input { stdin {} }" },
    memory: plain(...logstash),
    says: [],
  },
  "bitnami logstash with a pipeline in a mounted secret": {
    image: "bitnamilegacy/logstash:9.0.0",
    env: { LOGSTASH_PIPELINE_CONF_STRING_FILE: "/secrets/pipeline" },
    memory: plain(...logstash),
    says: [],
  },
  "bitnami nats that logs to its standard output": {
    image: "bitnamilegacy/nats:2.11.4",
    memory: plain(...nats),
    says: [],
  },
  "bitnami nats with a log file of another name": {
    image: "bitnamilegacy/nats:2.11.4",
    env: { NATS_LOG_FILE: "/logs/nats.log" },
    memory: plain(...nats),
    says: [
      'container "main" runs bitnamilegacy/nats:2.11.4, which needs a writable directory of the file that NATS_LOG_FILE names (error opening file); mount an emptyDir at the directory of the file that NATS_LOG_FILE names',
    ],
  },
  "bitnami nats with that log file on a volume": {
    image: "bitnamilegacy/nats:2.11.4",
    env: { NATS_LOG_FILE: "/logs/nats.log" },
    memory: plain(...nats, "/logs"),
    says: [],
  },
  "bitnami nats with files of another name": {
    image: "bitnamilegacy/nats:2.11.4",
    env: { NATS_FILENAME: "broker" },
    memory: plain(...nats),
    says: [
      'container "main" runs bitnamilegacy/nats:2.11.4, which needs a writable /opt/bitnami/nats/logs (error opening file); add an emptyDir of 64Mi in memory at /opt/bitnami/nats/logs to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami cassandra with the certificate of its clients elsewhere": {
    image: "bitnamilegacy/cassandra:5.0.4",
    env: { CASSANDRA_CLIENT_ENCRYPTION: "true", CASSANDRA_SSL_CERT_FILE: "/tls/client.crt" },
    volumes: ["/bitnami/cassandra"],
    memory: plain(...cassandra),
    says: [
      'container "main" runs bitnamilegacy/cassandra:5.0.4, which needs a writable directory of the file that CASSANDRA_SSL_CERT_FILE names (The start scripts write the certificate of the key store here for cqlsh); mount an emptyDir at the directory of the file that CASSANDRA_SSL_CERT_FILE names',
    ],
  },
  "bitnami cassandra with that certificate on a volume": {
    image: "bitnamilegacy/cassandra:5.0.4",
    env: { CASSANDRA_CLIENT_ENCRYPTION: "true", CASSANDRA_SSL_CERT_FILE: "/tls/client.crt" },
    volumes: ["/bitnami/cassandra"],
    memory: plain(...cassandra, "/tls"),
    says: [],
  },
  "bitnami cassandra with encrypted clients, as its chart runs it": {
    image: "bitnamilegacy/cassandra:5.0.4",
    env: { CASSANDRA_CLIENT_ENCRYPTION: "true", CASSANDRA_KEYSTORE_LOCATION: "/opt/bitnami/cassandra/certs/keystore" },
    volumes: ["/bitnami/cassandra"],
    memory: plain(...cassandra, "/opt/bitnami/cassandra/certs"),
    says: [],
  },
  "the web part of kubernetes dashboard from ghcr.io": {
    image: "ghcr.io/kubernetes/dashboard-web:1.7.0",
    args: ["--auto-generate-certificates"],
    says: [
      'container "main" runs kubernetes/dashboard-web:1.7.0, which needs a writable /certs ([ECDSAManager] Failed to open); add an emptyDir of 1Mi in memory at /certs to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami tensorflow-serving without its start scripts": {
    image: "bitnamilegacy/tensorflow-serving:2.19.0",
    args: ["tensorflow_model_server", "--model_config_file=/models/models.config"],
    says: [],
  },
  "yourls, whose number is no version of PHP": {
    image: "yourls:1.10-fpm-alpine",
    volumes: ["/var/www/html"],
    says: [
      'container "main" runs yourls:1.10-fpm-alpine, which needs a writable /tmp (PHP keeps OPcache\'s lock file, uploads in progress and file sessions here); add an emptyDir of 128Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "postfixadmin, which is built on PHP 8.2": {
    image: "postfixadmin:4-fpm",
    env: { POSTFIXADMIN_DB_TYPE: "mysqli", POSTFIXADMIN_DB_HOST: "db" },
    says: [
      'container "main" runs postfixadmin:4-fpm, which needs a writable /tmp (Fatal Error Unable to create lock file: Read-only file system (30)) and /var/www/html (The entrypoint unpacks the application here and writes config.local.php); add an emptyDir of 128Mi in memory at /tmp to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /var/www/html to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's redis of an older build": {
    image: "bitnamilegacy/redis:7.0.15",
    volumes: ["/bitnami/redis/data"],
    memory: plain("/opt/bitnami/redis/etc"),
    says: [
      'advisory: container "main" runs bitnamilegacy/redis:7.0.15, which needs a writable /opt/bitnami/redis/tmp when its build lacks this directory, as older ones do; or use a build of 7.4 or newer; it also runs bitnamilegacy/redis:7.0.15, which needs a writable /opt/bitnami/redis/logs when its build lacks this directory, as older ones do; or use a build of 7.4 or newer',
    ],
  },
  "bitnami's redis of an older build with these directories": {
    image: "bitnamilegacy/redis:7.0.15",
    volumes: ["/bitnami/redis/data"],
    memory: plain("/opt/bitnami/redis/etc", "/opt/bitnami/redis/tmp", "/opt/bitnami/redis/logs"),
    says: [],
  },
  "bitnami's redis without its start scripts": {
    image: "bitnami/redis:8.2",
    args: ["redis-server", "--appendonly", "no", "--dir", "/data"],
    says: [],
  },
  "bitnami's clickhouse with its data moved": {
    image: "bitnami/clickhouse:25.7",
    args: ["/opt/bitnami/scripts/clickhouse/run.sh", "--", "--path=/kept"],
    volumes: ["/bitnami/clickhouse"],
    memory: plain("/opt/bitnami/clickhouse/tmp"),
    says: [
      'container "main" has no volume at /kept, where bitnami/clickhouse:25.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's redis-cluster without its start scripts": {
    image: "bitnami/redis-cluster:8.2",
    args: ["redis-server", "--cluster-enabled", "yes", "--dir", "/bitnami/redis/data"],
    volumes: ["/bitnami/redis/data"],
    says: [],
  },
  "bitnami's valkey-cluster without its start scripts": {
    image: "bitnami/valkey-cluster:9.0",
    args: ["valkey-server", "--cluster-enabled", "yes", "--dir", "/bitnami/valkey/data"],
    volumes: ["/bitnami/valkey/data"],
    says: [],
  },
};

describeConfigured("images by their start scripts and other names", inPods);

describe("names of images by their start scripts and other names", () => {
  const names = {
    "ghcr.io/prometheus-community/systemd-exporter:v0.8.0": "systemd-exporter",
    "ghcr.io/prometheus-community/systemd-exporter-linux-arm64:v0.8.0": "systemd-exporter",
    "ghcr.io/kubernetes/dashboard-metrics-scraper:1.2.2": "kubernetes-dashboard-metrics-scraper",
    "ghcr.io/kubernetes/dashboard-auth:1.3.0": "kubernetes-dashboard",
    "ghcr.io/kubernetes/dashboard-api:1.13.0": "kubernetes-dashboard",
  };
  for (const [image, name] of Object.entries(names)) {
    it(`${image} is known as ${name}`, () => assert.equal(recipeFor(image)?.name, name));
  }
});
