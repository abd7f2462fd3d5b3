import type { Container, Logging } from "../model/container";
import { limit, nothing, objects, texts } from "../model/listing";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import { asBoolean, asString, Property, type Setting } from "../model/setting";
import { capability, constant, image, readOnlyRoot } from "./common";
import { addTmpfs, declaredMounts, mapMounts, volumeMounts } from "./docker-mounts";
import { tmpfsOptions } from "./tmpfs";

const security: Path = ["securityOpts"];

/** What a Docker security option switches off. */
const switchedOff: Readonly<Record<string, string>> = {
  "seccomp=unconfined": "seccomp",
  "apparmor=unconfined": "AppArmor",
  "label=disable": "SELinux",
  "systempaths=unconfined": "masked system paths",
};

/** `docker:index/container:Container`, https://www.pulumi.com/registry/packages/docker/api-docs/container/ */
export function dockerContainer(props: Props, name: string): Container {
  return {
    label: `container "${name}"`,
    name,
    image: image(props, ["image"]),
    readOnlyRoot: readOnlyRoot(props, ["readOnly"], false),
    privileged: new Property(props, ["privileged"], { parse: asBoolean, absent: false, malformed: true }),
    privilegeEscalation: escalation(props),
    processNamespace: new Property(props, ["pidMode"], { parse: asString, absent: "private", malformed: undefined }),
    hostUsers: new Property<boolean>(props, ["usernsMode"], { parse: isHost, absent: false, malformed: false }),
    memoryLimit: limit(props, ["memory"], false),
    addedCapabilities: texts(props, ["capabilities", "adds"], [], capability),
    droppedCapabilities: texts(props, ["capabilities", "drops"], [], capability),
    unconfined: texts(props, security, [], (text) => switchedOff[option(text)]),
    devices: objects(props, ["devices"], (at) => props.read([...at, "hostPath"])),
    volumesFrom: objects(props, ["volumes"], (at) => props.read([...at, "fromContainer"])),
    uploads: objects(props, ["uploads"], (at) => props.read([...at, "file"])),
    logging: logging(props, ["logDriver"], ["logOpts"]),
    mounts: () => [...declaredMounts(props, ["mounts"]), ...volumeMounts(props), ...mapMounts(props)],
    addMemoryMount: (mount) => ({
      says: `add "${mount.path}": "${tmpfsOptions(mount)}" to tmpfs`,
      possible: props.canWrite(["tmpfs", mount.path]),
      apply: () => props.write(["tmpfs", mount.path], tmpfsOptions(mount)),
    }),
  };
}

/** `docker:index/service:Service`, https://www.pulumi.com/registry/packages/docker/api-docs/service/ */
export function swarmService(props: Props, name: string): Container {
  const spec: Path = ["taskSpec", "containerSpec"];
  return {
    label: `service "${name}"`,
    name,
    image: image(props, [...spec, "image"]),
    readOnlyRoot: readOnlyRoot(props, [...spec, "readOnly"], false),
    privileged: constant(false),
    privilegeEscalation: constant<boolean>(undefined),
    processNamespace: constant("private"),
    hostUsers: constant(false),
    memoryLimit: limit(props, ["taskSpec", "resources", "limits", "memoryBytes"], false),
    addedCapabilities: texts(props, [...spec, "capAdds"], [], capability),
    droppedCapabilities: texts(props, [...spec, "capDrops"], [], capability),
    unconfined: nothing,
    devices: nothing,
    volumesFrom: nothing,
    uploads: nothing,
    logging: logging(props, ["taskSpec", "logDriver", "name"], ["taskSpec", "logDriver", "options"]),
    mounts: () => declaredMounts(props, [...spec, "mounts"]),
    addMemoryMount: (mount) => addTmpfs(props, [...spec, "mounts"], mount),
  };
}

// Docker accepts `name:value` and `name=value`.
const option = (text: string) => text.replace(":", "=");
const isHost = (raw: unknown) => raw === "host";

function escalation(props: Props): Setting<boolean> {
  return {
    path: showPath(security),
    hint: undefined,
    get effective() {
      const options = texts(props, security, [], option);
      const forbidden = ["no-new-privileges", "no-new-privileges=true"].map((text) => options.includes(text));
      return forbidden.includes(true) ? false : forbidden.includes(undefined) ? undefined : true;
    },
    to: (value) => ({
      says: `add "no-new-privileges:${!value}" to ${showPath(security)}`,
      possible: props.canAppend(security),
      apply: () => props.append(security, `no-new-privileges:${!value}`),
    }),
  };
}

function logging(props: Props, driver: Path, options: Path): Logging {
  return {
    driver: new Property(props, driver, { parse: asString, absent: "json-file", malformed: undefined }),
    optionsPath: showPath(options),
    has: (name) => ("unknown" in props.look(options) ? undefined : props.has([...options, name])),
  };
}
