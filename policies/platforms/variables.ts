import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import type { Variable } from "../model/container";
import { asString } from "../model/setting";

/** A variable that nothing sets. */
export const unset: Variable = { set: false, value: undefined };
/** A variable whose value, or whether it is set, is not known yet. */
export const unsettled: Variable = { set: undefined, value: undefined };
/** A variable that only a list kept elsewhere may set; see `Variable.elsewhere`. */
export const setElsewhere: Variable = { set: undefined, value: undefined, elsewhere: true };

/** The names in a list of variables, each `{ name, value }`. */
export function namesIn(props: Props, list: Path): readonly string[] {
  return props.objects(list).flatMap((entry) => asString(props.read(entry, ["name"])) ?? []);
}
