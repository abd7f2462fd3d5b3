import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "./argument";

/** What an object would be without the properties that were not given. */
export type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what was not given: the provider tells a property that is undefined from one that is missing. */
export function given<T extends object>(object: T): Given<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** Names and values of environment variables. A secret value makes its own entry secret, and no other. */
export function environment(
  at: Argument,
  env: Record<string, pulumi.Input<string>> | undefined,
): [name: string, value: pulumi.Input<string>][] {
  return at.entries(env).map(([name, value, place]) => {
    if (!/^[^=\0]+$/.test(name)) throw place.refuse('must be named without "=".');
    return [name, place.string(value)];
  });
}

/** A list of strings of which none is empty: the provider refuses empty words of a command. */
export function words(at: Argument, list: pulumi.Input<string>[]): pulumi.Input<string>[] {
  return at.items(list).map(([word, place]) => place.text(word));
}

/** A port, from 1 to 65535. */
export function portNumber(at: Argument, port: pulumi.Input<number>): pulumi.Input<number> {
  return at.checked(port, (known) => {
    if (Number.isInteger(known) && known >= 1 && known <= 65535) return known;
    throw at.refuse(`must be a number from 1 to 65535, not ${JSON.stringify(known)}.`);
  });
}

/** A number of processors, such as "1.5". */
export function processors(at: Argument, cpus: pulumi.Input<string>): pulumi.Input<string> {
  return at.checked(cpus, (known) => {
    if (typeof known === "string" && /^\d+(\.\d+)?$/.test(known) && Number(known) > 0) return known;
    throw at.refuse(`must be a number of processors such as "1.5", not ${JSON.stringify(known)}.`);
  });
}
