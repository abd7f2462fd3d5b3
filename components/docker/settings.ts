import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type Argument, optional } from "../argument";
import { duration } from "../duration";
import { bytesOf } from "../size";
import { given, portNumber, words } from "../values";
import type { Healthcheck, NetworkAttachment, Port } from "./args";
import { Protocol } from "./args";

const portKeys: Record<keyof Port, true> = { internal: true, external: true, ip: true, protocol: true };
const networkKeys: Record<keyof NetworkAttachment, true> = { name: true, aliases: true };
const healthcheckKeys: Record<keyof Healthcheck, true> = {
  tests: true,
  interval: true,
  timeout: true,
  startPeriod: true,
  retries: true,
};

/** `NAME=value`, as docker.Container takes it. */
export function assignment([name, value]: [string, pulumi.Input<string>]): pulumi.Input<string> {
  return typeof value === "string" ? `${name}=${value}` : pulumi.interpolate`${name}=${value}`;
}

/** Labels, as Docker takes them. */
export function labels(
  at: Argument,
  map: Record<string, pulumi.Input<string>> | undefined,
): { label: string; value: pulumi.Input<string> }[] | undefined {
  return optional(map, (known) =>
    at.entries(known).map(([label, value, place]) => ({ label, value: place.string(value) })),
  );
}

/** Further entries of /etc/hosts, as Docker takes them. */
export function extraHosts(
  at: Argument,
  map: Record<string, pulumi.Input<string>> | undefined,
): { host: string; ip: pulumi.Input<string> }[] | undefined {
  return optional(map, (known) => at.entries(known).map(([host, ip, place]) => ({ host, ip: place.text(ip) })));
}

export function ports(at: Argument, list: Port[] | undefined): docker.types.input.ContainerPort[] | undefined {
  return optional(list, (known) =>
    at.items(known).map(([port, place]) => {
      place.takes(port, portKeys);
      return {
        internal: portNumber(place.property("internal"), port.internal),
        ...given({
          external: optional(port.external, (external) => portNumber(place.property("external"), external)),
          ip: optional(port.ip, (ip) => place.property("ip").text(ip)),
          protocol: place.property("protocol").oneOf(port.protocol, Object.values(Protocol)),
        }),
      };
    }),
  );
}

export function networks(
  at: Argument,
  list: NetworkAttachment[] | undefined,
): { name: pulumi.Input<string>; aliases?: pulumi.Input<string>[] }[] | undefined {
  return optional(list, (known) =>
    at.items(known).map(([network, place]) => {
      place.takes(network, networkKeys);
      const aliases = words(place.property("aliases"), network.aliases);
      return { name: place.property("name").text(network.name), ...given({ aliases }) };
    }),
  );
}

/** A health check in the spelling that docker.Container and docker.Service share. */
export function healthcheck(
  at: Argument,
  check: Healthcheck,
): Record<"interval" | "timeout" | "startPeriod", string> & { tests: pulumi.Input<string>[]; retries: number } {
  at.takes(check, healthcheckKeys);
  const tests = words(at.property("tests"), check.tests) ?? [];
  if (tests.length === 0)
    throw at.property("tests").refuse('must be a command such as ["CMD", "curl", "-f", "http://localhost/"].');
  return {
    tests,
    interval: duration(at.property("interval"), check.interval) ?? "30s",
    timeout: duration(at.property("timeout"), check.timeout) ?? "30s",
    startPeriod: duration(at.property("startPeriod"), check.startPeriod) ?? "0s",
    retries: at.property("retries").count(check.retries, 1) ?? 3,
  };
}

const mebibyte = 1024 * 1024;

/** A size in whole MiB, as the provider takes memory. */
export function mebibytes(at: Argument, size: pulumi.Input<string>, least: number): pulumi.Input<number> {
  return at.checked(size, (known) => {
    const count = bytesOf(at, known) / mebibyte;
    if (!Number.isInteger(count) || count < least) {
      throw at.refuse(`must be a whole number of Mi, at least "${least}Mi", not "${known}".`);
    }
    return count;
  });
}
