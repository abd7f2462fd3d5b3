// Programs that a container starts in place of an image's start script, logs of Java, and settings behind start scripts.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "rootless gitea by its program without a volume": {
    image: "gitea/gitea:1.24.6-rootless",
    command: ["gitea", "-c", "/etc/gitea/app.ini", "web"],
    config: ["/etc/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs gitea/gitea:1.24.6-rootless, which needs a writable volume at /var/lib/gitea (Repositories, LFS objects and indices live here)',
    ],
  },
  "rootless gitea by its program, whose work directory is moved": {
    image: "gitea/gitea:1.24.6-rootless",
    command: ["gitea", "-c", "/etc/gitea/app.ini", "web"],
    env: { GITEA_WORK_DIR: "/data" },
    config: ["/etc/gitea"],
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "gitea by its program, which needs no supervisor": {
    image: "gitea/gitea:1.24.6",
    command: ["gitea", "web"],
    user: "1000",
    volumes: ["/data"],
    says: [],
  },
  "gitea by its entrypoint without its supervisor": {
    image: "gitea/gitea:1.24.6",
    args: ["gitea", "web"],
    user: "1000",
    says: ['container "main" runs gitea/gitea:1.24.6, which needs a writable volume at /data (Everything lives here)'],
  },
  "node-red by npm, as its README starts it": {
    image: "nodered/node-red:4.1.1",
    command: ["npm", "start", "--", "--userDir", "/data"],
    says: [
      'container "main" runs nodered/node-red:4.1.1, which needs a writable volume at /data (Flows, credentials, settings, installed nodes and the cache of npm live here)',
    ],
  },
  "node-red by npm without a directory": {
    image: "nodered/node-red:4.1.1",
    command: ["npm", "start"],
    volumes: ["/data"],
    says: [
      'container "main" runs nodered/node-red:4.1.1, which needs a writable volume at /usr/src/node-red/.node-red (Flows, credentials, settings and installed nodes live here)',
    ],
  },
  "node-red by its program in another directory": {
    image: "nodered/node-red:4.1.1",
    command: ["node-red", "-u", "/srv/flows"],
    volumes: ["/srv/flows"],
    says: [],
  },
  "node-red under its former name": {
    image: "nodered/node-red-docker:0.20.8",
    says: [
      'container "main" runs nodered/node-red-docker:0.20.8, which needs a writable volume at /data (Flows, credentials, settings, installed nodes and the cache of npm live here)',
    ],
  },
  "grafana by its program": {
    image: "grafana/grafana:12.3.0",
    command: ["grafana", "server", "--homepath=/usr/share/grafana"],
    env: { GF_AWS_PROFILES: "default" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs grafana/grafana:12.3.0, which needs a writable volume at /var/lib/grafana (The SQLite database, plugins and exports live here)',
    ],
  },
  "grafana by its former program with its data elsewhere": {
    image: "grafana/grafana:9.5.2",
    command: ["grafana-server", "cfg:paths.data=/srv/grafana"],
    volumes: ["/srv/grafana"],
    memory: plain("/tmp"),
    says: [],
  },
  "grafana's command line client": {
    image: "grafana/grafana:12.3.0",
    command: ["grafana", "cli", "plugins", "install", "grafana-clock-panel"],
    says: [],
  },
  "storm's nimbus by its program, whose storm.yaml names the directories": {
    image: "storm:2.8.9",
    command: ["storm", "nimbus"],
    config: ["/conf"],
    volumes: ["/srv/storm"],
    says: [],
  },
  "storm's ZooKeeper by its program": {
    image: "storm:2.8.9",
    user: "1000",
    command: ["storm", "dev-zookeeper"],
    config: ["/conf"],
    says: [
      'container "main" runs storm:2.8.9, which needs a writable /tmp (storm dev-zookeeper keeps its data in /tmp/dev-storm-zookeeper); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "jetty by java": {
    image: "jetty:12.1-jdk21",
    command: ["java", "-jar", "/usr/local/jetty/start.jar"],
    says: [
      'container "main" runs jetty:12.1-jdk21, which needs a writable /tmp (Jetty unpacks applications and keeps temporary files here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "jetty by java with another directory for temporary files": {
    image: "jetty:12.1-jdk21",
    command: ["java", "-Djava.io.tmpdir=/work", "-jar", "/usr/local/jetty/start.jar"],
    memory: plain("/work"),
    says: [],
  },
  "jetty with a property as its argument": {
    image: "jetty:12.1-jdk21",
    args: ["jetty.http.port=8081"],
    env: { JETTY_START: "/starts/jetty.start" },
    memory: plain("/starts"),
    says: [
      'container "main" runs jetty:12.1-jdk21, which needs a writable /tmp/jetty (Jetty unpacks applications and keeps temporary files here); add an emptyDir of 256Mi in memory at /tmp/jetty to spec.containers[0].volumeMounts',
    ],
  },
  "another program of Java in jetty's image": {
    image: "jetty:12.1-jdk21",
    command: ["java", "-jar", "/app.jar"],
    says: [],
  },
  "jetty that tells its configuration": {
    image: "jetty:12.1-jdk21",
    args: ["java", "-jar", "/usr/local/jetty/start.jar", "--list-config"],
    says: [],
  },
  "a shell by jetty's entrypoint": { image: "jetty:12.1-jdk21", args: ["sh", "-c", "ls /var/lib/jetty"], says: [] },
  "synapse as Element's chart runs it": {
    image: "ghcr.io/element-hq/synapse:v1.140.0",
    command: ["python3", "-m", "synapse.app.homeserver", "-c", "/conf/homeserver.yaml"],
    config: ["/conf"],
    volumes: ["/media"],
    memory: plain("/tmp"),
    says: [],
  },
  "synapse as Element's chart runs it, without /tmp": {
    image: "ghcr.io/element-hq/synapse:v1.140.0",
    command: ["python3", "-m", "synapse.app.homeserver", "-c", "/conf/homeserver.yaml"],
    config: ["/conf"],
    volumes: ["/media"],
    says: [
      'container "main" runs element-hq/synapse:v1.140.0, which needs a writable /tmp (Requests of 100 kB and more, such as uploads, are kept in temporary files here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "another module of Python in synapse's image": {
    image: "ghcr.io/element-hq/synapse:v1.140.0",
    command: ["python3", "-m", "http.server"],
    says: [],
  },
  "code-server by its program": {
    image: "codercom/code-server:4.104.2",
    command: ["code-server", "--bind-addr=0.0.0.0:8080"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs codercom/code-server:4.104.2, which needs a writable volume at /home/coder (config.yaml is written here where it is missing, and settings, extensions and projects live here)',
    ],
  },
  "open-liberty by its program, which writes no keystore": {
    image: "open-liberty:25.0.0.12-full-java17-openj9",
    command: ["/opt/ol/wlp/bin/server", "run", "defaultServer"],
    memory: plain("/opt/ol/wlp/output"),
    says: [
      'container "main" runs open-liberty:25.0.0.12-full-java17-openj9, which needs a writable /logs (Log files are written here); add an emptyDir of 128Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "java with a log of its garbage collection": {
    image: "eclipse-temurin:21-jre",
    args: ["java", "-Xlog:gc*:/logs/gc.log:time:filecount=5,filesize=10M", "-jar", "/app.jar"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs eclipse-temurin:21-jre, which needs a writable /logs (Java writes this log here, and does not start when it cannot); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "java with a log of its garbage collection by the former option": {
    image: "amazoncorretto:17",
    args: ["java", "-Xloggc:/logs/gc.log", "-jar", "/app.jar"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs amazoncorretto:17, which needs a writable /logs (Java writes this log here, and does not start when it cannot); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "java with a log of its garbage collection in a variable": {
    image: "eclipse-temurin:21-jre",
    env: { JAVA_TOOL_OPTIONS: "-Xmx1g -Xlog:gc*,safepoint:/logs/gc.log -javaagent:/otel/agent.jar" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs eclipse-temurin:21-jre, which needs a writable directory of the file that JAVA_TOOL_OPTIONS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that JAVA_TOOL_OPTIONS names',
    ],
  },
  "java with a log of its garbage collection in a mount, by a variable": {
    image: "eclipse-temurin:21-jre",
    env: { JDK_JAVA_OPTIONS: "-Xlog:gc*,safepoint:/logs/gc.log:time -javaagent:/otel/agent.jar" },
    memory: plain("/tmp", "/logs"),
    says: [],
  },
  "java that logs to its output, with an agent and a property": {
    image: "eclipse-temurin:21-jre",
    env: { JAVA_TOOL_OPTIONS: "-Xlog:gc*:stdout -Dapp.file=/srv/app.properties -javaagent:/otel/agent.jar" },
    args: ["java", "-Xlog:gc", "-jar", "/app.jar"],
    memory: plain("/tmp"),
    says: [],
  },
  "java 8, which goes on without its log": {
    image: "eclipse-temurin:8-jre",
    args: ["java", "-Xloggc:/logs/gc.log", "-jar", "/app.jar"],
    memory: plain("/tmp"),
    says: [],
  },
  "java with a directory for temporary files in _JAVA_OPTIONS, which wins over its argument": {
    image: "eclipse-temurin:21-jre",
    env: { _JAVA_OPTIONS: "-Djava.io.tmpdir=/work" },
    args: ["java", "-Djava.io.tmpdir=/scratch", "-jar", "/app.jar"],
    memory: plain("/scratch"),
    says: [
      'advisory: container "main" runs eclipse-temurin:21-jre, which needs a writable directory that _JAVA_OPTIONS names when the application uses java.io.tmpdir',
    ],
  },
  "jenkins with a directory for temporary files in JDK_JAVA_OPTIONS": {
    image: "jenkins/jenkins:lts",
    env: { JDK_JAVA_OPTIONS: "-Djava.io.tmpdir=/work" },
    volumes: ["/var/jenkins_home"],
    memory: plain("/work"),
    says: [],
  },
  "tika with a directory for temporary files in _JAVA_OPTIONS": {
    image: "apache/tika:3.2.2.0",
    env: { _JAVA_OPTIONS: "-Xmx1g -Djava.io.tmpdir=/work" },
    memory: plain("/work"),
    says: [],
  },
  "metabase with a directory for temporary files in JDK_JAVA_OPTIONS": {
    image: "metabase/metabase:v0.56.4",
    env: { JDK_JAVA_OPTIONS: "-Djava.io.tmpdir=/work", MB_DB_TYPE: "postgres", MB_DB_HOST: "db" },
    memory: plain("/work", "/plugins"),
    says: [],
  },
  "logstash with a directory for temporary files in _JAVA_OPTIONS": {
    image: "logstash:9.1.4",
    env: { _JAVA_OPTIONS: "-Djava.io.tmpdir=/work" },
    volumes: ["/usr/share/logstash/data"],
    memory: plain("/work"),
    says: [],
  },
  "jetty with a directory for temporary files in _JAVA_OPTIONS": {
    image: "jetty:12.1-jdk21",
    env: { _JAVA_OPTIONS: "-Djava.io.tmpdir=/work", JETTY_START: "/starts/jetty.start" },
    memory: plain("/work", "/starts"),
    says: [],
  },
  "tomcat with a log of its garbage collection in CATALINA_OPTS": {
    image: "tomcat:11-jdk21",
    env: { CATALINA_OPTS: "-Xmx1g -Xlog:gc*:file=/gc/gc.log:time" },
    memory: plain("/usr/local/tomcat/work", "/usr/local/tomcat/temp", "/usr/local/tomcat/logs"),
    says: [
      'container "main" runs tomcat:11-jdk21, which needs a writable directory of the file that CATALINA_OPTS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that CATALINA_OPTS names',
    ],
  },
  "tomcat with a log of its garbage collection in a mount": {
    image: "tomcat:11-jdk21",
    env: { JAVA_OPTS: "-Xloggc:/usr/local/tomcat/logs/gc.log" },
    memory: plain("/usr/local/tomcat/work", "/usr/local/tomcat/temp", "/usr/local/tomcat/logs"),
    says: [],
  },
  "tomcat with Java 8, which goes on without its log": {
    image: "tomcat:9-jdk8",
    env: { JAVA_OPTS: "-Xloggc:/gc/gc.log" },
    memory: plain("/usr/local/tomcat/work", "/usr/local/tomcat/temp", "/usr/local/tomcat/logs"),
    says: [],
  },
  "kafka with a log of its garbage collection in KAFKA_GC_LOG_OPTS": {
    image: "apache/kafka:4.1.0",
    env: { KAFKA_GC_LOG_OPTS: "-Xlog:gc*:file=/gc/gc.log", KAFKA_LOG_DIRS: "/var/lib/kafka/data" },
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/opt/kafka/config", "/opt/kafka/logs", "/tmp"),
    says: [
      'container "main" runs apache/kafka:4.1.0, which needs a writable directory of the file that KAFKA_GC_LOG_OPTS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that KAFKA_GC_LOG_OPTS names; a read-only root takes effort with apache/kafka:4.1.0: the start script writes server.properties at every start, and by default the data lies in /tmp',
    ],
  },
  "cp-kafka with its log of garbage collection switched off by KAFKA_GC_LOG_OPTS": {
    image: "confluentinc/cp-kafka:8.0.0",
    env: { KAFKA_GC_LOG_OPTS: "-Xlog:disable" },
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/etc/kafka", "/tmp"),
    says: [],
  },
  "cp-kafka with a log in KAFKA_OPTS": {
    image: "confluentinc/cp-kafka:8.0.0",
    env: { KAFKA_OPTS: "-Xlog:safepoint*:/srv/log/safepoint.log", EXTRA_ARGS: "-name kafkaServer" },
    volumes: ["/var/lib/kafka/data"],
    memory: plain("/etc/kafka", "/tmp"),
    says: [
      'container "main" runs confluentinc/cp-kafka:8.0.0, which needs a writable directory of the file that KAFKA_OPTS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that KAFKA_OPTS names',
    ],
  },
  "elasticsearch with a log in ES_JAVA_OPTS": {
    image: "elasticsearch:9.1.3",
    env: { ES_JAVA_OPTS: "-Xms1g -Xmx1g -Xlog:gc*:file=/gc/gc.log" },
    config: ["/usr/share/elasticsearch/config/elasticsearch.keystore"],
    volumes: ["/usr/share/elasticsearch/data"],
    memory: plain("/tmp", "/usr/share/elasticsearch/logs"),
    says: [
      'container "main" runs elasticsearch:9.1.3, which needs a writable directory of the file that ES_JAVA_OPTS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that ES_JAVA_OPTS names; a read-only root takes effort with elasticsearch:9.1.3: the configuration directory must be writable at the first start and hold the shipped files',
    ],
  },
  "elasticsearch with a log beside its own": {
    image: "elasticsearch:9.1.3",
    env: { ES_JAVA_OPTS: "-Xlog:gc*:file=/usr/share/elasticsearch/logs/heap.log" },
    config: ["/usr/share/elasticsearch/config/elasticsearch.keystore"],
    volumes: ["/usr/share/elasticsearch/data"],
    memory: plain("/tmp", "/usr/share/elasticsearch/logs"),
    says: [],
  },
  "opensearch with a log in OPENSEARCH_JAVA_OPTS": {
    image: "opensearchproject/opensearch:3.2.0",
    env: { OPENSEARCH_JAVA_OPTS: "-Xlog:gc:/gc/gc.log", DISABLE_INSTALL_DEMO_CONFIG: "true" },
    config: ["/usr/share/opensearch/config/opensearch.keystore"],
    volumes: ["/usr/share/opensearch/data"],
    memory: plain("/tmp", "/usr/share/opensearch/logs"),
    says: [
      'container "main" runs opensearchproject/opensearch:3.2.0, which needs a writable directory of the file that OPENSEARCH_JAVA_OPTS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that OPENSEARCH_JAVA_OPTS names; a read-only root takes effort with opensearchproject/opensearch:3.2.0: the keystore and the demo security settings are written next to the shipped configuration at the first start',
    ],
  },
  "jenkins with a log in JENKINS_JAVA_OPTS": {
    image: "jenkins/jenkins:2.516.2-lts",
    env: { JENKINS_JAVA_OPTS: "-Xlog:gc*:file=/gc/gc.log" },
    volumes: ["/var/jenkins_home"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs jenkins/jenkins:2.516.2-lts, which needs a writable directory of the file that JENKINS_JAVA_OPTS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that JENKINS_JAVA_OPTS names',
    ],
  },
  "jenkins by java, which does not read JENKINS_JAVA_OPTS": {
    image: "jenkins/jenkins:2.516.2-lts",
    command: ["java", "-jar", "/usr/share/jenkins/jenkins.war"],
    env: { JENKINS_JAVA_OPTS: "-Xlog:gc*:file=/gc/gc.log" },
    volumes: ["/var/jenkins_home"],
    memory: plain("/tmp"),
    says: [],
  },
  "metabase with a log in JAVA_OPTS": {
    image: "metabase/metabase:v0.56.4",
    user: "2000",
    env: { JAVA_OPTS: "-Xlog:gc*:file=/gc/gc.log", MB_DB_TYPE: "postgres" },
    memory: plain("/plugins", "/tmp"),
    says: [
      'container "main" runs metabase/metabase:v0.56.4, which needs a writable directory of the file that JAVA_OPTS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that JAVA_OPTS names',
    ],
  },
  "bitnami's elasticsearch with its data moved by an argument": {
    image: "bitnami/elasticsearch:9.1.3",
    args: ["/opt/bitnami/scripts/elasticsearch/run.sh", "-Epath.data=/indices"],
    volumes: ["/indices"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/elasticsearch/config",
      "/opt/bitnami/elasticsearch/tmp",
      "/opt/bitnami/elasticsearch/logs",
    ),
    says: [],
  },
  "bitnami's elasticsearch with snapshots by an argument": {
    image: "bitnami/elasticsearch:9.1.3",
    args: ["/opt/bitnami/scripts/elasticsearch/run.sh", "-E", "path.repo=/snapshots"],
    volumes: ["/bitnami/elasticsearch/data"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/elasticsearch/config",
      "/opt/bitnami/elasticsearch/tmp",
      "/opt/bitnami/elasticsearch/logs",
    ),
    says: [
      'container "main" has no volume at /snapshots, where bitnami/elasticsearch:9.1.3 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's elasticsearch that only coordinates, by an argument": {
    image: "bitnami/elasticsearch:9.1.3",
    args: ["/opt/bitnami/scripts/elasticsearch/run.sh", "-Enode.roles=ingest"],
    memory: plain(
      "/tmp",
      "/bitnami/elasticsearch/data",
      "/opt/bitnami/elasticsearch/config",
      "/opt/bitnami/elasticsearch/tmp",
      "/opt/bitnami/elasticsearch/logs",
    ),
    says: [],
  },
  "bitnami's logstash with its data moved by flags in a variable": {
    image: "bitnami/logstash:9.1.2",
    env: { LOGSTASH_EXTRA_FLAGS: "--log.level=warn --path.data /srv/logstash" },
    config: ["/opt/bitnami/logstash/pipeline"],
    memory: plain("/tmp", "/opt/bitnami/logstash/config", "/srv/logstash"),
    says: [],
  },
  "bitnami's minio with a log": {
    image: "bitnami/minio:2025",
    args: ["/opt/bitnami/scripts/minio/run.sh", "--log-dir", "/var/log/minio"],
    env: { MINIO_SKIP_CLIENT: "yes" },
    volumes: ["/bitnami/minio/data"],
    says: [
      'container "main" runs bitnami/minio:2025, which needs a writable /var/log/minio (The server writes its log here); add an emptyDir of 256Mi in memory at /var/log/minio to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's minio with several drives, as its chart runs it": {
    image: "bitnami/minio:2025",
    env: {
      MINIO_SKIP_CLIENT: "yes",
      MINIO_DISTRIBUTED_MODE_ENABLED: "yes",
      MINIO_DISTRIBUTED_NODES: "minio-{0...1}.minio-headless.shop.svc.cluster.local:9000/bitnami/minio/data-{0...1}",
      MINIO_DATA_DIR: "/bitnami/minio/data-0",
    },
    volumes: ["/bitnami/minio/data-0", "/bitnami/minio/data-1"],
    says: [],
  },
  "bitnami's minio with a drive that has no volume": {
    image: "bitnami/minio:2025",
    env: {
      MINIO_SKIP_CLIENT: "yes",
      MINIO_DISTRIBUTED_MODE_ENABLED: "yes",
      MINIO_DISTRIBUTED_NODES: "minio-{0...1}.minio-headless.shop.svc.cluster.local:9000/bitnami/minio/data-{0...1}",
      MINIO_DATA_DIR: "/bitnami/minio/data-0",
    },
    volumes: ["/bitnami/minio/data-0"],
    says: [
      'container "main" has no volume at the directory that MINIO_DISTRIBUTED_NODES names, where bitnami/minio:2025 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's etcd with its data and its log moved by arguments": {
    image: "bitnami/etcd:3.6.4",
    args: ["/opt/bitnami/scripts/etcd/run.sh", "--data-dir=/srv/etcd", "--wal-dir=/wal"],
    env: { ALLOW_NONE_AUTHENTICATION: "yes" },
    volumes: ["/srv/etcd"],
    memory: plain("/opt/bitnami/etcd/conf"),
    says: [
      'container "main" has no volume at /wal, where bitnami/etcd:3.6.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's etcd with its data moved, whose start scripts set a password": {
    image: "bitnami/etcd:3.6.4",
    args: ["/opt/bitnami/scripts/etcd/run.sh", "--data-dir=/srv/etcd"],
    env: { ETCD_ROOT_PASSWORD: "secret" },
    volumes: ["/srv/etcd"],
    memory: plain("/opt/bitnami/etcd/conf"),
    says: [
      'container "main" has no volume at /bitnami/etcd, where bitnami/etcd:3.6.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's etcd by its program": {
    image: "bitnami/etcd:3.6.4",
    command: ["etcd", "--data-dir=/srv/etcd"],
    volumes: ["/srv/etcd"],
    says: [],
  },
  "bitnami's consul by its program with a pid file": {
    image: "bitnami/consul:1.21.4",
    command: ["consul", "agent", "-data-dir=/bitnami/consul", "-pid-file=/run/consul/consul.pid"],
    volumes: ["/bitnami/consul"],
    says: [
      'container "main" runs bitnami/consul:1.21.4, which needs a writable /run/consul (The agent writes its pid file here, and stops when it cannot); add an emptyDir of 1Mi in memory at /run/consul to spec.containers[0].volumeMounts',
    ],
  },
  "neo4j by its program, which does not read its variables": {
    image: "neo4j:2025.08.0",
    user: "7474",
    command: ["neo4j", "console"],
    env: { NEO4J_server_directories_data: "/srv/neo4j" },
    volumes: ["/srv/neo4j"],
    memory: plain("/logs", "/tmp"),
    says: [
      'container "main" has no volume at /data, where neo4j:2025.08.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "etcd with a Secret of variables and a volume elsewhere": {
    image: "quay.io/coreos/etcd:v3.6.4",
    envFrom: ["etcd"],
    volumes: ["/srv/etcd"],
    says: [],
  },
  "redis-stack as a replica without snapshots": {
    image: "redis/redis-stack-server:7.4.0-v6",
    env: { REDIS_ARGS: "--replicaof redis 6379 --save" },
    says: [
      'advisory: container "main" runs redis/redis-stack-server:7.4.0-v6, which needs a writable volume at /data when snapshots are written, as by default, or it is a replica; or set REDIS_ARGS to --save, without a value',
    ],
  },
  "redis-stack in another directory": {
    image: "redis/redis-stack-server:7.4.0-v6",
    env: { REDIS_ARGS: "--appendonly yes --dir /srv/redis" },
    volumes: ["/srv/redis"],
    says: [],
  },
  "chainguard's redis as a Sentinel whose configuration lies elsewhere": {
    image: "cgr.dev/chainguard/redis:latest",
    args: ["/sentinel/sentinel.conf", "--sentinel"],
    says: [
      'container "main" runs chainguard/redis:latest, which needs a writable /sentinel (Sentinel replaces its own configuration file in this directory); add an emptyDir of 1Mi in memory at /sentinel to spec.containers[0].volumeMounts',
    ],
  },
  "chainguard's valkey as a Sentinel whose configuration lies in a volume": {
    image: "cgr.dev/chainguard/valkey:latest",
    args: ["/sentinel/sentinel.conf", "--sentinel"],
    memory: plain("/sentinel"),
    says: [],
  },
  "clickhouse with files of users in another directory": {
    image: "clickhouse/clickhouse-server:25.8",
    args: ["--", "--user_files_path=/files"],
    env: { CLICKHOUSE_SKIP_USER_SETUP: "1" },
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-server", "/tmp"),
    says: [
      'container "main" has no volume at /files, where clickhouse/clickhouse-server:25.8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "clickhouse-keeper with its snapshots in another directory and a pid file": {
    image: "clickhouse/clickhouse-keeper:25.8",
    args: ["--pid-file=/run/keeper/keeper.pid", "--", "--keeper_server.snapshot_storage_path=/snapshots"],
    volumes: ["/var/lib/clickhouse"],
    memory: plain("/var/log/clickhouse-keeper"),
    says: [
      'container "main" runs clickhouse/clickhouse-keeper:25.8, which needs a writable /run/keeper (The server writes its pid file here); add an emptyDir of 1Mi in memory at /run/keeper to spec.containers[0].volumeMounts',
      'container "main" has no volume at /snapshots, where clickhouse/clickhouse-keeper:25.8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "socat with a socket": {
    image: "alpine/socat:1.8.0.3",
    args: ["-lf", "/var/log/socat/socat.log", "UNIX-LISTEN:/run/app/app.sock,fork", "TCP:db:5432"],
    says: [
      'container "main" runs alpine/socat:1.8.0.3, which needs a writable /run/app (socat makes its socket here) and /var/log/socat (socat writes its log or its lock file here); add an emptyDir of 1Mi in memory at /run/app to spec.containers[0].volumeMounts; add an emptyDir of 64Mi in memory at /var/log/socat to spec.containers[0].volumeMounts',
    ],
  },
  "socat from a port to a socket": {
    image: "alpine/socat:1.8.0.3",
    args: ["TCP-LISTEN:2375,fork", "UNIX-CONNECT:/var/run/docker.sock"],
    says: [],
  },
  "postgres that describes its settings": { image: "postgres:17", args: ["postgres", "--describe-config"], says: [] },
  "postgres that tells its version": { image: "postgres:18", args: ["-V"], says: [] },
  "gotenberg whose Chromium keeps its configuration below /tmp": {
    image: "gotenberg/gotenberg:8.20.1",
    env: { XDG_CONFIG_HOME: "/tmp/.chromium", XDG_CACHE_HOME: "/tmp/.chromium" },
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami's mariadb of 2025, which starts with its own configuration": {
    image: "bitnamilegacy/mariadb:11.4.7-debian-12-r2",
    volumes: ["/bitnami/mariadb"],
    memory: plain("/opt/bitnami/mariadb/tmp"),
    says: [],
  },
  "bitnami's mariadb of 2025 with a setting in a variable": {
    image: "bitnamilegacy/mariadb:11.4.7-debian-12-r2",
    env: { MARIADB_CHARACTER_SET: "utf8mb4" },
    volumes: ["/bitnami/mariadb"],
    memory: plain("/opt/bitnami/mariadb/tmp"),
    says: [
      'container "main" runs bitnamilegacy/mariadb:11.4.7-debian-12-r2, which needs a writable /opt/bitnami/mariadb/conf (The start scripts write the settings into my.cnf here, and leave them out with a warning where they cannot); add an emptyDir of 16Mi in memory at /opt/bitnami/mariadb/conf to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's mariadb of today": {
    image: "bitnami/mariadb:12.0.2",
    volumes: ["/bitnami/mariadb"],
    memory: plain("/opt/bitnami/mariadb/tmp", "/opt/bitnami/mariadb/conf"),
    says: [
      'container "main" runs bitnami/mariadb:12.0.2, which needs a writable /tmp (The newest start scripts keep passwords in temporary files); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's ghost that root starts": {
    image: "bitnami/ghost:6.59.0",
    user: "0",
    volumes: ["/bitnami/ghost"],
    memory: plain("/tmp", "/opt/bitnami/ghost"),
    prepared: ["/opt/bitnami/ghost"],
    says: [
      'container "main" runs bitnami/ghost:6.59.0, which needs a writable /home/ghost (Ghost\'s command line program keeps its state here); add an emptyDir of 16Mi in memory at /home/ghost to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's ghost that its own user starts": {
    image: "bitnami/ghost:6.59.0",
    volumes: ["/bitnami/ghost"],
    memory: plain("/tmp", "/opt/bitnami/ghost"),
    prepared: ["/opt/bitnami/ghost"],
    says: [
      'container "main" runs bitnami/ghost:6.59.0, which needs a writable /.ghost (Ghost\'s command line program keeps its state here); add an emptyDir of 16Mi in memory at /.ghost to spec.containers[0].volumeMounts',
    ],
  },
};

describeConfigured("programs in place of start scripts, and logs of Java,", inPods);
