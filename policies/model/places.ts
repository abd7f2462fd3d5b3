import type { Container, Mount } from "./container";

/** The directory a path names on the usual distributions, where /var/run and /var/lock are symbolic links. */
export function canonical(path: string): string {
  if (!path.startsWith("/var/")) return path;
  return path.replace(/^\/var\/run(?=\/|$)/, "/run").replace(/^\/var\/lock(?=\/|$)/, "/run/lock");
}

/** Whether `path` is `directory` or lies below it. Both absolute and without trailing slashes. */
export function isWithin(path: string, directory: string): boolean {
  const inner = canonical(path);
  const outer = canonical(directory);
  if (!inner.startsWith(outer)) return false;
  return inner.length === outer.length || outer === "/" || inner[outer.length] === "/";
}

const whole = ["/", "/usr", "/usr/local", "/etc"];
const programs = /^(\/usr(\/local)?)?\/(bin|sbin|lib(32|64|x32|exec)?)(\/|$)|^\/boot(\/|$)/;

/** Whether a mount there would lie over programs or settings of the system inside a container. */
export function isProgramOrSetting(path: string): boolean {
  const place = canonical(path);
  return whole.includes(place) || programs.test(place);
}

/** The directory of programs that the path is or lies below. */
export function programDirectory(path: string): string | undefined {
  return programs.exec(canonical(path))?.[0].replace(/\/$/, "");
}

/** The mount that a write to `path` inside the container reaches: the deepest one at or above it. */
export function mountOver(container: Container, path: string): Mount | undefined {
  let deepest: Mount | undefined;
  let depth = -1;
  for (const mount of container.mounts()) {
    const { target } = mount;
    if (target === undefined || !isWithin(path, target)) continue;
    const { length } = canonical(target);
    if (length <= depth) continue;
    deepest = mount;
    depth = length;
  }
  return deepest;
}
