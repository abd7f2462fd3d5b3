import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/**
 * Renames an exported identifier of a module in every file of the project test/tsconfig.json, which includes all
 * sources, by TypeScript's own rename. A property of the same spelling stays: Docker has a `logDriver` as well.
 * Returns the changed files, relative to the checkout.
 */
export function renameIdentifier(root: string, module: string, from: string, to: string): string[] {
  const config = join(root, "test/tsconfig.json");
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    join(root, "test"),
  );
  const service = ts.createLanguageService({
    getScriptFileNames: () => fileNames,
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) =>
      existsSync(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined,
    getCurrentDirectory: () => join(root, "test"),
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const candidates = [`${module}.ts`, `${module}/index.ts`].map((file) => join(root, file));
  const file = candidates.find((candidate) => existsSync(candidate));
  const at = file === undefined ? -1 : readFileSync(file, "utf8").indexOf(`export const ${from}`);
  if (file === undefined || at < 0)
    throw new Error(`${module}.ts does not export \`${from}\`; rename its export so first`);
  const places = service.findRenameLocations(file, at + "export const ".length, false, false, {}) ?? [];

  const byFile = new Map<string, ts.RenameLocation[]>();
  for (const place of places) byFile.set(place.fileName, [...(byFile.get(place.fileName) ?? []), place]);
  for (const [name, own] of byFile) {
    let text = readFileSync(name, "utf8");
    // Last place first: an edit moves only the positions behind it.
    for (const { textSpan, prefixText = "", suffixText = "" } of own.sort(
      (a, b) => b.textSpan.start - a.textSpan.start,
    )) {
      const end = textSpan.start + textSpan.length;
      text = `${text.slice(0, textSpan.start)}${prefixText}${to}${suffixText}${text.slice(end)}`;
    }
    writeFileSync(name, text);
  }
  return [...byFile.keys()].map((name) => relative(root, name));
}
