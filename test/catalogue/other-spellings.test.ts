// Settings in another spelling, names under which the same image is published, and programs beside the server.
import assert from "node:assert/strict";
import { recipeFor } from "../../policies/images/catalogue";
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const keycloak = plain("/tmp", "/opt/keycloak/data/tmp", "/opt/keycloak/data/transaction-logs");
const settingsOfLogstash =
  "which needs a writable /usr/share/logstash/config/logstash.yml (The entrypoint writes settings of the environment into this file, and stops when it cannot)";
const wildfly =
  "does not run with a read-only root: its start scripts edit the configuration of WildFly, which lies in the image";

const inPods: ConfiguredRows = {
  "logstash with a setting written with dots": {
    image: "docker.elastic.co/logstash/logstash:8.19.0",
    env: { "xpack.monitoring.elasticsearch.username": "logstash_system" },
    volumes: ["/usr/share/logstash/data"],
    memory: plain("/tmp"),
    says: [
      `container "main" runs logstash/logstash:8.19.0, ${settingsOfLogstash}; mount a writable copy of the file /usr/share/logstash/config/logstash.yml`,
    ],
  },
  "logstash 9 with dots, data elsewhere and a read-only logstash.yml": {
    image: "docker.elastic.co/logstash/logstash:9.1.0",
    env: { "path.data": "/ls", "queue.type": "persisted" },
    volumes: ["/ls"],
    config: ["/usr/share/logstash/config/logstash.yml"],
    memory: plain("/tmp"),
    says: [
      `container "main" runs logstash/logstash:9.1.0, ${settingsOfLogstash}; make the read-only mount spec.containers[0].volumeMounts[1] writable`,
    ],
  },
  "logstash 8 with a setting that 9 has no more": {
    image: "docker.elastic.co/logstash/logstash:8.19.0",
    env: { HTTP_HOST: "0.0.0.0" },
    volumes: ["/usr/share/logstash/data"],
    memory: plain("/tmp"),
    says: [
      `container "main" runs logstash/logstash:8.19.0, ${settingsOfLogstash}; mount a writable copy of the file /usr/share/logstash/config/logstash.yml`,
    ],
  },
  "logstash 9 with a variable that was a setting of 8": {
    image: "docker.elastic.co/logstash/logstash:9.1.0",
    env: { CLOUD_ID: "cluster:Zm9v" },
    volumes: ["/usr/share/logstash/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "keycloak with the log of HTTP requests in a file": {
    image: "quay.io/keycloak/keycloak:26.5",
    args: ["start", "--optimized", "--http-access-log-enabled=true", "--http-access-log-file-enabled=true"],
    memory: keycloak,
    says: [
      'container "main" runs keycloak/keycloak:26.5, which needs a writable /opt/keycloak/data/log (keycloak.log and the log of HTTP requests lie here); add an emptyDir of 64Mi in memory at /opt/keycloak/data/log to spec.containers[0].volumeMounts',
    ],
  },
  "keycloak that exports its realms": {
    image: "quay.io/keycloak/keycloak:26.5",
    args: ["export", "--optimized", "--dir", "/export"],
    memory: keycloak,
    says: [
      'container "main" runs keycloak/keycloak:26.5, which needs a writable volume at /export (The exported realms are written here)',
    ],
  },
  "keycloak that exports its realms to a volume": {
    image: "quay.io/keycloak/keycloak:26.5",
    args: ["export", "--optimized", "--file=/export/realm.json"],
    volumes: ["/export"],
    memory: keycloak,
    says: [],
  },
  "keycloak on WildFly": {
    image: "quay.io/keycloak/keycloak:16.1.1",
    says: [`container "main" runs keycloak/keycloak:16.1.1; keycloak/keycloak:16.1.1 ${wildfly}`],
  },
  "keycloak on WildFly, of its last versions": {
    image: "quay.io/keycloak/keycloak:19.0.3-legacy",
    says: [`container "main" runs keycloak/keycloak:19.0.3-legacy; keycloak/keycloak:19.0.3-legacy ${wildfly}`],
  },
  "jboss/keycloak": {
    image: "jboss/keycloak:16.1.1",
    says: [`container "main" runs jboss/keycloak:16.1.1; jboss/keycloak:16.1.1 ${wildfly}`],
  },
  "istio's proxy with SPIRE's socket mounted": {
    image: "docker.io/istio/proxyv2:1.22.0",
    args: ["proxy", "router"],
    config: ["/run/secrets/workload-spiffe-uds"],
    memory: plain("/etc/istio/proxy"),
    says: [],
  },
  "istio's proxy with a log of outliers": {
    image: "docker.io/istio/proxyv2:1.22.0",
    args: ["proxy", "router", "--outlierLogPath", "/var/log/outliers/envoy.log"],
    memory: plain("/etc/istio/proxy", "/run/secrets/workload-spiffe-uds"),
    says: [
      'container "main" runs istio/proxyv2:1.22.0, which needs a writable /var/log/outliers (Envoy writes which hosts it ejects to the file that --outlierLogPath names); add an emptyDir of 64Mi in memory at /var/log/outliers to spec.containers[0].volumeMounts',
    ],
  },
  "istio's init container": {
    image: "docker.io/istio/proxyv2:1.22.0",
    args: ["istio-iptables", "-p", "15001"],
    user: "0",
    says: [
      `advisory: container "main" runs istio/proxyv2:1.22.0, which needs a writable /run/xtables.lock when istio-iptables makes its rules with iptables-legacy (Fatal: can't open lock file /run/xtables.lock: Read-only file system); or leave the rules to the CNI plugin of Istio`,
    ],
  },
  "istio's init container with its directory for the lock": {
    image: "docker.io/istio/proxyv2:1.22.0",
    args: ["istio-iptables", "-p", "15001"],
    memory: plain("/run"),
    says: [],
  },
  "istio's init container with the CNI plugin": {
    image: "docker.io/istio/proxyv2:1.22.0",
    args: ["istio-iptables", "-p", "15001", "--run-validation", "--skip-rule-apply"],
    says: [],
  },
  "Bitnami's nginx with a port for HTTPS": {
    image: "bitnami/nginx:1.27",
    env: { NGINX_HTTPS_PORT_NUMBER: "8443" },
    memory: plain("/opt/bitnami/nginx/tmp"),
    says: [
      'container "main" runs bitnami/nginx:1.27, which needs a writable /opt/bitnami/nginx/conf (The entrypoint writes what variables say into the configuration here); add an emptyDir of 16Mi in memory at /opt/bitnami/nginx/conf to spec.containers[0].volumeMounts',
    ],
  },
  "Bitnami's mongodb as the chart starts a replica set": {
    image: "bitnami/mongodb:8.0",
    command: ["/scripts/setup.sh"],
    config: ["/scripts/setup.sh"],
    memory: plain("/tmp", "/opt/bitnami/mongodb/conf"),
    says: [
      'container "main" runs bitnami/mongodb:8.0, which needs a writable /opt/bitnami/mongodb/tmp (Pid files, sockets and temporary files are written here); add an emptyDir of 64Mi in memory at /opt/bitnami/mongodb/tmp to spec.containers[0].volumeMounts',
      'container "main" has no volume at /bitnami/mongodb, where bitnami/mongodb:8.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "karpenter for Azure with a log file": {
    image: "mcr.microsoft.com/aks/karpenter/controller:1.6.0",
    env: { LOG_OUTPUT_PATHS: "stdout,/var/log/karpenter/controller.log" },
    says: [
      'container "main" runs aks/karpenter/controller:1.6.0, which needs a writable /var/log/karpenter (The log is written to the files that LOG_OUTPUT_PATHS names); add an emptyDir of 64Mi in memory at /var/log/karpenter to spec.containers[0].volumeMounts',
    ],
  },
  "clickhouse with a configuration file elsewhere": {
    image: "clickhouse/clickhouse-server:25.3",
    args: ["clickhouse-server", "--config-file=/conf/config.xml"],
    volumes: ["/data"],
    config: ["/conf"],
    memory: plain("/var/log/clickhouse-server"),
    says: [],
  },
  "clickhouse with the configuration file of the image": {
    image: "clickhouse/clickhouse-server:25.3",
    args: ["clickhouse-server", "--config-file=/etc/clickhouse-server/config.xml"],
    volumes: ["/data"],
    memory: plain("/var/log/clickhouse-server"),
    says: [
      'container "main" has no volume at /var/lib/clickhouse, where clickhouse/clickhouse-server:25.3 keeps its data; mount a persistent volume claim there',
    ],
  },
  "mariadb with the newer name of its log of slow queries": {
    image: "mariadb:11.8",
    args: ["--log-slow-query-file=/var/log/mysql/slow.log"],
    volumes: ["/var/lib/mysql"],
    memory: plain("/tmp", "/run/mysqld"),
    says: [
      'container "main" runs mariadb:11.8, which needs a writable /var/log/mysql (The server writes its log files here); add an emptyDir of 256Mi in memory at /var/log/mysql to spec.containers[0].volumeMounts',
    ],
  },
  "caddy that resumes what its API was told": {
    image: "caddy:2.10",
    args: ["caddy", "run", "--resume"],
    volumes: ["/config"],
    says: [
      'advisory: container "main" runs caddy:2.10, which needs a writable volume at /data when Caddy obtains certificates, which it does for every site with a host name; or serve plain HTTP, as with auto_https off',
    ],
  },
  "kong with its database of LMDB elsewhere": {
    image: "kong:3.9",
    env: { KONG_PREFIX: "/kong_prefix", KONG_DATABASE: "off", KONG_LMDB_ENVIRONMENT_PATH: "/lmdb" },
    memory: plain("/kong_prefix", "/tmp"),
    says: [
      'container "main" runs kong:3.9, which needs a writable directory that KONG_LMDB_ENVIRONMENT_PATH names (Kong keeps its configuration in a database of LMDB here); mount an emptyDir at the directory that KONG_LMDB_ENVIRONMENT_PATH names',
    ],
  },
  "eclipse-temurin with certificates of its own, as root": {
    image: "eclipse-temurin:21-jre",
    args: ["java", "-jar", "/app.jar"],
    env: { USE_SYSTEM_CA_CERTS: "1" },
    user: "0",
    config: ["/certificates"],
    memory: plain("/tmp", "/etc/ssl/certs"),
    prepared: ["/etc/ssl/certs"],
    says: [
      'container "main" runs eclipse-temurin:21-jre, which needs a writable /usr/local/share/ca-certificates (The entrypoint copies the certificates here, and stops when it cannot); add an emptyDir of 1Mi in memory at /usr/local/share/ca-certificates to spec.containers[0].volumeMounts',
    ],
  },
  "eclipse-temurin on UBI with certificates of its own, as root": {
    image: "eclipse-temurin:21-jre-ubi9-minimal",
    args: ["java", "-jar", "/app.jar"],
    env: { USE_SYSTEM_CA_CERTS: "1" },
    user: "0",
    config: ["/certificates"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs eclipse-temurin:21-jre-ubi9-minimal, which needs a writable /etc/pki/ca-trust/extracted (The entrypoint runs update-ca-trust, which writes here) and /usr/share/pki/ca-trust-source/anchors (The entrypoint copies the certificates here, and stops when it cannot); mount a writable copy of what the image has at /etc/pki/ca-trust/extracted; add an emptyDir of 1Mi in memory at /usr/share/pki/ca-trust-source/anchors to spec.containers[0].volumeMounts',
    ],
  },
};

describeConfigured("images", inPods);

describe("the images that Rancher mirrors", () => {
  const mirrored = {
    "coredns-coredns:1.12.0": "coredns",
    "istio-proxyv2:1.18.2-distroless": "istio-proxy",
    "jetstack-cert-manager-controller:v1.16.1": "cert-manager",
    "library-redis:7.2.5-alpine": "redis",
    "minio-minio:RELEASE.2024-12-18T13-15-44Z": "minio",
    "prometheus-prometheus:v3.1.0": "prometheus",
  };
  for (const [image, name] of Object.entries(mirrored)) {
    it(`rancher/mirrored-${image} is known as ${name}`, () =>
      assert.equal(recipeFor(`rancher/mirrored-${image}`)?.name, name));
  }
});

describe("images that others build of the same program", () => {
  const built = {
    "opensearchproject/logstash-oss-with-opensearch-output-plugin:8.9.0": "logstash",
    "registry.redhat.io/rhbk/keycloak-rhel9:26": "keycloak",
  };
  for (const [image, name] of Object.entries(built)) {
    it(`${image} is known as ${name}`, () => assert.equal(recipeFor(image)?.name, name));
  }
});
