// Bitnami's images as their own start scripts run them, and as charts and users do.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "bitnami's mysql with the configuration of the image": {
    image: "bitnami/mysql:9.4",
    volumes: ["/bitnami/mysql"],
    memory: plain("/opt/bitnami/mysql/tmp"),
    says: [],
  },
  "bitnami's mysql with a setting of my.cnf in a variable": {
    image: "bitnami/mysql:9.4",
    env: { MYSQL_CHARACTER_SET: "latin1" },
    volumes: ["/bitnami/mysql"],
    memory: plain("/opt/bitnami/mysql/tmp"),
    says: [
      'container "main" runs bitnami/mysql:9.4, which needs a writable /opt/bitnami/mysql/conf (The start scripts write the settings into my.cnf here, and leave them out with a warning where they cannot); add an emptyDir of 16Mi in memory at /opt/bitnami/mysql/conf to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's postgres as a command of its own": {
    image: "bitnami/postgresql:17",
    args: ["postgres", "-D", "/srv/data"],
    volumes: ["/srv/data"],
    memory: plain("/tmp", "/opt/bitnami/postgresql/conf"),
    says: [],
  },
  "bitnami's repmgr with its databases moved": {
    image: "bitnami/postgresql-repmgr:17",
    env: { POSTGRESQL_DATA_DIR: "/srv/data" },
    volumes: ["/bitnami/postgresql"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/postgresql/conf",
      "/opt/bitnami/postgresql/tmp",
      "/opt/bitnami/repmgr/conf",
      "/opt/bitnami/repmgr/tmp",
    ),
    says: [
      'container "main" has no volume at the directory that POSTGRESQL_DATA_DIR names, where bitnami/postgresql-repmgr:17 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's valkey, which makes two directories at start": {
    image: "bitnami/valkey:9.1",
    volumes: ["/bitnami/valkey/data"],
    memory: plain("/opt/bitnami/valkey/etc"),
    says: [
      'container "main" runs bitnami/valkey:9.1, which needs a writable /opt/bitnami/valkey/tmp (The start scripts make this directory, which the image lacks, for the pid file) and /opt/bitnami/valkey/logs (The start scripts make this directory, which the image lacks, while Valkey logs to the console); add an emptyDir of 1Mi in memory at /opt/bitnami/valkey/tmp to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /opt/bitnami/valkey/logs to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's valkey-server as a command of its own": {
    image: "bitnami/valkey:9.1",
    args: ["valkey-server", "--dir", "/data"],
    volumes: ["/data"],
    says: [],
  },
  "another program in bitnami's gitea": {
    image: "bitnami/gitea:1.24",
    args: ["gitea", "dump"],
    says: [],
  },
  "bitnami's gitea with the objects of LFS moved": {
    image: "bitnami/gitea:1.24",
    env: { GITEA_LFS_ROOT_PATH: "/lfs" },
    volumes: ["/bitnami/gitea", "/opt/bitnami/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/gitea:1.24, which needs a writable volume at the directory that GITEA_LFS_ROOT_PATH names (Objects of LFS live here)',
    ],
  },
  "bitnami's airflow with an airflow.cfg of one's own": {
    image: "bitnami/airflow:3.0.3",
    config: ["/opt/bitnami/airflow/airflow.cfg"],
    volumes: ["/opt/bitnami/airflow/airflow.db"],
    memory: plain("/tmp", "/opt/bitnami/airflow/nss-wrapper", "/opt/bitnami/airflow/logs", "/opt/bitnami/airflow/tmp"),
    says: [],
  },
  "bitnami's clickhouse with its default user": {
    image: "bitnami/clickhouse:25.7",
    env: { CLICKHOUSE_ADMIN_USER: "default" },
    volumes: ["/bitnami/clickhouse"],
    memory: plain("/opt/bitnami/clickhouse/tmp"),
    says: [],
  },
  "bitnami's clickhouse with a user of another name": {
    image: "bitnami/clickhouse:25.7",
    env: { CLICKHOUSE_USER: "shop" },
    volumes: ["/bitnami/clickhouse"],
    memory: plain("/opt/bitnami/clickhouse/tmp"),
    says: [
      'container "main" runs bitnami/clickhouse:25.7, which needs a writable /opt/bitnami/clickhouse/etc (The start scripts write the user and the given configuration here); add an emptyDir of 16Mi in memory at /opt/bitnami/clickhouse/etc to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's jenkins with its keystore moved": {
    image: "bitnami/jenkins:2.516.2",
    env: { JENKINS_CERTS_DIR: "/certs", JENKINS_SKIP_IMAGE_PLUGINS: "yes" },
    volumes: ["/bitnami/jenkins"],
    memory: { ...plain("/opt/bitnami/jenkins/tmp", "/opt/bitnami/jenkins/logs"), "/tmp": "" },
    says: [
      'container "main" runs bitnami/jenkins:2.516.2, which needs a writable directory that JENKINS_CERTS_DIR names (The first start makes the keystore for TLS here); mount an emptyDir at the directory that JENKINS_CERTS_DIR names',
    ],
  },
  "bitnami's memcached without mounts": {
    image: "bitnami/memcached:1.6.40",
    says: [],
  },
  "bitnami's neo4j without clients": {
    image: "bitnami/neo4j:5.26.10",
    volumes: ["/bitnami/neo4j"],
    memory: plain("/tmp", "/opt/bitnami/neo4j/logs", "/opt/bitnami/neo4j/conf", "/opt/bitnami/neo4j/run"),
    says: [],
  },
  "bitnami's mastodon, whose sidekiq links its files to the volume": {
    image: "bitnami/mastodon:4.4.3",
    env: { MASTODON_MODE: "sidekiq" },
    volumes: ["/bitnami/mastodon"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/mastodon:4.4.3, which needs a writable /opt/bitnami/mastodon/public (Assets are compiled here, and links to the volume take the place of directories); mount a writable copy of what the image has at /opt/bitnami/mastodon/public',
    ],
  },
  "bitnami's mastodon as the streaming server": {
    image: "bitnami/mastodon:4.4.3",
    env: { MASTODON_MODE: "streaming" },
    says: [],
  },
  "bitnami's dashboards of opensearch with a configuration of one's own": {
    image: "bitnami/opensearch-dashboards:3.2.0",
    config: ["/opt/bitnami/opensearch-dashboards/config/opensearch_dashboards.yml"],
    volumes: ["/bitnami/opensearch-dashboards"],
    memory: plain("/tmp", "/opt/bitnami/opensearch-dashboards/tmp", "/opt/bitnami/opensearch-dashboards/plugins"),
    says: [],
  },
  "bitnami's kibana, which logs to the console": {
    image: "bitnami/kibana:9.1.3",
    volumes: ["/bitnami/kibana"],
    memory: plain("/tmp", "/opt/bitnami/kibana/config", "/opt/bitnami/kibana/tmp"),
    says: [],
  },
  "another program in bitnami's kibana": {
    image: "bitnami/kibana:9.1.3",
    args: ["kibana-plugin", "list"],
    says: [],
  },
  "bitnami's scylladb without clients": {
    image: "bitnami/scylladb:2025.3",
    volumes: ["/bitnami/scylladb"],
    memory: plain("/tmp", "/opt/bitnami/scylladb/etc", "/opt/bitnami/scylladb/tmp", "/opt/bitnami/scylladb/logs"),
    says: [],
  },
  "bitnami's apache with the pages of the image": {
    image: "bitnami/apache:2.4",
    memory: plain("/tmp", "/opt/bitnami/apache/var/run"),
    says: [],
  },
  "bitnami's apache with pages at /app": {
    image: "bitnami/apache:2.4",
    config: ["/app"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/apache:2.4, which needs a writable /opt/bitnami/apache/var/run (Apache writes its pid file here); add an emptyDir of 1Mi in memory at /opt/bitnami/apache/var/run to spec.containers[0].volumeMounts; bitnami/apache:2.4 does not run with a read-only root: the start script replaces its directory htdocs by a link to /app: mount the files at /opt/bitnami/apache/htdocs',
    ],
  },
  "bitnami's apache with a port in a variable": {
    image: "bitnami/apache:2.4",
    env: { APACHE_HTTP_PORT_NUMBER: "8081" },
    memory: plain("/tmp", "/opt/bitnami/apache/var/run"),
    says: [
      'container "main" runs bitnami/apache:2.4, which needs a writable /opt/bitnami/apache/conf (The start script writes ports here, and copies virtual hosts and certificates); add an emptyDir of 16Mi in memory at /opt/bitnami/apache/conf to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's phpmyadmin with a configuration of one's own": {
    image: "bitnami/phpmyadmin:5.2.2",
    config: ["/opt/bitnami/phpmyadmin/config.inc.php"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/apache/conf",
      "/opt/bitnami/apache/var/run",
      "/opt/bitnami/php/etc",
      "/opt/bitnami/php/tmp",
    ),
    volumes: ["/opt/bitnami/php/var"],
    says: [],
  },
  "bitnami's phpmyadmin with scripts for the first start": {
    image: "bitnami/phpmyadmin:5.2.2",
    config: ["/opt/bitnami/phpmyadmin/config.inc.php", "/docker-entrypoint-init.d"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/apache/conf",
      "/opt/bitnami/apache/var/run",
      "/opt/bitnami/php/etc",
      "/opt/bitnami/php/tmp",
    ),
    volumes: ["/opt/bitnami/php/var"],
    says: [
      'container "main" runs bitnami/phpmyadmin:5.2.2, which needs a writable /bitnami/phpmyadmin (The start scripts note here that they have run the mounted ones); add an emptyDir of 1Mi in memory at /bitnami/phpmyadmin to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's harbor exporter without certificates": {
    image: "bitnami/harbor-exporter:2.13.2",
    says: [],
  },
  "bitnami's harbor exporter with certificates": {
    image: "bitnami/harbor-exporter:2.13.2",
    config: ["/etc/harbor/ssl/exporter"],
    says: [
      'container "main" runs bitnami/harbor-exporter:2.13.2, which needs a writable /etc/ssl/certs (The start script adds certificates of own authorities here); mount a writable copy of what the image has at /etc/ssl/certs; a read-only root takes effort with bitnami/harbor-exporter:2.13.2: it adds certificates to /etc/ssl/certs: an init container has to copy those to a volume, as the chart does',
    ],
  },
  "bitnami's trivy adapter with its directories moved": {
    image: "bitnami/harbor-adapter-trivy:2.13.2",
    env: { SCANNER_TRIVY_CACHE_DIR: "/cache/trivy", SCANNER_TRIVY_REPORTS_DIR: "/cache/reports" },
    volumes: ["/cache"],
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami's trivy adapter with a cache moved alone": {
    image: "bitnami/harbor-adapter-trivy:2.13.2",
    env: { SCANNER_TRIVY_CACHE_DIR: "/cache/trivy" },
    volumes: ["/cache"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/harbor-adapter-trivy:2.13.2, which needs a writable /bitnami/harbor-adapter-trivy/.cache/reports (Reports lie here until Harbor fetches them); add an emptyDir of 64Mi in memory at /bitnami/harbor-adapter-trivy/.cache/reports to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's harbor registry without /tmp": {
    image: "bitnami/harbor-registry:2.13.2",
    config: ["/etc/registry/config.yml"],
    says: [],
  },
  "bitnami's influxdb 3 with its data where an argument says": {
    image: "bitnami/influxdb:3.3.0",
    args: ["influxdb3", "serve", "--node-id=a", "--object-store=file", "--data-dir=/srv"],
    says: [
      'container "main" has no volume at /srv, where bitnami/influxdb:3.3.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's influxdb 3 as a client": {
    image: "bitnami/influxdb:3.3.0",
    args: ["influxdb3", "query", "SHOW TABLES"],
    says: [],
  },
  "bitnami's influxdb 2 with INFLUXDB_DATA_DIR": {
    image: "bitnami/influxdb:2.7.12",
    env: { INFLUXDB_DATA_DIR: "/srv" },
    volumes: ["/srv"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/influxdb:2.7.12, which needs a writable /opt/bitnami/influxdb/etc (The first start makes an empty configuration file here, and stops when it cannot); add an emptyDir of 1Mi in memory at /opt/bitnami/influxdb/etc to spec.containers[0].volumeMounts',
      'container "main" has no volume at /bitnami/influxdb, where bitnami/influxdb:2.7.12 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's logstash with a pipeline of one's own": {
    image: "bitnami/logstash:9.1.2",
    config: ["/opt/bitnami/logstash/pipeline"],
    memory: plain("/tmp", "/opt/bitnami/logstash/config", "/bitnami/logstash/data"),
    says: [],
  },
  "bitnami's ingress controller with a mirror of MaxMind": {
    image: "bitnami/nginx-ingress-controller:1.13.1",
    args: ["--maxmind-mirror=http://geoip.local"],
    volumes: ["/etc/nginx"],
    memory: plain("/etc/ingress-controller/ssl", "/etc/ingress-controller/telemetry", "/tmp", "/tmp/nginx"),
    says: [
      'container "main" runs bitnami/nginx-ingress-controller:1.13.1, which needs a writable /etc/ingress-controller (Certificates and password files are generated here) and /etc/ingress-controller/geoip (GeoIP databases are downloaded here); mount a writable copy of what the image has at /etc/ingress-controller; add an emptyDir of 128Mi in memory at /etc/ingress-controller/geoip to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's spark as an executor": {
    image: "bitnami/spark:4.0.0",
    args: ["executor"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/spark:4.0.0, which needs a writable /opt/bitnami/spark/tmp (The entrypoint writes a user\'s name for its number here, and stops when it cannot); add an emptyDir of 64Mi in memory at /opt/bitnami/spark/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's spark with a configuration of one's own": {
    image: "bitnami/spark:4.0.0",
    config: ["/opt/bitnami/spark/conf/spark-defaults.conf"],
    memory: plain("/tmp", "/opt/bitnami/spark/tmp", "/opt/bitnami/spark/logs"),
    says: [],
  },
  "bitnami's parse without a pid file": {
    image: "bitnami/parse:8.2.3",
    volumes: ["/opt/bitnami/parse/config.json"],
    memory: plain("/tmp", "/opt/bitnami/parse/logs"),
    says: [],
  },
  "bitnami's kafka with its logs moved": {
    image: "bitnami/kafka:4.0",
    env: { LOG_DIR: "/logs" },
    config: ["/opt/bitnami/kafka/config/server.properties"],
    volumes: ["/bitnami/kafka"],
    memory: plain("/tmp", "/logs"),
    says: [],
  },
  "bitnami's rabbitmq with its certificates elsewhere": {
    image: "bitnami/rabbitmq:4.1",
    env: { RABBITMQ_COMBINED_CERT_PATH: "/run/rabbitmq/keys.pem" },
    volumes: ["/opt/bitnami/rabbitmq/.rabbitmq/mnesia"],
    memory: plain(...["etc/rabbitmq", "var/lib/rabbitmq", ".rabbitmq"].map((name) => `/opt/bitnami/rabbitmq/${name}`)),
    says: [
      'container "main" runs bitnami/rabbitmq:4.1, which needs a writable directory of the file that RABBITMQ_COMBINED_CERT_PATH names (The variable RABBITMQ_COMBINED_CERT_PATH must be set to either an existant file or a non-existant file in a writable directory); mount an emptyDir at the directory of the file that RABBITMQ_COMBINED_CERT_PATH names',
    ],
  },
  "bitnami's mongodb with scripts of one's own": {
    image: "bitnami/mongodb:8.0",
    config: ["/docker-entrypoint-initdb.d"],
    volumes: ["/bitnami/mongodb"],
    memory: plain("/opt/bitnami/mongodb/conf", "/opt/bitnami/mongodb/tmp"),
    says: [
      'container "main" runs bitnami/mongodb:8.0, which needs a writable /tmp (The list of the scripts is written here; the server\'s sockets and pid file are in its own tmp); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's router of queries by its entrypoint": {
    image: "bitnami/mongodb-sharded:8.0",
    command: ["/opt/bitnami/scripts/mongodb-sharded/entrypoint.sh", "/opt/bitnami/scripts/mongodb-sharded/run.sh"],
    env: { MONGODB_SHARDING_MODE: "mongos" },
    memory: plain("/opt/bitnami/mongodb/conf"),
    says: [
      'container "main" runs bitnami/mongodb-sharded:8.0, which needs a writable /opt/bitnami/mongodb/tmp (Pid files, sockets and temporary files are written here); add an emptyDir of 64Mi in memory at /opt/bitnami/mongodb/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's consul with a configuration of one's own": {
    image: "bitnami/consul:1.21",
    config: ["/opt/bitnami/consul/conf/consul.json", "/docker-entrypoint-initdb.d"],
    volumes: ["/bitnami/consul"],
    memory: plain("/opt/bitnami/consul/tmp", "/opt/bitnami/consul/logs"),
    says: [
      'container "main" runs bitnami/consul:1.21, which needs a writable /tmp (The list of the scripts is written here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's minio without its client": {
    image: "bitnami/minio:2025",
    env: { MINIO_SKIP_CLIENT: "yes" },
    volumes: ["/bitnami/minio/data"],
    says: [],
  },
  "bitnami's minio with new keys": {
    image: "bitnami/minio:2025",
    env: { MINIO_SKIP_CLIENT: "yes", MINIO_FORCE_NEW_KEYS: "yes" },
    volumes: ["/bitnami/minio/data"],
    says: [
      'container "main" runs bitnami/minio:2025, which needs a writable /opt/bitnami/minio/tmp (The start script writes the pid file of the server here that it runs while it sets up); add an emptyDir of 1Mi in memory at /opt/bitnami/minio/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's oauth2-proxy with a socket": {
    image: "bitnami/oauth2-proxy:7",
    args: ["--http-address=unix:///run/proxy/oauth.sock"],
    says: [
      'container "main" runs bitnami/oauth2-proxy:7, which needs a writable /run/proxy (The proxy makes its Unix socket here, and stops when it cannot); add an emptyDir of 1Mi in memory at /run/proxy to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's fluent-bit with a log and buffers": {
    image: "bitnami/fluent-bit:4",
    args: ["--storage_path=/buffers", "-l", "/logs/own.log"],
    says: [
      'container "main" runs bitnami/fluent-bit:4, which needs a writable /logs (Its own log is written here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts; it also runs bitnami/fluent-bit:4, which needs a writable volume at /buffers (Chunks that are not delivered yet are kept here)',
    ],
  },
  "bitnami's source-controller with other directories": {
    image: "bitnami/fluxcd-source-controller:1",
    env: { TMPDIR: "/scratch", STORAGE_PATH: "/artifacts" },
    says: [
      'container "main" runs bitnami/fluxcd-source-controller:1, which needs a writable directory that TMPDIR names (Repositories, charts and temporary files are handled here) and the directory that STORAGE_PATH names (Artifacts that other controllers fetch lie here); mount an emptyDir at the directory that TMPDIR names; mount an emptyDir at the directory that STORAGE_PATH names',
    ],
  },
  "bitnami's statsd-exporter on a socket": {
    image: "bitnami/statsd-exporter:0.28",
    args: ["--statsd.listen-unixgram=/run/metrics/statsd.sock"],
    says: [
      'container "main" runs bitnami/statsd-exporter:0.28, which needs a writable /run/metrics (The socket is made here, and statsd-exporter stops when it cannot); add an emptyDir of 1Mi in memory at /run/metrics to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's compactor of loki without its directory": {
    image: "bitnami/grafana-loki:3.5.3",
    args: [
      "-target=compactor",
      "-config.file=/bitnami/grafana-loki/conf/loki.yaml",
      "-compactor.working-directory=/bitnami/grafana-loki/loki/compactor",
    ],
    config: ["/bitnami/grafana-loki/conf/loki.yaml"],
    memory: plain("/tmp", "/bitnami/grafana-loki/chunks"),
    says: [
      'container "main" runs bitnami/grafana-loki:3.5.3, which needs a writable /bitnami/grafana-loki/loki/compactor (The compactor works on the index here, which the object store has as well); add an emptyDir of 1Gi in memory at /bitnami/grafana-loki/loki/compactor to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's compactor of loki as in its chart": {
    image: "bitnami/grafana-loki:3.5.3",
    args: [
      "-target=compactor",
      "-config.file=/bitnami/grafana-loki/conf/loki.yaml",
      "-compactor.working-directory=/bitnami/grafana-loki/loki/compactor",
    ],
    config: ["/bitnami/grafana-loki/conf/loki.yaml"],
    volumes: ["/bitnami/grafana-loki/loki/compactor"],
    memory: plain("/tmp", "/bitnami/grafana-loki/chunks"),
    says: [],
  },
  "bitnami's table manager of loki": {
    image: "bitnami/grafana-loki:3.5.3",
    args: ["-target=table-manager", "-config.file=/bitnami/grafana-loki/conf/loki.yaml"],
    config: ["/bitnami/grafana-loki/conf/loki.yaml"],
    says: [],
  },
  "bitnami's concourse, its web part": {
    image: "bitnami/concourse:7",
    command: ["/opt/bitnami/concourse/bin/concourse"],
    args: ["web"],
    says: [],
  },
  "bitnami's concourse, its worker": {
    image: "bitnami/concourse:7",
    command: ["/opt/bitnami/concourse/bin/concourse"],
    args: ["worker"],
    says: [
      'advisory: container "main" runs bitnami/concourse:7; a read-only root is not recommended with bitnami/concourse:7: the chart leaves the root of the worker writable, which runs containers of its own, and privileged',
    ],
  },
  "bitnami's sentinel without the start script": {
    image: "bitnami/redis-sentinel:8.2",
    command: ["redis-sentinel"],
    args: ["/opt/bitnami/redis-sentinel/etc/sentinel.conf"],
    volumes: ["/opt/bitnami/redis-sentinel/etc"],
    says: [],
  },
  "bitnami's moodle with its data moved": {
    image: "bitnami/moodle:5.0",
    env: { MOODLE_DATA_DIR: "/srv/moodledata" },
    volumes: ["/srv/moodledata"],
    says: [
      'container "main" runs bitnami/moodle:5.0, which needs a writable volume at /bitnami/moodle (Its configuration and plugins live here)',
    ],
  },
  "bitnami's odoo without a volume": {
    image: "bitnamilegacy/odoo:18",
    says: [
      'container "main" runs bitnamilegacy/odoo:18, which needs a writable volume at /bitnami/odoo (The filestore, addons and the configuration live here)',
    ],
  },
  "bitnami's redmine on a volume": {
    image: "bitnami/redmine:6",
    volumes: ["/bitnami/redmine"],
    says: [
      'advisory: container "main" runs bitnami/redmine:6; a read-only root is not recommended with bitnami/redmine:6: its start script replaces parts of /opt/bitnami/redmine by links; its chart leaves the root writable',
    ],
  },
  "bitnami's sidekiq of discourse": {
    image: "bitnami/discourse:3",
    command: ["/opt/bitnami/scripts/discourse/entrypoint.sh"],
    args: ["/opt/bitnami/scripts/discourse-sidekiq/run.sh"],
    says: [
      'container "main" runs bitnami/discourse:3, which needs a writable volume at /bitnami/discourse (Uploads, backups and plugins live here)',
    ],
  },
  "bitnami's matomo on a volume of all of /bitnami": {
    image: "bitnami/matomo:5",
    volumes: ["/bitnami"],
    says: [
      'advisory: container "main" runs bitnami/matomo:5; a read-only root is not recommended with bitnami/matomo:5: its start script replaces parts of /opt/bitnami/matomo by links; its chart leaves the root writable',
    ],
  },
};

describeConfigured("Bitnami's images by their start scripts", inPods);
