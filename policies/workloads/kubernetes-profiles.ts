import type { Entry, Listing } from "../model/container";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import type { Change } from "../model/setting";
import type { Pod } from "./kubernetes-pods";

const annotation = "container.apparmor.security.beta.kubernetes.io/";

/**
 * Confinement that is switched off for a container. The kubelet runs a container without a seccomp profile unless it
 * was started with `seccompDefault`; AppArmor and the masked paths of /proc are on unless they are switched off.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1
 */
export function unconfined(props: Props, pod: Pod, container: Path, name: () => string | undefined): Listing {
  const own: Path = [...container, "securityContext"];
  const shared: Path = [...pod.spec, "securityContext"];
  const seccomp = () =>
    profile(
      props,
      "seccomp",
      [...own, "seccompProfile"],
      [...shared, "seccompProfile"],
      pod.patch ? undefined : "Unconfined",
    );
  const appArmor = () => [
    ...profile(props, "AppArmor", [...own, "appArmorProfile"], [...shared, "appArmorProfile"], undefined),
    ...annotated(props, pod, name()),
  ];
  // One at a time, so that whoever asks for one is not told that another is unknown.
  const found: Readonly<Record<string, () => Entry[]>> = {
    seccomp,
    AppArmor: appArmor,
    "masked system paths": () => procMount(props, own),
  };
  return {
    path: showPath(own),
    get entries() {
      return Object.values(found).flatMap((look) => look());
    },
    includes: (value) => (found[value]?.() ?? []).length > 0,
  };
}

/** The container's own profile counts before the pod's. */
function profile(props: Props, value: string, own: Path, shared: Path, absent: string | undefined): Entry[] {
  for (const place of [own, shared]) {
    const type = [...place, "type"];
    const reading = props.look(type);
    if ("unknown" in reading) return [];
    if ((reading.value ?? undefined) === undefined) continue;
    return reading.value === "Unconfined"
      ? [{ value, path: showPath(type), remove: setTo(props, type, "RuntimeDefault") }]
      : [];
  }
  const type = [...own, "type"];
  return absent === "Unconfined" ? [{ value, path: showPath(type), remove: setTo(props, type, "RuntimeDefault") }] : [];
}

function annotated(props: Props, pod: Pod, name: string | undefined): Entry[] {
  if (!name) return [];
  const at = [...pod.metadata, "annotations", annotation + name];
  if (props.read(at) !== "unconfined") return [];
  return [{ value: "AppArmor", path: showPath(at), remove: setTo(props, at, "runtime/default") }];
}

function procMount(props: Props, security: Path): Entry[] {
  const at = [...security, "procMount"];
  if (props.read(at) !== "Unmasked") return [];
  return [{ value: "masked system paths", path: showPath(at), remove: setTo(props, at, "Default") }];
}

function setTo(props: Props, at: Path, value: string): Change {
  return {
    says: `set ${showPath(at)} to ${value}`,
    possible: props.canWrite(at),
    apply: () => props.write(at, value),
  };
}
