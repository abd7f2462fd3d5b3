// Names under which images were published before, or are published beside.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const noVolume = (path: string, image: string) =>
  `container "main" has no volume at ${path}, where ${image} keeps its data; mount a persistent volume claim there`;

const inPods: ConfiguredRows = {
  "Vaultwarden by its former name": {
    image: "bitwardenrs/server:1.20.0",
    says: [
      'container "main" runs bitwardenrs/server:1.20.0, which needs a writable volume at /data (The database, keys, attachments and uploads in progress live here)',
    ],
  },
  "dex at Quay": {
    image: "quay.io/dexidp/dex:v2.28.1",
    config: ["/etc/dex"],
    says: [
      'container "main" runs dexidp/dex:v2.28.1, which needs a writable /tmp (cannot create temp file); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "dex at Quay before its entrypoint was a script": {
    image: "quay.io/dexidp/dex:v2.26.0",
    args: ["serve", "/etc/dex/dex.yaml"],
    config: ["/etc/dex"],
    says: [],
  },
  "kibana-oss": {
    image: "docker.elastic.co/kibana/kibana-oss:7.10.2",
    says: [
      'container "main" runs kibana/kibana-oss:7.10.2, which needs a writable /usr/share/kibana/data (Kibana keeps its id, keystore and the browser profile of reports here); add an emptyDir of 256Mi in memory at /usr/share/kibana/data to spec.containers[0].volumeMounts',
    ],
  },
  "elasticsearch at ECR": {
    image: "public.ecr.aws/elastic/elasticsearch:8.11.0",
    volumes: ["/usr/share/elasticsearch/config"],
    memory: plain("/usr/share/elasticsearch/logs", "/tmp"),
    says: [noVolume("/usr/share/elasticsearch/data", "elastic/elasticsearch:8.11.0")],
  },
  "logstash at ECR": {
    image: "public.ecr.aws/elastic/logstash:9.3.3",
    memory: plain("/tmp"),
    says: [
      'container "main" runs elastic/logstash:9.3.3, which needs a writable volume at /usr/share/logstash/data (Path "/usr/share/logstash/data" must be a writable directory. It is not writable)',
    ],
  },
  "Argo CD at Docker Hub": {
    image: "argoproj/argocd:v2.5.4",
    args: ["argocd-repo-server"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs argoproj/argocd:v2.5.4, which needs a writable /app/config/gpg/keys (could not create canary); add an emptyDir of 16Mi in memory at /app/config/gpg/keys to spec.containers[0].volumeMounts',
    ],
  },
  "krakend-ee with a flexible configuration": {
    image: "krakend/krakend-ee:2.8",
    args: ["run", "-c", "/etc/krakend/krakend.tmpl"],
    env: { FC_ENABLE: "1" },
    says: [
      'container "main" runs krakend/krakend-ee:2.8, which needs a writable /tmp (Couldn\'t create the temporary file:); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "krakend-ee as its chart runs it": {
    image: "krakend/krakend-ee:2.1.2",
    args: ["run", "-c", "/etc/krakend/krakend.json"],
    config: ["/etc/krakend/LICENSE"],
    says: [],
  },
  "Bitnami's alertmanager with a volume that its storage does not name": {
    image: "bitnamilegacy/alertmanager:0.28.1",
    args: ["--storage.path=/opt/bitnami/alertmanager/data"],
    volumes: ["/bitnami/alertmanager/data"],
    says: [
      'advisory: container "main" runs bitnamilegacy/alertmanager:0.28.1, which needs a writable volume at /opt/bitnami/alertmanager/data when silences are to survive a restart',
    ],
  },
  "ClickHouse of Altinity": {
    image: "altinity/clickhouse-server:24.3.12.76.altinitystable",
    memory: plain("/var/log/clickhouse-server", "/etc/clickhouse-server/users.d", "/tmp"),
    says: [noVolume("/var/lib/clickhouse", "altinity/clickhouse-server:24.3.12.76.altinitystable")],
  },
  "ClickHouse of Yandex without users": {
    image: "yandex/clickhouse-server:21.3.2.5",
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-server"),
    says: [],
  },
  "ClickHouse of Yandex with a password": {
    image: "yandex/clickhouse-server:21.3.2.5",
    env: { CLICKHOUSE_PASSWORD: "secret" },
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-server"),
    says: [
      'container "main" runs yandex/clickhouse-server:21.3.2.5, which needs a writable /etc/clickhouse-server/users.d (The entrypoint writes this user here); add an emptyDir of 1Mi in memory at /etc/clickhouse-server/users.d to spec.containers[0].volumeMounts',
    ],
  },
};

describeConfigured("Images by their former and further names", inPods);
