import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { asString } from "../../model/setting";
import { hostOption, isOwnAddress } from "../driver-options";

/** The properties of a volume that name a directory or a disk of a node themselves. */
const direct: readonly Path[] = [
  ["hostPath", "path"],
  ["local", "path"],
];

/** Options that a volume hands to its driver. */
const options: readonly Path[] = [
  ["csi", "volumeAttributes"],
  ["flexVolume", "options"],
];

/**
 * The property of a volume that names a place of the node: a path of it, a share that it serves itself, or an option of the
 * driver. Undefined for storage of its own.
 */
export function placeOnNode(props: Props, volume: Path): Path | undefined {
  for (const below of direct) if (props.has(volume, below.slice(0, 1))) return [...volume, ...below];
  const server = asString(props.readQuietly(volume, ["nfs", "server"]));
  if (server !== undefined && isOwnAddress(server)) return [...volume, "nfs", "path"];
  for (const below of options) {
    const named = props.has(volume, below) ? hostOption(props, [...volume, ...below]) : undefined;
    if (named !== undefined) return named;
  }
  return undefined;
}

/** The type of a volume that the kubelet fills by running a program of others on the node; undefined for any other. */
export function filledOnNode(props: Props, volume: Path): string | undefined {
  return props.has(volume, ["gitRepo"]) ? "gitRepo" : undefined;
}
