import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container } from "../../model/container";
import { overridingContainers } from "./container";
import { type ContainerPlace, containerLists, isTooDeep, securityContexts } from "./custom";

/** The pod has no flag that decides about a container's root. */
const ofPods = /^pod/i;
const volumeLists = /^(volumes|\w+Volumes)$/;
const hostNamespaces = ["hostPID", "hostIPC", "hostNetwork"];

/**
 * The containers that the values of a chart describe, whatever its templates do with the rest: whole ones in lists, and
 * objects that declare an unsafe security context, a namespace or a directory of the host. Each is judged only by what it says.
 * Skips what the values switch off by `enabled: false`.
 */
export function valueContainers(props: Props, values: Path, namespace: Path): Container[] {
  const found: Container[] = [];
  const visit = (at: Path) => {
    if (isTooDeep(at, values) || props.read(at, ["enabled"]) === false) return;
    const keys = props.keys(at);
    for (const key of keys) {
      // Nobody knows which pod a list of containers goes to.
      if (containerLists.test(key))
        found.push(...overridingContainers(props, [...at, key], whole(props, at, key), namespace));
    }
    const places = keys.flatMap((key) => placesAt(props, at, key));
    if (places.length === 0 && hostNamespaces.some((flag) => props.read(at, [flag]) === true)) {
      places.push({ at, list: "container", partial: true });
    }
    if (places.length > 0) found.push(...overridingContainers(props, at, places, namespace));
    for (const key of keys) if (!containerLists.test(key)) descend([...at, key]);
  };
  const descend = (at: Path) => {
    const elements = props.elements(at);
    if (elements.length > 0) for (const element of elements) descend(element);
    else visit(at);
  };
  props.quietly(() => visit(values));
  return found;
}

function whole(props: Props, at: Path, key: string): ContainerPlace[] {
  const list = /^init|Init/.test(key) ? "initContainers" : "containers";
  const partial = (one: Path) => typeof props.read(one, ["image"]) !== "string";
  return props.objects(at, [key]).map((one) => ({ at: one, list, partial: partial(one) }));
}

function placesAt(props: Props, at: Path, key: string): ContainerPlace[] {
  const own = [...at, key];
  if (securityContexts.test(key) && !ofPods.test(key) && isUnsafe(props, own)) {
    return [{ at, list: "container", security: key, partial: true }];
  }
  if (volumeLists.test(key) && props.objects(own).some((volume) => props.has(volume, ["hostPath"]))) {
    const mounts = key.replace(/s$/, "Mounts");
    return props.has(at, [mounts]) ? [{ at, list: "container", volumes: key, mounts, partial: true }] : [];
  }
  return [];
}

/** Whether a security context says outright that a container may do more than it has to. */
function isUnsafe(props: Props, context: Path): boolean {
  if (props.read(context, ["enabled"]) === false) return false;
  return (
    props.read(context, ["readOnlyRootFilesystem"]) === false ||
    props.read(context, ["privileged"]) === true ||
    props.read(context, ["allowPrivilegeEscalation"]) === true ||
    props.has(context, ["capabilities", "add"])
  );
}
