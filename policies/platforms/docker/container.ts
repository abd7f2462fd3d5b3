import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container } from "../../model/container";
import { limit, nothing, objects, texts } from "../../model/listing";
import { asBoolean, asString, type Meaning, Property } from "../../model/setting";
import { areKnown, capability, constant, image, nowhere, programs, readOnlyRoot, replaces } from "../common";
import { WritableDevices } from "./devices";
import { addTmpfs, declaredMounts } from "./mounts";
import { Escalation, hostUsers, logging, namespace, network, serviceUnconfined, unconfined } from "./settings";
import { tmpfsOptions } from "./tmpfs";
import { ownedByUser } from "./user";
import { mapMounts, takesOver, volumeMounts } from "./volumes";

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
    get replacesEntrypoint() {
      return replaces(props, ["entrypoints"]);
    },
    get firstWord() {
      return asString(props.readQuietly(["command", 0]));
    },
    get programs() {
      return programs(props, [], ["entrypoints"], ["command"]);
    },
    readOnlyRoot: readOnlyRoot(props, ["readOnly"]),
    privileged: new Property(props, ["privileged"], harmful),
    privilegeEscalation: new Escalation(props),
    processNamespace: namespace(props, ["pidMode"]),
    ipcNamespace: namespace(props, ["ipcMode"]),
    networkNamespace: network(props, ["networkMode"], ["networksAdvanced"]),
    hostUsers: hostUsers(props),
    memoryLimit: limit(props, ["memory"], false),
    addedCapabilities: texts(props, ["capabilities", "adds"], [], capability),
    droppedCapabilities: texts(props, ["capabilities", "drops"], [], capability),
    unconfined: unconfined(props),
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
        possible: props.canWrite(["tmpfs", mount.path]),
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
    get replacesEntrypoint() {
      return replaces(props, spec, ["commands"]);
    },
    get firstWord() {
      return asString(props.readQuietly(spec, ["args", 0]));
    },
    get programs() {
      return programs(props, spec, ["commands"], ["args"]);
    },
    readOnlyRoot: readOnlyRoot(props, [...spec, "readOnly"]),
    privileged: constant(false),
    privilegeEscalation: constant<boolean>(undefined),
    processNamespace: constant("private"),
    ipcNamespace: constant("private"),
    networkNamespace: network(props, undefined, ["taskSpec", "networksAdvanceds"]),
    hostUsers: constant(false),
    memoryLimit: limit(props, ["taskSpec", "resources", "limits", "memoryBytes"], false),
    addedCapabilities: texts(props, [...spec, "capAdds"], [], capability),
    droppedCapabilities: texts(props, [...spec, "capDrops"], [], capability),
    unconfined: serviceUnconfined(props, spec),
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
