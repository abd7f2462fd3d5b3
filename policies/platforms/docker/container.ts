import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container } from "../../model/container";
import { hostSetting } from "../../model/kernel";
import { keys, memoryLimit, nothing, objects, texts } from "../../model/listing";
import { asBoolean, type Meaning, Property } from "../../model/setting";
import { areKnown, capability, constant, image, nowhere, programs, readOnlyRoot } from "../common";
import { DeclaredProcess, dockerUser, shownImage, writtenImage } from "../process";
import { WritableDevices } from "./devices";
import { listedNames, listedVariable, mappedVariable } from "./environment";
import { addTmpfs, declaredMounts } from "./mounts";
import {
  ControlGroups,
  Escalation,
  hostUsers,
  logging,
  namespace,
  network,
  serviceUnconfined,
  unconfined,
} from "./settings";
import { tmpfsOptions } from "./tmpfs";
import { ownedByUser } from "./user";
import { mapMounts, takesOver, volumeMounts } from "./volumes";

const terms = { memory: "tmpfs", volume: "named volume" };

/** The provider counts megabytes of 1024 times 1024 bytes. */
const inMegabytes = (value: unknown) => Number(typeof value === "object" ? undefined : value) * 1024 ** 2;

const harmful: Meaning<boolean> = { parse: asBoolean, absent: false, malformed: true };

/** `docker:index/container:Container`, https://www.pulumi.com/registry/packages/docker/api-docs/container/ */
export function dockerContainer(props: Props, name: string): Container {
  const mounts = props.cached(() => [
    ...declaredMounts(props, ["mounts"]),
    ...volumeMounts(props),
    ...mapMounts(props),
  ]);
  const complete = props.cached(() => areKnown(props, mounts) && !takesOver(props));
  return {
    label: `container "${name}"`,
    name,
    namespace: nowhere,
    image: image(props, ["image"]),
    get shownImage() {
      return shownImage(props, ["image"]);
    },
    get writtenImage() {
      return writtenImage(props, ["image"]);
    },
    get programs() {
      return programs(props, [], ["entrypoints"], ["command"]);
    },
    process: new DeclaredProcess(props, {
      entrypoint: ["entrypoints"],
      arguments: ["command"],
      variable: (variable) => listedVariable(props, ["envs"], variable),
      variables: () => listedNames(props, ["envs"]),
      user: () => dockerUser(props, ["user"]),
    }),
    terms,
    mountsImageVolumes: true,
    readOnlyRoot: readOnlyRoot(props, ["readOnly"]),
    privileged: new Property(props, ["privileged"], harmful),
    privilegeEscalation: new Escalation(props),
    processNamespace: namespace(props, ["pidMode"]),
    ipcNamespace: namespace(props, ["ipcMode"]),
    networkNamespace: network(props, ["networkMode"], ["networksAdvanced"]),
    hostUsers: hostUsers(props),
    memoryLimit: memoryLimit(props, ["memory"], false, [], inMegabytes),
    addedCapabilities: texts(props, ["capabilities", "adds"], [], capability),
    droppedCapabilities: texts(props, ["capabilities", "drops"], [], capability),
    unconfined: unconfined(props),
    kernelSettings: keys(props, ["sysctls"], hostSetting),
    controlGroups: new ControlGroups(props),
    devices: new WritableDevices(props),
    volumesFrom: objects(props, ["volumes"], ["fromContainer"], (at) => props.read(at, ["fromContainer"]) || undefined),
    uploads: objects(props, ["uploads"], ["file"], (at) => props.readQuietly(at, ["file"]) ?? ""),
    logging: logging(props, [], "logDriver", "logOpts"),
    endsFirst: false,
    get beside() {
      return [this];
    },
    mounts,
    get mountsComplete() {
      return complete();
    },
    addMemoryMount(mount) {
      const options = tmpfsOptions(ownedByUser(props, mount));
      return {
        says: `add "${mount.path}": "${options}" to tmpfs`,
        get possible() {
          return props.canWrite(["tmpfs", mount.path]);
        },
        apply: () => props.write(["tmpfs", mount.path], options),
      };
    },
  };
}

const spec: Path = ["taskSpec", "containerSpec"];

/** `docker:index/service:Service`, https://www.pulumi.com/registry/packages/docker/api-docs/service/ */
export function swarmService(props: Props, name: string): Container {
  const mounts = props.cached(() => declaredMounts(props, [...spec, "mounts"]));
  const complete = props.cached(() => areKnown(props, mounts));
  return {
    label: `service "${name}"`,
    name,
    namespace: nowhere,
    image: image(props, spec, ["image"]),
    get shownImage() {
      return shownImage(props, [...spec, "image"]);
    },
    get writtenImage() {
      return writtenImage(props, [...spec, "image"]);
    },
    get programs() {
      return programs(props, spec, ["commands"], ["args"]);
    },
    process: new DeclaredProcess(props, {
      entrypoint: [...spec, "commands"],
      arguments: [...spec, "args"],
      variable: (variable) => mappedVariable(props, [...spec, "env"], variable),
      variables: () => props.keys([...spec, "env"]),
      user: () => dockerUser(props, [...spec, "user"]),
    }),
    terms,
    mountsImageVolumes: true,
    readOnlyRoot: readOnlyRoot(props, [...spec, "readOnly"]),
    privileged: constant(false),
    privilegeEscalation: constant<boolean>(undefined),
    processNamespace: constant("private"),
    ipcNamespace: constant("private"),
    networkNamespace: network(props, undefined, ["taskSpec", "networksAdvanceds"]),
    hostUsers: constant(false),
    memoryLimit: memoryLimit(props, ["taskSpec", "resources", "limits", "memoryBytes"], false, [], Number),
    addedCapabilities: texts(props, [...spec, "capAdds"], [], capability),
    droppedCapabilities: texts(props, [...spec, "capDrops"], [], capability),
    unconfined: serviceUnconfined(props, spec),
    kernelSettings: keys(props, [...spec, "sysctl"], hostSetting),
    devices: nothing,
    volumesFrom: nothing,
    uploads: nothing,
    logging: logging(props, ["taskSpec", "logDriver"], "name", "options"),
    endsFirst: false,
    get beside() {
      return [this];
    },
    mounts,
    get mountsComplete() {
      return complete();
    },
    addMemoryMount: (mount) => addTmpfs(props, [...spec, "mounts"], mount),
  };
}
