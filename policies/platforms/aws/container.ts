import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Agent, Container, Hook, Logging, Process, Variable } from "../../model/container";
import type { Limit } from "../../model/limits";
import { either, memoryLimit } from "../../model/limits";
import type { Listing } from "../../model/listing";
import { closed, nothing, objects, texts } from "../../model/listing";
import type { MemoryMount, Mount } from "../../model/mount";
import { asBoolean, asString, type Change, type Meaning, manual, Property, type Setting } from "../../model/setting";
import { kubernetesSize } from "../../model/size";
import { readsOnly, writes } from "../docker/devices";
import { LogSize, logDriver } from "../docker/logging";
import { Escalation, unconfined } from "../docker/security-options";
import { ownedByUser } from "../docker/user";
import { freeName } from "../free-name";
import { image, shownImage, writtenImage } from "../image";
import { areKnown } from "../mounts";
import { nowhere } from "../namespace";
import { hostPath } from "../paths";
import { DeclaredProcess, dockerUser, healthCheck, programs } from "../process";
import { capability, constant, isSet, kernelSettings, readOnlyRoot } from "../settings";
import { namesIn, setElsewhere, unset, unsettled } from "../variables";
import { ecsExec, enableExec } from "./exec";
import { mountsOf, type Volumes, volumesOf } from "./mounts";
import { endsFirst, type Task, taskMemory } from "./task";
import { tmpfsEntry } from "./tmpfs";

/** The containers of a task. */
export function taskContainers(task: Task): Container[] {
  const containers: Container[] = [];
  const shared = { task, containers, volumes: volumesOf(task) };
  for (const at of task.containers) containers.push(new TaskContainer(shared, at));
  return containers;
}

interface Shared {
  readonly task: Task;
  readonly containers: readonly Container[];
  readonly volumes: Volumes;
}

const terms = {
  memory: "tmpfs",
  runnable: "tmpfs with exec",
  volume: "EFS volume",
  group: "task",
  scratch: "empty volume",
};

const harmful: Meaning<boolean> = { parse: asBoolean, absent: false, malformed: true };

/** The namespace of a task's processes, memory or network; `task` is its value for the task's own containers. */
const shares = (task: string): Meaning<string> => ({
  parse: (raw) => (typeof raw !== "string" ? undefined : raw === "host" ? "host" : raw === "task" ? task : "private"),
  absent: "private",
  malformed: "host",
});

const ofKernel: Path = ["linuxParameters", "capabilities"];

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html and
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
 */
class TaskContainer implements Container {
  readonly namespace = nowhere;
  readonly terms = terms;
  readonly uploads = nothing;
  readonly hostUsers = constant(false);
  readonly image: Setting<string>;
  readonly readOnlyRoot: Setting<boolean>;
  readonly privileged: Setting<boolean>;
  readonly privilegeEscalation: Setting<boolean>;
  readonly processNamespace: Setting<string>;
  readonly ipcNamespace: Setting<string>;
  readonly networkNamespace: Setting<string>;
  readonly addedCapabilities: Listing;
  readonly droppedCapabilities: Listing;
  readonly unconfined: Listing;
  readonly kernelSettings: Listing;
  readonly devices: Listing;
  readonly readableDevices: Listing;
  readonly volumesFrom: Listing;
  readonly logging: Logging;
  readonly mounts: () => readonly Mount[];
  /** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html: Fargate looks for them as Docker does. */
  readonly mountsImageVolumes = true;
  readonly #props: Props;
  #process: Process | undefined;

