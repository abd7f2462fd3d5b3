import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import { asBoolean, Property, type Setting } from "../model/setting";

/** A namespace that a pod shares with the host when the flag at `path` is set. */
export function hostNamespace(props: Props, path: Path, absent: false | undefined): Setting<string> {
  const flag = new Property<boolean>(props, path, { parse: asBoolean, absent, malformed: true });
  return {
    get effective() {
      const shared = flag.effective;
      return shared === undefined ? undefined : shared ? "host" : "private";
    },
    path: flag.path,
    get hint() {
      return flag.hint;
    },
    to: (value) => flag.to(value === "host"),
  };
}

/** Whose processes the containers of a pod see: their own, all of the pod's, or the host's. */
export function processNamespace(props: Props, spec: Path, absent: false | undefined): Setting<string> {
  const host = hostNamespace(props, [...spec, "hostPID"], absent);
  const pod: Path = [...spec, "shareProcessNamespace"];
  const shared = () => host.effective !== "host" && props.read(pod) === true;
  return {
    get effective() {
      return shared() ? "pod" : host.effective;
    },
    get path() {
      return props.peek(shared) ? showPath(pod) : host.path;
    },
    get hint() {
      return host.hint;
    },
    to: (value) => host.to(value),
  };
}
