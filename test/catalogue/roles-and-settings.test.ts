// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const keystore = "/config/configDropins/defaults/keystore.xml";

const inPods: ConfiguredRows = {
  "kube-apiserver by its name for one architecture": {
    image: "registry.k8s.io/kube-apiserver-amd64:v1.35.0",
    command: ["kube-apiserver"],
    says: [
      'container "main" runs kube-apiserver-amd64:v1.35.0, which needs a writable /run/kubernetes (The server writes a certificate that it signs itself here); add an emptyDir of 1Mi in memory at /run/kubernetes to spec.containers[0].volumeMounts',
    ],
  },
  "kube-controller-manager by its name for one architecture": {
    image: "registry.k8s.io/kube-controller-manager-arm64:v1.35.0",
    command: ["kube-controller-manager", "--cert-dir=/certs"],
    says: [
      'container "main" runs kube-controller-manager-arm64:v1.35.0, which needs a writable /certs (It writes a certificate that it signs itself here); add an emptyDir of 1Mi in memory at /certs to spec.containers[0].volumeMounts',
    ],
  },
  "kube-scheduler by its name for one architecture": {
    image: "registry.k8s.io/kube-scheduler-s390x:v1.35.0",
    command: ["kube-scheduler", "--cert-dir=/certs"],
    says: [
      'container "main" runs kube-scheduler-s390x:v1.35.0, which needs a writable /certs (It writes a certificate that it signs itself here); add an emptyDir of 1Mi in memory at /certs to spec.containers[0].volumeMounts',
    ],
  },
  "metabase by the name of its newest build": {
    image: "metabase/metabase-enterprise-head:latest",
    user: "2000",
    env: { MB_DB_TYPE: "postgres" },
    memory: plain("/plugins"),
    says: [
      'container "main" runs metabase/metabase-enterprise-head:latest, which needs a writable /tmp (Attachments of e-mails and exports are written here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "websphere-liberty with a keystore, and variables that only its build reads": {
    image: "icr.io/appcafe/websphere-liberty:full-java17-openj9-ubi",
    env: { LICENSE: "accept", TLS: "true" },
    config: [keystore],
    memory: plain("/opt/ibm/wlp/output", "/logs"),
    says: [],
  },
  "websphere-liberty with certificates in the directory that TLS_DIR names": {
    image: "websphere-liberty:26.0.0.7-full-java17-openj9",
    env: { TLS_DIR: "/certs" },
    config: [keystore, "/certs"],
    memory: plain("/opt/ibm/wlp/output", "/logs"),
    says: [
      'container "main" runs websphere-liberty:26.0.0.7-full-java17-openj9, which needs a writable volume at /config (The start script writes the generated password of the keystore into the configuration)',
    ],
  },
  "open-liberty with certificates in the directory that TLS_DIR names": {
    image: "open-liberty:26.0.0.7-full-java17-openj9",
    env: { TLS_DIR: "/certs" },
    config: [keystore, "/certs"],
    memory: plain("/opt/ol/wlp/output", "/logs"),
    says: [
      'container "main" runs open-liberty:26.0.0.7-full-java17-openj9, which needs a writable volume at /config (The start script writes a generated keystore.xml into the configuration, and stops when it cannot)',
    ],
  },
  "keydb of bitnami as a replica that keeps nothing": {
    image: "bitnami/keydb:6.3.4",
    env: { KEYDB_AOF_ENABLED: "no", KEYDB_REPLICATION_MODE: "replica" },
    memory: plain("/opt/bitnami/keydb/etc"),
    says: [
      `container "main" runs bitnami/keydb:6.3.4, which needs a writable /bitnami/keydb/data (The dump, the append-only file and a replica's copy live here); add an emptyDir of 1Gi in memory at /bitnami/keydb/data to spec.containers[0].volumeMounts`,
    ],
  },
  "keydb of bitnami as a replica that keeps nothing, with an emptyDir": {
    image: "bitnami/keydb:6.3.4",
    env: { KEYDB_AOF_ENABLED: "no", KEYDB_REPLICATION_MODE: "replica" },
    memory: plain("/opt/bitnami/keydb/etc", "/bitnami/keydb/data"),
    says: [],
  },
  "redis of bitnami as a replica that keeps nothing": {
    image: "bitnami/redis:8.2",
    env: { REDIS_AOF_ENABLED: "no", REDIS_REPLICATION_MODE: "replica" },
    memory: plain("/opt/bitnami/redis/etc", "/opt/bitnami/redis/tmp"),
    says: [
      'container "main" runs bitnami/redis:8.2, which needs a writable /bitnami/redis/data (Redis keeps the append-only files here, and does not start when it cannot); add an emptyDir of 1Gi in memory at /bitnami/redis/data to spec.containers[0].volumeMounts',
    ],
  },
  "valkey of bitnami as a replica that keeps nothing": {
    image: "bitnami/valkey:9.0",
    env: { VALKEY_AOF_ENABLED: "no", VALKEY_REPLICATION_MODE: "replica" },
    memory: plain("/opt/bitnami/valkey/etc", "/opt/bitnami/valkey/tmp", "/opt/bitnami/valkey/logs"),
    says: [
      'container "main" runs bitnami/valkey:9.0, which needs a writable /bitnami/valkey/data (Valkey keeps the append-only files here, and does not start when it cannot); add an emptyDir of 1Gi in memory at /bitnami/valkey/data to spec.containers[0].volumeMounts',
    ],
  },
  "neo4j of bitnami by its start scripts, which run it as a daemon": {
    image: "bitnami/neo4j:5.26.10",
    volumes: ["/bitnami/neo4j"],
    memory: plain("/tmp", "/opt/bitnami/neo4j/logs", "/opt/bitnami/neo4j/conf"),
    says: [
      'container "main" runs bitnami/neo4j:5.26.10, which needs a writable /opt/bitnami/neo4j/run (The start scripts run it as a daemon, whose pid file lies here); add an emptyDir of 1Mi in memory at /opt/bitnami/neo4j/run to spec.containers[0].volumeMounts',
    ],
  },
  "neo4j of bitnami without its start scripts": {
    image: "bitnami/neo4j:5.26.10",
    args: ["neo4j", "console"],
    volumes: ["/bitnami/neo4j"],
    memory: plain("/tmp", "/opt/bitnami/neo4j/logs"),
    says: [],
  },
  "cilium's operator of bitnami without the directory of its gops server": {
    image: "bitnami/cilium-operator:1.18.2",
    command: ["cilium-operator-generic"],
    args: ["--config-dir=/conf"],
    config: ["/conf"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/cilium-operator:1.18.2, which needs a writable /.config (The gops server keeps its port here, and the operator stops when it cannot); add an emptyDir of 1Mi in memory at /.config to spec.containers[0].volumeMounts',
    ],
  },
  "cilium's operator of bitnami as the chart runs it": {
    image: "bitnami/cilium-operator:1.18.2",
    command: ["cilium-operator-generic"],
    args: ["--config-dir=/opt/bitnami/cilium-operator/conf"],
    config: ["/opt/bitnami/cilium-operator/conf"],
    memory: plain("/tmp", "/.config"),
    says: [],
  },
  "hubble's relay of bitnami without a configuration": {
    image: "bitnami/hubble-relay:1.18.2",
    args: ["serve"],
    says: [
      'container "main" runs bitnami/hubble-relay:1.18.2, which needs a writable /.config (The gops server keeps its port here, and the relay stops when it cannot); add an emptyDir of 1Mi in memory at /.config to spec.containers[0].volumeMounts',
    ],
  },
  "hubble's relay of bitnami as the chart runs it": {
    image: "bitnami/hubble-relay:1.18.2",
    command: ["hubble-relay"],
    args: ["serve"],
    config: ["/etc/hubble-relay"],
    memory: plain("/tmp"),
    says: [],
  },
  "clickhouse's operator of bitnami without a place for its log": {
    image: "bitnami/clickhouse-operator:0.25.6",
    says: [
      'container "main" runs bitnami/clickhouse-operator:0.25.6, which needs a writable /tmp (log: cannot create log:); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "clickhouse's operator of bitnami that logs to stderr": {
    image: "bitnami/clickhouse-operator:0.25.6",
    args: ["-logtostderr=true", "-v=1"],
    says: [],
  },
};

describeConfigured("images by their roles and settings", inPods);
