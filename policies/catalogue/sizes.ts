import type { Container, MemoryLimits, Mount } from "../model/container";
import { isWithin } from "../model/places";
import { type Change, manual } from "../model/setting";
import { bytes, inMi } from "../model/size";
import { type RecipeOptions, recipeFor } from "./index";

/** Bounds a mount of memory by `options.size`, or by what the image is known to write there when that is more. */
export function bound(
  { image }: Container,
  { path, target }: Mount,
  memory: MemoryLimits,
  options: RecipeOptions & { readonly size: string },
): Change {
  // When somebody looks: that the image is not known yet is not what the finding is about.
  const change = (): Change => {
    const reference = image.effective;
    const recipe = reference === undefined ? undefined : recipeFor(reference, options);
    const paths = recipe?.paths.filter((one) => target !== undefined && isWithin(one.path, target)) ?? [];
    if (paths.some(({ kind, required }) => kind === "persistent" && required === "always")) {
      return manual(`give ${path} a size for the data of ${recipe?.name}`);
    }
    const known = paths.reduce((sum, { size = "", nested }) => sum + (nested ? 0 : (bytes(size) ?? 0)), 0);
    return memory.bound(known > (bytes(options.size) ?? 0) ? inMi(known) : options.size);
  };
  return {
    get says() {
      return change().says;
    },
    get possible() {
      return change().possible;
    },
    apply: () => change().apply(),
  };
}
