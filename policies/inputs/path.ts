/** Where a property stands below a resource's inputs: `["spec", "containers", 0, "image"]`. */
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
