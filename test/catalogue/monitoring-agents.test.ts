// What the images of monitoring write. Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const chartOfLoki = (target: string): ConfiguredRows[string] => ({
  image: "grafana/loki:3.6.2",
  args: ["-config.file=/etc/loki/config/config.yaml", `-target=${target}`],
  config: ["/etc/loki/config", "/etc/loki/runtime-config"],
  memory: plain("/var/loki", "/tmp"),
  says: [],
});

const inPods: ConfiguredRows = {
  "prometheus from GitHub's registry": {
    image: "ghcr.io/prometheus/prometheus:v3.14.0",
    says: [
      'container "main" runs prometheus/prometheus:v3.14.0, which needs a writable volume at /prometheus (The time series, the write-ahead log and the lock file live here)',
    ],
  },
  "alertmanager from GitHub's registry": {
    image: "ghcr.io/prometheus/alertmanager:v0.34.0",
    says: [
      'container "main" runs prometheus/alertmanager:v0.34.0, which needs a writable volume at /alertmanager (Silences and the notification log live here)',
    ],
  },
  "pushgateway that keeps its metrics in a file": {
    image: "prom/pushgateway:v1.11.1",
    args: ["--persistence.file=/data/metrics"],
    says: [
      'container "main" runs prom/pushgateway:v1.11.1, which needs a writable volume at /data (error persisting metrics)',
    ],
  },
  "pushgateway that keeps its metrics in a file on a volume": {
    image: "prom/pushgateway:v1.11.1",
    args: ["--persistence.file=/data/metrics"],
    volumes: ["/data"],
    says: [],
  },
  "grafana with its temporary files in its data": {
    image: "grafana/grafana:12.4.0",
    env: { TMPDIR: "/var/lib/grafana" },
    volumes: ["/var/lib/grafana"],
    says: [],
  },
  "grafana 13 as it is": {
    image: "grafana/grafana:13.1.3",
    volumes: ["/var/lib/grafana"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs grafana/grafana:13.1.3, which needs a writable /usr/share/grafana/data/plugins-bundled when a newer release of a bundled data source appears, which is stopped at the start and then cannot be replaced (unlinkat /usr/share/grafana/data/plugins-bundled); or set GF_PLUGINS_PREINSTALL_AUTO_UPDATE to false',
    ],
  },
  "grafana 13 without updates of its plugins": {
    image: "grafana/grafana:13.1.3",
    env: { GF_PLUGINS_PREINSTALL_AUTO_UPDATE: "false" },
    volumes: ["/var/lib/grafana"],
    memory: plain("/tmp"),
    says: [],
  },
  "grafana 13 with room for its bundled plugins": {
    image: "grafana/grafana:13.1.3",
    volumes: ["/var/lib/grafana"],
    memory: plain("/tmp", "/usr/share/grafana/data/plugins-bundled"),
    says: [],
  },
  "grafana 13 as kube-prometheus runs it": {
    image: "grafana/grafana:13.1.3",
    volumes: ["/var/lib/grafana"],
    config: ["/etc/grafana"],
    memory: plain("/tmp"),
    says: [],
  },
  "grafana 12, whose data sources are not bundled": {
    image: "grafana/grafana:12.4.0",
    volumes: ["/var/lib/grafana"],
    memory: plain("/tmp"),
    says: [],
  },
  "grafana with a directory of its own for plugins": {
    image: "grafana/grafana:12.4.0",
    env: { GF_PATHS_PLUGINS: "/plugins" },
    volumes: ["/var/lib/grafana"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs grafana/grafana:12.4.0, which needs a writable directory that GF_PATHS_PLUGINS names (The start script makes the directory of the plugins, and stops when it cannot); mount an emptyDir at the directory that GF_PATHS_PLUGINS names',
    ],
  },
  "grafana with plugins from a volume that is read-only": {
    image: "grafana/grafana:12.4.0",
    env: { GF_PATHS_PLUGINS: "/plugins" },
    volumes: ["/var/lib/grafana"],
    config: ["/plugins"],
    memory: plain("/tmp"),
    says: [],
  },
  "grafana without a shell": {
    image: "grafana/grafana:13.2.0-distroless",
    command: ["/usr/share/grafana/bin/grafana", "server", "--homepath=/usr/share/grafana"],
    env: { GF_PLUGINS_PREINSTALL_DISABLED: "true" },
    volumes: ["/var/lib/grafana"],
    says: [
      'container "main" runs grafana/grafana:13.2.0-distroless, which needs a writable /tmp (failed to create temporary file); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "loki whose configuration is mounted": {
    image: "grafana/loki:3.6.2",
    args: ["-config.file=/mnt/config/loki.yaml"],
    config: ["/mnt/config"],
    says: [
      'advisory: container "main" runs grafana/loki:3.6.2, which needs a writable volume at /loki when a part runs that writes files, and its configuration names no other directory; or name another directory as path_prefix in its configuration',
    ],
  },
  "loki with its directory as an argument": {
    image: "grafana/loki:3.6.2",
    args: ["-config.file=/etc/loki/local-config.yaml", "-common.path-prefix=/data"],
    volumes: ["/data"],
    says: [
      'container "main" runs grafana/loki:3.6.2, which needs a writable volume at /loki (Chunks, index, write-ahead log and the compactor\'s files live here)',
    ],
  },
  "loki's query frontend with its page": { ...chartOfLoki("query-frontend,ui"), memory: {} },
  "loki's read path as its chart runs it": chartOfLoki("read"),
  "loki's index gateway as its chart runs it": chartOfLoki("index-gateway"),
  "loki's compactor as its chart runs it": chartOfLoki("compactor"),
  "promtail whose configuration is mounted": {
    image: "grafana/promtail:3.5.0",
    args: ["-config.file=/etc/promtail/promtail.yaml"],
    config: ["/etc/promtail"],
    says: [
      'advisory: container "main" runs grafana/promtail:3.5.0, which needs a writable volume at /tmp when its configuration names no other file for the positions; or name another file with -positions.file',
    ],
  },
  "tempo whose configuration names another directory": {
    image: "grafana/tempo:2.2.0",
    args: ["-config.file=/conf/tempo.yaml"],
    config: ["/conf"],
    volumes: ["/tmp/tempo"],
    says: [
      'advisory: container "main" runs grafana/tempo:2.2.0, which needs a writable volume at /var/tempo when it runs as another part than the distributor, and its configuration names no other directories; or name writable directories in its configuration',
    ],
  },
  "tempo's distributor": {
    image: "grafana/tempo:2.9.0",
    args: ["-target=distributor", "-config.file=/conf/tempo.yaml"],
    config: ["/conf"],
    says: [],
  },
  "tempo's querier as its chart runs it": {
    image: "grafana/tempo:2.9.0",
    args: ["-target=querier", "-config.file=/conf/tempo.yaml", "-mem-ballast-size-mbs=1024"],
    config: ["/conf", "/runtime-config"],
    memory: plain("/var/tempo", "/tmp"),
    says: [],
  },
  "alloy without its storage path": {
    image: "grafana/alloy:v1.12.0",
    args: ["run", "/etc/alloy/config.alloy"],
    memory: plain("/var/lib/alloy/data"),
    says: [
      'container "main" runs grafana/alloy:v1.12.0, which needs a writable /data-alloy (failed to create remotecfg storage directory); add an emptyDir of 1Gi in memory at /data-alloy to spec.containers[0].volumeMounts',
    ],
  },
  "alloy as it is": {
    image: "grafana/alloy:v1.12.0",
    says: [
      'container "main" runs grafana/alloy:v1.12.0, which needs a writable /var/lib/alloy/data (failed to create remotecfg storage directory); add an emptyDir of 1Gi in memory at /var/lib/alloy/data to spec.containers[0].volumeMounts',
    ],
  },
  "alloy that formats a file": { image: "grafana/alloy:v1.12.0", args: ["fmt", "/etc/alloy/config.alloy"], says: [] },
  "pyroscope without /tmp": {
    image: "grafana/pyroscope:2.2.0",
    volumes: ["/data"],
    says: [
      'container "main" runs grafana/pyroscope:2.2.0, which needs a writable /tmp (failed to create compactor directory); add an emptyDir of 2Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "pyroscope 1, which has no compaction worker": { image: "grafana/pyroscope:1.18.0", volumes: ["/data"], says: [] },
  "pyroscope's distributor": { image: "grafana/pyroscope:2.2.0", args: ["-target=distributor"], says: [] },
  "pyroscope's compaction worker": {
    image: "grafana/pyroscope:2.2.0",
    args: ["-target=compaction-worker", "-compaction-worker.temp-dir=/work"],
    says: [
      'container "main" runs grafana/pyroscope:2.2.0, which needs a writable /work (failed to create compactor directory); add an emptyDir of 2Gi in memory at /work to spec.containers[0].volumeMounts',
    ],
  },
  "pyroscope's metastore with its directory as an argument": {
    image: "grafana/pyroscope:2.2.0",
    args: ["-target=metastore", "-metastore.data-dir=/metastore"],
    says: [
      'container "main" has no volume at /metastore, where grafana/pyroscope:2.2.0 keeps its data; mount a persistent volume claim there; it also has no volume at /data/v2/metastore/raft, where grafana/pyroscope:2.2.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "thanos receive in an emptyDir": {
    image: "quay.io/thanos/thanos:v0.41.0",
    args: ["receive", "--tsdb.path=/var/thanos"],
    memory: plain("/var/thanos"),
    says: [
      'container "main" keeps the data of thanos/thanos:v0.41.0 at /var/thanos in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[0]',
    ],
  },
  "thanos store in an emptyDir": {
    image: "quay.io/thanos/thanos:v0.41.0",
    args: ["store", "--data-dir=/var/thanos"],
    memory: plain("/var/thanos"),
    says: [],
  },
  "thanos store without index headers on disk": {
    image: "quay.io/thanos/thanos:v0.41.0",
    args: ["store", "--no-cache-index-header"],
    says: [],
  },
  "thanos that downsamples": {
    image: "quay.io/thanos/thanos:v0.41.0",
    args: ["tools", "bucket", "downsample", "--objstore.config-file=/etc/bucket.yaml"],
    says: [
      'container "main" runs thanos/thanos:v0.41.0, which needs a writable /data (Blocks, index headers and the write-ahead log are kept here); add an emptyDir of 2Gi in memory at /data to spec.containers[0].volumeMounts',
    ],
  },
  "chronograf with another database": {
    image: "chronograf:1.11",
    env: { BOLT_PATH: "/data/chronograf.db" },
    says: [
      'container "main" runs chronograf:1.11, which needs a writable volume at the directory of the file that BOLT_PATH names (The database with users, dashboards and sources lives here)',
    ],
  },
  "chronograf with another database as an argument": {
    image: "chronograf:1.11",
    args: ["-b", "/data/chronograf.db"],
    volumes: ["/data"],
    says: [],
  },
  "kapacitor with another database": {
    image: "kapacitor:1.8",
    env: { KAPACITOR_STORAGE_BOLTDB: "/db/kapacitor.db" },
    volumes: ["/var/lib/kapacitor"],
    says: [
      'container "main" runs kapacitor:1.8, which needs a writable volume at the directory of the file that KAPACITOR_STORAGE_BOLTDB names (The database with all tasks lives here)',
    ],
  },
  "kapacitor whose configuration is mounted": {
    image: "kapacitor:1.8",
    config: ["/etc/kapacitor"],
    says: [
      'advisory: container "main" runs kapacitor:1.8, which needs a writable volume at /var/lib/kapacitor when its configuration file names no other directories',
    ],
  },
  "fluent-bit with buffers on disk": {
    image: "fluent/fluent-bit:4.2.0",
    args: ["--storage_path=/buffers"],
    says: [
      'container "main" runs fluent/fluent-bit:4.2.0, which needs a writable volume at /buffers (Chunks that are not delivered yet are kept here)',
    ],
  },
  "fluent-bit with a log file": {
    image: "fluent/fluent-bit:4.2.0",
    args: ["-l", "/logs/self.log"],
    says: [
      'container "main" runs fluent/fluent-bit:4.2.0, which needs a writable /logs (Its own log is written here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "filebeat from Wolfi": {
    image: "docker.elastic.co/beats/filebeat-wolfi:9.3.0",
    says: [
      'container "main" runs beats/filebeat-wolfi:9.3.0, which needs a writable volume at /usr/share/filebeat/data (Filebeat records here how far it has read each file)',
    ],
  },
  "filebeat with its data elsewhere": {
    image: "docker.elastic.co/beats/filebeat:9.3.0",
    args: ["-e", "-E", "path.data=/data"],
    volumes: ["/data"],
    says: [],
  },
  "metricbeat with its data elsewhere": {
    image: "docker.elastic.co/beats/metricbeat:9.3.0",
    args: ["-e", "--path.data=/data"],
    memory: plain("/data"),
    says: [],
  },
  "apm-server with its data elsewhere": {
    image: "docker.elastic.co/apm/apm-server:9.3.0",
    args: ["-E", "path.data=/data"],
    memory: plain("/data"),
    says: [],
  },
  "logstash with a setting in the environment": {
    image: "logstash:9.2.0",
    env: { XPACK_MONITORING_ENABLED: "false" },
    volumes: ["/usr/share/logstash/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs logstash:9.2.0, which needs a writable /usr/share/logstash/config/logstash.yml (The entrypoint writes settings of the environment into this file, and stops when it cannot); mount a writable copy of the file /usr/share/logstash/config/logstash.yml',
    ],
  },
  "logstash with its configuration on a volume": {
    image: "logstash:9.2.0",
    env: { XPACK_MONITORING_ENABLED: "false" },
    volumes: ["/usr/share/logstash/data", "/usr/share/logstash/config"],
    memory: plain("/tmp"),
    says: [],
  },
  "logstash with log files": {
    image: "logstash:9.2.0",
    env: { LOG_STYLE: "file" },
    volumes: ["/usr/share/logstash/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs logstash:9.2.0, which needs a writable /usr/share/logstash/config/log4j2.properties (The entrypoint replaces this file by log4j2.file.properties, and stops when it cannot) and /usr/share/logstash/logs (Log files are written here); mount a writable copy of the file /usr/share/logstash/config/log4j2.properties; add an emptyDir of 256Mi in memory at /usr/share/logstash/logs to spec.containers[0].volumeMounts',
    ],
  },
  "kibana without /tmp": {
    image: "kibana:9.2.0",
    memory: plain("/usr/share/kibana/data"),
    says: [
      'advisory: container "main" runs kibana:9.2.0, which needs a writable /tmp when reports are rendered; or set XPACK_REPORTING_ENABLED to false',
    ],
  },
  "kibana without reports": {
    image: "kibana:9.2.0",
    env: { XPACK_REPORTING_ENABLED: "false" },
    memory: plain("/usr/share/kibana/data"),
    says: [],
  },
  "bitnami's prometheus without its chart": {
    image: "bitnamilegacy/prometheus:3.4.2",
    volumes: ["/bitnami/prometheus/data"],
    says: [
      'container "main" runs bitnamilegacy/prometheus:3.4.2, which needs a writable volume at /opt/bitnami/prometheus/data (The time series, the write-ahead log and the lock file live here)',
    ],
  },
  "bitnami's prometheus as its chart runs it, without /tmp": {
    image: "bitnamilegacy/prometheus:3.4.2",
    args: [
      "--config.file=/opt/bitnami/prometheus/conf/prometheus.yaml",
      "--storage.tsdb.path=/bitnami/prometheus/data",
    ],
    config: ["/opt/bitnami/prometheus/conf"],
    volumes: ["/bitnami/prometheus/data"],
    says: [],
  },
  "grafana's image renderer with temporary files elsewhere": {
    image: "grafana/grafana-image-renderer:v5.2.0",
    env: { TMPDIR: "/work" },
    memory: plain("/work"),
    says: [],
  },
  "aws-for-fluent-bit's init image from a region's registry": {
    image: "906394416424.dkr.ecr.eu-west-1.amazonaws.com/aws-for-fluent-bit:init-2.32.4",
    says: [
      'container "main" runs aws-for-fluent-bit:init-2.32.4, which needs a writable /init (Cannot create the file: /init/invoke_fluent_bit.sh); mount a writable copy of what the image has at /init',
    ],
  },
  "victoria-metrics with its flags from the environment": {
    image: "victoriametrics/victoria-metrics:v1.130.0",
    args: ["-envflag.enable"],
    env: { storageDataPath: "/storage" },
    volumes: ["/storage"],
    says: [],
  },
  "vmagent with its flags from the environment": {
    image: "victoriametrics/vmagent:v1.130.0",
    args: ["-envflag.enable"],
    env: { remoteWrite_tmpDataPath: "/queue" },
    memory: plain("/queue"),
    says: [],
  },
  "opensearch-dashboards with its data elsewhere": {
    image: "opensearchproject/opensearch-dashboards:3.2.0",
    env: { PATH_DATA: "/data" },
    memory: plain("/data"),
    says: [],
  },
  "opensearch-dashboards that only lists its plugins": {
    image: "opensearchproject/opensearch-dashboards:3.2.0",
    args: ["opensearch-dashboards-plugin", "list"],
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "filebeat as user 1000, whose second group owns the data": {
    image: "docker.elastic.co/beats/filebeat:9.3.0",
    volumes: ["/usr/share/filebeat/data"],
    says: [],
  },
  "metricbeat in memory": {
    image: "docker.elastic.co/beats/metricbeat:9.3.0",
    memory: { "/usr/share/metricbeat/data": "" },
    says: [],
  },
};

describeConfigured("images of monitoring", inPods, onEngines);
