import { isIP } from "node:net";
import type * as pulumi from "@pulumi/pulumi";
import { type Argument, shown } from "./argument";

/** An object without its undefined properties. */
export type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out undefined properties: to the provider, a property that is undefined differs from one that is missing. */
export function given<T extends object>(object: T): Given<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** Refuses a path or name with control characters, NUL among them. */
export function printable(at: Argument, text: string): void {
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text)) throw at.refuse("must not contain control characters.");
}

/** Names and values of environment variables. A secret value makes only its own entry secret. */
export function environment(
  at: Argument,
  env: Record<string, pulumi.Input<string>> | undefined,
  check: (at: Argument, value: pulumi.Input<string>) => pulumi.Input<string> = (place, value) => place.string(value),
): [name: string, value: pulumi.Input<string>][] {
  return at.entries(env).map(([name, value, place]) => {
    // The part after "=" may be a value, so no message quotes it.
    if (!/^[^=]+$/.test(name)) throw at.entry(name.split("=")[0] as string).refuse('must be named without "=".');
    printable(place, name);
    return [name, variable(place, check(place, value))];
  });
}

function variable(at: Argument, value: pulumi.Input<string>): pulumi.Input<string> {
  return at.checked(value, (text) => {
    if (text.includes("\0")) throw at.refuse("must not contain NUL.");
    return text;
  });
}

/** The name of a container, service or volume in Docker. */
export function dockerName(at: Argument, name: pulumi.Input<string>): pulumi.Input<string> {
  const contract =
    'must begin with a letter or digit and go on with letters, digits, "_", "." and "-", such as "uploads"';
  return at.checked(at.text(name), (text) => at.matching(text, /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, contract) as string);
}

/** An IP address. */
export function address(at: Argument, ip: pulumi.Input<string>, ...others: string[]): pulumi.Input<string> {
  return at.checked(ip, (text) => {
    if (typeof text === "string" && (isIP(text) !== 0 || others.includes(text))) return text;
    throw at.refuse(`must be an IP address such as "192.0.2.7", not ${shown(text)}.`);
  });
}

/** Entries of /etc/hosts, with names and addresses checked. */
export function hostEntries(
  at: Argument,
  hosts: Record<string, pulumi.Input<string>>,
  ...words: string[]
): [host: string, ip: pulumi.Input<string>][] {
  return at.entries(hosts).map(([host, ip, place]) => [hostName(place, host), address(place, ip, ...words)]);
}

const label = "[a-zA-Z0-9](?:[a-zA-Z0-9_-]*[a-zA-Z0-9])?";

/** The name of a host. */
export function hostName<T extends pulumi.Input<string>>(at: Argument, name: T): T {
  const form = new RegExp(`^${label}(?:\\.${label})*$`);
  return at.matching(name, form, 'must be the name of a host, such as "db.example"') as T;
}

/** A signal, by its name or number. */
export function signal(at: Argument, name: pulumi.Input<string>): pulumi.Input<string> {
  return at.matching(name, /^((SIG)?[A-Z][A-Z0-9]*([+-]\d+)?|\d{1,2})$/, 'must be a signal such as "SIGQUIT"');
}

/** A working directory: an absolute path. */
export function directory(at: Argument, path: pulumi.Input<string>): pulumi.Input<string> {
  return at.matching(at.line(path), /^\//, 'must be an absolute path such as "/srv"');
}

/** A list of strings that are not empty: the provider refuses empty words of a command. */
export function words(at: Argument, list: pulumi.Input<string>[]): pulumi.Input<string>[] {
  return at.items(list).map(([word, place]) => place.text(word));
}

/** A port, from 1 to 65535. */
export function portNumber(at: Argument, port: pulumi.Input<number>): pulumi.Input<number> {
  return at.checked(port, (known) => {
    if (Number.isInteger(known) && known >= 1 && known <= 65535) return known;
    throw at.refuse(`must be a number from 1 to 65535, not ${shown(known)}.`);
  });
}

/** A number of processors, such as "1.5". */
export function processors(at: Argument, cpus: pulumi.Input<string>): pulumi.Input<string> {
  return at.checked(cpus, (known) => {
    if (typeof known === "string" && /^\d+(\.\d+)?$/.test(known) && Number(known) > 0) return known;
    if (typeof known === "number" && known > 0) throw at.refuse(`must be a string: write "${known}".`);
    throw at.refuse(`must be a number of processors such as "1.5", not ${shown(known)}.`);
  });
}
