// Parts of a program that one image runs, other temporary directories, and directories beside the data. Each row follows the
// source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const noActivity = "-activity-tracker.filepath=";
const elasticsearch = {
  volumes: ["/usr/share/elasticsearch/config", "/usr/share/elasticsearch/data"],
  logs: plain("/usr/share/elasticsearch/logs"),
};

const inPods: ConfiguredRows = {
  "mimir's read path, which keeps nothing": {
    image: "grafana/mimir:2.17.0",
    args: ["-target=read", noActivity],
    says: [],
  },
  "mimir's read path with a configuration file": {
    image: "grafana/mimir:2.17.0",
    args: ["-target=read", "-config.file=/etc/mimir/mimir.yaml"],
    config: ["/etc/mimir"],
    says: [],
  },
  "mimir's backend with an object store": {
    image: "grafana/mimir:2.17.0",
    args: ["-target=backend", noActivity, "-common.storage.backend=s3"],
    memory: plain("/tsdb-sync", "/data-compactor", "/data-ruler"),
    says: [
      'container "main" runs grafana/mimir:2.17.0, which needs a writable volume at /data-alertmanager (Silences, notifications and configurations of the tenants live here)',
    ],
  },
  "mimir's write path, whose blocks lie in files by default": {
    image: "grafana/mimir:2.17.0",
    args: ["-target=write", noActivity, "-blocks-storage.tsdb.dir=/data/tsdb"],
    volumes: ["/data"],
    says: [
      'container "main" runs grafana/mimir:2.17.0, which needs a writable volume at /blocks (The store of blocks is this directory where no object store is named)',
    ],
  },
  "mimir's write path with its blocks in an object store": {
    image: "grafana/mimir:2.17.0",
    args: ["-target=write", noActivity, "-blocks-storage.tsdb.dir=/data/tsdb", "-blocks-storage.backend=gcs"],
    volumes: ["/data"],
    says: [],
  },
  "mimir's write path with its blocks in files elsewhere": {
    image: "grafana/mimir:2.17.0",
    args: [
      "-target=distributor,ingester",
      noActivity,
      "-blocks-storage.tsdb.dir=/data/tsdb",
      "-blocks-storage.backend=filesystem",
      "-blocks-storage.filesystem.dir=/data/blocks",
    ],
    volumes: ["/data"],
    says: [],
  },
  "elasticsearch 9 with another temporary directory": {
    image: "elasticsearch:9.1.0",
    env: { ES_TMPDIR: "/scratch" },
    volumes: elasticsearch.volumes,
    memory: { ...elasticsearch.logs, ...plain("/scratch") },
    says: [],
  },
  "elasticsearch 9 without its other temporary directory": {
    image: "elasticsearch:9.1.0",
    env: { ES_TMPDIR: "/scratch" },
    volumes: elasticsearch.volumes,
    memory: { ...elasticsearch.logs, ...plain("/tmp") },
    says: [
      'container "main" runs elasticsearch:9.1.0, which needs a writable directory that ES_TMPDIR names (Elasticsearch makes its temporary directory here, and unpacks native libraries into it); mount an emptyDir at the directory that ES_TMPDIR names; a read-only root takes effort with elasticsearch:9.1.0: the configuration directory must be writable at the first start and hold the shipped files',
    ],
  },
  "elasticsearch 8, whose scripts need /tmp as well": {
    image: "elasticsearch:8.15.5",
    env: { ES_TMPDIR: "/scratch" },
    volumes: elasticsearch.volumes,
    memory: elasticsearch.logs,
    says: [
      `container "main" runs elasticsearch:8.15.5, which needs a writable /tmp (cannot create temp file for here-document: Read-only file system) and the directory that ES_TMPDIR names (The server's temporary files, and its native libraries, go here instead of /tmp); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; mount an emptyDir at the directory that ES_TMPDIR names; a read-only root takes effort with elasticsearch:8.15.5: the configuration directory must be writable at the first start and hold the shipped files`,
    ],
  },
  "elasticsearch 7 that only answers requests": {
    image: "docker.elastic.co/elasticsearch/elasticsearch:7.17.28",
    env: { "node.data": "false", "node.master": "false" },
    volumes: ["/usr/share/elasticsearch/config"],
    memory: { ...elasticsearch.logs, ...plain("/tmp", "/usr/share/elasticsearch/data") },
    says: [],
  },
  "elasticsearch 7 that may lead": {
    image: "docker.elastic.co/elasticsearch/elasticsearch:7.17.28",
    env: { "node.data": "false", "node.master": "true" },
    volumes: ["/usr/share/elasticsearch/config"],
    memory: { ...elasticsearch.logs, ...plain("/tmp", "/usr/share/elasticsearch/data") },
    says: [
      'container "main" keeps the data of elasticsearch/elasticsearch:7.17.28 at /usr/share/elasticsearch/data in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[3]',
    ],
  },
  "elasticsearch 8 with another directory for its log": {
    image: "elasticsearch:8.15.5",
    env: { "path.logs": "/logs" },
    volumes: elasticsearch.volumes,
    memory: { ...elasticsearch.logs, ...plain("/tmp") },
    says: [
      'container "main" runs elasticsearch:8.15.5, which needs a writable directory that path.logs names (The server makes this directory, while the log of garbage collection stays); mount an emptyDir at the directory that path.logs names; a read-only root takes effort with elasticsearch:8.15.5: the configuration directory must be writable at the first start and hold the shipped files',
    ],
  },
  "elasticsearch 9 with another directory for a log that it does not write": {
    image: "elasticsearch:9.1.0",
    env: { "path.logs": "/logs" },
    volumes: elasticsearch.volumes,
    memory: { ...elasticsearch.logs, ...plain("/tmp") },
    says: [],
  },
  "elasticsearch 9 with its log in files elsewhere": {
    image: "elasticsearch:9.1.0",
    env: { ES_LOG_STYLE: "file" },
    args: ["eswrapper", "-Epath.logs=/logs"],
    volumes: elasticsearch.volumes,
    memory: { ...elasticsearch.logs, ...plain("/tmp") },
    says: [
      'container "main" runs elasticsearch:9.1.0, which needs a writable /logs (The server writes its log here, while the log of garbage collection stays); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts; a read-only root takes effort with elasticsearch:9.1.0: the configuration directory must be writable at the first start and hold the shipped files',
    ],
  },
  "opensearch with another directory for its log": {
    image: "opensearchproject/opensearch:2.19.0",
    env: { "path.logs": "/logs" },
    volumes: ["/usr/share/opensearch/config", "/usr/share/opensearch/data"],
    memory: plain("/usr/share/opensearch/logs", "/tmp"),
    says: [
      'container "main" runs opensearchproject/opensearch:2.19.0, which needs a writable directory that path.logs names (The server makes this directory, while the log of garbage collection stays); mount an emptyDir at the directory that path.logs names; a read-only root takes effort with opensearchproject/opensearch:2.19.0: the keystore and the demo security settings are written next to the shipped configuration at the first start',
    ],
  },
  "opensearch without its other temporary directory": {
    image: "opensearchproject/opensearch:3.2.0",
    env: { OPENSEARCH_TMPDIR: "/scratch" },
    volumes: ["/usr/share/opensearch/config", "/usr/share/opensearch/data"],
    memory: plain("/usr/share/opensearch/logs", "/tmp"),
    says: [
      `container "main" runs opensearchproject/opensearch:3.2.0, which needs a writable directory that OPENSEARCH_TMPDIR names (The server's temporary files, and its native libraries, go here instead of /tmp); mount an emptyDir at the directory that OPENSEARCH_TMPDIR names; a read-only root takes effort with opensearchproject/opensearch:3.2.0: the keystore and the demo security settings are written next to the shipped configuration at the first start`,
    ],
  },
  "bitnami's kafka with the log of its metadata elsewhere": {
    image: "bitnamilegacy/kafka:4.0",
    env: { KAFKA_CFG_METADATA_LOG_DIR: "/meta" },
    volumes: ["/bitnami/kafka", "/opt/bitnami/kafka/config"],
    memory: plain("/tmp", "/opt/bitnami/kafka/logs"),
    says: [
      'container "main" has no volume at the directory that KAFKA_CFG_METADATA_LOG_DIR names, where bitnamilegacy/kafka:4.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "metricbeat, whose arguments send the log into files": {
    image: "docker.elastic.co/beats/metricbeat:9.1.0",
    args: ["-c", "/etc/metricbeat.yml", "-system.hostfs=/hostfs"],
    memory: plain("/usr/share/metricbeat/data"),
    says: [
      'advisory: container "main" runs beats/metricbeat:9.1.0, which needs a writable /usr/share/metricbeat/logs when neither -e nor its configuration sends the log to stderr; or start it with -e',
    ],
  },
  "metricbeat as its manifest starts it": {
    image: "docker.elastic.co/beats/metricbeat:9.1.0",
    args: ["-c", "/etc/metricbeat.yml", "-e", "-system.hostfs=/hostfs"],
    memory: plain("/usr/share/metricbeat/data"),
    says: [],
  },
  "filebeat with its log sent to stderr by a setting": {
    image: "docker.elastic.co/beats/filebeat:9.1.0",
    args: ["-E", "logging.to_stderr=true", "-E", "output.console.enabled=true"],
    volumes: ["/usr/share/filebeat/data"],
    says: [],
  },
  "gitlab-runner as its chart starts it": {
    image: "registry.gitlab.com/gitlab-org/gitlab-runner:alpine-v17.9.0",
    command: ["/usr/bin/dumb-init", "--", "/bin/bash", "/configmaps/entrypoint"],
    config: ["/configmaps", "/secrets"],
    memory: plain("/home/gitlab-runner/.gitlab-runner"),
    says: [],
  },
  "gitlab-runner as its chart starts it, without a place for its configuration": {
    image: "registry.gitlab.com/gitlab-org/gitlab-runner:alpine-v17.9.0",
    command: ["/usr/bin/dumb-init", "--", "/bin/bash", "/configmaps/entrypoint"],
    config: ["/configmaps", "/secrets"],
    says: [
      `container "main" runs gitlab-org/gitlab-runner:alpine-v17.9.0, which needs a writable /home/gitlab-runner/.gitlab-runner (The chart's script makes config.toml here, and registers the runner, at every start); add an emptyDir of 1Mi in memory at /home/gitlab-runner/.gitlab-runner to spec.containers[0].volumeMounts`,
    ],
  },
  "gitlab-runner for one runner without a configuration": {
    image: "gitlab/gitlab-runner:v18.0.0",
    args: ["run-single", "--url", "https://gitlab.example", "--token", "t", "--executor", "kubernetes"],
    says: [],
  },
  "fluent-bit with the positions of its input in a file": {
    image: "fluent/fluent-bit:4.0",
    args: ["-i", "tail", "-p", "path=/var/log/app.log", "-p", "db=/state/tail.db", "-o", "stdout"],
    says: [
      'container "main" runs fluent/fluent-bit:4.0, which needs a writable volume at /state (The input keeps here how far it has read each file)',
    ],
  },
  "fluent-bit without the positions of its input": {
    image: "fluent/fluent-bit:4.0",
    args: ["-i", "tail", "-p", "path=/var/log/app.log", "-o", "stdout"],
    says: [],
  },
  "npm start without a check for updates": {
    image: "node:22",
    args: ["npm", "start"],
    env: { NPM_CONFIG_UPDATE_NOTIFIER: "false" },
    says: [],
  },
  "npm ci without a check for updates": {
    image: "node:22",
    args: ["npm", "ci"],
    env: { NPM_CONFIG_UPDATE_NOTIFIER: "false" },
    says: [
      'container "main" runs node:22, which needs a writable /root/.npm (npm keeps its cache and logs here); add an emptyDir of 64Mi in memory at /root/.npm to spec.containers[0].volumeMounts',
    ],
  },
  "npx without a check for updates": {
    image: "node:22",
    args: ["npx", "--yes", "serve"],
    env: { npm_config_update_notifier: "false" },
    says: [
      'container "main" runs node:22, which needs a writable /root/.npm (npm keeps its cache and logs here); add an emptyDir of 64Mi in memory at /root/.npm to spec.containers[0].volumeMounts',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "elasticsearch 9 with a /tmp from which no program runs": {
    image: "elasticsearch:9.1.0",
    env: { ES_TMPDIR: "/scratch" },
    volumes: elasticsearch.volumes,
    memory: {
      "/tmp": "",
      "/scratch": "exec,mode=1777",
      "/usr/share/elasticsearch/logs": "uid=1000,gid=0",
    },
    says: [],
  },
};

describeConfigured("parts and temporary directories", inPods, onEngines);
