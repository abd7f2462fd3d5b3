// Bitnami's and Chainguard's images, each as its own scripts and programs write.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "bitnami's redis without /tmp": {
    image: "bitnami/redis:8.2.1",
    volumes: ["/bitnami/redis/data"],
    memory: plain("/opt/bitnami/redis/etc"),
    says: [],
  },
  "bitnami's nginx without /tmp": {
    image: "bitnami/nginx:1.29.1",
    memory: plain("/opt/bitnami/nginx/tmp"),
    says: [],
  },
  "bitnami's nginx with scripts of the user": {
    image: "bitnami/nginx:1.29.1",
    config: ["/docker-entrypoint-initdb.d"],
    memory: plain("/opt/bitnami/nginx/tmp"),
    says: [
      'container "main" runs bitnami/nginx:1.29.1, which needs a writable /tmp (/tmp/filelist: Read-only file system); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's nginx with streams": {
    image: "bitnami/nginx:1.29.1",
    env: { NGINX_ENABLE_STREAM: "yes" },
    memory: plain("/opt/bitnami/nginx/tmp"),
    says: [
      'container "main" runs bitnami/nginx:1.29.1, which needs a writable /opt/bitnami/nginx/conf (The entrypoint writes what variables say into the configuration here); add an emptyDir of 16Mi in memory at /opt/bitnami/nginx/conf to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's keycloak, optimized beside another argument": {
    image: "bitnami/keycloak:26.3.3",
    env: { KEYCLOAK_EXTRA_ARGS: "--optimized --verbose" },
    volumes: ["/opt/bitnami/keycloak/data"],
    memory: plain("/tmp", "/opt/bitnami/keycloak/conf"),
    says: [],
  },
  "bitnami's zookeeper, which logs to the console": {
    image: "bitnami/zookeeper:3.9.3",
    volumes: ["/bitnami/zookeeper"],
    memory: plain("/opt/bitnami/zookeeper/conf"),
    says: [],
  },
  "bitnami's zookeeper with users": {
    image: "bitnami/zookeeper:3.9.3",
    env: { ZOO_ENABLE_AUTH: "yes", ZOO_SERVER_USERS: "admin", ZOO_SERVER_PASSWORDS: "secret" },
    volumes: ["/bitnami/zookeeper"],
    memory: plain("/opt/bitnami/zookeeper/conf"),
    says: [
      'container "main" runs bitnami/zookeeper:3.9.3, which needs a writable /opt/bitnami/zookeeper/logs (The first start runs a server in the background to set access rules, which logs to a file here); add an emptyDir of 64Mi in memory at /opt/bitnami/zookeeper/logs to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's etcd alone": {
    image: "bitnami/etcd:3.6.4",
    volumes: ["/bitnami/etcd"],
    memory: plain("/opt/bitnami/etcd/conf"),
    says: [],
  },
  "bitnami's etcd in a cluster": {
    image: "bitnami/etcd:3.6.4",
    env: { ETCD_INITIAL_CLUSTER: "a=http://a:2380,b=http://b:2380" },
    volumes: ["/bitnami/etcd"],
    memory: plain("/opt/bitnami/etcd/conf"),
    says: [
      'container "main" runs bitnami/etcd:3.6.4, which needs a writable /tmp (The start scripts keep the output of a first run here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's etcd that recovers from a disaster": {
    image: "bitnami/etcd:3.6.4",
    env: { ETCD_DISASTER_RECOVERY: "yes" },
    volumes: ["/bitnami/etcd"],
    memory: plain("/opt/bitnami/etcd/conf"),
    says: [
      'container "main" has no volume at /snapshots, where bitnami/etcd:3.6.4 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's pgpool, whose status file may be missing": {
    image: "bitnami/pgpool:4.6.3",
    memory: plain("/opt/bitnami/pgpool/etc", "/opt/bitnami/pgpool/conf", "/opt/bitnami/pgpool/tmp"),
    says: [],
  },
  "bitnami's pgpool with LDAP": {
    image: "bitnami/pgpool:4.6.3",
    env: { PGPOOL_ENABLE_LDAP: "yes" },
    memory: plain("/opt/bitnami/pgpool/etc", "/opt/bitnami/pgpool/conf", "/opt/bitnami/pgpool/tmp"),
    says: [
      'container "main" runs bitnami/pgpool:4.6.3, which needs a writable /etc/nslcd.conf (The start scripts write the settings of LDAP into this file); mount a writable copy of the file /etc/nslcd.conf',
    ],
  },
  "another program in bitnami's pgpool": { image: "bitnami/pgpool:4.6.3", args: ["psql", "--version"], says: [] },
  "bitnami's appsmith as RTS": {
    image: "bitnami/appsmith:1.81.0",
    env: { APPSMITH_MODE: "rts" },
    memory: plain("/opt/bitnami/appsmith/conf", "/opt/bitnami/nginx/conf"),
    says: [],
  },
  "bitnami's appsmith as RTS without a directory for the configuration of nginx": {
    image: "bitnami/appsmith:1.81.0",
    env: { APPSMITH_MODE: "rts" },
    memory: plain("/opt/bitnami/appsmith/conf"),
    says: [
      'container "main" runs bitnami/appsmith:1.81.0, which needs a writable /opt/bitnami/nginx/conf (Could not create server block for appsmith); add an emptyDir of 16Mi in memory at /opt/bitnami/nginx/conf to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's appsmith as the backend without /tmp": {
    image: "bitnami/appsmith:2.4.2",
    volumes: ["/bitnami/appsmith"],
    memory: plain(
      "/opt/bitnami/appsmith/conf",
      "/opt/bitnami/appsmith/logs",
      "/opt/bitnami/appsmith/tmp",
      "/opt/bitnami/nginx/conf",
    ),
    says: [
      'container "main" runs bitnami/appsmith:2.4.2, which needs a writable /tmp (The first start notes permissions here while it moves files to its volume, and stops when it cannot); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's appsmith as the client": {
    image: "bitnami/appsmith:1.81.0",
    env: { APPSMITH_MODE: "client" },
    memory: plain("/opt/bitnami/nginx/conf"),
    says: [
      'container "main" runs bitnami/appsmith:1.81.0, which needs a writable /opt/bitnami/nginx/tmp (Pid files, sockets and temporary files are written here); add an emptyDir of 64Mi in memory at /opt/bitnami/nginx/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's ejbca with what its scripts write": {
    image: "bitnami/ejbca:9.1.1",
    volumes: ["/bitnami/wildfly", "/opt/bitnami/wildfly/bin/standalone.conf"],
    memory: plain(
      "/opt/bitnami/wildfly/standalone",
      "/opt/bitnami/wildfly/tmp",
      "/opt/bitnami/ejbca/tmp",
      "/opt/bitnami/wildfly/domain/configuration",
    ),
    says: [],
  },
  "bitnami's gitlab-runner without a registration of its own": {
    image: "bitnami/gitlab-runner:18.3.0",
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami's gitlab-runner that registers": {
    image: "bitnami/gitlab-runner:18.3.0",
    args: ["register", "--non-interactive"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/gitlab-runner:18.3.0, which needs a writable /home/gitlab-runner/.gitlab-runner (The registration is written into config.toml here); add an emptyDir of 1Mi in memory at /home/gitlab-runner/.gitlab-runner to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's janusgraph on Cassandra": {
    image: "bitnami/janusgraph:1.1.0",
    env: { JANUSGRAPH_CFG_STORAGE_BACKEND: "cql" },
    memory: plain("/tmp", "/opt/bitnami/janusgraph/conf"),
    says: [],
  },
  "bitnami's janusgraph in files": {
    image: "bitnami/janusgraph:1.1.0",
    env: { JANUSGRAPH_CFG_STORAGE_BACKEND: "berkeleyje", JANUSGRAPH_CFG_STORAGE_DIRECTORY: "/graph" },
    memory: plain("/tmp", "/opt/bitnami/janusgraph/conf"),
    says: [
      'container "main" has no volume at the directory that JANUSGRAPH_CFG_STORAGE_DIRECTORY names, where bitnami/janusgraph:1.1.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's mariadb-galera, which leaves its mark on the volume": {
    image: "bitnami/mariadb-galera:12.0",
    volumes: ["/bitnami/mariadb"],
    memory: plain("/tmp", "/opt/bitnami/mariadb/conf", "/opt/bitnami/mariadb/tmp"),
    says: [],
  },
  "bitnami's mariadb-galera with LDAP": {
    image: "bitnami/mariadb-galera:12.0",
    env: { MARIADB_ENABLE_LDAP: "yes" },
    volumes: ["/bitnami/mariadb"],
    memory: plain("/tmp", "/opt/bitnami/mariadb/conf", "/opt/bitnami/mariadb/tmp"),
    says: [
      'container "main" runs bitnami/mariadb-galera:12.0, which needs a writable /etc/nslcd.conf (The start scripts write the settings of LDAP into this file); mount a writable copy of the file /etc/nslcd.conf',
    ],
  },
  "bitnami's opensearch with an empty configuration and no log of garbage collection": {
    image: "bitnami/opensearch:3.2.0",
    env: { OPENSEARCH_DISABLE_GC_LOGS: "yes" },
    volumes: ["/bitnami/opensearch/data"],
    memory: plain("/tmp", "/opt/bitnami/opensearch/config", "/opt/bitnami/opensearch/tmp"),
    says: [],
  },
  "bitnami's opensearch with security": {
    image: "bitnami/opensearch:3.2.0",
    env: { OPENSEARCH_ENABLE_SECURITY: "true" },
    volumes: ["/bitnami/opensearch/data"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/opensearch/config",
      "/opt/bitnami/opensearch/tmp",
      "/opt/bitnami/opensearch/logs",
    ),
    says: [
      'container "main" runs bitnami/opensearch:3.2.0, which needs a writable /opt/bitnami/opensearch/plugins (Plugins are installed here, and with security the scripts change the mode of files here); mount a writable copy of what the image has at /opt/bitnami/opensearch/plugins',
    ],
  },
  "bitnami's parse-dashboard with a writable config.json": {
    image: "bitnami/parse-dashboard:7.3.2",
    volumes: ["/opt/bitnami/parse-dashboard/config.json"],
    memory: plain("/tmp"),
    says: [],
  },
  "bitnami's parse-dashboard with scripts of the user": {
    image: "bitnami/parse-dashboard:7.3.2",
    volumes: ["/opt/bitnami/parse-dashboard/config.json"],
    config: ["/docker-entrypoint-init.d"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/parse-dashboard:7.3.2, which needs a writable /bitnami/parse-dashboard (The start scripts note here that they have run these scripts); add an emptyDir of 64Mi in memory at /bitnami/parse-dashboard to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's seaweedfs with its words written out": {
    image: "bitnami/seaweedfs:4.47.0",
    command: ["weed", "master", "--mdir=/meta"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /meta, where bitnami/seaweedfs:4.47.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's seaweedfs as a filer with files": {
    image: "bitnami/seaweedfs:4.47.0",
    args: ["filer", "-defaultStoreDir=/names"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /names, where bitnami/seaweedfs:4.47.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's seaweedfs with indices elsewhere": {
    image: "bitnami/seaweedfs:4.47.0",
    args: ["volume", "-dir=/data", "-dir.idx=/idx"],
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /idx, where bitnami/seaweedfs:4.47.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "bitnami's wildfly with what its scripts write": {
    image: "bitnami/wildfly:37.0.0",
    env: { WILDFLY_DATA_DIR: "/srv/data" },
    volumes: ["/srv/data", "/opt/bitnami/wildfly/bin/standalone.conf"],
    memory: plain("/opt/bitnami/wildfly/standalone"),
    says: [],
  },
  "bitnami's flink with its temporary directories moved": {
    image: "bitnami/flink:1.20.2",
    env: { FLINK_CFG_IO_TMP_DIRS: "/scratch" },
    memory: plain("/scratch", "/opt/bitnami/flink/conf", "/opt/bitnami/flink/log", "/bitnami/flink/conf"),
    says: [],
  },
  "bitnami's nats without scripts of the user": {
    image: "bitnami/nats:2.11.8",
    memory: plain("/opt/bitnami/nats/conf", "/opt/bitnami/nats/tmp"),
    says: [],
  },
  "chainguard's nginx of an organisation, as its documentation runs it read-only": {
    image: "cgr.dev/example.com/nginx:latest",
    memory: plain("/var/lib/nginx/tmp", "/run"),
    says: [],
  },
  "chainguard's nginx of an organisation without a mount": {
    image: "cgr.dev/example.com/nginx:latest",
    memory: plain("/run"),
    says: [
      'container "main" runs example.com/nginx:latest, which needs a writable /var/lib/nginx/tmp (nginx buffers requests and responses here); add an emptyDir of 256Mi in memory at /var/lib/nginx/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "chainguard's haproxy": { image: "cgr.dev/chainguard/haproxy:latest", says: [] },
  "chainguard's haproxy with a pid file": {
    image: "cgr.dev/chainguard/haproxy:latest",
    args: ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg", "-p", "/var/lib/haproxy/haproxy.pid"],
    says: [
      'container "main" runs chainguard/haproxy:latest, which needs a writable /var/lib/haproxy (The socket of the master, or its pid file, is created here); add an emptyDir of 1Mi in memory at /var/lib/haproxy to spec.containers[0].volumeMounts',
    ],
  },
  "chainguard's mongodb with a pid file": {
    image: "cgr.dev/chainguard/mongodb:latest",
    args: ["--nounixsocket", "--pidfilepath", "/var/run/mongod/mongod.pid"],
    volumes: ["/data/db"],
    says: [
      'container "main" runs chainguard/mongodb:latest, which needs a writable /var/run/mongod (mongod writes its process number here); add an emptyDir of 1Mi in memory at /var/run/mongod to spec.containers[0].volumeMounts',
    ],
  },
  "chainguard's mongodb with a socket for proxies": {
    image: "cgr.dev/chainguard/mongodb:latest",
    args: ["--nounixsocket", "--proxyUnixSocketPrefix=/sockets"],
    volumes: ["/data/db"],
    says: [
      'container "main" runs chainguard/mongodb:latest, which needs a writable /sockets (mongod creates the socket for proxies here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "chainguard's slim postgres as its documentation runs it": {
    image: "cgr.dev/chainguard/postgres:18-slim",
    command: ["postgres"],
    args: ["-D", "/pg"],
    memory: plain("/tmp"),
    says: [
      'container "main" has no volume at /pg, where chainguard/postgres:18-slim keeps its data; mount a persistent volume claim there',
    ],
  },
  "chainguard's postgres with logs outside of the data": {
    image: "cgr.dev/chainguard/postgres:latest",
    args: ["-c", "logging_collector=on", "-c", "log_directory=/logs"],
    volumes: ["/var/lib/postgresql/data"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs chainguard/postgres:latest, which needs a writable /logs (The logging collector writes its files here, and the server does not start without it); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's kustomize-controller without a mount": {
    image: "bitnami/fluxcd-kustomize-controller:1.6.1",
    says: [
      'container "main" runs bitnami/fluxcd-kustomize-controller:1.6.1, which needs a writable /tmp (Each Kustomization is unpacked and built here, and keys for decryption lie here meanwhile); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's image-automation-controller with its words written out": {
    image: "bitnami/fluxcd-image-automation-controller:0.41.2",
    command: ["image-automation-controller"],
    says: [
      'container "main" runs bitnami/fluxcd-image-automation-controller:0.41.2, which needs a writable /tmp (Repositories are cloned here); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's helm-controller of old": {
    image: "bitnami/fluxcd-helm-controller:0.36.2",
    says: [
      'container "main" runs bitnami/fluxcd-helm-controller:0.36.2, which needs a writable /tmp (Charts are downloaded to here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's helm-controller": {
    image: "bitnami/fluxcd-helm-controller:1.3.0",
    says: [],
  },
  "bitnami's minio-operator": {
    image: "bitnami/minio-operator:7.1.1",
    args: ["controller"],
    says: [
      'container "main" runs bitnami/minio-operator:7.1.1, which needs a writable /tmp (The certificate of the STS service is written here, and updates of tenants are unpacked here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "minio's operator without STS": {
    image: "quay.io/minio/operator:v7.1.1",
    args: ["controller"],
    env: { OPERATOR_STS_ENABLED: "off" },
    says: [],
  },
  "minio's operator with STS": {
    image: "quay.io/minio/operator:v7.1.1",
    args: ["controller"],
    env: { OPERATOR_STS_ENABLED: "on" },
    says: [
      'container "main" runs minio/operator:v7.1.1, which needs a writable /tmp (The certificate of the STS service is written here, and updates of tenants are unpacked here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's argo as a server": {
    image: "bitnami/argo-workflow-cli:3.7.1",
    args: ["server", "--secure"],
    says: [
      'advisory: container "main" runs bitnami/argo-workflow-cli:3.7.1, which needs a writable /tmp when the server shows artifacts of GCS, Git, HDFS or raw; or keep artifacts in a store that is streamed, such as S3',
    ],
  },
  "bitnami's schema-registry with logs elsewhere": {
    image: "bitnami/schema-registry:8.0.0",
    env: { LOG_DIR: "/logs" },
    memory: plain("/logs", "/opt/bitnami/schema-registry/etc"),
    says: [],
  },
};

describeConfigured("Bitnami's and Chainguard's images", inPods);
