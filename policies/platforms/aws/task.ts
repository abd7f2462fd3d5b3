import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { asString } from "../../model/setting";

/** The paths of one task's containers, and the properties that they share. */
export interface Task {
  /** The inputs with the containers; a JSON text in some resources. */
  readonly props: Props;
  readonly containers: readonly Path[];
  /** The inputs with the volumes and the task's own properties; may be outside that text. */
  readonly owner: Props;
  /** The object that holds `volumes`, `pidMode`, `runtimePlatform`. */
  readonly at: Path;
  /** AWS Batch, and daemons of Amazon ECS Managed Instances, take fewer properties than Amazon ECS. */
  readonly service: "ecs" | "daemon" | "batch";
  /** The property names of lists. */
  readonly lists: Lists;
  /** Whether it may run on AWS Fargate. */
  readonly fargate: boolean;
  /** The name of the resource, for containers without a name. */
  readonly resource: string;
}

/** Names of lists in a container definition. */
export type Lists = Readonly<Record<"add" | "command" | "dependsOn" | "drop" | "entryPoint" | "environment", string>>;

/** Names in the API. */
export const singular: Lists = {
  add: "add",
  command: "command",
  dependsOn: "dependsOn",
  drop: "drop",
  entryPoint: "entryPoint",
  environment: "environment",
};

/** Names in the provider aws, outside JSON texts. */
export const plural: Lists = {
  add: "adds",
  command: "commands",
  dependsOn: "dependsOns",
  drop: "drops",
  entryPoint: "entryPoints",
  environment: "environments",
};

/** Whether a list such as `requiresCompatibilities` names Fargate, or may once it is known. */
export function namesFargate(props: Props, list: Path): boolean {
  return props.quietly(() => {
    if ("unknown" in props.reading(list)) return true;
    return props.elements(list).some((at) => {
      const element = props.reading(at);
      return "unknown" in element || element.value === "FARGATE";
    });
  });
}

/** Bytes in the memory of a task or of its container: MiB, or `1 GB`, which is 1024 of them. */
export function taskMemory(value: unknown): number | undefined {
  const text = typeof value === "number" ? String(value) : asString(value);
  const [, number, unit] = /^(\d*\.?\d+) ?(gb)?$/i.exec(text?.trim() ?? "") ?? [];
  return Number(number) * 1024 ** (unit === undefined ? 2 : 3) || undefined;
}

/** Whether a task runs on Windows, where a read-only root is not supported; undefined while unknown. */
export function isWindows(props: Props, at: Path): boolean | undefined {
  const family = props.reading(at, ["runtimePlatform", "operatingSystemFamily"]);
  if ("unknown" in family) return undefined;
  return asString(family.value)?.toUpperCase().startsWith("WINDOWS") === true;
}

/**
 * Whether a container has ended before all others of its task start: each waits for it, directly or through one that waits.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
 */
export function endsFirst({ props, containers, lists }: Task, container: Path): boolean {
  return props.quietly(() => {
    const name = (at: Path) => asString(props.read(at, ["name"]));
    const own = name(container);
    if (own === undefined) return false;
    const waits = (at: Path, seen: readonly Path[]): boolean =>
      props.objects(at, [lists.dependsOn]).some((dependency) => {
        const on = props.read(dependency, ["containerName"]);
        if (on === own) return /^(COMPLETE|SUCCESS)$/.test(String(asString(props.read(dependency, ["condition"]))));
        const other = containers.find((one) => name(one) === on);
        return other !== undefined && !seen.includes(other) && waits(other, [...seen, other]);
      });
    const others = containers.filter((at) => at !== container);
    return others.length > 0 && others.every((at) => waits(at, [at]));
  });
}
