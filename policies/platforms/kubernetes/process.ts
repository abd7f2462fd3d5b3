import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Process, User, Variable } from "../../model/container";
import { DeclaredProcess } from "../process";
import { namesIn, setElsewhere, unset, unsettled } from "../variables";
import type { Pod } from "./pods";

/** The process of a container in a pod, and its user. */
export function podProcess(props: Props, pod: Pod, container: Path): Process {
  return new DeclaredProcess(props, {
    entrypoint: [...container, pod.dialect?.command ?? "command"],
    arguments: [...container, "args"],
    variable: (name) => variable(props, pod, container, name),
    variables: () => namesIn(props, [...container, pod.dialect?.env ?? "env"]),
    user: () => user(props, pod, container),
    directory: [...container, "workingDir"],
    open: pod.patch,
    word: (word) => filledIn(word, (name) => variable(props, pod, container, name)),
  });
}

/**
 * A variable of `env`, of which the last entry counts, or of `envFrom`, whose values are in other resources. An entry with
 * an unknown name counts as another variable.
 *
 * @param end the number of entries that count: the value of an entry names those before it only
 */
function variable(props: Props, pod: Pod, container: Path, name: string, end?: number): Variable {
  const list = [...container, pod.dialect?.env ?? "env"];
  if ("unknown" in props.reading(list)) return unsettled;
  const entries = props.quietly(() => props.objects(list).slice(0, end));
  const index = props.quietly(() => entries.findLastIndex((entry) => props.read(entry, ["name"]) === name));
  const at = entries[index];
  if (at === undefined && pod.patch) return unsettled;
  if (at === undefined) return props.has(container, ["envFrom"]) ? setElsewhere : unset;
  const reading = props.reading(at, ["value"]);
  if ("unknown" in reading) return unsettled;
  const { value } = reading;
  if (typeof value !== "string") return { set: true, value: undefined };
  const filled = filledIn(value, (other) => variable(props, pod, container, other, index));
  return { set: true, value: filled.includes("$(") ? undefined : filled };
}

/**
 * The text with the values of the variables `$(NAME)` in it, as the kubelet puts them in; `$$(NAME)` stands for the text
 * `$(NAME)`. What is no variable of the container stays, as does one whose value is not known.
 */
function filledIn(text: string, variable: (name: string) => Variable): string {
  if (!text.includes("$")) return text;
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (whole, name: string | undefined) =>
    name === undefined ? "$" : (variable(name).value ?? whole),
  );
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
