import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "./argument";
import { refuseOverlap, writablePath } from "./container-path";
import { bytesOf, refuseBeyond } from "./size";

/** Memory that is empty at every start and gone at the end. */
export interface Tmpfs {
  /** Its maximum size, in binary units; counts against the memory limit of the container. Default: "64Mi". Example: "1Mi". */
  size?: string;
  /** The number of the user who owns it. Default: the user of `user` if that is a number, else 0. Example: 33. */
  uid?: number;
  /** The number of the group that owns it. Default: the value of `uid`. Example: 33. */
  gid?: number;
  /** Its permissions, in octal. Default: "0755" if an owner is known, else "1777" (every user may write). Example: "0700". */
  mode?: string;
  /**
   * Whether programs may be run from it; refused where the catalogue knows that the image runs none. Default: false. Example: true, for
   * an image that unpacks its own libraries.
   */
  exec?: boolean;
}

/** A directory or file of the host. */
export interface Bind {
  /**
   * The absolute path on the host; it must exist. System directories, the container engine's sockets and its state are
   * refused. Example: "/opt/app/data".
   */
  hostPath: pulumi.Input<string>;
}

/** A numeric owner. */
export interface Owner {
  uid: number;
  gid: number;
}

/** A tmpfs with all options set. */
export interface BoundedTmpfs {
  bytes: number;
  owner: Owner;
  mode: string;
  exec: boolean;
}

export const tmpfsKeys: Record<keyof Tmpfs, true> = { size: true, uid: true, gid: true, mode: true, exec: true };

// The numbers that a Linux user or group can have; the last one means "no change".
const lastId = 2 ** 32 - 2;

/** The number of a user or group. */
export function ownerId(at: Argument, value: number | undefined): number | undefined {
  const number = at.count(value, 0, Number.MAX_SAFE_INTEGER);
  if (number !== undefined && number > lastId) throw at.refuse(`must be at most ${lastId}, not ${number}.`);
  return number;
}

/** Checks a tmpfs and fills in missing options; `owner` is the container's user, if known. */
export function boundedTmpfs(at: Argument, tmpfs: Tmpfs, owner: Owner | undefined): BoundedTmpfs {
  at.takes(tmpfs, tmpfsKeys);
  const uid = ownerId(at.property("uid"), tmpfs.uid);
  const gid = ownerId(at.property("gid"), tmpfs.gid);
  const mode = at.property("mode").plain(tmpfs.mode, "string");
  if (mode !== undefined && !/^[0-7]{3,4}$/.test(mode)) {
    throw at.property("mode").refuse(`must be three or four octal digits such as "0755", not "${mode}".`);
  }
  const owned = uid !== undefined || gid !== undefined || owner !== undefined;
  return {
    bytes: bytesOf(at.property("size"), tmpfs.size ?? "64Mi"),
    owner: { uid: uid ?? owner?.uid ?? 0, gid: gid ?? uid ?? owner?.gid ?? 0 },
    mode: mode?.padStart(4, "0") ?? (owned ? "0755" : "1777"),
    exec: at.property("exec").plain(tmpfs.exec, "boolean") ?? false,
  };
}

/** The uid and gid of a `user` such as "33" or "33:33"; undefined if it is a name or unknown. */
export function ownerOf(at: Argument, user: pulumi.Input<string> | undefined): Owner | undefined {
  const match = typeof user === "string" ? /^(\d+)(?::(\d+))?$/.exec(user) : null;
  if (match === null) return undefined;
  return { uid: ownerId(at, Number(match[1])) as number, gid: ownerId(at, Number(match[2] ?? match[1])) as number };
}

/** A user of a container: a number or name, with a group after a colon. */
export function containerUser(at: Argument, user: pulumi.Input<string>): pulumi.Input<string> {
  const part = "(\\d{1,10}|[A-Za-z_][A-Za-z0-9_.-]*\\$?)";
  return at.checked(at.text(user), (text) => {
    at.matching(text, new RegExp(`^${part}(:${part})?$`), 'must be a user such as "33:33" or "www-data"');
    for (const id of text.split(":").filter((word) => /^\d+$/.test(word))) ownerId(at, Number(id));
    return text;
  });
}

/** The paths of a `writable` map, each with its kind. */
export function writablePaths<T extends object>(
  at: Argument,
  map: Record<string, T> | undefined,
  kinds: Record<keyof T, true>,
): { path: string; declared: T; at: Argument }[] {
  const paths = at.entries(map).map(([key, declared, place]) => {
    const path = writablePath(place, key);
    place.takes(declared, kinds);
    exactlyOne(place, declared, Object.keys(kinds));
    return { path, declared, at: place };
  });
  refuseOverlap(paths.map(({ path, at: place }) => [path, place]));
  return paths;
}

/** Refuses memory of `writable` that is more than the memory of its container; `memory` is the limit, or its default. */
export function refuseBeyondMemory(
  root: Argument,
  { writable }: { writable?: Record<string, { tmpfs?: Tmpfs }> },
  memory: unknown,
): void {
  for (const [, { tmpfs }, at] of root.property("writable").entries(writable)) {
    if (tmpfs !== undefined) refuseBeyond(at.property("tmpfs").property("size"), tmpfs.size, memory);
  }
}

/** Refuses a value with none or several of the properties, exactly one of which is needed. */
export function exactlyOne(at: Argument, value: object, keys: string[]): void {
  const given = Object.entries(value).filter(([, property]) => property !== undefined && property !== null);
  if (given.length === 1) return;
  const choices = keys.map((key) => `\`${key}\``);
  const either = choices.length < 2 ? choices[0] : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
  throw at.refuse(given.length === 0 ? `must say how: one of ${either}.` : `must have only one of ${either}.`);
}
