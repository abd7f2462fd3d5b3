/**
 * Types of SELinux that confine a process to its container: those of container-selinux and of its predecessors, and those of
 * udica, which end in `.process`.
 *
 * https://github.com/containers/container-selinux/blob/66ae652fde7280fa6e18313d3127d1f717f56768/container.te
 */
const ofContainers =
  /^(container(_(device(_plugin(_init)?)?|engine|init|kvm|logreader|logwriter|userns))?_t|svirt_\w+_t|[\w.-]+\.process)$/;

/** Types there that may do everything. */
const unconfined = /^(spc|unconfined|unconfined_service|container_runtime|docker|kubelet)_t$/;

/** The type that engines take by default. */
export const defaultType = "container_t";

/** What a process of this type lacks, to follow "runs without"; undefined if it is confined as a container. */
export function lacking(type: unknown): string | undefined {
  if (typeof type !== "string" || type === "" || ofContainers.test(type)) return undefined;
  return unconfined.test(type) ? "SELinux" : "the SELinux type of containers";
}
