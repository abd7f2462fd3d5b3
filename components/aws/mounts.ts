import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { digest } from "../child-names";
import { refuseNeedlessExec } from "../docker/container-mounts";
import { driverOptions } from "../docker/volume-driver";
import { refuseLostRecipe } from "../recipe";
import { type Spelling, spelled } from "../spelling";
import { dockerName, given } from "../values";
import { type BoundedTmpfs, boundedTmpfs, ownerOf, writablePaths } from "../writable";
import type { EmptyVolume, FileSystem, TaskContainer, TaskVolume, TaskWritablePath } from "./args";

/** What one container mounts, as Amazon ECS takes it. */
export interface Mounts {
  readonly tmpfs: object[];
  readonly mountPoints: { sourceVolume: pulumi.Input<string>; containerPath: string; readOnly: false }[];
}

/** A volume of the task, as the provider takes it. */
export interface TaskVolumeInput {
  name: pulumi.Input<string>;
  efsVolumeConfiguration?: object;
  dockerVolumeConfiguration?: object;
}

const kinds: Record<keyof TaskWritablePath, true> = { tmpfs: true, empty: true, volume: true, docker: true };
const emptyKeys: Record<keyof EmptyVolume, true> = { name: true };
const dockerKeys: Record<keyof TaskVolume, true> = { name: true, driver: true, driverOptions: true };

const fileSystemSpelling: Spelling<FileSystem, Record<string, unknown>> = {
  fileSystem: {
    required: (at, id) => ({
      fileSystemId: at.matching(id, /^fs-[0-9a-f]{8,40}$/, 'must be the id of a file system such as "fs-12345678"'),
      transitEncryption: "ENABLED",
    }),
  },
  accessPoint: (at, id, { directory }) => {
    if (directory !== undefined) throw at.refuse("enforces a directory of its own: leave `directory` out.");
    const contract = 'must be the id of an access point such as "fsap-12345678"';
    return {
      authorizationConfig: { accessPointId: at.matching(id, /^fsap-[0-9a-f]{8,40}$/, contract), iam: "ENABLED" },
    };
  },
  directory: (at, path) => ({
    rootDirectory: at.matching(
      at.line(path),
      /^\/[^/]/,
      'must be an absolute path in the file system such as "/uploads"',
    ),
  }),
};

/** Checks `writable` of a container, and adds its volumes to those of the task. */
export function taskMounts(
  root: Argument,
  container: string,
  args: TaskContainer,
  onFargate: boolean,
  volumes: Map<string, TaskVolumeInput>,
): Mounts {
  refuseLostRecipe(root, args);
  const owner = ownerOf(root.property("user"), args.user);
  const mounts: Mounts = { tmpfs: [], mountPoints: [] };
  for (const { path, declared, at } of writablePaths(root.property("writable"), args.writable, kinds)) {
    const { tmpfs } = declared;
    if (tmpfs !== undefined) {
      const bounded = boundedTmpfs(at.property("tmpfs"), tmpfs, owner);
      if (bounded.exec) refuseNeedlessExec(at, path, args);
      mounts.tmpfs.push(tmpfsEntry(path, bounded));
      continue;
    }
    const own = `${container}${path.replace(/[^\w-]+/g, "-")}`.slice(0, 200);
    const unique = `${own}-${digest(container, path)}`;
    const made = volumeOf(at, declared, unique, onFargate);
    const key = typeof made.name === "string" ? made.name : unique;
    const other = volumes.get(key);
    if (other !== undefined && !(isPlain(made) && isPlain(other) && kindOf(made) === kindOf(other))) {
      throw at.refuse(`has the name of another volume of the task, "${key}": give it one of its own.`);
    }
    volumes.set(key, made);
    mounts.mountPoints.push({ sourceVolume: made.name, containerPath: path, readOnly: false });
  }
  return mounts;
}

const kindOf = ({ dockerVolumeConfiguration }: TaskVolumeInput) =>
  dockerVolumeConfiguration === undefined ? "empty" : "docker";

/** Whether a volume is what its name says, so that two containers can mean the same one. */
function isPlain({ efsVolumeConfiguration, dockerVolumeConfiguration = {} }: TaskVolumeInput): boolean {
  const { driver = "local", driverOpts } = dockerVolumeConfiguration as Record<string, unknown>;
  return efsVolumeConfiguration === undefined && driver === "local" && driverOpts === undefined;
}

function volumeOf(at: Argument, declared: TaskWritablePath, unique: string, onFargate: boolean): TaskVolumeInput {
  const { empty, volume, docker } = declared;
  if (volume !== undefined) {
    return { name: unique, efsVolumeConfiguration: spelled(at.property("volume"), volume, fileSystemSpelling) };
  }
  if (docker !== undefined) return dockerVolume(at.property("docker"), docker, onFargate);
  return { name: sharedName(at, empty) ?? unique };
}

/** The name that containers of a task share an empty volume by; undefined for one of its own. */
function sharedName(at: Argument, empty: EmptyVolume | undefined): string | undefined {
  if (empty === undefined) return undefined;
  const place = at.property("empty");
  place.takes(empty, emptyKeys);
  const name = place.property("name").plain(empty.name, "string");
  if (name === undefined) return undefined;
  place.property("name").matching(name, /^[\w-]{1,200}$/, 'must be letters, digits, "-" and "_", such as "rendered"');
  return `shared-${name}`;
}

function dockerVolume(at: Argument, volume: TaskVolume, onFargate: boolean): TaskVolumeInput {
  at.takes(volume, dockerKeys);
  if (onFargate) throw at.refuse("needs `launchType` EC2: Fargate has no volumes of Docker.");
  const { name, driver } = volume;
  return {
    name: dockerName(at.property("name"), name),
    dockerVolumeConfiguration: given({
      scope: "shared",
      autoprovision: true,
      driver: driver === undefined ? "local" : at.property("driver").line(driver),
      driverOpts: driverOptions(at, volume),
    }),
  };
}

const mebibyte = 1024 * 1024;

function tmpfsEntry(containerPath: string, { bytes, owner, mode, exec }: BoundedTmpfs): object {
  const mountOptions = [
    exec ? "exec" : "noexec",
    "nosuid",
    "nodev",
    `uid=${owner.uid}`,
    `gid=${owner.gid}`,
    `mode=${mode}`,
  ];
  return { containerPath, size: Math.ceil(bytes / mebibyte), mountOptions };
}
