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
};

describeConfigured("images with partial mounts and scripts", inPods);
