import { isMap, isNode, isScalar, type Node, type Pair, parseDocument, stringify } from "yaml";
import type { Proof } from "../../cli/output/recipe";

/**
 * The text of a catalogue file that is proven by a run. An earlier run of the same version is replaced; everything else stays as
 * it is written.
 */
export function withProof(text: string, run: Proof): string {
  const document = parseDocument(text);
  const { contents } = document;
  if (!isMap(contents)) throw new Error("the file is no map of keys");
  const pair = (key: string) => contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  const known = pair("known");
  if (known === undefined) throw new Error("the file has no key `known`");
  const earlier: Proof[] = document.toJS().proven ?? [];
  const proven = [...earlier.filter(({ version }) => version !== run.version), run];
  const parts = [[...rangeOf(known), stringify({ known: "proven", proven }, { lineWidth: 0 })] as const];
  const before = pair("proven");
  if (before !== undefined) parts.push([...rangeOf(before), ""]);
  return parts
    .sort(([a], [b]) => b - a)
    .reduce((rest, [from, to, part]) => rest.slice(0, from) + part + rest.slice(to), text);
}

/** Where a key and its value stand in the text, with the end of its last line. */
function rangeOf({ key, value }: Pair): [from: number, to: number] {
  const [first, last] = [key, isNode(value) ? value : key] as [Node, Node];
  return [first.range?.[0] ?? 0, last.range?.[2] ?? 0];
}
