import { isObject, isRecord, unknownString } from "../../inputs/proxies";

/** A document and its number in the rendering it comes from. */
export interface Numbered {
  readonly index: number;
  readonly document: object;
}

/**
 * The documents of a rendering with stand-ins for unknown values, so far as another one without these values agrees: whatever
 * differs depends on an unknown value, and is unknown itself.
 */
export function agreed(documents: readonly Numbered[], others: readonly object[]): Numbered[] {
  const sameKinds =
    documents.length === others.length &&
    documents.every(({ document }, position) => kindOf(document) === kindOf(others[position]));
  const left = [...others];
  return documents.flatMap(({ index, document }, position) => {
    const at = sameKinds ? position : left.findIndex((other) => nameOf(other) === nameOf(document));
    const other = left[at];
    // Whether there is such a document depends on an unknown value.
    if (other === undefined) return [];
    if (!sameKinds) left.splice(at, 1);
    return [{ index, document: common(document, other) as object }];
  });
}

/** The value with every text unknown that holds an unknown value. */
export function unknownIn(value: unknown): unknown {
  if (typeof value === "string") return value.includes(unknownString) ? unknownString : value;
  if (Array.isArray(value)) return value.map(unknownIn);
  return isObject(value) ? mapped(value, unknownIn) : value;
}

function common(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return one.map((element, index) => common(element, other[index]));
  }
  if (isRecord(one) && isRecord(other)) {
    return mapped({ ...one, ...other }, (_, key) =>
      Object.hasOwn(one, key) && Object.hasOwn(other, key) ? common(one[key], other[key]) : unknownString,
    );
  }
  return one === other ? one : unknownString;
}

function mapped(value: object, change: (inner: unknown, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));
}

const kindOf = (document: unknown) => (isRecord(document) ? `${document.apiVersion} ${document.kind}` : "");

function nameOf(document: object): string {
  const { metadata } = document as { metadata?: unknown };
  return `${kindOf(document)} ${isRecord(metadata) ? metadata.name : ""}`;
}
