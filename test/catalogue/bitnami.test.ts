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
  "bitnami's neo4j without clients and daemons": {
    image: "bitnami/neo4j:5.26.10",
    volumes: ["/bitnami/neo4j"],
    memory: plain("/tmp", "/opt/bitnami/neo4j/logs", "/opt/bitnami/neo4j/conf"),
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
};

describeConfigured("bitnami's images", inPods);
