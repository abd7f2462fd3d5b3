/** The words of a size, for schemas; `bytes` refuses those that are no whole number of bytes. */
export const sizePattern = "^\\d+(\\.\\d+)?(b|[kmgt]b?|[KMGT]i)?$";

// `64m` is 64 MiB to Docker and 0.064 bytes to Kubernetes, `1G` is 1024³ bytes to one and 1000³ to the other. So lower case
// is read as Docker reads it, `Ki` to `Ti` as Kubernetes does (both binary), and `K`, `M`, `G`, `T` are refused.
const words = new RegExp(sizePattern);
const units = ["", "k", "m", "g", "t"] as const;

/** The size of a path that nobody has given one, in bytes. */
const usualSize = 64 * 1024 ** 2;

/** The least size in bytes: the kernel gives memory and files by pages. */
export const page = 4096;

/**
 * The bytes of a size such as `64Mi`, `1.5Gi`, `64m`, `2g` or `1048576`; undefined if it is no size. Options of the pack, entries of
 * the catalogue, arguments of components and of the command line take these words and no others.
 */
export function bytes(text: string): number | undefined {
  if (!words.test(text)) return undefined;
  const unit = /[kmgt]/i.exec(text)?.[0].toLowerCase() ?? "";
  const count = Number.parseFloat(text) * 1024 ** units.indexOf(unit as (typeof units)[number]);
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

/** The bytes of a size that has been checked, or of a path without one. */
export function bytesOf(size: string | undefined): number {
  return bytes(size ?? "") ?? usualSize;
}

/** The mistake in a size of a configuration or an entry, as the end of a sentence; undefined if it has none. */
export function sizeFault(text: string): string | undefined {
  const count = bytes(text);
  if (count === undefined) return noSize;
  return count < page ? `is less than 4Ki, a page of memory: ${text} is ${count} bytes` : undefined;
}

export const noSize = "is no size; write it in binary units, as 64Mi";

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

/** The same in a sentence, with a word for bytes: `64Mi`, `64000 bytes`. */
export function sizeInWords(bytes: number): string {
  const text = kubernetesSize(bytes);
  return /^\d+$/.test(text) ? `${text} bytes` : text;
}

function exactly(bytes: number): [count: number, unit: number] {
  let unit = 0;
  let count = bytes;
  for (; unit < units.length - 1 && count % 1024 === 0; unit++) count /= 1024;
  return [count, unit];
}

/** The next whole number of MiB, in bytes. */
export function wholeMi(bytes: number): number {
  return Math.ceil(bytes / 1024 ** 2) * 1024 ** 2;
}

/** The last whole number of MiB, at least one, in bytes. */
export function downToMi(bytes: number): number {
  return Math.max(Math.floor(bytes / 1024 ** 2), 1) * 1024 ** 2;
}
