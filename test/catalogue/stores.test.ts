// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "redis as a replica without snapshots": {
    image: "redis:8.0",
    args: ["--save", "", "--replicaof", "redis", "6379"],
    says: [
      'advisory: container "main" runs redis:8.0, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica (MISCONF Redis is configured to save RDB snapshots, but it\'s currently unable to persist to disk); or start it with --save "" and without the append-only file',
    ],
  },
  "redis as a replica that loads without a file": {
    image: "redis:8.0",
    args: ["--save", "", "--replicaof", "redis", "6379", "--repl-diskless-load", "on-empty-db"],
    says: [],
  },
  "redis as a Sentinel by the path of the program": {
    image: "redis:8.0",
    args: ["/usr/local/bin/redis-sentinel", "/conf/sentinel.conf"],
    volumes: ["/conf"],
    says: [],
  },
  "redis as a Sentinel without the name of the program": {
    image: "redis:8.0",
    args: ["/conf/sentinel.conf", "--sentinel"],
    volumes: ["/conf"],
    says: [],
  },
  "valkey as a Sentinel by the path of the program": {
    image: "valkey/valkey:9",
    args: ["/usr/local/bin/valkey-sentinel", "/conf/sentinel.conf"],
    volumes: ["/conf"],
    says: [],
  },
  "valkey with a directory in VALKEY_EXTRA_FLAGS": {
    image: "valkey/valkey:9",
    env: { VALKEY_EXTRA_FLAGS: "--dir /srv --appendonly yes" },
    volumes: ["/srv"],
    says: [],
  },
  "valkey without snapshots, with the append-only file in VALKEY_EXTRA_FLAGS": {
    image: "valkey/valkey:9",
    args: ["--save", ""],
    env: { VALKEY_EXTRA_FLAGS: "--appendonly yes" },
    says: [
      'container "main" has no volume at /data, where valkey/valkey:9 keeps its data; mount a persistent volume claim there',
    ],
  },
  "valkey's bundle from the vendor's third registry": {
    image: "public.ecr.aws/valkey/valkey-bundle:9.1",
    args: ["--save", "", "--logfile", "/logs/valkey.log"],
    says: [
      'container "main" runs valkey/valkey-bundle:9.1, which needs a writable /logs (The server writes its log here, and does not start when it cannot); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "redis stack as a plain redis-server with its data in --dir": {
    image: "redis/redis-stack-server:7.4.0-v1",
    args: ["redis-server", "--dir", "/srv"],
    volumes: ["/srv"],
    says: [],
  },
  "redis stack's script with its data in --dir": {
    image: "redis/redis-stack-server:7.4.0-v1",
    args: ["redis-stack-server", "--dir", "/srv"],
    volumes: ["/srv"],
    says: [],
  },
  "redis stack without snapshots": {
    image: "redis/redis-stack-server:7.4.0-v1",
    env: { REDIS_ARGS: "--appendonly no --save" },
    says: [],
  },
  "redis stack with RedisInsight moved": {
    image: "redis/redis-stack:7.4.0-v8",
    env: { RI_APP_FOLDER_ABSOLUTE_PATH: "/insight" },
    volumes: ["/data", "/insight"],
    says: [],
  },
  "memcached with a file for a warm restart": {
    image: "memcached:1.6",
    args: ["-m", "1024", "-e", "/cache/file"],
    says: [
      'container "main" runs memcached:1.6, which needs a writable /cache (failed to open file for mmap: Read-only file system); add an emptyDir of 1Gi in memory at /cache to spec.containers[0].volumeMounts',
    ],
  },
  "memcached with external storage": {
    image: "memcached:1.6",
    args: ["memcached", "-o", "slab_reassign,ext_path=/flash/file:64G,ext_threads=2"],
    says: [
      'container "main" runs memcached:1.6, which needs a writable /flash (The server makes the file of its external storage here, and stops when it cannot); add an emptyDir of 1Gi in memory at /flash to spec.containers[0].volumeMounts',
    ],
  },
  "rabbitmq with a file for its log": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_LOGS: "/logs/rabbit.log" },
    volumes: ["/var/lib/rabbitmq"],
    says: [
      'container "main" runs rabbitmq:4.2, which needs a writable directory of the file that RABBITMQ_LOGS names (failed to open log file at); mount an emptyDir at the directory of the file that RABBITMQ_LOGS names',
    ],
  },
  "rabbitmq with its log in an exchange, and a ConfigMap over its configuration": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_LOGS: "exchange:" },
    config: ["/etc/rabbitmq"],
    volumes: ["/var/lib/rabbitmq"],
    says: [],
  },
  "rabbitmq with quorum queues and streams elsewhere": {
    image: "rabbitmq:4.2",
    env: { RABBITMQ_QUORUM_DIR: "/fast", RABBITMQ_STREAM_DIR: "/large" },
    volumes: ["/var/lib/rabbitmq", "/fast"],
    says: [
      'container "main" has no volume at the directory that RABBITMQ_STREAM_DIR names, where rabbitmq:4.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "etcd as a gateway": {
    image: "quay.io/coreos/etcd:v3.6.4",
    args: ["etcd", "gateway", "start", "--endpoints=10.0.0.1:2379"],
    says: [],
  },
  "etcd as a proxy": {
    image: "quay.io/coreos/etcd:v3.6.4",
    command: ["/usr/local/bin/etcd", "grpc-proxy", "start", "--endpoints=10.0.0.1:2379"],
    says: [],
  },
  "etcd with a file for its log": {
    image: "quay.io/coreos/etcd:v3.6.4",
    args: ["etcd", "--data-dir=/data", "--log-outputs=stderr,/logs/etcd.log"],
    volumes: ["/data"],
    says: [
      'container "main" runs coreos/etcd:v3.6.4, which needs a writable /logs (The server writes its log here, and does not start when it cannot); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "etcd with its log on a device": {
    image: "quay.io/coreos/etcd:v3.6.4",
    args: ["etcd", "--data-dir=/data", "--log-outputs=/dev/stdout"],
    volumes: ["/data"],
    says: [],
  },
  "nats with a pid file and a log": {
    image: "nats:2.12",
    args: ["-P", "/run/nats.d/nats.pid", "--log=/logs/nats.log"],
    says: [
      'container "main" runs nats:2.12, which needs a writable /run/nats.d (Could not write pidfile) and /logs (error opening file:); add an emptyDir of 1Mi in memory at /run/nats.d to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "kafka with its own properties and the program's own script": {
    image: "apache/kafka:4.0.0",
    command: ["/opt/kafka/bin/kafka-server-start.sh", "/config/server.properties"],
    config: ["/config"],
    volumes: ["/data"],
    memory: plain("/tmp", "/opt/kafka/logs"),
    says: [],
  },
  "cp-server with the log of the metadata elsewhere": {
    image: "confluentinc/cp-server:8.0.0",
    env: { KAFKA_METADATA_LOG_DIR: "/metadata" },
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/etc/kafka", "/tmp", "/var/log/kafka"),
    says: [
      'container "main" has no volume at the directory that KAFKA_METADATA_LOG_DIR names, where confluentinc/cp-server:8.0.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "elasticsearch on UBI with ES_SETTING_PATH_DATA": {
    image: "docker.elastic.co/elasticsearch/elasticsearch-ubi:8.19.3",
    env: { ES_SETTING_PATH_DATA: "/indices" },
    volumes: ["/indices", "/usr/share/elasticsearch/config"],
    memory: plain("/usr/share/elasticsearch/logs", "/tmp"),
    says: [],
  },
  "elasticsearch with its log in files and a mounted keystore": {
    image: "elasticsearch:9.1.0",
    env: { ES_LOG_STYLE: "file" },
    config: ["/usr/share/elasticsearch/config/elasticsearch.keystore"],
    volumes: ["/usr/share/elasticsearch/data"],
    memory: plain("/usr/share/elasticsearch/logs", "/tmp"),
    says: [
      'container "main" runs elasticsearch:9.1.0, which needs a writable /usr/share/elasticsearch/config (The first start creates the keystore and writes the security settings here); mount a writable copy of what the image has at /usr/share/elasticsearch/config; a read-only root takes effort with elasticsearch:9.1.0: the configuration directory must be writable at the first start and hold the shipped files',
    ],
  },
  "elasticsearch with a directory for snapshots": {
    image: "elasticsearch:9.1.0",
    env: { "path.repo": "/backup" },
    volumes: ["/usr/share/elasticsearch/data", "/usr/share/elasticsearch/config"],
    memory: plain("/usr/share/elasticsearch/logs", "/tmp"),
    says: [
      'container "main" has no volume at the directory that path.repo names, where elasticsearch:9.1.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "opensearch with a directory for snapshots": {
    image: "opensearchproject/opensearch:3.2.0",
    args: ["opensearch", "-Epath.repo=/backup"],
    volumes: ["/usr/share/opensearch/data", "/usr/share/opensearch/config"],
    memory: plain("/usr/share/opensearch/logs", "/tmp"),
    says: [
      'container "main" has no volume at /backup, where opensearchproject/opensearch:3.2.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "minio with an option before the directory": {
    image: "minio/minio",
    args: ["server", "--console-address", ":9001", "/srv"],
    volumes: ["/data"],
    memory: plain("/root/.minio"),
    says: [
      'container "main" has no volume at /srv, where minio/minio keeps its data; mount a persistent volume claim there',
    ],
  },
  "minio with its drives in a configuration file": {
    image: "minio/minio",
    args: ["server", "--config", "/conf/minio.yaml"],
    config: ["/conf"],
    volumes: ["/drive1"],
    memory: plain("/root/.minio"),
    says: [],
  },
  "minio as a gateway": {
    image: "minio/minio:RELEASE.2022-01-08T03-11-54Z",
    args: ["gateway", "s3", "https://s3.example.com"],
    memory: plain("/root/.minio"),
    says: [],
  },
  "minio with its drives in MINIO_ARGS, another home and a directory for its log": {
    image: "minio/minio",
    args: ["server", "--log-dir=/logs"],
    env: { MINIO_ARGS: "/srv", HOME: "/home" },
    volumes: ["/srv"],
    memory: plain("/home/.minio"),
    says: [
      'container "main" runs minio/minio, which needs a writable /logs (The server writes its log here); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts; a read-only root takes effort with minio/minio: its maintainers call a read-only root out of scope; it runs when its certificate directory exists or is moved',
    ],
  },
  "dragonfly with a socket, a pid file and tiered storage": {
    image: "ghcr.io/dragonflydb/dragonfly:v1.34.0",
    args: ["--logtostderr", "--unixsocket=/sock/d.sock", "--pidfile=/pid/d.pid", "--tiered_prefix=/ssd/tier"],
    volumes: ["/data"],
    memory: plain("/sock"),
    says: [
      'container "main" runs dragonflydb/dragonfly:v1.34.0, which needs a writable /pid (Failed to open pidfile with error:) and /ssd (Values that do not fit into memory are kept here); add an emptyDir of 1Mi in memory at /pid to spec.containers[0].volumeMounts; add an emptyDir of 1Gi in memory at /ssd to spec.containers[0].volumeMounts',
    ],
  },
  "qdrant with a directory for temporary files": {
    image: "qdrant/qdrant:v1.15.0",
    env: { QDRANT__STORAGE__TEMP_PATH: "/scratch" },
    volumes: ["/qdrant/storage", "/qdrant/snapshots"],
    says: [
      'container "main" runs qdrant/qdrant:v1.15.0, which needs a writable directory that QDRANT__STORAGE__TEMP_PATH names (Every start makes this directory, and snapshots are put together in it); mount an emptyDir at the directory that QDRANT__STORAGE__TEMP_PATH names',
    ],
  },
  "qdrant with an audit log and a log in a file": {
    image: "qdrant/qdrant:v1.17.0",
    env: {
      QDRANT__AUDIT__ENABLED: "true",
      QDRANT__AUDIT__DIR: "/audit",
      QDRANT__LOGGER__ON_DISK__ENABLED: "true",
      QDRANT__LOGGER__ON_DISK__LOG_FILE: "/logs/qdrant.log",
    },
    volumes: ["/qdrant/storage", "/qdrant/snapshots"],
    memory: plain("/logs"),
    says: [
      'container "main" has no volume at the directory that QDRANT__AUDIT__DIR names, where qdrant/qdrant:v1.17.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "meilisearch's enterprise edition with its dumps moved": {
    image: "getmeili/meilisearch-enterprise:v1.20",
    env: { MEILI_DUMP_DIR: "/dumps" },
    volumes: ["/meili_data"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at the directory that MEILI_DUMP_DIR names, where getmeili/meilisearch-enterprise:v1.20 keeps its data; mount a persistent volume claim there',
    ],
  },
  "meilisearch with its snapshots moved": {
    image: "getmeili/meilisearch:v1.20",
    args: ["meilisearch", "--schedule-snapshot", "--snapshot-dir=/snapshots"],
    volumes: ["/meili_data"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /snapshots, where getmeili/meilisearch:v1.20 keeps its data; mount a persistent volume claim there',
    ],
  },
  "solr's init container that its operator runs": {
    image: "solr:9.10",
    command: ["sh", "-c", "solr zk ls /solr -z zk:2181 || solr zk mkroot /solr -z zk:2181"],
    says: [],
  },
  "solr's exporter as its operator runs it": {
    image: "solr:9.10",
    command: ["/opt/solr/contrib/prometheus-exporter/bin/solr-exporter"],
    args: ["-p", "8080", "-n", "10"],
    says: [],
  },
  "solr with its indices and logs elsewhere": {
    image: "solr:9.10",
    env: { SOLR_DATA_HOME: "/index", SOLR_LOGS_DIR: "/logs" },
    volumes: ["/var/solr"],
    memory: plain("/tmp", "/logs"),
    says: [
      'container "main" has no volume at the directory that SOLR_DATA_HOME names, where solr:9.10 keeps its data; mount a persistent volume claim there',
    ],
  },
  "solr with its cores moved by an argument": {
    image: "solr:9.10",
    args: ["solr-foreground", "--solr-home", "/cores"],
    volumes: ["/cores"],
    memory: plain("/tmp", "/var/solr"),
    says: [],
  },
  "strimzi's exporter": {
    image: "quay.io/strimzi/kafka:0.48.0-kafka-4.1.0",
    command: ["/opt/kafka-exporter/kafka_exporter_run.sh"],
    says: [
      'container "main" runs strimzi/kafka:0.48.0-kafka-4.1.0, which needs a writable /tmp (The start scripts write the configuration of their programs here); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "emqx with the path of its log": {
    image: "emqx/emqx:5.8",
    env: { EMQX_LOG__FILE__DEFAULT__ENABLE: "true", EMQX_LOG__FILE__DEFAULT__PATH: "/logs/emqx.log" },
    volumes: ["/opt/emqx/data"],
    memory: plain("/logs"),
    says: [],
  },
  "emqx with directories for plugins and logs": {
    image: "emqx/emqx:5.8",
    env: { EMQX_LOG_DIR: "/logs", EMQX_PLUGINS__INSTALL_DIR: "/plugins" },
    volumes: ["/opt/emqx/data", "/plugins"],
    says: [
      'container "main" runs emqx/emqx:5.8, which needs a writable directory that EMQX_LOG_DIR names (Logs and crash dumps are written here); mount an emptyDir at the directory that EMQX_LOG_DIR names',
    ],
  },
  "mosquitto with its data moved": {
    image: "eclipse-mosquitto:2.1",
    env: { MOSQUITTO_PERSISTENCE_LOCATION: "/srv/mosquitto/" },
    config: ["/mosquitto/config/mosquitto.conf"],
    volumes: ["/srv/mosquitto"],
    says: [],
  },
  "consul with two dashes": {
    image: "hashicorp/consul:1.22",
    args: ["agent", "-server", "--data-dir=/srv", "-log-file=/logs/consul", "--pid-file", "/pid/consul.pid"],
    volumes: ["/srv"],
    memory: plain("/logs"),
    says: [
      'container "main" runs hashicorp/consul:1.22, which needs a writable /pid (The agent writes its pid file here, and stops when it cannot); add an emptyDir of 1Mi in memory at /pid to spec.containers[0].volumeMounts',
    ],
  },
  "consul with a directory for its log": {
    image: "hashicorp/consul:1.22",
    args: ["agent", "--dev", "-log-file=/var/log/consul/"],
    memory: plain("/var/log/consul"),
    says: [],
  },
  "consul on UBI, whose entrypoint names the directory itself": {
    image: "registry.connect.redhat.com/hashicorp/consul:1.22.0-ubi",
    args: ["agent", "-server"],
    env: { CONSUL_DATA_DIR: "/srv" },
    volumes: ["/srv"],
    says: [
      'container "main" has no volume at /consul/data, where hashicorp/consul:1.22.0-ubi keeps its data; mount a persistent volume claim there',
    ],
  },
  "vault in development mode with certificates": {
    image: "hashicorp/vault:2.0.4",
    args: ["server", "-dev-tls", "--dev-no-store-token"],
    env: { SKIP_SETCAP: "true" },
    says: [
      'container "main" runs hashicorp/vault:2.0.4, which needs a writable /tmp (The development server makes its certificates here; the chart renders storageconfig.hcl here); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "vault with a log in a file": {
    image: "hashicorp/vault:2.0.4",
    args: ["server", "-log-file=/logs/vault.log"],
    env: { SKIP_SETCAP: "true" },
    volumes: ["/vault/file"],
    says: [
      'container "main" runs hashicorp/vault:2.0.4, which needs a writable /logs (The log is written to this file, and the program stops when it cannot); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "openbao in development mode with certificates elsewhere, and a log in a file": {
    image: "openbao/openbao:2.6.2",
    args: ["server", "-dev-tls", "-dev-tls-cert-dir=/certs", "-log-file=/logs/bao.log"],
    memory: plain("/certs", "/logs"),
    says: [
      'container "main" runs openbao/openbao:2.6.2, which needs a writable /home/openbao (Error initializing Dev mode); add an emptyDir of 1Mi in memory at /home/openbao to spec.containers[0].volumeMounts',
    ],
  },
  "openbao on distroless with certificates": {
    image: "quay.io/openbao/openbao-distroless-nightly:2.7.0-nightly1",
    args: ["server", "--dev-tls", "-dev-no-store-token"],
    says: [
      'container "main" runs openbao/openbao-distroless-nightly:2.7.0-nightly1, which needs a writable /tmp (The development server makes its certificates here); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "etcd that listens on a socket as well": {
    image: "gcr.io/etcd-development/etcd:v3.6.4",
    args: ["etcd", "--data-dir=/data", "--listen-client-urls=http://0.0.0.0:2379,unix:///sock/etcd.sock"],
    volumes: ["/data"],
    says: [
      'container "main" runs etcd-development/etcd:v3.6.4, which needs a writable /sock (The server creates its socket here); add an emptyDir of 1Mi in memory at /sock to spec.containers[0].volumeMounts',
    ],
  },
  "minio with authorities mounted in the directory of its certificates": {
    image: "minio/minio",
    args: ["server", "/data"],
    config: ["/root/.minio/certs/CAs"],
    volumes: ["/data"],
    says: [],
  },
};

describeConfigured("stores", inPods);
