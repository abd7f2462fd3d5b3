// Images of Bitnami that its charts run beside others, and Velero, whose chart knows a read-only root.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "Bitnami's vmagent as its chart runs it": {
    image: "bitnamilegacy/victoriametrics-vmagent:1.127.0",
    args: ["--remoteWrite.tmpDataPath=/tmpData", "--remoteWrite.url=http://vminsert"],
    memory: plain("/tmpData"),
    says: [],
  },
  "Bitnami's vmagent without its directory": {
    image: "bitnami/victoriametrics-vmagent:1.127.0",
    args: ["--remoteWrite.tmpDataPath=/tmpData", "--remoteWrite.url=http://vminsert"],
    says: [
      'container "main" runs bitnami/victoriametrics-vmagent:1.127.0, which needs a writable /tmpData (Data that is not sent yet is kept here); add an emptyDir of 1Gi in memory at /tmpData to spec.containers[0].volumeMounts',
    ],
  },
  "Bitnami's vmstorage without a volume": {
    image: "bitnami/victoriametrics-vmstorage:1.135.0",
    args: ["--storageDataPath=/bitnami/victoriametrics/vmstorage/data"],
    says: [
      'container "main" has no volume at /bitnami/victoriametrics/vmstorage/data, where bitnami/victoriametrics-vmstorage:1.135.0 keeps its data; mount a persistent volume claim there',
    ],
  },
  "the repository server of Bitnami's Argo CD": {
    image: "bitnami/argo-cd:2.13.3",
    args: ["argocd-repo-server"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/argo-cd:2.13.3, which needs a writable /app/config/gpg/keys (could not create canary); add an emptyDir of 16Mi in memory at /app/config/gpg/keys to spec.containers[0].volumeMounts',
    ],
  },
  "the application controller of Bitnami's Argo CD": {
    image: "bitnami/argo-cd:2.13.3",
    args: ["argocd-application-controller"],
    says: [],
  },
  "Bitnami's MinIO client": {
    image: "bitnami/minio-client:2025.4.16",
    says: [
      'container "main" runs bitnami/minio-client:2025.4.16, which needs a writable /.mc (Unable to save new mc config); add an emptyDir of 16Mi in memory at /.mc to spec.containers[0].volumeMounts',
    ],
  },
  "Bitnami's Harbor portal as its chart runs it": {
    image: "bitnami/harbor-portal:2.13.1",
    config: ["/opt/bitnami/nginx/conf/nginx.conf"],
    memory: plain("/tmp", "/etc/ssl/certs"),
    says: [],
  },
  "Bitnami's Harbor portal without /tmp": {
    image: "bitnami/harbor-portal:2.13.1",
    config: ["/opt/bitnami/nginx/conf/nginx.conf"],
    says: [
      'container "main" runs bitnami/harbor-portal:2.13.1, which needs a writable /tmp (That configuration names the pid file and the temporary files here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "Bitnami's exporter for Kubernetes events": {
    image: "bitnami/kubernetes-event-exporter:1.7.0",
    args: ["-conf=/data/config.yaml"],
    config: ["/data"],
    says: [],
  },
  "the server of Velero as its chart runs it": {
    image: "velero/velero:v1.17.0",
    command: ["/velero"],
    args: ["server"],
    env: { VELERO_SCRATCH_DIR: "/scratch" },
    memory: plain("/plugins", "/scratch", "/tmp"),
    says: [],
  },
  "the server of Velero without /tmp": {
    image: "velero/velero:v1.17.0",
    command: ["/velero"],
    args: ["server"],
    says: [
      'container "main" runs velero/velero:v1.17.0, which needs a writable /tmp (The server puts backups together here before it stores them); add an emptyDir of 1Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "the node agent of Velero as its chart runs it": {
    image: "velero/velero:v1.17.0",
    command: ["/velero"],
    args: ["node-agent", "server"],
    env: { VELERO_SCRATCH_DIR: "/scratch" },
    memory: plain("/scratch"),
    says: [],
  },
};

describeConfigured("Further images of Bitnami's charts and Velero", inPods);
