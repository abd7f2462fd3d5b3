import type { Container } from "../model/container";
import { mountOver } from "../model/places";
import { type CatalogueImage, type CataloguePath, recipeFor } from "./index";

/** The paths that an image always writes to and that have no mount yet. */
export function missing(container: Container, recipe: CatalogueImage): readonly CataloguePath[] {
  return recipe.paths.filter(({ path, required }) => required === "always" && mountOver(container, path) === undefined);
}

/** What a known image needs besides a read-only root, as half a sentence; undefined when it is unknown or needs nothing. */
export function needs(container: Container): string | undefined {
  const image = container.image.effective;
  const recipe = image === undefined ? undefined : recipeFor(image);
  if (recipe === undefined) return undefined;
  const paths = (kind: CataloguePath["kind"]) =>
    missing(container, recipe).flatMap((entry) => (entry.kind === kind ? [entry.path] : []));
  const [memory, data] = [paths("ephemeral"), paths("persistent")];
  const wants = [
    ...(memory.length > 0 ? [`a tmpfs or emptyDir at ${enumerate(memory)}`] : []),
    ...(data.length > 0 ? [`a volume at ${enumerate(data)}`] : []),
  ];
  return wants.length > 0 ? `${recipe.name} also needs ${wants.join(" and ")}` : undefined;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
