// What a tag stands for, what start scripts find mounted, and settings that name a further directory. Each row follows the
// source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const apache = plain("/run/apache2", "/tmp");

const inPods: ConfiguredRows = {
  "docker, whose tag latest is the daemon": {
    image: "docker:latest",
    says: [
      'container "main" runs docker:latest, which needs a writable /run (The daemon, containerd and runc keep sockets and their state here) and /certs (The entrypoint makes certificates here); add an emptyDir of 256Mi in memory at /run to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /certs to spec.containers[0].volumeMounts; a read-only root is not recommended with docker:latest: the daemon has to be privileged: a read-only root keeps nothing from it; it also runs docker:latest, which needs a writable volume at /var/lib/docker (Images, containers and volumes live here)',
    ],
  },
  "docker 28, which is the daemon, as a client": {
    image: "docker:28",
    args: ["docker", "ps"],
    says: [],
  },
  "docker 27, which is the daemon, for another program": {
    image: "docker:27",
    command: ["sleep", "infinity"],
    says: [],
  },
  "docker's client": {
    image: "docker:29-cli",
    says: [],
  },
  "docker 20, which is the client": {
    image: "docker:20.10",
    says: [],
  },
  "docker 20 as a daemon": {
    image: "docker:20.10-dind",
    env: { DOCKER_TLS_CERTDIR: "" },
    memory: plain("/run"),
    says: [
      'container "main" runs docker:20.10-dind, which needs a writable volume at /var/lib/docker (Images, containers and volumes live here)',
    ],
  },
  "bitnami's harbor-core with a certificate of an authority under another name": {
    image: "bitnami/harbor-core:2.14.0",
    config: ["/etc/core/key", "/etc/core/app.conf", "/harbor_cust_cert/redis-ca.crt"],
    says: [
      'container "main" runs bitnami/harbor-core:2.14.0, which needs a writable /etc/ssl/certs (The start script adds certificates of own authorities here); mount a writable copy of what the image has at /etc/ssl/certs; a read-only root takes effort with bitnami/harbor-core:2.14.0: it adds certificates to /etc/ssl/certs: an init container has to copy those to a volume, as the chart does',
    ],
  },
  "bitnami's harbor-exporter with a certificate of an authority as the chart calls it": {
    image: "bitnami/harbor-exporter:2.14.0",
    config: ["/harbor_cust_cert/custom-ca.crt"],
    says: [
      'container "main" runs bitnami/harbor-exporter:2.14.0, which needs a writable /etc/ssl/certs (The start script adds certificates of own authorities here); mount a writable copy of what the image has at /etc/ssl/certs; a read-only root takes effort with bitnami/harbor-exporter:2.14.0: it adds certificates to /etc/ssl/certs: an init container has to copy those to a volume, as the chart does',
    ],
  },
  "bitnami's harbor-core that starts another program": {
    image: "bitnami/harbor-core:2.14.0",
    args: ["bash", "-c", "ls"],
    says: [],
  },
  "joomla with another number for Apache's user": {
    image: "joomla:6",
    env: { APACHE_RUN_USER: "#1000" },
    volumes: ["/var/www/html"],
    memory: apache,
    says: [
      'container "main" runs joomla:6, which does not start with a read-only root (groupmod: cannot lock /etc/group; try again later); set APACHE_RUN_USER to a user of the image',
    ],
  },
  "joomla with Apache's own user by its number": {
    image: "joomla:6",
    env: { APACHE_RUN_USER: "#33" },
    volumes: ["/var/www/html"],
    memory: apache,
    says: [],
  },
  "joomla with another number for Apache's user, started as that user": {
    image: "joomla:6",
    user: "1000",
    env: { APACHE_RUN_USER: "#1000" },
    volumes: ["/var/www/html"],
    memory: apache,
    says: [],
  },
  "solr with a directory for heap dumps": {
    image: "solr:9.10",
    env: { SOLR_HEAP_DUMP_DIR: "/dumps" },
    volumes: ["/var/solr"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs solr:9.10, which needs a writable directory that SOLR_HEAP_DUMP_DIR names (Java dumps its memory here when it runs out, and the start checks that it can); mount an emptyDir at the directory that SOLR_HEAP_DUMP_DIR names',
    ],
  },
  "solr 7 with nothing mounted": {
    image: "solr:7.7",
    memory: plain("/tmp"),
    says: [
      'container "main" runs solr:7.7, which needs a writable /opt/solr/server/logs (ERROR: Logs directory /opt/solr/server/logs is not writable. Exiting); add an emptyDir of 256Mi in memory at /opt/solr/server/logs to spec.containers[0].volumeMounts',
      'container "main" has no volume at /opt/solr/server/solr/mycores, where solr:7.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "solr 7 with a volume for its cores, as its documentation mounts it": {
    image: "solr:7.7",
    args: ["solr-precreate", "mycore"],
    volumes: ["/opt/solr/server/solr/mycores"],
    memory: plain("/tmp", "/opt/solr/server/logs"),
    says: [],
  },
  "solr 7 with its home elsewhere": {
    image: "solr:7.7",
    env: { SOLR_HOME: "/cores", INIT_SOLR_HOME: "yes", SOLR_LOGS_DIR: "/logs" },
    volumes: ["/cores"],
    memory: plain("/tmp"),
    says: [
      "container \"main\" runs solr:7.7, which needs a writable directory that SOLR_LOGS_DIR names (The server's logs and Java's log of garbage collection are written here); mount an emptyDir at the directory that SOLR_LOGS_DIR names",
    ],
  },
  "solr's exporter through the entrypoint": {
    image: "solr:9.10",
    args: ["solr-exporter"],
    says: [],
  },
  "node-red with projects": {
    image: "nodered/node-red:5.0.4",
    env: { NODE_RED_ENABLE_PROJECTS: "true" },
    volumes: ["/data"],
    says: [
      'container "main" runs nodered/node-red:5.0.4, which needs a writable /tmp (Git is given names and passwords through a socket here); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "node-red with projects and a runtime directory": {
    image: "nodered/node-red:5.0.4",
    env: { NODE_RED_ENABLE_PROJECTS: "true", XDG_RUNTIME_DIR: "/run/node-red" },
    volumes: ["/data"],
    memory: plain("/run/node-red"),
    says: [],
  },
  "node-red without projects": {
    image: "nodered/node-red:5.0.4",
    env: { NODE_RED_ENABLE_PROJECTS: "false" },
    volumes: ["/data"],
    says: [],
  },
  "node-red 2 with its own words written out": {
    image: "nodered/node-red:2.2.3",
    command: ["npm", "--no-update-notifier", "--no-fund", "start", "--cache", "/data/.npm", "--", "--userDir", "/data"],
    says: [
      'container "main" runs nodered/node-red:2.2.3, which needs a writable volume at /data (Flows, credentials, settings, installed nodes and the cache of npm live here)',
    ],
  },
  "phpmyadmin that cannot keep its templates": {
    image: "phpmyadmin:5.2",
    config: ["/etc/phpmyadmin/config.secret.inc.php"],
    memory: plain("/run/apache2", "/tmp", "/sessions"),
    says: [
      "advisory: container \"main\" runs phpmyadmin:5.2, which needs a writable /var/www/html/tmp when compiled templates are kept, without which every page is slower and says so (phpMyAdmin is not able to cache templates and will be slow because of this); or set $cfg['TempDir'] to another directory in config.user.inc.php",
    ],
  },
  "Chainguard's redis as a replica": {
    image: "cgr.dev/chainguard/redis:latest",
    args: ["--save", "", "--replicaof", "primary 6379"],
    says: [
      'advisory: container "main" runs chainguard/redis:latest, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica; or start it with --save "" and without the append-only file',
    ],
  },
  "Chainguard's valkey as a replica that loads without a disk": {
    image: "cgr.dev/chainguard/valkey:latest",
    args: ["--save", "", "--replicaof", "primary 6379", "--repl-diskless-load", "swapdb"],
    says: [],
  },
  "Chainguard's redis with a log beside its data": {
    image: "cgr.dev/chainguard/redis:latest",
    args: ["--save", "", "--logfile", "redis.log"],
    says: [
      'container "main" runs chainguard/redis:latest, which needs a writable /data (The server writes its log here, and does not start when it cannot); add an emptyDir of 256Mi in memory at /data to spec.containers[0].volumeMounts',
    ],
  },
  "percona's MongoDB with a file for its audit log": {
    image: "percona:psmdb-8.0",
    args: ["mongod", "--auditDestination=file", "--auditPath", "/var/log/psmdb/audit.json"],
    volumes: ["/data/db"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs percona:psmdb-8.0, which needs a writable /var/log/psmdb (mongod opens its audit log here, and stops when it cannot); add an emptyDir of 256Mi in memory at /var/log/psmdb to spec.containers[0].volumeMounts',
    ],
  },
  "percona's MongoDB with an audit log in its data": {
    image: "percona:psmdb-8.0",
    args: ["mongod", "--auditDestination=file", "--auditPath=/data/db/auditLog.json"],
    volumes: ["/data/db"],
    memory: plain("/tmp"),
    says: [],
  },
  "percona's MongoDB with an audit log that has no name": {
    image: "percona:psmdb-8.0",
    args: ["mongod", "--auditDestination", "file"],
    volumes: ["/data/db"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs percona:psmdb-8.0, which does not start with a read-only root; name the file of the audit log with --auditPath',
    ],
  },
  "bitnami's apache with certificates at their former place": {
    image: "bitnami/apache:2.4",
    config: ["/opt/bitnami/apache/certs"],
    memory: plain("/tmp", "/opt/bitnami/apache/var/run"),
    says: [
      'container "main" runs bitnami/apache:2.4, which needs a writable /opt/bitnami/apache/conf (The start script writes ports here, and copies virtual hosts and certificates); add an emptyDir of 16Mi in memory at /opt/bitnami/apache/conf to spec.containers[0].volumeMounts',
    ],
  },
  "redis with a log beside its data": {
    image: "redis:8",
    args: ["redis-server", "--save", "", "--logfile", "redis.log"],
    says: [
      'container "main" runs redis:8, which needs a writable /data (The server writes its log here, and does not start when it cannot); add an emptyDir of 256Mi in memory at /data to spec.containers[0].volumeMounts',
    ],
  },
  "redis with an empty name for its log": {
    image: "redis:8",
    args: ["redis-server", "--save", "", "--logfile", ""],
    says: [],
  },
  "redis as a cache with a pid file": {
    image: "redis:8",
    args: ["redis-server", "--save", "", "--appendonly", "no", "--pidfile", "/run/redis.pid"],
    says: [],
  },
  "redis in a cluster with its nodes elsewhere": {
    image: "redis:8",
    args: ["redis-server", "--cluster-enabled", "yes", "--cluster-config-file", "/nodes/nodes.conf"],
    volumes: ["/data"],
    says: [
      'container "main" has no volume at /nodes, where redis:8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "aws-xray-daemon with its log at the standard output": {
    image: "public.ecr.aws/xray/aws-xray-daemon:3.x",
    args: ["--log-file", "/dev/stdout"],
    says: [],
  },
  "aws-xray-daemon with one dash": {
    image: "public.ecr.aws/xray/aws-xray-daemon:3.x",
    args: ["-log-file", "/logs/xray.log"],
    says: [
      'container "main" runs xray/aws-xray-daemon:3.x, which needs a writable /logs (The daemon writes its log to the file that --log-file names); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's consul with one script for its start": {
    image: "bitnami/consul:1.21",
    config: ["/docker-entrypoint-initdb.d/10-acl.sh"],
    volumes: ["/bitnami/consul"],
    memory: plain("/opt/bitnami/consul/conf", "/opt/bitnami/consul/logs", "/opt/bitnami/consul/tmp"),
    says: [
      'container "main" runs bitnami/consul:1.21, which needs a writable /tmp (The list of the scripts is written here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's mongodb with one script for its start": {
    image: "bitnami/mongodb:8.0",
    config: ["/docker-entrypoint-initdb.d/users.js"],
    volumes: ["/bitnami/mongodb"],
    memory: plain("/opt/bitnami/mongodb/conf", "/opt/bitnami/mongodb/tmp", "/opt/bitnami/mongodb/logs"),
    says: [
      'container "main" runs bitnami/mongodb:8.0, which needs a writable /tmp (The list of the scripts is written here; the server\'s sockets and pid file are in its own tmp); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's minio for its client": {
    image: "bitnami/minio:2025",
    args: ["mc", "ls"],
    says: [],
  },
  "bitnami's nginx for another program": {
    image: "bitnami/nginx:1.29",
    args: ["bash", "-c", "ls"],
    says: [],
  },
  "bitnami's nginx without its start script": {
    image: "bitnami/nginx:1.29",
    args: ["nginx", "-g", "daemon off;"],
    says: [
      'container "main" runs bitnami/nginx:1.29, which needs a writable /opt/bitnami/nginx/tmp (Pid files, sockets and temporary files are written here); add an emptyDir of 64Mi in memory at /opt/bitnami/nginx/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's tomcat for another program": {
    image: "bitnami/tomcat:11.0",
    args: ["bash", "-c", "ls"],
    says: [],
  },
  "bitnami's keycloak for another program": {
    image: "bitnami/keycloak:26",
    args: ["kcadm.sh", "get", "realms"],
    says: [],
  },
  "Chainguard's mariadb with its data elsewhere": {
    image: "cgr.dev/chainguard/mariadb:latest",
    args: ["--datadir=/srv/mysql", "-t", "/scratch"],
    volumes: ["/srv/mysql"],
    memory: plain("/run/mysqld", "/scratch"),
    says: [],
  },
  "Chainguard's postgres with its data elsewhere": {
    image: "cgr.dev/chainguard/postgres:latest",
    args: ["postgres", "-c", "data_directory=/srv/pg"],
    volumes: ["/var/lib/postgresql/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /srv/pg, where chainguard/postgres:latest keeps its data; mount a persistent volume claim there',
    ],
  },
  "java with a log of garbage collection": {
    image: "eclipse-temurin:21",
    args: ["java", "-Xlog:gc*:file=/logs/gc.log:time,uptime", "-jar", "/app.jar"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs eclipse-temurin:21, which needs a writable /logs (Java writes this log here, and does not start when it cannot); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "java with a log of garbage collection by a variable": {
    image: "amazoncorretto:21",
    args: ["java", "-jar", "/app.jar"],
    env: { JAVA_TOOL_OPTIONS: "-Xmx512m -Xlog:gc*:file=/logs/gc.log:time" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs amazoncorretto:21, which needs a writable directory of the file that JAVA_TOOL_OPTIONS names (Java writes this log here, and does not start when it cannot); mount an emptyDir at the directory of the file that JAVA_TOOL_OPTIONS names',
    ],
  },
  "java with its log at the standard output": {
    image: "eclipse-temurin:21",
    args: ["java", "-Xlog:gc*:stdout:time", "-jar", "/app.jar"],
    memory: plain("/tmp"),
    says: [],
  },
  "java with its temporary directory in the oldest of the variables": {
    image: "bellsoft/liberica-openjre-alpine:21",
    args: ["java", "-jar", "/app.jar"],
    env: { _JAVA_OPTIONS: "-Djava.io.tmpdir=/work" },
    memory: plain("/work"),
    says: [],
  },
  "bitnami's thanos as a sidecar that uploads": {
    image: "bitnami/thanos:0.39",
    args: ["sidecar", "--tsdb.path=/prometheus", "--objstore.config-file=/conf/bucket.yaml"],
    config: ["/conf"],
    says: [
      'container "main" runs bitnami/thanos:0.39, which needs a writable /prometheus (Blocks, index headers and the write-ahead log are kept here); add an emptyDir of 2Gi in memory at /prometheus to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's thanos with its data in a relative directory": {
    image: "bitnami/thanos:0.39",
    args: ["store", "--data-dir=cache"],
    memory: plain("/cache"),
    says: [],
  },
  "bitnami's thanos that lists its queries": {
    image: "bitnami/thanos:0.39",
    args: ["query", "--query.active-query-path=/queries"],
    says: [
      'container "main" runs bitnami/thanos:0.39, which needs a writable /queries (Queries that run are listed here); add an emptyDir of 1Mi in memory at /queries to spec.containers[0].volumeMounts',
    ],
  },
  "oracle's mysql-server with logs elsewhere": {
    image: "mysql/mysql-server:8.0",
    args: ["mysqld", "--general-log-file=/logs/general.log", "--log-bin=/binlog/bin"],
    volumes: ["/var/lib/mysql", "/binlog"],
    memory: plain("/var/lib/mysql-files", "/run/mysqld", "/tmp"),
    says: [
      'container "main" runs mysql/mysql-server:8.0, which needs a writable /logs (mysqld writes its log here); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "oracle's mysql-server with its binary log elsewhere": {
    image: "container-registry.oracle.com/mysql/community-server:8.4",
    args: ["--log-bin=/binlog/bin"],
    volumes: ["/var/lib/mysql"],
    memory: plain("/var/lib/mysql-files", "/run/mysqld", "/tmp"),
    says: [
      'container "main" has no volume at /binlog, where mysql/community-server:8.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's mimir as a ruler, as its chart runs it": {
    image: "bitnami/grafana-mimir:3.0",
    args: ["-target=ruler", "-config.file=/bitnami/grafana-mimir/conf/mimir.yaml"],
    config: ["/bitnami/grafana-mimir/conf"],
    memory: plain("/tmp", "/bitnami/grafana-mimir"),
    says: [],
  },
  "bitnami's mimir as a querier with two dashes": {
    image: "bitnami/grafana-mimir:3.0",
    args: ["--target=querier", "--config.file=/conf/mimir.yaml"],
    config: ["/conf"],
    memory: plain("/bitnami/grafana-mimir"),
    says: [],
  },
  "bitnami's mimir with a configuration that keeps its data elsewhere": {
    image: "bitnami/grafana-mimir:3.0",
    args: ["-target=ingester", "-config.file=/conf/mimir.yaml"],
    config: ["/conf"],
    volumes: ["/srv/mimir"],
    says: [],
  },
  "bitnami's mimir without a volume": {
    image: "bitnami/grafana-mimir:3.0",
    args: ["-target=ingester", "-config.file=/conf/mimir.yaml"],
    config: ["/conf"],
    says: [
      'advisory: container "main" runs bitnami/grafana-mimir:3.0, which needs a writable volume at /bitnami/grafana-mimir when its configuration names no other directories; or name writable directories in its configuration',
    ],
  },
};

describeConfigured("Tags, start scripts and further settings", inPods);