  constructor(
    private readonly shared: Shared,
    private readonly at: Path,
  ) {
    const { task } = shared;
    const { props, owner, fargate, lists } = task;
    const inDocker = task.service === "ecs" && !fargate;
    this.#props = props;
    this.image = image(props, at, ["image"]);
    this.readOnlyRoot = readOnlyRoot(props, [...at, "readonlyRootFilesystem"]);
    this.privileged = new Property(props, at, harmful, ["privileged"]);
    const options: Path = [...at, "dockerSecurityOptions"];
    this.privilegeEscalation = inDocker
      ? new ListedEscalation(props, options, "no-new-privileges")
      : constant<boolean>(undefined);
    this.unconfined = inDocker ? unconfined(props, options) : nothing;
    this.processNamespace = new Property(owner, task.at, shares("pod"), ["pidMode"]);
    this.ipcNamespace = new Property(owner, task.at, shares("container"), ["ipcMode"]);
    this.networkNamespace = new Property(owner, task.at, shares("private"), ["networkMode"]);
    const listed = (name: string) =>
      task.service === "batch" ? nothing : texts(props, at, [], capability, [...ofKernel, name]);
    // Fargate gives SYS_PTRACE back, and no other capability.
    this.addedCapabilities = fargate ? closed(listed(lists.add)) : listed(lists.add);
    this.droppedCapabilities = listed(lists.drop);
    this.kernelSettings = kernelSettings(props, [...at, "systemControls"], "namespace");
    const devices = (counts: (permissions: string) => boolean) =>
      objects(props, [...at, "linuxParameters", "devices"], ["hostPath"], (device) => given(props, device, counts));
    this.devices = devices(writes);
    this.readableDevices = devices(readsOnly);
    this.volumesFrom = objects(props, [...at, "volumesFrom"], ["sourceContainer"], (one) => donor(props, one));
    const log: Path = [...at, "logConfiguration"];
    this.logging = {
      driver: logDriver(props, log, "logDriver", inDocker ? "json-file" : undefined),
      maxSize: new LogSize(props, log, ["options", "max-size"]),
      bounded: "awslogs",
    };
    this.mounts = props.cached(() => mountsOf(task, shared.volumes, at));
  }

  get label(): string {
    const { name } = this;
    const open = name && (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name) || !this.#props.isSecret(this.#named));
    return `container ${open ? `"${name}"` : showPath(this.at)}`;
  }

  // Only a name that the service accepts, so that no other text of a program reaches a message.
  get name(): string | undefined {
    const name = this.#props.quietly(() => this.#props.reading(this.#named));
    if ("unknown" in name) return undefined;
    if ((name.value ?? undefined) === undefined) return this.shared.task.resource;
    return typeof name.value === "string" && /^[\w-]{1,255}$/.test(name.value) ? name.value : "";
  }

