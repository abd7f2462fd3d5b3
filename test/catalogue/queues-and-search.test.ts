// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "confluent-local with memory where its defaults write": {
    image: "confluentinc/confluent-local:8.2.0",
    memory: plain("/etc/kafka", "/etc/kafka-rest", "/tmp", "/var/lib/kafka/data", "/var/log/kafka"),
    says: [],
  },
  "confluent-local with its topics elsewhere": {
    image: "confluentinc/confluent-local:8.2.0",
    env: { KAFKA_LOG_DIRS: "/topics" },
    memory: plain("/etc/kafka", "/etc/kafka-rest", "/tmp", "/var/lib/kafka/data", "/var/log/kafka"),
    says: [
      'container "main" has no volume at the directory that KAFKA_LOG_DIRS names, where confluentinc/confluent-local:8.2.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "rabbitmq with RABBITMQ_ENABLED_PLUGINS": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_ENABLED_PLUGINS: "rabbitmq_mqtt" },
    volumes: ["/var/lib/rabbitmq"],
    says: [
      'container "main" runs rabbitmq:4.2, which needs a writable /etc/rabbitmq (enabled_plugins is written here for the variable and by rabbitmq-plugins, which stop when they cannot); mount a writable copy of what the image has at /etc/rabbitmq',
    ],
  },
  "rabbitmq with RABBITMQ_ENABLED_PLUGINS in a file elsewhere": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_ENABLED_PLUGINS: "rabbitmq_mqtt", RABBITMQ_ENABLED_PLUGINS_FILE: "/plugins-file/enabled_plugins" },
    volumes: ["/var/lib/rabbitmq"],
    memory: plain("/plugins-file"),
    says: [],
  },
  "rabbitmq as its operator runs it": {
    image: "rabbitmq:4.2-management",
    env: { RABBITMQ_ENABLED_PLUGINS_FILE: "/operator/enabled_plugins" },
    volumes: ["/var/lib/rabbitmq/mnesia"],
    memory: plain("/var/lib/rabbitmq", "/operator"),
    config: ["/etc/rabbitmq/conf.d/10-operatorDefaults.conf", "/etc/rabbitmq/conf.d/90-userDefinedConfiguration.conf"],
    says: [],
  },
  "rabbitmq with its database moved": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_MNESIA_BASE: "/db" },
    volumes: ["/db"],
    memory: plain("/var/lib/rabbitmq"),
    says: [],
  },
  "rabbitmq with a ConfigMap over its whole configuration": {
    image: "rabbitmq:4.2",
    config: ["/etc/rabbitmq"],
    volumes: ["/var/lib/rabbitmq"],
    says: [
      'advisory: container "main" runs rabbitmq:4.2, which needs a writable /var/log/rabbitmq when a mount or a variable leaves 10-defaults.conf out, and no other configuration sends the logs to the console (failed to open log file at); or write log.console = true into rabbitmq.conf',
    ],
  },
  "rabbitmq with a ConfigMap over its configuration and RABBITMQ_LOGS -": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_LOGS: "-" },
    config: ["/etc/rabbitmq"],
    volumes: ["/var/lib/rabbitmq"],
    says: [],
  },
  "rabbitmq 3.8, which writes its configuration": {
    image: "rabbitmq:3.8",
    volumes: ["/var/lib/rabbitmq"],
    memory: plain("/var/log/rabbitmq"),
    says: [
      'container "main" runs rabbitmq:3.8, which needs a writable /etc/rabbitmq (The entrypoint writes rabbitmq.conf here at every start, and stops when it cannot); mount a writable copy of what the image has at /etc/rabbitmq',
    ],
  },
  "kafka as pulumi import writes it": {
    image: "apache/kafka:4.1.0",
    command: ["/__cacert_entrypoint.sh"],
    args: ["/etc/kafka/docker/run"],
    says: [
      'container "main" runs apache/kafka:4.1.0, which needs a writable /opt/kafka/config (The start script writes server.properties and the log settings here), /opt/kafka/logs (The garbage collection log and the server\'s logs are written here) and /tmp (Native libraries for compression are unpacked here); add an emptyDir of 16Mi in memory at /opt/kafka/config to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /opt/kafka/logs to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root takes effort with apache/kafka:4.1.0: the start script writes server.properties at every start, and by default the data lies in /tmp',
      'container "main" has no volume at /tmp/kafka-logs, where apache/kafka:4.1.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "kafka with a mounted server.properties and KAFKA_LOG_DIRS": {
    image: "apache/kafka:4.1.0",
    env: { KAFKA_LOG_DIRS: "/srv/kafka" },
    config: ["/mnt/shared/config"],
    memory: plain("/opt/kafka/config", "/opt/kafka/logs", "/tmp"),
    says: [
      'container "main" has no volume at the directory that KAFKA_LOG_DIRS names, where apache/kafka:4.1.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "kafka-native with a mounted server.properties": {
    image: "apache/kafka-native:4.1.0",
    config: ["/mnt/shared/config"],
    memory: plain("/opt/kafka/config", "/tmp"),
    says: [],
  },
  "kafka-native with a variable and a volume at the default of its log.dir": {
    image: "apache/kafka-native:4.1.0",
    env: { KAFKA_NUM_PARTITIONS: "3" },
    volumes: ["/tmp/kafka-logs"],
    memory: plain("/opt/kafka/config", "/tmp"),
    says: [],
  },
  "kafka-native without /tmp": {
    image: "apache/kafka-native:4.1.0",
    env: { KAFKA_LOG_DIRS: "/srv/kafka" },
    volumes: ["/srv/kafka"],
    memory: plain("/opt/kafka/config"),
    says: [
      'container "main" runs apache/kafka-native:4.1.0, which needs a writable /tmp (Native libraries for compression are unpacked here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "zookeeper with a zoo.cfg that has no dataLogDir": {
    image: "zookeeper:3.9",
    user: "1000",
    config: ["/conf/zoo.cfg"],
    volumes: ["/data"],
    says: [
      'advisory: container "main" runs zookeeper:3.9, which needs a writable volume at /datalog when no zoo.cfg is mounted, or the mounted one names it as dataLogDir; or write no dataLogDir into zoo.cfg, and the log goes to dataDir',
    ],
  },
  "zookeeper without a volume at /datalog": {
    image: "zookeeper:3.9",
    user: "1000",
    volumes: ["/data"],
    says: [
      'container "main" runs zookeeper:3.9, which needs a writable /conf (The entrypoint generates zoo.cfg here at the first start, and stops when it cannot); mount a writable copy of what the image has at /conf',
      'container "main" has no volume at /datalog, where zookeeper:3.9 keeps its data; mount a persistent volume claim there',
    ],
  },
  "etcd with a configuration file that names its directory": {
    image: "quay.io/coreos/etcd:v3.6.4",
    args: ["etcd", "--config-file=/etc/etcd/etcd.yml"],
    config: ["/etc/etcd"],
    says: [
      'advisory: container "main" runs coreos/etcd:v3.6.4, which needs a writable volume at /var/lib/etcd when its configuration file names no other data-dir; or mount a volume at the data-dir that the configuration file names',
    ],
  },
  "etcd with one dash": {
    image: "quay.io/coreos/etcd:v3.6.4",
    args: ["etcd", "-data-dir=/srv/etcd"],
    volumes: ["/srv/etcd"],
    says: [],
  },
  "etcd with its log elsewhere": {
    image: "registry.k8s.io/etcd:3.6.4-0",
    command: ["etcd", "--data-dir=/var/lib/etcd", "--wal-dir=/wal"],
    volumes: ["/var/lib/etcd"],
    says: [
      'container "main" has no volume at /wal, where etcd:3.6.4-0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "nats with --jetstream": {
    image: "nats:2.12",
    args: ["--jetstream"],
    says: [
      'container "main" has no volume at /tmp/nats/jetstream, where nats:2.12 keeps its data; mount a persistent volume claim there',
    ],
  },
  "nats with JetStream and TMPDIR": {
    image: "nats:2.12-alpine",
    args: ["-js"],
    env: { TMPDIR: "/srv" },
    volumes: ["/srv"],
    says: [],
  },
  "nats as its chart runs it": {
    image: "nats:2.12-alpine",
    args: ["--config", "/etc/nats-config/nats.conf"],
    volumes: ["/data"],
    memory: plain("/var/run/nats"),
    config: ["/etc/nats-config"],
    says: [],
  },
  "elasticsearch with a mounted keystore": {
    image: "elasticsearch:9.1.0",
    config: ["/usr/share/elasticsearch/config/elasticsearch.keystore"],
    volumes: ["/usr/share/elasticsearch/data"],
    memory: plain("/tmp", "/usr/share/elasticsearch/logs"),
    says: [],
  },
  "elasticsearch-oss without a volume": {
    image: "docker.elastic.co/elasticsearch/elasticsearch-oss:7.10.2",
    volumes: ["/usr/share/elasticsearch/config"],
    memory: plain("/tmp", "/usr/share/elasticsearch/logs"),
    says: [
      'container "main" has no volume at /usr/share/elasticsearch/data, where elasticsearch/elasticsearch-oss:7.10.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "opensearch from the vendor's second registry": {
    image: "public.ecr.aws/opensearchproject/opensearch:3",
    env: { DISABLE_INSTALL_DEMO_CONFIG: "true" },
    config: ["/usr/share/opensearch/config/opensearch.keystore"],
    memory: plain("/tmp", "/usr/share/opensearch/logs"),
    says: [
      'container "main" has no volume at /usr/share/opensearch/data, where opensearchproject/opensearch:3 keeps its data; mount a persistent volume claim there',
    ],
  },
  "clickhouse with a password and a mounted user": {
    image: "clickhouse/clickhouse-server:26.7",
    env: { CLICKHOUSE_PASSWORD: "x" },
    config: ["/etc/clickhouse-server/users.d"],
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/tmp", "/var/log/clickhouse-server"),
    says: [
      'container "main" runs clickhouse/clickhouse-server:26.7, which needs a writable /etc/clickhouse-server/users.d (The entrypoint writes the default user here); make the read-only mount spec.containers[0].volumeMounts[1] writable',
    ],
  },
  "clickhouse as its operator runs it": {
    image: "clickhouse/clickhouse-server:26.7",
    env: { CLICKHOUSE_SKIP_USER_SETUP: "1" },
    config: ["/etc/clickhouse-server/config.d", "/etc/clickhouse-server/users.d", "/etc/clickhouse-server/conf.d"],
    volumes: ["/var/lib/clickhouse", "/var/log/clickhouse-server"],
    memory: plain("/tmp"),
    says: [],
  },
  "clickhouse without a shell": {
    image: "clickhouse/clickhouse-server:26.7-distroless",
    env: { CLICKHOUSE_SKIP_USER_SETUP: "1" },
    volumes: ["/var/lib/clickhouse", "/var/log/clickhouse-server"],
    says: [],
  },
  "influxdb whose setup writes elsewhere": {
    image: "influxdb:2.8",
    env: { DOCKER_INFLUXDB_INIT_MODE: "setup", INFLUX_CONFIGS_PATH: "/client/influx-configs" },
    volumes: ["/var/lib/influxdb2", "/client"],
    memory: plain("/tmp"),
    says: [],
  },
  "influxdb 1 with its data moved": {
    image: "influxdb:1.12",
    env: { INFLUXDB_DATA_DIR: "/srv/data" },
    volumes: ["/var/lib/influxdb"],
    says: [
      'container "main" has no volume at the directory that INFLUXDB_DATA_DIR names, where influxdb:1.12 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 1 with all of it moved": {
    image: "influxdb:1.12",
    env: { INFLUXDB_META_DIR: "/srv/meta", INFLUXDB_DATA_DIR: "/srv/data", INFLUXDB_DATA_WAL_DIR: "/srv/wal" },
    volumes: ["/srv"],
    says: [],
  },
  "influxdb 3 with a Python environment of the image": {
    image: "influxdb:3-core",
    env: { VIRTUAL_ENV: "/opt/venv" },
    volumes: ["/home/influxdb3/.influxdb"],
    says: [],
  },
  "minio with --config-dir": {
    image: "minio/minio",
    args: ["server", "/data", "--config-dir=/config"],
    volumes: ["/data", "/config"],
    says: [],
  },
  "emqx with its data moved": {
    image: "emqx/emqx:5.8",
    env: { EMQX_NODE__DATA_DIR: "/srv/emqx" },
    volumes: ["/srv/emqx"],
    says: [],
  },
  "meilisearch with the database moved": {
    image: "getmeili/meilisearch:v1.16",
    env: { MEILI_DB_PATH: "/db" },
    volumes: ["/meili_data"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at the directory that MEILI_DB_PATH names, where getmeili/meilisearch:v1.16 keeps its data; mount a persistent volume claim there',
    ],
  },
  "meilisearch with the database and the dumps moved": {
    image: "getmeili/meilisearch:v1.16",
    args: ["meilisearch", "--db-path", "/db/data.ms"],
    env: { MEILI_DUMP_DIR: "/db/dumps", TMPDIR: "/db/tmp" },
    volumes: ["/db"],
    says: [],
  },
  "meilisearch as its chart runs it": {
    image: "getmeili/meilisearch:v1.16",
    volumes: ["/meili_data"],
    memory: plain("/tmp"),
    says: [],
  },
  "solr with SOLR_HOME moved": {
    image: "solr:9.10",
    env: { SOLR_HOME: "/cores" },
    memory: plain("/var/solr", "/tmp"),
    says: [
      'container "main" has no volume at the directory that SOLR_HOME names, where solr:9.10 keeps its data; mount a persistent volume claim there',
    ],
  },
  "cp-kafka without /tmp": {
    image: "confluentinc/cp-kafka:8.0.0",
    volumes: ["/var/lib/kafka/data", "/etc/kafka"],
    memory: plain("/var/log/kafka"),
    says: [
      'container "main" runs confluentinc/cp-kafka:8.0.0, which needs a writable /tmp (Native libraries for compression are unpacked here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "cp-kafka 8 without /etc/kafka": {
    image: "confluentinc/cp-kafka:8.0.0",
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/var/log/kafka", "/tmp"),
    says: [
      'container "main" runs confluentinc/cp-kafka:8.0.0, which needs a writable /etc/kafka (The start script renders its configuration into this directory, and stops without); add an emptyDir of 16Mi in memory at /etc/kafka to spec.containers[0].volumeMounts',
    ],
  },
  "cp-server-connect without a mount": {
    image: "confluentinc/cp-server-connect:7.9.0",
    says: [
      'container "main" runs confluentinc/cp-server-connect:7.9.0, which needs a writable /etc/kafka-connect (The start script renders its configuration into this directory, and stops without) and /etc/kafka (The start script renders the log settings into this directory); add an emptyDir of 16Mi in memory at /etc/kafka-connect to spec.containers[0].volumeMounts; add an emptyDir of 16Mi in memory at /etc/kafka to spec.containers[0].volumeMounts',
    ],
  },
  "kafka of strimzi without /tmp": {
    image: "quay.io/strimzi/kafka:0.48.0-kafka-4.1.0",
    command: ["/opt/kafka/kafka_run.sh"],
    says: [
      'container "main" runs strimzi/kafka:0.48.0-kafka-4.1.0, which needs a writable /tmp (The start scripts write the configuration of their programs here); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "registry from the project's own registry": {
    image: "ghcr.io/distribution/distribution:3.0.0",
    says: [
      'container "main" has no volume at /var/lib/registry, where distribution/distribution:3.0.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "harbor's job service as its chart runs it without a claim": {
    image: "goharbor/harbor-jobservice:v2.14.0",
    memory: plain("/var/log/jobs"),
    says: [
      'container "main" runs goharbor/harbor-jobservice:v2.14.0; goharbor/harbor-jobservice:v2.14.0 does not run with a read-only root: at every start it copies the CA bundle beside its own program and into /etc/pki/tls/certs, and stops without',
    ],
  },
  "harbor's scanner with its cache moved": {
    image: "goharbor/trivy-adapter-photon:v2.14.0",
    env: { SCANNER_TRIVY_CACHE_DIR: "/cache/trivy" },
    volumes: ["/cache"],
    says: [
      'container "main" runs goharbor/trivy-adapter-photon:v2.14.0; goharbor/trivy-adapter-photon:v2.14.0 does not run with a read-only root: at every start it copies the CA bundle beside its own program and into /etc/pki/tls/certs, and stops without',
    ],
  },
  "kafka of bitnami with its topics moved": {
    image: "bitnami/kafka:4.0",
    env: { KAFKA_CFG_LOG_DIRS: "/srv/kafka" },
    volumes: ["/bitnami/kafka"],
    config: ["/opt/bitnami/kafka/config/server.properties"],
    memory: plain("/tmp", "/opt/bitnami/kafka/logs"),
    says: [
      'container "main" has no volume at the directory that KAFKA_CFG_LOG_DIRS names, where bitnami/kafka:4.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "rabbitmq of bitnami as its documentation runs it": {
    image: "bitnami/rabbitmq:4.1",
    volumes: ["/bitnami/rabbitmq/mnesia"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/rabbitmq/etc/rabbitmq",
      "/opt/bitnami/rabbitmq/var/lib/rabbitmq",
      "/opt/bitnami/rabbitmq/.rabbitmq",
    ),
    says: [],
  },
  "rabbitmq of bitnami as its chart runs it": {
    image: "bitnami/rabbitmq:4.1",
    env: {
      RABBITMQ_MNESIA_DIR: "/opt/bitnami/rabbitmq/.rabbitmq/mnesia/$(RABBITMQ_NODE_NAME)",
      RABBITMQ_COMMUNITY_PLUGINS: "",
    },
    volumes: ["/opt/bitnami/rabbitmq/.rabbitmq/mnesia", "/opt/bitnami/rabbitmq/plugins"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/rabbitmq/etc/rabbitmq",
      "/opt/bitnami/rabbitmq/var/lib/rabbitmq",
      "/opt/bitnami/rabbitmq/.rabbitmq",
      "/opt/bitnami/rabbitmq/var/log/rabbitmq",
    ),
    says: [],
  },
  "rabbitmq of bitnami with plugins of others": {
    image: "bitnami/rabbitmq:4.1",
    env: { RABBITMQ_COMMUNITY_PLUGINS: "https://example.com/p.ez" },
    volumes: ["/bitnami/rabbitmq"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/rabbitmq/etc/rabbitmq",
      "/opt/bitnami/rabbitmq/var/lib/rabbitmq",
      "/opt/bitnami/rabbitmq/.rabbitmq",
    ),
    says: [
      'container "main" runs bitnami/rabbitmq:4.1, which needs a writable /opt/bitnami/rabbitmq/plugins (Plugins are downloaded to here at every start; the shipped ones must stay visible); mount a writable copy of what the image has at /opt/bitnami/rabbitmq/plugins',
    ],
  },
  "elasticsearch of bitnami as its chart runs nodes that ingest": {
    image: "bitnami/elasticsearch:9.1.2",
    env: { ELASTICSEARCH_IS_DEDICATED_NODE: "yes", ELASTICSEARCH_NODE_ROLES: "ingest" },
    volumes: [
      "/opt/bitnami/elasticsearch/config",
      "/opt/bitnami/elasticsearch/tmp",
      "/opt/bitnami/elasticsearch/logs",
      "/opt/bitnami/elasticsearch/plugins",
    ],
    memory: plain("/tmp", "/bitnami/elasticsearch", "/bitnami/elasticsearch/data"),
    says: [],
  },
  "elasticsearch of bitnami with two data directories": {
    image: "bitnami/elasticsearch:9.1.2",
    env: { ELASTICSEARCH_DATA_DIR_LIST: "/d1,/d2" },
    volumes: [
      "/d1",
      "/opt/bitnami/elasticsearch/config",
      "/opt/bitnami/elasticsearch/tmp",
      "/opt/bitnami/elasticsearch/logs",
      "/opt/bitnami/elasticsearch/plugins",
    ],
    memory: plain("/tmp", "/bitnami/elasticsearch"),
    says: [
      'container "main" has no volume at the directory that ELASTICSEARCH_DATA_DIR_LIST names, where bitnami/elasticsearch:9.1.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "zookeeper of bitnami with its log elsewhere": {
    image: "bitnami/zookeeper:3.9",
    env: { ZOO_DATA_LOG_DIR: "/dataLog" },
    volumes: ["/bitnami/zookeeper"],
    memory: plain("/tmp", "/opt/bitnami/zookeeper/conf", "/opt/bitnami/zookeeper/logs"),
    says: [
      'container "main" has no volume at the directory that ZOO_DATA_LOG_DIR names, where bitnami/zookeeper:3.9 keeps its data; mount a persistent volume claim there',
    ],
  },
  "minio of bitnami as its chart runs it with two drives": {
    image: "bitnami/minio:2025",
    env: { MINIO_DATA_DIR: "/bitnami/minio/data-0", MINIO_SKIP_CLIENT: "yes" },
    volumes: ["/bitnami/minio/data-0", "/bitnami/minio/data-1"],
    memory: plain("/tmp", "/opt/bitnami/minio/tmp"),
    says: [],
  },
  "minio of bitnami with its client": {
    image: "bitnami/minio:2025",
    volumes: ["/bitnami/minio/data"],
    memory: plain("/tmp", "/opt/bitnami/minio/tmp"),
    says: [
      'container "main" runs bitnami/minio:2025, which needs a writable /.mc (MinIO\'s client keeps its configuration here); add an emptyDir of 1Mi in memory at /.mc to spec.containers[0].volumeMounts',
    ],
  },
  "spark of bitnami as the master": {
    image: "bitnami/spark:4.0",
    memory: plain("/tmp", "/opt/bitnami/spark/conf", "/opt/bitnami/spark/tmp", "/opt/bitnami/spark/logs"),
    says: [],
  },
  "spark of bitnami as a worker": {
    image: "bitnami/spark:4.0",
    env: { SPARK_MODE: "worker" },
    memory: plain("/tmp", "/opt/bitnami/spark/conf", "/opt/bitnami/spark/tmp", "/opt/bitnami/spark/logs"),
    says: [
      'container "main" runs bitnami/spark:4.0, which needs a writable /opt/bitnami/spark/work (Workers run their applications in this directory); add an emptyDir of 1Gi in memory at /opt/bitnami/spark/work to spec.containers[0].volumeMounts',
    ],
  },
  "spark of bitnami as an executor": {
    image: "bitnami/spark:4.0",
    args: ["executor"],
    memory: plain("/tmp", "/opt/bitnami/spark/tmp"),
    says: [],
  },
  "spark as a worker": {
    image: "apache/spark:4.1.2",
    args: ["/opt/spark/bin/spark-class", "org.apache.spark.deploy.worker.Worker", "spark://master:7077"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs apache/spark:4.1.2, which needs a writable /opt/spark/work (Workers run their applications in this directory); add an emptyDir of 1Gi in memory at /opt/spark/work to spec.containers[0].volumeMounts',
    ],
  },
  "cp-kafka with nothing copied": {
    image: "confluentinc/cp-kafka:7.9.0",
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/etc/kafka", "/tmp", "/var/log/kafka"),
    says: [],
  },
  "cp-schema-registry with an empty directory": {
    image: "confluentinc/cp-schema-registry:7.9.0",
    memory: plain("/etc/schema-registry"),
    says: [],
  },
  "cp-kafka-connect with empty directories": {
    image: "confluentinc/cp-kafka-connect:7.9.0",
    memory: plain("/etc/kafka-connect", "/etc/kafka"),
    says: [],
  },
  "cp-kafka-rest with an empty directory": {
    image: "confluentinc/cp-kafka-rest:7.9.0",
    memory: plain("/etc/kafka-rest"),
    says: [],
  },
  "influxdb's meta node with its store moved": {
    image: "influxdb:1.12-meta",
    env: { INFLUXDB_META_DIR: "/meta" },
    volumes: ["/meta"],
    says: [],
  },
  "influxdb's data node with its data moved": {
    image: "influxdb:data",
    env: { INFLUXDB_DATA_DIR: "/data" },
    volumes: ["/var/lib/influxdb"],
    says: [
      'container "main" has no volume at the directory that INFLUXDB_DATA_DIR names, where influxdb:data keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb of bitnami with its data moved": {
    image: "bitnami/influxdb:3",
    env: { INFLUXDB_DATA_DIR: "/srv/influxdb" },
    volumes: ["/bitnami/influxdb"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at the directory that INFLUXDB_DATA_DIR names, where bitnami/influxdb:3 keeps its data; mount a persistent volume claim there',
    ],
  },
  "elasticsearch of bitnami without plugins of its own": {
    image: "bitnami/elasticsearch:9.1.2",
    volumes: ["/bitnami/elasticsearch/data"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/elasticsearch/config",
      "/opt/bitnami/elasticsearch/tmp",
      "/opt/bitnami/elasticsearch/logs",
    ),
    says: [],
  },
  "elasticsearch of bitnami with a plugin": {
    image: "bitnami/elasticsearch:9.1.2",
    env: { ELASTICSEARCH_PLUGINS: "analysis-icu" },
    volumes: ["/bitnami/elasticsearch/data"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/elasticsearch/config",
      "/opt/bitnami/elasticsearch/tmp",
      "/opt/bitnami/elasticsearch/logs",
    ),
    says: [
      'container "main" runs bitnami/elasticsearch:9.1.2, which needs a writable /opt/bitnami/elasticsearch/plugins (Plugins are installed here at every start); add an emptyDir of 256Mi in memory at /opt/bitnami/elasticsearch/plugins to spec.containers[0].volumeMounts',
    ],
  },
  "elasticsearch of bitnami with empty roles of a node that is not dedicated": {
    image: "bitnami/elasticsearch:9.1.2",
    env: { ELASTICSEARCH_NODE_ROLES: "" },
    memory: plain(
      "/bitnami/elasticsearch/data",
      "/tmp",
      "/opt/bitnami/elasticsearch/config",
      "/opt/bitnami/elasticsearch/tmp",
      "/opt/bitnami/elasticsearch/logs",
    ),
    says: [
      'container "main" keeps the data of bitnami/elasticsearch:9.1.2 at /bitnami/elasticsearch/data in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[0]',
    ],
  },
  "emqx that logs to files": {
    image: "emqx/emqx:5.8",
    env: { EMQX_LOG__FILE__ENABLE: "true" },
    volumes: ["/opt/emqx/data"],
    says: [
      'container "main" runs emqx/emqx:5.8, which needs a writable /opt/emqx/log (Logs and crash dumps are written here); add an emptyDir of 256Mi in memory at /opt/emqx/log to spec.containers[0].volumeMounts',
    ],
  },
  "kibana of bitnami without plugins": {
    image: "bitnami/kibana:9",
    volumes: ["/bitnami/kibana"],
    memory: plain("/tmp", "/opt/bitnami/kibana/config", "/opt/bitnami/kibana/tmp", "/opt/bitnami/kibana/logs"),
    says: [],
  },
  "kibana of bitnami whose chart installs plugins": {
    image: "bitnami/kibana:9",
    volumes: ["/bitnami/kibana"],
    config: ["/docker-entrypoint-initdb.d/plugin-install"],
    memory: plain("/tmp", "/opt/bitnami/kibana/config", "/opt/bitnami/kibana/tmp", "/opt/bitnami/kibana/logs"),
    says: [
      'container "main" runs bitnami/kibana:9, which needs a writable /opt/bitnami/kibana/plugins (Plugins are installed here; the shipped ones must stay visible); mount a writable copy of what the image has at /opt/bitnami/kibana/plugins',
    ],
  },
  "neo4j of bitnami without plugins": {
    image: "bitnami/neo4j:5",
    volumes: ["/bitnami/neo4j"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/neo4j/logs",
      "/opt/bitnami/neo4j/.home",
      "/opt/bitnami/neo4j/conf",
      "/opt/bitnami/neo4j/run",
    ),
    says: [],
  },
  "elasticsearch with a ConfigMap over its configuration": {
    image: "elasticsearch:9.1.0",
    config: ["/usr/share/elasticsearch/config"],
    volumes: ["/usr/share/elasticsearch/data"],
    memory: plain("/tmp", "/usr/share/elasticsearch/logs"),
    says: [
      'container "main" runs elasticsearch:9.1.0, which needs a writable /usr/share/elasticsearch/config/elasticsearch.keystore (The first start creates the keystore here); make the read-only mount spec.containers[0].volumeMounts[1] writable; a read-only root takes effort with elasticsearch:9.1.0: the configuration directory must be writable at the first start and hold the shipped files',
    ],
  },
  "elasticsearch as its operator runs it": {
    image: "docker.elastic.co/elasticsearch/elasticsearch:9.1.0",
    volumes: [
      "/usr/share/elasticsearch/data",
      "/usr/share/elasticsearch/config",
      "/usr/share/elasticsearch/plugins",
      "/usr/share/elasticsearch/bin",
    ],
    memory: plain("/tmp", "/usr/share/elasticsearch/logs"),
    says: [],
  },
  "clickhouse with its data moved behind --": {
    image: "clickhouse/clickhouse-server:26.7",
    env: { CLICKHOUSE_SKIP_USER_SETUP: "1" },
    args: ["--", "--path=/kept/"],
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/tmp", "/var/log/clickhouse-server"),
    says: [
      'container "main" has no volume at /kept, where clickhouse/clickhouse-server:26.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "clickhouse with its data moved, and without the directory that its configuration still names": {
    image: "clickhouse/clickhouse-server:26.7",
    args: ["clickhouse-server", "--config-file=/etc/clickhouse-server/config.xml", "--", "--path", "/kept"],
    volumes: ["/kept"],
    memory: plain("/var/log/clickhouse-server"),
    says: [
      'container "main" has no volume at /var/lib/clickhouse, where clickhouse/clickhouse-server:26.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "clickhouse with logs and a pid file elsewhere": {
    image: "clickhouse/clickhouse-server:26.7",
    args: ["clickhouse-server", "-L", "/logs/a.log", "--pid-file=/pids/server.pid", "--", "--tmp_path=/scratch"],
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-server"),
    says: [
      'container "main" runs clickhouse/clickhouse-server:26.7, which needs a writable /scratch (Temporary files of queries lie here), /logs (The server writes its log here) and /pids (The server writes its pid file here); add an emptyDir of 1Gi in memory at /scratch to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "solr as its operator mounts the data": {
    image: "solr:9.10",
    volumes: ["/var/solr/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "solr 7 without a volume": {
    image: "solr:7.7",
    memory: plain("/tmp"),
    says: [
      'container "web" runs solr:7.7, which needs a writable /opt/solr/server/logs (ERROR: Logs directory /opt/solr/server/logs is not writable. Exiting); add "/opt/solr/server/logs": "rw,noexec,nosuid,nodev,size=256m,uid=8983,gid=8983,mode=0755" to tmpfs',
      'container "web" has no volume at /opt/solr/server/solr/mycores, where solr:7.7 keeps its data; mount a named volume there',
    ],
  },
};

describeConfigured("Queues, search engines, object stores and registries", inPods, onEngines);
