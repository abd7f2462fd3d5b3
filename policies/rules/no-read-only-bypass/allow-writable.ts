import { inSystem, touchesSystem } from "../../model/host";
import { isWithin } from "../../model/paths";
import type { Option } from "../../rule";

/** The option that names the paths of the host containers are meant to write to. */
export interface AllowWritable {
  readonly allowWritable: readonly string[];
}

/** The rule that gives the value to every rule without its own. */
const from = "read-only-host-mounts";

export const allowWritable: Option = {
  type: "array",
  from,
  default: [],
  items: {
    type: "string",
    pattern: "^(/([^/.]|\\.[^/.]|\\.\\.[^/])[^/]*)+$",
    patternErrorMessage:
      "is no absolute path below the root of the host; write it as /opt/app/data, without . and .. between slashes and without a slash at its end",
  },
  description: `Absolute paths of the host, without dots between slashes and without a trailing slash, that containers may write to, at or below. A path that holds a directory of the system does not open that directory. The paths of ${from} count for every rule that has none of its own.`,
};

/** Whether the option opens the path: `/var` opens /var/www, but neither /var itself nor /var/lib/docker. */
export function isAllowed(source: string, { allowWritable }: AllowWritable): boolean {
  const system = touchesSystem(source);
  return allowWritable.some((path) => isWithin(source, path) && (!system || inSystem(path)));
}
