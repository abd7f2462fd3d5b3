// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "postgres with the write-ahead log moved at the initialisation": {
    image: "postgres:18",
    env: { POSTGRES_INITDB_WALDIR: "/wal" },
    volumes: ["/var/lib/postgresql"],
    memory: { "/run/postgresql": "" },
    says: [
      'container "main" has no volume at the directory that POSTGRES_INITDB_WALDIR names, where postgres:18 keeps its data; mount a persistent volume claim there',
    ],
  },
  "postgres with the logging collector and a directory for its files": {
    image: "postgres:17",
    args: ["postgres", "-c", "logging_collector=on", "-c", "log_directory=/logs"],
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/run/postgresql": "" },
    says: [
      'container "main" runs postgres:17, which needs a writable /logs (The logging collector writes its files here, and the server does not start without it); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "postgres with the logging collector in the data": {
    image: "postgres:17",
    args: ["postgres", "-c", "logging_collector=on", "-c", "log_directory=log"],
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/run/postgresql": "" },
    says: [],
  },
  "postgres with the socket moved by -k": {
    image: "postgres:17",
    args: ["postgres", "-k", "/tmp"],
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/tmp": "" },
    says: [],
  },
  "postgres that an init container initialises": {
    image: "postgres:17",
    args: ["docker-ensure-initdb.sh"],
    says: [
      'container "main" runs postgres:17, which needs a writable /run/postgresql (could not create lock file "/var/run/postgresql/.s.PGSQL.5432.lock": Read-only file system); add an emptyDir of 1Mi in memory at /run/postgresql to spec.containers[0].volumeMounts',
      'container "main" has no volume at /var/lib/postgresql/data, where postgres:17 keeps its data; mount a persistent volume claim there',
    ],
  },
  "mysql with a file for slow queries": {
    image: "mysql:8.4",
    args: ["--slow-query-log=1", "--slow_query_log_file=/var/log/mysql/slow.log"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs mysql:8.4, which needs a writable /var/log/mysql (The entrypoint makes the directory of each log file, and stops when it cannot); add an emptyDir of 256Mi in memory at /var/log/mysql to spec.containers[0].volumeMounts',
    ],
  },
  "mysql with its logs in the data": {
    image: "mysql:8.4",
    args: ["--slow-query-log=1", "--slow_query_log_file=slow.log", "--log-bin=binlog"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [],
  },
  "mysql with the binary log moved": {
    image: "mysql:8.4",
    args: ["--log-bin=/binlog/mysql"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" has no volume at /binlog, where mysql:8.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "mariadb's UBI image with the socket moved": {
    image: "mariadb:11.8-ubi",
    args: ["--socket=/tmp/m.sock"],
    volumes: ["/var/lib/mysql"],
    memory: { "/tmp": "" },
    says: [],
  },
  "percona with its log on stderr": {
    image: "percona/percona-server:8.4",
    args: ["--log-error=/dev/stderr"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [],
  },
  "percona with its log in the data": {
    image: "percona/percona-server:8.4",
    args: ["--log-error=/var/lib/mysql/x.err"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [],
  },
  "percona with TMPDIR": {
    image: "percona/percona-server:8.4",
    env: { TMPDIR: "/var/lib/mysql" },
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "" },
    says: [],
  },
  "percona's MongoDB among the tags of percona": {
    image: "percona:psmdb-8.0",
    volumes: ["/data/db"],
    says: [
      'container "main" runs percona:psmdb-8.0, which needs a writable /tmp (mongod creates its socket here, and the entrypoint its temporary configuration); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "mongo without a socket": { image: "mongo:8.0", args: ["--nounixsocket"], volumes: ["/data/db"], says: [] },
  "mongo without a socket that creates its first user": {
    image: "mongo:8.0",
    args: ["--nounixsocket"],
    env: { MONGO_INITDB_ROOT_USERNAME: "root" },
    volumes: ["/data/db"],
    says: [
      'container "main" runs mongo:8.0, which needs a writable /tmp (mongod creates its socket here, and the entrypoint its temporary configuration); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "mongo with the socket moved": {
    image: "mongo:8.0",
    args: ["--unixSocketPrefix", "/run/mongo"],
    volumes: ["/data/db"],
    says: [
      'container "main" runs mongo:8.0, which needs a writable /run/mongo (mongod creates its socket here); add an emptyDir of 1Mi in memory at /run/mongo to spec.containers[0].volumeMounts',
    ],
  },
  "mongo with a file for its log": {
    image: "mongo:8.0",
    args: ["--logpath", "/var/log/mongodb/mongod.log"],
    volumes: ["/data/db"],
    memory: { "/tmp": "" },
    says: [
      'container "main" runs mongo:8.0, which needs a writable /var/log/mongodb (mongod writes its log here); add an emptyDir of 256Mi in memory at /var/log/mongodb to spec.containers[0].volumeMounts',
    ],
  },
  "mongo as a router of a sharded cluster": {
    image: "mongo:8.0",
    args: ["mongos", "--configdb", "c/c:27019"],
    says: [
      'container "main" runs mongo:8.0, which needs a writable /tmp (mongod creates its socket here, and the entrypoint its temporary configuration); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "redis as a Sentinel with a configuration elsewhere": {
    image: "redis:8.0",
    args: ["redis-sentinel", "/etc/redis/sentinel.conf"],
    config: ["/etc/redis/sentinel.conf"],
    says: [
      'container "main" runs redis:8.0, which needs a writable /etc/redis (Sentinel replaces its own configuration file in this directory); add an emptyDir of 1Mi in memory at /etc/redis to spec.containers[0].volumeMounts',
    ],
  },
  "redis as a Sentinel with a configuration in its data": {
    image: "redis:8.0",
    args: ["redis-server", "/data/sentinel.conf", "--sentinel"],
    volumes: ["/data"],
    says: [],
  },
  "redis with a socket": {
    image: "redis:8.0",
    args: ["redis-server", "--save", "", "--unixsocket", "/run/redis/redis.sock"],
    says: [
      'container "main" runs redis:8.0, which needs a writable /run/redis (The server creates its socket here); add an emptyDir of 1Mi in memory at /run/redis to spec.containers[0].volumeMounts',
    ],
  },
  "redis with a file for its log": {
    image: "redis:8.0",
    args: ["redis-server", "--save", "", "--logfile", "/var/log/redis/r.log"],
    says: [
      'container "main" runs redis:8.0, which needs a writable /var/log/redis (The server writes its log here, and does not start when it cannot); add an emptyDir of 256Mi in memory at /var/log/redis to spec.containers[0].volumeMounts',
    ],
  },
  "valkey as a Sentinel": {
    image: "valkey/valkey:8",
    args: ["valkey-sentinel", "/etc/valkey/sentinel.conf"],
    says: [
      'container "main" runs valkey/valkey:8, which needs a writable /etc/valkey (Sentinel replaces its own configuration file in this directory); add an emptyDir of 1Mi in memory at /etc/valkey to spec.containers[0].volumeMounts',
    ],
  },
  "memcached with a socket": {
    image: "memcached:1.6",
    args: ["-s", "/sock/m.sock"],
    says: [
      'container "main" runs memcached:1.6, which needs a writable /sock (The server creates its socket here); add an emptyDir of 1Mi in memory at /sock to spec.containers[0].volumeMounts',
    ],
  },
  "timescaledb, which initialises with the help of /tmp": {
    image: "timescale/timescaledb:latest-pg17",
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/run/postgresql": "" },
    says: [
      'container "main" runs timescale/timescaledb:latest-pg17, which needs a writable /tmp (The first start writes SQL and a backup of postgresql.conf here, and stops when it cannot); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "timescaledb with an old PostgreSQL": {
    image: "timescale/timescaledb:2.3.0-pg11",
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/run/postgresql": "", "/tmp": "" },
    says: [],
  },
  "postgis without a tag, which is PostgreSQL 17": {
    image: "postgis/postgis",
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/run/postgresql": "" },
    says: [],
  },
  "postgis with PostgreSQL 18": {
    image: "postgis/postgis:18-3.6",
    volumes: ["/var/lib/postgresql"],
    memory: { "/run/postgresql": "" },
    says: [],
  },
  "spilo with RW_DIR, which moves a part only": {
    image: "ghcr.io/zalando/spilo-17:4.0-p2",
    env: { RW_DIR: "/rw" },
    volumes: ["/home/postgres/pgdata"],
    memory: { "/rw": "" },
    says: [
      'container "main" runs zalando/spilo-17:4.0-p2, which needs a writable /run (All generated configuration is written here and linked from its usual places); add an emptyDir of 64Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "couchdb with NODENAME alone": {
    image: "couchdb:3",
    env: { NODENAME: "a" },
    volumes: ["/opt/couchdb/data", "/opt/couchdb/etc/local.d"],
    config: ["/opt/couchdb/etc/vm.args"],
    says: [
      'container "main" runs couchdb:3, which needs a writable /opt/couchdb/.erlang.cookie (The cookie for a cluster is written here, by Erlang itself where none is given); mount a writable copy of the file /opt/couchdb/.erlang.cookie',
    ],
  },
  "couchbase with the port of another service": {
    image: "couchbase/server:8.0.2",
    env: { QUERY_PORT: "9093" },
    volumes: ["/opt/couchbase/var"],
    memory: { "/etc/service/couchbase-server/supervise": "", "/tmp": "" },
    says: [
      'container "main" runs couchbase/server:8.0.2, which needs a writable /opt/couchbase/etc/couchbase (Ports that are given in the environment are added to static_config here); mount a writable copy of what the image has at /opt/couchbase/etc/couchbase',
    ],
  },
  "arangodb with its databases moved": {
    image: "arangodb:3.12",
    args: ["arangod", "--database.directory=/data"],
    volumes: ["/data", "/var/lib/arangodb3-apps"],
    memory: { "/tmp": "" },
    says: [],
  },
  "neo4j with its logs moved": {
    image: "neo4j:5",
    user: "7474",
    env: { NEO4J_server_directories_logs: "/data/logs" },
    volumes: ["/data", "/var/lib/neo4j/conf"],
    memory: { "/tmp": "exec" },
    says: [],
  },
  "neo4j that root does not start": {
    image: "neo4j:5",
    user: "7474",
    volumes: ["/data"],
    memory: { "/logs": "", "/tmp": "exec" },
    says: [
      'container "main" runs neo4j:5, which needs a writable /var/lib/neo4j/conf (The entrypoint adds its defaults and NEO4J_* settings to neo4j.conf here); mount a writable copy of what the image has at /var/lib/neo4j/conf',
    ],
  },
  "neo4j with plugins by the old name of the variable": {
    image: "neo4j:4.4",
    user: "7474",
    env: { NEO4JLABS_PLUGINS: '["apoc"]' },
    volumes: ["/data", "/var/lib/neo4j/conf"],
    memory: { "/logs": "" },
    says: [
      'container "main" runs neo4j:4.4, which needs a writable /var/lib/neo4j/plugins (Plugins are copied or downloaded here) and /tmp (Neo4j unpacks and loads the native library for its page cache here, and stops when it cannot); add an emptyDir of 512Mi in memory at /var/lib/neo4j/plugins to spec.containers[0].volumeMounts; add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "rethinkdb as a proxy": {
    image: "rethinkdb:2.4",
    args: ["rethinkdb", "proxy", "--join", "a"],
    says: [
      'container "main" runs rethinkdb:2.4, which needs a writable /data (All databases live here, in rethinkdb_data; a proxy keeps only its log here); add an emptyDir of 64Mi in memory at /data to spec.containers[0].volumeMounts',
    ],
  },
  "rethinkdb as a proxy with memory": {
    image: "rethinkdb:2.4",
    args: ["rethinkdb", "proxy", "--join", "a"],
    memory: { "/data": "" },
    says: [],
  },
  "rethinkdb as a client": { image: "rethinkdb:2.4", args: ["rethinkdb", "dump", "-c", "a"], says: [] },
  "dragonfly from its own registry with the directory moved by the environment": {
    image: "ghcr.io/dragonflydb/dragonfly:v1.40.1",
    env: { DFLY_dir: "/snap" },
    says: [
      'advisory: container "main" runs dragonflydb/dragonfly:v1.40.1, which needs a writable volume at the directory that DFLY_dir names when snapshots are written, as at every shutdown; or start it with --dbfilename ""',
    ],
  },
  "dragonfly without snapshots by the environment": {
    image: "docker.dragonflydb.io/dragonflydb/dragonfly:v1.40.1",
    env: { DFLY_dbfilename: "" },
    says: [],
  },
  "redis-stack-server with its defaults": {
    image: "redis/redis-stack-server:7.4.0-v1",
    says: [
      'advisory: container "main" runs redis/redis-stack-server:7.4.0-v1, which needs a writable volume at /data when snapshots are written, as by default, or it is a replica; or set REDIS_ARGS to --save, without a value',
    ],
  },
  "redis-stack-server by its own script": {
    image: "redis/redis-stack-server:7.4.0-v1",
    args: ["redis-stack-server"],
    volumes: ["/data"],
    says: [
      'advisory: container "main" runs redis/redis-stack-server:7.4.0-v1, which needs a writable volume at /var/lib/redis-stack when redis-stack-server is the command, and snapshots are written, as by default; or start it with a configuration file that has save ""',
    ],
  },
  "bitnami's redis with its defaults": {
    image: "bitnami/redis:8.2",
    memory: { "/tmp": "", "/opt/bitnami/redis/etc": "" },
    says: [
      'container "main" has no volume at /bitnami/redis/data, where bitnami/redis:8.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's redis as its compose file runs it": {
    image: "bitnami/redis:8.2",
    volumes: ["/bitnami/redis/data"],
    memory: { "/tmp": "", "/opt/bitnami/redis/etc": "" },
    says: [],
  },
  "bitnami's redis as a pure cache": {
    image: "bitnami/redis:8.2",
    env: { REDIS_AOF_ENABLED: "no" },
    memory: { "/tmp": "", "/opt/bitnami/redis/etc": "" },
    says: [],
  },
  "bitnami's postgresql with a volume at its data": {
    image: "bitnami/postgresql:17",
    volumes: ["/bitnami/postgresql/data"],
    memory: { "/tmp": "", "/opt/bitnami/postgresql/conf": "", "/opt/bitnami/postgresql/tmp": "" },
    says: [],
  },
  "bitnami's postgresql as its chart moves it": {
    image: "bitnami/postgresql:17",
    env: { POSTGRESQL_VOLUME_DIR: "/pg", PGDATA: "/pg/data" },
    volumes: ["/pg"],
    memory: { "/tmp": "", "/opt/bitnami/postgresql/conf": "", "/opt/bitnami/postgresql/tmp": "" },
    says: [],
  },
  "bitnami's mongodb, which logs to stdout": {
    image: "bitnami/mongodb:8.0",
    volumes: ["/bitnami/mongodb"],
    memory: { "/tmp": "", "/opt/bitnami/mongodb/conf": "", "/opt/bitnami/mongodb/tmp": "", "/.mongodb": "" },
    says: [],
  },
  "chainguard's postgres, whose socket lies in /tmp": {
    image: "cgr.dev/chainguard/postgres",
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/run/postgresql": "" },
    says: [
      'container "main" runs chainguard/postgres, which needs a writable /tmp (The server creates its socket and the socket\'s lock file here, not in /run/postgresql); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "chainguard's mariadb, whose temporary files lie in /var/tmp": {
    image: "cgr.dev/chainguard/mariadb",
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs chainguard/mariadb, which needs a writable /var/tmp (InnoDB opens its temporary files here, not in /tmp); add an emptyDir of 256Mi in memory at /var/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "valkey from the registry of its project": {
    image: "ghcr.io/valkey-io/valkey:9.1-alpine",
    says: [
      'advisory: container "main" runs valkey-io/valkey:9.1-alpine, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica; or start it with --save "" and without the append-only file',
    ],
  },
  "bitnami's valkey with its defaults": {
    image: "bitnami/valkey:8.0",
    memory: plain("/tmp", "/opt/bitnami/valkey/etc", "/opt/bitnami/valkey/tmp", "/opt/bitnami/valkey/logs"),
    says: [
      'container "main" has no volume at /bitnami/valkey/data, where bitnami/valkey:8.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's valkey as its compose file runs it": {
    image: "bitnami/valkey:8.0",
    volumes: ["/bitnami/valkey/data"],
    memory: plain("/tmp", "/opt/bitnami/valkey/etc", "/opt/bitnami/valkey/tmp", "/opt/bitnami/valkey/logs"),
    says: [],
  },
  "bitnami's sharded mongodb, which logs to stdout": {
    image: "bitnami/mongodb-sharded:8.0",
    env: { MONGODB_SHARDING_MODE: "mongos" },
    memory: { "/tmp": "", "/opt/bitnami/mongodb/conf": "", "/opt/bitnami/mongodb/tmp": "", "/.mongodb": "" },
    says: [],
  },
  "bitnami's repmgr with its volume moved": {
    image: "bitnami/postgresql-repmgr:17",
    env: { POSTGRESQL_VOLUME_DIR: "/pg" },
    volumes: ["/pg"],
    memory: {
      "/tmp": "",
      "/opt/bitnami/postgresql/conf": "",
      "/opt/bitnami/postgresql/tmp": "",
      "/opt/bitnami/repmgr/conf": "",
      "/opt/bitnami/repmgr/tmp": "",
      "/opt/bitnami/repmgr/logs": "",
    },
    says: [],
  },
  "couchbase without a home for Erlang": {
    image: "couchbase:enterprise-8.0.2",
    volumes: ["/opt/couchbase/var"],
    memory: { "/etc/service/couchbase-server/supervise": "" },
    says: [
      'container "main" runs couchbase:enterprise-8.0.2, which needs a writable /tmp (The start script makes this Erlang\'s home directory, which has to be writable); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "couchdb's nouveau with the volume of its image": {
    image: "couchdb:3.5.1-nouveau",
    volumes: ["/opt/nouveau/data"],
    says: [
      'container "main" has no volume at /data/nouveau, where couchdb:3.5.1-nouveau keeps its data; mount a persistent volume claim there',
    ],
  },
  "couchdb's nouveau with a volume where its indexes lie": {
    image: "couchdb:3.5.1-nouveau",
    volumes: ["/data/nouveau"],
    says: [],
  },
  "couchdb's nouveau with a configuration of its own": {
    image: "couchdb:3-nouveau",
    config: ["/opt/nouveau/etc/nouveau.yaml"],
    says: [
      'advisory: container "main" runs couchdb:3-nouveau, which needs a writable volume at /data/nouveau when its configuration file names no other rootDir; or mount a volume at the rootDir of that file',
    ],
  },
  "cassandra with its logs moved": {
    image: "cassandra:5.0",
    env: { CASSANDRA_LOG_DIR: "/logs" },
    volumes: ["/var/lib/cassandra", "/etc/cassandra", "/logs"],
    memory: { "/tmp": "exec" },
    says: [],
  },
  "chainguard's redis as Sentinel, which keeps no data": {
    image: "cgr.dev/chainguard/redis",
    args: ["/conf/sentinel.conf", "--sentinel"],
    volumes: ["/conf"],
    says: [],
  },
  "bitnami's redis, whose data no variable moves": {
    image: "bitnami/redis:8.2",
    env: { REDIS_DATA_DIR: "/kept" },
    volumes: ["/kept"],
    memory: { "/tmp": "", "/opt/bitnami/redis/etc": "" },
    says: [
      'container "main" has no volume at /bitnami/redis/data, where bitnami/redis:8.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's redis without its append-only file by a flag": {
    image: "bitnami/redis:8.2",
    env: { REDIS_EXTRA_FLAGS: "--maxmemory 100mb --appendonly no" },
    memory: { "/tmp": "", "/opt/bitnami/redis/etc": "" },
    says: [],
  },
  "neo4j without a directory for its native library": {
    image: "neo4j:5",
    user: "7474",
    volumes: ["/data", "/var/lib/neo4j/conf"],
    memory: { "/logs": "" },
    says: [
      'container "main" runs neo4j:5, which needs a writable /tmp (Neo4j unpacks and loads the native library for its page cache here, and stops when it cannot); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "neo4j whose native library lies with its data": {
    image: "neo4j:2026.03",
    user: "7474",
    env: { NEO4J_server_jvm_additional: "-Djna.tmpdir=/data/jna" },
    volumes: ["/data", "/var/lib/neo4j/conf"],
    memory: { "/logs": "" },
    says: [],
  },
  "neo4j's enterprise edition with its metrics": {
    image: "neo4j:5-enterprise",
    user: "7474",
    volumes: ["/data", "/var/lib/neo4j/conf"],
    memory: { "/logs": "", "/tmp": "exec" },
    says: [
      'advisory: container "main" runs neo4j:5-enterprise, which needs a writable /var/lib/neo4j/metrics when metrics are written to files, as by default; or set NEO4J_server_metrics_csv_enabled to false',
    ],
  },
  "neo4j's enterprise edition with a volume for its metrics": {
    image: "neo4j:2026.03-enterprise",
    user: "7474",
    volumes: ["/data", "/var/lib/neo4j/conf", "/metrics"],
    memory: { "/logs": "", "/tmp": "exec" },
    says: [],
  },
  "neo4j's enterprise edition without metrics in files": {
    image: "neo4j:enterprise",
    user: "7474",
    env: { NEO4J_server_metrics_csv_enabled: "false" },
    volumes: ["/data", "/var/lib/neo4j/conf"],
    memory: { "/logs": "", "/tmp": "exec" },
    says: [],
  },
  "chainguard's mongodb without a socket": {
    image: "cgr.dev/chainguard/mongodb",
    args: ["--nounixsocket"],
    volumes: ["/data/db"],
    says: [],
  },
  "valkey's bundle of modules": {
    image: "valkey/valkey-bundle:9.1",
    says: [
      'advisory: container "main" runs valkey/valkey-bundle:9.1, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica; or start it with --save "" and without the append-only file',
    ],
  },
  "valkey's bundle as a pure cache": {
    image: "ghcr.io/valkey-io/valkey-bundle:9.1-alpine",
    args: ["--save", "", "--appendonly", "no"],
    says: [],
  },
  "redis stack without a volume for RedisInsight": {
    image: "redis/redis-stack:7.4.0-v8",
    volumes: ["/data"],
    says: [
      'container "main" has no volume at /redisinsight, where redis/redis-stack:7.4.0-v8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "redis stack as its documentation runs it": {
    image: "redis/redis-stack:latest",
    volumes: ["/data", "/redisinsight"],
    says: [],
  },
};

describeConfigured("databases and caches", inPods);
