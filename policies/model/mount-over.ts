import type { Container } from "./container";
import type { Mount } from "./mount";
import { canonical, isWithin } from "./paths";

/** The deepest mount at or above `path` in the container, which a write to `path` reaches. */
export function mountOver(container: Pick<Container, "mounts">, path: string): Mount | undefined {
  let deepest: Mount | undefined;
  let depth = -1;
  for (const mount of container.mounts()) {
    const { target } = mount;
    if (target === undefined || !isWithin(path, target)) continue;
    const { length } = canonical(target);
    if (length <= depth) continue;
    deepest = mount;
    depth = length;
  }
  return deepest;
}
