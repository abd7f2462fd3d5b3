/** The path of a property in a resource's inputs: `["spec", "containers", 0, "image"]`. */
export type Path = readonly (string | number)[];

/** Steps of a dotted pattern; `[*]` stands for every element of a list: `items[*].spec`. */
export function parsePath(text: string): Path {
  return text.split(".").flatMap((part) => (part.endsWith("[*]") ? [part.slice(0, -3), "*"] : [part]));
}

/** Pulumi's property path notation, which `ignoreChanges` accepts: `spec.containers[0].image`, `tmpfs["/run"]`. */
export function showPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** Steps of a path in Pulumi's notation, as `ignoreChanges` has them; `*` stands for every key and every element. */
export function parsePropertyPath(text: string): Path {
  const steps = text.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([^\]"]*)\]|([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, name]) => quoted?.replace(/\\(.)/g, "$1") ?? index ?? name ?? "");
}

/** Whether the two paths are equal, or one lies within the other. */
export function overlap(pattern: Path, path: Path): boolean {
  const shared = Math.min(pattern.length, path.length);
  for (let depth = 0; depth < shared; depth++) {
    if (pattern[depth] !== "*" && String(pattern[depth]) !== String(path[depth])) return false;
  }
  return true;
}

/** Whether a path in Pulumi's notation is `key` or lies in it. */
export function isWithinKey(path: string, key: string): boolean {
  return path === key || (path.startsWith(key) && /^[.[]/.test(path.slice(key.length)));
}

/** The steps of a JSON pointer (RFC 6901): `/a~1b/0` has `a/b` and `0`. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
