// Programs that a container starts in place of the image's entrypoint, settings of single versions, and further settings.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "minio by its program, as its quick start runs it": {
    image: "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z",
    command: ["/bin/bash", "-c"],
    args: ["minio server /data --console-address :9090"],
    memory: plain("/root/.minio"),
    says: [
      'container "main" has no volume at /data, where minio/minio:RELEASE.2025-09-07T16-13-09Z keeps its data; mount a persistent volume claim there',
    ],
  },
  "minio by its program with its data elsewhere": {
    image: "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z",
    command: ["minio", "server", "/srv/objects"],
    volumes: ["/srv/objects"],
    memory: plain("/root/.minio"),
    says: [],
  },
  "minio that tells its version": { image: "minio/minio:latest", command: ["minio", "--version"], says: [] },
  "n8n as its manifests for Kubernetes start it": {
    image: "n8nio/n8n:2.12.0",
    command: ["/bin/sh"],
    args: ["-c", "sleep 5; n8n start"],
    memory: plain("/home/node/.cache", "/tmp"),
    says: [
      'container "main" runs n8nio/n8n:2.12.0, which needs a writable volume at /home/node/.n8n (The encryption key, the SQLite database and community nodes live here)',
    ],
  },
  "n8n's worker by its program": {
    image: "n8nio/n8n:2.12.0",
    command: ["n8n", "worker"],
    volumes: ["/home/node/.n8n"],
    memory: plain("/tmp"),
    says: [],
  },
  "vault by its program, which needs no capability": {
    image: "hashicorp/vault:2.0.4",
    command: ["vault", "server", "-config=/vault/config/vault.hcl"],
    config: ["/vault/config"],
    volumes: ["/vault/file"],
    says: [],
  },
  "vault with raft at the directory that a variable names": {
    image: "hashicorp/vault:2.0.4",
    args: ["server"],
    env: { SKIP_SETCAP: "true", VAULT_RAFT_PATH: "/srv/raft" },
    volumes: ["/srv/raft"],
    config: ["/vault/config"],
    says: [],
  },
  "bitnami vault without a volume": {
    image: "bitnami/vault:2.1.1",
    args: ["server", "-config=/bitnami/vault/config/config.hcl"],
    config: ["/bitnami/vault/config"],
    says: [
      'advisory: container "main" runs bitnami/vault:2.1.1, which needs a writable volume at /bitnami/vault/data when secrets are stored in files or with raft; or store secrets elsewhere (storage in the configuration)',
    ],
  },
  "bitnami vault with raft at the directory that a variable names": {
    image: "bitnami/vault:2.1.1",
    args: ["server", "-config=/bitnami/vault/config/config.hcl"],
    env: { VAULT_RAFT_PATH: "/srv/raft" },
    config: ["/bitnami/vault/config"],
    volumes: ["/srv/raft"],
    says: [],
  },
  "bitnami vault as its chart runs it": {
    image: "bitnami/vault:2.1.1",
    args: ["server", "-config=/bitnami/vault/config/config.hcl"],
    env: { HOME: "/bitnami/vault/home" },
    config: ["/bitnami/vault/config"],
    volumes: ["/bitnami/vault/data"],
    memory: plain("/bitnami/vault/home"),
    says: [],
  },
  "bitnami vault with a log": {
    image: "bitnami/vault:2.1.1",
    args: ["server", "-config=/bitnami/vault/config/config.hcl", "-log-file=/var/log/vault/vault.log"],
    config: ["/bitnami/vault/config"],
    volumes: ["/bitnami/vault/data"],
    says: [
      'container "main" runs bitnami/vault:2.1.1, which needs a writable /var/log/vault (The log is written to this file, and the program stops when it cannot); add an emptyDir of 256Mi in memory at /var/log/vault to spec.containers[0].volumeMounts',
    ],
  },
  "openbao without a volume": {
    image: "openbao/openbao:2.6.0",
    args: ["server", "-config=/openbao/config"],
    config: ["/openbao/config"],
    says: [
      'advisory: container "main" runs openbao/openbao:2.6.0, which needs a writable volume at /openbao/file when secrets are stored in files or with raft; or store secrets elsewhere (storage in the configuration)',
    ],
  },
  "openbao with raft at the directory that a variable names": {
    image: "openbao/openbao:2.6.0",
    args: ["server", "-config=/openbao/config"],
    env: { BAO_RAFT_PATH: "/srv/raft" },
    config: ["/openbao/config"],
    memory: plain("/openbao/data"),
    says: [
      'advisory: container "main" runs openbao/openbao:2.6.0, which needs a writable volume at the directory that BAO_RAFT_PATH names when secrets are stored in files or with raft; or store secrets elsewhere (storage in the configuration)',
    ],
  },
  "zookeeper by its script, with a zoo.cfg": {
    image: "zookeeper:3.9.4",
    command: ["zkServer.sh", "start-foreground"],
    config: ["/conf"],
    says: [
      'advisory: container "main" runs zookeeper:3.9.4, which needs a writable volume at /data when zoo.cfg names it as dataDir, as the entrypoint\'s does; or name the dataDir of your zoo.cfg in ZOO_DATA_DIR; it also runs zookeeper:3.9.4, which needs a writable volume at /datalog when no zoo.cfg is mounted, or the mounted one names it as dataLogDir; or write no dataLogDir into zoo.cfg, and the log goes to dataDir',
    ],
  },
  "zookeeper by its script with its data in a volume": {
    image: "zookeeper:3.9.4",
    command: ["zkServer.sh", "start-foreground"],
    config: ["/conf"],
    volumes: ["/data", "/datalog"],
    says: [],
  },
  "zookeeper by its entrypoint with a zoo.cfg": {
    image: "zookeeper:3.9.4",
    config: ["/conf"],
    memory: plain("/logs"),
    volumes: ["/datalog"],
    says: [
      'container "main" has no volume at /data, where zookeeper:3.9.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "metricbeat by its program": {
    image: "docker.elastic.co/beats/metricbeat:9.3.0",
    command: ["metricbeat", "-e"],
    says: [
      'container "main" runs beats/metricbeat:9.3.0, which needs a writable /usr/share/metricbeat/data (The id of the beat and its state are kept here); add an emptyDir of 64Mi in memory at /usr/share/metricbeat/data to spec.containers[0].volumeMounts',
    ],
  },
  "ingress-nginx by its program": {
    image: "registry.k8s.io/ingress-nginx/controller:v1.13.2",
    command: ["/nginx-ingress-controller", "--election-id=nginx"],
    memory: plain("/etc/nginx", "/etc/ingress-controller"),
    prepared: ["/etc/nginx", "/etc/ingress-controller"],
    says: [
      'container "main" runs ingress-nginx/controller:v1.13.2, which needs a writable /tmp (nginx keeps its sockets, pid file and request bodies here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root is not recommended with ingress-nginx/controller:v1.13.2: its maintainers say that it needs to write to its own file system; nginx.conf is generated among shipped files',
    ],
  },
  "metricbeat on UBI of version 8": {
    image: "docker.elastic.co/beats/metricbeat-ubi8:8.5.0",
    says: [
      'container "main" runs beats/metricbeat-ubi8:8.5.0, which needs a writable /usr/share/metricbeat/data (The id of the beat and its state are kept here); add an emptyDir of 64Mi in memory at /usr/share/metricbeat/data to spec.containers[0].volumeMounts',
    ],
  },
  "influxdb 2.9 without the variables that its entrypoint needs": {
    image: "influxdb:2.9",
    volumes: ["/var/lib/influxdb2"],
    says: [
      'container "main" runs influxdb:2.9, which does not start with a read-only root; set INFLUXD_BOLT_PATH to /var/lib/influxdb2/influxd.bolt; it also runs influxdb:2.9, which does not start with a read-only root; set INFLUXD_ENGINE_PATH to /var/lib/influxdb2/engine',
    ],
  },
  "influxdb 2.9 with them": {
    image: "influxdb:2.9-alpine",
    env: { INFLUXD_BOLT_PATH: "/var/lib/influxdb2/influxd.bolt", INFLUXD_ENGINE_PATH: "/var/lib/influxdb2/engine" },
    volumes: ["/var/lib/influxdb2"],
    says: [],
  },
  "influxdb 2.9 with arguments instead": {
    image: "influxdb:2",
    args: ["--bolt-path=/var/lib/influxdb2/influxd.bolt", "--engine-path=/var/lib/influxdb2/engine"],
    volumes: ["/var/lib/influxdb2"],
    says: [],
  },
  "influxdb 2.9 that inspects its files": {
    image: "influxdb:2.9",
    args: ["influxd", "inspect", "verify-tsm"],
    volumes: ["/var/lib/influxdb2"],
    says: [],
  },
  "influxdb 2.8": { image: "influxdb:2.8", volumes: ["/var/lib/influxdb2"], says: [] },
  "cyberchef of version 10, whose nginx is started by root": {
    image: "ghcr.io/gchq/cyberchef:10.19.4",
    memory: plain("/tmp"),
    says: [
      'container "main" runs gchq/cyberchef:10.19.4, which needs a writable /var/cache/nginx (mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)) and /run (open() "/var/run/nginx.pid" failed (30: Read-only file system)); add an emptyDir of 256Mi in memory at /var/cache/nginx to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "cyberchef of version 10 with what nginx needs": {
    image: "ghcr.io/gchq/cyberchef:10",
    memory: plain("/var/cache/nginx", "/run"),
    says: [],
  },
  "cyberchef of version 11": { image: "ghcr.io/gchq/cyberchef:11.2.0", memory: plain("/tmp"), says: [] },
  "chainguard valkey, a replica without snapshots": {
    image: "cgr.dev/chainguard/valkey:latest",
    args: ["--save", "", "--replicaof", "valkey 6379"],
    says: [
      'advisory: container "main" runs chainguard/valkey:latest, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica; or start it with --save "" and without the append-only file',
    ],
  },
  "chainguard redis, a replica that loads from the socket": {
    image: "cgr.dev/chainguard/redis:latest",
    args: ["--save", "", "--replicaof", "redis 6379", "--repl-diskless-load", "on-empty-db"],
    says: [],
  },
  "chainguard valkey in another working directory": {
    image: "cgr.dev/chainguard/valkey:latest",
    args: ["--appendonly", "yes"],
    directory: "/srv/valkey",
    volumes: ["/srv/valkey"],
    says: [],
  },
  "memcached with another option before ext_path": {
    image: "memcached:1.6",
    args: ["memcached", "-o", "ext_item_size=512,ext_path=/data/extstore:5G"],
    says: [
      'container "main" runs memcached:1.6, which needs a writable /data (The server makes the file of its external storage here, and stops when it cannot); add an emptyDir of 1Gi in memory at /data to spec.containers[0].volumeMounts',
    ],
  },
  "kong with the prefix as an argument": {
    image: "kong:3.9",
    args: ["kong", "start", "-p", "/srv/kong"],
    memory: plain("/srv/kong", "/tmp"),
    says: [],
  },
  "kong with the socket of a plugin server outside of its prefix": {
    image: "kong:3.9",
    env: { KONG_PREFIX: "/kong_prefix", KONG_PLUGINSERVER_GO_SOCKET: "/usr/local/kong/go.socket" },
    memory: plain("/kong_prefix", "/tmp"),
    says: [
      'container "main" runs kong:3.9, which needs a writable directory of the file that KONG_PLUGINSERVER_GO_SOCKET names (The server of external plugins makes its socket here); mount an emptyDir at the directory of the file that KONG_PLUGINSERVER_GO_SOCKET names',
    ],
  },
  "cp-server without the log of garbage collection": {
    image: "confluentinc/cp-server:8.0.0",
    env: { EXTRA_ARGS: "-name broker" },
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/etc/kafka", "/tmp"),
    says: [],
  },
  "netdata by its program, which makes no mark of an opt-out": {
    image: "netdata/netdata:v2.7.0",
    command: ["netdata", "-u", "netdata", "-D", "-s", "/host"],
    env: { DO_NOT_TRACK: "1" },
    volumes: ["/var/lib/netdata"],
    memory: plain("/run/netdata"),
    says: [
      'container "main" runs netdata/netdata:v2.7.0, which needs a writable volume at /var/cache/netdata (The metrics are stored here)',
    ],
  },
  "pgadmin by gunicorn, without the file of its entrypoint": {
    image: "dpage/pgadmin4:9.8",
    command: ["gunicorn", "--bind", "0.0.0.0:8080", "run_pgadmin:app"],
    volumes: ["/var/lib/pgadmin"],
    says: [
      'container "main" runs dpage/pgadmin4:9.8, which needs a writable /tmp (Temporary files are written here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "pi-hole by its server, for which nothing is installed": {
    image: "pihole/pihole:2025.08.0",
    command: ["pihole-FTL", "no-daemon"],
    volumes: ["/etc/pihole"],
    says: [
      "container \"main\" runs pihole/pihole:2025.08.0, which needs a writable /var/log/pihole ([!] ERROR: Did not find 'FTL started' message in /var/log/pihole/FTL.log in 30 seconds, stopping container); add an emptyDir of 256Mi in memory at /var/log/pihole to spec.containers[0].volumeMounts",
    ],
  },
  "another command of pi-hole's server": {
    image: "pihole/pihole:2025.08.0",
    command: ["pihole-FTL", "sqlite3", ":memory:", "select 1"],
    says: [],
  },
  "nifi by its program, which leaves the toolkit alone": {
    image: "apache/nifi:2.5.0",
    command: ["bin/nifi.sh", "run"],
    volumes: [
      "/opt/nifi/nifi-current/conf",
      "/opt/nifi/nifi-current/database_repository",
      "/opt/nifi/nifi-current/flowfile_repository",
      "/opt/nifi/nifi-current/content_repository",
      "/opt/nifi/nifi-current/provenance_repository",
      "/opt/nifi/nifi-current/state",
    ],
    memory: plain("/opt/nifi/nifi-current/logs", "/opt/nifi/nifi-current/run"),
    says: [
      'container "main" runs apache/nifi:2.5.0, which needs a writable /opt/nifi/nifi-current/work (Extensions are unpacked here at the start); add an emptyDir of 2Gi in memory at /opt/nifi/nifi-current/work to spec.containers[0].volumeMounts; a read-only root takes effort with apache/nifi:2.5.0: each start rewrites its files in conf: fill a volume with them first',
    ],
  },
  "searxng by its server, without its start script": {
    image: "searxng/searxng:2025.9.1-abc1234",
    command: ["/usr/local/searxng/venv/bin/granian", "searx.webapp:app"],
    says: [
      'container "main" runs searxng/searxng:2025.9.1-abc1234, which needs a writable /tmp (The caches of its engines are SQLite databases in this directory); add an emptyDir of 128Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "stirling-pdf by java": {
    image: "stirlingtools/stirling-pdf:1.3.2",
    command: ["java", "-Djava.io.tmpdir=/work", "-jar", "/app.jar"],
    volumes: ["/configs"],
    memory: plain("/work"),
    says: [],
  },
  "stirling-pdf by java without its settings": {
    image: "stirlingtools/stirling-pdf:2.0.0",
    command: ["java", "-cp", "/app/app.jar:/app/lib/*", "stirling.software.SPDF.SPDFApplication"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs stirlingtools/stirling-pdf:2.0.0, which needs a writable volume at /configs (Settings, users and keys live here)',
    ],
  },
  "another program of Java in stirling-pdf's image": {
    image: "stirlingtools/stirling-pdf:1.3.2",
    command: ["java", "-jar", "/opt/tool.jar"],
    says: [],
  },
  "metabase by java": {
    image: "metabase/metabase:v0.56.4",
    command: ["java", "-jar", "/app/metabase.jar"],
    env: { MB_DB_TYPE: "postgres" },
    memory: plain("/tmp"),
    says: [],
  },
  "metabase by java started by root, which creates no user": {
    image: "metabase/metabase:v0.56.4",
    user: "0",
    command: ["java", "-Djava.io.tmpdir=/work", "-jar", "/app/metabase.jar"],
    env: { MB_DB_TYPE: "postgres" },
    memory: plain("/plugins", "/work"),
    says: [],
  },
  "jenkins by java": {
    image: "jenkins/jenkins:2.516.2-lts",
    command: ["java", "-Djava.io.tmpdir=/work", "-jar", "/usr/share/jenkins/jenkins.war"],
    memory: plain("/work"),
    says: [
      'container "main" runs jenkins/jenkins:2.516.2-lts, which needs a writable volume at /var/jenkins_home (Can not write to /var/jenkins_home/copy_reference_file.log. Wrong volume permissions?)',
    ],
  },
  "jenkins by java behind tini, whose start script reads JAVA_OPTS": {
    image: "jenkins/jenkins:2.516.2-lts",
    command: ["/usr/bin/tini", "--", "java", "-jar", "/usr/share/jenkins/jenkins.war"],
    env: { JAVA_OPTS: "-Djava.io.tmpdir=/work" },
    volumes: ["/var/jenkins_home"],
    memory: plain("/work"),
    says: [
      'container "main" runs jenkins/jenkins:2.516.2-lts, which needs a writable /tmp (The servlet container unpacks here; JNA and plugins map native libraries from here); add an emptyDir of 512Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "the plugin manager of jenkins' image": {
    image: "jenkins/jenkins:2.516.2-lts",
    command: ["java", "-jar", "/opt/jenkins-plugin-manager.jar", "--list"],
    says: [],
  },
  "localstack by its supervisor": {
    image: "localstack/localstack:4.8.0",
    command: ["localstack-supervisor"],
    memory: plain("/var/lib/localstack"),
    says: [
      'container "main" runs localstack/localstack:4.8.0, which needs a writable /tmp (The state of the services, unless PERSISTENCE keeps it, and temporary files lie here); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "spark's worker by its class": {
    image: "apache/spark:4.0.0",
    command: ["/opt/spark/bin/spark-class", "org.apache.spark.deploy.worker.Worker", "spark://master:7077"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs apache/spark:4.0.0, which needs a writable /opt/spark/work (Workers run their applications in this directory); add an emptyDir of 1Gi in memory at /opt/spark/work to spec.containers[0].volumeMounts',
    ],
  },
  "tika by java": {
    image: "apache/tika:3.2.2.0",
    command: [
      "/bin/sh",
      "-c",
      "exec java -cp /tika-server.jar:/tika-extras/* org.apache.tika.server.core.TikaServerCli",
    ],
    says: [
      'container "main" runs apache/tika:3.2.2.0, which needs a writable /tmp (Documents are unpacked here); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "another program of Java in tika's image": {
    image: "apache/tika:3.2.2.0",
    command: ["java", "-jar", "/opt/tool.jar"],
    says: [],
  },
  "bitnami's flink by its program": {
    image: "bitnami/flink:1.20.1",
    command: ["/opt/bitnami/flink/bin/taskmanager.sh", "start-foreground"],
    config: ["/opt/bitnami/flink/conf"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/flink:1.20.1, which needs a writable /opt/bitnami/flink/log (Logs are written here); add an emptyDir of 64Mi in memory at /opt/bitnami/flink/log to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's spark by its class": {
    image: "bitnami/spark:4.0.0",
    command: ["spark-class", "org.apache.spark.deploy.master.Master"],
    says: [
      'container "main" runs bitnami/spark:4.0.0, which needs a writable /tmp (Shuffles and spilled data go here, and the entrypoint lists an executor\'s options here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's janusgraph by its program": {
    image: "bitnami/janusgraph:1.1.0",
    command: ["/opt/bitnami/janusgraph/bin/janusgraph-server.sh", "/conf/gremlin-server.yaml"],
    config: ["/conf"],
    says: [],
  },
  "bitnami's grafana by its program, which writes no pid file": {
    image: "bitnami/grafana:12.1.1",
    command: ["grafana", "server", "--homepath=/opt/bitnami/grafana", "cfg:paths.data=/srv/grafana"],
    env: { GF_FEATURE_TOGGLES: "publicDashboards" },
    volumes: ["/srv/grafana"],
    memory: plain("/tmp"),
    says: [],
  },
  "the nightly build of Kong's ingress controller": { image: "kong/nightly-ingress-controller:nightly", says: [] },
};

describeConfigured("programs without their entrypoint, and settings of single versions,", inPods);
