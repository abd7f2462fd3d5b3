import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { MemoryMount } from "../../model/mount";
import { isSet } from "../settings";

/**
 * The mount with the owner replaced by the container's `user`. A user name can only be resolved inside the image, and a
 * secret number must not appear in a message: both get a mode that lets everyone write. Root keeps the image's owner,
 * because its programs drop to that user.
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
