import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container, Hook, Logging, Process } from "../../model/container";
import { hostSetting } from "../../model/kernel";
import type { Limit } from "../../model/limits";
import { memoryLimit } from "../../model/limits";
import type { Listing } from "../../model/listing";
import { keys, objects, texts } from "../../model/listing";
import type { MemoryMount } from "../../model/mount";
import { asBoolean, type Change, type Meaning, Property, type Setting } from "../../model/setting";
import { image } from "../image";
import { areKnown } from "../mounts";
import { DeclaredProcess, dockerUser, healthCheck, programs } from "../process";
import { capability, readOnlyRoot } from "../settings";
import { Devices, readsOnly, writes } from "./devices";
import { EngineContainer } from "./engine-container";
import { listedNames, listedVariable } from "./environment";
import { logging } from "./logging";
import { declaredMounts } from "./mounts";
import { hostUsers, namespace, network } from "./namespaces";
import { ControlGroups, Escalation, unconfined } from "./security-options";
import { tmpfsOptions } from "./tmpfs";
import { ownedByUser } from "./user";
import { mapMounts, takesOver, volumeMounts } from "./volumes";

const terms = { memory: "tmpfs", runnable: "tmpfs with exec", volume: "named volume" };

/** The provider counts megabytes of 1024 times 1024 bytes. */
const inMegabytes = (value: unknown) => Number(typeof value === "object" ? undefined : value) * 1024 ** 2;

const harmful: Meaning<boolean> = { parse: asBoolean, absent: false, malformed: true };

/** `docker:index/container:Container`, https://www.pulumi.com/registry/packages/docker/api-docs/container/ */
export class DockerContainer extends EngineContainer implements Container {
  readonly terms = terms;
  readonly label: string;
  readonly image: Setting<string>;
  readonly process: Process;
  readonly readOnlyRoot: Setting<boolean>;
  readonly privileged: Setting<boolean>;
  readonly privilegeEscalation: Setting<boolean>;
  readonly processNamespace: Setting<string>;
  readonly ipcNamespace: Setting<string>;
  readonly networkNamespace: Setting<string>;
  readonly hostUsers: Setting<boolean>;
  readonly memoryLimit: Limit;
  readonly addedCapabilities: Listing;
  readonly droppedCapabilities: Listing;
  readonly unconfined: Listing;
  readonly kernelSettings: Listing;
  readonly controlGroups: Setting<string>;
  readonly devices: Listing;
  readonly readableDevices: Listing;
  readonly volumesFrom: Listing;
  readonly uploads: Listing;
  readonly logging: Logging;

  constructor(props: Props, name: string) {
    const mounts = () => [...declaredMounts(props, ["mounts"]), ...volumeMounts(props), ...mapMounts(props)];
    super(props, name, [], mounts, (all) => areKnown(props, all) && !takesOver(props));
    this.label = `container "${name}"`;
    this.image = image(props, ["image"]);
    this.process = new DeclaredProcess(props, {
      entrypoint: ["entrypoints"],
      arguments: ["command"],
      variable: (variable) => listedVariable(props, ["envs"], variable),
      variables: () => listedNames(props, ["envs"]),
      user: () => dockerUser(props, ["user"]),
      directory: ["workingDir"],
    });
    this.readOnlyRoot = readOnlyRoot(props, ["readOnly"]);
    this.privileged = new Property(props, ["privileged"], harmful);
    this.privilegeEscalation = new Escalation(props);
    this.processNamespace = namespace(props, ["pidMode"]);
    this.ipcNamespace = namespace(props, ["ipcMode"]);
    this.networkNamespace = network(props, ["networkMode"], ["networksAdvanced"]);
    this.hostUsers = hostUsers(props);
    this.memoryLimit = memoryLimit(props, ["memory"], false, [], inMegabytes);
    this.addedCapabilities = texts(props, ["capabilities", "adds"], [], capability);
    this.droppedCapabilities = texts(props, ["capabilities", "drops"], [], capability);
    this.unconfined = unconfined(props);
    this.kernelSettings = keys(props, ["sysctls"], hostSetting);
    this.controlGroups = new ControlGroups(props);
    this.devices = new Devices(props, writes);
    this.readableDevices = new Devices(props, readsOnly);
    const donor = (at: Path) => props.read(at, ["fromContainer"]) || undefined;
    this.volumesFrom = objects(props, ["volumes"], ["fromContainer"], donor);
    this.uploads = objects(props, ["uploads"], ["file"], (at) => props.readQuietly(at, ["file"]) ?? "");
    this.logging = logging(props, [], "logDriver", "logOpts");
  }

  hooks(): readonly Hook[] {
    return healthCheck(this.props, ["healthcheck", "tests"]);
  }

  get programs(): readonly string[] {
    return programs(this.props, [], ["entrypoints"], ["command"]);
  }

  addMemoryMount(mount: MemoryMount): Change {
    const { props } = this;
    const options = tmpfsOptions(ownedByUser(props, mount));
    return {
      says: `add "${mount.path}": "${options}" to tmpfs`,
      get possible() {
        return props.canWrite(["tmpfs", mount.path]);
      },
      apply: () => props.write(["tmpfs", mount.path], options),
    };
  }
}
