// Official images of Docker Hub that are neither databases nor web servers of great use. Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const lock = plain("/run/apache2", "/tmp");
const tomcat = plain("/usr/local/tomcat/work", "/usr/local/tomcat/logs");
const storm = plain("/conf", "/logs");

const inPods: ConfiguredRows = {
  "flink's JobManager with nothing mounted": {
    image: "flink:2.2",
    args: ["jobmanager"],
    says: [
      'container "main" runs flink:2.2, which needs a writable /tmp (Could not initialize RPC system) and /opt/flink/conf (The entrypoint writes FLINK_PROPERTIES and the JobManager\'s address here, and loses them when it cannot); add an emptyDir of 2Gi in memory at /tmp to spec.containers[0].volumeMounts; mount a writable copy of what the image has at /opt/flink/conf',
    ],
  },
  "flink as its documentation deploys it, with a directory for temporary files": {
    image: "flink:2.2",
    args: ["jobmanager"],
    config: ["/opt/flink/conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "flink's TaskManager with io.tmp.dirs on a volume": {
    image: "apache/flink:1.20",
    args: ["taskmanager", "-Dio.tmp.dirs=/spill"],
    config: ["/opt/flink/conf"],
    memory: plain("/spill"),
    says: [],
  },
  "flink's JobManager with io.tmp.dirs on a volume, which keeps uploads elsewhere": {
    image: "apache/flink:1.20",
    args: ["jobmanager", "-Dio.tmp.dirs=/spill"],
    config: ["/opt/flink/conf"],
    memory: plain("/spill"),
    says: [
      'container "main" runs apache/flink:1.20, which needs a writable /tmp (Could not initialize RPC system); add an emptyDir of 2Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "flink's built-in plugins": {
    image: "flink:2.2",
    args: ["taskmanager"],
    env: { ENABLE_BUILT_IN_PLUGINS: "flink-s3-fs-presto-2.2.1.jar" },
    config: ["/opt/flink/conf"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs flink:2.2, which needs a writable /opt/flink/plugins (The entrypoint links plugins into this directory, and Flink starts without them when it cannot); mount a writable copy of what the image has at /opt/flink/plugins',
    ],
  },
  "flink as a client": { image: "flink:2.2", args: ["flink", "run", "/job.jar"], says: [] },
  "crate with nothing mounted": {
    image: "crate:6.4",
    says: [
      'container "main" runs crate:6.4, which needs a writable /data/log (Java writes the log of its garbage collector here); add an emptyDir of 2Gi in memory at /data/log to spec.containers[0].volumeMounts',
      'container "main" has no volume at /data/data, where crate:6.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "crate with one volume": { image: "crate:6.4", args: ["-Cdiscovery.type=single-node"], volumes: ["/data"], says: [] },
  "crate as its operator runs it, without a log of its garbage collector": {
    image: "crate:6.4",
    command: [
      "/docker-entrypoint.sh",
      "crate",
      "-Cpath.data=/data/data0,/data/data1",
      "-Cblobs.path=/data/data0/blobs",
    ],
    env: { CRATE_DISABLE_GC_LOGGING: "1" },
    volumes: ["/data/data0", "/data/data1"],
    says: [],
  },
  "crate with one of two directories without a volume": {
    image: "crate:6.4",
    args: ["crate", "-Cpath.data=/data/data0,/data/data1"],
    env: { CRATE_DISABLE_GC_LOGGING: "1" },
    volumes: ["/data/data0"],
    says: [
      'container "main" keeps the data of crate:6.4 at /data/data1 on the anonymous volume that its image declares at /data, not on spec.containers[0].volumeMounts[0]; mount a persistent volume claim at /data',
    ],
  },
  "crate's shell": { image: "crate:6.4", args: ["crash", "--hosts", "crate:4200"], says: [] },
  "aerospike with its own configuration": {
    image: "aerospike:ce-8.1.2.4",
    volumes: ["/opt/aerospike/data"],
    says: [
      'container "main" runs aerospike:ce-8.1.2.4, which needs a writable /etc/aerospike (The entrypoint renders aerospike.conf from its template, and stops when it cannot); mount a writable copy of what the image has at /etc/aerospike',
    ],
  },
  "aerospike with a configuration elsewhere, beside its template": {
    image: "aerospike/aerospike-server:8.1.2.4",
    args: ["--config-file", "/opt/aerospike/etc/aerospike.conf"],
    config: ["/opt/aerospike/etc"],
    says: [
      'container "main" runs aerospike/aerospike-server:8.1.2.4, which needs a writable /etc/aerospike (The entrypoint renders aerospike.conf from its template, and stops when it cannot); mount a writable copy of what the image has at /etc/aerospike',
    ],
  },
  "aerospike whose configuration takes the template away": {
    image: "container.aerospike.com/aerospike/aerospike-server-enterprise:8.1.2.4",
    config: ["/etc/aerospike"],
    says: [],
  },
  "aerospike without a volume for its records": {
    image: "aerospike:ce-8.1.2.4",
    volumes: ["/etc/aerospike/aerospike.conf"],
    says: [
      'container "main" has no volume at /opt/aerospike/data, where aerospike:ce-8.1.2.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "storm's Nimbus that root starts, with a configuration": {
    image: "storm:2.8",
    args: ["storm", "nimbus"],
    config: ["/conf/storm.yaml"],
    volumes: ["/data"],
    memory: plain("/logs"),
    says: [
      'container "main" runs storm:2.8, which needs a writable /conf (The entrypoint gives this to its user when root starts it, writes storm.yaml, and stops when it cannot); add an emptyDir of 1Mi in memory at /conf to spec.containers[0].volumeMounts',
    ],
  },
  "storm's Nimbus as its user, with a configuration": {
    image: "storm:2.8",
    user: "1000",
    args: ["storm", "nimbus"],
    config: ["/conf/storm.yaml"],
    says: [],
  },
  "storm's interface with directories in memory": {
    image: "storm:2.8",
    user: "1000",
    args: ["storm", "ui"],
    memory: storm,
    says: [],
  },
  "storm's supervisor without a volume": {
    image: "storm:2.8",
    args: ["storm", "supervisor"],
    memory: storm,
    says: [
      "container \"main\" runs storm:2.8, which needs a writable volume at /data (Topologies' jars and the daemons' state live here, and the entrypoint gives it to its user)",
    ],
  },
  "znc with nothing mounted": {
    image: "znc:1.10",
    says: [
      'container "main" runs znc:1.10, which needs a writable volume at /znc-data (Configuration, modules, logs and the pid file live here)',
    ],
  },
  "znc with a volume": { image: "znc:1.10-slim", args: ["--debug"], volumes: ["/znc-data"], says: [] },
  "unit with nothing mounted": {
    image: "unit:1.35.0-minimal",
    says: [
      'container "main" runs unit:1.35.0-minimal, which needs a writable /run (unitd writes unit.pid and its control socket here, and stops when it cannot); add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts; it also runs unit:1.35.0-minimal, which needs a writable volume at /var/lib/unit (Unable to create certificates storage directory: )',
    ],
  },
  "unit whose configuration is mounted": {
    image: "unit:1.34.2-php8.4",
    config: ["/docker-entrypoint.d"],
    memory: plain("/run", "/var/lib/unit"),
    says: [],
  },
  "unit with its state moved": {
    image: "unit:1.34.2-php8.4",
    args: ["unitd", "--no-daemon", "--statedir", "/state"],
    memory: plain("/run"),
    says: [
      'container "main" runs unit:1.34.2-php8.4, which needs a writable volume at /state (Unable to create certificates storage directory: )',
    ],
  },
  "r-base with nothing mounted": {
    image: "r-base:4.5.3",
    args: ["Rscript", "/report.R"],
    says: [
      "container \"main\" runs r-base:4.5.3, which needs a writable /tmp (cannot create 'R_TempDir'); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts",
    ],
  },
  "r-base with TMPDIR": { image: "r-base:4.5.3", env: { TMPDIR: "/scratch" }, memory: plain("/scratch"), says: [] },
  "rocket.chat with nothing mounted": {
    image: "rocket.chat:8.5.1",
    says: [
      'container "main" runs rocket.chat:8.5.1, which needs a writable /tmp (ufs: cannot create temp directory at "/tmp/ufs"); add an emptyDir of 512Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "rocket.chat as its chart runs it": {
    image: "registry.rocket.chat/rocketchat/rocket.chat:8.5.1",
    user: "65533",
    memory: plain("/app/uploads", "/tmp"),
    says: [],
  },
  "monica as Docker Hub's documentation runs it": {
    image: "monica:4",
    env: { APP_KEY: "0123456789abcdef0123456789abcdef", DB_HOST: "db" },
    volumes: ["/var/www/html/storage"],
    memory: lock,
    says: [
      'container "main" runs monica:4, which needs a writable /var/www/html/public (The entrypoint links the public part of the storage here, and stops when it cannot); mount a writable copy of what the image has at /var/www/html/public',
    ],
  },
  "monica with its public storage mounted": {
    image: "monica:4",
    env: { APP_KEY: "0123456789abcdef0123456789abcdef" },
    volumes: ["/var/www/html/storage", "/var/www/html/public/storage"],
    memory: lock,
    says: [],
  },
  "monica in production": {
    image: "monica:4-fpm-alpine",
    env: { APP_ENV: "production", APP_KEY_FILE: "/run/secrets/app_key" },
    volumes: ["/var/www/html/storage", "/var/www/html/public/storage"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs monica:4-fpm-alpine, which needs a writable /var/www/html/bootstrap/cache (The entrypoint caches routes and settings here, and stops when it cannot); add an emptyDir of 16Mi in memory at /var/www/html/bootstrap/cache to spec.containers[0].volumeMounts',
    ],
  },
  "monica without a key": {
    image: "monica:4-fpm",
    env: { APP_KEY: "ChangeMeBy32KeyLengthOrGenerated" },
    volumes: ["/var/www/html/storage", "/var/www/html/public/storage"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs monica:4-fpm, which needs a writable volume at /var/www/html/.env (The entrypoint writes a new key into this file, and stops when it cannot)',
    ],
  },
  "monica's queue": { image: "monica:4-fpm", args: ["queue.sh"], volumes: ["/var/www/html/storage"], says: [] },
  "monica 5 with its own SQLite database": {
    image: "monica:5.0-apache",
    env: { APP_KEY: "base64:a2V5", DB_DATABASE: "/var/www/html/storage/database.sqlite" },
    volumes: ["/var/www/html/storage", "/var/www/html/public/storage"],
    memory: { ...lock, ...plain("/var/www/html/bootstrap/cache") },
    says: [],
  },
  "espocrm as Docker Hub's documentation runs it": {
    image: "espocrm:10.0",
    volumes: ["/var/www/html/data", "/var/www/html/custom", "/var/www/html/client/custom"],
    memory: lock,
    says: [],
  },
  "espocrm without a volume for its customisations": {
    image: "espocrm:10-fpm-alpine",
    volumes: ["/var/www/html/data", "/var/www/html/custom"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs espocrm:10-fpm-alpine, which needs a writable volume at /var/www/html/client/custom (Customisations of the client live here)',
    ],
  },
  "espocrm 9 without a volume": {
    image: "espocrm:9.3.10",
    memory: lock,
    says: [
      'container "main" runs espocrm:9.3.10, which needs a writable volume at /var/www/html (The entrypoint copies EspoCRM here, and all of its data live here)',
    ],
  },
  "espocrm's daemon": { image: "espocrm:10", command: ["docker-daemon.sh"], volumes: ["/var/www/html/data"], says: [] },
  "friendica as Docker Hub's documentation runs it": {
    image: "friendica:2026.05",
    env: { MYSQL_HOST: "db", FRIENDICA_ADMIN_MAIL: "root@friendica.local" },
    volumes: ["/var/www/html"],
    memory: lock,
    says: [],
  },
  "friendica with Redis": {
    image: "friendica:fpm",
    env: { REDIS_HOST: "redis" },
    volumes: ["/var/www/html"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs friendica:fpm, which needs a writable /usr/local/etc/php/conf.d (The entrypoint writes redis-session.ini here, and stops when it cannot); mount a writable copy of what the image has at /usr/local/etc/php/conf.d',
    ],
  },
  "friendica with a mail server": {
    image: "friendica:2026.05",
    env: { SMTP: "mail", SMTP_DOMAIN: "friendica.local" },
    volumes: ["/var/www/html"],
    memory: lock,
    says: [
      'container "main" runs friendica:2026.05; friendica:2026.05 does not run with a read-only root: with SMTP and SMTP_DOMAIN the entrypoint changes accounts in /etc/passwd, and stops when it cannot',
    ],
  },
  "friendica with its own mail server": {
    image: "friendica:2026.05",
    env: { SMTP: "localhost", SMTP_DOMAIN: "friendica.local" },
    volumes: ["/var/www/html"],
    memory: lock,
    says: [],
  },
  "backdrop with a volume for its files": {
    image: "backdrop:1",
    volumes: ["/var/www/html/files"],
    memory: lock,
    says: [
      'container "main" runs backdrop:1, which needs a writable /etc/apache2/conf-enabled (The entrypoint writes backdrop.conf here, and stops when it cannot); mount a writable copy of what the image has at /etc/apache2/conf-enabled',
    ],
  },
  "backdrop with the file that its entrypoint writes": {
    image: "backdrop:1",
    volumes: ["/var/www/html/files", "/etc/apache2/conf-enabled/backdrop.conf"],
    memory: lock,
    says: [],
  },
  "backdrop's FastCGI server": {
    image: "backdrop:1-fpm",
    volumes: ["/var/www/html/files"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs backdrop:1-fpm, which needs a writable /usr/local/etc/php-fpm.d/www.conf (The entrypoint adds a line to this file, and stops when it cannot); mount a writable copy of the file /usr/local/etc/php-fpm.d/www.conf',
    ],
  },
  "xwiki with one of its configuration files": {
    image: "xwiki:18.6.0-postgres-tomcat",
    volumes: ["/usr/local/xwiki", "/usr/local/tomcat/webapps/ROOT/WEB-INF/hibernate.cfg.xml"],
    memory: tomcat,
    says: [
      'container "main" runs xwiki:18.6.0-postgres-tomcat, which needs a writable /usr/local/tomcat/webapps/ROOT/WEB-INF/xwiki.cfg (The entrypoint writes this file at every start, and stops when it cannot) and /usr/local/tomcat/webapps/ROOT/WEB-INF/xwiki.properties (The entrypoint writes this file at every start, and stops when it cannot); mount a writable copy of the file /usr/local/tomcat/webapps/ROOT/WEB-INF/xwiki.cfg; mount a writable copy of the file /usr/local/tomcat/webapps/ROOT/WEB-INF/xwiki.properties',
    ],
  },
  "xwiki with its configuration files": {
    image: "xwiki:lts-mysql-tomcat",
    volumes: [
      "/usr/local/xwiki",
      "/usr/local/tomcat/webapps/ROOT/WEB-INF/hibernate.cfg.xml",
      "/usr/local/tomcat/webapps/ROOT/WEB-INF/xwiki.cfg",
      "/usr/local/tomcat/webapps/ROOT/WEB-INF/xwiki.properties",
    ],
    memory: tomcat,
    says: [],
  },
  "xwiki of a version whose start script knows read-only roots, by its full number": {
    image: "xwiki:17.10.12",
    volumes: ["/usr/local/xwiki", "/usr/local/tomcat/webapps/ROOT/WEB-INF"],
    memory: tomcat,
    says: [],
  },
  "xwiki from before its start script knew read-only roots": {
    image: "xwiki:16.10.18",
    volumes: ["/usr/local/xwiki"],
    memory: { ...tomcat, ...plain("/usr/local/tomcat/temp") },
    says: [
      'container "main" runs xwiki:16.10.18, which needs a writable /usr/local/tomcat/webapps/ROOT (The entrypoint replaces configuration files and leaves a mark here, and stops when it cannot); mount a writable copy of what the image has at /usr/local/tomcat/webapps/ROOT',
    ],
  },
  "geonetwork with a volume for its data": {
    image: "geonetwork:4.4",
    volumes: ["/catalogue-data"],
    memory: { ...tomcat, ...plain("/usr/local/tomcat/temp") },
    says: [
      'container "main" runs geonetwork:4.4, which needs a writable /usr/local/tomcat/conf (The entrypoint edits server.xml here and adds its context, and stops when it cannot); mount a writable copy of what the image has at /usr/local/tomcat/conf',
    ],
  },
  "geonetwork on Jetty without a volume": {
    image: "geonetwork:4.4.4",
    says: [
      'container "main" runs geonetwork:4.4.4, which needs a writable volume at /catalogue-data (Uploaded data, thumbnails and the catalogue\'s own directory live here)',
    ],
  },
  "tomee with Tomcat's directories in the other image's places": {
    image: "tomee:10-jre21-webprofile",
    memory: plain("/usr/local/tomee/work", "/usr/local/tomee/temp", "/usr/local/tomcat/logs"),
    says: [
      'container "main" runs tomee:10-jre21-webprofile, which needs a writable /usr/local/tomee/logs (Catalina and access logs are written here); add an emptyDir of 128Mi in memory at /usr/local/tomee/logs to spec.containers[0].volumeMounts',
    ],
  },
  "bonita that root starts, with its directory on a volume": {
    image: "bonita:2024.3",
    env: { DB_VENDOR: "postgres" },
    volumes: ["/opt/bonita"],
    says: [
      'container "main" runs bonita:2024.3, which needs a writable /opt/files (The entrypoint gives this directory to its user, and stops when it cannot) and /opt/custom-init.d (The entrypoint gives this directory to its user, and stops when it cannot); mount a writable copy of what the image has at /opt/files; add an emptyDir of 1Mi in memory at /opt/custom-init.d to spec.containers[0].volumeMounts',
    ],
  },
  "bonita as its user": {
    image: "bonita:2024.3",
    user: "1000",
    env: { DB_VENDOR: "postgres" },
    volumes: ["/opt/bonita"],
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "crate with a volume above its data": { image: "crate:6.4", volumes: ["/data"], says: [] },
  "znc whose data go to an anonymous volume": {
    image: "znc:1.10",
    says: ['container "web" has no volume at /znc-data, where znc:1.10 keeps its data; mount a named volume there'],
  },
};

describeConfigured("official images", inPods, onEngines);
