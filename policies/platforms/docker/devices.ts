import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Entry, Listing } from "../../model/container";
import { objects, texts } from "../../model/listing";
import { hostPath } from "../common";

/** Devices that a Docker container may write to: entries of `devices`, and of `deviceCgroupRules`, whose nodes it can create. */
export class WritableDevices implements Listing {
  readonly #given: Listing;
  readonly #allowed: Listing;

  constructor(props: Props) {
    this.#given = objects(props, ["devices"], ["hostPath"], (at) => writable(props, at));
    this.#allowed = texts(props, ["deviceCgroupRules"], [], ruled);
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

function writable(props: Props, device: Path): string | undefined {
  const permissions = props.reading(device, ["permissions"]);
  if ("unknown" in permissions) return undefined;
  const { value } = permissions;
  // An absent value, or a value that is no string, counts as all permissions.
  if (typeof value === "string" && value !== "" && !value.includes("w")) return undefined;
  return hostPath(props.read(device, ["hostPath"]));
}

/**
 * The device path of a cgroup rule, as udev names it: `b 8:* rwm` is `/dev/block/8:*`; undefined for a rule without write
 * permission.
 */
function ruled(rule: string): string | undefined {
  const [, kind, numbers = ""] = /^([abc]) ((?:\d+|\*):(?:\d+|\*)) [rm]*w[rwm]*$/.exec(rule) ?? [];
  return kind && `/dev/${kind === "c" ? "char" : "block"}/${numbers.replace(/\b0+(?=\d)/g, "")}`;
}
