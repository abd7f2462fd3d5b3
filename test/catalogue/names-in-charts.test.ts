// Images that charts and manifests name, by the names under which they are published.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const silent = (...images: string[]): ConfiguredRows =>
  Object.fromEntries(images.map((image) => [image, { image, says: [] }]));

const inPods: ConfiguredRows = {
  ...silent(
    "docker.io/bitnami/cert-manager:1.18.2",
    "bitnami/metallb-controller:0.15.2",
    "public.ecr.aws/bitnami/vault-k8s:1.7.0",
    "bitnamilegacy/victoriametrics-vmauth:1.124.0",
    "quay.io/prometheus/consul-exporter:v0.13.0",
    "registry.k8s.io/autoscaling/vpa-recommender:1.7.1",
    "quay.io/brancz/prometheus-example-app:v0.3.0",
    "natsio/prometheus-nats-exporter:0.17.3",
    "otel/opentelemetry-operator:0.137.0",
    "ghcr.io/open-telemetry/opentelemetry-operator/target-allocator:0.137.0",
    "quay.io/argoproj/kubectl-argo-rollouts:v1.8.3",
    "docker.io/bitnami/pinniped:0.40.0",
    "bitnami/nats-exporter:0.17.3",
  ),
  "curl by its name at quay.io": { image: "quay.io/curl/curl:8.15.0", args: ["https://example.com"], says: [] },
  "podinfo at ghcr.io with the mount of its chart": {
    image: "ghcr.io/stefanprodan/podinfo:6.9.1",
    args: ["./podinfo", "--port=9898"],
    memory: plain("/data"),
    says: [],
  },
  "podinfo that fills memory": {
    image: "ghcr.io/stefanprodan/podinfo:6.9.1",
    args: ["./podinfo", "--stress-memory", "10"],
    memory: plain("/data"),
    says: [
      'container "main" runs stefanprodan/podinfo:6.9.1, which needs a writable /tmp (memory stress failed); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "podinfo that fills no memory": {
    image: "stefanprodan/podinfo:6.9.1",
    args: ["./podinfo", "--stress-memory", "0"],
    memory: plain("/data"),
    says: [],
  },
  "clickhouse-keeper": {
    image: "clickhouse/clickhouse-keeper:25.8",
    says: [
      'container "main" runs clickhouse/clickhouse-keeper:25.8, which needs a writable /var/log/clickhouse-keeper (The log files are written here, and the entrypoint demands that it can write here); add an emptyDir of 256Mi in memory at /var/log/clickhouse-keeper to spec.containers[0].volumeMounts',
      'container "main" has no volume at /var/lib/clickhouse, where clickhouse/clickhouse-keeper:25.8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "the distroless clickhouse-keeper": {
    image: "clickhouse/clickhouse-keeper:26.9-distroless",
    volumes: ["/var/lib/clickhouse"],
    says: [
      'container "main" runs clickhouse/clickhouse-keeper:26.9-distroless, which needs a writable /var/log/clickhouse-keeper (The log files are written here, and the entrypoint demands that it can write here); add an emptyDir of 256Mi in memory at /var/log/clickhouse-keeper to spec.containers[0].volumeMounts',
    ],
  },
  "clickhouse-keeper whose own configuration stays, with other directories for the entrypoint": {
    image: "clickhouse/clickhouse-keeper:25.8",
    env: { CLICKHOUSE_DATA_DIR: "/keeper", LOG_DIR: "/logs" },
    volumes: ["/keeper", "/var/lib/clickhouse"],
    memory: plain("/logs"),
    says: [
      'container "main" runs clickhouse/clickhouse-keeper:25.8, which needs a writable /var/log/clickhouse-keeper (The log files are written here, and the entrypoint demands that it can write here); add an emptyDir of 256Mi in memory at /var/log/clickhouse-keeper to spec.containers[0].volumeMounts',
    ],
  },
  "clickhouse-keeper with other directories and a configuration that names them": {
    image: "clickhouse/clickhouse-keeper:25.8",
    env: { CLICKHOUSE_DATA_DIR: "/keeper", LOG_DIR: "/logs", KEEPER_CONFIG: "/keeper.xml" },
    volumes: ["/keeper"],
    memory: plain("/logs"),
    says: [],
  },
  vlagent: {
    image: "victoriametrics/vlagent:v1.36.0",
    args: ["-remoteWrite.url=http://vl:9428"],
    says: [
      'container "main" runs victoriametrics/vlagent:v1.36.0, which needs a writable /vlagent-remotewrite-data (Logs that are not sent yet are kept here); add an emptyDir of 1Gi in memory at /vlagent-remotewrite-data to spec.containers[0].volumeMounts',
    ],
  },
  "vlagent with its queue moved": {
    image: "quay.io/victoriametrics/vlagent:v1.36.0",
    args: ["-remoteWrite.url=http://vl:9428", "-remoteWrite.tmpDataPath=/queue"],
    memory: plain("/queue"),
    says: [],
  },
  "nats-exporter with a log file": {
    image: "natsio/prometheus-nats-exporter:0.17.3",
    args: ["-varz", "-l", "/logs/exporter.log", "http://nats:8222"],
    says: [
      'container "main" runs natsio/prometheus-nats-exporter:0.17.3, which needs a writable /logs (The log is written to the file that -log names); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "vector with the data_dir of its chart": {
    image: "timberio/vector:0.50.0-distroless-libc",
    args: ["--config-dir", "/etc/vector/"],
    volumes: ["/vector-data-dir"],
    says: [],
  },
};

describeConfigured("images in charts", inPods);
