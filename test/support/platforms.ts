// Every platform on which a container can be declared, for the test that all give the same verdict.
import { jsonText } from "./resources";

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
  /** Whether the container stands in a JSON text, which a value that is not known makes unknown as a whole. */
  readonly inText?: boolean;
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

type Write = (container: object, text: (value: unknown) => unknown) => object;

/** A resource of AWS that declares a container as an object, or within a JSON text. */
function aws(type: string, at: string, write: Write, inText = type.startsWith("aws:")): Platform {
  const text = (value: unknown) => (inText ? jsonText(value) : value);
  return {
    type,
    label: 'container "web"',
    flag: `${at}.readonlyRootFilesystem`,
    patch: false,
    inText,
    write: ({ image, ...rest }) =>
      write({ image, ...("readOnly" in rest && { readonlyRootFilesystem: rest.readOnly }) }, text),
  };
}

const inTask: Write = (container, text) => ({
  family: "shop",
  containerDefinitions: text([{ name: "web", ...container }]),
});
const alone: Write = (container, text) => ({ type: "container", containerProperties: text(container) });
const several: Write = (container, text) => ({
  type: "container",
  ecsProperties: text({ taskProperties: [{ containers: [{ name: "web", ...container }] }] }),
});
const inNodes = (range: object) => ({
  type: "multinode",
  nodeProperties: { numNodes: 1, mainNode: 0, nodeRangeProperties: [{ targetNodes: "0:", ...range }] },
});
const nodes: Write = (container, text) => {
  const { type, nodeProperties } = inNodes({ container });
  return { type, nodeProperties: text(nodeProperties) };
};
const severalInNodes: Write = (container, text) => {
  const ecsProperties = { taskProperties: [{ containers: [{ name: "web", ...container }] }] };
  const { type, nodeProperties } = inNodes({ ecsProperties });
  return { type, nodeProperties: text(nodeProperties) };
};

/** A job on Amazon EKS; the provider aws spells the flag in a way of its own. */
function eks(type: string, flag: string): Platform {
  const at = "eksProperties.podProperties.containers[0]";
  return {
    type,
    label: 'container "web"',
    flag: `${at}.securityContext.${flag}`,
    patch: false,
    write: ({ image, ...rest }) => {
      const securityContext = "readOnly" in rest ? { securityContext: { [flag]: rest.readOnly } } : {};
      return {
        type: "container",
        eksProperties: { podProperties: { containers: [{ name: "web", image, ...securityContext }] } },
      };
    },
  };
}

/** Task definitions of Amazon ECS and job definitions of AWS Batch, in both providers. */
export const tasks: readonly Platform[] = (["aws", "aws-native"] as const).flatMap((provider) => {
  const [ecs, batch] =
    provider === "aws"
      ? ["aws:ecs/taskDefinition:TaskDefinition", "aws:batch/jobDefinition:JobDefinition"]
      : ["aws-native:ecs:TaskDefinition", "aws-native:batch:JobDefinition"];
  const daemon =
    provider === "aws" ? "aws:ecs/daemonTaskDefinition:DaemonTaskDefinition" : "aws-native:ecs:DaemonTaskDefinition";
  return [
    aws(daemon, "containerDefinitions[0]", inTask, false),
    aws(ecs, "containerDefinitions[0]", inTask),
    aws(batch, "containerProperties", alone),
    aws(batch, "ecsProperties.taskProperties[0].containers[0]", several),
    aws(batch, "nodeProperties.nodeRangeProperties[0].container", nodes),
    aws(batch, "nodeProperties.nodeRangeProperties[0].ecsProperties.taskProperties[0].containers[0]", severalInNodes),
    eks(batch, provider === "aws" ? "readOnlyRootFileSystem" : "readOnlyRootFilesystem"),
  ];
});

/** Every platform on which a container can be declared: Docker, Swarm, AWS, and the 60 pod-bearing Kubernetes classes. */
export const platforms: readonly Platform[] = [
  docker,
  swarm,
  ...tasks,
  ...Object.entries(kinds).flatMap(([version, names]) =>
    names.flatMap((kind) => (["", "List", "Patch"] as const).map((variant) => kubernetes(version, kind, variant))),
  ),
];
