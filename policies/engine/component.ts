import { urnParts } from "./urn";

/** The hardened component that a resource belongs to, by the types in its URN: `a:b:C$hardened:index:HardenedJob$d:e:F`. */
export function componentOf(urn: string): string | undefined {
  return urnParts(urn)
    .above.flatMap((type) => /^hardened:index:(\w+)$/.exec(type)?.[1] ?? [])
    .at(-1);
}
