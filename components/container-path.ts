import { posix } from "node:path";
import type { Argument } from "./argument";
import { printable } from "./values";

/** The path without `.`, `..`, doubled and trailing slashes. */
export function cleanPath(path: string): string {
  const clean = posix.normalize(path).replace(/^\/\/+/, "/");
  return clean.length > 1 ? clean.replace(/\/$/, "") : clean;
}

/** One spelling per place: Linux images link /var/run to /run and /var/lock to /run/lock. */
export function placeOf(path: string): string {
  return cleanPath(path)
    .replace(/^\/var\/run(?=\/|$)/, "/run")
    .replace(/^\/var\/lock(?=\/|$)/, "/run/lock");
}

/** Whether `path` is `ancestor` or lies below it. Both cleaned. */
export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || ancestor === "/" || path.startsWith(`${ancestor}/`);
}

const programs = "what can be written there can be run as if it came with the image";
const kernel = "the engine and the kernel provide it";

// Paths that a writable mount must not cover, with the reason. Directories below /etc or /usr/share hold no programs, so
// they may be declared.
const system: { place: RegExp; why: string }[] = [
  { place: /^\/$/, why: "it is the root filesystem itself" },
  { place: /^\/(usr|usr\/local)$/, why: programs },
  { place: /^(\/usr(\/local)?)?\/s?bin(\/|$)/, why: programs },
  { place: /^(\/usr(\/local)?)?\/lib(32|64|x32|exec)?(\/|$)/, why: "programs load their libraries from it" },
  { place: /^\/etc$/, why: "an empty mount hides the configuration of the image; declare the directory below it" },
  { place: /^\/boot(\/|$)/, why: "it holds the kernel" },
  { place: /^\/(proc|sys)(\/|$)/, why: kernel },
  { place: /^\/dev(?!\/shm$)(\/|$)/, why: kernel },
];

/** The mount point of a mount in a container: absolute, not the root; returned cleaned. */
export function mountPath(at: Argument, path: string): string {
  if (!path.startsWith("/")) throw at.refuse(`must be an absolute path, such as "${cleanPath(`/${path || "data"}`)}".`);
  printable(at, path);
  const clean = cleanPath(path);
  if (clean === "/") throw at.refuse("must not be mounted: it is the root filesystem itself.");
  return clean;
}

/** A path that may be writable in a container with a read-only root; returned cleaned. */
export function writablePath(at: Argument, path: string): string {
  const clean = mountPath(at, path);
  const why = reasonForReadOnly(clean);
  if (why !== undefined) throw at.refuse(`must not be writable: ${why}.`);
  return clean;
}

/** Why a path must not be writable in a container; undefined if it may be. */
export function reasonForReadOnly(path: string): string | undefined {
  return system.find(({ place }) => place.test(placeOf(path)))?.why;
}

/** Refuses two paths that are equal or lie one inside the other, in any spelling. */
export function refuseOverlap(paths: [path: string, at: Argument][]): void {
  paths.forEach(([path, at], index) => {
    for (const [other] of paths.slice(0, index)) {
      const [here, there] = [placeOf(path), placeOf(other)];
      if (here === there) throw at.refuse(`is the same place as "${other}". Declare it once.`);
      if (isWithin(here, there) || isWithin(there, here)) {
        throw at.refuse(`overlaps "${other}": one lies inside the other. Declare only the one that is needed.`);
      }
    }
  });
}

/** Refuses a path that is a mount point already. */
export function refuseSamePlace(at: Argument, path: string, others: { path: string }[]): void {
  const same = others.find((other) => placeOf(other.path) === placeOf(path));
  if (same !== undefined) throw at.refuse(`is the same place as "${same.path}". Declare it once.`);
}
