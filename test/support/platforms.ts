// Every platform on which a container can be declared, for the test that all give the same verdict.
/** A container in neutral terms, which each platform writes as its own inputs. */
export interface Neutral {
  /** Value of the flag; the key is left out if this is. */
  readonly readOnly?: unknown;
  readonly image?: unknown;
}

export interface Platform {
  readonly type: string;
  /** Inputs of a resource with this one container, named `web`. */
  write(container: Neutral): object;
  /** The container's label in messages, and the path of its flag. */
  readonly label: string;
  readonly flag: string;
  /** Whether an absent flag leaves the property as it is in the cluster. */
  readonly patch: boolean;
}

/** API groups and versions of Kubernetes' own pod-bearing kinds, as the SDK has them. */
export const kinds: Readonly<Record<string, readonly string[]>> = {
  "core/v1": ["Pod", "PodTemplate", "ReplicationController"],
  "apps/v1": ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"],
  "apps/v1beta1": ["Deployment", "StatefulSet"],
  "apps/v1beta2": ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"],
  "batch/v1": ["CronJob", "Job"],
  "batch/v1beta1": ["CronJob"],
  "batch/v2alpha1": ["CronJob"],
  "extensions/v1beta1": ["DaemonSet", "Deployment", "ReplicaSet"],
};

const specPath: Readonly<Record<string, string>> = {
  Pod: "spec",
  PodTemplate: "template.spec",
  CronJob: "spec.jobTemplate.spec.template.spec",
};

function nest(path: string, value: unknown): object {
  return path.split(".").reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as object;
}

function kubernetes(version: string, kind: string, variant: "" | "List" | "Patch"): Platform {
  const path = specPath[kind] ?? "spec.template.spec";
  const prefix = variant === "List" ? "items[0]." : "";
  return {
    type: `kubernetes:${version}:${kind}${variant}`,
    label: 'container "web"',
    flag: `${prefix}${path}.containers[0].securityContext.readOnlyRootFilesystem`,
    patch: variant === "Patch",
    write(container) {
      const securityContext = "readOnly" in container ? { readOnlyRootFilesystem: container.readOnly } : undefined;
      const spec = {
        containers: [{ name: "web", image: container.image, ...(securityContext && { securityContext }) }],
      };
      return variant === "List" ? { items: [nest(path, spec)] } : nest(path, spec);
    },
  };
}

export const docker: Platform = {
  type: "docker:index/container:Container",
  label: 'container "web"',
  flag: "readOnly",
  patch: false,
  write: ({ image, ...rest }) => ({ image, ...("readOnly" in rest && { readOnly: rest.readOnly }) }),
};

export const swarm: Platform = {
  type: "docker:index/service:Service",
  label: 'service "web"',
  flag: "taskSpec.containerSpec.readOnly",
  patch: false,
  write: ({ image, ...rest }) => ({
    name: "web",
    taskSpec: { containerSpec: { image, ...("readOnly" in rest && { readOnly: rest.readOnly }) } },
  }),
};

/** Every platform on which a container can be declared: Docker, Swarm, and the 60 pod-bearing Kubernetes classes. */
export const platforms: readonly Platform[] = [
  docker,
  swarm,
  ...Object.entries(kinds).flatMap(([version, names]) =>
    names.flatMap((kind) => (["", "List", "Patch"] as const).map((variant) => kubernetes(version, kind, variant))),
  ),
];
