import type { Container, Limit } from "../model/container";
import { limit, nothing, texts } from "../model/listing";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import { asBoolean, Property } from "../model/setting";
import { areKnown, capability, image, readOnlyRoot, replaces } from "./common";
import { addEmptyDir } from "./kubernetes-memory";
import { mountsOf, type Volumes, volumesOf } from "./kubernetes-mounts";
import { hostNamespace, processNamespace } from "./kubernetes-namespaces";
import type { Pod } from "./kubernetes-pods";
import { unconfined } from "./kubernetes-profiles";

const roles: Readonly<Record<string, string>> = {
  initContainers: "init container",
  containers: "container",
  ephemeralContainers: "ephemeral container",
};

/** Every container of a pod: init containers and native sidecars, regular and ephemeral ones. */
export function podContainers(props: Props, pod: Pod): Container[] {
  const volumes = volumesOf(props, pod);
  return Object.keys(roles).flatMap((list) =>
    props.objects([...pod.spec, list]).map((at) => podContainer(props, pod, volumes, at)),
  );
}

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container */
function podContainer(props: Props, pod: Pod, volumes: Volumes, at: Path): Container {
  const security: Path = [...at, "securityContext"];
  const podSecurity: Path = [...pod.spec, "securityContext"];
  // A patch says nothing about what it leaves out: another owner may have set it.
  const absent = <T>(value: T): T | undefined => (pod.patch ? undefined : value);
  const flag = (path: Path, without: boolean, malformed: boolean) =>
    new Property<boolean>(props, path, { parse: asBoolean, absent: absent(without), malformed });
  const name = () => containerName(props, at);
  const mounts = props.remember(() => mountsOf(props, volumes, at));
  const complete = props.remember(() => !pod.patch && areKnown(props, mounts));
  return {
    get label() {
      return `${role(props, at)} ${name() ? `"${name()}"` : showPath(at.slice(-2))}`;
    },
    get name() {
      return name();
    },
    image: image(props, [...at, "image"]),
    replacesEntrypoint: replaces(props, [...at, "command"]),
    readOnlyRoot: readOnlyRoot(props, [...security, "readOnlyRootFilesystem"], absent(false), [
      at,
      podSecurity,
      pod.spec,
    ]),
    privileged: flag([...security, "privileged"], false, true),
    privilegeEscalation: flag([...security, "allowPrivilegeEscalation"], true, true),
    processNamespace: processNamespace(props, pod.spec, absent(false)),
    ipcNamespace: hostNamespace(props, [...pod.spec, "hostIPC"], absent(false)),
    hostUsers: new Property<boolean>(props, [...pod.spec, "hostUsers"], {
      parse: asBoolean,
      absent: absent(false),
      malformed: false,
    }),
    memoryLimit: memoryLimit(props, at, pod.spec, absent(false as const)),
    addedCapabilities: texts(props, [...security, "capabilities", "add"], absent([]), capability),
    droppedCapabilities: texts(props, [...security, "capabilities", "drop"], absent([]), capability),
    unconfined: unconfined(props, pod, at, name),
    devices: nothing,
    volumesFrom: nothing,
    uploads: nothing,
    logging: undefined,
    mounts,
    get mountsComplete() {
      return complete();
    },
    addMemoryMount: (mount) => addEmptyDir(props, pod, at, name() || showPath(at), mount),
  };
}

function role(props: Props, at: Path): string {
  const list = String(at.at(-2));
  const sidecar = list === "initContainers" && props.peek(() => props.read([...at, "restartPolicy"])) === "Always";
  return sidecar ? "sidecar container" : (roles[list] ?? list);
}

// Only a name the API would accept, so that nothing else a program put there ends up in a message.
function containerName(props: Props, at: Path): string | undefined {
  const name = props.peek(() => props.look([...at, "name"]));
  if ("unknown" in name) return undefined;
  return typeof name.value === "string" && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name.value) ? name.value : "";
}

function memoryLimit(props: Props, container: Path, pod: Path, without: false | undefined): Limit {
  // The API refuses resources of an ephemeral container.
  const absent = container.at(-2) === "ephemeralContainers" ? undefined : without;
  const own = limit(props, [...container, "resources", "limits", "memory"], absent);
  const shared = limit(props, [...pod, "resources", "limits", "memory"], absent);
  return {
    path: own.path,
    get set() {
      return own.set || shared.set;
    },
  };
}
