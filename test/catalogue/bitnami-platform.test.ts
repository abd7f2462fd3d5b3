// Bitnami's images, as their own start scripts and Bitnami's charts run them.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "bitnami redis-sentinel with its own start script": {
    image: "bitnamilegacy/redis-sentinel:8.2",
    memory: plain("/tmp", "/opt/bitnami/redis-sentinel/etc"),
    says: [
      'container "main" runs bitnamilegacy/redis-sentinel:8.2, which needs a writable /opt/bitnami/redis-sentinel (The configuration file /opt/bitnami/redis-sentinel/etc/sentinel.conf is not writable); mount a writable copy of what the image has at /opt/bitnami/redis-sentinel; a read-only root takes effort with bitnamilegacy/redis-sentinel:8.2: its start script replaces its directory etc by a link: copy /opt/bitnami/redis-sentinel to a volume first',
      'container "main" has no volume at /bitnami/redis-sentinel/conf, where bitnamilegacy/redis-sentinel:8.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami redis-sentinel with a writable copy of its directory": {
    image: "bitnamilegacy/redis-sentinel:8.2",
    memory: plain("/tmp"),
    volumes: ["/opt/bitnami/redis-sentinel", "/bitnami/redis-sentinel/conf"],
    says: [],
  },
  "bitnami redis-sentinel as the chart runs it": {
    image: "bitnamilegacy/redis-sentinel:8.2",
    command: ["/bin/bash", "-ec"],
    args: ["/opt/bitnami/scripts/start-scripts/start-sentinel.sh"],
    memory: plain("/tmp", "/opt/bitnami/redis-sentinel/etc"),
    volumes: ["/data"],
    says: [],
  },
  "bitnami redis-sentinel without its start script": {
    image: "bitnamilegacy/redis-sentinel:8.2",
    args: ["redis-sentinel", "/conf/sentinel.conf"],
    memory: plain("/tmp"),
    volumes: ["/conf"],
    says: [],
  },
  "bitnami redis-sentinel without its start script and volume": {
    image: "bitnamilegacy/redis-sentinel:8.2",
    args: ["redis-sentinel", "/conf/sentinel.conf"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /conf, where bitnamilegacy/redis-sentinel:8.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami valkey-sentinel with its own start script": {
    image: "bitnami/valkey-sentinel",
    memory: plain("/tmp", "/opt/bitnami/valkey-sentinel/etc"),
    says: [
      'container "main" runs bitnami/valkey-sentinel, which needs a writable /opt/bitnami/valkey-sentinel (The configuration file /opt/bitnami/valkey-sentinel/etc/sentinel.conf is not writable); mount a writable copy of what the image has at /opt/bitnami/valkey-sentinel; a read-only root takes effort with bitnami/valkey-sentinel: its start script replaces its directory etc by a link: copy /opt/bitnami/valkey-sentinel to a volume first',
      'container "main" has no volume at /bitnami/valkey-sentinel/conf, where bitnami/valkey-sentinel keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami valkey-sentinel as the chart runs it": {
    image: "bitnami/valkey-sentinel",
    command: ["/bin/bash"],
    args: ["-c", "/opt/bitnami/scripts/start-scripts/start-sentinel.sh"],
    memory: plain("/tmp", "/opt/bitnami/valkey-sentinel/etc"),
    volumes: ["/data"],
    says: [],
  },
  "bitnami clickhouse-keeper, which logs to the console": {
    image: "bitnamilegacy/clickhouse-keeper:25",
    memory: plain("/tmp", "/opt/bitnami/clickhouse-keeper/etc", "/opt/bitnami/clickhouse-keeper/tmp"),
    volumes: ["/bitnami/clickhouse-keeper"],
    says: [],
  },
  "bitnami dremio with its default words": {
    image: "bitnamilegacy/dremio:26",
    args: ["start-fg"],
    memory: plain("/tmp", "/opt/bitnami/dremio/tmp", "/opt/bitnami/dremio/run"),
    volumes: ["/bitnami/dremio/data"],
    says: [
      'container "main" runs bitnamilegacy/dremio:26, which needs a writable /opt/bitnami/dremio/log (Logs are written here); add an emptyDir of 64Mi in memory at /opt/bitnami/dremio/log to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami metrics-server with its own entrypoint": {
    image: "bitnamilegacy/metrics-server:0.8.0",
    says: [
      'container "main" runs bitnamilegacy/metrics-server:0.8.0, which needs a writable /opt/bitnami/metrics-server/certificates (error creating self-signed certificates); add an emptyDir of 1Mi in memory at /opt/bitnami/metrics-server/certificates to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami metrics-server as the chart runs it": {
    image: "bitnamilegacy/metrics-server:0.8.0",
    command: ["metrics-server"],
    args: ["--secure-port=8443"],
    memory: plain("/tmp", "/opt/bitnami/metrics-server/apiserver.local.config"),
    says: [],
  },
  "bitnami metrics-server with another directory of certificates": {
    image: "bitnamilegacy/metrics-server:0.8.0",
    args: ["--cert-dir=/tmp"],
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami harbor-core without certificates of its own": {
    image: "bitnamilegacy/harbor-core:2.13.2",
    config: ["/etc/core/app.conf", "/etc/core/key"],
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami harbor-core with CORE_KEY": {
    image: "bitnamilegacy/harbor-core:2.13.2",
    config: ["/etc/core/app.conf"],
    env: { CORE_KEY: "0123456789abcdef" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnamilegacy/harbor-core:2.13.2, which needs a writable /etc/core (The start script writes the value of CORE_KEY into a file here); mount a writable copy of what the image has at /etc/core',
    ],
  },
  "bitnami harbor-core with internal TLS": {
    image: "bitnamilegacy/harbor-core:2.13.2",
    config: ["/etc/core/app.conf", "/etc/core/key", "/etc/harbor/ssl/core"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnamilegacy/harbor-core:2.13.2, which needs a writable /etc/ssl/certs (The start script adds certificates of own authorities here); mount a writable copy of what the image has at /etc/ssl/certs; a read-only root takes effort with bitnamilegacy/harbor-core:2.13.2: it adds certificates to /etc/ssl/certs: an init container has to copy those to a volume, as the chart does',
    ],
  },
  "bitnami harbor-jobservice with logs in the database": {
    image: "bitnamilegacy/harbor-jobservice:2.13.2",
    config: ["/etc/jobservice/config.yml"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs bitnamilegacy/harbor-jobservice:2.13.2, which needs a writable /var/log/jobs when its configuration logs jobs to files; or log jobs to the database',
    ],
  },
  "bitnami harbor-registryctl without certificates of its own": {
    image: "bitnamilegacy/harbor-registryctl:2.13.2",
    config: ["/etc/registry/config.yml", "/etc/registryctl/config.yml"],
    memory: plain("/tmp"),
    volumes: ["/storage"],
    says: [],
  },
  "bitnami harbor-registry with a bundle of certificates": {
    image: "bitnamilegacy/harbor-registry:2.13.2",
    config: ["/etc/registry/config.yml", "/harbor_cust_cert/custom-ca-bundle.crt"],
    memory: plain("/tmp"),
    volumes: ["/storage"],
    says: [
      'container "main" runs bitnamilegacy/harbor-registry:2.13.2, which needs a writable /etc/ssl/certs (The start script adds certificates of own authorities here); mount a writable copy of what the image has at /etc/ssl/certs; a read-only root takes effort with bitnamilegacy/harbor-registry:2.13.2: it adds certificates to /etc/ssl/certs: an init container has to copy those to a volume, as the chart does',
    ],
  },
  "bitnami oauth2-proxy, which has no start script": {
    image: "bitnamilegacy/oauth2-proxy:7",
    says: [],
  },
  "bitnami fluent-bit, which has no start script": {
    image: "bitnamilegacy/fluent-bit:4",
    says: [],
  },
  "bitnami haproxy, which has no start script": {
    image: "bitnamilegacy/haproxy:3.2",
    config: ["/bitnami/haproxy/conf"],
    says: [],
  },
  "bitnami logstash, whose scripts set LOGSTASH_DATA_DIR themselves": {
    image: "bitnamilegacy/logstash:9",
    env: { LOGSTASH_DATA_DIR: "/data" },
    memory: plain("/tmp", "/opt/bitnami/logstash/config", "/opt/bitnami/logstash/pipeline"),
    volumes: ["/data"],
    says: [
      'container "main" runs bitnamilegacy/logstash:9, which needs a writable /bitnami/logstash/data (Queues, positions of plugins and the id of the node live here); add an emptyDir of 1Gi in memory at /bitnami/logstash/data to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami parse, whose data lives in MongoDB": {
    image: "bitnamilegacy/parse:8",
    memory: plain("/tmp", "/opt/bitnami/parse/tmp", "/opt/bitnami/parse/logs"),
    volumes: ["/opt/bitnami/parse/config.json"],
    says: [],
  },
  "bitnami tensorflow-serving, which writes its configuration alone": {
    image: "bitnamilegacy/tensorflow-serving:2",
    memory: plain("/tmp", "/opt/bitnami/tensorflow-serving/conf"),
    config: ["/bitnami/model-data"],
    says: [],
  },
  "bitnami fluxcd-source-controller with its artifacts moved": {
    image: "bitnamilegacy/fluxcd-source-controller:1",
    args: ["--storage-path=/data"],
    memory: plain("/tmp", "/data"),
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "bitnami harbor-registryctl, whose VOLUMEs are mounted by the engine": {
    image: "bitnamilegacy/harbor-registryctl:2.13.2",
    memory: { "/tmp": "mode=1777" },
    says: [],
  },
  "bitnami harbor-core, whose VOLUME /etc/core takes the key": {
    image: "bitnamilegacy/harbor-core:2.13.2",
    env: { CORE_KEY: "0123456789abcdef" },
    memory: { "/tmp": "mode=1777" },
    says: [],
  },
};

describeConfigured("Bitnami's images", inPods, onEngines);
