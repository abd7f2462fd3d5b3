/** Steps of a path that are kept: no kernel mounts a path of more, whose text is longer than Linux takes (PATH_MAX, 4096). */
const mostSteps = 4096;

/**
 * The absolute path without empty steps, dots and a trailing slash, as `posix.resolve("/", path)` gives it. That one joins a text for
 * each step; this one keeps no more of a path than a kernel may mount, in time that grows with the length.
 */
export function cleanPath(path: string): string {
  const steps: string[] = [];
  let further = 0;
  for (let start = 0; start <= path.length; ) {
    const slash = path.indexOf("/", start);
    const end = slash < 0 ? path.length : slash;
    const length = end - start;
    if (length === 2 && path.startsWith("..", start)) {
      if (further > 0) further--;
      else steps.pop();
    } else if (length > 1 || (length === 1 && path[start] !== ".")) {
      if (steps.length === mostSteps) further++;
      else steps.push(path.slice(start, end));
    }
    start = end + 1;
  }
  return `/${steps.join("/")}`;
}

/** The path with the symbolic links of usual distributions resolved: /var/run and /var/lock. */
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
