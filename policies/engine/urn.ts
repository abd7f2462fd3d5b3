/** The names in a URN, `urn:pulumi:dev::shop::my:own:Group$docker:index/container:Container::web`; empty if the text is none. */
export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  /** The types of the components around the resource, outermost first. */
  readonly above: readonly string[];
  /** `above` and `type` as they stand in the URN. */
  readonly types: string;
  readonly type: string;
  readonly name: string;
}

const prefix = "urn:pulumi:";

export function urnParts(urn: string): UrnParts {
  const parts = urn.startsWith(prefix) ? urn.slice(prefix.length).split("::") : [];
  const [stack = "", project = "", types = "", ...name] = parts;
  const above = types.split("$");
  const type = above.pop() ?? "";
  // A name may hold colons itself.
  return { stack, project, above, types, type, name: name.join("::") };
}
