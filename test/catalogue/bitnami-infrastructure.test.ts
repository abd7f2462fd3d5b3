// Bitnami's images as their own start scripts and their charts run them.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "bitnami's milvus, whose entrypoint is the server itself": {
    image: "bitnami/milvus:3.0.0",
    args: ["run", "datanode"],
    memory: plain("/bitnami/milvus/data"),
    says: [
      'container "main" runs bitnami/milvus:3.0.0, which needs a writable /opt/bitnami/milvus/tmp (Pid files, sockets and temporary files are written here); add an emptyDir of 64Mi in memory at /opt/bitnami/milvus/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's keydb with its defaults": {
    image: "bitnami/keydb:6.3.4",
    volumes: ["/bitnami/keydb/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/keydb:6.3.4, which needs a writable /opt/bitnami/keydb/etc (The start scripts write the settings into keydb.conf here); add an emptyDir of 16Mi in memory at /opt/bitnami/keydb/etc to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's keydb as its chart runs it": {
    image: "bitnami/keydb:6.3.4",
    command: ["/bin/bash"],
    args: [
      "-ec",
      '. /opt/bitnami/scripts/keydb-env.sh\n\nargs=("/opt/bitnami/keydb/etc/keydb.conf")\nexec keydb-server "${args[@]}"\n',
    ],
    volumes: ["/bitnami/keydb/data"],
    config: ["/opt/bitnami/keydb/etc"],
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami's keydb as a pure cache": {
    image: "bitnami/keydb:6.3.4",
    env: { KEYDB_AOF_ENABLED: "no" },
    memory: plain("/tmp", "/opt/bitnami/keydb/etc"),
    says: [],
  },
  "bitnami's memcached without a password": {
    image: "bitnami/memcached:1.6.40",
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami's memcached with a password": {
    image: "bitnami/memcached:1.6.40",
    env: { MEMCACHED_PASSWORD: "secret" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/memcached:1.6.40, which needs a writable /opt/bitnami/memcached/conf (The start scripts write the user and the settings of SASL here); add an emptyDir of 16Mi in memory at /opt/bitnami/memcached/conf to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's kong with its prefix moved": {
    image: "bitnami/kong:3.9.1",
    env: { KONG_PREFIX: "/srv/kong" },
    memory: plain("/tmp", "/srv/kong"),
    says: [],
  },
  "another program in bitnami's kong": {
    image: "bitnami/kong:3.9.1",
    args: ["bash", "-c", "resty -v"],
    says: [],
  },
  "bitnami's consul as a client of its own": {
    image: "bitnami/consul:1.21.4",
    args: ["consul", "agent", "-dev"],
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami's node-exporter": { image: "bitnami/node-exporter:1.9.1", says: [] },
  "bitnami's tempo as a distributor": {
    image: "bitnami/grafana-tempo:2.8.2",
    args: ["-target=distributor", "-config.file=/bitnami/grafana-tempo/conf/tempo.yaml"],
    says: [],
  },
  "bitnami's tempo as an ingester on an emptyDir": {
    image: "bitnami/grafana-tempo:2.8.2",
    args: ["-target=ingester", "-config.file=/bitnami/grafana-tempo/conf/tempo.yaml"],
    memory: plain("/tmp", "/bitnami/grafana-tempo/data"),
    says: [],
  },
  "bitnami's loki as a distributor": {
    image: "bitnami/grafana-loki:3.5.3",
    args: ["-target=distributor", "-config.file=/bitnami/grafana-loki/conf/loki.yaml"],
    says: [],
  },
  "bitnami's thanos as receiver": {
    image: "bitnami/thanos:0.39.2",
    args: ["receive", '--label=receive="true"'],
    says: [
      'container "main" runs bitnami/thanos:0.39.2, which needs a writable volume at /data (Blocks, index headers and the write-ahead log are kept here)',
    ],
  },
  "bitnami's thanos as receiver in its chart": {
    image: "bitnami/thanos:0.39.2",
    args: ["receive", "--tsdb.path=/var/thanos/receive"],
    volumes: ["/var/thanos/receive"],
    says: [],
  },
  "bitnami's nats with its defaults": {
    image: "bitnami/nats:2.11.8",
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/nats:2.11.8, which needs a writable /opt/bitnami/nats/conf (The start scripts render the configuration and make sample certificates here) and /opt/bitnami/nats/tmp (Could not write pidfile); add an emptyDir of 16Mi in memory at /opt/bitnami/nats/conf to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /opt/bitnami/nats/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's nats as its chart runs it": {
    image: "bitnami/nats:2.11.8",
    command: ["nats-server"],
    args: ["-c", "/etc/nats-server.conf"],
    config: ["/etc/nats-server.conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami's nats with JetStream": {
    image: "bitnami/nats:2.11.8",
    env: { NATS_EXTRA_ARGS: "-js" },
    memory: plain("/tmp", "/opt/bitnami/nats/conf", "/opt/bitnami/nats/tmp"),
    says: [
      'container "main" keeps the data of bitnami/nats:2.11.8 at /tmp/nats/jetstream in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[0]',
    ],
  },
  "bitnami's flink without /bitnami/flink": {
    image: "bitnami/flink:2.1.0",
    memory: plain("/tmp", "/opt/bitnami/flink/conf", "/opt/bitnami/flink/log"),
    says: [
      'container "main" runs bitnami/flink:2.1.0, which needs a writable /bitnami/flink/conf (Where this is missing, the start scripts move the configuration and the plugins of the image to /bitnami/flink); add an emptyDir of 1Mi in memory at /bitnami/flink/conf to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's flink as its chart runs it": {
    image: "bitnami/flink:2.1.0",
    memory: plain("/tmp", "/opt/bitnami/flink/conf", "/opt/bitnami/flink/log", "/bitnami/flink/conf"),
    says: [],
  },
  "bitnami's fluentd that buffers elsewhere": {
    image: "bitnami/fluentd:1.19.0",
    memory: plain("/tmp"),
    prepared: ["/tmp"],
    says: [],
  },
  "another program in bitnami's fluentd": { image: "bitnami/fluentd:1.19.0", args: ["fluent-cat", "debug"], says: [] },
  "another program in bitnami's schema registry": {
    image: "bitnami/schema-registry:8.0.0",
    args: ["kafka-avro-console-consumer"],
    says: [],
  },
  "bitnami's nessie with RocksDB": {
    image: "bitnami/nessie:0.105.4",
    env: {
      NESSIE_VERSION_STORE_TYPE: "ROCKSDB",
      NESSIE_VERSION_STORE_PERSIST_ROCKS_DATABASE_PATH: "/bitnami/nessie/data",
    },
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs bitnami/nessie:0.105.4, which needs a writable volume at /bitnami/nessie/data when the version store is RocksDB; or choose another version store',
    ],
  },
  "bitnami's zipkin without a mount": { image: "bitnami/zipkin:3.5.1", says: [] },
};

describeConfigured("Bitnami's images", inPods);
