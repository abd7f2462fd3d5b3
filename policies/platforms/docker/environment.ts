import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Variable } from "../../model/container";
import { asString } from "../../model/setting";
import { unset, unsettled } from "../variables";

/**
 * A variable in a list of `NAME=value`; the last entry counts. Docker takes a name without a value out of the environment. An
 * entry that is not known is taken for another variable: most often it is a password.
 */
export function listedVariable(props: Props, list: Path, name: string): Variable {
  if ("unknown" in props.reading(list)) return unsettled;
  return props.quietly(() => {
    let found: Variable = unset;
    for (const at of props.elements(list)) {
      const text = props.read(at);
      if (text === name) found = unset;
      else if (typeof text === "string" && text.startsWith(`${name}=`)) {
        found = { set: true, value: text.slice(name.length + 1) };
      }
    }
    return found;
  });
}

/** The names in a list of `NAME=value`. */
export function listedNames(props: Props, list: Path): readonly string[] {
  return props.elements(list).flatMap((at) => {
    const [name = "", value] = asString(props.read(at))?.split("=", 2) ?? [];
    return value === undefined ? [] : [name];
  });
}

/** A variable in a map from names to values. */
export function mappedVariable(props: Props, map: Path, name: string): Variable {
  if (!props.has(map)) return unset;
  const at = [...map, name];
  const reading = props.reading(at);
  if ("unknown" in reading) return unsettled;
  const value = reading.value ?? undefined;
  return value === undefined ? unset : { set: true, value: typeof value === "string" ? value : undefined };
}
