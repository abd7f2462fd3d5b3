import { putAt } from "../../inputs/objects";
import { type Path, showPath } from "../../inputs/path";
import { isObject, isRecord } from "../../inputs/proxies";
import type { Chart } from "./chart";
import { defaults, type Rendered, render } from "./helm";
import { merged } from "./own-values";

/** The path of the value that decides about a property: by `<number of the document> <path in it>`. */
export type Origins = ReadonlyMap<string, Path>;

export const placeIn = (document: number, path: Path) => `${document} ${showPath(path)}`;

/** Flags of a container's security context, and their safe values. */
const safe: Readonly<Record<string, boolean>> = {
  readOnlyRootFilesystem: true,
  allowPrivilegeEscalation: false,
  privileged: false,
};

/** Whether a value is looked for that decides about the property at `path`. */
export const hasOrigin = (path: Path) => Object.hasOwn(safe, String(path.at(-1)));

/** Those of the last releases. */
const found = new Map<string, Origins>();
const mostKept = 64;

/**
 * The values that decide about flags of security contexts: each is rendered with a text of its own, which shows in the document
 * that takes it; then with the safe value, which has to show there too.
 */
export function originsOf(chart: Chart, values: object): Origins {
  const key = JSON.stringify([chart, values]);
  const known = found.get(key);
  if (known !== undefined) return known;
  const origins = findOrigins(chart, values);
  if (found.size >= mostKept) found.clear();
  found.set(key, origins);
  return origins;
}

function findOrigins(chart: Chart, values: object): Origins {
  const origins = new Map<string, Path>();
  const candidates = contextsIn(merged(defaults(chart), values)).flatMap((context) =>
    Object.keys(safe).map((flag) => [...context, flag]),
  );
  if (candidates.length === 0) return origins;
  const marked = structuredClone(values);
  candidates.forEach((path, index) => {
    putAt(marked, path, `readonly-rootfs-${index}-`);
  });
  // A schema may want booleans.
  for (const { document, path, value } of flagsIn(render(chart, marked, ["--skip-schema-validation"]))) {
    const [, index] = /^readonly-rootfs-(\d+)-$/.exec(String(value)) ?? [];
    const candidate = index === undefined ? undefined : candidates[Number(index)];
    if (candidate !== undefined && path.at(-1) === candidate.at(-1)) {
      origins.set(placeIn(document, path), candidate);
    }
  }
  if (origins.size === 0) return origins;
  const cured = structuredClone(values);
  for (const path of origins.values()) putAt(cured, path, safe[path.at(-1) as string]);
  const after = new Map(
    [...flagsIn(render(chart, cured))].map(({ document, path, value }) => [placeIn(document, path), value]),
  );
  for (const [place, path] of origins) if (after.get(place) !== safe[path.at(-1) as string]) origins.delete(place);
  return origins;
}

/** Paths of the security contexts of containers in values. */
function contextsIn(values: unknown, at: Path = []): Path[] {
  if (!isRecord(values) || at.length > 30) return [];
  return Object.entries(values).flatMap(([key, value]) => {
    const own = [...at, key];
    const is = /securityContext$/i.test(key) && !/^pod/i.test(key) && (value === null || isRecord(value));
    return [...(is ? [own] : []), ...contextsIn(value, own)];
  });
}

interface Flag {
  readonly document: number;
  readonly path: Path;
  readonly value: unknown;
}

function* flagsIn(rendered: Rendered): Iterable<Flag> {
  if (!("documents" in rendered)) return;
  for (const [document, one] of rendered.documents.entries()) {
    for (const { path, value } of flagsBelow(one, [])) yield { document, path, value };
  }
}

function* flagsBelow(value: unknown, path: Path): Iterable<Omit<Flag, "document">> {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* flagsBelow(one, [...path, index]);
  else if (isObject(value)) for (const [key, one] of Object.entries(value)) yield* flagsBelow(one, [...path, key]);
  else if (hasOrigin(path)) yield { path, value };
}
