import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import type { Logging, SecurityProfiles } from "./args";

const profileKeys: Record<keyof SecurityProfiles, true> = { seccomp: true, apparmor: true };
const loggingKeys: Record<keyof Logging, true> = { driver: true, options: true };

/** The security options of a container: no new privileges, and the profiles that were named. */
export function securityOptions(at: Argument, profiles: SecurityProfiles | undefined): pulumi.Input<string>[] {
  const options: pulumi.Input<string>[] = ["no-new-privileges:true"];
  if (profiles === undefined) return options;
  at.takes(profiles, profileKeys);
  const apparmor = at.property("apparmor").plain(profiles.apparmor, "string");
  if (apparmor === "unconfined") throw at.property("apparmor").refuse('must not be "unconfined".');
  if (apparmor !== undefined) options.push(`apparmor=${apparmor}`);
  if (profiles.seccomp !== undefined) {
    const place = at.property("seccomp");
    options.push(place.checked(profiles.seccomp, (text) => `seccomp=${seccompProfile(place, text)}`));
  }
  return options;
}

function seccompProfile(at: Argument, text: string): string {
  if (text === "unconfined") throw at.refuse('must not be "unconfined".');
  let profile: { defaultAction?: unknown; syscalls?: unknown[] };
  try {
    profile = JSON.parse(text);
  } catch {
    throw at.refuse("must be the JSON text of a seccomp profile: read the file that holds it.");
  }
  if (typeof profile?.defaultAction !== "string") throw at.refuse("must be a seccomp profile with a `defaultAction`.");
  if (profile.defaultAction === "SCMP_ACT_ALLOW" && !profile.syscalls?.length) {
    throw at.refuse("must not allow every system call: that is unconfined by another name.");
  }
  return text;
}

/** The log driver and its options, with rotation where Docker keeps the logs on the host. */
export function logging(
  at: Argument,
  args: Logging = {},
): { driver: string; options: Record<string, pulumi.Input<string>> } {
  at.takes(args, loggingKeys);
  const name = at.property("driver").plain(args.driver, "string") ?? "json-file";
  if (name === "none") {
    throw at
      .property("driver")
      .refuse('must not be "none": what a container that cannot write has to say must leave it.');
  }
  const own = at
    .property("options")
    .entries(args.options)
    .map(([key, value, place]) => [key, place.string(value)] as const);
  const rotation = name === "json-file" || name === "local" ? { "max-size": "10m", "max-file": "3" } : {};
  return { driver: name, options: { ...rotation, ...Object.fromEntries(own) } };
}
