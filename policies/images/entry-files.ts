import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { programDirectory } from "../platforms/program-directory";
import type { Fault } from "../rule";
import { faultsBetween, imageFaults } from "./faults";
import type { CatalogueImage } from "./types";

interface Read {
  readonly values: readonly CatalogueImage[];
  readonly faults: readonly Fault[];
}

/**
 * The entries in the YAML files of a directory, and every mistake in them.
 *
 * @param directory relative ones start at the directory of the program
 * @param others entries that are known besides
 * @param problems the faults of an entry by its schema
 */
export function entriesIn(
  directory: string,
  others: readonly unknown[],
  problems: (entry: unknown) => readonly Fault[],
): Read {
  const names = filesIn(directory);
  if ("says" in names) return { values: [], faults: [names] };
  const faults: Fault[] = [];
  const found: { readonly file: string; readonly entry: CatalogueImage }[] = [];
  for (const name of names) {
    const file = join(directory, name);
    const read = entry(resolve(programDirectory, file));
    if ("unreadable" in read) {
      faults.push({ at: "", says: `leads to ${file}, which ${read.unreadable}` });
      continue;
    }
    const mistakes = [...problems(read.entry)];
    if (mistakes.length === 0) {
      mistakes.push(...[...imageFaults(read.entry as CatalogueImage)].map(([at, says]) => ({ at, says })));
    }
    if (mistakes.length === 0) found.push({ file, entry: read.entry as CatalogueImage });
    else faults.push(...mistakes.map(({ at, says }) => inFile(file, read.entry, at, says)));
  }
  const values = found.map(({ entry }) => entry);
  if (faults.length > 0) return { values, faults };
  const nameOf = (index: number) => found[index - others.length]?.file ?? `images[${index}]`;
  for (const [index, at, says] of faultsBetween([...(others as CatalogueImage[]), ...values], nameOf)) {
    const own = found[index - others.length];
    if (own !== undefined) faults.push(inFile(own.file, own.entry, at, says));
  }
  return { values, faults };
}

function filesIn(directory: string): readonly string[] | Fault {
  try {
    const names = readdirSync(resolve(programDirectory, directory)).filter((name) => /\.ya?ml$/.test(name));
    return names.length > 0 ? names.sort() : { at: "", says: `names ${directory}, which has no .yaml file; add one` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const says = `names ${directory}, which cannot be read (${code}); write a directory, from that of the program`;
    return { at: "", says };
  }
}

function entry(file: string): { readonly entry: unknown } | { readonly unreadable: string } {
  // Loaded only where it is used: the pack has to start fast.
  const { parseDocument } = require("yaml") as typeof import("yaml");
  try {
    const document = parseDocument(readFileSync(file, "utf8"));
    const [error] = document.errors;
    // Behind the first line the message quotes the file.
    if (error !== undefined) return { unreadable: `is no YAML: ${error.message.split(":\n")[0]}` };
    return { entry: document.toJS() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { unreadable: `cannot be read (${code ?? message})` };
  }
}

/** A mistake at a key of the entry in a file; `at` is empty for the entry itself. */
function inFile(file: string, entry: unknown, at: string, says: string): Fault {
  const name = (entry as { readonly name?: unknown } | null)?.name;
  const whose = typeof name === "string" ? `the entry ${JSON.stringify(name)}` : "its entry";
  return { at: "", says: `leads to ${file}, where ${at === "" ? whose : `${at} of ${whose}`} ${says}` };
}
