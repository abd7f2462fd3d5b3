import type { Container, MemoryLimits, Mount } from "../model/container";
import { isWithin, mountOver } from "../model/places";
import { type Change, later, manual } from "../model/setting";
import { bytes, inMi } from "../model/size";
import { type RecipeOptions, recipeFor } from "./catalogue";
import { recipeOf } from "./needs";

/** Bounds memory by `options.size`, or by what images are known to write there when that is more. */
export function bound(
  container: Container,
  memory: MemoryLimits,
  options: RecipeOptions & { readonly size: string },
): Change {
  return later(() => {
    const written = container.beside.flatMap((one) => writes(one, memory, options));
    const kept = written.find(({ kind, required }) => kind === "persistent" && required === "always");
    if (kept) return manual(`set a size in ${memory.limit.path} that holds the data of ${kept.image}`);
    const known = written.reduce((sum, { size = "", nested }) => sum + (nested ? 0 : (bytes(size) ?? 0)), 0);
    return memory.bound(known > (bytes(options.size) ?? 0) ? inMi(known) : options.size);
  });
}

/** What the image of a container is known to write to this memory, wherever the container mounts it. */
function writes(container: Container, { limit }: MemoryLimits, options: RecipeOptions) {
  const reference = container.image.effective;
  const recipe = reference === undefined ? undefined : recipeFor(reference, options);
  if (recipe === undefined) return [];
  const here = container.mounts().filter(({ memory }) => memory?.limit.path === limit.path);
  return recipe.paths
    .filter(({ path }) => here.some(({ target }) => target !== undefined && isWithin(path, target)))
    .map((path) => ({ ...path, image: recipe.name }));
}

/** Makes a mount read-only, unless the image is known to write through it and would not start any more. */
export function protect(container: Container, mount: Mount, options: RecipeOptions): Change {
  return later(() => {
    const recipe = recipeOf(container, options);
    // By its place: after another cure the mounts are read anew.
    const written = recipe?.paths.some(
      ({ path, required }) => required === "always" && mountOver(container, path)?.path === mount.path,
    );
    if (!written) return mount.readOnly.to(true);
    return manual(`mount a volume or memory instead of ${mount.path}, for ${recipe?.name} writes there`);
  });
}
