import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container, Hook, Namespace, Process } from "../../model/container";
import type { Limit } from "../../model/limits";
import { either, memoryLimit } from "../../model/limits";
import type { Listing } from "../../model/listing";
import { nothing, texts } from "../../model/listing";
import type { MemoryMount, Mount } from "../../model/mount";
import { asBoolean, type Meaning, Property, type Setting } from "../../model/setting";
import { readsOnly, writes } from "../docker/devices";
import { image, shownImage, writtenImage } from "../image";
import { areKnown } from "../mounts";
import { DeclaredNamespace } from "../namespace";
import { hook, programs } from "../process";
import { capability, kernelSettings } from "../settings";
import type { ContainerPlace } from "./custom";
import { addEmptyDir, memoryOfAll } from "./memory";
import { mountsOf, type Volumes, volumesOf } from "./mounts";
import { hostNamespace, processNamespace } from "./namespaces";
import type { Pod } from "./pods";
import { podProcess } from "./process";
import { Unconfined } from "./profiles";
import { quantity } from "./quantity";
import { AnnotatedDevices, annotatedMounts, engineAnnotations } from "./runtime-annotations";

const roles: Readonly<Record<string, string>> = {
  initContainers: "init container",
  containers: "container",
  ephemeralContainers: "ephemeral container",
};

/** Every container of a pod: init containers and native sidecars, regular and ephemeral ones. */
export function podContainers(props: Props, pod: Pod): Container[] {
  const places = listed(props, pod);
  const containers: Container[] = [];
  const whole = sharedBy(props, { ...pod, patch: pod.patch && !canCreate(props, pod) }, containers);
  // An override of a container that an operator creates is judged only by the properties that it sets.
  const partial = pod.places === undefined ? whole : sharedBy(props, { ...pod, patch: true }, containers);
  for (const place of places) {
    const own = pod.places === undefined || (!place.partial && props.has(place.at, ["image"]));
    const shared = own ? whole : partial;
    containers.push(new PodContainer(props, shared, place));
  }
  return containers;
}

function listed(props: Props, pod: Pod): readonly ContainerPlace[] {
  return (
    pod.places ?? Object.keys(roles).flatMap((list) => props.objects(pod.spec, [list]).map((at) => ({ at, list })))
  );
}

/**
 * Containers in an object that other parts of their pod are added to, as in the values of a chart. A whole one decides what
 * nobody else can: its root, and whether its processes may gain privileges.
 */
export function overridingContainers(
  props: Props,
  spec: Path,
  places: readonly ContainerPlace[],
  namespace: Path,
): Container[] {
  const pod = { owner: [], kind: "", spec, metadata: spec, patch: true, claims: spec, claimsFirst: false, namespace };
  const containers: Container[] = [];
  for (const place of places) {
    const partial = sharedBy(props, { ...pod, ...(place.volumes && { volumes: place.volumes }) }, containers);
    const { readOnlyRoot, privilegeEscalation } = sharedBy(props, { ...pod, patch: false }, containers);
    const shared = place.partial ? partial : { ...partial, readOnlyRoot, privilegeEscalation };
    containers.push(new PodContainer(props, shared, place));
  }
  return containers;
}

/** What a pod says of all its containers, as one of them. */
export function podAsContainer(props: Props, pod: Pod): Container {
  const containers: Container[] = [];
  return new PodContainer(props, sharedBy(props, { ...pod, patch: true }, containers), { at: pod.spec, list: "" });
}

/**
 * The containers of a Windows pod that are processes of their host or mount a place of it. Nothing else is judged there: the API
 * refuses a read-only root, privileges, capabilities and profiles.
 * https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers-securitycontext
 */
export function onWindowsHost(props: Props, pod: Pod): Container[] {
  const places = listed(props, pod).map((place) => ({ ...place, partial: true }));
  const containers = podContainers(props, { ...pod, patch: true, places }) as PodContainer[];
  return containers.filter(
    (container) =>
      container.hostProcess.effective === true || container.mounts().some(({ backing }) => backing === "host"),
  );
}

