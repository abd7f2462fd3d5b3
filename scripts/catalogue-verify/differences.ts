import type { Discovery, FoundPath } from "../../cli/discovery";
import { why } from "../../cli/output/words";
import type { CatalogueImage, CataloguePath } from "../../policies/images/types";

/** The differences between what a discovery has proven and what the catalogue says of the image, as sentences. */
export function differences({ paths }: Pick<Discovery, "paths">, entry: Pick<CatalogueImage, "paths">): string[] {
  const found = paths.filter(({ need }) => need !== "missed");
  const strange = found
    .filter(({ path }) => !entry.paths.some((known) => known.path === path))
    .map((path) => `${path.path} is not in the entry. ${why(path)}.`);
  const needless = entry.paths
    .filter(({ path, required }) => required === "always" && !paths.some((other) => other.path === path))
    .map(({ path }) => `${path} is required always in the entry, and the proof does without it.`);
  const other = paths.flatMap((path) => {
    const known = entry.paths.find((one) => one.path === path.path);
    return known === undefined ? [] : facts(path, known);
  });
  return [...strange, ...needless, ...other];
}

/**
 * The facts of one path that differ. What the entry leaves open or no run has tried is no difference, and an owner and a mode
 * that a mount needs may be wider than those of the image: they also have to serve a container that starts as another user.
 */
function facts(found: FoundPath, known: CataloguePath): string[] {
  const { own = {} } = known;
  const has = Number.parseInt(found.mode, 8) & 0o1777;
  const needs = Number.parseInt(known.mode ?? "1777", 8);
  const everybody = (needs & 0o002) !== 0;
  const lasts = { yes: "persistent", no: "ephemeral", declared: undefined, "not tried": undefined }[found.lasts];
  const rows: [name: string, image: unknown, entry: unknown, same: boolean][] = [
    ["uid", found.uid, own.uid, own.uid === found.uid],
    ["gid", found.gid, own.gid, own.gid === found.gid],
    ["mode", found.mode, own.mode, own.mode === found.mode],
    ["uid", found.uid, known.uid, everybody || [0, known.uid].includes(found.uid)],
    ["gid", found.gid, known.gid, everybody || [0, known.gid].includes(found.gid)],
    ["mode", found.mode, known.mode, (has & ~needs) === 0],
    ["exec", found.exec, known.exec ?? false, known.execWhen !== undefined || found.exec === (known.exec ?? false)],
    ["kind", lasts, known.kind, lasts === undefined || lasts === known.kind],
  ];
  return rows
    .filter(([, , entry, same]) => entry !== undefined && !same)
    .map(([name, image, entry]) => `${found.path} has ${name} ${image}, and ${entry} in the entry.`);
}
