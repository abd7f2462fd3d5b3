// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const postgres = { AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: "postgresql+psycopg2://db/airflow" };

const inPods: ConfiguredRows = {
  // apache/airflow
  "airflow's scheduler without a mount": {
    image: "apache/airflow:3.1.0",
    args: ["scheduler"],
    env: postgres,
    says: [
      "container \"main\" runs apache/airflow:3.1.0, which needs a writable /opt/airflow (Read-only file system: '/opt/airflow/airflow.cfg') and /opt/airflow/logs (Logs of tasks and triggers are written here); add an emptyDir of 64Mi in memory at /opt/airflow to spec.containers[0].volumeMounts; add an emptyDir of 1Gi in memory at /opt/airflow/logs to spec.containers[0].volumeMounts",
    ],
  },
  "airflow as its chart starts it": {
    image: "apache/airflow:3.1.0",
    args: ["bash", "-c", "exec \\\nairflow scheduler"],
    config: ["/opt/airflow/airflow.cfg"],
    memory: plain("/opt/airflow/logs"),
    says: [],
  },
  "airflow's scheduler that hands tasks to Celery": {
    image: "apache/airflow:3.1.0",
    args: ["scheduler"],
    env: { AIRFLOW__CORE__EXECUTOR: "CeleryExecutor" },
    config: ["/opt/airflow/airflow.cfg"],
    says: [],
  },
  "airflow's API server": {
    image: "apache/airflow:3.1.0",
    args: ["bash", "-c", "exec airflow api-server"],
    config: ["/opt/airflow/airflow.cfg"],
    says: [],
  },
  "airflow's DAG processor": {
    image: "apache/airflow:3.1.0",
    args: ["airflow", "dag-processor"],
    config: ["/opt/airflow/airflow.cfg"],
    says: [
      'container "main" runs apache/airflow:3.1.0, which needs a writable /opt/airflow/logs/dag_processor (Each file of DAGs has a log of its parsing here); add an emptyDir of 256Mi in memory at /opt/airflow/logs/dag_processor to spec.containers[0].volumeMounts',
    ],
  },
  "airflow's DAG processor with its logs moved": {
    image: "apache/airflow:3.1.0",
    args: ["dag-processor"],
    env: { AIRFLOW__LOGGING__DAG_PROCESSOR_CHILD_PROCESS_LOG_DIRECTORY: "/logs" },
    config: ["/opt/airflow/airflow.cfg"],
    memory: plain("/logs"),
    says: [],
  },
  "airflow 2's web server without a place for its pid": {
    image: "apache/airflow:2.10.5",
    args: ["bash", "-c", "exec airflow webserver"],
    config: ["/opt/airflow/airflow.cfg"],
    memory: plain("/opt/airflow/logs"),
    says: [
      "container \"main\" runs apache/airflow:2.10.5, which needs a writable /opt/airflow (Read-only file system: '/opt/airflow/airflow.cfg'); add an emptyDir of 64Mi in memory at /opt/airflow to spec.containers[0].volumeMounts",
    ],
  },
  "airflow 2's migration": {
    image: "apache/airflow:2.10.5",
    args: ["airflow", "db", "migrate"],
    config: ["/opt/airflow/airflow.cfg"],
    says: [
      "container \"main\" runs apache/airflow:2.10.5, which needs a writable /opt/airflow/logs (Unable to configure handler 'processor'); add an emptyDir of 1Gi in memory at /opt/airflow/logs to spec.containers[0].volumeMounts",
    ],
  },
  "airflow with AIRFLOW_CONFIG in a mounted directory": {
    image: "apache/airflow:3.1.0",
    args: ["api-server"],
    env: { AIRFLOW_CONFIG: "/opt/airflow/config/airflow.cfg" },
    config: ["/opt/airflow/config"],
    says: [],
  },
  "the PgBouncer in airflow's repository": {
    image: "apache/airflow:airflow-pgbouncer-2025.03.05-1.23.1",
    says: [],
  },
  // zabbix/zabbix-docker
  "zabbix-server without a mount": {
    image: "zabbix/zabbix-server-mysql:alpine-7.0-latest",
    says: [
      'container "main" runs zabbix/zabbix-server-mysql:alpine-7.0-latest, which needs a writable /etc/zabbix (Each start writes the settings of the variables into zabbix_server.conf here) and /tmp (The processes of the server make their sockets here); mount a writable copy of what the image has at /etc/zabbix; add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root takes effort with zabbix/zabbix-server-mysql:alpine-7.0-latest: its entrypoint rewrites the files in /etc/zabbix: fill a volume with the image\'s files first',
    ],
  },
  "zabbix-server that only prepares its database": {
    image: "zabbix/zabbix-server-pgsql:alpine-7.0-latest",
    args: ["init_db_only"],
    says: [],
  },
  "zabbix-server that exports events": {
    image: "zabbix/zabbix-server-pgsql:alpine-7.0-latest",
    env: { ZBX_EXPORTFILESIZE: "1G" },
    prepared: ["/etc/zabbix"],
    memory: plain("/etc/zabbix", "/tmp"),
    says: [
      'container "main" runs zabbix/zabbix-server-pgsql:alpine-7.0-latest, which needs a writable volume at /var/lib/zabbix/export (Events, history and trends are exported into files here)',
    ],
  },
  "zabbix-proxy with SQLite and no mount": {
    image: "zabbix/zabbix-proxy-sqlite3:7.0-alpine-latest",
    says: [
      'container "main" runs zabbix/zabbix-proxy-sqlite3:7.0-alpine-latest, which needs a writable /etc/zabbix (Each start writes the settings of the variables into zabbix_proxy.conf here) and /tmp (The processes of the proxy make their sockets here); mount a writable copy of what the image has at /etc/zabbix; add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root takes effort with zabbix/zabbix-proxy-sqlite3:7.0-alpine-latest: its entrypoint rewrites the files in /etc/zabbix: fill a volume with the image\'s files first; it also runs zabbix/zabbix-proxy-sqlite3:7.0-alpine-latest, which needs a writable volume at /var/lib/zabbix/db_data (The SQLite database of collected values lives here)',
    ],
  },
  "zabbix-proxy with a prepared /etc/zabbix": {
    image: "zabbix/zabbix-proxy-mysql:7.0-alpine-latest",
    prepared: ["/etc/zabbix"],
    memory: plain("/etc/zabbix", "/tmp"),
    says: [],
  },
  "zabbix-agent with a key in a variable": {
    image: "zabbix/zabbix-agent:latest",
    env: { ZBX_TLSPSK: "x" },
    prepared: ["/etc/zabbix"],
    memory: plain("/etc/zabbix", "/tmp"),
    says: [
      'container "main" runs zabbix/zabbix-agent:latest, which needs a writable /var/lib/zabbix/enc_internal (The entrypoint writes certificates and keys from variables here); add an emptyDir of 1Mi in memory at /var/lib/zabbix/enc_internal to spec.containers[0].volumeMounts; a read-only root takes effort with zabbix/zabbix-agent:latest: its entrypoint rewrites the files in /etc/zabbix: fill a volume with the image\'s files first',
    ],
  },
  "zabbix-agent2 with a persistent buffer": {
    image: "zabbix/zabbix-agent2:latest",
    env: { ZBX_ENABLEPERSISTENTBUFFER: "true" },
    prepared: ["/etc/zabbix"],
    memory: plain("/etc/zabbix", "/tmp"),
    says: [
      'container "main" runs zabbix/zabbix-agent2:latest, which needs a writable volume at /var/lib/zabbix/buffer (Values that could not be sent are kept here)',
    ],
  },
  "zabbix-agent2 that only tests an item": {
    image: "zabbix/zabbix-agent2:latest",
    args: ["-t", "agent.ping"],
    says: [],
  },
  "zabbix-web-nginx without a mount": {
    image: "zabbix/zabbix-web-nginx-pgsql:7.0-ubuntu-latest",
    says: [
      'container "main" runs zabbix/zabbix-web-nginx-pgsql:7.0-ubuntu-latest, which needs a writable /etc/zabbix (Each start writes the settings of the variables into nginx.conf here), /etc/nginx (Each start writes nginx.conf here, and links the site into it), /tmp (nginx, PHP and supervisord keep sockets, pid files and request bodies here) and /var/lib/php/session (PHP keeps the sessions of the users here); mount a writable copy of what the image has at /etc/zabbix; mount a writable copy of what the image has at /etc/nginx; add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts; add an emptyDir of 16Mi in memory at /var/lib/php/session to spec.containers[0].volumeMounts; a read-only root takes effort with zabbix/zabbix-web-nginx-pgsql:7.0-ubuntu-latest: its entrypoint rewrites /etc/zabbix and /etc/nginx: fill a volume with the image\'s files first',
    ],
  },
  "zabbix-web-nginx with prepared configurations": {
    image: "zabbix/zabbix-web-nginx-mysql:latest",
    prepared: ["/etc/zabbix", "/etc/nginx"],
    memory: plain("/etc/zabbix", "/etc/nginx", "/tmp", "/var/lib/php/session"),
    says: [],
  },
  "zabbix-snmptraps as the vendor's compose file runs it": {
    image: "zabbix/zabbix-snmptraps:latest",
    volumes: ["/var/lib/zabbix/snmptraps"],
    memory: plain("/tmp"),
    says: [],
  },
  "zabbix-snmptraps without a mount": {
    image: "zabbix/zabbix-snmptraps:latest",
    says: [
      'container "main" runs zabbix/zabbix-snmptraps:latest, which needs a writable /tmp (snmptrapd keeps its pid file here); add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts; it also runs zabbix/zabbix-snmptraps:latest, which needs a writable volume at /var/lib/zabbix/snmptraps (Traps are appended to snmptraps.log here, which server and proxy read)',
    ],
  },
  "selenium's hub without a mount": {
    image: "selenium/hub:4.25.0-20241024",
    says: [
      'container "main" runs selenium/hub:4.25.0-20241024, which needs a writable /tmp (supervisord keeps its socket, pid file and logs here, and Java its temporary files); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "selenium's hub with /tmp": { image: "selenium/hub:4.25.0-20241024", memory: plain("/tmp"), says: [] },
  "selenium's hub 4.20 with /tmp alone": {
    image: "selenium/hub:4.20.0-20240505",
    memory: plain("/tmp"),
    says: [
      'container "main" runs selenium/hub:4.20.0-20240505, which needs a writable /run/supervisor (supervisord keeps its pid file here) and /var/log/supervisor (supervisord writes its log here); add an emptyDir of 1Mi in memory at /run/supervisor to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /var/log/supervisor to spec.containers[0].volumeMounts',
    ],
  },
  "a selenium node with its configuration moved": {
    image: "selenium/node-chrome:129.0",
    env: { CONFIG_FILE: "/tmp/config.toml" },
    memory: plain("/tmp", "/var/log/supervisor"),
    says: [],
  },
  "selenium standalone with /tmp alone": {
    image: "selenium/standalone-chrome:4.25.0",
    memory: plain("/tmp"),
    says: [
      'container "main" runs selenium/standalone-chrome:4.25.0, which needs a writable /opt/selenium/config.toml (Each start generates this file, which names the browsers) and /var/log/supervisor (unknown error making dispatchers for); mount a writable copy of the file /opt/selenium/config.toml; add an emptyDir of 512Mi in memory at /var/log/supervisor to spec.containers[0].volumeMounts',
    ],
  },
  "a selenium node without Xvfb": {
    image: "selenium/node-chrome:4.25.0",
    env: { SE_START_XVFB: "false", CONFIG_FILE: "/tmp/config.toml" },
    memory: plain("/tmp"),
    says: [],
  },
  "nexus without a volume": {
    image: "sonatype/nexus3:3.91.0-alpine",
    says: [
      'container "main" has no volume at /nexus-data, where sonatype/nexus3:3.91.0-alpine keeps its data; mount a persistent volume claim there',
    ],
  },
  "nexus with a volume": { image: "sonatype/nexus3:3.91.0", volumes: ["/nexus-data"], says: [] },
  "superset as its chart starts it": {
    image: "apache/superset:5.0.0",
    command: ["/bin/sh", "-c", ". /app/pythonpath/superset_bootstrap.sh; /usr/bin/run-server.sh"],
    config: ["/app/pythonpath"],
    memory: plain("/tmp"),
    says: [],
  },
  "superset as its chart starts it, without /tmp": {
    image: "apache/superset:5.0.0",
    command: ["/bin/sh", "-c", ". /app/pythonpath/superset_bootstrap.sh; /usr/bin/run-server.sh"],
    config: ["/app/pythonpath"],
    says: [
      'container "main" runs apache/superset:5.0.0, which needs a writable /tmp (No usable temporary directory found in); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "a worker of superset": {
    image: "apache/superset:5.0.0",
    command: [
      "/bin/sh",
      "-c",
      ". /app/pythonpath/superset_bootstrap.sh; celery --app=superset.tasks.celery_app:app worker",
    ],
    config: ["/app/pythonpath"],
    says: [],
  },
  "superset without a configuration": {
    image: "apache/superset:latest",
    says: [
      'container "main" runs apache/superset:latest, which needs a writable /tmp (No usable temporary directory found in); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; it also runs apache/superset:latest, which needs a writable volume at /app/superset_home (superset.db, the default database, lives here)',
    ],
  },
  "superset's websocket server": { image: "apache/superset:5.0.0-websocket", says: [] },
  "open-webui without a key": {
    image: "ghcr.io/open-webui/open-webui:main",
    says: [
      'container "main" runs open-webui/open-webui:main, which does not start with a read-only root; set WEBUI_SECRET_KEY, which is otherwise generated into the image\'s own directory; it also runs open-webui/open-webui:main, which needs a writable volume at /app/backend/data (SQLite database, uploads, vectors and cached models live here)',
    ],
  },
  "open-webui with key and volume": {
    image: "ghcr.io/open-webui/open-webui:main",
    env: { WEBUI_SECRET_KEY: "x" },
    volumes: ["/app/backend/data"],
    says: [],
  },
  "open-webui with Ollama": {
    image: "ghcr.io/open-webui/open-webui:ollama",
    env: { WEBUI_SECRET_KEY: "x" },
    volumes: ["/app/backend/data"],
    says: [
      'container "main" runs open-webui/open-webui:ollama, which needs a writable volume at /root/.ollama (Ollama\'s models and key live here)',
    ],
  },
  "cilium's operator as its chart starts it": {
    image: "quay.io/cilium/operator-generic:v1.18.1",
    command: ["cilium-operator-generic"],
    args: ["--config-dir=/tmp/cilium/config-map"],
    config: ["/tmp/cilium/config-map"],
    says: [
      'container "main" runs cilium/operator-generic:v1.18.1, which needs a writable /home/gops (The gops server keeps its port here, and the operator stops when it cannot); add an emptyDir of 1Mi in memory at /home/gops to spec.containers[0].volumeMounts',
    ],
  },
  "cilium's operator without gops": {
    image: "quay.io/cilium/operator-generic:v1.18.1",
    command: ["cilium-operator-generic"],
    args: ["--enable-gops=false"],
    says: [],
  },
  "cilium's agent without the host's directories": {
    image: "quay.io/cilium/cilium:v1.18.1",
    command: ["cilium-agent"],
    args: ["--config-dir=/tmp/cilium/config-map"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs cilium/cilium:v1.18.1, which needs a writable /root/.config (The gops server keeps its port here, and the agent stops when it cannot); add an emptyDir of 1Mi in memory at /root/.config to spec.containers[0].volumeMounts; it also runs cilium/cilium:v1.18.1, which needs a writable volume at /run/cilium (Sockets, compiled programs and the state of endpoints lie here, which the host keeps)',
    ],
  },
  "an init container of cilium": { image: "quay.io/cilium/cilium:v1.18.1", command: ["/install-plugin.sh"], says: [] },
  "hubble-relay as its chart starts it": {
    image: "quay.io/cilium/hubble-relay:v1.18.1",
    command: ["hubble-relay"],
    args: ["serve"],
    says: [
      'container "main" runs cilium/hubble-relay:v1.18.1, which needs a writable /home/gops (failed to start gops agent); add an emptyDir of 1Mi in memory at /home/gops to spec.containers[0].volumeMounts',
    ],
  },
  "hubble-relay without gops": {
    image: "quay.io/cilium/hubble-relay:v1.18.1",
    command: ["hubble-relay"],
    args: ["serve", "--gops=false"],
    says: [],
  },
  "calico's node with the host's directories": {
    image: "quay.io/calico/node:v3.30.0",
    volumes: ["/var/lib/calico", "/var/run/calico"],
    says: [
      "container \"main\" runs calico/node:v3.30.0, which needs a writable /etc/service/enabled (The services that are switched on are copied here, and runit starts them from here), /etc/calico/confd/config (confd writes BIRD's configuration here) and /var/log/calico (Each service logs into a directory here); add an emptyDir of 16Mi in memory at /etc/service/enabled to spec.containers[0].volumeMounts; add an emptyDir of 16Mi in memory at /etc/calico/confd/config to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /var/log/calico to spec.containers[0].volumeMounts; a read-only root takes effort with calico/node:v3.30.0: it copies its services into /etc/service/enabled and writes /etc/envvars, beside the image's files",
    ],
  },
  "calico's node with VXLAN and without logs in files": {
    image: "docker.io/calico/node:v3.30.0",
    env: { CALICO_NETWORKING_BACKEND: "vxlan", CALICO_DISABLE_FILE_LOGGING: "true" },
    volumes: ["/var/lib/calico", "/var/run/calico"],
    memory: plain("/etc/service/enabled"),
    says: [],
  },
  "an init container of calico's node": {
    image: "docker.io/calico/node:v3.30.0",
    command: ["calico-node", "-init", "-best-effort"],
    says: [],
  },
  "calico's kube-controllers without a mount": {
    image: "quay.io/calico/kube-controllers:v3.30.0",
    says: [
      'container "main" runs calico/kube-controllers:v3.30.0, which needs a writable /status (Failed to write readiness file); add an emptyDir of 1Mi in memory at /status to spec.containers[0].volumeMounts',
    ],
  },
  "calico's kube-controllers with /status": {
    image: "quay.io/calico/kube-controllers:v3.30.0",
    memory: plain("/status"),
    says: [],
  },
  "tigera's operator": {
    image: "quay.io/tigera/operator:v1.38.0",
    command: ["operator"],
    args: ["-manage-crds=true"],
    says: [],
  },
  "tandoor without a mount": {
    image: "vabene1111/recipes:latest",
    env: { DB_ENGINE: "django.db.backends.postgresql" },
    says: [
      'container "main" runs vabene1111/recipes:latest, which needs a writable /opt/recipes/staticfiles (Scripts, styles and images are collected here at each start), /opt/recipes/http.d (The site of the bundled nginx is rendered from a template here) and /tmp (Sockets, pid files and temporary files of nginx and gunicorn lie here); add an emptyDir of 512Mi in memory at /opt/recipes/staticfiles to spec.containers[0].volumeMounts; mount a writable copy of what the image has at /opt/recipes/http.d; add an emptyDir of 512Mi in memory at /tmp to spec.containers[0].volumeMounts; it also runs vabene1111/recipes:latest, which needs a writable volume at /opt/recipes/mediafiles (Pictures and files of recipes live here)',
    ],
  },
  "tandoor as its documents run it": {
    image: "vabene1111/recipes",
    command: ["/opt/recipes/venv/bin/gunicorn", "-b", ":8080", "recipes.wsgi"],
    env: { DB_ENGINE: "django.db.backends.postgresql" },
    volumes: ["/opt/recipes/mediafiles", "/opt/recipes/staticfiles"],
    memory: plain("/tmp"),
    says: [],
  },
  "tandoor with SQLite in a directory of its own": {
    image: "vabene1111/recipes",
    env: { DB_ENGINE: "django.db.backends.sqlite3", POSTGRES_DB: "/opt/recipes/database/recipes.db" },
    volumes: ["/opt/recipes/mediafiles"],
    prepared: ["/opt/recipes/http.d"],
    memory: plain("/opt/recipes/staticfiles", "/tmp", "/opt/recipes/http.d"),
    says: [
      'container "main" runs vabene1111/recipes, which needs a writable volume at the directory of the file that POSTGRES_DB names (The SQLite database lives here)',
    ],
  },
  "gitlab with its volumes": {
    image: "gitlab/gitlab-ce:18.3.0-ce.0",
    volumes: ["/etc/gitlab", "/var/opt/gitlab"],
    memory: plain("/var/log/gitlab"),
    says: [
      'container "main" runs gitlab/gitlab-ce:18.3.0-ce.0; gitlab/gitlab-ce:18.3.0-ce.0 does not run with a read-only root: each start writes services and settings into /opt/gitlab and links keys into /etc/ssh, beside its own files',
    ],
  },
  "gitlab-runner without a mount": {
    image: "gitlab/gitlab-runner:alpine",
    says: [
      'container "main" runs gitlab/gitlab-runner:alpine, which needs a writable volume at /etc/gitlab-runner (config.toml with the runner\'s token, and the name of the system, live here)',
    ],
  },
  "gitlab-runner with a mounted configuration": {
    image: "registry.gitlab.com/gitlab-org/gitlab-runner:alpine-v18.0.0",
    config: ["/etc/gitlab-runner/config.toml"],
    says: [],
  },
  "gitlab-runner with its configuration moved": {
    image: "gitlab/gitlab-runner:alpine",
    args: ["run", "--config", "/cfg/config.toml"],
    volumes: ["/cfg"],
    says: [],
  },
  "gitlab-runner that registers": {
    image: "gitlab/gitlab-runner:alpine",
    args: ["register"],
    config: ["/etc/gitlab-runner/config.toml"],
    says: [
      'container "main" runs gitlab/gitlab-runner:alpine, which needs a writable volume at /etc/gitlab-runner (config.toml with the runner\'s token, and the name of the system, live here)',
    ],
  },
  "mimir's compactor as its chart runs it": {
    image: "grafana/mimir:3.0.0",
    args: ["-target=compactor", "-config.expand-env=true", "-config.file=/etc/mimir/mimir.yaml"],
    config: ["/etc/mimir"],
    memory: plain("/data", "/active-query-tracker"),
    says: [],
  },
  "mimir's ingester as its chart runs it": {
    image: "grafana/mimir:3.0.0",
    args: ["-target=ingester", "-config.file=/etc/mimir/mimir.yaml"],
    config: ["/etc/mimir"],
    volumes: ["/data"],
    memory: plain("/active-query-tracker"),
    says: [],
  },
  "mimir's distributor as its chart runs it": {
    image: "grafana/mimir:3.0.0",
    args: ["-target=distributor", "-config.file=/etc/mimir/mimir.yaml"],
    config: ["/etc/mimir"],
    memory: plain("/active-query-tracker"),
    says: [],
  },
  "mimir's ingester without a volume": {
    image: "grafana/mimir:3.0.0",
    args: ["-target=ingester", "-config.file=/etc/mimir/mimir.yaml"],
    config: ["/etc/mimir"],
    says: [
      'advisory: container "main" runs grafana/mimir:3.0.0, which needs a writable volume at /data when its configuration names no other directories; or name writable directories in its configuration',
    ],
  },
  "mimir configured by flags": {
    image: "grafana/mimir:3.0.0",
    args: ["-target=ingester", "-blocks-storage.tsdb.dir=/srv/tsdb"],
    volumes: ["/srv"],
    says: [
      'container "main" runs grafana/mimir:3.0.0, which does not start with a read-only root; set -activity-tracker.filepath to a file in a writable directory; it also runs grafana/mimir:3.0.0, which needs a writable volume at /blocks (The store of blocks is this directory where no object store is named)',
    ],
  },
  "mimir with its activity file moved": {
    image: "grafana/mimir:3.0.0",
    args: ["-target=querier", "-activity-tracker.filepath=/act/a.log"],
    says: [
      'container "main" runs grafana/mimir:3.0.0, which needs a writable /act (Running queries are noted in a file here, and Mimir stops when it cannot make it); add an emptyDir of 16Mi in memory at /act to spec.containers[0].volumeMounts',
    ],
  },
  "mimir without flags": {
    image: "grafana/mimir:3.0.0",
    says: [
      'container "main" runs grafana/mimir:3.0.0, which does not start with a read-only root; set -activity-tracker.filepath to a file in a writable directory; it also runs grafana/mimir:3.0.0, which needs a writable /tsdb-sync (The store-gateway keeps the headers of indices here), /data-compactor (The compactor downloads and joins blocks here) and /data-ruler (The ruler writes the rules that it loads here); add an emptyDir of 1Gi in memory at /tsdb-sync to spec.containers[0].volumeMounts; add an emptyDir of 1Gi in memory at /data-compactor to spec.containers[0].volumeMounts; add an emptyDir of 1Gi in memory at /data-ruler to spec.containers[0].volumeMounts; it also runs grafana/mimir:3.0.0, which needs a writable volume at /tsdb (The write-ahead log and the newest series of the ingester live here) and /blocks (The store of blocks is this directory where no object store is named)',
    ],
  },
  "nocodb without a mount": {
    image: "nocodb/nocodb:latest",
    says: [
      'container "main" runs nocodb/nocodb:latest, which needs a writable volume at /usr/app/data (noco.db, the default database, and attachments live here)',
    ],
  },
  "nocodb with its directory moved": {
    image: "nocodb/nocodb:latest",
    env: { NC_TOOL_DIR: "/data/" },
    volumes: ["/data"],
    says: [],
  },
  "stirling-pdf without a mount": {
    image: "stirlingtools/stirling-pdf:latest",
    says: [
      'container "main" runs stirlingtools/stirling-pdf:latest, which needs a writable /tmp (Every document passes through here); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts; it also runs stirlingtools/stirling-pdf:latest, which needs a writable volume at /configs (Settings, users and keys live here)',
    ],
  },
  "stirling-pdf of the vendor's registry with volume and /tmp": {
    image: "docker.stirlingpdf.com/stirlingtools/stirling-pdf:2.0.0",
    volumes: ["/configs"],
    memory: plain("/tmp"),
    says: [],
  },
  "linkding without a mount": {
    image: "sissbruecker/linkding:latest",
    says: [
      'container "main" runs sissbruecker/linkding:latest, which needs a writable /tmp (uWSGI keeps its pid file here, and background tasks their home) and /run (supervisord makes its socket here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts; a read-only root is not recommended with sissbruecker/linkding:latest: supervisord, which runs background tasks, keeps its log and pid file beside the image\'s files; it also runs sissbruecker/linkding:latest, which needs a writable volume at /etc/linkding/data (SQLite database, secret key, favicons, previews and snapshots live here)',
    ],
  },
  "linkding managed by supervisord": {
    image: "ghcr.io/sissbruecker/linkding:1.41.0",
    env: { LD_SUPERVISOR_MANAGED: "True" },
    volumes: ["/etc/linkding/data"],
    memory: plain("/tmp", "/run"),
    says: [
      'advisory: container "main" runs sissbruecker/linkding:1.41.0; a read-only root is not recommended with sissbruecker/linkding:1.41.0: supervisord, which runs background tasks, keeps its log and pid file beside the image\'s files',
    ],
  },
  "linkding without background tasks": {
    image: "sissbruecker/linkding:latest-alpine",
    env: { LD_DISABLE_BACKGROUND_TASKS: "True" },
    volumes: ["/etc/linkding/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "netalertx as the vendor's compose file runs it": {
    image: "ghcr.io/netalertx/netalertx:latest",
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "netalertx without a mount": {
    image: "jokobsk/netalertx:latest",
    says: [
      'container "main" runs jokobsk/netalertx:latest, which needs a writable /tmp (Logs, sockets, and the configuration that nginx uses are written here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; it also runs jokobsk/netalertx:latest, which needs a writable volume at /data (Configuration and database of devices live here)',
    ],
  },
  "languagetool without a mount": {
    image: "meyay/languagetool:latest",
    env: { download_ngrams_for_langs: "en" },
    says: [
      'container "main" runs meyay/languagetool:latest, which needs a writable /tmp (The configuration is generated here, and libraries are unpacked here and loaded); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; it also runs meyay/languagetool:latest, which needs a writable volume at /ngrams (Models of languages, of several gigabytes, are downloaded here) and /fasttext (The model that tells languages apart is downloaded here where it is missing)',
    ],
  },
  "languagetool without models": {
    image: "meyay/languagetool:latest",
    env: { DISABLE_FASTTEXT: "true" },
    memory: plain("/tmp"),
    says: [],
  },
  "git-sync without a mount": {
    image: "registry.k8s.io/git-sync/git-sync:v4.4.2",
    says: [
      'container "main" runs git-sync/git-sync:v4.4.2, which needs a writable /git (Repositories are cloned here) and /tmp (FATAL: can\'t create gitconfig file); add an emptyDir of 1Gi in memory at /git to spec.containers[0].volumeMounts; add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "git-sync with its root alone": {
    image: "registry.k8s.io/git-sync/git-sync:v4.4.2",
    env: { GITSYNC_ROOT: "/git" },
    memory: plain("/git"),
    says: [
      'container "main" runs git-sync/git-sync:v4.4.2, which needs a writable /tmp (FATAL: can\'t create gitconfig file); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "git-sync with its root moved": {
    image: "registry.k8s.io/git-sync/git-sync:v4.4.2",
    args: ["--repo=x", "--root=/volume/root"],
    memory: plain("/volume", "/tmp"),
    says: [],
  },
  "git-sync 3 with its root moved": {
    image: "registry.k8s.io/git-sync/git-sync:v3.6.9",
    env: { GIT_SYNC_ROOT: "/git" },
    memory: plain("/git"),
    says: [],
  },
  "chartmuseum with charts in files": {
    image: "ghcr.io/helm/chartmuseum:v0.16.5",
    args: ["--storage=local", "--storage-local-rootdir=/srv/charts"],
    says: [
      'container "main" has no volume at /srv/charts, where helm/chartmuseum:v0.16.5 keeps its data; mount a persistent volume claim there',
    ],
  },
  "chartmuseum with charts in S3": { image: "ghcr.io/helm/chartmuseum:v0.16.5", env: { STORAGE: "amazon" }, says: [] },
  "seaweedfs without a volume": {
    image: "chrislusf/seaweedfs:latest",
    says: [
      'container "main" has no volume at /data, where chrislusf/seaweedfs:latest keeps its data; mount a persistent volume claim there',
    ],
  },
  "seaweedfs' master with its directory moved": {
    image: "chrislusf/seaweedfs:4.0",
    args: ["master", "-mdir=/meta"],
    volumes: ["/meta"],
    says: [],
  },
  "seaweedfs' gateway": { image: "chrislusf/seaweedfs:4.0", args: ["s3"], says: [] },
  "seaweedfs' filer with a store of its own": {
    image: "chrislusf/seaweedfs:4.0",
    args: ["filer"],
    config: ["/etc/seaweedfs/filer.toml"],
    says: [],
  },
  "nifi with its volumes alone": {
    image: "apache/nifi:2.5.0",
    volumes: [
      "logs",
      "conf",
      "database_repository",
      "flowfile_repository",
      "content_repository",
      "provenance_repository",
      "state",
    ].map((x) => "/opt/nifi/nifi-current/" + x),
    says: [
      'container "main" runs apache/nifi:2.5.0, which needs a writable /opt/nifi/nifi-current/work (Extensions are unpacked here at the start), /opt/nifi/nifi-current/run (The pid file is kept here) and /home/nifi (The start script writes the settings of the toolkit here, and ends when it cannot); add an emptyDir of 2Gi in memory at /opt/nifi/nifi-current/work to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /opt/nifi/nifi-current/run to spec.containers[0].volumeMounts; mount a writable copy of what the image has at /home/nifi; a read-only root takes effort with apache/nifi:2.5.0: each start rewrites its files in conf: fill a volume with them first',
    ],
  },
  // charts that run their images with a read-only root
  "crossplane as its chart starts it": {
    image: "xpkg.crossplane.io/crossplane/crossplane:v2.0.0",
    args: ["core", "start"],
    memory: plain("/cache/xpkg", "/cache/xfn"),
    says: [],
  },
  "crossplane with its package cache moved": {
    image: "xpkg.crossplane.io/crossplane/crossplane:v2.0.0",
    args: ["core", "start", "--cache-dir=/packages"],
    says: [
      'container "main" runs crossplane/crossplane:v2.0.0, which needs a writable /packages (Downloaded packages are kept here); add an emptyDir of 64Mi in memory at /packages to spec.containers[0].volumeMounts',
    ],
  },
  "the preparation of crossplane": {
    image: "xpkg.crossplane.io/crossplane/crossplane:v2.0.0",
    args: ["core", "init"],
    says: [],
  },
  "dapr's scheduler as its chart starts it": {
    image: "ghcr.io/dapr/scheduler:1.16.0",
    command: ["/scheduler"],
    args: ["--listen-address=0.0.0.0", "--etcd-data-dir=/var/run/data/dapr-scheduler/dapr/0"],
    volumes: ["/var/run/data/dapr-scheduler"],
    memory: plain("/tmp"),
    says: [],
  },
  "dapr's scheduler without a volume": {
    image: "ghcr.io/dapr/scheduler:1.16.0",
    command: ["/scheduler"],
    says: [
      'container "main" has no volume at /data, where dapr/scheduler:1.16.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "dapr's placement service with a log in files": {
    image: "ghcr.io/dapr/placement:1.16.0",
    command: ["/placement"],
    args: ["--raft-logstore-path=/var/run/dapr/raft-log"],
    says: [
      'container "main" runs dapr/placement:1.16.0, which needs a writable /var/run/dapr/raft-log (The placement service keeps its log here); add an emptyDir of 64Mi in memory at /var/run/dapr/raft-log to spec.containers[0].volumeMounts',
    ],
  },
  "dozzle that deploys a compose file": {
    image: "amir20/dozzle:latest",
    args: ["deploy", "/stack/compose.yaml"],
    config: ["/stack"],
    says: [
      'container "main" runs amir20/dozzle:latest, which needs a writable volume at /data/stacks (Deployed compose files are kept here)',
    ],
  },
  "tandoor 1, which has no nginx": {
    image: "vabene1111/recipes:1.5.35",
    env: { DB_ENGINE: "django.db.backends.postgresql" },
    volumes: ["/opt/recipes/mediafiles"],
    memory: plain("/opt/recipes/staticfiles", "/tmp"),
    says: [],
  },
  "airflow 2's scheduler with AIRFLOW_CONFIG in a mounted directory": {
    image: "apache/airflow:2.10.5",
    args: ["scheduler"],
    env: { AIRFLOW_CONFIG: "/opt/airflow/config/airflow.cfg" },
    volumes: ["/opt/airflow/config", "/opt/airflow/logs"],
    says: [],
  },
};

describeConfigured("large applications", inPods);
