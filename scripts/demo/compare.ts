import type { Previewed } from "../../tools/examples";

/** The difference between the preview of an example and its expected.txt, in a sentence; undefined if there is none. */
export function difference(name: string, preview: Previewed, expected: string, fails: boolean): string | undefined {
  const output = `\n${preview.stdout}\n${preview.stderr}`;
  if (preview.said !== expected) {
    return `examples/${name}: the pack did not say what examples/${name}/expected.txt has.${output}`;
  }
  const failed = preview.code !== 0;
  return failed === fails ? undefined : `examples/${name}: the preview ended with ${preview.code}.${output}`;
}

/** The number of containers with a writable root in a preview. */
export function writableRoots({ said }: Pick<Previewed, "said">): number {
  return said.split("\n").filter((line) => line.includes("has a writable root filesystem")).length;
}
