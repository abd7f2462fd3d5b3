import type { Container } from "../model/container";
import { type Change, manual } from "../model/setting";
import type { CatalogueImage } from "./catalogue";
import { enumerate, type Need } from "./needs";

/** `/run/apache2 (AH00023) and /tmp (sessions)`. */
export function describe(needs: readonly Need[]): string {
  return enumerate(needs.map(({ path, error, why }) => `${path} (${(error ?? why).replace(/\.$/, "")})`));
}

/** What gives an image a writable path whose content may be lost. */
export function provide(container: Container, { user }: CatalogueImage, need: Need): Change {
  const { path, mount, content, file, size = "64Mi", uid = user?.uid, gid = user?.gid } = need;
  if (mount !== undefined) return makeWritable(mount.path);
  if (file) return manual(`mount a writable copy of the file ${path}`);
  if (content) return manual(`mount a writable copy of what the image has at ${path}`);
  return container.addMemoryMount({
    ...need,
    size,
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
}

export const makeWritable = (mount: string) => manual(`make the read-only mount ${mount} writable`);
