import type { Given } from "./conditions";

const path = `["']?(/[^\\s;,"']*)`;

/**
 * The path in a value that holds more: `PidFile /run/httpd.pid`. None if the value does not say it; unknown stays unknown. The first
 * `*` of `after` stands for any characters, a second one for those of one word. The last of several counts.
 */
export function pathBehind(given: Given, after: string): readonly Given[] {
  if (given.value === undefined) return [given];
  const text = given.value.replace(/\s+/g, " ").trim();
  const [first = "", second, third] = after.split("*").map((part) => part.replace(/[^\w ]/g, "\\$&"));
  const value =
    second === undefined || third === undefined
      ? pathAfter(text, second === undefined ? first : `${first}.*${second}`)
      : inWords(text, first, second, third);
  return value === undefined ? [] : [{ ...given, value }];
}

function pathAfter(text: string, before: string): string | undefined {
  return new RegExp(`^${before}${path}`, "i").exec(text)?.[1];
}

/** Looks at each word once: an expression with both `*` would look at a long one again from each of its characters. */
function inWords(text: string, first: string, second: string, third: string): string | undefined {
  const start = new RegExp(`^${first}`, "i").exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const begins = new RegExp(second, "gi");
  begins.lastIndex = start;
  let found: string | undefined;
  while (begins.exec(text) !== null) {
    const end = text.indexOf(" ", begins.lastIndex);
    const rest = text.slice(begins.lastIndex, end < 0 ? undefined : end);
    found = pathAfter(rest, `.*${third}`) ?? found;
    if (end < 0) break;
    begins.lastIndex = end;
  }
  return found;
}
