// Images of infrastructure; each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "the proxy of the apps of Nextcloud with TLS between its parts": {
    image: "ghcr.io/nextcloud/nextcloud-appapi-harp:v0.4.4",
    memory: plain("/run/harp"),
    says: [
      'container "main" runs nextcloud/nextcloud-appapi-harp:v0.4.4, which needs a writable volume at /certs (The first start generates keys and certificates of the tunnel here, which other engines hold copies of)',
    ],
  },
  "the proxy of the apps of Nextcloud without that TLS": {
    image: "ghcr.io/nextcloud/nextcloud-appapi-harp:v0.4.4",
    env: { HP_FRP_DISABLE_TLS: "true" },
    memory: plain("/run/harp"),
    says: [],
  },
  "the backup of Nextcloud All-in-One without a place for the repository": {
    image: "ghcr.io/nextcloud-releases/aio-borgbackup:latest",
    env: { BORG_MODE: "check" },
    volumes: ["/root", "/nextcloud_aio_volumes/nextcloud_aio_mastercontainer"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs nextcloud-releases/aio-borgbackup:latest, which needs a writable volume at /mnt/borgbackup (/mnt/borgbackup is not a mountpoint which is not allowed)',
    ],
  },
  "the backup of Nextcloud All-in-One to another host": {
    image: "ghcr.io/nextcloud-releases/aio-borgbackup:latest",
    env: { BORG_MODE: "check", BORG_REMOTE_REPO: "ssh://backup@example.com/./nextcloud" },
    volumes: ["/root", "/nextcloud_aio_volumes/nextcloud_aio_mastercontainer"],
    memory: plain("/tmp"),
    says: [],
  },
  "the backup of Nextcloud All-in-One as it runs there": {
    image: "ghcr.io/nextcloud-releases/aio-borgbackup:latest",
    env: { BORG_MODE: "backup" },
    volumes: [
      "/mnt/borgbackup",
      "/nextcloud_aio_volumes/nextcloud_aio_database_dump",
      "/nextcloud_aio_volumes/nextcloud_aio_mastercontainer",
      "/root",
    ],
    memory: plain("/nextcloud_aio_volumes", "/tmp"),
    says: [],
  },
  "the database of Nextcloud All-in-One, whatever its arguments": {
    image: "ghcr.io/nextcloud-releases/aio-postgresql:latest",
    args: ["sleep", "infinity"],
    volumes: ["/mnt/data", "/var/lib/postgresql/data"],
    says: [
      'container "main" runs nextcloud-releases/aio-postgresql:latest, which needs a writable /run/postgresql (Sockets and pid files lie here); add an emptyDir of 64Mi in memory at /run/postgresql to spec.containers[0].volumeMounts',
    ],
  },
  "the recorder of Nextcloud Talk, which removes at its start what it recorded": {
    image: "ghcr.io/nextcloud-releases/aio-talk-recording:latest",
    memory: plain("/conf", "/tmp"),
    says: [],
  },
  "the cache of Nextcloud All-in-One, which saves nothing": {
    image: "ghcr.io/nextcloud-releases/aio-redis:latest",
    says: [],
  },
  "fluentd-aggregator without a /tmp": {
    image: "ghcr.io/fluent/fluentd-aggregator-docker-image:v2.3.0",
    says: [
      'container "main" runs fluent/fluentd-aggregator-docker-image:v2.3.0, which needs a writable /tmp (could not find a temporary directory); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "fluentd-aggregator as its chart runs it": {
    image: "ghcr.io/fluent/fluentd-aggregator-docker-image:v2.3.0",
    user: "65532",
    env: { TMPDIR: "/tmp/fluentd", FLUENTD_CONF: "fluentd.conf" },
    config: ["/fluentd/etc"],
    memory: plain("/fluentd/data", "/tmp"),
    says: [],
  },
  "fluentd-aggregator that shows its version": {
    image: "ghcr.io/fluent/fluentd-aggregator-docker-image:v2.3.0",
    args: ["bundle", "list"],
    says: [],
  },
  "the reloader of the VictoriaMetrics operator without a place for what it writes": {
    image: "victoriametrics/operator:config-reloader-v0.66.0",
    args: ["--config-secret-name=monitoring/vmagent", "--config-envsubst-file=/etc/vmagent/config_out/vmagent.yaml"],
    says: [
      'container "main" runs victoriametrics/operator:config-reloader-v0.66.0, which needs a writable /etc/vmagent/config_out (The reloader writes the configuration here, which the program next to it reads); add an emptyDir of 64Mi in memory at /etc/vmagent/config_out to spec.containers[0].volumeMounts',
    ],
  },
  "the reloader of the VictoriaMetrics operator as the operator runs it": {
    image: "victoriametrics/operator:config-reloader-v0.66.0",
    args: ["--config-secret-name=monitoring/vm", "--config-envsubst-file=/etc/vm/config_out/scrape.yaml"],
    memory: plain("/etc/vm/config_out"),
    says: [],
  },
  "the VictoriaMetrics operator itself": { image: "victoriametrics/operator:v0.66.0", says: [] },
  "the agent of Synthetic Monitoring as its chart runs it": {
    image: "grafana/synthetic-monitoring-agent:v0.50.0",
    user: "12345",
    memory: plain("/tmp"),
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "the socket proxy of LinuxServer as its README runs it": {
    image: "lscr.io/linuxserver/socket-proxy:latest",
    memory: plain("/run"),
    says: [],
  },
  "the socket proxy of LinuxServer as its README runs it with Podman": {
    image: "lscr.io/linuxserver/socket-proxy:latest",
    user: "1000",
    memory: { "/run": "rw,mode=1777" },
    says: [],
  },
  "the backup of Nextcloud All-in-One, whose cache goes to an anonymous volume": {
    image: "ghcr.io/nextcloud-releases/aio-borgbackup:latest",
    env: { BORG_MODE: "backup" },
    volumes: [
      "/mnt/borgbackup",
      "/nextcloud_aio_volumes/nextcloud_aio_database_dump",
      "/nextcloud_aio_volumes/nextcloud_aio_mastercontainer",
    ],
    memory: plain("/tmp"),
    says: [
      'container "web" has no volume at /root, where nextcloud-releases/aio-borgbackup:latest keeps its data; mount a named volume there',
    ],
  },
};

describeConfigured("images of infrastructure", inPods, onEngines);
