interface Schema {
  readonly properties?: unknown;
  readonly items?: unknown;
  readonly anyOf?: unknown;
}

/** A schema without these keywords, at any depth; properties of such names stay. */
export function withoutKeywords<T extends Schema>(schema: T, keywords: readonly string[]): T {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    return typeof value === "object" && value !== null ? withoutKeywords(value, keywords) : value;
  };
  const kept = Object.entries(schema).flatMap(([keyword, value]) => {
    if (keywords.includes(keyword)) return [];
    if (keyword === "items" || keyword === "anyOf") return [[keyword, inner(value)]];
    if (keyword !== "properties") return [[keyword, value]];
    return [[keyword, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inner(one)]))]];
  });
  return Object.fromEntries(kept) as T;
}
