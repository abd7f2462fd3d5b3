import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container, Limit, Listing, MemoryMount, Mount, Namespace } from "../../model/container";
import { limit, nothing, texts } from "../../model/listing";
import { asBoolean, asString, type Meaning, Property, type Setting } from "../../model/setting";
import { areKnown, capability, DeclaredNamespace, image, replaces } from "../common";
import { addEmptyDir, either } from "./memory";
import { mountsOf, type Volumes, volumesOf } from "./mounts";
import { hostNamespace, processNamespace } from "./namespaces";
import type { Pod } from "./pods";
import { Unconfined } from "./profiles";

const roles: Readonly<Record<string, string>> = {
  initContainers: "init container",
  containers: "container",
  ephemeralContainers: "ephemeral container",
};

/** Every container of a pod: init containers and native sidecars, regular and ephemeral ones. */
export function podContainers(props: Props, pod: Pod): Container[] {
  const shared = sharedBy(props, pod);
  for (const list of Object.keys(roles)) {
    for (const at of props.objects(pod.spec, [list])) shared.containers.push(new PodContainer(props, shared, at));
  }
  return shared.containers;
}

/** What the containers of a pod have in common. */
interface Shared
  extends Pick<Container, "processNamespace" | "ipcNamespace" | "networkNamespace" | "hostUsers" | "memoryLimit"> {
  readonly pod: Pod;
  readonly containers: Container[];
  readonly volumes: Volumes;
  /** No capability is added or dropped; undefined in a patch. */
  readonly none: readonly [] | undefined;
  readonly readOnlyRoot: Meaning<boolean>;
  readonly privileged: Meaning<boolean>;
  readonly privilegeEscalation: Meaning<boolean>;
}

function sharedBy(props: Props, pod: Pod): Shared {
  // A patch says nothing about what it leaves out: another owner may have set it.
  const absent = <T>(value: T): T | undefined => (pod.patch ? undefined : value);
  const flag = (without: boolean, malformed: boolean, strays: readonly Path[] = []): Meaning<boolean> => ({
    parse: asBoolean,
    absent: absent(without),
    malformed,
    strays,
  });
  return {
    pod,
    containers: [],
    volumes: volumesOf(props, pod),
    none: absent([]),
    readOnlyRoot: flag(false, false, [[...pod.spec, "securityContext"], pod.spec]),
    privileged: flag(false, true),
    privilegeEscalation: flag(true, true),
    processNamespace: processNamespace(props, pod.spec, absent(false)),
    ipcNamespace: hostNamespace(props, pod.spec, "hostIPC", absent(false)),
    networkNamespace: hostNamespace(props, pod.spec, "hostNetwork", absent(false)),
    hostUsers: new Property<boolean>(props, pod.spec, flag(false, false), ["hostUsers"]),
    memoryLimit: limit(props, pod.spec, absent(false as const), memory),
  };
}

const memory: Path = ["resources", "limits", "memory"];

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container */
class PodContainer implements Container {
  readonly image: Setting<string>;
  readonly readOnlyRoot: Setting<boolean>;
  readonly privileged: Setting<boolean>;
  readonly privilegeEscalation: Setting<boolean>;
  readonly addedCapabilities: Listing;
  readonly droppedCapabilities: Listing;
  readonly unconfined: Listing;
  readonly devices = nothing;
  readonly volumesFrom = nothing;
  readonly uploads = nothing;
  readonly logging = undefined;
  readonly mounts: () => readonly Mount[];

  constructor(
    private readonly props: Props,
    private readonly shared: Shared,
    private readonly at: Path,
  ) {
    const { none, pod, volumes } = shared;
    this.image = image(props, at, ["image"]);
    this.readOnlyRoot = new Property(props, at, shared.readOnlyRoot, ["securityContext", "readOnlyRootFilesystem"]);
    this.privileged = new Property(props, at, shared.privileged, ["securityContext", "privileged"]);
    const escalation = ["securityContext", "allowPrivilegeEscalation"];
    this.privilegeEscalation = new Property(props, at, shared.privilegeEscalation, escalation);
    this.addedCapabilities = texts(props, at, none, capability, ["securityContext", "capabilities", "add"]);
    this.droppedCapabilities = texts(props, at, none, capability, ["securityContext", "capabilities", "drop"]);
    this.unconfined = new Unconfined(props, pod, at, () => this.name);
    this.mounts = props.cached(() => mountsOf(props, volumes, at));
  }

  get label(): string {
    return `${this.#role} ${this.name ? `"${this.name}"` : showPath(this.at.slice(-2))}`;
  }

  // Only a name the API would accept, so that nothing else a program put there ends up in a message.
  get name(): string | undefined {
    const name = this.props.quietly(() => this.props.reading(this.at, ["name"]));
    if ("unknown" in name) return undefined;
    return typeof name.value === "string" && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name.value) ? name.value : "";
  }

  get namespace(): Namespace {
    return new DeclaredNamespace(this.props, [...this.shared.pod.owner, "metadata", "namespace"]);
  }

  get replacesEntrypoint(): boolean {
    return replaces(this.props, this.at, ["command"]);
  }

  get firstWord(): string | undefined {
    const word = asString(this.props.readQuietly(this.at, ["args", 0]));
    // The kubelet fills variables in.
    return word?.includes("$(") ? undefined : word;
  }

  get endsFirst(): boolean {
    return this.#list === "initContainers" && this.props.readQuietly(this.at, ["restartPolicy"]) !== "Always";
  }

  get beside(): readonly Container[] {
    return this.shared.containers;
  }

  get processNamespace(): Setting<string> {
    return this.shared.processNamespace;
  }

  get ipcNamespace(): Setting<string> {
    return this.shared.ipcNamespace;
  }

  get networkNamespace(): Setting<string> {
    return this.shared.networkNamespace;
  }

  get hostUsers(): Setting<boolean> {
    return this.shared.hostUsers;
  }

  get memoryLimit(): Limit {
    // The API refuses resources of an ephemeral container.
    const open = this.shared.pod.patch || this.#list === "ephemeralContainers";
    return either(limit(this.props, this.at, open ? undefined : false, memory), this.shared.memoryLimit);
  }

  get mountsComplete(): boolean {
    return !this.shared.pod.patch && areKnown(this.props, this.mounts);
  }

  addMemoryMount(mount: MemoryMount) {
    return addEmptyDir(this.props, this.shared.pod, this.at, this.name || showPath(this.at), mount);
  }

  get #list(): string {
    return String(this.at.at(-2));
  }

  get #role(): string {
    const list = this.#list;
    const sidecar = list === "initContainers" && !this.endsFirst;
    return sidecar ? "sidecar container" : (roles[list] ?? list);
  }
}
