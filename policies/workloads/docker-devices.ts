import type { Entry, Listing } from "../model/container";
import { objects, texts } from "../model/listing";
import type { Props } from "../model/props";
import { hostPath } from "./common";

/** Devices a Docker container may write to: those of `devices`, and those of `deviceCgroupRules`, which it can make. */
export function writableDevices(props: Props): Listing {
  const given = objects(props, ["devices"], (at) => {
    const permissions = props.look(at, ["permissions"]);
    if ("unknown" in permissions) return undefined;
    const { value } = permissions;
    // Nothing, and what is no text, counts as all of them.
    if (typeof value === "string" && value !== "" && !value.includes("w")) return undefined;
    return hostPath(props.read(at, ["hostPath"]));
  });
  const allowed = texts(props, ["deviceCgroupRules"], [], ruled);
  const entries = (): Entry[] => [given, allowed].flatMap((listing) => listing.entries ?? []);
  return {
    path: given.path,
    get entries() {
      return entries();
    },
    includes: (value) => entries().some((entry) => entry.value === value),
  };
}

/** `b 8:* rwm` is `/dev/block/8:*`, as udev calls it; undefined for a rule that lets nothing be written. */
function ruled(rule: string): string | undefined {
  const [, kind, numbers] = /^([abc]) ((?:\d+|\*):(?:\d+|\*)) [rm]*w[rm]*$/.exec(rule) ?? [];
  return kind && `/dev/${kind === "c" ? "char" : "block"}/${numbers}`;
}