/** Whether a Patch can create its object: server-side apply creates it if no required property is missing. */
function canCreate(props: Props, { kind, owner, spec }: Pod): boolean {
  const containers = props.quietly(() => props.objects(spec, ["containers"]));
  const required = kind === "CronJob" ? "schedule" : selecting.has(kind) ? "selector" : undefined;
  return (
    containers.length > 0 &&
    containers.every((container) => props.has(container, ["image"])) &&
    (required === undefined || props.has(owner, ["spec", required]))
  );
}

const selecting = new Set(["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"]);

/** The properties that the containers of a pod share. */
interface Shared
  extends Pick<Container, "processNamespace" | "ipcNamespace" | "networkNamespace" | "hostUsers" | "memoryLimit"> {
  readonly pod: Pod;
  readonly containers: Container[];
  readonly volumes: Volumes;
  readonly memory: Limit;
  /** The annotations by which the engine of the node adds devices and mounts. */
  readonly annotations: () => readonly string[];
  /** No capability is added or dropped; undefined in a patch. */
  readonly none: readonly [] | undefined;
  readonly readOnlyRoot: Meaning<boolean>;
  readonly privileged: Meaning<boolean>;
  readonly privilegeEscalation: Meaning<boolean>;
}

function sharedBy(props: Props, pod: Pod, containers: Container[]): Shared {
  // A Patch decides nothing about a property it omits: another owner may have set it.
  const absent = <T>(value: T): T | undefined => (pod.patch ? undefined : value);
  const flag = (without: boolean, malformed: boolean, strays: readonly Path[] = []): Meaning<boolean> => ({
    parse: asBoolean,
    absent: absent(without),
    malformed,
    strays,
  });
  return {
    pod,
    containers,
    volumes: volumesOf(props, pod),
    memory: memoryOfAll(containers),
    annotations: props.cached(() => engineAnnotations(props, pod)),
    none: pod.dialect?.undecided.includes("capabilities") ? undefined : absent([]),
    readOnlyRoot: flag(false, false, [[...pod.spec, "securityContext"], pod.spec]),
    privileged: flag(false, true),
    privilegeEscalation: flag(true, true),
    processNamespace: processNamespace(props, pod.spec, absent(false)),
    ipcNamespace: hostNamespace(props, pod.spec, "hostIPC", absent(false)),
    networkNamespace: hostNamespace(
      props,
      pod.spec,
      "hostNetwork",
      pod.dialect?.undecided.includes("hostNetwork") ? undefined : absent(false),
    ),
    hostUsers: new Property<boolean>(props, pod.spec, flag(false, false), ["hostUsers"]),
    memoryLimit: memoryLimit(props, pod.spec, absent(false as const), memory, quantity),
  };
}

const hostProcess: Meaning<boolean> = { parse: asBoolean, absent: false, malformed: true };
const hostProcessAt: Path = ["securityContext", "windowsOptions", "hostProcess"];
/** Where a container has the words of its hooks and probes. */
const hooks: Readonly<Record<string, Path>> = {
  "postStart hook": ["lifecycle", "postStart", "exec", "command"],
  "preStop hook": ["lifecycle", "preStop", "exec", "command"],
  "startup probe": ["startupProbe", "exec", "command"],
  "readiness probe": ["readinessProbe", "exec", "command"],
  "liveness probe": ["livenessProbe", "exec", "command"],
};

