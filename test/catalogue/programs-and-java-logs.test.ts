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
};

describeConfigured("programs in place of start scripts, and logs of Java,", inPods);
