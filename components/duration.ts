import type { Argument } from "./argument";

const pattern = /^(?=\d)(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * A duration such as "30s" or "1m30s" in the spelling that Docker gives back ("90s" is "1m30s"): with any other, every
 * deployment would see a difference.
 */
export function duration(at: Argument, text: string | undefined): string | undefined {
  const known = at.plain(text, "string");
  if (known === undefined) return undefined;
  const match = pattern.exec(known);
  if (match === null) throw at.refuse(`must be a duration such as "30s", "500ms" or "1m30s", not "${known}".`);
  const [hours, minutes, seconds, milliseconds] = match.slice(1).map((count) => Number(count ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  if (total > 0 && total < 1000) return `${total}ms`;
  const rest = { h: Math.floor(total / 3_600_000), m: Math.floor(total / 60_000) % 60, s: (total % 60_000) / 1000 };
  if (rest.h > 0) return `${rest.h}h${rest.m}m${rest.s}s`;
  return rest.m > 0 ? `${rest.m}m${rest.s}s` : `${rest.s}s`;
}
