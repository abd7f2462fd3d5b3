import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { MemoryMount } from "../../model/container";
import { isSet } from "../common";

/**
 * The mount for whom a Docker container runs as, where that is not who the image knows. Whom a name stands for is written
 * in the image only, and a secret number may not be told, so everyone may write then. Root stays: its programs step down to
 * who the image knows.
 */
export function ownedByUser(props: Props, mount: MemoryMount, at: Path = ["user"]): MemoryMount {
  if (mount.uid === undefined || !isSet(props, at)) return mount;
  const user = props.isSecret(at) ? undefined : props.readQuietly(at);
  if (typeof user === "string" && /^(root|0+)(:|$)/.test(user)) return mount;
  const [, uid, gid] = (typeof user === "string" && /^(\d+)(?::(\d+))?$/.exec(user)) || [];
  if (Number(uid) === mount.uid && gid === undefined) return mount;
  const { uid: _uid, gid: _gid, ...rest } = mount;
  if (uid === undefined) return { ...rest, mode: "1777" };
  return { ...rest, uid: Number(uid), ...(gid !== undefined && { gid: Number(gid) }) };
}
