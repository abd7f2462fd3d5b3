// The client is a module of the newer kind. This package is of the older one, and imports it only when it is needed.
export type CoreV1Api = import("@kubernetes/client-node", { with: { "resolution-mode": "import" }}).CoreV1Api;
export type KubeConfig = import("@kubernetes/client-node", { with: { "resolution-mode": "import" }}).KubeConfig;
export type V1Container = import("@kubernetes/client-node", { with: { "resolution-mode": "import" }}).V1Container;
export type V1ContainerState = import("@kubernetes/client-node", { with: {
  "resolution-mode": "import",
}}).V1ContainerState;
export type V1EphemeralContainer = import("@kubernetes/client-node", { with: {
  "resolution-mode": "import",
}}).V1EphemeralContainer;
export type V1Job = import("@kubernetes/client-node", { with: { "resolution-mode": "import" }}).V1Job;
export type V1Pod = import("@kubernetes/client-node", { with: { "resolution-mode": "import" }}).V1Pod;
export type V1Volume = import("@kubernetes/client-node", { with: { "resolution-mode": "import" }}).V1Volume;
