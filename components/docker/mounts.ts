import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { mountPath, refuseSamePlace } from "../container-path";
import { hostPath } from "../host-path";
import { refuseLostRecipe } from "../recipe";
import { defaultMemory, dockerSize } from "../size";
import { type MountSource, refuseTwins } from "../twins";
import { dockerName } from "../values";
import {
  type Bind,
  type BoundedTmpfs,
  boundedTmpfs,
  exactlyOne,
  type Owner,
  refuseBeyondMemory,
  writablePaths,
} from "../writable";
import type { ExistingVolume, ReadOnlyMount } from "./args";

/** One mount of a container or service; `V` is the platform's description of a volume. */
export type PlannedMount<V> = { path: string; at: Argument } & (
  | { tmpfs: BoundedTmpfs }
  | { bind: pulumi.Input<string>; readOnly: boolean }
  | { volume: V }
  | { existing: pulumi.Input<string>; readOnly: boolean }
);

interface Declared<D> {
  tmpfs?: Parameters<typeof boundedTmpfs>[1];
  bind?: Bind;
  volume?: D;
}

const kinds = { tmpfs: true, bind: true, volume: true } as const;
const readOnlyKinds: Record<keyof ReadOnlyMount, true> = { bind: true, volume: true };
const bindKeys: Record<keyof Bind, true> = { hostPath: true };
const existingKeys: Record<keyof ExistingVolume, true> = { name: true };

/** Checks `writable` and `readOnlyMounts` and plans the mounts; `planVolume` plans a volume. */
export function plannedMounts<D, V>(
  root: Argument,
  args: {
    writable?: Record<string, Declared<D>>;
    readOnlyMounts?: Record<string, ReadOnlyMount>;
    memory?: pulumi.Input<string>;
  },
  owner: Owner | undefined,
  planVolume: (at: Argument, path: string, volume: D) => PlannedMount<V>,
): PlannedMount<V>[] {
  refuseLostRecipe(root, args);
  const mounts = writablePaths(root.property("writable"), args.writable, kinds).map(
    ({ path, declared, at }): PlannedMount<V> => {
      const { tmpfs, bind, volume } = declared;
      if (tmpfs) return { path, at, tmpfs: boundedTmpfs(at.property("tmpfs"), tmpfs, owner) };
      if (bind) return { path, at, bind: boundHostPath(at.property("bind"), bind, true), readOnly: false };
      return planVolume(at.property("volume"), path, volume as D);
    },
  );
  refuseBeyondMemory(root, args, args.memory ?? defaultMemory);
  for (const [key, mount, at] of root.property("readOnlyMounts").entries(args.readOnlyMounts)) {
    mounts.push(readOnlyMount(at, key, mount, mounts));
  }
  return refuseTwins(mounts, sourceOf);
}

/** The source of a mount: a path of the host, or the name of a volume; undefined if no other mount can share it. */
function sourceOf<V>(mount: PlannedMount<V>): MountSource | undefined {
  if ("bind" in mount) return { kind: "host", name: mount.bind };
  if ("existing" in mount) return { kind: "volume", name: mount.existing };
  const name = "volume" in mount ? (mount.volume as { name?: pulumi.Input<string> }).name : undefined;
  return name === undefined ? undefined : { kind: "volume", name };
}

/** The name of a volume; a service may use the templates of Swarm in it, such as `{{.Task.Slot}}`. */
export function volumeName(at: Argument, name: pulumi.Input<string>): pulumi.Input<string> {
  const templates = /\{\{ ?\.(Node\.(ID|Hostname)|Service\.(ID|Name)|Task\.(ID|Name|Slot)) ?\}\}/g;
  return at.checked(at.text(name), (text) => {
    dockerName(at, text.replace(templates, "0"));
    return text;
  });
}

function boundHostPath(at: Argument, bind: Bind, writable: boolean): pulumi.Input<string> {
  at.takes(bind, bindKeys);
  return hostPath(at.property("hostPath"), bind.hostPath, writable);
}

function readOnlyMount<V>(at: Argument, key: string, mount: ReadOnlyMount, others: PlannedMount<V>[]): PlannedMount<V> {
  const path = mountPath(at, key);
  at.takes(mount, readOnlyKinds);
  exactlyOne(at, mount, Object.keys(readOnlyKinds));
  refuseSamePlace(at, path, others);
  if (mount.bind) return { path, at, bind: boundHostPath(at.property("bind"), mount.bind, false), readOnly: true };
  const volume = mount.volume as ExistingVolume;
  at.property("volume").takes(volume, existingKeys);
  return { path, at, existing: volumeName(at.property("volume").property("name"), volume.name), readOnly: true };
}

/** The mount options of a tmpfs, in the kernel's form. */
export function tmpfsOptions({ bytes, owner, mode, exec }: BoundedTmpfs): string {
  const flags = [exec ? "exec" : "noexec", "nosuid", "nodev"];
  return [...flags, `size=${dockerSize(bytes)}`, `uid=${owner.uid}`, `gid=${owner.gid}`, `mode=${mode}`].join(",");
}
