const units: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** Bytes in a size such as `64Mi`, `64m` or `1048576`; undefined when it is no size. */
export function bytes(size: string): number | undefined {
  const match = /^(\d+)([kmgt]?)i?b?$/i.exec(size.trim());
  return match ? Number(match[1]) * (units[(match[2] ?? "").toLowerCase()] ?? Number.NaN) : undefined;
}

/** The size in whole `Mi`, rounded up. */
export function inMi(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)}Mi`;
}
