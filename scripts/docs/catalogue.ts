import { files, read } from "../catalogue";
import { claims, facts } from "../catalogue-check";
import { table } from "./part";

const grounds: [ground: string, is: (entry: ReturnType<typeof read>) => boolean][] = [
  ["the image itself was run read-only (`proven`)", ({ known }) => known === "proven"],
  ["its software was run read-only, from Debian's packages (`rebuilt`)", ({ known }) => known === "rebuilt"],
  ["the vendor documents it", ({ known, evidence }) => known === "documented" && evidence === "documented"],
  [
    "a maintained chart or operator runs it so",
    ({ known, evidence }) => known === "documented" && evidence === "chart",
  ],
  ["people report it in a discussion", ({ known, evidence }) => known === "documented" && evidence === "issue"],
  [
    "the image's build files and code say so",
    ({ known, evidence }) => known === "documented" && evidence === "inferred",
  ],
];

/** A table of the grounds of the entries, with the number of entries whose pinned file was compared. */
export function groundsTable(): string {
  const entries = files().map((file) => read(file));
  const stored = new Set(facts().map(({ repository, file, commit }) => `${repository}:${file}@${commit}`));
  const compared = new Set(
    claims().flatMap(({ entry, pin }) => (stored.has(`${pin.repository}:${pin.file}@${pin.commit}`) ? [entry] : [])),
  );
  const counts = (own: typeof entries) => [
    String(own.length),
    String(own.filter(({ name }) => compared.has(name)).length),
  ];
  return table(
    ["An entry stands on:", "Entries", "Compared by `catalogue:check`"],
    [...grounds.map(([ground, is]) => [ground, ...counts(entries.filter(is))]), ["all", ...counts(entries)]],
  );
}

/** A table of the runs that entries stand on: what ran where, and what was shown. */
export function proofTable(): string {
  const runs = files().flatMap((file) => {
    const { name, proven = [] } = read(file);
    return proven.map((run) => ({ name, ...run }));
  });
  return table(
    ["Entry", "What ran", "Version", "Digest", "Engine", "Day", "Shown"],
    runs.map(({ name, image, base, version = "", digest, engine, date, shown }) => [
      name,
      base === undefined ? image : `${image}, rebuilt from ${base}`,
      version,
      digest ?? "none: it is no published image",
      engine,
      date,
      shown,
    ]),
  );
}
