import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { type Spelling, spelled } from "../spelling";
import { printable } from "../values";
import type { Logging, SecurityProfiles } from "./args";
import { seccompProfile } from "./seccomp";

/** The security options of a container: no new privileges, and the given profiles. */
export function securityOptions(at: Argument, profiles: SecurityProfiles): pulumi.Input<string>[] {
  const { apparmor, seccomp } = spelled(at, profiles, profileSpelling);
  return ["no-new-privileges:true", apparmor, seccomp].filter((option) => option !== undefined);
}

const profileSpelling: Spelling<SecurityProfiles, { [K in keyof SecurityProfiles]: pulumi.Input<string> }> = {
  apparmor: (at, name) => {
    if (/^\s*unconfined\s*$/i.test(at.plain(name, "string"))) throw at.refuse('must not be "unconfined".');
    at.matching(name, /^[\w./+-]+$/, 'must be the name of an AppArmor profile, such as "docker-nginx"');
    return { apparmor: `apparmor=${name}` };
  },
  seccomp: (at, profile) => ({ seccomp: at.checked(profile, (text) => `seccomp=${seccompProfile(at, text)}`) }),
};

/** A log driver with its options. */
export interface LogDriver {
  driver: string;
  options: Record<string, pulumi.Input<string>>;
}

const loggingSpelling: Spelling<Logging, LogDriver> = {
  driver: { default: "json-file", spell: (at, driver) => ({ driver: logDriver(at, driver) }) },
  options: {
    default: {},
    spell: (at, options, { driver = "json-file" }) => ({
      options: { ...rotation(driver), ...logOptions(at, options) },
    }),
  },
};

function logDriver(at: Argument, driver: string): string {
  if (/^\s*none\s*$/i.test(at.plain(driver, "string"))) {
    throw at.refuse(`must not be "${driver}": the output of a container that cannot write must leave the container.`);
  }
  return at.matching(driver, /^[a-z0-9][\w./:-]*$/i, 'must be the name of a log driver, such as "journald"') as string;
}

function logOptions(at: Argument, options: Record<string, pulumi.Input<string>>): Record<string, pulumi.Input<string>> {
  const bounds: Record<string, (place: Argument, value: pulumi.Input<string>) => pulumi.Input<string>> = {
    "max-size": (place, value) =>
      place.matching(value, /^0*[1-9]\d*[kmg]?$/i, 'must be a size that the driver rotates at, such as "10m"'),
    "max-file": (place, value) =>
      place.matching(value, /^0*[1-9]\d*$/, 'must be how many files the driver keeps, such as "3"'),
  };
  return Object.fromEntries(
    at.entries(options).map(([key, value, place]) => {
      printable(place, key);
      const bound = Object.hasOwn(bounds, key) ? bounds[key] : undefined;
      return [key, bound === undefined ? place.string(value) : bound(place, value)];
    }),
  );
}

function rotation(driver: string): Record<string, string> {
  return driver === "json-file" || driver === "local" ? { "max-size": "10m", "max-file": "3" } : {};
}

/** The log driver and its options, with rotation if Docker keeps the logs on the host. */
export function logging(at: Argument, declared: Logging): LogDriver {
  return spelled(at, declared, loggingSpelling);
}
