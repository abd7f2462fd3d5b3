// Operators, storage drivers and gateways of Kubernetes. Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const cephcsi = "quay.io/cephcsi/cephcsi:v3.13.1";
const contour = "ghcr.io/projectcontour/contour:v1.33.0";
const haproxy = "quay.io/jcmoraisjr/haproxy-ingress:v0.15.1";
const nodeCache = "registry.k8s.io/dns/k8s-dns-node-cache:1.26.4";
const spegel = "ghcr.io/spegel-org/spegel";
const stepCa = "smallstep/step-ca:0.29.0";
const localip = ["-localip", "169.254.20.10"];

const inPods: ConfiguredRows = {
  "spegel by its chart": { image: `${spegel}:v0.7.4`, args: ["registry", "--bootstrap-kind=dns"], says: [] },
  "spegel with a directory that is not mounted": {
    image: `${spegel}:v0.7.4`,
    args: ["registry", "--data-dir=/var/lib/spegel"],
    says: [
      'container "main" runs spegel-org/spegel:v0.7.4, which needs a writable /var/lib/spegel (The registry keeps the key of its identity here, and stops when it cannot); add an emptyDir of 1Mi in memory at /var/lib/spegel to spec.containers[0].volumeMounts',
    ],
  },
  "spegel with its directory": {
    image: `${spegel}:v0.7.4`,
    args: ["registry", "--data-dir=/data"],
    volumes: ["/data"],
    says: [],
  },
  "spegel 0.6, which keeps its key unless told otherwise": {
    image: `${spegel}:v0.6.0`,
    args: ["registry"],
    says: [
      'container "main" runs spegel-org/spegel:v0.6.0, which needs a writable /var/lib/spegel (The registry keeps the key of its identity here, and stops when it cannot); add an emptyDir of 1Mi in memory at /var/lib/spegel to spec.containers[0].volumeMounts',
    ],
  },
  "spegel 0.6 by its chart": { image: `${spegel}:v0.6.0`, args: ["registry"], env: { DATA_DIR: "" }, says: [] },
  "spegel 0.6 that writes the mirrors": {
    image: `${spegel}:v0.6.0`,
    args: ["configuration", "--mirror-targets", "http://127.0.0.1:5000"],
    says: [],
  },
  "hubble-ui without a temporary directory": {
    image: "quay.io/cilium/hubble-ui:v0.13.3",
    says: [
      'container "main" runs cilium/hubble-ui:v0.13.3, which needs a writable /tmp (mkdir() "/tmp/client_temp" failed (30: Read-only file system)); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "hubble-ui by Cilium's chart": {
    image: "quay.io/cilium/hubble-ui:v0.13.3",
    config: ["/etc/nginx/conf.d/default.conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "hubble-ui's backend by Cilium's chart": { image: "quay.io/cilium/hubble-ui-backend:v0.13.3", says: [] },
  "hubble-ui's backend with its gops server": {
    image: "quay.io/cilium/hubble-ui-backend:v0.13.3",
    env: { GOPS_ENABLED: "true" },
    says: [
      'container "main" runs cilium/hubble-ui-backend:v0.13.3, which needs a writable /home/nonroot/.config/gops (Cannot start gops server); add an emptyDir of 1Mi in memory at /home/nonroot/.config/gops to spec.containers[0].volumeMounts',
    ],
  },
  "hubble-ui's backend with the port of its gops server elsewhere": {
    image: "quay.io/cilium/hubble-ui-backend:v0.13.3",
    env: { GOPS_ENABLED: "true", GOPS_CONFIG_DIR: "/tmp" },
    memory: plain("/tmp"),
    says: [],
  },
  "hubble-ui's backend with a gops server that can do without a file": {
    image: "quay.io/cilium/hubble-ui-backend:v0.13.5",
    env: { GOPS_ENABLED: "true" },
    says: [],
  },
  "mongodb's operator by its manifest": {
    image: "quay.io/mongodb/mongodb-kubernetes-operator:0.13.0",
    command: ["/usr/local/bin/entrypoint"],
    says: [],
  },
  "envoy-gateway by its chart": {
    image: "envoyproxy/gateway:v1.9.0",
    args: ["server", "--config-path=/config/envoy-gateway.yaml"],
    memory: plain("/var/lib/eg/wasm"),
    says: [],
  },
  "envoy-gateway without a place for Wasm modules, which few need": {
    image: "envoyproxy/gateway:v1.9.0",
    args: ["server", "--config-path=/config/envoy-gateway.yaml"],
    says: [],
  },
  "envoy-gateway as the shutdown manager of a proxy": {
    image: "envoyproxy/gateway:v1.9.0",
    args: ["envoy", "shutdown-manager"],
    says: [
      'container "main" runs envoyproxy/gateway:v1.9.0, which needs a writable /tmp (error creating shutdown ready file); add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "node-cache by its manifest": {
    image: nodeCache,
    args: [
      ...localip,
      "-conf",
      "/etc/Corefile",
      "-upstreamsvc",
      "kube-dns-upstream",
      "-pidfile",
      "/tmp/node-cache.pid",
    ],
    config: ["/etc/coredns"],
    says: [
      'container "main" runs dns/k8s-dns-node-cache:1.26.4; dns/k8s-dns-node-cache:1.26.4 does not run with a read-only root: it writes the Corefile at every start, which its manifest places in /etc',
    ],
  },
  "node-cache with its Corefile elsewhere": {
    image: nodeCache,
    args: [...localip, "-conf", "/run/node-cache/Corefile"],
    config: ["/etc/coredns"],
    memory: plain("/run/node-cache"),
    says: [],
  },
  "node-cache with its Corefile where nothing is mounted": {
    image: nodeCache,
    args: [...localip, "-conf", "/run/node-cache/Corefile"],
    config: ["/etc/coredns"],
    says: [
      'container "main" runs dns/k8s-dns-node-cache:1.26.4, which needs a writable /run/node-cache (Failed to write config file); add an emptyDir of 1Mi in memory at /run/node-cache to spec.containers[0].volumeMounts',
    ],
  },
  "node-cache with a whole Corefile in place of a template": {
    image: nodeCache,
    args: [...localip, "-conf", "/etc/coredns/Corefile", "-upstreamsvc", "coredns"],
    config: ["/etc/coredns"],
    says: [],
  },
  "node-cache with its Corefile in a directory below /etc": {
    image: nodeCache,
    args: [...localip, "-conf", "/etc/node-cache/Corefile"],
    memory: plain("/etc/node-cache"),
    says: [],
  },
  "step-ca without a volume": {
    image: stepCa,
    says: [
      'container "main" runs smallstep/step-ca:0.29.0, which needs a writable volume at /home/step (Keys, configuration and database of the authority live here)',
    ],
  },
  "step-ca by its chart": {
    image: stepCa,
    command: ["/usr/local/bin/step-ca"],
    args: ["--password-file", "/home/step/secrets/passwords/password", "/home/step/config/ca.json"],
    config: ["/home/step/certs", "/home/step/config", "/home/step/secrets"],
    volumes: ["/home/step/db"],
    says: [],
  },
  "step-ca by its chart without its database": {
    image: stepCa,
    command: ["/usr/local/bin/step-ca"],
    args: ["--password-file", "/home/step/secrets/passwords/password", "/home/step/config/ca.json"],
    config: ["/home/step/certs", "/home/step/config", "/home/step/secrets"],
    says: [
      'advisory: container "main" runs smallstep/step-ca:0.29.0, which needs a writable volume at /home/step/db when its configuration is mounted, and names a Badger database; or name another database in ca.json',
    ],
  },
  "a plugin of velero without its target": {
    image: "velero/velero-plugin-for-aws:v1.13.0",
    says: [
      'container "main" runs velero/velero-plugin-for-aws:v1.13.0, which needs a writable /target (The plugin is copied to here for Velero, which mounts the same volume at /plugins); add an emptyDir of 256Mi in memory at /target to spec.containers[0].volumeMounts',
    ],
  },
  "a plugin of velero by its chart": {
    image: "velero/velero-plugin-for-aws:v1.13.0",
    memory: plain("/target"),
    says: [],
  },
  "rook's operator by its chart": {
    image: "rook/ceph:v1.18.0",
    args: ["ceph", "operator"],
    memory: plain("/var/lib/rook", "/etc/ceph"),
    says: [],
  },
  "rook's operator without its directory": {
    image: "rook/ceph:v1.18.0",
    args: ["ceph", "operator"],
    says: [
      'container "main" runs rook/ceph:v1.18.0, which needs a writable /var/lib/rook (failed to create config directory); add an emptyDir of 16Mi in memory at /var/lib/rook to spec.containers[0].volumeMounts',
    ],
  },
  "another role of rook": { image: "rook/ceph:v1.18.0", args: ["discover"], says: [] },
  "cephcsi's provisioner by its manifest": {
    image: cephcsi,
    args: ["--type=rbd", "--controllerserver=true", "--endpoint=unix:///csi/csi-provisioner.sock"],
    config: ["/etc/ceph", "/etc/ceph-csi-config"],
    memory: plain("/tmp/csi/keys", "/csi"),
    says: [],
  },
  "cephcsi's provisioner without a place for keys": {
    image: cephcsi,
    args: ["--type=rbd", "--controllerserver=true"],
    config: ["/etc/ceph"],
    says: [
      'container "main" runs cephcsi/cephcsi:v3.13.1, which needs a writable /tmp/csi/keys (error creating a temporary keyfile); add an emptyDir of 1Mi in memory at /tmp/csi/keys to spec.containers[0].volumeMounts',
    ],
  },
  "cephcsi's liveness probe by its manifest, which has no configuration of Ceph": {
    image: cephcsi,
    args: ["--type=liveness", "--endpoint=unix:///csi/csi-provisioner.sock"],
    memory: plain("/csi"),
    says: [
      'container "main" runs cephcsi/cephcsi:v3.13.1, which needs a writable /etc/ceph (failed to write ceph configuration file); add an emptyDir of 1Mi in memory at /etc/ceph to spec.containers[0].volumeMounts',
    ],
  },
  "contour's server": { image: contour, command: ["contour"], args: ["serve", "--incluster"], says: [] },
  "contour's bootstrap by its example": {
    image: contour,
    command: ["contour"],
    args: ["bootstrap", "/config/envoy.json", "--xds-address=contour", "--resources-dir=/config/resources"],
    memory: plain("/config"),
    says: [],
  },
  "contour's bootstrap without its directory": {
    image: contour,
    command: ["contour"],
    args: ["bootstrap", "/envoy/envoy.json"],
    says: [
      `container "main" runs projectcontour/contour:v1.33.0, which needs a writable /envoy (Envoy's configuration is written to the file that bootstrap names); add an emptyDir of 1Mi in memory at /envoy to spec.containers[0].volumeMounts`,
    ],
  },
  "contour's bootstrap on its standard output": {
    image: contour,
    command: ["contour"],
    args: ["bootstrap", "-"],
    says: [],
  },
  "contour's shutdown manager by its example": {
    image: contour,
    command: ["/bin/contour"],
    args: ["envoy", "shutdown-manager"],
    memory: plain("/admin"),
    says: [],
  },
  "contour's shutdown manager without its directory": {
    image: contour,
    command: ["/bin/contour"],
    args: ["envoy", "shutdown-manager"],
    says: [
      `container "main" runs projectcontour/contour:v1.33.0, which needs a writable /admin (Envoy's socket for administrators lies here, and the file that tells that it is drained); add an emptyDir of 1Mi in memory at /admin to spec.containers[0].volumeMounts`,
    ],
  },
  "contour's certgen into Secrets": {
    image: contour,
    command: ["contour"],
    args: ["certgen", "--kube", "--incluster"],
    says: [],
  },
  "haproxy-ingress by its chart": {
    image: haproxy,
    args: ["--configmap=ingress/haproxy-ingress"],
    memory: plain("/etc/haproxy", "/var/lib/haproxy", "/var/run/haproxy"),
    says: [],
  },
  "haproxy-ingress without its directories": {
    image: haproxy,
    args: ["--configmap=ingress/haproxy-ingress"],
    says: [
      `container "main" runs jcmoraisjr/haproxy-ingress:v0.15.1, which needs a writable /etc/haproxy (The configuration of HAProxy and its Lua scripts are written here), /var/lib/haproxy (failed to 'mkdir /var/lib/haproxy/crt') and /run/haproxy (Sockets and the pid file lie here); add an emptyDir of 64Mi in memory at /etc/haproxy to spec.containers[0].volumeMounts; add an emptyDir of 64Mi in memory at /var/lib/haproxy to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run/haproxy to spec.containers[0].volumeMounts`,
    ],
  },
  "haproxy-ingress that makes a first configuration": {
    image: haproxy,
    args: ["--init"],
    memory: plain("/etc/haproxy"),
    says: [],
  },
  "headlamp by its chart": {
    image: "ghcr.io/headlamp-k8s/headlamp:v0.45.0",
    args: ["-in-cluster", "-plugins-dir=/headlamp/plugins"],
    memory: plain("/tmp"),
    says: [],
  },
  "headlamp without a temporary directory": {
    image: "ghcr.io/headlamp-k8s/headlamp:v0.45.0",
    args: ["-in-cluster"],
    says: [
      'container "main" runs headlamp-k8s/headlamp:v0.45.0, which needs a writable /tmp (Failed to create static dir); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "headlamp before it copied its pages": {
    image: "ghcr.io/headlamp-k8s/headlamp:v0.29.0",
    args: ["-in-cluster"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs headlamp-k8s/headlamp:v0.29.0, which needs a writable /headlamp/frontend (writing file); mount a writable copy of what the image has at /headlamp/frontend',
    ],
  },
  "the controller of runner scale sets": {
    image: "ghcr.io/actions/gha-runner-scale-set-controller:0.13.0",
    command: ["/manager"],
    args: ["--auto-scaling-runner-set-only"],
    says: [],
  },
  "falcosidekick, which writes nothing": { image: "falcosecurity/falcosidekick:2.32.0", says: [] },
  "the NFS driver on a node": {
    image: "registry.k8s.io/sig-storage/nfsplugin:v4.12.1",
    args: ["-v=5", "--nodeid=node", "--endpoint=unix:///csi/csi.sock"],
    volumes: ["/csi", "/var/lib/kubelet/pods"],
    says: [],
  },
  "the NFS driver's controller by its chart": {
    image: "registry.k8s.io/sig-storage/nfsplugin:v4.12.1",
    args: ["--endpoint=unix:///csi/csi.sock", "--working-mount-dir=/tmp"],
    volumes: ["/csi", "/var/lib/kubelet/pods"],
    says: [
      'container "main" runs sig-storage/nfsplugin:v4.12.1, which needs a writable /tmp (failed to mount nfs server); add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "the NFS driver's controller with a directory": {
    image: "registry.k8s.io/sig-storage/nfsplugin:v4.12.1",
    args: ["--endpoint=unix:///csi/csi.sock", "--working-mount-dir=/work"],
    volumes: ["/csi"],
    memory: plain("/work"),
    says: [],
  },
  "the SMB driver's controller by its chart": {
    image: "registry.k8s.io/sig-storage/smbplugin:v1.19.0",
    args: ["--endpoint=unix:///csi/csi.sock", "--working-mount-dir=/tmp"],
    volumes: ["/csi"],
    says: [
      'container "main" runs sig-storage/smbplugin:v1.19.0, which needs a writable /tmp (failed to mount smb server); add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "trust-manager by its chart": {
    image: "quay.io/jetstack/trust-manager:v0.20.0",
    args: ["--webhook-certificate-dir=/tls"],
    config: ["/tls"],
    memory: plain("/packages"),
    says: [],
  },
  "trust-manager's package by its chart": {
    image: "quay.io/jetstack/trust-pkg-debian-bookworm:20230311.0",
    args: ["/copyandmaybepause", "/debian-package", "/packages"],
    memory: plain("/packages"),
    says: [],
  },
  "trust-manager's package without its target": {
    image: "quay.io/jetstack/trust-pkg-debian-bookworm:20230311.0",
    args: ["/copyandmaybepause", "/debian-package", "/packages"],
    says: [
      'container "main" runs jetstack/trust-pkg-debian-bookworm:20230311.0, which needs a writable /packages (The package of certificates is copied to here for trust-manager); add an emptyDir of 16Mi in memory at /packages to spec.containers[0].volumeMounts',
    ],
  },
  "approver-policy, which writes nothing": { image: "quay.io/jetstack/cert-manager-approver-policy:v0.22.0", says: [] },
  "local-path-provisioner by its manifest": {
    image: "rancher/local-path-provisioner:v0.0.37",
    command: ["local-path-provisioner", "--debug", "start", "--config", "/etc/config/config.json"],
    config: ["/etc/config"],
    says: [],
  },
  "kubelet-csr-approver by its chart": { image: "ghcr.io/postfinance/kubelet-csr-approver:v1.2.10", says: [] },
  "rabbitmq's cluster operator by its manifest": {
    image: "rabbitmqoperator/cluster-operator:2.16.0",
    command: ["/manager"],
    says: [],
  },
  "vault's injector by its chart": { image: "hashicorp/vault-k8s:1.7.0", args: ["agent-inject"], says: [] },
  "vault's CSI provider by its chart": {
    image: "hashicorp/vault-csi-provider:1.5.0",
    args: ["--endpoint=/provider/vault.sock"],
    volumes: ["/provider"],
    says: [],
  },
  "vault's CSI provider without a place for its socket": {
    image: "hashicorp/vault-csi-provider:1.5.0",
    says: [
      'container "main" runs hashicorp/vault-csi-provider:1.5.0, which needs a writable /tmp (failed to listen on unix socket); add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "the secrets store driver by its manifest": {
    image: "registry.k8s.io/csi-secrets-store/driver:v1.6.0",
    args: ["--endpoint=unix:///csi/csi.sock"],
    volumes: ["/csi", "/var/lib/kubelet/pods"],
    says: [],
  },
  "kube-vip by its manifest": { image: "ghcr.io/kube-vip/kube-vip:v1.0.0", args: ["manager"], says: [] },
  "polaris' dashboard by its chart": {
    image: "us-docker.pkg.dev/fairwinds-ops/oss/polaris:10.1",
    command: ["polaris", "dashboard", "--config", "/opt/app/config.yaml"],
    says: [],
  },
  "polaris that audits into a file": {
    image: "us-docker.pkg.dev/fairwinds-ops/oss/polaris:10.1",
    command: ["polaris", "audit", "--output-file", "/reports/results.yaml"],
    says: [
      'container "main" runs fairwinds-ops/oss/polaris:10.1, which needs a writable /reports (The report is written here); add an emptyDir of 16Mi in memory at /reports to spec.containers[0].volumeMounts',
    ],
  },
  "polaris that audits a chart": {
    image: "us-docker.pkg.dev/fairwinds-ops/oss/polaris:10.1",
    command: ["polaris", "audit", "--helm-chart", "./chart"],
    says: [
      'container "main" runs fairwinds-ops/oss/polaris:10.1, which needs a writable /tmp (The chart is rendered to here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "goldilocks by its chart": {
    image: "us-docker.pkg.dev/fairwinds-ops/oss/goldilocks:v4.14.0",
    command: ["/goldilocks", "controller", "-v2"],
    says: [],
  },
  "cluster-proportional-autoscaler by its examples": {
    image: "registry.k8s.io/cpa/cluster-proportional-autoscaler:v1.9.0",
    command: ["/cluster-proportional-autoscaler", "--logtostderr=true", "--v=2"],
    says: [],
  },
  "cluster-proportional-autoscaler with a bare flag": {
    image: "registry.k8s.io/cpa/cluster-proportional-autoscaler:v1.9.0",
    args: ["--logtostderr", "--v=2"],
    says: [],
  },
  "cluster-proportional-autoscaler that logs to files": {
    image: "registry.k8s.io/cpa/cluster-proportional-autoscaler-amd64:1.8.9",
    args: ["--namespace=kube-system"],
    says: [
      'container "main" runs cpa/cluster-proportional-autoscaler-amd64:1.8.9, which needs a writable /tmp (glog: exiting because of error); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "redis-operator by its chart": {
    image: "quay.io/opstree/redis-operator:v0.22.0",
    command: ["/operator", "manager"],
    args: ["--leader-elect"],
    says: [],
  },
  "percona's operator for PostgreSQL by its manifest": {
    image: "percona/percona-postgresql-operator:3.0.0",
    says: [],
  },
  "percona's operator for PostgreSQL with traces in a file": {
    image: "percona/percona-postgresql-operator:3.0.0",
    env: { OTEL_TRACES_EXPORTER: "json", OTEL_JSON_FILE: "/traces/spans.json" },
    says: [
      'container "main" runs percona/percona-postgresql-operator:3.0.0, which needs a writable directory of the file that OTEL_JSON_FILE names (Traces are written to that file); mount an emptyDir at the directory of the file that OTEL_JSON_FILE names',
    ],
  },
  "percona's operator for MongoDB": {
    image: "percona/percona-server-mongodb-operator:1.22.0",
    command: ["percona-server-mongodb-operator"],
    says: [],
  },
  "system-upgrade-controller by its manifest": {
    image: "rancher/system-upgrade-controller:v0.14.0",
    memory: plain("/tmp"),
    says: [],
  },
  "the EBS driver's node by its chart": {
    image: "public.ecr.aws/ebs-csi-driver/aws-ebs-csi-driver:v1.64.0",
    args: ["node", "--endpoint=unix:/csi/csi.sock"],
    volumes: ["/var/lib/kubelet", "/csi", "/dev"],
    says: [],
  },
  "nginx-gateway-fabric by its chart": {
    image: "ghcr.io/nginx/nginx-gateway-fabric:2.2.0",
    args: ["controller", "--gatewayclass=nginx"],
    says: [],
  },
  "volsync by its chart": {
    image: "quay.io/backube/volsync:0.14.0",
    command: ["/manager"],
    args: ["--leader-elect"],
    memory: plain("/tmp"),
    says: [],
  },
  "volsync without a temporary directory, which rsync over SSH needs": {
    image: "quay.io/backube/volsync:0.14.0",
    command: ["/manager"],
    args: ["--leader-elect"],
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "step-ca with its volume": { image: stepCa, volumes: ["/home/step"], says: [] },
  "step-ca in memory": {
    image: stepCa,
    memory: { "/home/step": "uid=1000,gid=1000" },
    says: [
      'container "web" keeps the data of smallstep/step-ca:0.29.0 at /home/step in memory; mount a named volume instead of tmpfs["/home/step"]',
    ],
  },
};

describeConfigured("operators, drivers and gateways of Kubernetes", inPods, onEngines);
