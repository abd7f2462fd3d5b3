import type { Given } from "./conditions";

const path = `["']?(/[^\\s;,"']*)`;

/**
 * The path in a value that holds more: `PidFile /run/httpd.pid`. None if the value does not say it; unknown stays unknown, and the
 * whole value is the path where nothing stands before it. The first `*` of `after` stands for any characters, a second one for those of
 * one word. The last of several counts.
 */
export function pathBehind(given: Given, after: string | undefined): readonly Given[] {
  if (after === undefined || given.value === undefined) return [given];
  const text = given.value.replace(/\s+/g, " ").trim();
  const [first = "", second, third] = after.split("*").map((part) => part.replace(/[^\w ]/g, "\\$&"));
  const value =
    second === undefined || third === undefined
      ? pathAfter(second === undefined ? first : `${first}.*${second}`).exec(text)?.[1]
      : inWords(text, first, second, third);
  return value === undefined ? [] : [{ ...given, value }];
}

const pathAfter = (before: string) => new RegExp(`^${before}${path}`, "i");

/** Looks at each word once: an expression with both `*` would look at a long one again from each of its characters. */
function inWords(text: string, first: string, second: string, third: string): string | undefined {
  const start = new RegExp(`^${first}`, "i").exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const begins = new RegExp(second, "gi");
  begins.lastIndex = start;
  const within = pathAfter(`.*${third}`);
  let found: string | undefined;
  while (begins.exec(text) !== null) {
    const end = text.indexOf(" ", begins.lastIndex);
    const rest = text.slice(begins.lastIndex, end < 0 ? undefined : end);
    found = within.exec(rest)?.[1] ?? found;
    if (end < 0) break;
    begins.lastIndex = end;
  }
  return found;
}
