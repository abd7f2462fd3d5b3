import { entryIn, type Field, fieldsOf, textIn } from "./message";

/** The string at a top-level property of the inputs in `field`; undefined for anything else. */
export function stringIn(bytes: Uint8Array, field: Field, property: string): string | undefined {
  let found: string | undefined;
  for (const entry of fieldsOf(bytes, field.body, field.end) ?? []) {
    const [key, value] = entryIn(bytes, entry) ?? [];
    if (key === undefined || value === undefined) return undefined;
    // Compares lengths first: most properties are another one.
    if (key.end - key.body !== property.length || textOr(bytes, key) !== property) continue;
    const [kind, other] = fieldsOf(bytes, value.body, value.end) ?? [];
    // The last of several would count; programs send none.
    if (found !== undefined || kind?.number !== 3 || other !== undefined) return undefined;
    found = textOr(bytes, kind);
  }
  return found;
}

function textOr(bytes: Uint8Array, { body, end }: Field): string | undefined {
  try {
    return textIn(bytes, body, end);
  } catch {
    return undefined;
  }
}
