import type { Container, MemoryLimits, Mount } from "../model/container";
import { isWithin, mountOver } from "../model/places";
import { type Change, later, manual } from "../model/setting";
import { bytes, inMi } from "../model/size";
import { type RecipeOptions, recipeFor } from "./index";
import { recipeOf } from "./needs";

/** Bounds a mount of memory by `options.size`, or by what the image is known to write there when that is more. */
export function bound(
  { image }: Container,
  mount: Mount,
  memory: MemoryLimits,
  options: RecipeOptions & { readonly size: string },
): Change {
  return later(() => {
    const { path, target } = mount;
    const reference = image.effective;
    const recipe = reference === undefined ? undefined : recipeFor(reference, options);
    const paths = recipe?.paths.filter((one) => target !== undefined && isWithin(one.path, target)) ?? [];
    if (paths.some(({ kind, required }) => kind === "persistent" && required === "always")) {
      return manual(`give ${path} a size for the data of ${recipe?.name}`);
    }
    const known = paths.reduce((sum, { size = "", nested }) => sum + (nested ? 0 : (bytes(size) ?? 0)), 0);
    return memory.bound(known > (bytes(options.size) ?? 0) ? inMi(known) : options.size);
  });
}

/** Makes a mount read-only, unless the image is known to write through it and would not start any more. */
export function protect(container: Container, mount: Mount, options: RecipeOptions): Change {
  return later(() => {
    const recipe = recipeOf(container, options);
    const written = recipe?.paths.some(
      ({ path, required }) => required === "always" && mountOver(container, path) === mount,
    );
    if (!written) return mount.readOnly.to(true);
    return manual(`mount a volume or memory instead of ${mount.path}, for ${recipe?.name} writes there`);
  });
}
