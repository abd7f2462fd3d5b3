import type { Container, Mount } from "../model/container";
import { wildcard } from "../model/glob";
import { isWithin, mountOver } from "../model/places";
import { type CatalogueImage, type CataloguePath, type RecipeOptions, recipeFor } from "./catalogue";

/** What the image of a container must be able to write; undefined when nobody knows that. */
export function recipeOf(container: Container, options: RecipeOptions): CatalogueImage | undefined {
  const image = container.image.effective;
  // Another program writes elsewhere: a backup job with the image of a database has no data directory.
  if (image === undefined || container.replacesEntrypoint) return undefined;
  const recipe = recipeFor(image, options);
  return recipe?.programs === undefined || starts(recipe.programs, container.firstWord) ? recipe : undefined;
}

/** What starts another program, of which the first word tells nothing. */
const starters = /^((|ba|da|a|k|z)sh|env|exec|nice|nohup|time|tini|dumb-init|gosu|su-exec|setpriv)$|entrypoint/;

/** Whether an entrypoint may start one of `programs`: it starts what the first word names, unless that is an option. */
function starts(programs: readonly string[], word: string | undefined): boolean {
  if (word === undefined || word.startsWith("-")) return true;
  const name = word.slice(word.lastIndexOf("/") + 1);
  return starters.test(name) || programs.some((program) => wildcard(program)(name));
}

/** A path that an image always writes to, and the mount that such a write reaches, if any. */
export interface Need extends CataloguePath {
  readonly mount: Mount | undefined;
}

/** The paths that an image always writes to and that are not writable; none is missing while mounts are not all known. */
export function lacking(container: Container, { paths }: CatalogueImage): readonly Need[] {
  return paths.flatMap((path) => {
    if (path.required !== "always") return [];
    const mount = mountOver(container, path.path);
    const missing = mount === undefined ? container.mountsComplete : mount.readOnly.effective === true;
    return missing ? [{ ...path, mount }] : [];
  });
}

/** Whether the image runs programs from what is mounted, whichever it starts; undefined while the image is not known. */
export function runsFrom({ image }: Container, { target }: Mount, options: RecipeOptions): boolean | undefined {
  const reference = image.effective;
  if (target === undefined || reference === undefined) return undefined;
  const paths = recipeFor(reference, options)?.paths ?? [];
  return paths.some(({ path, exec, execWhen }) => (exec || execWhen !== undefined) && isWithin(path, target));
}

/** Whether its persistent paths hold what the image is there to keep: `data-on-volumes` speaks of those. */
export function keepsData({ category }: CatalogueImage): boolean {
  return category === "database" || category === "queue" || category === "cache";
}

/** What a known image needs besides a read-only root, as half a sentence; undefined when it is unknown or needs nothing. */
export function needs(container: Container, options: RecipeOptions): string | undefined {
  const recipe = recipeOf(container, options);
  if (recipe === undefined) return undefined;
  const without = lacking(container, recipe).filter(({ mount }) => mount === undefined);
  const paths = (wanted: CataloguePath["kind"]) => without.flatMap(({ kind, path }) => (kind === wanted ? [path] : []));
  const [memory, data] = [paths("ephemeral"), paths("persistent")];
  const wants = [
    ...(memory.length > 0 ? [`a tmpfs or emptyDir at ${enumerate(memory)}`] : []),
    ...(data.length > 0 ? [`a volume at ${enumerate(data)}`] : []),
  ];
  const also = wants.length > 0 ? `${recipe.name} also needs ${wants.join(" and ")}` : undefined;
  return [also, effort(recipe)].filter((part) => part !== undefined).join("; ") || undefined;
}

/** What stands in the way of a read-only root besides paths, as half a sentence; undefined for most images. */
export function effort({ name, readOnlyRoot }: CatalogueImage): string | undefined {
  if (readOnlyRoot === undefined) return undefined;
  const { verdict, reason } = readOnlyRoot;
  const because = reason.charAt(0).toLowerCase() + reason.slice(1).replace(/\.$/, "");
  return `a read-only root ${verdict === "with effort" ? "takes effort" : `is ${verdict}`} with ${name}: ${because}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
