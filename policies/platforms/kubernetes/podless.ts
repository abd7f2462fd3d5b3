/** Built-in kinds without a pod, volume or claim that real stacks have in number or in large size. */
const podless: ReadonlySet<string> = new Set([
  "apiextensions.k8s.io/v1 CustomResourceDefinition",
  "autoscaling/v2 HorizontalPodAutoscaler",
  "networking.k8s.io/v1 Ingress",
  "networking.k8s.io/v1 IngressClass",
  "networking.k8s.io/v1 NetworkPolicy",
  "policy/v1 PodDisruptionBudget",
  "rbac.authorization.k8s.io/v1 ClusterRole",
  "rbac.authorization.k8s.io/v1 ClusterRoleBinding",
  "rbac.authorization.k8s.io/v1 Role",
  "rbac.authorization.k8s.io/v1 RoleBinding",
  "scheduling.k8s.io/v1 PriorityClass",
  "v1 ConfigMap",
  "v1 LimitRange",
  "v1 Namespace",
  "v1 ResourceQuota",
  "v1 Secret",
  "v1 Service",
  "v1 ServiceAccount",
]);

/** The string at a top-level property of the inputs, where it can be read without decoding them. */
export type Sent = (property: string) => string | undefined;

/**
 * Whether type, `apiVersion` and `kind` all name such a kind. Reads the two from the engine's message, so that the inputs,
 * which may be a megabyte, are not decoded. False if an SDK does not keep the message; the resource is then judged in the
 * usual way.
 */
export function isPodless(type: string, sent: Sent): boolean {
  const [, version, kind] = type.split(":");
  const name = `${version?.replace(/^core\//, "")} ${kind}`;
  return podless.has(name) && `${sent("apiVersion")} ${sent("kind")}` === name;
}
