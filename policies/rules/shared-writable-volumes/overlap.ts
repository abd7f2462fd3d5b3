import { enumerate } from "../../model/grammar";
import { kindOf } from "../../platforms";
import type { PlacedContainer } from "../../stack-rule";

/** A container that mounts a part of a volume. */
export interface Use {
  readonly place: PlacedContainer;
  readonly part: string;
}

/** Groups mounts that reach the same files: a mount of a directory, or of the whole volume, and all mounts below it. */
export function overlapping(uses: readonly Use[]): PlacedContainer[][] {
  // A part with `$(NAME)` is resolved in the running pod and is probably unique to it: it overlaps only mounts of its parents.
  const mounted = new Set(uses.map(({ part }) => part).filter((part) => !part.includes("$(")));
  const lengths = [...new Set([...mounted].map(({ length }) => length))].sort((one, other) => one - other);
  const groups = new Map<string, PlacedContainer[]>();
  for (const { place, part } of uses) {
    const outermost = directoriesOf(part, lengths).find((directory) => mounted.has(directory));
    if (outermost === undefined) continue;
    const group = groups.get(outermost) ?? [];
    group.push(place);
    groups.set(outermost, group);
  }
  return [...groups.values()];
}

/**
 * All of the volume, and the directories on the way to `part`, outermost first: empty, `a`, `a/b`. Only those of one of the
 * `lengths`, because a long path has very many.
 */
function directoriesOf(part: string, lengths: readonly number[]): string[] {
  const ends = lengths.filter((length) => length === 0 || length === part.length || part[length] === "/");
  return ends.map((length) => part.slice(0, length));
}

const most = 5;

/** The workloads these containers belong to, as one text; undefined when there is only one. */
export function workloads(places: readonly PlacedContainer[]): string | undefined {
  const named = new Map(places.map(({ root: { urn, type, name } }) => [urn, `${kindOf(type)} "${name}"`]));
  if (named.size < 2) return undefined;
  const names = [...named.values()];
  return enumerate(names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} others`] : names);
}
