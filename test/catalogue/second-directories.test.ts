// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const bitnamiElasticsearch = {
  volumes: ["/bitnami/elasticsearch/data"],
  memory: plain(
    "/opt/bitnami/elasticsearch/config",
    "/opt/bitnami/elasticsearch/tmp",
    "/opt/bitnami/elasticsearch/logs",
    "/tmp",
  ),
};

const inPods: ConfiguredRows = {
  "prometheus with a relative directory": {
    image: "prom/prometheus:v3.5.0",
    args: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=data"],
    volumes: ["/prometheus/data"],
    says: [],
  },
  "prometheus with a relative directory beside its volume": {
    image: "prom/prometheus:v3.5.0",
    args: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=../data"],
    volumes: ["/prometheus"],
    says: [
      'container "main" runs prom/prometheus:v3.5.0, which needs a writable volume at /data (The time series, the write-ahead log and the lock file live here)',
    ],
  },
  "prometheus with its default directory in another working directory": {
    image: "prom/prometheus:v3.5.0",
    args: ["--config.file=/etc/prometheus/prometheus.yml"],
    directory: "/srv",
    says: [
      'container "main" runs prom/prometheus:v3.5.0, which needs a writable volume at /srv/data (The time series, the write-ahead log and the lock file live here then, in the working directory)',
    ],
  },
  "cockroachdb with a relative store": {
    image: "cockroachdb/cockroach:v25.2.2",
    args: ["start", "--store=node1", "--join=a"],
    says: [
      'container "main" has no volume at /cockroach/node1, where cockroachdb/cockroach:v25.2.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "cockroachdb with a store in memory": {
    image: "cockroachdb/cockroach:v25.2.2",
    args: ["start", "--store=type=mem,size=0.25", "--join=a"],
    says: [],
  },
  "redis in another working directory": {
    image: "redis:8.0",
    args: ["redis-server", "--appendonly", "yes", "--dir", "./sub"],
    directory: "/srv",
    volumes: ["/data"],
    says: [
      'container "main" has no volume at /srv/sub, where redis:8.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "redis in another working directory with its volume": {
    image: "redis:8.0",
    args: ["redis-server", "--appendonly", "yes"],
    directory: "/srv",
    volumes: ["/srv"],
    says: [],
  },
  "alloy with a relative directory": {
    image: "grafana/alloy:v1.10.0",
    args: ["run", "/etc/alloy/config.alloy", "--storage.path=var/lib/alloy/data"],
    memory: plain("/var/lib/alloy/data"),
    says: [],
  },
  "etcd with its log in the journal": {
    image: "quay.io/coreos/etcd:v3.6.4",
    args: ["etcd", "--log-outputs=systemd/journal", "--data-dir=data"],
    volumes: ["/var/lib/etcd"],
    says: [],
  },
  "ntfy with a Unix socket": {
    image: "binwiederhier/ntfy:v2.13.0",
    args: ["serve", "--listen-unix", "/sockets/ntfy.sock"],
    says: [
      'container "main" runs binwiederhier/ntfy:v2.13.0, which needs a writable /sockets (The server makes its Unix socket here, and stops when it cannot); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "ntfy with a Unix socket on an emptyDir": {
    image: "binwiederhier/ntfy:v2.13.0",
    args: ["serve", "-U", "/sockets/ntfy.sock"],
    memory: plain("/sockets"),
    says: [],
  },
  "ntfy with the other spelling of --cache-file": {
    image: "binwiederhier/ntfy:v2.13.0",
    args: ["serve", "--cache_file=/srv/cache.db"],
    says: [
      'container "main" runs binwiederhier/ntfy:v2.13.0, which needs a writable volume at /srv (The cache of messages lies here where the settings say so)',
    ],
  },
  "ntfy as its documentation runs it": {
    image: "binwiederhier/ntfy",
    args: ["serve"],
    volumes: ["/var/cache/ntfy"],
    config: ["/etc/ntfy"],
    says: [],
  },
  "oauth2-proxy with a Unix socket": {
    image: "quay.io/oauth2-proxy/oauth2-proxy:v7.12.0",
    args: ["--http-address=unix:///sockets/proxy.sock,mode=0777"],
    says: [
      'container "main" runs oauth2-proxy/oauth2-proxy:v7.12.0, which needs a writable /sockets (The proxy makes its Unix socket here, and stops when it cannot); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "oauth2-proxy with a Unix socket on an emptyDir": {
    image: "quay.io/oauth2-proxy/oauth2-proxy:v7.12.0",
    args: ["--http-address=unix:///sockets/proxy.sock,mode=0777"],
    memory: plain("/sockets"),
    says: [],
  },
  "oauth2-proxy with a port": {
    image: "quay.io/oauth2-proxy/oauth2-proxy:v7.12.0",
    args: ["--http-address=0.0.0.0:4180"],
    says: [],
  },
  "the nightly oauth2-proxy with its log in a file": {
    image: "quay.io/oauth2-proxy/oauth2-proxy-nightly:latest",
    args: ["--logging-filename=/logs/proxy.log"],
    says: [
      'container "main" runs oauth2-proxy/oauth2-proxy-nightly:latest, which needs a writable /logs (The log is written into the file that the setting names); add an emptyDir of 128Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "kafka with the log of its metadata moved": {
    image: "apache/kafka:4.1.0",
    env: { KAFKA_LOG_DIRS: "/var/lib/kafka/data", KAFKA_METADATA_LOG_DIR: "/metadata" },
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/opt/kafka/config", "/opt/kafka/logs", "/tmp"),
    says: [
      'container "main" has no volume at the directory that KAFKA_METADATA_LOG_DIR names, where apache/kafka:4.1.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "kafka with volumes for its topics and its metadata": {
    image: "apache/kafka:4.1.0",
    env: { KAFKA_LOG_DIRS: "/var/lib/kafka/data", KAFKA_METADATA_LOG_DIR: "/metadata" },
    volumes: ["/var/lib/kafka/data", "/metadata"],
    memory: plain("/opt/kafka/config", "/opt/kafka/logs", "/tmp"),
    says: [],
  },
  "cp-kafka with the log of its metadata moved": {
    image: "confluentinc/cp-kafka:8.0.0",
    env: { KAFKA_METADATA_LOG_DIR: "/metadata" },
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/etc/kafka", "/var/log/kafka", "/tmp"),
    says: [
      'container "main" has no volume at the directory that KAFKA_METADATA_LOG_DIR names, where confluentinc/cp-kafka:8.0.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "the native kafka with the log of its metadata moved": {
    image: "apache/kafka-native:4.1.0",
    env: { KAFKA_LOG_DIRS: "/var/lib/kafka/data", KAFKA_METADATA_LOG_DIR: "/metadata" },
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/opt/kafka/config", "/tmp"),
    says: [
      'container "main" has no volume at the directory that KAFKA_METADATA_LOG_DIR names, where apache/kafka-native:4.1.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "mattermost with its files in another store than S3": {
    image: "mattermost/mattermost-enterprise-edition:11.5.0",
    env: { MM_FILESETTINGS_DRIVERNAME: "azure" },
    volumes: ["/mattermost/config", "/mattermost/logs", "/mattermost/plugins", "/mattermost/client/plugins"],
    memory: plain("/tmp", "/var/tmp"),
    says: [],
  },
  "mattermost that is told to keep its files on disk": {
    image: "mattermost/mattermost-enterprise-edition:11.5.0",
    env: { MM_FILESETTINGS_DRIVERNAME: "local" },
    volumes: ["/mattermost/config", "/mattermost/logs", "/mattermost/plugins", "/mattermost/client/plugins"],
    memory: plain("/tmp", "/var/tmp"),
    says: [
      'container "main" runs mattermost/mattermost-enterprise-edition:11.5.0, which needs a writable volume at /mattermost/data (Uploaded files live here)',
    ],
  },
  "rabbitmq with its queues alone moved": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_MNESIA_DIR: "/srv/queues" },
    volumes: ["/srv"],
    says: [
      'container "main" has no volume at /var/lib/rabbitmq, where rabbitmq:4.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "rabbitmq with its queues moved and a volume for the rest": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_MNESIA_DIR: "/srv/queues" },
    volumes: ["/srv", "/var/lib/rabbitmq"],
    says: [],
  },
  "rabbitmq with all its data moved and an emptyDir for the cookie": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_MNESIA_BASE: "/srv" },
    volumes: ["/srv"],
    memory: plain("/var/lib/rabbitmq"),
    says: [],
  },
  "rabbitmq with all its data moved": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_MNESIA_BASE: "/srv" },
    volumes: ["/srv"],
    says: [
      'container "main" runs rabbitmq:4.2, which needs a writable /var/lib/rabbitmq (Queues, the cluster state and the Erlang cookie live here); add an emptyDir of 64Mi in memory at /var/lib/rabbitmq to spec.containers[0].volumeMounts',
    ],
  },
  "Bitnami's elasticsearch with a directory for snapshots": {
    image: "bitnami/elasticsearch:8",
    env: { ELASTICSEARCH_FS_SNAPSHOT_REPO_PATH: "/snapshots" },
    ...bitnamiElasticsearch,
    says: [
      'container "main" has no volume at the directory that ELASTICSEARCH_FS_SNAPSHOT_REPO_PATH names, where bitnami/elasticsearch:8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "Bitnami's elasticsearch that only ingests, with a directory for snapshots": {
    image: "bitnami/elasticsearch:8",
    env: {
      ELASTICSEARCH_FS_SNAPSHOT_REPO_PATH: "/snapshots",
      ELASTICSEARCH_NODE_ROLES: "ingest",
      ELASTICSEARCH_IS_DEDICATED_NODE: "yes",
    },
    ...bitnamiElasticsearch,
    says: [],
  },
  "Bitnami's opensearch with a directory for snapshots": {
    image: "bitnami/opensearch:3",
    env: { OPENSEARCH_FS_SNAPSHOT_REPO_PATH: "/snapshots" },
    volumes: ["/bitnami/opensearch/data", "/opt/bitnami/opensearch/config"],
    memory: plain("/opt/bitnami/opensearch/tmp", "/opt/bitnami/opensearch/logs", "/tmp"),
    says: [
      'container "main" has no volume at the directory that OPENSEARCH_FS_SNAPSHOT_REPO_PATH names, where bitnami/opensearch:3 keeps its data; mount a persistent volume claim there',
    ],
  },
};

describeConfigured("images with a second directory", inPods);
