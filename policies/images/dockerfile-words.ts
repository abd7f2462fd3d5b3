/** The value of a variable in a Dockerfile; null if nothing sets it, undefined if its value is not known. */
export type Value = string | null | undefined;

/** The text up to its end, or up to the character that closes it. */
interface Read {
  /** Undefined if a variable of unknown value decides it. */
  readonly text: string | undefined;
  /** The index behind it. */
  readonly end: number;
}

/**
 * A word of a Dockerfile with its variables replaced and its quotes removed, as BuildKit does; a word that depends on a
 * variable of unknown value, or on an operator that is not supported (`#`, `%`, `/`), is undefined.
 */
export function expandVariables(word: string, lookUp: (name: string) => Value): string | undefined {
  return read(word, 0, undefined, lookUp).text;
}

function read(word: string, start: number, close: string | undefined, lookUp: (name: string) => Value): Read {
  let text: string | undefined = "";
  let index = start;
  let quoted = false;
  while (index < word.length && (quoted || word[index] !== close)) {
    const char = word[index] as string;
    if (char === "\\") {
      const next = word[index + 1] ?? "";
      text = joined(text, quoted && !/["$\\]/.test(next) ? char + next : next);
      index += 2;
    } else if (char === "'" && !quoted) {
      const end = word.indexOf("'", index + 1);
      if (end < 0) return { text: undefined, end: word.length };
      text = joined(text, word.slice(index + 1, end));
      index = end + 1;
    } else if (char === '"') {
      quoted = !quoted;
      index++;
    } else if (char === "$") {
      const found = variable(word, index, lookUp);
      text = joined(text, found.text);
      index = found.end;
    } else {
      text = joined(text, char);
      index++;
    }
  }
  return { text, end: index + (close === undefined ? 0 : 1) };
}

const joined = (text: string | undefined, more: string | undefined) =>
  text === undefined || more === undefined ? undefined : text + more;

/** `$name`, `${name}` or `${name:-word}`, with the operators that every Dockerfile may use. */
function variable(word: string, start: number, lookUp: (name: string) => Value): Read {
  const [whole = "$", braced, operator, plain] = /^\$(?:\{(\w+)(:?[-+?])?|(\w+))/.exec(word.slice(start)) ?? [];
  const end = start + whole.length;
  if (plain !== undefined) return { text: plainly(lookUp(plain)), end };
  if (braced === undefined) return word[end] === "{" ? { text: undefined, end: word.length } : { text: whole, end };
  const value = lookUp(braced);
  if (operator === undefined) {
    const text = word[end] === "}" ? plainly(value) : undefined;
    return { text, end: word.indexOf("}", end) + 1 || word.length };
  }
  const other = read(word, end, "}", lookUp);
  return { text: value === undefined ? undefined : chosen(operator, value, other.text), end: other.end };
}

const plainly = (value: Value) => (value === null ? "" : value);

function chosen(operator: string, value: string | null, other: string | undefined): string | undefined {
  const set = value !== null && !(value === "" && operator.startsWith(":"));
  if (operator.endsWith("+")) return set ? other : "";
  // The build stops if a variable that `?` requires is not set.
  if (!set) return operator.endsWith("-") ? other : undefined;
  return value;
}
