import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { dockerSize, sizeOf } from "../size";

type Options = Record<string, pulumi.Input<string>>;

/** File systems that the driver "local" may mount: memory, and shares of the network. */
const harmless = ["ceph", "cifs", "glusterfs", "lustre", "nfs", "nfs4", "smb3", "tmpfs"];

const ofLocal = ["type", "device", "o", "size"];

/** Mount options that show a path of the host, or remove the protection of memory. */
const open =
  /^(r?bind|move|remount|(r?(shared|slave|private|unbindable))|exec|suid|dev|upperdir=.*|lowerdir=.*|workdir=.*)$/i;

/**
 * The options of a volume's driver, including its size. Options of the driver "local" are accepted if they mount memory or a
 * network share, options of another driver if they name no path of the host, because only that driver knows what it mounts.
 *
 * Source: https://docs.docker.com/reference/cli/docker/volume/create/#driver-specific-options
 */
export function driverOptions(
  at: Argument,
  volume: { driver?: pulumi.Input<string>; driverOptions?: Options; size?: pulumi.Input<string> },
): Options | undefined {
  const place = at.property("driverOptions");
  const { driver, size } = volume;
  // An unknown driver may be "local".
  const local = driver === undefined || typeof driver !== "string" || /^\s*local\s*$/i.test(driver);
  const entries = place.entries(volume.driverOptions);
  if (local) refuseUnknownOptions(place, entries);
  const options = entries.map(([key, option, entry]) => {
    const check = local && key === "type" ? fileSystem : key === "o" ? flags : hostPlace;
    return [key, entry.checked(entry.line(option), (text) => check(entry, text, key))] as const;
  });
  if (size !== undefined) {
    if (options.some(([key]) => key === "size"))
      throw at.refuse("must have only one of `size` or `driverOptions.size`.");
    return { ...Object.fromEntries(options), size: sizeOf(at.property("size"), size, dockerSize) };
  }
  return options.length === 0 ? undefined : Object.fromEntries(options);
}

function refuseUnknownOptions(at: Argument, entries: [key: string, option: unknown, at: Argument][]): void {
  const names = entries.map(([key]) => key);
  const stranger = entries.find(([key]) => !ofLocal.includes(key));
  if (stranger !== undefined) {
    throw stranger[2].refuse('is no option of the driver "local": it takes `type`, `device`, `o` and `size`.');
  }
  const mounts = names.find((key) => key !== "size");
  if (mounts !== undefined && !names.includes("type")) {
    throw at.refuse(`has \`${mounts}\` without \`type\`: say what is mounted, such as "nfs".`);
  }
}

function fileSystem(at: Argument, type: string): string {
  if (harmless.includes(type)) return type;
  throw at.refuse(
    `must be one of ${harmless.map((known) => `"${known}"`).join(", ")}, not "${type}": other types mount a place of the host or of its kernel. Use \`bind\` for a directory of the host.`,
  );
}

function flags(at: Argument, text: string): string {
  const flag = text.split(",").find((word) => open.test(word.trim()));
  if (flag === undefined) return text;
  throw at.refuse(`must not have "${flag.trim()}": it mounts a place of the host or opens what is mounted.`);
}

function hostPlace(at: Argument, text: string, key: string): string {
  // "//server/share" and ":/export" name a directory of another machine.
  if (
    /^(\/(?!\/)|\.|file:)/.test(text) ||
    (key === "device" && /^(\/\/)?(dev|proc|sys|etc|run|var)(\/|$)/.test(text))
  ) {
    throw at.refuse(`must not be "${text}": it is a place of the host. Use \`bind\` for a directory of the host.`);
  }
  return text;
}
