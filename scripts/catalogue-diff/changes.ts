import { isDeepStrictEqual } from "node:util";
import { type KnownImage, keysOfNeed } from "../../policies/images/lookup";
import type { CataloguePath } from "../../policies/images/types";

/** What a change of the catalogue does to those who use it. */
export type Effect = "blocks" | "mounts";

export interface Change {
  /** The entry, with the tags of the form where it has several: `postgres (*alpine*)`. */
  readonly entry: string;
  readonly effect: Effect;
  /** Continues the entry: `needs /run/app, which cures mount`. */
  readonly says: string;
}

type Forms = ReadonlyMap<string, readonly KnownImage[]>;

/** The keys of an entry by which a container is judged. */
const judged = ["readOnlyRoot", "requires", "volumes", "user", "programs", "entrypoint", "repositories"] as const;
/** The keys of a path by which a mount serves. */
const served = ["kind", "uid", "gid", "mode", "exec", "content", "file", "own"] as const;
/** The keys of a path that a cure writes. */
const mounted = ["size", "uid", "gid", "mode", "exec"] as const;

/** The changes between two catalogues that can block, or that change what a cure mounts. Words and sources are none. */
export function changesBetween(before: readonly KnownImage[], after: readonly KnownImage[]): Change[] {
  const [old, now] = [byName(before), byName(after)];
  const changes = [...now].flatMap(([name, forms]): Change[] => {
    const others = old.get(name);
    if (others !== undefined) return forms.flatMap((form) => ofForm(form, counterpart(form, others), forms.length > 1));
    return [{ entry: name, effect: "blocks", says: `is known now, as ${repositories(forms)}` }];
  });
  const gone = [...old.keys()].filter((name) => !now.has(name));
  const all = [
    ...changes,
    ...gone.map((name) => ({ entry: name, effect: "mounts", says: "is not known any more" }) as const),
  ];
  return [...new Map(all.map((change) => [JSON.stringify(change), change])).values()];
}

function byName(images: readonly KnownImage[]): Forms {
  const forms = new Map<string, KnownImage[]>();
  for (const image of images) forms.set(image.name, [...(forms.get(image.name) ?? []), image]);
  return forms;
}

const selectorOf = ({ tags, versions, selectors }: KnownImage) => ({ tags, versions, selectors });

/** The form for the same tags, else the one for all tags that no other form is about. */
function counterpart(form: KnownImage, others: readonly KnownImage[]): KnownImage {
  const same = others.find((other) => isDeepStrictEqual(selectorOf(other), selectorOf(form)));
  return same ?? (others[0] as KnownImage);
}

const repositories = (forms: readonly KnownImage[]) =>
  [...new Set(forms.flatMap((form) => form.repositories))].join(", ");

function ofForm(now: KnownImage, before: KnownImage, several: boolean): Change[] {
  const tags = [now, ...(now.selectors ?? [])].flatMap(({ tags = [], versions }) => [
    ...tags,
    ...(versions ? [versions] : []),
  ]);
  const entry = several && tags.length > 0 ? `${now.name} (${tags.join(", ")})` : now.name;
  const keys = judged.filter((key) => !isDeepStrictEqual(now[key], before[key]));
  const own: Change[] = keys.length === 0 ? [] : [{ entry, effect: "blocks", says: `has other ${keys.join(", ")}` }];
  const paths = now.paths.filter(isJudged);
  const known = before.paths.filter(isJudged);
  return [
    ...own,
    ...paths.flatMap((path) => {
      const other = known.find((one) => one.path === path.path);
      return (other === undefined ? added(path) : changed(path, other)).map((change) => ({ entry, ...change }));
    }),
    ...known
      .filter(({ path, kind }) => kind === "ephemeral" && !paths.some((one) => one.path === path && one.kind === kind))
      .map(({ path }) => ({ entry, effect: "mounts", says: `gets no ${path} any more` }) as const),
  ];
}

/** No message asks for a conditional path whose conditions nothing can show. */
const isJudged = ({ required, if: when, unless, likely }: CataloguePath) =>
  required === "always" || when !== undefined || unless !== undefined || likely === true;

function added({ path, kind, size = "64Mi" }: CataloguePath): Omit<Change, "entry">[] {
  if (kind === "persistent") return [{ effect: "blocks", says: `needs a volume at ${path}` }];
  return [{ effect: "blocks", says: `needs ${path}, which cures mount with ${size}` }];
}

function changed(path: CataloguePath, before: CataloguePath): Omit<Change, "entry">[] {
  const differ = (key: keyof CataloguePath) => !isDeepStrictEqual(path[key], before[key]);
  const words = (keys: readonly (keyof CataloguePath)[]) =>
    keys.filter(differ).map((key) => difference(key, path, before));
  const [when, how, mount] = [words(keysOfNeed), words(served), words(mounted)];
  return [
    ...(when.length === 0 ? [] : [{ effect: "blocks", says: `needs ${path.path} with ${when.join(", ")}` } as const]),
    ...(how.length === 0 ? [] : [{ effect: "blocks", says: `needs ${path.path} with ${how.join(", ")}` } as const]),
    ...(mount.length === 0 || path.kind === "persistent"
      ? []
      : [{ effect: "mounts", says: `gets ${path.path} with ${mount.join(", ")}` } as const]),
  ];
}

function difference(key: keyof CataloguePath, now: CataloguePath, before: CataloguePath): string {
  const shown = (value: unknown) => (value === undefined ? "none" : String(value));
  const [to, from] = [now[key], before[key]];
  if (typeof to === "object" || typeof from === "object") return `another \`${key}\``;
  return `${key} ${shown(to)} in place of ${shown(from)}`;
}
