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
      'container "main" runs kyverno/kyverno:v1.18.0, which needs a writable directory that TUF_ROOT names (Sigstore\'s root of trust is kept here); mount an emptyDir at the directory that TUF_ROOT names',
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
      'container "main" runs openpolicyagent/gatekeeper:v3.22.0, which needs a writable /tmp/audit (Unable to create parentDir); add an emptyDir of 256Mi in memory at /tmp/audit to spec.containers[0].volumeMounts',
    ],
  },
  "gatekeeper without a choice of operations, which are all then": {
    image: "openpolicyagent/gatekeeper:v3.22.0",
    args: ["--port=8443"],
    says: [
      'container "main" runs openpolicyagent/gatekeeper:v3.22.0, which needs a writable /tmp/audit (Unable to create parentDir); add an emptyDir of 256Mi in memory at /tmp/audit to spec.containers[0].volumeMounts',
    ],
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
      'container "main" runs metallb/speaker:v0.15.2, which needs a writable directory of the file that FRR_CONFIG_FILE names (The speaker writes frr.conf here, which the reloader next to it reads); mount an emptyDir at the directory of the file that FRR_CONFIG_FILE names',
    ],
  },
  "MetalLB's speaker in FRR mode by its manifest": {
    image: "quay.io/metallb/speaker:v0.15.2",
    env: frr,
    memory: plain("/etc/frr_reloader"),
    says: [],
  },
  "MetalLB's speaker that speaks BGP itself": { image: "quay.io/metallb/speaker:v0.15.2", says: [] },
  "MetalLB's controller beside a speaker in FRR mode": {
    image: "quay.io/metallb/controller:v0.15.2",
    env: { METALLB_BGP_TYPE: "frr" },
    says: [],
  },
};

describeConfigured("controllers of Kubernetes", inPods);
