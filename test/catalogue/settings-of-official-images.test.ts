// Official images of Docker Hub: older tags, settings in files, and options that move only a part. Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const xwiki = ["/usr/local/xwiki", "/usr/local/tomcat/webapps/ROOT"];
const tomcat = plain("/usr/local/tomcat/work", "/usr/local/tomcat/logs");

const inPods: ConfiguredRows = {
  "xwiki with another context path and a copy of all applications": {
    image: "xwiki:18-postgres-tomcat",
    env: { CONTEXT_PATH: "wiki" },
    volumes: ["/usr/local/xwiki", "/usr/local/tomcat/webapps"],
    memory: tomcat,
    says: [],
  },
  "xwiki with a context path out of a file": {
    image: "xwiki:18-postgres-tomcat",
    env: { CONTEXT_PATH_FILE: "/run/secrets/path" },
    volumes: xwiki,
    memory: tomcat,
    says: [
      'container "main" runs xwiki:18-postgres-tomcat, which needs a writable /usr/local/tomcat/webapps (The entrypoint copies the application to its new name here, and stops when it cannot); mount a writable copy of what the image has at /usr/local/tomcat/webapps',
    ],
  },
  "xwiki with a directory for temporary files": {
    image: "xwiki:18-postgres-tomcat",
    env: { CATALINA_TMPDIR: "/tmp" },
    volumes: xwiki,
    memory: tomcat,
    says: [
      'container "main" runs xwiki:18-postgres-tomcat, which needs a writable directory that CATALINA_TMPDIR names (The search and other libraries write temporary files into this directory); mount an emptyDir at the directory that CATALINA_TMPDIR names',
    ],
  },
  "xwiki of the cycle before, under its short tag": {
    image: "xwiki:16-postgres-tomcat",
    volumes: ["/usr/local/xwiki"],
    memory: tomcat,
    says: [
      'container "main" runs xwiki:16-postgres-tomcat, which needs a writable /usr/local/tomcat/temp (The search and other libraries write temporary files into this directory) and /usr/local/tomcat/webapps/ROOT (The entrypoint replaces configuration files and leaves a mark here, and stops when it cannot); add an emptyDir of 1Gi in memory at /usr/local/tomcat/temp to spec.containers[0].volumeMounts; mount a writable copy of what the image has at /usr/local/tomcat/webapps/ROOT',
    ],
  },
  "xwiki 17.10.11, the first of its cycle that is made for a read-only root": {
    image: "xwiki:17.10.11-postgres-tomcat",
    volumes: ["/usr/local/xwiki", "/usr/local/tomcat/webapps/ROOT/WEB-INF"],
    memory: tomcat,
    says: [],
  },
  "flink's JobManager with both directories for temporary files moved": {
    image: "flink:2.2",
    args: ["jobmanager", "-Dio.tmp.dirs=/spill", "-D", "web.upload.dir=/spill", "-Dweb.tmpdir=/spill"],
    config: ["/opt/flink/conf"],
    memory: plain("/spill"),
    says: [],
  },
  "flink's TaskManager with the option apart from its value": {
    image: "flink:2.2",
    args: ["taskmanager", "-D", "io.tmp.dirs=/spill"],
    config: ["/opt/flink/conf"],
    memory: plain("/spill"),
    says: [],
  },
  "storm's ZooKeeper for development": {
    image: "storm:2.8",
    user: "1000",
    args: ["storm", "dev-zookeeper"],
    memory: plain("/conf", "/logs"),
    says: [
      'container "main" runs storm:2.8, which needs a writable /tmp (storm dev-zookeeper keeps its data in /tmp/dev-storm-zookeeper); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "storm's Pacemaker": {
    image: "storm:2.8",
    user: "1000",
    args: ["storm", "pacemaker"],
    memory: plain("/conf", "/logs"),
    says: [],
  },
  "znc as its user with another directory": {
    image: "znc:1.9",
    user: "1000",
    args: ["--datadir", "/irc"],
    volumes: ["/irc"],
    says: [],
  },
  "aerospike's asd in place of the entrypoint": {
    image: "aerospike:ce-8.1.2.4",
    command: ["asd"],
    args: ["--foreground", "--config-file", "/conf/aerospike.conf"],
    config: ["/conf"],
    volumes: ["/opt/aerospike/data"],
    says: [],
  },
  "aerospike with a directory of its own configuration, which does not read LOGFILE": {
    image: "aerospike:ce-8.1.2.4",
    env: { LOGFILE: "/logs/aerospike.log" },
    config: ["/etc/aerospike"],
    volumes: ["/opt/aerospike/data"],
    says: [],
  },
  "geonetwork 3, which keeps everything in its application": {
    image: "geonetwork:3.12.12",
    says: [
      'container "main" runs geonetwork:3.12.12, which needs a writable volume at /usr/local/tomcat (GeoNetwork keeps its data, database, logs and caches in its application and beside it)',
    ],
  },
  "geonetwork 3 with PostgreSQL": {
    image: "geonetwork:3.12-postgres",
    volumes: ["/usr/local/tomcat"],
    says: [
      'container "main" runs geonetwork:3.12-postgres, which needs a writable /root (The entrypoint writes .pgpass here and deletes it, and stops when it cannot); add an emptyDir of 1Mi in memory at /root to spec.containers[0].volumeMounts',
    ],
  },
  "geonetwork 4.2 under its short tag": {
    image: "geonetwork:4.2",
    env: { ES_HOST: "elasticsearch" },
    volumes: ["/catalogue-data", "/usr/local/tomcat/conf"],
    memory: plain("/usr/local/tomcat/work", "/usr/local/tomcat/temp", "/usr/local/tomcat/logs"),
    says: [
      'container "main" runs geonetwork:4.2, which needs a writable /usr/local/tomcat/webapps/geonetwork/WEB-INF (The entrypoint writes the address of Elasticsearch into web.xml here, and stops when it cannot); mount a writable copy of what the image has at /usr/local/tomcat/webapps/geonetwork/WEB-INF',
    ],
  },
  "geonetwork 4.2 beside its Elasticsearch": {
    image: "geonetwork:4.2.16",
    env: { ES_HOST: "localhost" },
    volumes: ["/catalogue-data", "/usr/local/tomcat/conf"],
    memory: plain("/usr/local/tomcat/work", "/usr/local/tomcat/temp", "/usr/local/tomcat/logs"),
    says: [],
  },
  "bonita with files of access logs elsewhere": {
    image: "bonita:2024.3",
    user: "1000",
    env: { DB_VENDOR: "postgres", ACCESSLOGS_FILES_ENABLED: "true", ACCESSLOGS_PATH: "/access" },
    volumes: ["/opt/bonita"],
    says: [
      'container "main" runs bonita:2024.3, which needs a writable directory that ACCESSLOGS_PATH names (Access logs are written here); mount an emptyDir at the directory that ACCESSLOGS_PATH names',
    ],
  },
  "rocket.chat with uploads in the file system": {
    image: "rocket.chat:8.6",
    env: { OVERWRITE_SETTING_FileUpload_Storage_Type: "FileSystem" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs rocket.chat:8.6, which needs a writable volume at /app/uploads (Uploaded files and avatars are stored here)',
    ],
  },
  "rocket.chat with uploads in a directory of its own": {
    image: "registry.rocket.chat/rocketchat/rocket.chat:8.6.0",
    env: { FileUpload_Storage_Type: "FileSystem", FileUpload_FileSystemPath: "/files" },
    volumes: ["/files"],
    memory: plain("/tmp"),
    says: [],
  },
  "ros that launches nodes": {
    image: "ros:jazzy",
    args: ["ros2", "launch", "demo_nodes_cpp", "talker_listener_launch.py"],
    says: [
      'container "main" runs ros:jazzy, which needs a writable /root/.ros/log (ros2 launch makes a directory for its logs here, and stops when it cannot; nodes log here, too); add an emptyDir of 128Mi in memory at /root/.ros/log to spec.containers[0].volumeMounts',
    ],
  },
  "ros that launches nodes with logs elsewhere": {
    image: "ros:jazzy",
    args: ["ros2", "launch", "demo_nodes_cpp", "talker_listener_launch.py"],
    env: { ROS_LOG_DIR: "/logs" },
    memory: plain("/logs"),
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "xwiki with a volume for its permanent directory": {
    image: "xwiki:18-postgres-tomcat",
    volumes: ["/usr/local/xwiki/data", "/usr/local/tomcat/webapps/ROOT"],
    memory: tomcat,
    says: [],
  },
};

describeConfigured("official images", inPods, onEngines);
