import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { type Spelling, spelled } from "../spelling";
import type { Logging, SecurityProfiles } from "./args";

/** The security options of a container: no new privileges, and the profiles that were named. */
export function securityOptions(at: Argument, profiles: SecurityProfiles): pulumi.Input<string>[] {
  const { apparmor, seccomp } = spelled(at, profiles, profileSpelling);
  return ["no-new-privileges:true", apparmor, seccomp].filter((option) => option !== undefined);
}

const profileSpelling: Spelling<SecurityProfiles, { [K in keyof SecurityProfiles]: pulumi.Input<string> }> = {
  apparmor: (at, name) => {
    if (at.plain(name, "string") === "unconfined") throw at.refuse('must not be "unconfined".');
    return { apparmor: `apparmor=${name}` };
  },
  seccomp: (at, profile) => ({ seccomp: at.checked(profile, (text) => `seccomp=${seccompProfile(at, text)}`) }),
};

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

/** A log driver with its options. */
export interface LogDriver {
  driver: string;
  options: Record<string, pulumi.Input<string>>;
}

const loggingSpelling: Spelling<Logging, LogDriver> = {
  driver: { default: "json-file", spell: (at, driver) => ({ driver: logDriver(at, driver) }) },
  options: {
    default: {},
    spell: (at, options, { driver = "json-file" }) => ({ options: { ...rotation(driver), ...at.strings(options) } }),
  },
};

function logDriver(at: Argument, driver: string): string {
  if (at.plain(driver, "string") === "none") {
    throw at.refuse('must not be "none": what a container that cannot write has to say must leave it.');
  }
  return driver;
}

function rotation(driver: string): Record<string, string> {
  return driver === "json-file" || driver === "local" ? { "max-size": "10m", "max-file": "3" } : {};
}

/** The log driver and its options, with rotation where Docker keeps the logs on the host. */
export function logging(at: Argument, declared: Logging): LogDriver {
  return spelled(at, declared, loggingSpelling);
}
