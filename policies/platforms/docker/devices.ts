import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Entry, Listing } from "../../model/listing";
import { objects, texts } from "../../model/listing";
import { hostPath } from "../paths";

/** Whether permissions such as `rwm` let a container write to a device. */
export const writes = (permissions: string) => permissions.includes("w");

/** Whether they let it read a device and not write to it. */
export const readsOnly = (permissions: string) => permissions.includes("r") && !writes(permissions);

type Counts = (permissions: string) => boolean;

/** Devices of a Docker container: entries of `devices`, and of `deviceCgroupRules`, whose nodes it can create. */
export class Devices implements Listing {
  readonly #given: Listing;
  readonly #allowed: Listing;

  constructor(props: Props, counts: Counts) {
    this.#given = objects(props, ["devices"], ["hostPath"], (at) => given(props, at, counts));
    this.#allowed = texts(props, ["deviceCgroupRules"], [], (rule) => ruled(rule, counts));
  }

  get path(): string {
    return this.#given.path;
  }

  get entries(): readonly Entry[] {
    return [...(this.#given.entries ?? []), ...(this.#allowed.entries ?? [])];
  }

  includes(value: string): boolean {
    return this.entries.some((entry) => entry.value === value);
  }
}

function given(props: Props, device: Path, counts: Counts): string | undefined {
  const permissions = props.reading(device, ["permissions"]);
  if ("unknown" in permissions) return undefined;
  const { value } = permissions;
  // An absent value, or a value that is no string, counts as all permissions.
  if (!counts(typeof value === "string" && value !== "" ? value : "rwm")) return undefined;
  return hostPath(props.read(device, ["hostPath"]));
}

/**
 * The device path of a cgroup rule, as udev names it: `b 8:* rwm` is `/dev/block/8:*`; undefined for a rule whose permissions do
 * not count.
 */
function ruled(rule: string, counts: Counts): string | undefined {
  const [, kind, numbers = "", permissions = ""] = /^([abc]) ((?:\d+|\*):(?:\d+|\*)) ([rwm]+)$/.exec(rule) ?? [];
  if (kind === undefined || !counts(permissions)) return undefined;
  return `/dev/${kind === "c" ? "char" : "block"}/${numbers.replace(/\b0+(?=\d)/g, "")}`;
}
