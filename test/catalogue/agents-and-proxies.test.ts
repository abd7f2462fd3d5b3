// Agents, proxies and stores whose vendors run them on a read-only root.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const wordpress = {
  image: "bitnamilegacy/wordpress:6.8",
  volumes: ["/bitnami/wordpress", "/opt/bitnami/wordpress", "/opt/bitnami/php/var"],
  memory: plain("/opt/bitnami/apache/conf", "/opt/bitnami/apache/var/run", "/opt/bitnami/php/tmp", "/tmp"),
};

const inPods: ConfiguredRows = {
  "Bitnami's WordPress with PHP's settings as they are": { ...wordpress, says: [] },
  "Bitnami's WordPress with a setting for PHP": {
    ...wordpress,
    env: { PHP_MEMORY_LIMIT: "512M" },
    says: [
      'container "main" runs bitnamilegacy/wordpress:6.8, which needs a writable /opt/bitnami/php/etc (The start scripts write what variables say into PHP\'s configuration here); mount a writable copy of what the image has at /opt/bitnami/php/etc',
    ],
  },
  "the Datadog agent as its chart runs it": {
    image: "gcr.io/datadoghq/agent:7.71.0",
    command: ["agent", "run"],
    volumes: ["/etc/datadog-agent"],
    memory: plain("/var/log/datadog", "/tmp", "/opt/datadog-agent/run"),
    says: [],
  },
  "the Datadog agent with its own start command and no mounts": {
    image: "public.ecr.aws/datadog/agent:7.71.0",
    memory: plain("/tmp", "/opt/datadog-agent/run"),
    says: [
      'container "main" runs datadog/agent:7.71.0, which needs a writable /etc/datadog-agent (The start scripts link and copy configuration here, and the agent makes its token), /var/run/s6 (The supervisor s6 copies its service directories here and runs them) and /var/log/datadog (The agent logs here); mount a writable copy of what the image has at /etc/datadog-agent; add an emptyDir of 16Mi in memory at /var/run/s6 to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /var/log/datadog to spec.containers[0].volumeMounts',
    ],
  },
  "the trace agent of Datadog": {
    image: "datadog/agent:7.71.0",
    command: ["trace-agent", "-config=/etc/datadog-agent/datadog.yaml"],
    says: [],
  },
  "the AlloyDB proxy with a Unix socket": {
    image: "gcr.io/alloydb-connectors/alloydb-auth-proxy:1.15.2",
    args: ["projects/p/locations/l/clusters/c/instances/i?unix-socket=/sockets"],
    says: [
      'container "main" runs alloydb-connectors/alloydb-auth-proxy:1.15.2, which needs a writable /sockets (The proxy makes a socket for each instance here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "surrealdb with RocksDB": {
    image: "surrealdb/surrealdb:v2.3.7",
    args: ["start", "--user", "root", "rocksdb:/stores/main.db"],
    says: [
      'container "main" has no volume at /stores, where surrealdb/surrealdb:v2.3.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "surrealdb with RocksDB by an address": {
    image: "surrealdb/surrealdb:v2.3.7",
    args: ["start", "rocksdb:///stores/main.db"],
    volumes: ["/stores"],
    says: [],
  },
  "surrealdb in memory": { image: "surrealdb/surrealdb:v2.3.7", args: ["start", "memory"], says: [] },
  "tika without /tmp": {
    image: "apache/tika:3.2.2.0",
    says: [
      'container "main" runs apache/tika:3.2.2.0, which needs a writable /tmp (Documents are unpacked here); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "the operator of Elastic": { image: "docker.elastic.co/eck/eck-operator:3.1.0", args: ["manager"], says: [] },
};

describeConfigured("Agents, proxies and stores", inPods);
