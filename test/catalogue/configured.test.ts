// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const giteaChart = {
  GITEA_APP_INI: "/data/gitea/conf/app.ini",
  GITEA_CUSTOM: "/data/gitea",
  GITEA_WORK_DIR: "/data",
  GITEA_TEMP: "/tmp/gitea",
  TMPDIR: "/tmp/gitea",
  HOME: "/data/gitea/git",
};

const inPods: ConfiguredRows = {
  "traefik with two stores of certificates named by variables": {
    image: "traefik:v3.5",
    env: {
      TRAEFIK_CERTIFICATESRESOLVERS_LE_ACME_STORAGE: "/le/acme.json",
      TRAEFIK_CERTIFICATESRESOLVERS_ZERO_ACME_STORAGE: "/zero/acme.json",
    },
    volumes: ["/le"],
    says: [
      'container "main" runs traefik:v3.5, which needs a writable volume at the directory of the file that TRAEFIK_CERTIFICATESRESOLVERS_ZERO_ACME_STORAGE names (Certificates, keys and ACME accounts are stored in this file)',
    ],
  },
  "postgres with its socket at a path right behind -k": {
    image: "postgres:17",
    args: ["-k/sockets"],
    volumes: ["/var/lib/postgresql/data"],
    memory: plain("/sockets"),
    says: [],
  },
  "opensearch, whose entrypoint sets OPENSEARCH_PATH_CONF itself": {
    image: "opensearchproject/opensearch:3.2.0",
    env: { OPENSEARCH_PATH_CONF: "/conf" },
    volumes: ["/conf", "/usr/share/opensearch/data"],
    memory: plain("/usr/share/opensearch/logs", "/tmp"),
    says: [
      'container "main" runs opensearchproject/opensearch:3.2.0, which needs a writable /usr/share/opensearch/config (The first start creates the keystore and the demo security settings here); mount a writable copy of what the image has at /usr/share/opensearch/config; a read-only root takes effort with opensearchproject/opensearch:3.2.0: the keystore and the demo security settings are written next to the shipped configuration at the first start',
    ],
  },
  "influxdb with the engine alone moved": {
    image: "influxdb:2.7",
    env: { INFLUXD_ENGINE_PATH: "/engine" },
    volumes: ["/engine"],
    says: [
      'container "main" has no volume at /var/lib/influxdb2, where influxdb:2.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb with engine and metadata moved": {
    image: "influxdb:2.7",
    env: { INFLUXD_ENGINE_PATH: "/srv/engine", INFLUXD_BOLT_PATH: "/srv/influxd.bolt" },
    volumes: ["/srv"],
    says: [],
  },
  "influxdb with the engine moved by its argument": {
    image: "influxdb:2.7",
    args: ["influxd", "--engine-path=/engine"],
    volumes: ["/var/lib/influxdb2"],
    says: [
      'container "main" has no volume at /engine, where influxdb:2.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb with the metadata alone moved": {
    image: "influxdb:2.7",
    env: { INFLUXD_BOLT_PATH: "/meta/influxd.bolt" },
    volumes: ["/meta"],
    says: [
      'container "main" has no volume at /var/lib/influxdb2/engine, where influxdb:2.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb without a mount": {
    image: "influxdb:2.7",
    says: [
      'container "main" has no volume at /var/lib/influxdb2, where influxdb:2.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 3 with the default object store": {
    image: "influxdb:3-core",
    memory: plain("/plugins"),
    says: [
      'container "main" has no volume at /home/influxdb3/.influxdb, where influxdb:3-core keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 3 with INFLUXDB3_OBJECT_STORE s3": {
    image: "influxdb:3-core",
    env: { INFLUXDB3_OBJECT_STORE: "s3" },
    volumes: ["/plugins"],
    says: [],
  },
  "influxdb 3 as a client": {
    image: "influxdb:3-core",
    args: ["influxdb3", "query", "--database", "sensors", "SHOW TABLES"],
    says: [],
  },
  "influxdb 3 as its documentation runs it": {
    image: "influxdb:3-core",
    args: ["influxdb3", "serve", "--node-id=node0", "--object-store=file", "--data-dir=/var/lib/influxdb3"],
    volumes: ["/var/lib/influxdb3", "/plugins"],
    says: [],
  },
  "gitea as its chart runs it": {
    image: "docker.gitea.com/gitea:1.24.6-rootless",
    env: giteaChart,
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "gitea as its chart runs it, with the usual paths mounted": {
    image: "docker.gitea.com/gitea:1.24.6-rootless",
    env: giteaChart,
    volumes: ["/var/lib/gitea", "/etc/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs gitea:1.24.6-rootless, which needs a writable volume at the directory that GITEA_WORK_DIR names (Repositories, LFS objects and indices live here), the directory that HOME names (The entrypoint makes the home directory of git, and stops when it cannot write there) and the directory of the file that GITEA_APP_INI names (The entrypoint makes app.ini here, and Gitea its secrets)',
    ],
  },
  "forgejo as its chart runs it": {
    image: "code.forgejo.org/forgejo/forgejo:12-rootless",
    env: giteaChart,
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "forgejo whose supervisor writes below /etc/s6": {
    image: "code.forgejo.org/forgejo/forgejo:12",
    says: ['container "main" runs forgejo/forgejo:12, which needs a writable volume at /data (Everything lives here)'],
  },
  "jenkins with JENKINS_HOME alone moved": {
    image: "jenkins/jenkins:lts",
    env: { JENKINS_HOME: "/jenkins" },
    volumes: ["/jenkins"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs jenkins/jenkins:lts, which needs a writable /var/jenkins_home/copy_reference_file.log (Can not write to /var/jenkins_home/copy_reference_file.log. Wrong volume permissions?); mount a writable copy of the file /var/jenkins_home/copy_reference_file.log',
    ],
  },
  "jenkins with JENKINS_HOME and its log moved": {
    image: "jenkins/jenkins:lts",
    env: { JENKINS_HOME: "/jenkins", COPY_REFERENCE_FILE_LOG: "/jenkins/copy_reference_file.log" },
    volumes: ["/jenkins"],
    memory: plain("/tmp"),
    says: [],
  },
  "promtail with its positions in a directory of their own": {
    image: "grafana/promtail:3.5.0",
    args: ["-config.file=/etc/promtail/config.yml", "-positions.file=/run/positions/positions.yaml"],
    volumes: [],
    says: [
      'container "main" runs grafana/promtail:3.5.0, which needs a writable volume at /run/positions (positions.yaml, which remembers how far each log was read, lives here)',
    ],
  },
  "mongo without /tmp": {
    image: "mongo:8.0",
    volumes: ["/data/db"],
    says: [
      'container "main" runs mongo:8.0, which needs a writable /tmp (mongod creates its socket here, and the entrypoint its temporary configuration); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "traefik with certificates from ACME": {
    image: "traefik:v3.5",
    args: [
      "--certificatesresolvers.le.acme.email=ops@example.com",
      "--certificatesresolvers.le.acme.storage=/acme/acme.json",
    ],
    says: [
      'container "main" runs traefik:v3.5, which needs a writable volume at /acme (Certificates, keys and ACME accounts are stored in this file)',
    ],
  },
  "traefik with certificates from ACME on a volume": {
    image: "traefik:v3.5",
    args: ["--certificatesResolvers.le.acme.storage=/acme/acme.json"],
    volumes: ["/acme"],
    says: [],
  },
  "bitnami's mysql, whose log is a link to stdout": {
    image: "bitnami/mysql:8.4",
    volumes: ["/bitnami/mysql", "/opt/bitnami/mysql/conf"],
    memory: plain("/tmp", "/opt/bitnami/mysql/tmp"),
    says: [],
  },
  "bitnami's mariadb, whose log is a link to stdout": {
    image: "bitnami/mariadb:11.4",
    volumes: ["/bitnami/mariadb", "/opt/bitnami/mariadb/conf"],
    memory: plain("/tmp", "/opt/bitnami/mariadb/tmp"),
    says: [],
  },
  "bitnami's apache, whose logs are links to stdout and stderr": {
    image: "bitnami/apache:2.4",
    volumes: ["/opt/bitnami/apache/conf"],
    memory: plain("/tmp", "/opt/bitnami/apache/var/run"),
    says: [],
  },
  "thanos receive that only routes": {
    image: "quay.io/thanos/thanos:v0.31.0",
    args: ["receive", "--receive.hashrings-file=/var/lib/thanos-receive/hashrings.json"],
    config: ["/var/lib/thanos-receive"],
    says: [],
  },
  "thanos receive that routes and stores": {
    image: "quay.io/thanos/thanos:v0.31.0",
    args: [
      "receive",
      "--receive.hashrings-file=/var/lib/thanos-receive/hashrings.json",
      "--receive.local-endpoint=thanos-0:10901",
    ],
    config: ["/var/lib/thanos-receive"],
    says: [
      'container "main" runs thanos/thanos:v0.31.0, which needs a writable volume at /data (Blocks, index headers and the write-ahead log are kept here)',
    ],
  },
  "elasticsearch with path.data moved": {
    image: "elasticsearch:8.19.3",
    env: { "path.data": "/indices" },
    volumes: ["/indices", "/usr/share/elasticsearch/config"],
    memory: plain("/usr/share/elasticsearch/logs", "/tmp"),
    says: [],
  },
  "opensearch with path.data moved by an argument": {
    image: "opensearchproject/opensearch:3.2.0",
    args: ["opensearch", "-E", "path.data=/indices"],
    volumes: ["/usr/share/opensearch/data", "/usr/share/opensearch/config"],
    memory: plain("/usr/share/opensearch/logs", "/tmp"),
    says: [
      'container "main" has no volume at /indices, where opensearchproject/opensearch:3.2.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "nextcloud with REDIS_HOST and a read-only redis-session.ini": {
    image: "nextcloud:33-fpm",
    env: { REDIS_HOST: "redis" },
    volumes: ["/var/www/html"],
    config: ["/usr/local/etc/php/conf.d/redis-session.ini"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs nextcloud:33-fpm, which needs a writable /usr/local/etc/php/conf.d (cannot create /usr/local/etc/php/conf.d/redis-session.ini: Read-only file system); make the read-only mount spec.containers[0].volumeMounts[1] writable; a read-only root takes effort with nextcloud:33-fpm: it installs and updates itself in its volume, and a Redis host makes it write into PHP\'s configuration at start',
    ],
  },
  "zookeeper with a zoo.cfg where ZOO_CONF_DIR says": {
    image: "zookeeper:3.9.4",
    env: { ZOO_CONF_DIR: "/zk", ZOOCFGDIR: "/zk" },
    volumes: ["/data", "/datalog"],
    config: ["/zk/zoo.cfg"],
    memory: plain("/logs"),
    says: [],
  },
  "zookeeper with a zoo.cfg that ZOO_CONF_DIR passes by": {
    image: "zookeeper:3.9.4",
    env: { ZOO_CONF_DIR: "/zk", ZOOCFGDIR: "/zk" },
    volumes: ["/data", "/datalog"],
    config: ["/conf/zoo.cfg"],
    memory: plain("/logs"),
    says: [
      'container "main" runs zookeeper:3.9.4, which needs a writable directory that ZOO_CONF_DIR names (The entrypoint generates zoo.cfg here at the first start, and stops when it cannot); mount an emptyDir at the directory that ZOO_CONF_DIR names',
    ],
  },
  "opensearch with a mounted keystore and the demo configuration": {
    image: "opensearchproject/opensearch:3.2.0",
    volumes: ["/usr/share/opensearch/data"],
    config: ["/usr/share/opensearch/config/opensearch.keystore"],
    memory: plain("/usr/share/opensearch/logs", "/tmp"),
    says: [
      'container "main" runs opensearchproject/opensearch:3.2.0, which needs a writable /usr/share/opensearch/config (The first start creates the keystore and the demo security settings here); mount a writable copy of what the image has at /usr/share/opensearch/config; a read-only root takes effort with opensearchproject/opensearch:3.2.0: the keystore and the demo security settings are written next to the shipped configuration at the first start',
    ],
  },
  "opensearch with a mounted keystore, without the demo configuration": {
    image: "opensearchproject/opensearch:3.2.0",
    env: { DISABLE_INSTALL_DEMO_CONFIG: "true" },
    volumes: ["/usr/share/opensearch/data"],
    config: ["/usr/share/opensearch/config/opensearch.keystore"],
    memory: plain("/usr/share/opensearch/logs", "/tmp"),
    says: [],
  },
  "mongo with a configuration that may move its data": {
    image: "mongo:8.0",
    args: ["--config", "/etc/mongo/mongod.conf"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs mongo:8.0, which needs a writable volume at /data/db when the server is no config server, and its configuration file names no other storage.dbPath; or name the directory with --dbpath',
    ],
  },
  "mongo with a configuration, and its data where an argument says": {
    image: "mongo:8.0",
    args: ["--config", "/etc/mongo/mongod.conf", "--dbpath", "/srv/db"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /srv/db, where mongo:8.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "mongo of Percona with a configuration that may move its data": {
    image: "percona/percona-server-mongodb:8.0",
    args: ["-f", "/etc/mongodb-config/mongod.conf"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs percona/percona-server-mongodb:8.0, which needs a writable volume at /data/db when the server is no config server, and its configuration file names no other storage.dbPath; or name the directory with --dbpath',
    ],
  },
  "mongo of Chainguard with a configuration that may move its data": {
    image: "cgr.dev/chainguard/mongodb:latest",
    args: ["--config=/etc/mongo/mongod.conf"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs chainguard/mongodb:latest, which needs a writable volume at /data/db when the server is no config server, and its configuration file names no other storage.dbPath; or name the directory with --dbpath',
    ],
  },
  "mongo of Percona without a configuration": {
    image: "percona/percona-server-mongodb:8.0",
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /data/db, where percona/percona-server-mongodb:8.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "kibana with its data where PATH_DATA says": {
    image: "docker.elastic.co/kibana/kibana:9.1.3",
    env: { PATH_DATA: "/state" },
    memory: plain("/state", "/tmp"),
    says: [],
  },
  "zookeeper as a user that leaves /logs alone": {
    image: "zookeeper:3.9.4",
    user: "1000",
    volumes: ["/data", "/datalog"],
    config: ["/conf/zoo.cfg"],
    says: [],
  },
  "zookeeper as root, which gives /logs to its user": {
    image: "zookeeper:3.9.4",
    volumes: ["/data", "/datalog"],
    config: ["/conf/zoo.cfg"],
    says: [
      'container "main" runs zookeeper:3.9.4, which needs a writable /logs (The entrypoint gives it to zookeeper, and stops when it cannot); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "vaultwarden's command that makes a hash": {
    image: "vaultwarden/server:1.34.3",
    args: ["sh", "-c", "echo ready"],
    says: [],
  },
  "Harbor's nginx, whose user is not root": {
    image: "goharbor/nginx-photon:v2.13.2",
    memory: { "/tmp": "mode=0755" },
    says: [
      'container "web" runs goharbor/nginx-photon:v2.13.2, whose user 10000 cannot write /tmp: the tmpfs there belongs to root with mode 0755 (nginx keeps its pid and buffers here); add uid=10000,gid=10000 to tmpfs["/tmp"]',
    ],
  },
  "influxdb on the VOLUME of its image": {
    image: "influxdb:2.7",
    says: [
      'container "web" has no volume at /var/lib/influxdb2, where influxdb:2.7 keeps its data; mount a named volume there',
    ],
  },
  "influxdb 3 with INFLUXDB3_OBJECT_STORE file": {
    image: "influxdb:3-core",
    env: { INFLUXDB3_OBJECT_STORE: "file" },
    volumes: ["/plugins"],
    says: [
      'container "web" has no volume at /home/influxdb3/.influxdb, where influxdb:3-core keeps its data; mount a named volume there',
    ],
  },
  "cp-kafka with a tmpfs of root": {
    image: "confluentinc/cp-kafka:7.9.0",
    volumes: ["/etc/kafka", "/var/lib/kafka/data"],
    memory: { "/var/log/kafka": "mode=0755", "/tmp": "exec" },
    says: [
      'advisory: container "web" runs confluentinc/cp-kafka:7.9.0, whose user 1000 cannot write /var/log/kafka: the tmpfs there belongs to root with mode 0755 (Java writes its log of garbage collection here); add uid=1000,gid=1000 to tmpfs["/var/log/kafka"]',
    ],
  },
};

describeConfigured("images", inPods, onEngines);
