import type * as pulumi from "@pulumi/pulumi";
import { type Argument, shown } from "../argument";

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A name in Kubernetes' form for containers, volumes and DNS. */
export function dnsLabel(at: Argument, name: string): string {
  if (typeof name === "string" && label.test(name)) return name;
  throw at.refuse(`must be at most 63 lower-case letters, digits and "-", such as "web", not ${shown(name)}.`);
}

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const labelName = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** The name of an object in Kubernetes. */
export function objectName(at: Argument, name: pulumi.Input<string>): pulumi.Input<string> {
  return at.checked(name, (text) => {
    if (typeof text === "string" && text.length <= 253 && subdomain.test(text)) return text;
    const contract = 'must be at most 253 lower-case letters, digits, "-" and ".", such as "web"';
    throw at.refuse(`${contract}, not ${shown(text)}.`);
  });
}

/** The name of a namespace, or of an object whose name is used in DNS. */
export function labelledName(at: Argument, name: pulumi.Input<string>): pulumi.Input<string> {
  return at.checked(name, (text) => dnsLabel(at, text));
}

type Texts = Record<string, pulumi.Input<string>>;

/** The key of a label, annotation or taint. */
export function labelKey(at: Argument, key: string | undefined): string {
  at.plain(key, "string");
  const [name = "", prefix, ...more] = (key ?? "").split("/").reverse();
  const known = prefix === undefined || (prefix.length <= 253 && subdomain.test(prefix));
  if (key !== undefined && labelName.test(name) && known && more.length === 0) return key;
  throw at.refuse('must be a key such as "team" or "example.com/team".');
}

/** The value of a label or taint. */
export function labelValue(at: Argument, value: pulumi.Input<string>): pulumi.Input<string> {
  const form = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
  return at.matching(value, form, 'must be at most 63 letters, digits, "-", "_" and ".", such as "web"');
}

/** Labels, or a selector of labels. */
export function labels(at: Argument, map: Texts): Texts {
  return Object.fromEntries(
    at.entries(map).map(([key, value, place]) => {
      labelKey(place, key);
      return [key, labelValue(place, value)];
    }),
  );
}

/** Annotations. */
export function annotations(at: Argument, map: Texts): Texts {
  return Object.fromEntries(
    at.entries(map).map(([key, value, place]) => {
      labelKey(place, key);
      return [key, place.string(value)];
    }),
  );
}

/** The name of the volume with the files of a pod. */
export const files = "files";
export const secretFiles = "secret-files";

/** Makes unique names from paths: "/run/apache2" is "run-apache2". */
export class UniqueNames {
  private readonly taken: Set<string>;

  constructor(...taken: string[]) {
    this.taken = new Set(taken);
  }

  /** Reserves a name chosen by the program; false if it is taken. */
  take(name: string): boolean {
    return !this.taken.has(name) && Boolean(this.taken.add(name));
  }

  of(path: string): string {
    const words = path.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const base = words.replace(/^-+/, "").slice(0, 50).replace(/-+$/, "") || "volume";
    let name = base;
    for (let count = 2; !this.take(name); count++) name = `${base}-${count}`;
    return name;
  }
}
