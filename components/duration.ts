import type { Argument } from "./argument";

const pattern = /^(?=\d)(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * A duration such as "30s" or "1m30s" in the form that Docker reports ("90s" is "1m30s"): in any other form, every
 * deployment would show a difference.
 */
export function duration(at: Argument, text: string): string {
  const known = at.plain(text, "string");
  const match = pattern.exec(known);
  if (match === null) throw at.refuse(`must be a duration such as "30s", "500ms" or "1m30s", not "${known}".`);
  const [hours, minutes, seconds, milliseconds] = match.slice(1).map((count) => Number(count ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return spelled(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds);
}

/** A duration of `count` seconds. */
export function seconds(count: number): string {
  return spelled(count * 1000);
}

function spelled(total: number): string {
  if (total > 0 && total < 1000) return `${total}ms`;
  const rest = { h: Math.floor(total / 3_600_000), m: Math.floor(total / 60_000) % 60, s: (total % 60_000) / 1000 };
  if (rest.h > 0) return `${rest.h}h${rest.m}m${rest.s}s`;
  return rest.m > 0 ? `${rest.m}m${rest.s}s` : `${rest.s}s`;
}

/** A duration in the form that Docker reports for services: "1m", not "1m0s". */
export function shortDuration(duration: string): string {
  return duration.replace(/m0s$/, "m").replace(/h0m$/, "h");
}
