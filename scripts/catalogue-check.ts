/**
 * Compares the entries of the catalogue with the sources that they name: VOLUME, USER, ENTRYPOINT and account numbers of
 * Dockerfiles, Chainguard's locked configurations, emptyDirs of Bitnami's charts.
 *
 * `npm run catalogue:check` compares with catalogue/upstream.jsonl, the facts of those files at the pinned commits, and
 * needs no network. `npm run catalogue:check -- --update DIRECTORY` first reads the facts again from git checkouts below
 * DIRECTORY, laid out as owner/name; the variable CATALOGUE_CHECKOUTS also names that directory.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expandAll } from "../policies/images/expand";
import type { KnownImage } from "../policies/images/lookup";
import { files, read, trim } from "./catalogue";
import { pinned } from "./catalogue-check/checkouts";
import { differences } from "./catalogue-check/compare";
import { exceptions } from "./catalogue-check/exceptions";
import { type Fact, factOf, isComparable, type Pin } from "./catalogue-check/facts";
import { runMain } from "./main";

export const store = join(__dirname, "..", "catalogue", "upstream.jsonl");

/** A pinned file that an entry names, and the entry's forms. */
interface Claim {
  entry: string;
  pin: Pin;
  forms: KnownImage[];
}

const keyOf = ({ repository, file, commit }: Pin) => `${repository}:${file}@${commit}`;

/** All pairs of an entry and a pinned file that can be compared. */
export function claims(): Claim[] {
  const sources = files().map((file) => read(file));
  const forms = expandAll(sources.map(trim));
  return sources.flatMap(({ name, sources: named }) =>
    (named as (Pin | string)[])
      .flatMap((source) => (typeof source === "string" ? [] : [source]))
      .filter(isComparable)
      .map(({ repository, file, commit }) => ({
        entry: name,
        pin: { repository, file, commit },
        forms: forms.filter((form) => form.name === name),
      })),
  );
}

/** The faults, a sentence each, and the number of compared files. */
export function check(
  all: readonly Claim[],
  facts: readonly Fact[],
): { faults: string[]; compared: number; unread: string[] } {
  const known = new Map(facts.map((fact) => [keyOf(fact), fact]));
  const faults: string[] = [];
  const unread: string[] = [];
  const excused = new Set<string>();
  let compared = 0;
  for (const claims of grouped(all)) {
    const { pin } = claims[0] as Claim;
    const fact = known.get(keyOf(pin));
    if (fact === undefined) {
      unread.push(keyOf(pin));
      continue;
    }
    compared++;
    // Several entries may name one file as the image that they are built on: the file has to agree with one of them.
    const found = claims.map(({ entry, forms }) => ({ entry, says: differences(forms, fact) }));
    const { entry, says } = found.reduce((closest, other) =>
      other.says.length < closest.says.length ? other : closest,
    );
    for (const difference of says) {
      const key = `${entry} ${pin.repository}:${pin.file}`;
      if (exceptions[key]?.some(([part]) => difference.includes(part))) excused.add(key);
      else faults.push(`catalogue/${entry}.yaml: ${difference} (${keyOf(pin)})`);
    }
  }
  const named = new Set(all.map(({ pin }) => keyOf(pin)));
  for (const key of known.keys()) {
    if (!named.has(key)) faults.push(`catalogue/upstream.jsonl: no entry names ${key}; run it with --update`);
  }
  for (const key of Object.keys(exceptions)) {
    if (!excused.has(key)) faults.push(`exceptions.ts: "${key}" excuses nothing; remove it`);
  }
  return { faults, compared, unread };
}

function grouped(all: readonly Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of all) groups.set(keyOf(claim.pin), [...(groups.get(keyOf(claim.pin)) ?? []), claim]);
  return [...groups.values()];
}

/** Reads the facts again; a fact without a checkout keeps its stored value. */
export function update(all: readonly Claim[], stored: readonly Fact[], directory: string): Fact[] {
  const before = new Map(stored.map((fact) => [keyOf(fact), fact]));
  const pins = new Map(all.map(({ pin }) => [keyOf(pin), pin]));
  return [...pins]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, pin]) => {
      const text = pinned(directory, pin);
      const kept = before.get(key);
      if (text === undefined) return kept === undefined ? [] : [kept];
      return [factOf(pin, text)];
    });
}

/** The stored facts; one per line, so that a diff shows each change. */
export const facts = (): Fact[] =>
  readFileSync(store, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const lines = (all: readonly Fact[]) => all.map((fact) => `${JSON.stringify(fact)}\n`).join("");

function main([option, directory = process.env.CATALOGUE_CHECKOUTS]: string[]): void {
  const all = claims();
  if (option === "--update") {
    if (directory === undefined) throw new Error("name the directory with the checkouts: --update DIRECTORY");
    writeFileSync(store, lines(update(all, facts(), directory)));
  } else if (option !== undefined && option !== "--check") {
    throw new Error(`${option} is no option; there are --check and --update DIRECTORY`);
  }
  const { faults, compared, unread } = check(all, facts());
  for (const fault of faults) console.error(fault);
  const entries = new Set(all.map(({ entry }) => entry)).size;
  console.log(
    `compared ${compared} pinned files that ${entries} entries name; ${unread.length} not at hand; ${faults.length} faults`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

if (require.main === module) {
  runMain(() => main(process.argv.slice(2)));
}
