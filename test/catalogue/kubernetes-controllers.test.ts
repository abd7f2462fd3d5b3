// Controllers and operators of Kubernetes. Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const argocd = "quay.io/argoproj/argocd:v3.5.0";
const frr = { METALLB_BGP_TYPE: "frr", FRR_CONFIG_FILE: "/etc/frr_reloader/frr.conf" };

const inPods: ConfiguredRows = {
  "argocd's repository server without its keyring": {
    image: argocd,
    args: ["/usr/local/bin/argocd-repo-server"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs argoproj/argocd:v3.5.0, which needs a writable /app/config/gpg/keys (could not create canary); add an emptyDir of 16Mi in memory at /app/config/gpg/keys to spec.containers[0].volumeMounts',
    ],
  },
  "argocd's repository server with signed commits switched off": {
    image: argocd,
    args: ["/usr/local/bin/argocd-repo-server"],
    env: { ARGOCD_GPG_ENABLED: "false" },
    memory: plain("/tmp"),
    says: [],
  },
  "argocd's ApplicationSet controller, which writes nothing": {
    image: argocd,
    args: ["/usr/local/bin/argocd-applicationset-controller"],
    says: [],
  },
  "argocd's application controller with a cache that it can do without": {
    image: argocd,
    args: ["/usr/local/bin/argocd-application-controller"],
    env: { KUBECACHEDIR: "/tmp/kubecache" },
    says: [],
  },
  "argocd's server without a temporary directory": {
    image: argocd,
    args: ["/usr/local/bin/argocd-server"],
    says: [
      'advisory: container "main" runs argoproj/argocd:v3.5.0, which needs a writable /tmp when it is the repository server, the commit server or a plugin server, or keys for signed commits are added to the server; or manage the keys for signed commits in their ConfigMap instead',
    ],
  },
  "argocd's commit server without its keyring": {
    image: argocd,
    args: ["/usr/local/bin/argocd-commit-server"],
    memory: plain("/tmp"),
    says: [],
  },
  "argocd's repository server, started by command": {
    image: argocd,
    command: ["argocd-repo-server"],
    memory: plain("/app/config/gpg/keys"),
    says: [
      'container "main" runs argoproj/argocd:v3.5.0, which needs a writable /tmp (Repositories, charts, manifests and the sockets for credentials of Git lie here); add an emptyDir of 512Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "argocd's plugin server in a container of its own": {
    image: argocd,
    command: ["/var/run/argocd/argocd-cmp-server"],
    memory: plain("/var/run/argocd"),
    says: [
      'container "main" runs argoproj/argocd:v3.5.0, which needs a writable /tmp (Repositories, charts, manifests and the sockets for credentials of Git lie here) and /home/argocd/cmp-server/plugins (The plugin server creates the socket here that the repository server calls); add an emptyDir of 512Mi in memory at /tmp to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /home/argocd/cmp-server/plugins to spec.containers[0].volumeMounts',
    ],
  },
  "argocd's plugin server as its documentation runs it": {
    image: argocd,
    command: ["/var/run/argocd/argocd-cmp-server"],
    memory: plain("/var/run/argocd", "/home/argocd/cmp-server/plugins", "/tmp"),
    config: ["/home/argocd/cmp-server/config/plugin.yaml"],
    says: [],
  },
  "the server of Argo Workflows without a temporary directory": {
    image: "quay.io/argoproj/argocli:v4.0.0",
    args: ["server"],
    says: [
      'advisory: container "main" runs argoproj/argocli:v4.0.0, which needs a writable /tmp when the server shows artifacts of GCS, Git, HDFS or raw; or keep artifacts in a store that is streamed, such as S3',
    ],
  },
  "the server of Argo Workflows by its manifest": {
    image: "quay.io/argoproj/argocli:v4.0.0",
    args: ["server"],
    memory: plain("/tmp"),
    says: [],
  },
  "source-controller by the manifest of Flux": {
    image: "ghcr.io/fluxcd/source-controller:v1.9.0",
    args: ["--watch-all-namespaces", "--storage-path=/data"],
    env: { TUF_ROOT: "/tmp/.sigstore" },
    memory: plain("/data", "/tmp"),
    says: [],
  },
  "source-controller with its artifacts elsewhere": {
    image: "ghcr.io/fluxcd/source-controller:v1.9.0",
    args: ["--storage-path=/artifacts"],
    memory: plain("/tmp", "/artifacts"),
    says: [],
  },
  "source-controller with STORAGE_PATH and nothing mounted there": {
    image: "ghcr.io/fluxcd/source-controller:v1.9.0",
    env: { STORAGE_PATH: "/artifacts" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs fluxcd/source-controller:v1.9.0, which needs a writable directory that STORAGE_PATH names (Artifacts that other controllers fetch lie here); mount an emptyDir at the directory that STORAGE_PATH names',
    ],
  },
  "helm-controller, which reads charts into memory": {
    image: "ghcr.io/fluxcd/helm-controller:v1.6.3",
    args: ["--watch-all-namespaces"],
    says: [],
  },
  "helm-controller before it read charts into memory": {
    image: "ghcr.io/fluxcd/helm-controller:v0.36.0",
    args: ["--watch-all-namespaces"],
    says: [
      'container "main" runs fluxcd/helm-controller:v0.36.0, which needs a writable /tmp (Charts are downloaded to here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "kyverno that sets Sigstore's root up when it starts": {
    image: "reg.kyverno.io/kyverno/kyverno:v1.18.0",
    args: ["--enableTuf=true"],
    env: { TUF_ROOT: "/.sigstore" },
    says: [
      'container "main" runs kyverno/kyverno:v1.18.0, which needs a writable /.sigstore (Sigstore\'s root of trust is kept here); add an emptyDir of 16Mi in memory at /.sigstore to spec.containers[0].volumeMounts',
    ],
  },
  "kyverno's reports controller by its chart": {
    image: "ghcr.io/kyverno/reports-controller:v1.18.0",
    args: ["--enableTuf=true"],
    env: { TUF_ROOT: "/.sigstore" },
    memory: plain("/.sigstore"),
    says: [],
  },
  "gatekeeper that audits without its directory": {
    image: "openpolicyagent/gatekeeper:v3.22.0",
    args: ["--operation=generate", "--operation=audit", "--operation=status", "--audit-from-cache=false"],
    says: [
      'container "main" runs openpolicyagent/gatekeeper:v3.22.0, which needs a writable /tmp/audit (open /tmp/audit: no such file or directory); add an emptyDir of 256Mi in memory at /tmp/audit to spec.containers[0].volumeMounts',
    ],
  },
  "gatekeeper without a choice of operations, which are all then": {
    image: "openpolicyagent/gatekeeper:v3.22.0",
    args: ["--port=8443"],
    says: [
      'container "main" runs openpolicyagent/gatekeeper:v3.22.0, which needs a writable /tmp/audit (open /tmp/audit: no such file or directory); add an emptyDir of 256Mi in memory at /tmp/audit to spec.containers[0].volumeMounts',
    ],
  },
  "gatekeeper that audits with a mount above its directory": {
    image: "openpolicyagent/gatekeeper:v3.22.0",
    args: ["--operation=audit"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs openpolicyagent/gatekeeper:v3.22.0, which does not make /tmp/audit, and the empty emptyDir at /tmp hides the image\'s (open /tmp/audit: no such file or directory); add an emptyDir of 256Mi in memory at /tmp/audit to spec.containers[0].volumeMounts',
    ],
  },
  "gatekeeper that audits in a directory that an init container may make": {
    image: "openpolicyagent/gatekeeper:v3.22.0",
    args: ["--operation=audit"],
    memory: plain("/tmp"),
    prepared: ["/tmp"],
    says: [],
  },
  "gatekeeper that audits from its cache": {
    image: "openpolicyagent/gatekeeper:v3.22.0",
    args: ["--operation=audit", "--audit-from-cache=true"],
    says: [],
  },
  "gatekeeper's webhook by its chart": {
    image: "openpolicyagent/gatekeeper:v3.22.0",
    args: ["--operation=webhook", "--operation=generate", "--operation=mutation-webhook"],
    config: ["/certs"],
    says: [],
  },
  "gatekeeper's audit by its chart": {
    image: "openpolicyagent/gatekeeper:v3.22.0",
    args: ["--audit-from-cache=false", "--operation=audit", "--operation=status"],
    config: ["/certs"],
    memory: plain("/tmp/audit"),
    says: [],
  },
  "metrics-server that keeps its certificate in memory": {
    image: "registry.k8s.io/metrics-server/metrics-server:v0.8.0",
    args: ["--cert-dir=", "--secure-port=10250"],
    says: [],
  },
  "metrics-server without a place for its certificate": {
    image: "registry.k8s.io/metrics-server/metrics-server:v0.8.0",
    args: ["--secure-port=10250"],
    says: [
      'container "main" runs metrics-server/metrics-server:v0.8.0, which needs a writable /apiserver.local.config/certificates (error creating self-signed certificates); add an emptyDir of 1Mi in memory at /apiserver.local.config/certificates to spec.containers[0].volumeMounts',
    ],
  },
  "KEDA's adapter without a certificate": {
    image: "ghcr.io/kedacore/keda-metrics-apiserver:2.18.0",
    args: ["--secure-port=6443"],
    says: [
      'container "main" runs kedacore/keda-metrics-apiserver:2.18.0, which needs a writable /apiserver.local.config/certificates (The certificate that the adapter makes for itself is written here); add an emptyDir of 1Mi in memory at /apiserver.local.config/certificates to spec.containers[0].volumeMounts',
    ],
  },
  "KEDA's adapter by its chart": {
    image: "ghcr.io/kedacore/keda-metrics-apiserver:2.18.0",
    args: [
      "--secure-port=6443",
      "--client-ca-file=/certs/ca.crt",
      "--tls-cert-file=/certs/tls.crt",
      "--tls-private-key-file=/certs/tls.key",
      "--cert-dir=/certs",
    ],
    config: ["/certs"],
    says: [],
  },
  "Tekton's resolvers without a place for clones": {
    image: "ghcr.io/tektoncd/pipeline/resolvers-ff86b24f130c42b88983d3c13993056d:v1.9.0",
    command: ["/sbin/tini", "--", "/ko-app/resolvers"],
    says: [
      'advisory: container "main" runs tektoncd/pipeline/resolvers-ff86b24f130c42b88983d3c13993056d:v1.9.0, which needs a writable /tmp when tasks and pipelines are resolved from Git repositories; or resolve them from bundles, a hub or the cluster',
    ],
  },
  "Tekton's resolvers by their manifest": {
    image: "ghcr.io/tektoncd/pipeline/resolvers-ff86b24f130c42b88983d3c13993056d:v1.9.0",
    command: ["/sbin/tini", "--", "/ko-app/resolvers"],
    memory: plain("/tmp"),
    says: [],
  },
  "MetalLB's speaker in FRR mode without the directory of the reloader": {
    image: "quay.io/metallb/speaker:v0.15.2",
    env: frr,
    says: [
      'container "main" runs metallb/speaker:v0.15.2, which needs a writable /etc/frr_reloader (The speaker writes frr.conf here, which the reloader next to it reads); add an emptyDir of 16Mi in memory at /etc/frr_reloader to spec.containers[0].volumeMounts',
    ],
  },
  "MetalLB's speaker in FRR mode by its manifest": {
    image: "quay.io/metallb/speaker:v0.15.2",
    env: frr,
    memory: plain("/etc/frr_reloader"),
    says: [],
  },
  "FRR beside MetalLB's speaker": {
    image: "quay.io/frrouting/frr:10.4.1",
    command: ["/bin/sh", "-c", "/sbin/tini -- /usr/lib/frr/docker-start"],
    memory: plain("/var/run/frr", "/etc/frr"),
    says: [],
  },
  "FRR without a directory for its sockets": {
    image: "quay.io/frrouting/frr:10.4.1",
    command: ["/bin/sh", "-c", "/sbin/tini -- /usr/lib/frr/docker-start"],
    memory: plain("/etc/frr"),
    says: [
      'container "main" runs frrouting/frr:10.4.1, which needs a writable /run/frr (Can\'t create pid lock file /var/run/frr/zebra.pid (Read-only file system), exiting); add an emptyDir of 1Mi in memory at /run/frr to spec.containers[0].volumeMounts',
    ],
  },
  "the program that reads the metrics of FRR": {
    image: "quay.io/frrouting/frr:10.4.1",
    command: ["/etc/frr_metrics/frr-metrics"],
    says: [],
  },
  "MetalLB's speaker that speaks BGP itself": { image: "quay.io/metallb/speaker:v0.15.2", says: [] },
  "MetalLB's controller beside a speaker in FRR mode": {
    image: "quay.io/metallb/controller:v0.15.2",
    env: { METALLB_BGP_TYPE: "frr" },
    says: [],
  },
  "vault in development mode, which is the image's own command": {
    image: "hashicorp/vault:2.0.4",
    env: { SKIP_SETCAP: "true" },
    says: [
      'container "main" runs hashicorp/vault:2.0.4, which needs a writable /home/vault (Error initializing Dev mode); add an emptyDir of 1Mi in memory at /home/vault to spec.containers[0].volumeMounts',
    ],
  },
  "vault in development mode that stores no token": {
    image: "hashicorp/vault:2.0.4",
    args: ["server", "-dev", "-dev-no-store-token"],
    env: { SKIP_SETCAP: "true" },
    says: [],
  },
  "vault's agent, which stores no secrets": {
    image: "hashicorp/vault:2.0.4",
    args: ["vault", "agent", "-config=/etc/agent.hcl"],
    env: { SKIP_SETCAP: "true" },
    says: [],
  },
  "vault on UBI, which leaves capabilities alone without root": {
    image: "hashicorp/vault-enterprise:1.21.0-ent.hsm",
    args: ["server"],
    volumes: ["/vault/file"],
    says: [],
  },
  "vault on UBI as root": {
    image: "registry.connect.redhat.com/hashicorp/vault:2.0.4-ubi",
    args: ["server"],
    user: "0",
    volumes: ["/vault/file"],
    says: [
      'container "main" runs hashicorp/vault:2.0.4-ubi, which does not start with a read-only root (Failed to set capabilities on file /bin/vault (Read-only file system)); set SKIP_SETCAP to true',
    ],
  },
  "vault by its chart": {
    image: "hashicorp/vault:2.0.4",
    command: ["/bin/sh", "-ec"],
    args: [
      "cp /vault/config/extraconfig-from-values.hcl /tmp/storageconfig.hcl;\n/usr/local/bin/docker-entrypoint.sh vault server -config=/tmp/storageconfig.hcl",
    ],
    env: { SKIP_CHOWN: "true", SKIP_SETCAP: "true", HOME: "/home/vault" },
    user: "100",
    volumes: ["/vault/data"],
    config: ["/vault/config"],
    memory: plain("/home/vault", "/tmp"),
    says: [],
  },
  "openbao in development mode, as its own command runs it": {
    image: "openbao/openbao:2.6.2",
    args: ["server", "-dev", "-dev-no-store-token"],
    says: [],
  },
  "openbao in development mode that stores its token": {
    image: "quay.io/openbao/openbao:2.6.2",
    args: ["server", "-dev"],
    says: [
      'container "main" runs openbao/openbao:2.6.2, which needs a writable /home/openbao (Error initializing Dev mode); add an emptyDir of 1Mi in memory at /home/openbao to spec.containers[0].volumeMounts',
    ],
  },
  "openbao with its configuration in the environment": {
    image: "quay.io/openbao/openbao-ubi:2.6.2",
    env: { BAO_LOCAL_CONFIG: "{}" },
    args: ["server"],
    says: [
      'container "main" runs openbao/openbao-ubi:2.6.2, which needs a writable /openbao/config (BAO_LOCAL_CONFIG is written here as local.json); add an emptyDir of 1Mi in memory at /openbao/config to spec.containers[0].volumeMounts',
      'advisory: container "main" runs openbao/openbao-ubi:2.6.2, which needs a writable volume at /openbao/file when secrets are stored in files or with raft; or store secrets elsewhere (storage in the configuration)',
    ],
  },
  "openbao on distroless, which has no entrypoint script": {
    image: "ghcr.io/openbao/openbao-distroless:2.6.2",
    env: { BAO_LOCAL_CONFIG: "{}" },
    args: ["server", "-config=/etc/bao"],
    says: [],
  },
  "consul in development mode, which is the image's own command": { image: "hashicorp/consul:1.22", says: [] },
  "consul as a client of another agent": {
    image: "consul:1.15",
    args: ["consul", "members"],
    says: [],
  },
  "consul with its data elsewhere": {
    image: "public.ecr.aws/hashicorp/consul:1.22",
    args: ["agent", "-server", "-data-dir=/data"],
    volumes: ["/data"],
    says: [],
  },
  "consul as a server without a volume": {
    image: "consul:1.15",
    args: ["agent", "-server"],
    says: [
      'container "main" has no volume at /consul/data, where consul:1.15 keeps its data; mount a persistent volume claim there',
    ],
  },
  "consul on UBI, which leaves capabilities alone": {
    image: "hashicorp/consul:1.22-ubi",
    args: ["agent", "-server"],
    env: { CONSUL_ALLOW_PRIVILEGED_PORTS: "1" },
    volumes: ["/consul/data"],
    says: [],
  },
  "Flux' notification-controller, which writes nothing": {
    image: "ghcr.io/fluxcd/notification-controller:v1.7.0",
    says: [],
  },
  "Flux' image-reflector-controller with its database elsewhere": {
    image: "ghcr.io/fluxcd/image-reflector-controller:v1.1.0",
    args: ["--storage-path=/tags"],
    memory: plain("/tags"),
    says: [],
  },
  "the dashboard's metrics scraper without a place for its database": {
    image: "kubernetesui/dashboard-metrics-scraper:1.2.2",
    says: [
      'container "main" runs kubernetesui/dashboard-metrics-scraper:1.2.2, which needs a writable /tmp (The scraper keeps its database of the last minutes here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "the dashboard's metrics scraper with its database elsewhere": {
    image: "kubernetesui/dashboard-metrics-scraper:1.2.2",
    args: ["--db-file=/db/metrics.db"],
    memory: plain("/db"),
    says: [],
  },
  "the dashboard of version 2 by its manifest": {
    image: "kubernetesui/dashboard:v2.7.0",
    args: ["--auto-generate-certificates", "--namespace=kubernetes-dashboard"],
    config: ["/certs"],
    memory: plain("/tmp"),
    says: [],
  },
  "the metrics scraper of the dashboard of version 2 by its manifest": {
    image: "kubernetesui/metrics-scraper:v1.0.8",
    memory: plain("/tmp"),
    says: [],
  },
  "the job that makes certificates for ingress-nginx": {
    image: "registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.9",
    args: ["create", "--host=a", "--namespace=b", "--secret-name=c"],
    says: [],
  },
  "k8s-sidecar without a volume at FOLDER": {
    image: "quay.io/kiwigrid/k8s-sidecar:1.30.0",
    env: { FOLDER: "/rules", LABEL: "loki_rule" },
    says: [
      'container "main" runs kiwigrid/k8s-sidecar:1.30.0, which needs a writable directory that FOLDER names (The files that it collects are written here); mount an emptyDir at the directory that FOLDER names',
    ],
  },
  "k8s-sidecar as Grafana's chart runs it": {
    image: "quay.io/kiwigrid/k8s-sidecar:1.30.0",
    env: { FOLDER: "/tmp/dashboards", LABEL: "grafana_dashboard" },
    memory: plain("/tmp/dashboards"),
    says: [],
  },
  "prometheus-config-reloader as the operator runs it": {
    image: "quay.io/prometheus-operator/prometheus-config-reloader:v0.85.0",
    args: [
      "--config-file=/etc/prometheus/config/prometheus.yaml.gz",
      "--config-envsubst-file=/etc/prometheus/config_out/prometheus.env.yaml",
    ],
    config: ["/etc/prometheus/config"],
    memory: plain("/etc/prometheus/config_out"),
    says: [],
  },
  "prometheus-config-reloader without a place for the configuration": {
    image: "ghcr.io/prometheus-operator/prometheus-config-reloader:v0.85.0",
    args: ["--config-file=/in/a.yaml", "--config-envsubst-file=/out/a.yaml"],
    config: ["/in"],
    says: [
      'container "main" runs prometheus-operator/prometheus-config-reloader:v0.85.0, which needs a writable /out (The configuration is written here with its variables filled in); add an emptyDir of 16Mi in memory at /out to spec.containers[0].volumeMounts',
    ],
  },
  "prometheus-config-reloader that only watches": {
    image: "quay.io/prometheus-operator/prometheus-config-reloader:v0.85.0",
    args: ["--watched-dir=/rules"],
    says: [],
  },
  "prometheus-adapter by its manifest": {
    image: "registry.k8s.io/prometheus-adapter/prometheus-adapter:v0.12.0",
    args: ["--cert-dir=/var/run/serving-cert", "--config=/etc/adapter/config.yaml"],
    memory: plain("/tmp", "/var/run/serving-cert"),
    says: [],
  },
  "prometheus-adapter by its chart": {
    image: "registry.k8s.io/prometheus-adapter/prometheus-adapter:v0.12.0",
    args: ["--cert-dir=/tmp/cert"],
    memory: plain("/tmp"),
    says: [],
  },
  "prometheus-adapter without a place for its certificate": {
    image: "registry.k8s.io/prometheus-adapter/prometheus-adapter:v0.12.0",
    args: ["--secure-port=6443"],
    says: [
      'container "main" runs prometheus-adapter/prometheus-adapter:v0.12.0, which needs a writable /apiserver.local.config/certificates (The adapter writes the certificate here that it makes for itself); add an emptyDir of 1Mi in memory at /apiserver.local.config/certificates to spec.containers[0].volumeMounts',
    ],
  },
  "the manager of CloudNativePG as an init container": {
    image: "ghcr.io/cloudnative-pg/cloudnative-pg:1.27.0",
    command: ["/manager"],
    args: ["bootstrap", "/controller/manager"],
    says: [
      'container "main" runs cloudnative-pg/cloudnative-pg:1.27.0, which needs a writable /controller (The manager is copied here, and the database starts it from here); add an emptyDir of 256Mi in memory at /controller to spec.containers[0].volumeMounts',
    ],
  },
  "CloudNativePG's operator, which writes nothing": {
    image: "ghcr.io/cloudnative-pg/cloudnative-pg:1.27.0",
    command: ["/manager"],
    args: ["controller", "--leader-elect"],
    says: [],
  },
  "trivy-operator with its reports on a volume": {
    image: "mirror.gcr.io/aquasec/trivy-operator:0.29.0",
    env: {
      OPERATOR_ALTERNATE_REPORT_STORAGE_ENABLED: "true",
      OPERATOR_ALTERNATE_REPORT_STORAGE_DIR: "/reports",
    },
    memory: plain("/tmp"),
    says: [
      'container "main" runs aquasec/trivy-operator:0.29.0, which needs a writable volume at the directory that OPERATOR_ALTERNATE_REPORT_STORAGE_DIR names (Reports are written here instead of into the cluster)',
    ],
  },
  "trivy-operator by its chart": {
    image: "mirror.gcr.io/aquasec/trivy-operator:0.29.0",
    memory: plain("/tmp"),
    says: [],
  },
  "kube-scheduler with a directory for its certificate": {
    image: "registry.k8s.io/kube-scheduler:v1.34.1",
    command: ["kube-scheduler", "--cert-dir=/certs"],
    says: [
      'container "main" runs kube-scheduler:v1.34.1, which needs a writable /certs (It writes a certificate that it signs itself here); add an emptyDir of 1Mi in memory at /certs to spec.containers[0].volumeMounts',
    ],
  },
  "kube-apiserver as kubeadm runs it": {
    image: "registry.k8s.io/kube-apiserver:v1.34.1",
    command: ["kube-apiserver", "--tls-cert-file=/etc/kubernetes/pki/apiserver.crt"],
    config: ["/etc/kubernetes/pki"],
    says: [],
  },
  "kube-apiserver behind its runner": {
    image: "registry.k8s.io/kube-apiserver:v1.34.1",
    command: ["/go-runner", "--also-stdout=true", "kube-apiserver", "--secure-port=6443"],
    says: [
      'container "main" runs kube-apiserver:v1.34.1, which needs a writable /run/kubernetes (The server writes a certificate that it signs itself here); add an emptyDir of 1Mi in memory at /run/kubernetes to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's external-dns, which writes nothing": { image: "bitnami/external-dns:0.18.0", says: [] },
};

const onEngines: ConfiguredRows = {
  "strimzi's operator with the memory that its manifest gives": {
    image: "quay.io/strimzi/operator:1.2.0",
    args: ["/opt/strimzi/bin/cluster_operator_run.sh"],
    memory: { "/tmp": "size=1m,mode=1777" },
    says: [],
  },
};

describeConfigured("controllers of Kubernetes", inPods, onEngines);
