// Mounts of a part of what an image writes, commands beside the server, nodes without data, and further names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const bitnamiMongo = plain("/opt/bitnami/mongodb/conf", "/opt/bitnami/mongodb/tmp");

const inPods: ConfiguredRows = {
  "bitnami mongodb's arbiter as its chart runs it": {
    image: "bitnami/mongodb:8.0",
    env: { MONGODB_REPLICA_SET_MODE: "arbiter" },
    memory: { ...bitnamiMongo, ...plain("/tmp", "/opt/bitnami/mongodb/logs", "/bitnami/mongodb") },
    says: [],
  },
  "bitnami mongodb's arbiter without a directory for its data": {
    image: "bitnami/mongodb:8.0",
    env: { MONGODB_REPLICA_SET_MODE: "arbiter" },
    memory: bitnamiMongo,
    says: [
      'container "main" runs bitnami/mongodb:8.0, which needs a writable /bitnami/mongodb (All databases live here); add an emptyDir of 1Gi in memory at /bitnami/mongodb to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami mongodb's hidden member in an emptyDir": {
    image: "bitnami/mongodb:8.0",
    env: { MONGODB_REPLICA_SET_MODE: "hidden" },
    memory: { ...bitnamiMongo, ...plain("/bitnami/mongodb") },
    says: [
      'container "main" keeps the data of bitnami/mongodb:8.0 at /bitnami/mongodb in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[2]',
    ],
  },
  "the arbiter of a shard in an emptyDir": {
    image: "bitnami/mongodb-sharded:8.0",
    env: { MONGODB_SHARDING_MODE: "shardsvr", MONGODB_REPLICA_SET_MODE: "arbiter" },
    memory: { ...bitnamiMongo, ...plain("/bitnami/mongodb") },
    says: [],
  },
  "harbor's core by its name at GitHub": {
    image: "ghcr.io/goharbor/harbor-core:v2.15.0",
    says: [
      'container "main" runs goharbor/harbor-core:v2.15.0; goharbor/harbor-core:v2.15.0 does not run with a read-only root: at every start it copies the CA bundle beside its own program and into /etc/pki/tls/certs, and stops without',
    ],
  },
  "harbor's database by its name at GitHub": {
    image: "ghcr.io/goharbor/harbor-db:v2.15.0",
    memory: plain("/run/postgresql"),
    says: [
      'container "main" has no volume at /var/lib/postgresql/data, where goharbor/harbor-db:v2.15.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "miniflux with a space in its list of addresses": {
    image: "miniflux/miniflux:2.2.14",
    env: { LISTEN_ADDR: "0.0.0.0:8080, /run/miniflux/miniflux.sock" },
    says: [
      'container "main" runs miniflux/miniflux:2.2.14, which needs a writable /run/miniflux (Server failed to listen on Unix socket); add an emptyDir of 1Mi in memory at /run/miniflux to spec.containers[0].volumeMounts',
    ],
  },
  "miniflux migrating its database with the settings of the server": {
    image: "miniflux/miniflux:2.2.14",
    command: ["/usr/bin/miniflux", "-migrate"],
    env: { LISTEN_ADDR: "/run/miniflux/miniflux.sock" },
    says: [],
  },
  "miniflux by its program": {
    image: "miniflux/miniflux:2.2.14",
    command: ["/usr/bin/miniflux", "-debug"],
    env: { LISTEN_ADDR: "/run/miniflux/miniflux.sock" },
    says: [
      'container "main" runs miniflux/miniflux:2.2.14, which needs a writable /run/miniflux (Server failed to listen on Unix socket); add an emptyDir of 1Mi in memory at /run/miniflux to spec.containers[0].volumeMounts',
    ],
  },
  "memcached with --extended=ext_path": {
    image: "memcached:1.6",
    args: ["memcached", "--extended=ext_path=/data/extstore:5G,ext_threads=2"],
    says: [
      'container "main" runs memcached:1.6, which needs a writable /data (The server makes the file of its external storage here, and stops when it cannot); add an emptyDir of 1Gi in memory at /data to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami haproxy with a socket of the master": {
    image: "bitnami/haproxy:3.2",
    args: ["-W", "-S", "/run/haproxy/master.sock", "-f", "/bitnami/haproxy/conf/haproxy.cfg"],
    config: ["/bitnami/haproxy/conf"],
    says: [
      'container "main" runs bitnami/haproxy:3.2, which needs a writable /run/haproxy (The socket of the master, or its pid file, is created here); add an emptyDir of 1Mi in memory at /run/haproxy to spec.containers[0].volumeMounts',
    ],
  },
  "haproxytech's haproxy with a socket of the master": {
    image: "haproxytech/haproxy-alpine:3.2",
    args: ["-S", "/run/master/haproxy.sock,mode,600", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
    config: ["/usr/local/etc/haproxy/haproxy.cfg"],
    says: [
      'container "main" runs haproxytech/haproxy-alpine:3.2, which needs a writable /run/master (The socket of the master, or its pid file, is created here); add an emptyDir of 1Mi in memory at /run/master to spec.containers[0].volumeMounts',
    ],
  },
  "grafana with a volume for its plugins alone": {
    image: "grafana/grafana:12.1.0",
    env: { GF_PLUGINS_PREINSTALL_AUTO_UPDATE: "false" },
    volumes: ["/var/lib/grafana/plugins"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs grafana/grafana:12.1.0, which needs a writable volume at /var/lib/grafana (The SQLite database, plugins and exports live here)',
    ],
  },
  "grafana with a volume for its plugins in one of its own": {
    image: "grafana/grafana:12.1.0",
    env: { GF_PLUGINS_PREINSTALL_AUTO_UPDATE: "false" },
    volumes: ["/var/lib/grafana", "/var/lib/grafana/plugins"],
    memory: plain("/tmp"),
    says: [],
  },
  "yourls with a volume for its user directory alone": {
    image: "yourls:1.10",
    volumes: ["/var/www/html/user"],
    memory: plain("/run/apache2", "/tmp"),
    says: [
      'container "main" runs yourls:1.10, which needs a writable volume at /var/www/html (The entrypoint unpacks the application here; plugins and config.php live below user)',
    ],
  },
  "yourls with its user directory in a volume and the rest in memory": {
    image: "yourls:1.10",
    volumes: ["/var/www/html/user"],
    memory: plain("/run/apache2", "/tmp", "/var/www/html"),
    says: [],
  },
  "yourls with one volume": {
    image: "yourls:1.10-fpm",
    volumes: ["/var/www/html"],
    memory: plain("/tmp"),
    says: [],
  },
  "yourls without a volume": {
    image: "yourls:1.10-fpm",
    memory: plain("/tmp", "/var/www/html"),
    says: [
      'container "main" keeps the data of yourls:1.10-fpm at /var/www/html in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[1]',
    ],
  },
  "n8n with a volume for its nodes alone": {
    image: "n8nio/n8n:1.110.0",
    volumes: ["/home/node/.n8n/custom"],
    memory: plain("/home/node/.cache", "/tmp"),
    says: [
      'container "main" runs n8nio/n8n:1.110.0, which needs a writable volume at /home/node/.n8n (The encryption key, the SQLite database and community nodes live here)',
    ],
  },
  "bitnami etcd with a volume at the directory of its data": {
    image: "bitnami/etcd:3.6",
    volumes: ["/bitnami/etcd/data"],
    memory: plain("/opt/bitnami/etcd/conf", "/tmp"),
    says: [],
  },
  "caddy with a volume at its directory below /data": {
    image: "caddy:2.10",
    config: ["/etc/caddy/Caddyfile"],
    volumes: ["/data/caddy"],
    says: [],
  },
  "rabbitmq that enables plugins before its server": {
    image: "rabbitmq:4.1-management",
    args: ["bash", "-c", "rabbitmq-plugins enable --offline rabbitmq_mqtt && exec rabbitmq-server"],
    volumes: ["/var/lib/rabbitmq"],
    says: [
      'container "main" runs rabbitmq:4.1-management, which needs a writable /etc/rabbitmq (enabled_plugins is written here for the variable and by rabbitmq-plugins, which stop when they cannot); mount a writable copy of what the image has at /etc/rabbitmq',
    ],
  },
  "rabbitmq that lists plugins before its server": {
    image: "rabbitmq:4.1-management",
    command: ["sh", "-c", "rabbitmq-plugins list; docker-entrypoint.sh rabbitmq-server"],
    volumes: ["/var/lib/rabbitmq"],
    says: [],
  },
  "python that installs packages before its server": {
    image: "python:3.13-slim",
    command: ["sh", "-c", "pip install -r requirements.txt && uvicorn app:app --host 0.0.0.0"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs python:3.13-slim, which needs a writable /root/.local when pip installs packages before the program starts (Defaulting to user installation because normal site-packages is not writeable); or install the packages when the image is built',
    ],
  },
  "python that installs packages into a virtual environment": {
    image: "python:3.13",
    command: ["sh", "-c", ". /venv/bin/activate && pip install -r requirements.txt && python app.py"],
    volumes: ["/venv"],
    says: [],
  },
  "python that installs packages into a volume": {
    image: "python:3.13",
    args: ["sh", "-c", "pip install -r requirements.txt && python app.py"],
    env: { PYTHONUSERBASE: "/packages" },
    volumes: ["/packages"],
    says: [],
  },
  "ruby that installs gems before its server": {
    image: "ruby:3.4",
    command: ["sh", "-c", "bundle install && bundle exec rails server"],
    says: [
      'advisory: container "main" runs ruby:3.4, which needs a writable /usr/local/bundle when Bundler or gem installs gems before the program starts; or install the gems when the image is built',
    ],
  },
  "ruby with its gems in a volume": {
    image: "ruby:3.4",
    args: ["bundle", "install"],
    volumes: ["/usr/local/bundle"],
    says: [],
  },
  "golang that runs a program from its sources": {
    image: "golang:1.25",
    args: ["go", "run", "."],
    volumes: ["/go"],
    says: [
      'container "main" runs golang:1.25, which needs a writable /root/.cache/go-build (failed to initialize build cache at) and /tmp (The go command builds in a directory here, and runs the program from it); add an emptyDir of 1Gi in memory at /root/.cache/go-build to spec.containers[0].volumeMounts; add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "golang with its caches elsewhere": {
    image: "golang:1.25-alpine",
    command: ["sh", "-c", "go mod download && go run ."],
    env: { GOCACHE: "/cache/build", GOMODCACHE: "/cache/mod" },
    memory: plain("/cache", "/tmp"),
    says: [],
  },
  "golang as a shell": { image: "golang:1.25", args: ["bash"], says: [] },
  "a node of elasticsearch that coordinates, in an emptyDir": {
    image: "elasticsearch:8.15.0",
    env: { "node.roles": "[]" },
    volumes: ["/usr/share/elasticsearch/config"],
    memory: plain("/tmp", "/usr/share/elasticsearch/logs", "/usr/share/elasticsearch/data"),
    says: [],
  },
  "a node of elasticsearch that may lead, in an emptyDir": {
    image: "elasticsearch:8.15.0",
    env: { "node.roles": "master,ingest" },
    volumes: ["/usr/share/elasticsearch/config"],
    memory: plain("/tmp", "/usr/share/elasticsearch/logs", "/usr/share/elasticsearch/data"),
    says: [
      'container "main" keeps the data of elasticsearch:8.15.0 at /usr/share/elasticsearch/data in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[3]',
    ],
  },
  "a node of opensearch that ingests, in an emptyDir": {
    image: "opensearchproject/opensearch:2.15.0",
    env: { "node.roles": "ingest,remote_cluster_client" },
    volumes: ["/usr/share/opensearch/config"],
    memory: plain("/tmp", "/usr/share/opensearch/logs", "/usr/share/opensearch/data"),
    says: [],
  },
  "maven by a project's wrapper": {
    image: "maven:3.9",
    args: ["./mvnw", "-B", "package"],
    says: [
      'advisory: container "main" runs maven:3.9, which needs a writable /root/.m2 when Maven builds; or build where the root is writable',
    ],
  },
  "maven telling its version": { image: "maven:3.9", args: ["mvn", "-v"], says: [] },
  "gotify by its name for one architecture": {
    image: "ghcr.io/gotify/server-arm64:2.6",
    says: [
      'container "main" runs gotify/server-arm64:2.6, which needs a writable volume at /app/data (The SQLite database lives here), /app/data/images (Cannot create uploaded images directory) and /app/data/plugins (Cannot create plugins directory)',
    ],
  },
};

describeConfigured("images with partial mounts and scripts", inPods);
