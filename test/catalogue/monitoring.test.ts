// What more the images of monitoring write. Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const thanos = "quay.io/thanos/thanos:v0.42.0";

const inPods: ConfiguredRows = {
  "prometheus with a volume at the data directory that it takes without an argument": {
    image: "prom/prometheus:v3.14.0",
    args: ["--config.file=/etc/prometheus/prometheus.yml"],
    volumes: ["/prometheus/data"],
    says: [],
  },
  "prometheus with the arguments of the image and a volume below its data": {
    image: "prom/prometheus:v3.14.0",
    volumes: ["/prometheus/data"],
    says: [
      'container "main" keeps the data of prom/prometheus:v3.14.0 at /prometheus on the anonymous volume that its image declares at /prometheus, not on spec.containers[0].volumeMounts[0]; mount a persistent volume claim at /prometheus',
    ],
  },
  "prometheus with a configuration file as its only argument, and no volume": {
    image: "prom/prometheus:v3.14.0",
    args: ["--config.file=/etc/prometheus/prometheus.yml"],
    says: [
      'container "main" runs prom/prometheus:v3.14.0, which needs a writable volume at /prometheus/data (The time series, the write-ahead log and the lock file live here then, in the working directory)',
    ],
  },
  "prometheus as an agent without a storage argument": {
    image: "prom/prometheus:v3.14.0",
    args: ["--agent", "--config.file=/etc/prometheus/prometheus.yml"],
    volumes: ["/prometheus/data"],
    says: [
      'container "main" keeps the data of prom/prometheus:v3.14.0 at /prometheus/data-agent on the anonymous volume that its image declares at /prometheus, not on spec.containers[0].volumeMounts[0]; mount a persistent volume claim at /prometheus',
    ],
  },
  "alertmanager with a volume at the data directory that it takes without an argument": {
    image: "prom/alertmanager:v0.34.0",
    args: ["--config.file=/conf/alertmanager.yml"],
    volumes: ["/alertmanager/data"],
    says: [],
  },
  "alertmanager with a configuration file as its only argument": {
    image: "prom/alertmanager:v0.34.0",
    args: ["--config.file=/conf/alertmanager.yml"],
    says: [
      'container "main" runs prom/alertmanager:v0.34.0, which needs a writable volume at /alertmanager/data (Silences and the notification log live here then, in the working directory)',
    ],
  },
  "the supervisor of OpenTelemetry": {
    image: "otel/opentelemetry-collector-opampsupervisor:0.135.0",
    args: ["--config=/etc/opampsupervisor/config.yaml"],
    says: [
      'advisory: container "main" runs otel/opentelemetry-collector-opampsupervisor:0.135.0, which needs a writable volume at /var/lib/otelcol/supervisor when its configuration names no other storage directory (error creating storage dir); or name another directory as storage.directory in its configuration',
    ],
  },
  "the supervisor of OpenTelemetry with the directory of its example": {
    image: "otel/opentelemetry-collector-opampsupervisor:0.135.0",
    volumes: ["/var/lib/opampsupervisor"],
    says: [],
  },
  "prometheus of one architecture": {
    image: "prom/prometheus-linux-arm64:v3.14.0",
    says: [
      'container "main" runs prom/prometheus-linux-arm64:v3.14.0, which needs a writable volume at /prometheus (The time series, the write-ahead log and the lock file live here)',
    ],
  },
  "filebeat from Docker Hub": {
    image: "elastic/filebeat:9.3.3",
    says: [
      'container "main" runs elastic/filebeat:9.3.3, which needs a writable volume at /usr/share/filebeat/data (Filebeat records here how far it has read each file)',
    ],
  },
  "filebeat with its home moved": {
    image: "docker.elastic.co/beats/filebeat:9.3.3",
    args: ["-e", "--path.home=/srv"],
    volumes: ["/srv/data"],
    says: [],
  },
  "filebeat with its data moved in one word": {
    image: "docker.elastic.co/beats/filebeat:9.3.3",
    args: ["-e", "-Epath.data=/state"],
    volumes: ["/state"],
    says: [],
  },
  "elasticsearch from Elastic's account on Docker Hub": {
    image: "elastic/elasticsearch:9.3.3",
    memory: plain("/tmp"),
    says: [
      'container "main" runs elastic/elasticsearch:9.3.3, which needs a writable /usr/share/elasticsearch/config (The first start creates the keystore and writes the security settings here) and /usr/share/elasticsearch/logs (The JVM writes its garbage collection log and crash files here); mount a writable copy of what the image has at /usr/share/elasticsearch/config; add an emptyDir of 256Mi in memory at /usr/share/elasticsearch/logs to spec.containers[0].volumeMounts; a read-only root takes effort with elastic/elasticsearch:9.3.3: the configuration directory must be writable at the first start and hold the shipped files',
      'container "main" has no volume at /usr/share/elasticsearch/data, where elastic/elasticsearch:9.3.3 keeps its data; mount a persistent volume claim there',
    ],
  },
  "apm-server for FIPS": {
    image: "docker.elastic.co/apm/apm-server-fips:9.3.3",
    says: [
      'container "main" runs apm/apm-server-fips:9.3.3, which needs a writable /usr/share/apm-server/data (The id of the server and its metadata are written here); add an emptyDir of 64Mi in memory at /usr/share/apm-server/data to spec.containers[0].volumeMounts',
    ],
  },
  "apm-server that listens on a socket": {
    image: "docker.elastic.co/apm/apm-server:9.3.3",
    args: ["-e", "-E", "apm-server.host=unix:/sockets/apm.sock"],
    memory: plain("/usr/share/apm-server/data"),
    says: [
      'container "main" runs apm/apm-server:9.3.3, which needs a writable /sockets (The server creates its socket here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "statsd-exporter that listens on a socket": {
    image: "prom/statsd-exporter:v0.28.0",
    args: ["--statsd.listen-unixgram=/sockets/statsd.sock"],
    says: [
      'container "main" runs prom/statsd-exporter:v0.28.0, which needs a writable /sockets (The socket for datagrams is created here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "a renderer that prints its configuration": {
    image: "grafana/grafana-image-renderer:v5.0.0",
    args: ["print-config"],
    says: [],
  },
  "the synthetic monitoring agent with its temporary files elsewhere": {
    image: "grafana/synthetic-monitoring-agent:v0.55.0",
    env: { TMPDIR: "/work" },
    memory: plain("/work"),
    says: [],
  },
  "promtail that tries its configuration out": {
    image: "grafana/promtail:3.5.0",
    args: ["-config.file=/etc/promtail/config.yml", "-dry-run"],
    says: [],
  },
  "loki with its directory as an argument and its own configuration": {
    image: "grafana/loki:3.6.2",
    args: ["-config.file=/etc/loki/local-config.yaml", "-common.path-prefix=/data"],
    volumes: ["/data", "/loki"],
    says: [],
  },
  "loki with its directory as an argument and a configuration of one's own": {
    image: "grafana/loki:3.6.2",
    args: ["-config.file=/conf/loki.yaml", "-common.path-prefix=/data"],
    config: ["/conf"],
    volumes: ["/data"],
    says: [],
  },
  "loki's distributor and query frontend in one": {
    image: "grafana/loki:3.6.2",
    args: ["-config.file=/conf/loki.yaml", "-target=distributor,query-frontend"],
    config: ["/conf"],
    says: [],
  },
  "loki's querier and ingester in one": {
    image: "grafana/loki:3.6.2",
    args: ["-target=querier,ingester"],
    memory: plain("/loki"),
    says: [
      'container "main" keeps the data of grafana/loki:3.6.2 at /loki in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[0]',
    ],
  },
  "loki's querier and query frontend in one": {
    image: "grafana/loki:3.6.2",
    args: ["-target=querier,query-frontend"],
    memory: plain("/loki"),
    says: [],
  },
  "loki that checks its configuration": {
    image: "grafana/loki:3.6.2",
    args: ["-config.file=/conf/loki.yaml", "-verify-config"],
    config: ["/conf"],
    says: [],
  },
  "tempo that checks its configuration": {
    image: "grafana/tempo:3.0.3",
    args: ["-config.file=/conf/tempo.yaml", "-config.verify"],
    config: ["/conf"],
    says: [],
  },
  "tempo with its log as an argument": {
    image: "grafana/tempo:3.0.3",
    args: ["-storage.trace.wal.path=/wal"],
    volumes: ["/wal"],
    says: [
      'container "main" runs grafana/tempo:3.0.3, which needs a writable volume at /var/tempo (The write-ahead log and the trace blocks live here)',
    ],
  },
  "tempo's querier with its log as an argument": {
    image: "grafana/tempo:3.0.3",
    args: ["-target=querier", "-storage.trace.wal.path=/wal"],
    memory: plain("/wal"),
    says: [],
  },
  "tempo's generator without local blocks": {
    image: "grafana/tempo:3.0.3",
    args: ["-target=metrics-generator-no-local-blocks"],
    memory: plain("/var/tempo"),
    says: [],
  },
  "pyroscope's metastore with one of its two directories as an argument": {
    image: "grafana/pyroscope:2.2.0",
    args: ["-target=metastore", "-metastore.data-dir=/metastore"],
    volumes: ["/metastore"],
    says: [
      'container "main" has no volume at /data/v2/metastore/raft, where grafana/pyroscope:2.2.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "pyroscope's metastore with both of its directories as arguments": {
    image: "grafana/pyroscope:2.2.0",
    args: ["-target=metastore", "-metastore.data-dir=/metastore/data", "-metastore.raft.dir=/metastore/raft"],
    volumes: ["/metastore"],
    says: [],
  },
  "pyroscope's distributor and query frontend in one": {
    image: "grafana/pyroscope:2.2.0",
    args: ["-target=distributor,query-frontend"],
    says: [],
  },
  "pyroscope's compaction worker beside another part": {
    image: "grafana/pyroscope:2.2.0",
    args: ["-target=compaction-worker,query-backend"],
    says: [
      'container "main" runs grafana/pyroscope:2.2.0, which needs a writable /tmp (failed to create compactor directory); add an emptyDir of 2Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "pyroscope with its shared files elsewhere": {
    image: "grafana/pyroscope:2.2.0",
    args: ["-storage.filesystem.dir=/shared"],
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /shared, where grafana/pyroscope:2.2.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "thanos sidecar that uploads": {
    image: thanos,
    args: ["sidecar", "--tsdb.path=/prometheus", "--objstore.config-file=/etc/bucket.yaml"],
    says: [
      'container "main" runs thanos/thanos:v0.42.0, which needs a writable /prometheus (Blocks, index headers and the write-ahead log are kept here); add an emptyDir of 2Gi in memory at /prometheus to spec.containers[0].volumeMounts',
    ],
  },
  "thanos sidecar that uploads from an emptyDir": {
    image: thanos,
    args: ["sidecar", "--tsdb.path=/prometheus", "--objstore.config-file=/etc/bucket.yaml"],
    memory: plain("/prometheus"),
    says: [],
  },
  "thanos sidecar that does not upload": { image: thanos, args: ["sidecar", "--tsdb.path=/prometheus"], says: [] },
  "thanos sidecar that fills a configuration in": {
    image: thanos,
    args: ["sidecar", "--reloader.config-envsubst-file=/etc/prometheus-shared/prometheus.yml"],
    says: [
      'container "main" runs thanos/thanos:v0.42.0, which needs a writable /etc/prometheus-shared (The configuration of Prometheus is written here with its variables filled in); add an emptyDir of 16Mi in memory at /etc/prometheus-shared to spec.containers[0].volumeMounts',
    ],
  },
  "thanos query that lists its queries": {
    image: thanos,
    args: ["query", "--query.active-query-path=/queries"],
    says: [
      'container "main" runs thanos/thanos:v0.42.0, which needs a writable /queries (Queries that run are listed here); add an emptyDir of 1Mi in memory at /queries to spec.containers[0].volumeMounts',
    ],
  },
  "thanos query": { image: thanos, args: ["query"], says: [] },
  "thanos that rewrites blocks": {
    image: thanos,
    args: ["tools", "bucket", "rewrite", "--id=01"],
    says: [
      'container "main" runs thanos/thanos:v0.42.0, which needs a writable /tmp (Blocks are downloaded and rewritten here); add an emptyDir of 2Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "VictoriaMetrics with the prefix of its chart": {
    image: "victoriametrics/victoria-metrics:v1.150.0",
    args: ["-envflag.enable", "-envflag.prefix=VM_"],
    env: { VM_storageDataPath: "/storage" },
    volumes: ["/storage"],
    says: [],
  },
  "VictoriaMetrics that checks its configuration": {
    image: "victoriametrics/victoria-metrics:v1.150.0",
    args: ["-promscrape.config=/etc/scrape.yml", "-dryRun"],
    says: [],
  },
  "vmagent that checks its configuration": {
    image: "victoriametrics/vmagent:v1.150.0",
    args: ["-promscrape.config=/etc/scrape.yml", "-dryRun"],
    says: [],
  },
  "vmstorage as its vendor's Compose file runs it": {
    image: "victoriametrics/vmstorage:v1.150.0-cluster",
    args: ["--storageDataPath=/storage"],
    volumes: ["/storage"],
    says: [],
  },
  "vmstorage without a volume": {
    image: "victoriametrics/vmstorage:v1.150.0-cluster",
    says: [
      'container "main" has no volume at /vmstorage-data, where victoriametrics/vmstorage:v1.150.0-cluster keeps its data; mount a persistent volume claim there',
    ],
  },
  "vmselect without a place for results": {
    image: "victoriametrics/vmselect:v1.150.0-cluster",
    args: ["--storageNode=vmstorage-1:8401"],
    says: [
      'container "main" runs victoriametrics/vmselect:v1.150.0-cluster, which needs a writable /tmp (FATAL: cannot create directory); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "vmselect as its chart runs it": {
    image: "victoriametrics/vmselect:v1.150.0-cluster",
    args: ["--cacheDataPath=/cache", "--storageNode=vmstorage-1:8401"],
    memory: plain("/cache"),
    says: [],
  },
  vminsert: { image: "victoriametrics/vminsert:v1.150.0-cluster", says: [] },
  "victoria-logs as its chart runs it": {
    image: "victoriametrics/victoria-logs:v1.50.0",
    args: ["--storageDataPath=/storage", "--envflag.enable=true", "--envflag.prefix=VM_"],
    volumes: ["/storage"],
    says: [],
  },
  "victoria-logs without a volume": {
    image: "victoriametrics/victoria-logs:v1.50.0",
    says: [
      'container "main" has no volume at /victoria-logs-data, where victoriametrics/victoria-logs:v1.50.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "victoria-logs that passes logs on": {
    image: "victoriametrics/victoria-logs:v1.50.0",
    args: ["--storageNode=vlstorage-1:9428"],
    says: [],
  },
  "the collector that profiles": { image: "otel/opentelemetry-collector-ebpf-profiler:0.150.0", says: [] },
  "the reloader of the VictoriaMetrics operator that unpacks": {
    image: "victoriametrics/operator:config-reloader-v0.72.0",
    args: ["--watched-dir=/etc/vm/raw", "--target-dir=/etc/vm/sc-files/raw"],
    says: [
      'container "main" runs victoriametrics/operator:config-reloader-v0.72.0, which needs a writable /etc/vm/sc-files (cannot create temp dir); add an emptyDir of 64Mi in memory at /etc/vm/sc-files to spec.containers[0].volumeMounts',
    ],
  },
  "the reloader of the VictoriaMetrics operator that unpacks, as the operator runs it": {
    image: "victoriametrics/operator:config-reloader-v0.72.0",
    args: ["--watched-dir=/etc/vm/raw", "--target-dir=/etc/vm/sc-files/raw"],
    memory: plain("/etc/vm/sc-files"),
    says: [],
  },
  "jaeger 1 with Badger that lasts": {
    image: "jaegertracing/all-in-one:1.76.0",
    env: { SPAN_STORAGE_TYPE: "badger", BADGER_EPHEMERAL: "false", BADGER_DIRECTORY_KEY: "/badger/key" },
    says: [
      'container "main" runs jaegertracing/all-in-one:1.76.0, which needs a writable volume at the directory that BADGER_DIRECTORY_KEY names (The index of the traces lives here) and /go/bin/data/values (The traces live here)',
    ],
  },
  "jaeger 1 with Badger that need not last": {
    image: "jaegertracing/jaeger-collector:1.76.0",
    env: { SPAN_STORAGE_TYPE: "badger" },
    says: [
      'container "main" runs jaegertracing/jaeger-collector:1.76.0, which needs a writable /tmp (Badger keeps the traces here); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "fluentd with an emptyDir, which Ruby refuses": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs fluentd:v1.19-1, which refuses /tmp: all may write the emptyDir there, and it lacks the sticky bit (could not find a temporary directory); set medium of the emptyDir at /tmp to "Memory", or name a directory in TMPDIR that an init container makes with mode 0700 below it',
    ],
  },
  "fluentd without an emptyDir": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf"],
    says: [
      'container "main" runs fluentd:v1.19-1, which needs a writable /tmp (could not find a temporary directory); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "fluentd with an emptyDir that an init container prepares": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf"],
    memory: plain("/tmp"),
    prepared: ["/tmp"],
    says: [],
  },
  "fluentd with an emptyDir in memory": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf"],
    memory: { "/tmp": "Memory" },
    says: [],
  },
  "fluentd with a directory below an emptyDir": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf"],
    env: { TMPDIR: "/tmp/fluentd" },
    memory: plain("/tmp"),
    says: [],
  },
  "fluentd 1.14, which takes any directory": {
    image: "fluentd:v1.14-1",
    args: ["-c", "/etc/fluent.conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "fluentd that checks its configuration": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf", "--dry-run"],
    says: [],
  },
  "fluentd that logs to a file": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf", "-o", "/logs/fluentd.log"],
    volumes: ["/tmp"],
    says: [
      'container "main" runs fluentd:v1.19-1, which needs a writable /logs (Its own log is written here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "jaeger 1 with its traces in memory": { image: "jaegertracing/all-in-one:1.76.0", says: [] },
};

const onEngines: ConfiguredRows = {
  "fluentd with a tmpfs": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "fluentd without a tmpfs": {
    image: "fluentd:v1.19-1",
    args: ["-c", "/etc/fluent.conf"],
    says: [
      'container "web" runs fluentd:v1.19-1, which needs a writable /tmp (could not find a temporary directory); add "/tmp": "rw,noexec,nosuid,nodev,size=64m,mode=1777" to tmpfs',
    ],
  },
  "jaeger 1 with Badger that need not last": {
    image: "jaegertracing/all-in-one:1.76.0",
    env: { SPAN_STORAGE_TYPE: "badger" },
    says: [],
  },
};

describeConfigured("more images of monitoring", inPods, onEngines);
