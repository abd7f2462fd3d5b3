// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const keycloak = {
  args: ["start", "--optimized"],
  memory: plain("/tmp", "/opt/keycloak/data/tmp", "/opt/keycloak/data/transaction-logs"),
};

const inPods: ConfiguredRows = {
  "keycloak that trusts further certificates": {
    ...keycloak,
    image: "quay.io/keycloak/keycloak:26.4",
    env: { KC_TRUSTSTORE_PATHS: "/certs/ca.pem" },
    config: ["/certs"],
    says: [
      'container "main" runs keycloak/keycloak:26.4, which needs a writable /opt/keycloak/data (Failed to save truststore); add an emptyDir of 64Mi in memory at /opt/keycloak/data to spec.containers[0].volumeMounts',
    ],
  },
  "keycloak 26.6, which trusts the cluster's certificates": {
    ...keycloak,
    image: "quay.io/keycloak/keycloak:26.6",
    says: [
      'advisory: container "main" runs keycloak/keycloak:26.6, which needs a writable /opt/keycloak/data when certificates are added to those of Java, as in every pod that has a service account\'s token (Failed to save truststore); or set KC_TRUSTSTORE_KUBERNETES_ENABLED to false where no certificates are added',
    ],
  },
  "keycloak 26.6 without the cluster's certificates": {
    ...keycloak,
    image: "quay.io/keycloak/keycloak:26.6",
    env: { KC_TRUSTSTORE_KUBERNETES_ENABLED: "false" },
    says: [],
  },
  "keycloak 26.6 with its whole data directory": {
    ...keycloak,
    image: "quay.io/keycloak/keycloak:26.6",
    memory: plain("/tmp", "/opt/keycloak/data"),
    says: [],
  },
  "keycloak with the database dev-file named": {
    ...keycloak,
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start-dev", "--optimized"],
    env: { KC_DB: "dev-file" },
    says: [
      'container "main" runs keycloak/keycloak:26.4, which needs a writable /opt/keycloak/data/h2 (The development database H2 lives here); add an emptyDir of 64Mi in memory at /opt/keycloak/data/h2 to spec.containers[0].volumeMounts',
    ],
  },
  "vaultwarden with its database in an address of SQLite": {
    image: "vaultwarden/server:1.36.0",
    env: { DATABASE_URL: "sqlite:///db/vaultwarden.sqlite3" },
    volumes: ["/data"],
    says: [
      'container "main" runs vaultwarden/server:1.36.0, which needs a writable volume at the directory of the file that DATABASE_URL names (The SQLite database lives there)',
    ],
  },
  "kratos with an SQLite database elsewhere": {
    image: "oryd/kratos:v25.4.0",
    env: { DSN: "sqlite:///srv/kratos/db.sqlite?_fk=true" },
    volumes: ["/var/lib/sqlite"],
    says: [
      'container "main" runs oryd/kratos:v25.4.0, which needs a writable volume at the directory of the file that DSN names (The SQLite database and its journal live here)',
    ],
  },
  "kratos with a database in memory": {
    image: "oryd/kratos:v25.4.0",
    env: { DSN: "memory" },
    says: [],
  },
  "hydra that listens at a socket": {
    image: "oryd/hydra:v25.4.0",
    env: { DSN: "postgres://db/hydra", SERVE_PUBLIC_HOST: "unix:/run/hydra/public.sock" },
    says: [
      'container "main" runs oryd/hydra:v25.4.0, which needs a writable directory of the file that SERVE_PUBLIC_HOST names (The socket of the public API is made here); mount an emptyDir at the directory of the file that SERVE_PUBLIC_HOST names',
    ],
  },
  "grafana that logs to three places": {
    image: "grafana/grafana:12.1.0",
    env: { GF_LOG_MODE: "console file syslog" },
    volumes: ["/var/lib/grafana"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs grafana/grafana:12.1.0, which needs a writable /var/log/grafana (Log files are written here); add an emptyDir of 64Mi in memory at /var/log/grafana to spec.containers[0].volumeMounts',
    ],
  },
  "grafana at a socket, with its database elsewhere": {
    image: "grafana/grafana:12.1.0",
    env: {
      GF_SERVER_PROTOCOL: "socket",
      GF_SERVER_SOCKET: "/run/grafana/grafana.sock",
      GF_DATABASE_PATH: "/db/grafana.db",
    },
    volumes: ["/var/lib/grafana"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs grafana/grafana:12.1.0, which needs a writable directory of the file that GF_SERVER_SOCKET names (The socket of the server is made here); mount an emptyDir at the directory of the file that GF_SERVER_SOCKET names; it also runs grafana/grafana:12.1.0, which needs a writable volume at the directory of the file that GF_DATABASE_PATH names (The SQLite database lives here)',
    ],
  },
  "grafana whose arguments move its data": {
    image: "grafana/grafana:12.1.0",
    args: ["cfg:paths.data=/srv/grafana", "--pidfile=/run/grafana/pid"],
    volumes: ["/var/lib/grafana"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs grafana/grafana:12.1.0, which needs a writable /run/grafana (The server writes its pid file here); add an emptyDir of 1Mi in memory at /run/grafana to spec.containers[0].volumeMounts; it also runs grafana/grafana:12.1.0, which needs a writable volume at /srv/grafana (The SQLite database, plugins and exports live here)',
    ],
  },
  "jenkins whose arguments unpack it elsewhere": {
    image: "jenkins/jenkins:lts",
    args: ["--webroot=/cache/war"],
    env: { JAVA_OPTS: "-Djava.io.tmpdir=/var/jenkins_home/tmp" },
    volumes: ["/var/jenkins_home"],
    says: [
      'container "main" runs jenkins/jenkins:lts, which needs a writable /cache/war (The application is unpacked here); add an emptyDir of 512Mi in memory at /cache/war to spec.containers[0].volumeMounts',
    ],
  },
  "sonarqube's image with another program": {
    image: "sonarqube:26.6.0.123539-community",
    args: ["bash", "-c", "ls"],
    says: [],
  },
  "adguardhome with files for log and pid": {
    image: "adguard/adguardhome:v0.107.65",
    args: [
      "--config=/opt/adguardhome/conf/AdGuardHome.yaml",
      "--work-dir=/opt/adguardhome/work",
      "--pidfile=/run/agh/pid",
      "-l",
      "/logs/agh.log",
    ],
    volumes: ["/opt/adguardhome/conf", "/opt/adguardhome/work"],
    says: [
      'container "main" runs adguard/adguardhome:v0.107.65, which needs a writable /logs (The server opens its log file here) and /run/agh (The server writes its pid file here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run/agh to spec.containers[0].volumeMounts',
    ],
  },
  "adguardhome that logs to syslog": {
    image: "adguard/adguardhome:v0.107.65",
    args: ["-c", "/opt/adguardhome/conf/AdGuardHome.yaml", "-w", "/opt/adguardhome/work", "-l", "syslog"],
    volumes: ["/opt/adguardhome/conf", "/opt/adguardhome/work"],
    says: [],
  },
  "authelia with a database, a file of notifications and a socket": {
    image: "authelia/authelia:4.39",
    env: {
      AUTHELIA_SERVER_DISABLE_HEALTHCHECK: "true",
      AUTHELIA_STORAGE_LOCAL_PATH: "/config/db.sqlite3",
      AUTHELIA_NOTIFIER_FILESYSTEM_FILENAME: "/notifications/mail.txt",
      AUTHELIA_SERVER_ADDRESS: "unix:///run/authelia/authelia.sock?umask=0022&path=auth",
    },
    volumes: ["/config"],
    says: [
      'container "main" runs authelia/authelia:4.39, which needs a writable /run/authelia (The socket of the server is made here); add an emptyDir of 1Mi in memory at /run/authelia to spec.containers[0].volumeMounts; it also runs authelia/authelia:4.39, which needs a writable volume at the directory of the file that AUTHELIA_NOTIFIER_FILESYSTEM_FILENAME names (Notifications are written into a file here)',
    ],
  },
  "dex from Docker Hub without a place for what it renders": {
    image: "dexidp/dex:v2.44.0",
    config: ["/etc/dex"],
    says: [
      'container "main" runs dexidp/dex:v2.44.0, which needs a writable /tmp (cannot create temp file); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "dex with a configuration that is not rendered": {
    image: "ghcr.io/dexidp/dex:v2.44.0",
    args: ["dex", "serve", "/etc/dex/config.yml"],
    config: ["/etc/dex"],
    says: [],
  },
  "n8n that logs to a file elsewhere": {
    image: "n8nio/n8n:1.120.0",
    env: { N8N_LOG_OUTPUT: "console,file", N8N_LOG_FILE_LOCATION: "/logs/n8n.log" },
    volumes: ["/home/node/.n8n"],
    memory: plain("/tmp", "/home/node/.cache"),
    says: [
      'container "main" runs n8nio/n8n:1.120.0, which needs a writable directory of the file that N8N_LOG_FILE_LOCATION names (Log files are written here); mount an emptyDir at the directory of the file that N8N_LOG_FILE_LOCATION names',
    ],
  },
  "authentik's worker, started by root": {
    image: "ghcr.io/goauthentik/server:2025.6.4",
    user: "0",
    args: ["worker"],
    volumes: ["/media"],
    says: [
      'container "main" runs goauthentik/server:2025.6.4, which needs a writable volume at /certs (The entrypoint gives it to the user authentik, and stops when it cannot)',
    ],
  },
  "synapse without a place for large requests": {
    image: "matrixdotorg/synapse:v1.140.0",
    volumes: ["/data"],
    says: [
      'container "main" runs matrixdotorg/synapse:v1.140.0, which needs a writable /tmp (Requests of 100 kB and more, such as uploads, are kept in temporary files here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "a worker of synapse with its configuration alone": {
    image: "matrixdotorg/synapse:v1.140.0",
    env: { SYNAPSE_WORKER: "synapse.app.federation_sender" },
    config: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "vikunja with a log, an audit and a socket": {
    image: "vikunja/vikunja:1.0.0",
    env: {
      VIKUNJA_LOG_HTTP: "file",
      VIKUNJA_AUDIT_ENABLED: "true",
      VIKUNJA_AUDIT_LOGFILE: "/audit/audit.log",
      VIKUNJA_SERVICE_UNIXSOCKET: "/run/vikunja/vikunja.sock",
    },
    volumes: ["/db", "/app/vikunja/files"],
    says: [
      'container "main" runs vikunja/vikunja:1.0.0, which needs a writable /app/vikunja/logs (Could not create log path) and /run/vikunja (The socket of the server is made here); add an emptyDir of 64Mi in memory at /app/vikunja/logs to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run/vikunja to spec.containers[0].volumeMounts; it also runs vikunja/vikunja:1.0.0, which needs a writable volume at the directory of the file that VIKUNJA_AUDIT_LOGFILE names (The log of the audit is written here)',
    ],
  },
  "mailpit at sockets, with a log file": {
    image: "axllent/mailpit:v1.28.0",
    args: ["--listen", "unix:/sockets/web.sock:0666", "--log-file=/log/mailpit.log"],
    env: { MP_SMTP_BIND_ADDR: "unix:/mail/smtp.sock:0660" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs axllent/mailpit:v1.28.0, which needs a writable /sockets (The socket of the web page is made here), the directory of the file that MP_SMTP_BIND_ADDR names (The socket of the SMTP server is made here) and /log (The log is written into the file that the setting names); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts; mount an emptyDir at the directory of the file that MP_SMTP_BIND_ADDR names; add an emptyDir of 64Mi in memory at /log to spec.containers[0].volumeMounts',
    ],
  },
  "miniflux at a port and at a socket": {
    image: "miniflux/miniflux:2.2.16",
    env: { LISTEN_ADDR: "127.0.0.1:8080,/sockets/miniflux.sock" },
    says: [
      'container "main" runs miniflux/miniflux:2.2.16, which needs a writable directory of the file that LISTEN_ADDR names (Server failed to listen on Unix socket); mount an emptyDir at the directory of the file that LISTEN_ADDR names',
    ],
  },
  "gotify at a socket": {
    image: "gotify/server:2.7.3",
    env: { GOTIFY_SERVER_LISTENADDR: "unix:/sockets/gotify.sock" },
    volumes: ["/app/data"],
    says: [
      'container "main" runs gotify/server:2.7.3, which needs a writable directory of the file that GOTIFY_SERVER_LISTENADDR names (The socket of the server is made here); mount an emptyDir at the directory of the file that GOTIFY_SERVER_LISTENADDR names',
    ],
  },
  "pgadmin with a log of requests": {
    image: "dpage/pgadmin4:9.10",
    env: { GUNICORN_ACCESS_LOGFILE: "/logs/access.log", PGADMIN_CUSTOM_CONFIG_DISTRO_FILE: "/tmp/config_distro.py" },
    volumes: ["/var/lib/pgadmin"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs dpage/pgadmin4:9.10, which needs a writable directory of the file that GUNICORN_ACCESS_LOGFILE names (The log of requests is written here); mount an emptyDir at the directory of the file that GUNICORN_ACCESS_LOGFILE names',
    ],
  },
  "odoo with a pid file": {
    image: "odoo:19.0",
    args: ["odoo", "--pidfile=/pids/odoo.pid"],
    volumes: ["/var/lib/odoo"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs odoo:19.0, which needs a writable /pids (The server writes its pid file here); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "technitium with its configuration elsewhere": {
    image: "technitium/dns-server:15.2.0",
    args: ["/config"],
    volumes: ["/config"],
    memory: plain("/tmp", "/var/log/technitium/dns"),
    says: [],
  },
  "grocy's images with another program": {
    image: "grocy/frontend:v4.2.0",
    args: ["ls"],
    says: [],
  },
  "harbor's database with its data alone": {
    image: "goharbor/harbor-db:v2.14.0",
    volumes: ["/var/lib/postgresql/data"],
    says: [
      'container "main" runs goharbor/harbor-db:v2.14.0, which needs a writable /run/postgresql (The socket and its lock are made here); add an emptyDir of 1Mi in memory at /run/postgresql to spec.containers[0].volumeMounts',
    ],
  },
  "harbor's log with what it writes": {
    image: "goharbor/harbor-log:v2.14.0",
    volumes: ["/var/log/docker"],
    memory: plain("/run"),
    says: [],
  },
  "harbor's cache without a volume": {
    image: "goharbor/redis-photon:v2.14.0",
    says: [
      'container "main" has no volume at /var/lib/redis, where goharbor/redis-photon:v2.14.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "harbor's trivy with reports elsewhere": {
    image: "goharbor/trivy-adapter-photon:v2.14.0",
    env: { SCANNER_TRIVY_REPORTS_DIR: "/reports" },
    volumes: ["/home/scanner/.cache"],
    says: [
      'container "main" runs goharbor/trivy-adapter-photon:v2.14.0, which needs a writable directory that SCANNER_TRIVY_REPORTS_DIR names (Reports of scans are written here); mount an emptyDir at the directory that SCANNER_TRIVY_REPORTS_DIR names; goharbor/trivy-adapter-photon:v2.14.0 does not run with a read-only root: at every start it copies the CA bundle beside its own program and into /etc/pki/tls/certs, and stops without',
    ],
  },
  "nextcloud's whiteboard without a mount": {
    image: "ghcr.io/nextcloud-releases/whiteboard:v1.5.9",
    says: [],
  },
  "cloudflared with a log, a pid and a trace": {
    image: "cloudflare/cloudflared:2026.8.0",
    args: ["tunnel", "--logfile", "/logs/cloudflared.log", "--trace-output", "/logs/trace", "run"],
    env: { TUNNEL_PIDFILE: "/pids/cloudflared.pid" },
    says: [
      'container "main" runs cloudflare/cloudflared:2026.8.0, which needs a writable /logs (The log is written into the file that the setting names), the directory of the file that TUNNEL_PIDFILE names (The pid is written here after the first connection) and /tmp (The trace is made here before it is moved to its place); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts; mount an emptyDir at the directory of the file that TUNNEL_PIDFILE names; add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "oauth2-proxy with its metrics at a socket": {
    image: "quay.io/oauth2-proxy/oauth2-proxy:v7.15.0",
    args: ["--metrics-address=unix:///sockets/metrics.sock"],
    says: [
      'container "main" runs oauth2-proxy/oauth2-proxy:v7.15.0, which needs a writable /sockets (The socket of the metrics is made here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "logstash with queues elsewhere": {
    image: "docker.elastic.co/logstash/logstash:9.1.0",
    env: { PATH_QUEUE: "/queue", QUEUE_TYPE: "persisted" },
    volumes: ["/usr/share/logstash/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs logstash/logstash:9.1.0, which needs a writable /usr/share/logstash/config/logstash.yml (The entrypoint writes settings of the environment into this file, and stops when it cannot); mount a writable copy of the file /usr/share/logstash/config/logstash.yml; it also runs logstash/logstash:9.1.0, which needs a writable volume at the directory that PATH_QUEUE names (Events that wait lie here)',
    ],
  },
  "logstash with settings of its management in the environment": {
    image: "docker.elastic.co/logstash/logstash:9.1.0",
    env: { XPACK_MANAGEMENT_ELASTICSEARCH_API_KEY: "id:key" },
    volumes: ["/usr/share/logstash/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs logstash/logstash:9.1.0, which needs a writable /usr/share/logstash/config/logstash.yml (The entrypoint writes settings of the environment into this file, and stops when it cannot); mount a writable copy of the file /usr/share/logstash/config/logstash.yml',
    ],
  },
  "kibana with a pid file and a log of the audit": {
    image: "docker.elastic.co/kibana/kibana:9.1.0",
    env: { PID_FILE: "/run/kibana/kibana.pid", XPACK_SECURITY_AUDIT_APPENDER_FILENAME: "/audit/audit.log" },
    memory: plain("/usr/share/kibana/data", "/tmp"),
    says: [
      'container "main" runs kibana/kibana:9.1.0, which needs a writable /run/kibana (The server writes its pid file here); add an emptyDir of 1Mi in memory at /run/kibana to spec.containers[0].volumeMounts; it also runs kibana/kibana:9.1.0, which needs a writable volume at the directory of the file that XPACK_SECURITY_AUDIT_APPENDER_FILENAME names (The log of the audit is written here)',
    ],
  },
  "kibana with the log of the audit at its usual place": {
    image: "docker.elastic.co/kibana/kibana:9.1.0",
    env: { XPACK_SECURITY_AUDIT_ENABLED: "true" },
    memory: plain("/usr/share/kibana/data", "/tmp"),
    says: [
      'container "main" runs kibana/kibana:9.1.0, which needs a writable /usr/share/kibana/logs (The log of the audit is written into audit.log here, and Kibana stops or drops it when it cannot); add an emptyDir of 64Mi in memory at /usr/share/kibana/logs to spec.containers[0].volumeMounts',
    ],
  },
  "kibana with the log of the audit on the console": {
    image: "docker.elastic.co/kibana/kibana:9.1.0",
    env: { XPACK_SECURITY_AUDIT_ENABLED: "true", XPACK_SECURITY_AUDIT_APPENDER_TYPE: "console" },
    memory: plain("/usr/share/kibana/data", "/tmp"),
    says: [],
  },
  "kibana 7, which logs the audit to the console": {
    image: "docker.elastic.co/kibana/kibana:7.17.0",
    env: { XPACK_SECURITY_AUDIT_ENABLED: "true" },
    memory: plain("/usr/share/kibana/data", "/tmp"),
    says: [],
  },
  "opensearch-dashboards with a log file": {
    image: "opensearchproject/opensearch-dashboards:3.2.0",
    env: { LOGGING_DEST: "/logs/dashboards.log" },
    memory: plain("/usr/share/opensearch-dashboards/data"),
    says: [
      'container "main" runs opensearchproject/opensearch-dashboards:3.2.0, which needs a writable directory of the file that LOGGING_DEST names (The log is written into the file that the setting names); mount an emptyDir at the directory of the file that LOGGING_DEST names',
    ],
  },
  "knative's migration of storage": {
    image: "gcr.io/knative-releases/knative.dev/pkg/apiextensions/storageversion/cmd/migrate:v1.19.0",
    says: [],
  },
  "spark's image with another program": {
    image: "apache/spark:4.0.1",
    args: ["ls", "/opt/spark"],
    says: [],
  },
  "syncthing at a socket, with a log file": {
    image: "syncthing/syncthing:2.0.10",
    user: "1000",
    env: { STGUIADDRESS: "/sockets/gui.sock" },
    args: ["--log-file=/logs/syncthing.log"],
    volumes: ["/var/syncthing"],
    says: [
      'container "main" runs syncthing/syncthing:2.0.10, which needs a writable directory of the file that STGUIADDRESS names (The socket of the page and of the API is made here) and /logs (The log is written into the file that the setting names); mount an emptyDir at the directory of the file that STGUIADDRESS names; add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "radicale's image with another program": {
    image: "tomsquest/docker-radicale:3.7.5.0",
    args: ["ls", "/data"],
    says: [],
  },
  "teamspeak with its logs elsewhere": {
    image: "teamspeak:3.13",
    env: { TS3SERVER_LOG_PATH: "/logs" },
    volumes: ["/var/ts3server"],
    memory: plain("/run/ts3server"),
    says: [
      'container "main" runs teamspeak:3.13, which needs a writable volume at the directory that TS3SERVER_LOG_PATH names (Log files are written here)',
    ],
  },
  "metabase with Java's temporary directory elsewhere": {
    image: "metabase/metabase:v0.57.1",
    user: "2000",
    env: { MB_DB_TYPE: "postgres", JAVA_OPTS: "-Djava.io.tmpdir=/plugins/tmp" },
    memory: plain("/plugins"),
    says: [],
  },
  "logstash with Java's temporary directory elsewhere": {
    image: "docker.elastic.co/logstash/logstash:9.1.0",
    env: { LS_JAVA_OPTS: "-Djava.io.tmpdir=/usr/share/logstash/data/tmp" },
    volumes: ["/usr/share/logstash/data"],
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "authentik's worker with the engine's socket, as its Compose file has it": {
    image: "ghcr.io/goauthentik/server:2025.6.4",
    user: "root",
    args: ["worker"],
    volumes: ["/var/run/docker.sock", "/media", "/certs", "/templates"],
    says: [
      'container "web" runs goauthentik/server:2025.6.4; goauthentik/server:2025.6.4 does not run with a read-only root: as root with the engine\'s socket, the worker adds its user to a group of the system, and stops when it cannot',
    ],
  },
};

describeConfigured("applications", inPods, onEngines);
