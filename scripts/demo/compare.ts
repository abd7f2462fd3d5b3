import type { Previewed } from "../../tools/examples";

/** How the preview of an example differs from its expected.txt, in a sentence; undefined if it does not. */
export function difference(name: string, preview: Previewed, expected: string, fails: boolean): string | undefined {
  const output = `\n${preview.stdout}\n${preview.stderr}`;
  if (preview.said !== expected) {
    return `examples/${name}: the pack did not say what examples/${name}/expected.txt has.${output}`;
  }
  const failed = preview.code !== 0;
  return failed === fails ? undefined : `examples/${name}: the preview ended with ${preview.code}.${output}`;
}

/** How many containers of a preview have a writable root. */
export function writableRoots({ said }: Pick<Previewed, "said">): number {
  return said.split("\n").filter((line) => line.includes("has a writable root filesystem")).length;
}