const terms = { memory: "emptyDir", volume: "persistent volume claim", group: "pod", scratch: "emptyDir" };

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
  readonly kernelSettings: Listing;
  readonly devices: Listing;
  readonly readableDevices: Listing;
  readonly volumesFrom = nothing;
  readonly uploads = nothing;
  readonly logging = undefined;
  readonly terms = terms;
  readonly mountsImageVolumes = false;
  readonly mounts: () => readonly Mount[];
  private readonly at: Path;
  readonly #list: string;
  readonly #mountsAdded: boolean;
  #process: Process | undefined;

  constructor(
    private readonly props: Props,
    private readonly shared: Shared,
    { at, list, security = "securityContext", mounts = "volumeMounts", defaults, mountsAdded = false }: ContainerPlace,
  ) {
    const { none, pod } = shared;
    this.at = at;
    this.#list = list;
    this.#mountsAdded = mountsAdded;
    this.image = image(props, at, ["image"]);
    const { readOnlyRoot = "readOnlyRootFilesystem" } = pod.dialect ?? {};
    const from = (...below: string[]): readonly [Path, Path] => [
      defaults !== undefined && !props.has(at, [security, ...below]) && props.has(defaults, [security, ...below])
        ? defaults
        : at,
      [security, ...below],
    ];
    const flag = (meaning: Meaning<boolean>, name: string) => {
      const [place, below] = from(name);
      return new Property(props, place, meaning, below);
    };
    const listed = (name: string) => {
      const [place, below] = from("capabilities", name);
      return texts(props, place, none, capability, below);
    };
    this.readOnlyRoot = flag(shared.readOnlyRoot, readOnlyRoot);
    this.privileged = flag(shared.privileged, "privileged");
    this.privilegeEscalation = flag(shared.privilegeEscalation, "allowPrivilegeEscalation");
    this.addedCapabilities = listed("add");
    this.droppedCapabilities = listed("drop");
    this.unconfined = new Unconfined(props, pod, at, () => this.name);
    this.kernelSettings = kernelSettings(props, [...pod.spec, "securityContext", "sysctls"], "name");
    const annotations: Path = [...pod.metadata, "annotations"];
    const devices = (counts: (permissions: string) => boolean) =>
      new AnnotatedDevices(props, annotations, shared.annotations, () => this.name, counts);
    this.devices = devices(writes);
    this.readableDevices = devices(readsOnly);
    this.mounts = props.cached(() => [
      ...mountsOf(props, shared, at, mounts),
      ...annotatedMounts(props, annotations, shared.annotations(), () => this.name),
    ]);
  }

  get label(): string {
    const { title } = this.props;
    if (title !== "" && this.props.isSecret([...this.at, "name"]))
      return `${title}${this.#role} ${showPath(this.at.slice(-2))}`;
    return `${title}${this.#role} ${this.name ? `"${this.name}"` : showPath(this.at.slice(-2)) || "of the resource"}`;
  }

  // Only a name that the API accepts, so that no other text of a program reaches a message.
  get name(): string | undefined {
    const name = this.props.quietly(() => this.props.reading(this.at, ["name"]));
    if ("unknown" in name) return undefined;
    return typeof name.value === "string" && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name.value) ? name.value : "";
  }

  get hostProcess(): Setting<boolean> {
    const own = new Property<boolean>(this.props, this.at, hostProcess, hostProcessAt);
    return this.props.has(this.at, hostProcessAt)
      ? own
      : new Property<boolean>(this.props, this.shared.pod.spec, hostProcess, hostProcessAt);
  }

  get namespace(): Namespace {
    const { owner, namespace = [...owner, "metadata", "namespace"] } = this.shared.pod;
    return new DeclaredNamespace(this.props, namespace);
  }

  get shownImage(): string | undefined {
    return shownImage(this.props, [...this.at, "image"]);
  }

  get writtenImage(): string | undefined {
    return writtenImage(this.props, [...this.at, "image"]);
  }

  get process(): Process {
    this.#process ??= podProcess(this.props, this.shared.pod, this.at);
    return this.#process;
  }

  hooks(): readonly Hook[] {
    return Object.entries(hooks).flatMap(([label, place]) => hook(this.props, label, [...this.at, ...place]));
  }

  get programs(): readonly string[] {
    const { command = "command" } = this.shared.pod.dialect ?? {};
    return programs(this.props, this.at, [command], ["args"]);
  }

  get endsFirst(): boolean {
    return this.#list === "initContainers" && this.props.readQuietly(this.at, ["restartPolicy"]) !== "Always";
  }

  get group(): readonly Container[] {
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
    return either(
      memoryLimit(this.props, this.at, open ? undefined : false, memory, quantity),
      this.shared.memoryLimit,
    );
  }

  get mountsComplete(): boolean {
    return !this.shared.pod.patch && !this.#mountsAdded && areKnown(this.props, this.mounts);
  }

  addMemoryMount(mount: MemoryMount) {
    return addEmptyDir(this.props, this.shared.pod, this.at, this.name || showPath(this.at), mount);
  }

  get #role(): string {
    const list = this.#list;
    const sidecar = list === "initContainers" && !this.endsFirst;
    return sidecar ? "sidecar container" : (roles[list] ?? "container");
  }
}
