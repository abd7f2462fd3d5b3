/** Text of a container for a terminal or a file: no control characters, one line, at most `length` characters. */
export function oneLine(text: string, length = 200): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes of a hostile program are what is removed
  const plain = text.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, "");
  const line = plain.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}

const readOnlyError = /read[- ]?only ?file ?system|\bE?ROFS\b|\b(?:errno|errcode)[ :=]+30\b/i;

/** The lines of a log about a read-only file system. */
export function readOnlyLines(log: string): string[] {
  return log.split(/\r?\n/).filter((line) => readOnlyError.test(line));
}

/** The last line that is not blank; `undefined` if there is none. */
export function lastLine(log: string): string | undefined {
  return log
    .split(/\r?\n/)
    .map((line) => oneLine(line))
    .filter((line) => line !== "")
    .at(-1);
}

const stamps = [
  /^\s*\[?(?:\d{4}[-/]\d\d[-/]\d\d|\d\d-[A-Z][a-z]{2}-\d{4}|[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+)[T ]?[\d:.,+Z ]*(?:UTC|GMT)?\]?\s*/,
  // Redis: process, role and time.
  /^\d+:[A-Z] \d+ [A-Z][a-z]{2} \d{4} [\d:.]+ [#*.-] /,
  /^\d+\s+(?=\[)/,
  /^\[\d+\]\s*/,
];

/**
 * A line without the parts that differ between runs: time stamp, process numbers at the beginning, and a random name below
 * `path`, where the line is cut.
 */
export function lasting(line: string, path: string): string {
  const plain = stamps.reduce((rest, stamp) => rest.replace(stamp, ""), oneLine(line, 400));
  const at = plain.indexOf(`${path}/`);
  const [, name = ""] = at < 0 ? [] : (/^([^\s'":,)]*)/.exec(plain.slice(at + path.length + 1)) ?? []);
  return oneLine(isRandom(name) ? plain.slice(0, at + path.length + 1) : plain);
}

/** Whether a part of a name looks random: letters of both cases, or hexadecimal digits. */
function isRandom(name: string): boolean {
  return name
    .split(/[-._/]/)
    .some((part) => /^(?=.*[a-z])(?=.+[A-Z])[A-Za-z0-9]{6,}$/.test(part) || /^(?=.*\d)[0-9a-f]{8,}$/.test(part));
}

/** Replaces values of environment variables in a text, because quoted text may be published. */
export function withoutValues(text: string, env: readonly string[]): string {
  const values = env.map((entry) => entry.slice(entry.indexOf("=") + 1)).filter((value) => value.length >= 4);
  return values.sort((a, b) => b.length - a.length).reduce((rest, value) => rest.replaceAll(value, "[redacted]"), text);
}

/** `1 path`, `2 paths`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `/a`, `/a and /b`, `/a, /b and /c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** The day of today in UTC: 2026-11-26. */
export const today = () => new Date().toISOString().slice(0, 10);
