import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "./argument";

// `64m` is 64 MiB to Docker and 0.064 bytes to Kubernetes, `1G` is 1024³ bytes to one and 1000³ to the other. So lower case
// is read as Docker reads it, `Ki` to `Ti` as Kubernetes does (both binary), and `K`, `M`, `G`, `T` are refused.
const powers: Record<string, number> = { "": 0, b: 0, k: 1, m: 2, g: 3, t: 4, ki: 1, mi: 2, gi: 3, ti: 4 };
const pattern = /^(\d+(?:\.\d+)?)(?:(b|[kmgt]b?)|([KMGT]i))?$/;

/** The bytes of a size such as `64Mi`, `1.5Gi`, `64m`, `2g` or `1048576`; undefined if it is no size. */
export function parseSize(text: string): number | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const unit = (match[2]?.replace(/b$/, "") ?? match[3] ?? "").toLowerCase();
  const bytes = Number(match[1]) * 1024 ** (powers[unit] ?? 0);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}

const units = ["", "k", "m", "g", "t"] as const;

function exactly(bytes: number): [count: number, unit: number] {
  let unit = 0;
  let count = bytes;
  for (; unit < units.length - 1 && count % 1024 === 0; unit++) count /= 1024;
  return [count, unit];
}

/** The shortest exact form for Docker and tmpfs: `64m`. */
export function dockerSize(bytes: number): string {
  const [count, unit] = exactly(bytes);
  return `${count}${units[unit]}`;
}

/** The shortest exact form for Kubernetes: `64Mi`. */
export function kubernetesSize(bytes: number): string {
  const [count, unit] = exactly(bytes);
  return unit === 0 ? `${count}` : `${count}${units[unit]?.toUpperCase()}i`;
}

/** The bytes of a size argument; refuses what is no size. */
export function bytesOf(at: Argument, size: string): number {
  const bytes = typeof size === "string" ? parseSize(size) : undefined;
  if (bytes === undefined) {
    throw at.refuse(`must be a size in binary units such as "64Mi" or "2Gi", not ${JSON.stringify(size)}.`);
  }
  return bytes;
}

/** A size argument that may be an output, converted by `spell` once its bytes are known. */
export function sizeOf<T>(at: Argument, size: pulumi.Input<string>, spell: (bytes: number) => T): pulumi.Input<T> {
  return at.checked(size, (known) => spell(bytesOf(at, known)));
}
