import type { Argument } from "../argument";

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A name as Kubernetes takes it for containers, volumes and in DNS. */
export function dnsLabel(at: Argument, name: string): string {
  if (typeof name === "string" && label.test(name)) return name;
  throw at.refuse(`must be at most 63 lower-case letters, digits and "-", such as "web", not ${JSON.stringify(name)}.`);
}

/** The volumes that hold the files of a pod. */
export const files = "files";
export const secretFiles = "secret-files";

/** Makes names from paths, each once: "/run/apache2" is "run-apache2". */
export class UniqueNames {
  private readonly taken: Set<string>;

  constructor(...taken: string[]) {
    this.taken = new Set(taken);
  }

  /** Takes a name of one's own; false when it is taken. */
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
