// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const shell = "exec /cockroach/cockroach start --join=db-0.db --advertise-host=$(hostname).db --insecure --logtostderr";

const inPods: ConfiguredRows = {
  "cockroach as its chart runs it": {
    image: "cockroachdb/cockroach:v25.2.2",
    args: ["shell", "-ecx", shell],
    volumes: ["/cockroach/cockroach-data"],
    says: [],
  },
  "cockroach in a script without its data": {
    image: "cockroachdb/cockroach:v25.2.2",
    command: ["/bin/bash", "-ecx", "exec /cockroach/cockroach start --join=db-0.db --insecure --logtostderr"],
    says: [
      'container "main" has no volume at /cockroach/cockroach-data, where cockroachdb/cockroach:v25.2.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "cockroach with a store of its own": {
    image: "cockroachdb/cockroach:v25.2.2",
    args: ["start", "--insecure", "--join=db", "--store=path=/store,size=80%"],
    says: [
      'container "main" has no volume at /store, where cockroachdb/cockroach:v25.2.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "cockroach with a store in memory": {
    image: "cockroachdb/cockroach:v25.2.2",
    args: ["start", "--insecure", "--join=db", "--store=type=mem,size=1GiB"],
    says: [],
  },
  "cockroach as a client": {
    image: "cockroachdb/cockroach:v25.2.2",
    args: ["init", "--insecure", "--host=db"],
    says: [],
  },
  "a single node of cockroach by the script of the image": {
    image: "cockroachdb/cockroach:v25.2.2",
    args: ["start-single-node", "--insecure"],
    volumes: ["/cockroach/cockroach-data"],
    says: [
      'container "main" runs cockroachdb/cockroach:v25.2.2, which needs a writable /cockroach (The script of a single node makes certificates, a pipe and a mark of its end here); mount a writable copy of what the image has at /cockroach; a read-only root takes effort with cockroachdb/cockroach:v25.2.2: the start script of a single node writes next to the program while it sets up the first start',
    ],
  },
  "a single node of cockroach without the script": {
    image: "cockroachdb/cockroach:v25.2.2",
    command: ["/cockroach/cockroach", "start-single-node", "--insecure"],
    volumes: ["/cockroach/cockroach-data"],
    says: [],
  },
  "cockroach with a socket in another directory": {
    image: "cockroachdb/cockroach:v25.2.2",
    args: ["start", "--insecure", "--join=db", "--socket-dir=/sockets"],
    volumes: ["/cockroach/cockroach-data"],
    says: [
      'container "main" runs cockroachdb/cockroach:v25.2.2, which needs a writable /sockets (The node makes its Unix socket here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "Node-RED without its data": {
    image: "ghcr.io/node-red/node-red:4.1-debian",
    says: [
      'container "main" runs node-red/node-red:4.1-debian, which needs a writable volume at /data (Flows, credentials, settings, installed nodes and the cache of npm live here)',
    ],
  },
  "cAdvisor under its new name": {
    image: "ghcr.io/google/cadvisor:0.54.0",
    config: ["/rootfs"],
    says: [],
  },
  "mc in a script without its directory": {
    image: "minio/mc:RELEASE.2025-08-13T08-35-41Z",
    command: ["/bin/sh", "-c", "until mc alias set store http://minio:9000 a b; do sleep 1; done; mc mb store/photos"],
    says: [
      'container "main" runs minio/mc:RELEASE.2025-08-13T08-35-41Z, which needs a writable /root/.mc (Unable to save new mc config); add an emptyDir of 16Mi in memory at /root/.mc to spec.containers[0].volumeMounts',
    ],
  },
  "mc with its directory in /tmp": {
    image: "quay.io/minio/mc",
    args: ["--config-dir", "/tmp/mc", "ls", "store"],
    memory: plain("/tmp"),
    says: [],
  },
  "azurite by its own command": {
    image: "mcr.microsoft.com/azure-storage/azurite:3.35.0",
    says: [
      'container "main" has no volume at /data, where azure-storage/azurite:3.35.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "azurite by another command without -l": {
    image: "mcr.microsoft.com/azure-storage/azurite:3.35.0",
    args: ["azurite", "--blobHost", "0.0.0.0", "--loose"],
    volumes: ["/data"],
    says: [
      'container "main" has no volume at /opt/azurite, where azure-storage/azurite:3.35.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "azurite with -l": {
    image: "mcr.microsoft.com/azure-storage/azurite:3.35.0",
    args: ["azurite-blob", "-l", "/blobs", "--blobHost", "0.0.0.0"],
    volumes: ["/blobs"],
    says: [],
  },
  "azurite in memory": {
    image: "mcr.microsoft.com/azure-storage/azurite:3.35.0",
    args: ["azurite", "--inMemoryPersistence", "--blobHost", "0.0.0.0"],
    says: [],
  },
  "gotenberg as people run it": {
    image: "gotenberg/gotenberg:8.20.1",
    memory: plain("/tmp", "/home/gotenberg"),
    says: [],
  },
  "gotenberg without a home": {
    image: "gotenberg/gotenberg:8.20.1",
    args: ["gotenberg", "--api-port=3000"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs gotenberg/gotenberg:8.20.1, which needs a writable /home/gotenberg (chrome_crashpad_handler: --database is required); add an emptyDir of 64Mi in memory at /home/gotenberg to spec.containers[0].volumeMounts',
    ],
  },
  "gotenberg without Chromium": {
    image: "gotenberg/gotenberg:8-libreoffice",
    memory: plain("/tmp"),
    says: [],
  },
  "tailscale with its state in a Secret": {
    image: "ghcr.io/tailscale/tailscale:v1.88.3",
    env: { TS_KUBE_SECRET: "node", TS_USERSPACE: "true" },
    memory: plain("/tmp"),
    says: [],
  },
  "tailscale without anything": {
    image: "tailscale/tailscale:v1.88.3",
    says: [
      'container "main" runs tailscale/tailscale:v1.88.3, which needs a writable /tmp (tailscaled makes its socket here, and what belongs to its state); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "tailscale with socket and state elsewhere": {
    image: "tailscale/tailscale:v1.88.3",
    env: { TS_SOCKET: "/var/run/tailscale/tailscaled.sock", TS_STATE_DIR: "/state" },
    says: [
      'container "main" runs tailscale/tailscale:v1.88.3, which needs a writable directory of the file that TS_SOCKET names (tailscaled makes its socket here); mount an emptyDir at the directory of the file that TS_SOCKET names; it also runs tailscale/tailscale:v1.88.3, which needs a writable volume at the directory that TS_STATE_DIR names (The node\'s keys and its state live here)',
    ],
  },
  "tailscale in the kernel": {
    image: "tailscale/tailscale:v1.88.3",
    env: { TS_USERSPACE: "false" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs tailscale/tailscale:v1.88.3, which needs a writable /run (Fatal: can\'t open lock file /run/xtables.lock); add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "tailscale in the kernel with nftables": {
    image: "tailscale/tailscale:v1.88.3",
    env: { TS_USERSPACE: "false", TS_DEBUG_FIREWALL_MODE: "nftables" },
    memory: plain("/tmp"),
    says: [],
  },
  "tailscaled without containerboot": {
    image: "tailscale/tailscale:v1.88.3",
    args: ["tailscaled", "--tun=userspace-networking", "--state=mem:"],
    says: [
      'container "main" runs tailscale/tailscale:v1.88.3, which needs a writable /run/tailscale (tailscaled makes its socket here); add an emptyDir of 1Mi in memory at /run/tailscale to spec.containers[0].volumeMounts',
    ],
  },
  "localstack without its volume": {
    image: "public.ecr.aws/localstack/localstack:4.9",
    memory: plain("/tmp"),
    says: [
      'container "main" runs localstack/localstack:4.9, which needs a writable /var/lib/localstack (Logs, caches, certificates and programs that are installed at run time go here); add an emptyDir of 1Gi in memory at /var/lib/localstack to spec.containers[0].volumeMounts',
    ],
  },
  "localstack that keeps its state in memory": {
    image: "localstack/localstack:4.9",
    env: { PERSISTENCE: "1" },
    memory: plain("/tmp", "/var/lib/localstack"),
    says: [
      'container "main" keeps the data of localstack/localstack:4.9 at /var/lib/localstack/state in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[1]',
    ],
  },
  "OpenLDAP of osixia": {
    image: "osixia/openldap:1.5.0",
    volumes: ["/var/lib/ldap"],
    memory: plain("/run/slapd", "/container/run"),
    says: [
      'container "main" runs osixia/openldap:1.5.0; osixia/openldap:1.5.0 does not run with a read-only root: its start scripts change accounts, /etc/ldap, /container and the files of packages',
      'container "main" has no volume at /etc/ldap/slapd.d, where osixia/openldap:1.5.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "weaviate as its chart runs it": {
    image: "cr.weaviate.io/semitechnologies/weaviate:1.33.0",
    args: ["--host", "0.0.0.0", "--port", "8080", "--scheme", "http", "--config-file", "/weaviate-config/conf.yaml"],
    env: { PERSISTENCE_DATA_PATH: "/var/lib/weaviate" },
    config: ["/weaviate-config"],
    volumes: ["/var/lib/weaviate"],
    says: [],
  },
  "weaviate with backups in a directory": {
    image: "semitechnologies/weaviate:1.33.0",
    env: { ENABLE_MODULES: "text2vec-openai,backup-filesystem", BACKUP_FILESYSTEM_PATH: "/backups" },
    volumes: ["/data"],
    says: [
      'container "main" has no volume at the directory that BACKUP_FILESYSTEM_PATH names, where semitechnologies/weaviate:1.33.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "weaviate without its data": {
    image: "semitechnologies/weaviate:1.33.0",
    says: [
      'container "main" has no volume at /data, where semitechnologies/weaviate:1.33.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "chroma by its own command": {
    image: "chromadb/chroma:1.1.0",
    says: [
      'container "main" has no volume at /data, where chromadb/chroma:1.1.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "chroma with arguments alone": {
    image: "ghcr.io/chroma-core/chroma:1.1.0",
    args: ["run", "--host", "0.0.0.0", "--port", "8000"],
    volumes: ["/data"],
    says: [
      'container "main" has no volume at /chroma, where chroma-core/chroma:1.1.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "chroma with --path": {
    image: "chromadb/chroma:1.1.0",
    args: ["run", "--host", "0.0.0.0", "--path", "/data"],
    volumes: ["/data"],
    says: [],
  },
  "chroma with another configuration": {
    image: "chromadb/chroma:1.1.0",
    args: ["run", "/conf/chroma.yaml"],
    config: ["/conf"],
    says: [],
  },
  "chroma before its first version": {
    image: "chromadb/chroma:0.6.3",
    says: [
      'container "main" runs chromadb/chroma:0.6.3, which needs a writable /chroma (The server writes chroma.log next to its program, and stops when it cannot); mount a writable copy of what the image has at /chroma',
      'container "main" has no volume at /chroma/chroma, where chromadb/chroma:0.6.3 keeps its data; mount a persistent volume claim there',
    ],
  },
  "typesense as its documentation runs it": {
    image: "typesense/typesense:29.0",
    args: ["--data-dir", "/data", "--api-key=x", "--enable-cors"],
    volumes: ["/data"],
    says: [],
  },
  "typesense with data by a variable and logs in files": {
    image: "typesense/typesense:29.0",
    env: { TYPESENSE_DATA_DIR: "/index", TYPESENSE_LOG_DIR: "/logs" },
    volumes: ["/index"],
    says: [
      'container "main" runs typesense/typesense:29.0, which needs a writable directory that TYPESENSE_LOG_DIR names (The logs of the server, its requests and its crashes go here); mount an emptyDir at the directory that TYPESENSE_LOG_DIR names',
    ],
  },
  "typesense with a configuration file": {
    image: "typesense/typesense:29.0",
    args: ["--config=/etc/typesense/typesense.ini"],
    config: ["/etc/typesense"],
    says: [],
  },
  "buildkit without its sockets": {
    image: "moby/buildkit:v0.24.0",
    args: ["--addr", "unix:///run/buildkit/buildkitd.sock", "--addr", "tcp://0.0.0.0:1234"],
    volumes: ["/var/lib/buildkit"],
    memory: plain("/tmp", "/run/runc"),
    says: [
      'container "main" runs moby/buildkit:v0.24.0, which needs a writable /run/buildkit (buildkitd makes its sockets here, one for traces at every start); add an emptyDir of 1Mi in memory at /run/buildkit to spec.containers[0].volumeMounts',
    ],
  },
  "buildkit with /run in memory": {
    image: "moby/buildkit:v0.24.0",
    volumes: ["/var/lib/buildkit"],
    memory: plain("/tmp", "/run"),
    says: [],
  },
  "rootless buildkit with the volume of its example alone": {
    image: "moby/buildkit:v0.24.0-rootless",
    args: ["--addr", "unix:///run/user/1000/buildkit/buildkitd.sock", "--oci-worker-no-process-sandbox"],
    volumes: ["/home/user/.local/share/buildkit"],
    memory: plain("/home/user/.local/tmp"),
    says: [
      'container "main" runs moby/buildkit:v0.24.0-rootless, which needs a writable /run/user/1000 (buildkitd makes its socket here, and runc the state of running build steps); add an emptyDir of 16Mi in memory at /run/user/1000 to spec.containers[0].volumeMounts',
    ],
  },
  "kube-rbac-proxy of kubebuilder": {
    image: "gcr.io/kubebuilder/kube-rbac-proxy:v0.16.0",
    args: ["--secure-listen-address=0.0.0.0:8443", "--upstream=http://127.0.0.1:8080/"],
    says: [],
  },
  "kubectl diff without a directory for temporary files": {
    image: "registry.k8s.io/kubectl:v1.34.1",
    args: ["diff", "-f", "/manifests"],
    config: ["/manifests"],
    says: [
      'container "main" runs kubectl:v1.34.1, which needs a writable /tmp (Both sides of the comparison are written to files here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "kubectl apply": {
    image: "registry.k8s.io/kubectl:v1.34.1",
    args: ["apply", "-f", "/manifests"],
    config: ["/manifests"],
    says: [],
  },
  "opa that keeps its bundles": {
    image: "openpolicyagent/opa:1.9.0",
    args: ["run", "--server", "--set=bundles.authz.persist=true"],
    says: [
      'container "main" runs openpolicyagent/opa:1.9.0, which needs a writable /.opa (The last bundles are kept here, for a start without their server); add an emptyDir of 256Mi in memory at /.opa to spec.containers[0].volumeMounts',
    ],
  },
  "opa that keeps its bundles in a directory with a mount": {
    image: "openpolicyagent/opa:1.9.0",
    args: ["run", "--server", "--set=bundles.authz.persist=true", "--set=persistence_directory=/keep"],
    memory: plain("/keep"),
    says: [],
  },
  "opa with a Unix socket": {
    image: "openpolicyagent/opa:1.9.0",
    args: ["run", "--server", "--addr=unix:///sockets/opa.sock"],
    says: [
      'container "main" runs openpolicyagent/opa:1.9.0, which needs a writable /sockets (The server makes its Unix socket here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "opa with a policy alone": {
    image: "openpolicyagent/opa:1.9.0-static",
    args: ["run", "--server", "--addr=:8181", "/policies"],
    config: ["/policies"],
    says: [],
  },
  "argoexec as the wait container": {
    image: "quay.io/argoproj/argoexec:v3.7.3",
    args: ["wait"],
    memory: plain("/tmp", "/run/argo"),
    says: [],
  },
  "netdata without a run directory": {
    image: "netdata/netdata:v2.7.1",
    volumes: ["/var/lib/netdata", "/var/cache/netdata"],
    says: [
      'container "main" runs netdata/netdata:v2.7.1, which needs a writable /run/netdata (Cannot get/create a run directory); add an emptyDir of 16Mi in memory at /run/netdata to spec.containers[0].volumeMounts',
    ],
  },
  "netdata with its run directory in /tmp": {
    image: "netdata/netdata:v2.7.1",
    env: { DISABLE_TELEMETRY: "0" },
    volumes: ["/var/lib/netdata", "/var/cache/netdata"],
    memory: plain("/tmp"),
    says: [],
  },
  "netdata without telemetry": {
    image: "ghcr.io/netdata/netdata:v2.7.1",
    env: { DO_NOT_TRACK: "1" },
    volumes: ["/var/lib/netdata", "/var/cache/netdata"],
    memory: plain("/run"),
    says: [
      'container "main" runs netdata/netdata:v2.7.1, which needs a writable /etc/netdata (The entrypoint makes the mark of an opt-out here, and stops when it cannot); add an emptyDir of 16Mi in memory at /etc/netdata to spec.containers[0].volumeMounts',
    ],
  },
  "ZooKeeper of Confluent with its data alone": {
    image: "confluentinc/cp-zookeeper:7.9.2",
    env: { EXTRA_ARGS: "-name zookeeper" },
    volumes: ["/var/lib/zookeeper/data"],
    memory: plain("/etc/kafka"),
    says: [
      'container "main" has no volume at /var/lib/zookeeper/log, where confluentinc/cp-zookeeper:7.9.2 keeps its data; mount a persistent volume claim there',
    ],
  },
  "ZooKeeper of Confluent with its log of garbage collection": {
    image: "confluentinc/cp-zookeeper:7.9.2",
    volumes: ["/var/lib/zookeeper/data", "/var/lib/zookeeper/log"],
    memory: plain("/etc/kafka"),
    says: [
      'advisory: container "main" runs confluentinc/cp-zookeeper:7.9.2, which needs a writable /var/log/kafka when the log of garbage collection is on, as by default; or set EXTRA_ARGS to -name zookeeper',
    ],
  },
  "the server of mysql's own image": {
    image: "mysql/mysql-server:8.0.32",
    volumes: ["/var/lib/mysql"],
    memory: plain("/tmp", "/run/mysqld"),
    says: [
      'container "main" runs mysql/mysql-server:8.0.32, which needs a writable /var/lib/mysql-files (The entrypoint keeps passwords of its set-up and of the health check here); add an emptyDir of 16Mi in memory at /var/lib/mysql-files to spec.containers[0].volumeMounts',
    ],
  },
  "a client in mysql's own image": {
    image: "mysql/mysql-server:8.0.32",
    args: ["mysqladmin", "ping"],
    says: [],
  },
  "CrateDB with its data": {
    image: "crate:6.0",
    args: ["-Ccluster.name=c", "-Cnode.name=n"],
    volumes: ["/data"],
    says: [],
  },
  "CrateDB with tables in another directory": {
    image: "crate/crate:nightly",
    args: ["crate", "-Cpath.data=/tables"],
    volumes: ["/data"],
    says: [
      'container "main" has no volume at /tables, where crate/crate:nightly keeps its data; mount a persistent volume claim there',
    ],
  },
  "socat, and tools of Alpine": { image: "alpine/socat:1.8.0.3", args: ["tcp-listen:80,fork", "tcp:web:80"], says: [] },
};

const onEngines: ConfiguredRows = {
  "old images of Node-RED": {
    image: "nodered/node-red:1.1.3",
    says: [
      'container "web" has no volume at /data, where nodered/node-red:1.1.3 keeps its data; mount a named volume there',
    ],
  },
};

describeConfigured("Images that Compose files and charts use often", inPods, onEngines);
