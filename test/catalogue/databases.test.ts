// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured } from "../support/configured";

const inPods: ConfiguredRows = {
  "influxdb with a configuration file, which may place its data elsewhere": {
    image: "influxdb:2.7",
    config: ["/etc/influxdb2/config.yml"],
    says: [
      'advisory: container "main" runs influxdb:2.7, which needs a writable volume at /var/lib/influxdb2 when the server runs, and its configuration file names no other bolt-path; or name the file in INFLUXD_BOLT_PATH, which goes before the configuration file',
    ],
  },
  "influxdb with a configuration file that a variable names": {
    image: "influxdb:2.7",
    env: { INFLUXD_CONFIG_PATH: "/conf/influxd.toml" },
    config: ["/conf/influxd.toml"],
    says: [
      'advisory: container "main" runs influxdb:2.7, which needs a writable volume at /var/lib/influxdb2 when the server runs, and its configuration file names no other bolt-path; or name the file in INFLUXD_BOLT_PATH, which goes before the configuration file',
    ],
  },
  "influxdb with a configuration file, and its data named by variables": {
    image: "influxdb:2.7",
    env: { INFLUXD_BOLT_PATH: "/srv/influxd.bolt", INFLUXD_ENGINE_PATH: "/srv/engine" },
    config: ["/etc/influxdb2/config.yml"],
    says: [
      'container "main" has no volume at the directory of the file that INFLUXD_BOLT_PATH names, where influxdb:2.7 keeps its data; mount a persistent volume claim there; it also has no volume at the directory that INFLUXD_ENGINE_PATH names, where influxdb:2.7 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 1 with a configuration file of its own": {
    image: "influxdb:1.8",
    config: ["/etc/influxdb/influxdb.conf"],
    says: [
      'advisory: container "main" runs influxdb:1.8, which needs a writable volume at /var/lib/influxdb when its configuration file names no other directories, and INFLUXDB_META_DIR and INFLUXDB_DATA_DIR do not both move them; or name the directories in INFLUXDB_META_DIR and INFLUXDB_DATA_DIR',
    ],
  },
  "victoria-traces without a volume": {
    image: "victoriametrics/victoria-traces:v0.4.0",
    says: [
      'container "main" has no volume at /victoria-traces-data, where victoriametrics/victoria-traces:v0.4.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "victoria-traces as its Compose file runs it": {
    image: "victoriametrics/victoria-traces:latest",
    args: ["--storageDataPath=/vtraces"],
    volumes: ["/vtraces"],
    says: [],
  },
  "postgres without a socket": {
    image: "postgres:17",
    args: ["postgres", "-c", "unix_socket_directories="],
    volumes: ["/var/lib/postgresql/data"],
    says: [],
  },
  "postgres 18 without a socket": {
    image: "postgres:18",
    args: ["postgres", "--unix-socket-directories="],
    volumes: ["/var/lib/postgresql"],
    says: [],
  },
  "postgres with the logging collector spelled in another way": {
    image: "postgres:18",
    args: ["postgres", "-c", "logging_collector=ON", "-c", "log_directory=/logs"],
    volumes: ["/var/lib/postgresql"],
    memory: { "/run/postgresql": "" },
    says: [
      'container "main" runs postgres:18, which needs a writable /logs (The logging collector writes its files here, and the server does not start without it); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "mysql with its socket elsewhere": {
    image: "mysql:8.4",
    args: ["--socket=/sock/mysql.sock"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs mysql:8.4, which needs a writable /sock (The entrypoint makes this directory, and the server its socket); add an emptyDir of 1Mi in memory at /sock to spec.containers[0].volumeMounts',
    ],
  },
  "mysql with a pid file elsewhere": {
    image: "mysql:8.4",
    args: ["--pid-file=/pids/mysqld.pid"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs mysql:8.4, which needs a writable /pids (The entrypoint makes this directory, and the server its pid file); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "mysql with errors on stderr and slow queries in a file": {
    image: "mysql:8.4",
    args: ["--log-error=/dev/stderr", "--slow-query-log-file=/var/log/mysql/slow.log"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs mysql:8.4, which needs a writable /var/log/mysql (The entrypoint makes the directory of each log file, and stops when it cannot); add an emptyDir of 256Mi in memory at /var/log/mysql to spec.containers[0].volumeMounts',
    ],
  },
  "mysql with two log files in two directories": {
    image: "mysql:8.4",
    args: ["--slow-query-log-file=/slow/slow.log", "--general-log-file=/general/all.log"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "", "/slow": "" },
    says: [
      'container "main" runs mysql:8.4, which needs a writable /general (The entrypoint makes the directory of each log file, and stops when it cannot); add an emptyDir of 256Mi in memory at /general to spec.containers[0].volumeMounts',
    ],
  },
  "mysql with InnoDB's log elsewhere": {
    image: "mysql:8.4",
    args: ["--innodb-log-group-home-dir=/redo"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" has no volume at /redo, where mysql:8.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "mysql with several temporary directories": {
    image: "mysql:8.4",
    args: ["--tmpdir=/t1:/t2"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/t1": "", "/t2": "" },
    says: [],
  },
  "mysql with the short form of the data directory": {
    image: "mysql:8.4",
    args: ["mysqld", "-h", "/data"],
    volumes: ["/data"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [],
  },
  "mariadb with its socket elsewhere": {
    image: "mariadb:11.8",
    args: ["--socket=/sock/m.sock"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs mariadb:11.8, which needs a writable /sock (mariadbd creates its socket here); add an emptyDir of 1Mi in memory at /sock to spec.containers[0].volumeMounts',
    ],
  },
  "mariadb with socket and pid file elsewhere": {
    image: "mariadb:11.8",
    args: ["--socket=/sock/m.sock", "--pid-file=/sock/m.pid"],
    volumes: ["/var/lib/mysql"],
    memory: { "/sock": "", "/tmp": "" },
    says: [],
  },
  "mariadb's UBI image with a pid file": {
    image: "mariadb:12-ubi",
    args: ["--pid-file=/pids/m.pid"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mariadb": "", "/tmp": "" },
    says: [
      "container \"main\" runs mariadb:12-ubi, which needs a writable /pids (Can't start server: can't create PID file: Read-only file system); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts",
    ],
  },
  "mariadb with errors on stderr and slow queries in a file": {
    image: "mariadb:11.8",
    args: ["--log-error=/dev/stderr", "--slow-query-log-file=/logs/slow.log"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs mariadb:11.8, which needs a writable /logs (The server writes its log files here); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "mariadb with its undo logs elsewhere": {
    image: "mariadb:11.8",
    args: ["--innodb-undo-directory", "/undo"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" has no volume at /undo, where mariadb:11.8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "percona with its pid file elsewhere and no X protocol": {
    image: "percona/percona-server:8.4",
    args: ["--pid-file=/var/lib/mysql/mysqld.pid", "--mysqlx=OFF"],
    volumes: ["/var/lib/mysql"],
    memory: { "/tmp": "" },
    says: [],
  },
  "percona with its socket elsewhere": {
    image: "percona/percona-server:8.4",
    args: ["--socket=/sock/m.sock"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs percona/percona-server:8.4, which needs a writable /sock (mysqld creates its socket here); add an emptyDir of 1Mi in memory at /sock to spec.containers[0].volumeMounts',
    ],
  },
  "mongo without a socket that runs scripts at its initialisation": {
    image: "mongo:8.0",
    args: ["--nounixsocket"],
    volumes: ["/data/db"],
    config: ["/docker-entrypoint-initdb.d"],
    says: [
      'container "main" runs mongo:8.0, which needs a writable /tmp (mongod creates its socket here, and the entrypoint its temporary configuration); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "mongo with a pid file": {
    image: "mongo:8.0",
    args: ["--pidfilepath", "/pids/mongod.pid"],
    volumes: ["/data/db"],
    memory: { "/tmp": "" },
    says: [
      'container "main" runs mongo:8.0, which needs a writable /pids (mongod writes its pid file here, and stops when it cannot); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "percona's MongoDB with certificates and no socket": {
    image: "percona/percona-server-mongodb:8.0",
    args: ["--nounixsocket"],
    volumes: ["/data/db"],
    config: ["/etc/mongodb-ssl"],
    says: [
      'container "main" runs percona/percona-server-mongodb:8.0, which needs a writable /tmp (mongod creates its socket here, and the entrypoint its temporary configuration); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "percona's MongoDB with a pid file": {
    image: "percona:psmdb-8.0",
    args: ["--pidfilepath=/pids/mongod.pid"],
    volumes: ["/data/db"],
    memory: { "/tmp": "" },
    says: [
      'container "main" runs percona:psmdb-8.0, which needs a writable /pids (mongod writes its pid file here, and stops when it cannot); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "influxdb 2 with SQLite's file elsewhere": {
    image: "influxdb:2.8",
    env: { INFLUXD_SQLITE_PATH: "/meta/influxd.sqlite" },
    volumes: ["/var/lib/influxdb2"],
    says: [
      'container "main" has no volume at the directory of the file that INFLUXD_SQLITE_PATH names, where influxdb:2.8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 2 with a pid file": {
    image: "influxdb:2.8",
    args: ["--pid-file", "/pids/influxd.pid"],
    volumes: ["/var/lib/influxdb2"],
    says: [
      'container "main" runs influxdb:2.8, which needs a writable /pids (influxd writes its pid file here, and stops when it cannot); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "influxdb 2 that upgrades with its client's configuration elsewhere": {
    image: "influxdb:2.8",
    env: { DOCKER_INFLUXDB_INIT_MODE: "upgrade", INFLUX_CONFIGS_PATH: "/configs/influx-configs" },
    volumes: ["/var/lib/influxdb2", "/configs"],
    memory: { "/tmp": "" },
    says: [
      'container "main" has no volume at /etc/influxdb2, where influxdb:2.8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 1 that makes a backup of another server": {
    image: "influxdb:1.8",
    command: ["influxd"],
    args: ["backup", "-portable", "-host", "influxdb:8088", "/backup"],
    volumes: ["/backup"],
    says: [],
  },
  "influxdb 1 with a socket": {
    image: "influxdb:1.12",
    env: { INFLUXDB_HTTP_UNIX_SOCKET_ENABLED: "true" },
    volumes: ["/var/lib/influxdb"],
    says: [
      'container "main" runs influxdb:1.12, which needs a writable /run (influxd creates its socket here, and stops when it cannot); add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "influxdb 1 with a socket elsewhere and a pid file": {
    image: "influxdb:1.12",
    args: ["influxd", "-pidfile", "/sock/influxd.pid"],
    env: { INFLUXDB_HTTP_UNIX_SOCKET_ENABLED: "true", INFLUXDB_HTTP_BIND_SOCKET: "/sock/influxdb.sock" },
    volumes: ["/var/lib/influxdb"],
    says: [
      'container "main" runs influxdb:1.12, which needs a writable directory of the file that INFLUXDB_HTTP_BIND_SOCKET names (influxd creates its socket here, and stops when it cannot) and /sock (influxd writes its pid file here, and stops when it cannot); mount an emptyDir at the directory of the file that INFLUXDB_HTTP_BIND_SOCKET names',
    ],
  },
  "influxdb's data node with its hinted handoff elsewhere": {
    image: "influxdb:1.12-data",
    env: { INFLUXDB_HINTED_HANDOFF_DIR: "/hh" },
    volumes: ["/var/lib/influxdb"],
    says: [
      'container "main" has no volume at the directory that INFLUXDB_HINTED_HANDOFF_DIR names, where influxdb:1.12-data keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb's newest data node with all but its hinted handoff elsewhere": {
    image: "influxdb:data",
    env: { INFLUXDB_META_DIR: "/d/meta", INFLUXDB_DATA_DIR: "/d/data", INFLUXDB_DATA_WAL_DIR: "/d/wal" },
    volumes: ["/d"],
    says: [
      'container "main" has no volume at /var/lib/influxdb/hh, where influxdb:data keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 3 without a data directory": {
    image: "influxdb:3-core",
    args: ["influxdb3", "serve", "--node-id", "a", "--virtual-env-location", "/usr/lib/venv"],
    volumes: ["/home/influxdb3/.influxdb3"],
    says: [
      'container "main" has no volume at /home/influxdb3/.influxdb, where influxdb:3-core keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 3 as the vendor's chart runs what processes nothing": {
    image: "influxdb:3-enterprise",
    args: ["influxdb3", "serve"],
    env: { INFLUXDB3_UNSET_VARS: "INFLUXDB3_PLUGIN_DIR", INFLUXDB3_OBJECT_STORE: "file", INFLUXDB3_DB_DIR: "/data" },
    volumes: ["/data"],
    says: [],
  },
  "neo4j with its data elsewhere": {
    image: "neo4j:5",
    user: "7474",
    env: { NEO4J_server_directories_data: "/store" },
    volumes: ["/store", "/logs", "/var/lib/neo4j/conf"],
    memory: { "/tmp": "exec" },
    says: [],
  },
  "neo4j with its transaction logs elsewhere": {
    image: "neo4j:5-enterprise",
    user: "7474",
    env: { NEO4J_server_directories_transaction_logs_root: "/tx", NEO4J_server_metrics_csv_enabled: "false" },
    volumes: ["/data", "/logs", "/var/lib/neo4j/conf"],
    memory: { "/tmp": "exec" },
    says: [
      'container "main" has no volume at the directory that NEO4J_server_directories_transaction_logs_root names, where neo4j:5-enterprise keeps its data; mount a persistent volume claim there',
    ],
  },
  "couchdb with a name from Erlang's flags": {
    image: "couchdb:3",
    env: { ERL_FLAGS: " -name couchdb " },
    volumes: ["/opt/couchdb/data", "/opt/couchdb/etc/local.d"],
    says: [
      'container "main" runs couchdb:3, which needs a writable /opt/couchdb/.erlang.cookie (The cookie for a cluster is written here, by Erlang itself where none is given); mount a writable copy of the file /opt/couchdb/.erlang.cookie',
    ],
  },
  "couchdb with name and cookie from Erlang's flags": {
    image: "couchdb:3",
    env: { ERL_FLAGS: "-name couchdb@a -setcookie secret" },
    volumes: ["/opt/couchdb/data", "/opt/couchdb/etc/local.d"],
    says: [],
  },
  "timescaledb as it is built every night": {
    image: "timescaledev/timescaledb:nightly-pg17",
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/run/postgresql": "" },
    says: [
      'container "main" runs timescaledev/timescaledb:nightly-pg17, which needs a writable /tmp (The first start writes SQL and a backup of postgresql.conf here, and stops when it cannot); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "spilo with PGROOT, which moves no data": {
    image: "ghcr.io/zalando/spilo-17:4.0-p2",
    env: { PGROOT: "/data/pgroot" },
    volumes: ["/data"],
    memory: { "/run": "" },
    says: [
      'container "main" has no volume at /home/postgres/pgdata, where zalando/spilo-17:4.0-p2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "spilo with its data elsewhere, by its older name": {
    image: "registry.opensource.zalan.do/acid/spilo-15:3.0-p1",
    env: { PGROOT: "/data/pgroot", PGDATA: "/data/pgroot/data", PGLOG: "/data/pgroot/pg_log" },
    volumes: ["/data"],
    says: [
      'container "main" runs acid/spilo-15:3.0-p1, which needs a writable /run (All generated configuration is written here and linked from its usual places); add an emptyDir of 64Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "CloudNativePG's PostGIS, by hand": {
    image: "ghcr.io/cloudnative-pg/postgis:17-3.5",
    command: ["postgres"],
    args: ["-D", "/data"],
    volumes: ["/data"],
    says: [
      'container "main" runs cloudnative-pg/postgis:17-3.5, which needs a writable /run/postgresql (The server creates its socket and the socket\'s lock file here); add an emptyDir of 1Mi in memory at /run/postgresql to spec.containers[0].volumeMounts',
    ],
  },
  "arangodb with a socket": {
    image: "arangodb:3.12",
    args: ["arangod", "--server.endpoint", "unix:///sock/arangodb.sock"],
    volumes: ["/var/lib/arangodb3", "/var/lib/arangodb3-apps"],
    memory: { "/tmp": "" },
    says: [
      'container "main" runs arangodb:3.12, which needs a writable /sock (The server creates its socket here); add an emptyDir of 1Mi in memory at /sock to spec.containers[0].volumeMounts',
    ],
  },
  "rethinkdb with a pid file": {
    image: "rethinkdb:2.4",
    args: ["rethinkdb", "--bind", "all", "--pid-file", "/pids/r.pid"],
    volumes: ["/data"],
    says: [
      'container "main" runs rethinkdb:2.4, which needs a writable /pids (ERROR: Writing to the specified pid-file failed); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "chronograf with its store in etcd": {
    image: "chronograf:1.11",
    env: { ETCD_ENDPOINTS: "etcd:2379" },
    says: [],
  },
  "kapacitor with its identity elsewhere": {
    image: "kapacitor:1.8",
    env: { KAPACITOR_DATA_DIR: "/ids" },
    volumes: ["/var/lib/kapacitor"],
    says: [
      'container "main" runs kapacitor:1.8, which needs a writable volume at the directory that KAPACITOR_DATA_DIR names (The identity of the server and of its cluster is written here)',
    ],
  },
  "kapacitor with files for its log and pid": {
    image: "kapacitor:1.8",
    args: ["kapacitord", "-log-file", "/logs/k.log", "-pidfile", "/pids/k.pid"],
    volumes: ["/var/lib/kapacitor"],
    says: [
      'container "main" runs kapacitor:1.8, which needs a writable /logs (kapacitord writes its log here, and stops when it cannot) and /pids (kapacitord writes its pid file here, and stops when it cannot); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "postgres with its databases in a directory of its own": {
    image: "postgres:17",
    args: ["postgres", "-D", "/pg/data"],
    volumes: ["/var/lib/postgresql/data"],
    memory: { "/run/postgresql": "" },
    says: [
      'container "main" has no volume at /pg/data, where postgres:17 keeps its data; mount a persistent volume claim there',
    ],
  },
  "postgres with -D at PGDATA": {
    image: "postgres:18",
    args: ["postgres", "-D", "/var/lib/postgresql/18/docker"],
    volumes: ["/var/lib/postgresql"],
    memory: { "/run/postgresql": "" },
    says: [],
  },
  "mysql with its relay log and its keyring elsewhere": {
    image: "mysql:8.4",
    args: ["--relay-log=/relay/log", "--keyring_file_data=/keys/keyring"],
    volumes: ["/var/lib/mysql", "/relay"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" has no volume at /keys, where mysql:8.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "influxdb 2 that prints its configuration": {
    image: "influxdb:2.8",
    args: ["influxd", "print-config"],
    says: [],
  },
  "rethinkdb's proxy with a file for its log": {
    image: "rethinkdb:2.4",
    args: ["rethinkdb", "proxy", "--join", "r:29015", "--log-file", "/logs/proxy.log"],
    says: [
      'container "main" runs rethinkdb:2.4, which needs a writable /logs (The server writes its log here); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "influxdb 2 that sets itself up with its client's configuration elsewhere": {
    image: "influxdb:2.8",
    env: { DOCKER_INFLUXDB_INIT_MODE: "setup", INFLUX_CONFIGS_PATH: "/configs/influx-configs" },
    volumes: ["/var/lib/influxdb2"],
    memory: { "/tmp": "" },
    says: [
      'container "main" has no volume at the directory of the file that INFLUX_CONFIGS_PATH names, where influxdb:2.8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "arangodb with a file for its log": {
    image: "arangodb:3.12",
    args: ["arangod", "--log.file", "/logs/arangod.log"],
    volumes: ["/var/lib/arangodb3", "/var/lib/arangodb3-apps"],
    memory: { "/tmp": "" },
    says: [
      'container "main" runs arangodb:3.12, which needs a writable /logs (The server writes its log here); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "pgvector by its older name": {
    image: "ankane/pgvector",
    memory: { "/run/postgresql": "" },
    says: [
      'container "main" has no volume at /var/lib/postgresql/data, where ankane/pgvector keeps its data; mount a persistent volume claim there',
    ],
  },
  "mysql with both sockets and the pid file elsewhere": {
    image: "mysql:8.4",
    args: ["--socket=/sock/m.sock", "--mysqlx-socket=/sock/x.sock", "--pid-file=/sock/m.pid"],
    volumes: ["/var/lib/mysql"],
    memory: { "/sock": "", "/tmp": "" },
    says: [],
  },
  "mysql with socket and pid file elsewhere, whose X protocol has TCP alone then": {
    image: "mysql:9.7",
    args: ["--socket=/sock/m.sock", "--pid_file=/sock/m.pid"],
    volumes: ["/var/lib/mysql"],
    memory: { "/sock": "", "/tmp": "" },
    says: [],
  },
  "mysql with the socket of the X protocol elsewhere": {
    image: "mysql:8.4",
    args: ["--loose-mysqlx-socket=/sock/x.sock"],
    volumes: ["/var/lib/mysql"],
    memory: { "/run/mysqld": "", "/tmp": "" },
    says: [
      'container "main" runs mysql:8.4, which needs a writable /sock (The X plugin makes its socket here, and does without when it cannot); add an emptyDir of 1Mi in memory at /sock to spec.containers[0].volumeMounts',
    ],
  },
  "mysql whose mounted my.cnf may name other files": {
    image: "mysql:8.4",
    config: ["/etc/my.cnf"],
    volumes: ["/var/lib/mysql"],
    memory: { "/tmp": "" },
    says: [
      'advisory: container "main" runs mysql:8.4, which needs a writable /run/mysqld when neither arguments nor a mounted my.cnf put socket and pid file elsewhere (Could not create unix socket lock file /var/run/mysqld/mysqld.sock.lock); or name other files with --socket and --pid-file',
    ],
  },
  "mysql with both in the data, where my.cnf is mounted": {
    image: "mysql:8.4",
    args: ["--socket=mysql.sock", "--pid-file=mysql.pid"],
    config: ["/etc/my.cnf"],
    volumes: ["/var/lib/mysql"],
    memory: { "/tmp": "" },
    says: [],
  },
  "mariadb whose mounted my.cnf may name other files": {
    image: "mariadb:11.8",
    config: ["/etc/mysql/my.cnf"],
    volumes: ["/var/lib/mysql"],
    memory: { "/tmp": "" },
    says: [
      'advisory: container "main" runs mariadb:11.8, which needs a writable /run/mysqld when neither arguments nor a mounted my.cnf put socket and pid file elsewhere (Can\'t start server : Bind on unix socket: Read-only file system); or name other files with --socket and --pid-file',
    ],
  },
  "percona with its pid file in the data, where both sockets are": {
    image: "percona/percona-server:8.4",
    args: ["--pid-file=/var/lib/mysql/mysqld.pid"],
    volumes: ["/var/lib/mysql"],
    memory: { "/tmp": "" },
    says: [],
  },
  "percona without a place for its pid file": {
    image: "percona/percona-server:8.4",
    volumes: ["/var/lib/mysql"],
    memory: { "/tmp": "" },
    says: [
      'container "main" runs percona/percona-server:8.4, which needs a writable /run/mysqld (mysqld writes its pid file here); add an emptyDir of 1Mi in memory at /run/mysqld to spec.containers[0].volumeMounts',
    ],
  },
  "percona whose mounted my.cnf may name another pid file": {
    image: "percona/percona-server:8.4",
    config: ["/etc/my.cnf"],
    volumes: ["/var/lib/mysql"],
    memory: { "/tmp": "" },
    says: [
      'advisory: container "main" runs percona/percona-server:8.4, which needs a writable /run/mysqld when neither --pid-file nor a mounted my.cnf puts the pid file elsewhere; or name another file with --pid-file',
    ],
  },
};

describeConfigured("databases", inPods);
