import type * as pulumi from "@pulumi/pulumi";
import { type Argument, shown } from "./argument";
import { lookup } from "./catalogue";

/** The bytes of a size such as `64Mi`, `1.5Gi`, `64m`, `2g` or `1048576`, as the pack reads it; undefined if it is no size. */
const parseSize = (text: string): number | undefined => lookup().bytes(text);

/** The shortest exact form for Docker and tmpfs: `64m`. */
export const dockerSize = (bytes: number): string => lookup().dockerSize(bytes);

/** The shortest exact form for Kubernetes: `64Mi`. */
export const kubernetesSize = (bytes: number): string => lookup().kubernetesSize(bytes);

/** The memory limit of a container that the program gives none. */
export const defaultMemory = "1Gi";

/** The bytes of a size argument; refuses what is no size, or less than a page. */
export function bytesOf(at: Argument, size: string): number {
  const bytes = typeof size === "string" ? parseSize(size) : undefined;
  if (bytes === undefined) {
    throw at.refuse(`must be a size in binary units such as "64Mi" or "2Gi", not ${shown(size)}.`);
  }
  if (bytes < lookup().page) throw at.refuse(`must be at least "4Ki", a page of memory: "${size}" is ${bytes} bytes.`);
  return bytes;
}

/** The bytes of a size if it is known and one; elsewhere it is refused. */
function knownBytes(size: unknown): number | undefined {
  return typeof size === "string" ? parseSize(size) : undefined;
}

/** Refuses memory that could never be filled, because its container is limited to less. */
export function refuseBeyond(at: Argument, size: unknown, memory: unknown): void {
  const [bytes, limit] = [knownBytes(size), knownBytes(memory)];
  if (bytes === undefined || limit === undefined || bytes <= limit) return;
  throw at.refuse(`must be at most the \`memory\` of its container, "${memory}", not "${size}".`);
}

/** A size argument that may be an output, converted by `spell` once its bytes are known. */
export function sizeOf<T>(at: Argument, size: pulumi.Input<string>, spell: (bytes: number) => T): pulumi.Input<T> {
  return at.checked(size, (known) => spell(bytesOf(at, known)));
}
