import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

/** The packages in a bundle, as their installation directories, sorted. */
export function packagesIn(metafile: Metafile): string[] {
  const directories = Object.keys(metafile.inputs).flatMap(
    (file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
  );
  return [...new Set(directories)].sort();
}

/**
 * The licence texts of all packages in the bundle.
 *
 * @throws Error that names a package without one
 */
export function licenses(root: string, metafile: Metafile): string {
  const texts = packagesIn(metafile).map((directory) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8"));
    return `## ${name} ${version.replace(/^v/, "")}: ${license}\n\n${text(root, directory, license).trim()}\n`;
  });
  return ["Software in the file readonly-rootfs beside this one, and its licences.\n", ...texts].join("\n");
}

function text(root: string, directory: string, license: string): string {
  const file = readdirSync(join(root, directory)).find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  if (file !== undefined) return readFileSync(join(root, directory, file), "utf8");
  // Packages under the licence of this project that ship no copy of it.
  const own = join(root, "LICENSE");
  if (license === "Apache-2.0" && existsSync(own)) return readFileSync(own, "utf8");
  throw new Error(`${directory} has no licence file; it cannot be bundled`);
}