  get shownImage(): string | undefined {
    return shownImage(this.#props, [...this.at, "image"]);
  }

  get writtenImage(): string | undefined {
    return writtenImage(this.#props, [...this.at, "image"]);
  }

  get process(): Process {
    const { command, entryPoint, environment } = this.shared.task.lists;
    this.#process ??= new DeclaredProcess(this.#props, {
      entrypoint: [...this.at, entryPoint],
      arguments: [...this.at, command],
      variable: (name) => variable(this.#props, this.at, environment, name),
      variables: () => [environment, "secrets"].flatMap((list) => namesIn(this.#props, [...this.at, list])),
      user: () => dockerUser(this.#props, [...this.at, "user"]),
      directory: [...this.at, "workingDirectory"],
      // AWS Batch replaces parameters of the job.
      word: (word) => (this.shared.task.service === "batch" && word.includes("Ref::") ? undefined : word),
    });
    return this.#process;
  }

  hooks(): readonly Hook[] {
    return healthCheck(this.#props, [...this.at, "healthCheck", "command"]);
  }

  get programs(): readonly string[] {
    const { command, entryPoint } = this.shared.task.lists;
    return programs(this.#props, this.at, [entryPoint], [command]);
  }

  get memoryLimit(): Limit {
    const { owner, at, service } = this.shared.task;
    const own = memoryLimit(this.#props, this.at, false, ["memory"], taskMemory);
    return either(own, service === "batch" ? this.#required : memoryLimit(owner, at, false, ["memory"], taskMemory));
  }

  get endsFirst(): boolean {
    return endsFirst(this.shared.task, this.at);
  }

  /** Of a job, which has the switch itself; a service has it for its tasks. */
  get agent(): Agent | undefined {
    const { owner, at } = this.shared.task;
    const name: Path = [...at, enableExec];
    return owner.read(name) === true ? ecsExec(showPath(name)) : undefined;
  }

  get group(): readonly Container[] {
    return this.shared.containers;
  }

  get mountsComplete(): boolean {
    const takesOver = this.#props.quietly(() => this.#props.objects(this.at, ["volumesFrom"])).length > 0;
    return !takesOver && areKnown(this.#props, this.mounts);
  }

  addMemoryMount(mount: MemoryMount): Change {
    const { task } = this.shared;
    const props = this.#props;
    if (task.service === "batch" && task.fargate) return this.#addVolume(mount);
    const { path, size } = mount;
    const list: Path = [...this.at, "linuxParameters", "tmpfs"];
    return {
      says: `add a tmpfs of ${kubernetesSize(size)} at ${path} to ${showPath(list)}`,
      get possible() {
        return props.canAppend(list);
      },
      apply: () => props.append(list, tmpfsEntry(ownedByUser(props, mount, [...this.at, "user"]))),
    };
  }

  /** Root owns an empty volume unless the image declares a VOLUME there, which is no edit of the program. */
  #addVolume({ path, uid }: MemoryMount): Change {
    const { owner, at } = this.shared.task;
    const props = this.#props;
    const volumes: Path = [...at, "volumes"];
    const points: Path = [...this.at, "mountPoints"];
    const byRoot = uid === 0 || this.process.user.uid === 0;
    const whose = byRoot ? ", which root owns," : "";
    const directory = uid === undefined ? "its directory" : `its directory of user ${uid}`;
    const owned = byRoot ? "" : `, and declare ${directory} a VOLUME of the image, for root owns it else`;
    return {
      says: `add an empty volume${whose} at ${path} to ${showPath(points)}${owned}`,
      get possible() {
        return byRoot && owner.canAppend(volumes) && props.canAppend(points);
      },
      apply: () => {
        const taken = owner.quietly(() => owner.objects(volumes).map((one) => owner.read(one, ["name"])));
        const name = freeName(volumeName(path), taken);
        owner.append(volumes, { name });
        props.append(points, { sourceVolume: name, containerPath: path });
      },
    };
  }

  /** The memory in the resource requirements of a job. */
  get #required(): Limit {
    const props = this.#props;
    const list: Path = [...this.at, "resourceRequirements"];
    return {
      path: showPath(list),
      get set() {
        if ("unknown" in props.reading(list)) return undefined;
        return props.objects(list).some((one) => props.read(one, ["type"]) === "MEMORY");
      },
      get bytes() {
        const known = () => props.objects(list).find((one) => props.read(one, ["type"]) === "MEMORY");
        const memory = props.quietly(known);
        return memory && taskMemory(props.readQuietly(memory, ["value"]));
      },
    };
  }

  get #named(): Path {
    return [...this.at, "name"];
  }
}

/**
 * ECS places a definition with security options only on instances whose agent has registered for them, which no program
 * shows.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
class ListedEscalation extends Escalation {
  override to(value: boolean): Change {
    return manual(super.to(value).says);
  }
}

/** A device whose permissions count; an absent list of them allows all. */
function given(props: Props, device: Path, counts: (permissions: string) => boolean): string | undefined {
  const list: Path = [...device, "permissions"];
  if ("unknown" in props.reading(list)) return undefined;
  // The first letters are those of the engine: read, write, mknod.
  const permissions = props.elements(list).map((at) => asString(props.read(at))?.toLowerCase().slice(0, 1) ?? "");
  if (!counts(permissions.join("") || "rwm")) return undefined;
  return hostPath(props.read(device, ["hostPath"]));
}

function donor(props: Props, entry: Path): string | undefined {
  const source = asString(props.read(entry, ["sourceContainer"]));
  if (!source) return undefined;
  return props.read(entry, ["readOnly"]) === true ? `${source}:ro` : source;
}

/** A variable of `environment`, of `secrets`, which hold values elsewhere, or of a file that is not read here. */
function variable(props: Props, container: Path, environment: string, name: string): Variable {
  const list: Path = [...container, environment];
  if ("unknown" in props.reading(list)) return unsettled;
  const named = (below: string) =>
    props.quietly(() => props.objects(container, [below]).findLast((at) => props.read(at, ["name"]) === name));
  const at = named(environment);
  if (at === undefined) {
    if (named("secrets") !== undefined) return { set: true, value: undefined };
    return isSet(props, container, ["environmentFiles"]) ? setElsewhere : unset;
  }
  const reading = props.reading(at, ["value"]);
  if ("unknown" in reading) return unsettled;
  return { set: true, value: asString(reading.value) };
}

/** A name for a volume, the same in every run, so that no definition is replaced because of it: `writable-run-nginx`. */
function volumeName(path: string): string {
  return `writable${path.replace(/[^\w-]+/g, "-")}`.slice(0, 240).replace(/-$/, "");
}
