/**
 * The documents of a YAML text as Kubernetes reads them. Loaded only where there is one: the pack starts with every preview.
 *
 * @throws Error if the text is no YAML, or grows out of bounds when it is read.
 */
export function yamlDocuments(text: string): unknown[] {
  const { parseAllDocuments }: typeof import("yaml") = require("yaml");
  const documents = parseAllDocuments(text, { schema: "yaml-1.1", merge: true, uniqueKeys: false, logLevel: "silent" });
  return [...documents].map((document) => {
    if (document.errors.length > 0) throw new Error("no YAML");
    const value: unknown = document.toJS({ maxAliasCount: 1_000 });
    // Throws where an object holds itself, which Kubernetes refuses.
    if (text.includes("&")) JSON.stringify(value);
    return value;
  });
}
