// Controllers of Kubernetes. Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const updater = "quay.io/argoprojlabs/argocd-image-updater:v1.2.0";
const argocd = "quay.io/argoproj/argocd:v3.5.0";
const gatekeeper = "openpolicyagent/gatekeeper:v3.22.0";
const apiserver = "registry.k8s.io/kube-apiserver:v1.34.1";
const audited = ["--audit-policy-file=/etc/audit/policy.yaml", "--audit-log-path=/var/log/audit/audit.log"];
const proxy = ["/etc/istio/proxy", "/var/run/secrets/workload-spiffe-uds"];

const inPods: ConfiguredRows = {
  "argocd-image-updater without a place for its socket": {
    image: updater,
    args: ["--metrics-bind-address=:8443", "run"],
    says: [
      'container "main" runs argoprojlabs/argocd-image-updater:v1.2.0, which needs a writable /tmp (Error running askpass server); add an emptyDir of 512Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "argocd-image-updater by its chart": {
    image: updater,
    args: ["--metrics-bind-address=:8443", "run"],
    memory: plain("/tmp"),
    says: [],
  },
  "argocd-image-updater before it made a socket": {
    image: "quay.io/argoprojlabs/argocd-image-updater:v0.12.2",
    args: ["run"],
    says: [
      'advisory: container "main" runs argoprojlabs/argocd-image-updater:v0.12.2, which needs a writable /tmp when updates are written back to Git; or write updates to the Application instead of Git',
    ],
  },
  "argocd-image-updater that tries a tag": { image: updater, args: ["test", "nginx"], says: [] },
  "argocd-image-updater with its socket elsewhere": {
    image: updater,
    args: ["run"],
    env: { ARGOCD_ASK_PASS_SOCK: "/sock/ask-pass.sock" },
    says: [
      'container "main" runs argoprojlabs/argocd-image-updater:v1.2.0, which needs a writable directory of the file that ARGOCD_ASK_PASS_SOCK names (The socket for credentials of Git is made here at every start); mount an emptyDir at the directory of the file that ARGOCD_ASK_PASS_SOCK names',
    ],
  },
  "a plugin server of argocd with a directory of its own": {
    image: argocd,
    command: ["/var/run/argocd/argocd-cmp-server"],
    env: { ARGOCD_CMP_WORKDIR: "/work" },
    volumes: ["/work"],
    memory: plain("/home/argocd/cmp-server/plugins"),
    says: [],
  },
  "a plugin server of argocd whose own directory is read-only": {
    image: argocd,
    command: ["/var/run/argocd/argocd-cmp-server"],
    env: { ARGOCD_CMP_WORKDIR: "/work" },
    memory: plain("/home/argocd/cmp-server/plugins"),
    says: [
      'container "main" runs argoproj/argocd:v3.5.0, which needs a writable directory that ARGOCD_CMP_WORKDIR names (error creating workdir); mount an emptyDir at the directory that ARGOCD_CMP_WORKDIR names',
    ],
  },
  "argocd under the name of its builds of the main branch": {
    image: "ghcr.io/argoproj/argo-cd/argocd:v3.5.0",
    args: ["/usr/local/bin/argocd-commit-server"],
    says: [
      'container "main" runs argoproj/argo-cd/argocd:v3.5.0, which needs a writable /tmp (Repositories, charts, manifests and the sockets for credentials of Git lie here); add an emptyDir of 512Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "the X-Ray daemon with a log file": {
    image: "amazon/aws-xray-daemon:3.x",
    args: ["-f", "/logs/xray.log"],
    says: [
      'container "main" runs amazon/aws-xray-daemon:3.x, which needs a writable /logs (The daemon writes its log to the file that --log-file names); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "the X-Ray daemon without a log file": {
    image: "amazon/aws-xray-daemon:3.x",
    args: ["-o", "-n", "us-west-2"],
    says: [],
  },
  "cluster-autoscaler that logs to files": {
    image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.0",
    command: ["./cluster-autoscaler", "--logtostderr=false", "--log_dir=/logs"],
    says: [
      'container "main" runs autoscaling/cluster-autoscaler:v1.34.0, which needs a writable /logs (With --logtostderr=false the log is written to files here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "cluster-autoscaler by its examples": {
    image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.0",
    command: ["./cluster-autoscaler", "--v=4", "--stderrthreshold=info", "--cloud-provider=aws"],
    says: [],
  },
  "karpenter that logs to a file": {
    image: "public.ecr.aws/karpenter/controller:1.8.0",
    env: { LOG_OUTPUT_PATHS: "stdout,/logs/karpenter.log", LOG_ERROR_OUTPUT_PATHS: "stderr" },
    says: [
      'container "main" runs karpenter/controller:1.8.0, which needs a writable directory of the file that LOG_OUTPUT_PATHS names (The log is written to the files that LOG_OUTPUT_PATHS names); mount an emptyDir at the directory of the file that LOG_OUTPUT_PATHS names',
    ],
  },
  "karpenter by its chart": {
    image: "public.ecr.aws/karpenter/controller:1.8.0",
    env: { LOG_OUTPUT_PATHS: "stdout", LOG_ERROR_OUTPUT_PATHS: "stderr" },
    says: [],
  },
  "gatekeeper with its operations in one argument": {
    image: gatekeeper,
    args: ["--operation=audit,status"],
    says: [
      'container "main" runs openpolicyagent/gatekeeper:v3.22.0, which needs a writable /tmp/audit (open /tmp/audit: no such file or directory); add an emptyDir of 256Mi in memory at /tmp/audit to spec.containers[0].volumeMounts',
    ],
  },
  "gatekeeper with its operation behind the argument": {
    image: gatekeeper,
    args: ["--operation", "audit"],
    says: [
      'container "main" runs openpolicyagent/gatekeeper:v3.22.0, which needs a writable /tmp/audit (open /tmp/audit: no such file or directory); add an emptyDir of 256Mi in memory at /tmp/audit to spec.containers[0].volumeMounts',
    ],
  },
  "gatekeeper's webhook with a log file": {
    image: gatekeeper,
    args: ["--operation=webhook", "--log-file=/logs/gatekeeper.log"],
    says: [
      'container "main" runs openpolicyagent/gatekeeper:v3.22.0, which needs a writable /logs (unable to open log file); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "istiod that keeps certificates of another cluster": {
    image: "istio/pilot:1.28.0",
    args: ["discovery"],
    env: { USE_REMOTE_CERTS: "true" },
    says: [
      'container "main" runs istio/pilot:1.28.0, which needs a writable /etc/cacerts (failed to load remote CA certs); add an emptyDir of 1Mi in memory at /etc/cacerts to spec.containers[0].volumeMounts',
    ],
  },
  "istiod of another cluster with its own certificates": {
    image: "istio/pilot:1.28.0",
    args: ["discovery"],
    env: { USE_REMOTE_CERTS: "true" },
    config: ["/etc/cacerts"],
    says: [],
  },
  "istio's proxy without modules of Wasm": {
    image: "istio/proxyv2:1.28.0",
    args: ["proxy", "sidecar"],
    memory: plain(...proxy),
    says: [],
  },
  "istio's proxy with its bootstrap file elsewhere": {
    image: "istio/proxyv2:1.28.0",
    args: ["proxy", "sidecar"],
    env: { GRPC_XDS_BOOTSTRAP: "/boot/grpc.json" },
    memory: plain(...proxy),
    says: [
      'container "main" runs istio/proxyv2:1.28.0, which needs a writable directory of the file that GRPC_XDS_BOOTSTRAP names (failed generating gRPC XDS bootstrap); mount an emptyDir at the directory of the file that GRPC_XDS_BOOTSTRAP names',
    ],
  },
  "istio's proxy with a log file": {
    image: "istio/proxyv2:1.28.0",
    args: ["proxy", "sidecar", "--log_target=/logs/proxy.log"],
    memory: plain(...proxy),
    says: [
      'container "main" runs istio/proxyv2:1.28.0, which needs a writable /logs (The log is written to the file that --log_target names); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "istiod that logs to stdout": {
    image: "istio/pilot:1.28.0",
    args: ["discovery", "--log_target=stdout"],
    says: [],
  },
  "istio's proxy with the socket of SPIRE": {
    image: "istio/proxyv2:1.28.0",
    args: ["proxy", "sidecar"],
    env: { WORKLOAD_IDENTITY_SOCKET_FILE: "spire-agent.sock" },
    memory: plain("/etc/istio/proxy"),
    says: [
      'container "main" runs istio/proxyv2:1.28.0, which needs a writable /run/secrets/credential-uds (The agent creates the socket here over which it hands out certificates from files); add an emptyDir of 1Mi in memory at /run/secrets/credential-uds to spec.containers[0].volumeMounts',
    ],
  },
  "kube-apiserver with an audit log": {
    image: apiserver,
    command: ["kube-apiserver", "--tls-cert-file=/pki/apiserver.crt", ...audited],
    config: ["/pki", "/etc/audit"],
    says: [
      'container "main" runs kube-apiserver:v1.34.1, which needs a writable volume at /var/log/audit (The audit log is written to the file that --audit-log-path names)',
    ],
  },
  "kube-apiserver that prints its audit log": {
    image: apiserver,
    command: ["kube-apiserver", "--tls-cert-file=/pki/apiserver.crt", audited[0] as string, "--audit-log-path=-"],
    config: ["/pki", "/etc/audit"],
    says: [],
  },
  "metrics-server with an audit log": {
    image: "registry.k8s.io/metrics-server/metrics-server:v0.8.0",
    args: ["--cert-dir=", ...audited],
    config: ["/etc/audit"],
    says: [
      'container "main" runs metrics-server/metrics-server:v0.8.0, which needs a writable volume at /var/log/audit (The audit log is written to the file that --audit-log-path names)',
    ],
  },
  "metrics-server with a socket for profiles": {
    image: "registry.k8s.io/metrics-server/metrics-server:v0.8.0",
    args: ["--cert-dir=", "--debug-socket-path=/sock/debug.sock"],
    says: [
      'container "main" runs metrics-server/metrics-server:v0.8.0, which needs a writable /sock (The socket for profiles is made here); add an emptyDir of 1Mi in memory at /sock to spec.containers[0].volumeMounts',
    ],
  },
  "KEDA's adapter with an audit log": {
    image: "ghcr.io/kedacore/keda-metrics-apiserver:2.18.0",
    args: ["--cert-dir=", ...audited],
    config: ["/etc/audit"],
    says: [
      'container "main" runs kedacore/keda-metrics-apiserver:2.18.0, which needs a writable volume at /var/log/audit (The audit log is written to the file that --audit-log-path names)',
    ],
  },
  "prometheus-adapter with an audit log": {
    image: "registry.k8s.io/prometheus-adapter/prometheus-adapter:v0.12.0",
    args: ["--cert-dir=", ...audited],
    config: ["/etc/audit"],
    says: [
      'container "main" runs prometheus-adapter/prometheus-adapter:v0.12.0, which needs a writable volume at /var/log/audit (The audit log is written to the file that --audit-log-path names)',
    ],
  },
  "kube-controller-manager behind its runner with a log file": {
    image: "registry.k8s.io/kube-controller-manager:v1.34.1",
    command: ["/go-runner", "--log-file=/logs/kcm.log", "/usr/local/bin/kube-controller-manager"],
    says: [
      'container "main" runs kube-controller-manager:v1.34.1, which needs a writable /logs (failed to create log file); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "kube-scheduler under the old name of its registry": {
    image: "k8s.gcr.io/kube-scheduler:v1.24.0",
    command: ["kube-scheduler", "--cert-dir=/certs"],
    says: [
      'container "main" runs kube-scheduler:v1.24.0, which needs a writable /certs (It writes a certificate that it signs itself here); add an emptyDir of 1Mi in memory at /certs to spec.containers[0].volumeMounts',
    ],
  },
  "the dashboard's web part that makes its own certificate": {
    image: "kubernetesui/dashboard-web:1.7.0",
    args: ["--auto-generate-certificates"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs kubernetesui/dashboard-web:1.7.0, which needs a writable /certs ([ECDSAManager] Failed to open); add an emptyDir of 1Mi in memory at /certs to spec.containers[0].volumeMounts',
    ],
  },
  "the dashboard's web part that is told to make no certificate": {
    image: "kubernetesui/dashboard-web:1.7.0",
    args: ["--auto-generate-certificates=false"],
    says: [],
  },
  "the dashboard's API, which keeps its certificate in memory": {
    image: "kubernetesui/dashboard-api:1.12.0",
    args: ["--auto-generate-certificates"],
    says: [],
  },
  "kyverno with --enableTuf alone": {
    image: "reg.kyverno.io/kyverno/kyverno:v1.18.0",
    args: ["--enableTuf", "--v=2"],
    env: { TUF_ROOT: "/.sigstore" },
    says: [
      'container "main" runs kyverno/kyverno:v1.18.0, which needs a writable /.sigstore (Sigstore\'s root of trust is kept here); add an emptyDir of 16Mi in memory at /.sigstore to spec.containers[0].volumeMounts',
    ],
  },
  "kyverno with --enableTuf=false": {
    image: "reg.kyverno.io/kyverno/kyverno:v1.18.0",
    args: ["--enableTuf=false"],
    says: [],
  },
  "NGINX's controller for NGINX Plus": {
    image: "private-registry.nginx.com/nginx-ic/nginx-plus-ingress:5.2.1",
    args: ["-nginx-plus", "-agent"],
    volumes: ["/etc/nginx", "/var/cache/nginx", "/var/lib/nginx"],
    says: [
      'container "main" runs nginx-ic/nginx-plus-ingress:5.2.1, which needs a writable /etc/nginx-agent (NGINX Agent writes the configuration of its collector here) and /var/lib/nginx-agent (NGINX Agent keeps its state here); add an emptyDir of 16Mi in memory at /etc/nginx-agent to spec.containers[0].volumeMounts; add an emptyDir of 16Mi in memory at /var/lib/nginx-agent to spec.containers[0].volumeMounts; a read-only root takes effort with nginx-ic/nginx-plus-ingress:5.2.1: an init container has to copy /etc/nginx to a volume, as the chart does with controller.readOnlyRootFilesystem',
    ],
  },
  "trivy-operator without checks of configurations": {
    image: "mirror.gcr.io/aquasec/trivy-operator:0.29.0",
    env: { OPERATOR_CONFIG_AUDIT_SCANNER_ENABLED: "false" },
    says: [],
  },
  "bitnami's metrics-server with an audit log": {
    image: "bitnami/metrics-server:0.8.0",
    args: ["--tls-cert-file=/certs/tls.crt", ...audited],
    config: ["/certs", "/etc/audit"],
    says: [
      'container "main" runs bitnami/metrics-server:0.8.0, which needs a writable volume at /var/log/audit (The audit log is written to the file that --audit-log-path names)',
    ],
  },
  "source-controller with its temporary files elsewhere": {
    image: "ghcr.io/fluxcd/source-controller:v1.9.0",
    env: { TMPDIR: "/data/tmp" },
    volumes: ["/data"],
    says: [],
  },
  "kustomize-controller with its temporary files elsewhere": {
    image: "ghcr.io/fluxcd/kustomize-controller:v1.7.0",
    env: { TMPDIR: "/work" },
    memory: plain("/work"),
    says: [],
  },
  "Tekton's resolvers with their clones elsewhere": {
    image: "ghcr.io/tektoncd/pipeline/resolvers-ff86b24f130c42b88983d3c13993056d:v1.9.0",
    command: ["/sbin/tini", "--", "/ko-app/resolvers"],
    env: { TMPDIR: "/clones" },
    memory: plain("/clones"),
    says: [],
  },
  "image-automation-controller with its temporary files elsewhere": {
    image: "ghcr.io/fluxcd/image-automation-controller:v1.2.0",
    env: { TMPDIR: "/clones" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs fluxcd/image-automation-controller:v1.2.0, which needs a writable directory that TMPDIR names (Repositories are cloned here); mount an emptyDir at the directory that TMPDIR names',
    ],
  },
  "the init process of aws-for-fluent-bit, left out": {
    image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:init-2.32.4",
    args: ["/fluent-bit/bin/fluent-bit", "-c", "/conf/fluent-bit.conf"],
    config: ["/conf"],
    says: [],
  },
};

describeConfigured("sockets, logs and names of controllers", inPods);
