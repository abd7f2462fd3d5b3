import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Process, User, Variable } from "../../model/container";
import { DeclaredProcess, namesIn, unset, unsettled } from "../process";
import type { Pod } from "./pods";

/** The process of a container in a pod, and its user. */
export function podProcess(props: Props, pod: Pod, container: Path): Process {
  return new DeclaredProcess(props, {
    entrypoint: [...container, pod.dialect?.command ?? "command"],
    arguments: [...container, "args"],
    variable: (name) => variable(props, pod, container, name),
    variables: () => namesIn(props, [...container, pod.dialect?.env ?? "env"]),
    user: () => user(props, pod, container),
    // The kubelet fills variables in.
    word: (word) => (word.includes("$(") ? undefined : word),
  });
}

/**
 * A variable of `env`, of which the last entry counts, or of `envFrom`, whose values are in other resources. An entry with
 * an unknown name counts as another variable.
 */
function variable(props: Props, pod: Pod, container: Path, name: string): Variable {
  const list = [...container, pod.dialect?.env ?? "env"];
  if ("unknown" in props.reading(list)) return unsettled;
  const at = props.quietly(() => props.objects(list).findLast((entry) => props.read(entry, ["name"]) === name));
  if (at === undefined) return pod.patch || props.has(container, ["envFrom"]) ? unsettled : unset;
  const reading = props.reading(at, ["value"]);
  if ("unknown" in reading) return unsettled;
  const { value } = reading;
  return { set: true, value: typeof value === "string" && !value.includes("$(") ? value : undefined };
}

function user(props: Props, pod: Pod, container: Path): User {
  const context = (name: string) => {
    for (const place of [container, pod.spec]) {
      const at = [...place, "securityContext", name];
      if (props.has(at)) return { at, value: props.readQuietly(at) };
    }
    return undefined;
  };
  const number = (found: ReturnType<typeof context>) =>
    typeof found?.value === "number" && !props.isSecret(found.at) ? found.value : undefined;
  const uid = context("runAsUser");
  return { declared: uid !== undefined || pod.patch, uid: number(uid), gid: number(context("runAsGroup")) };
}
