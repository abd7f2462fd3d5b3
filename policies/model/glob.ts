/**
 * Whether a whole text matches a pattern: `*` stands for any characters, `?` for one, `[a-z]` for one of a class and `[!a-z]`
 * for one outside of it, `{a,b}` and `@(a|b)` for either, `\` takes the next character as it is, and `!` in front turns the answer round.
 * Takes time in proportion to the length of the text, whatever the pattern: who writes the text may not be who writes the
 * pattern.
 *
 * @throws Error that says what is wrong with the pattern.
 */
export function glob(pattern: string): (text: string) => boolean {
  const negations = /^!*/.exec(pattern)?.[0].length ?? 0;
  const rest = pattern.slice(negations);
  if (negations > 0 && rest === "") throw new Error('"!" negates nothing and would match everything');
  const matches = /[?[\]{}\\()|]/.test(rest) ? automaton(parse(rest)) : wildcard(rest);
  return negations % 2 === 0 ? matches : (text) => !matches(text);
}

/** The grammar of images and tags: only `*` is special. */
export function wildcard(pattern: string): (text: string) => boolean {
  const [head = "", ...pieces] = pattern.split("*");
  const tail = pieces.pop();
  if (tail === undefined) return (text) => text === pattern;
  return (text) => {
    const end = text.length - tail.length;
    if (end < head.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
    let at = head.length;
    // The leftmost match of each piece is sufficient, so no match is tried twice.
    for (const piece of pieces) {
      const found = text.indexOf(piece, at);
      if (found === -1 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

/** A pattern that matches this text alone. */
export function globOf(text: string): string {
  return text.replace(/[\\*?[\]{}()!+@|]/g, "\\$&");
}

type Part =
  | { readonly one: (character: string) => boolean }
  | { readonly any: true }
  | { readonly either: readonly (readonly Part[])[] };

const any: Part = { any: true };
const anyOne: Part = { one: () => true };
const literal = (character: string): Part => ({ one: (other) => other === character });
const deepest = 10;

function parse(pattern: string): Part[] {
  const characters = [...pattern];
  let at = 0;

  function escaped(): string {
    const character = characters[++at];
    if (character === undefined)
      throw new Error('"\\" at the end takes no character; write "\\\\" for the character itself');
    at++;
    return character;
  }

  function characterClass(): Part {
    const negated = ["!", "^"].includes(characters[++at] ?? "");
    if (negated) at++;
    const ranges: [string, string][] = [];
    for (let first = true; first || characters[at] !== "]"; first = false) {
      const low = classMember();
      const isRange = characters[at] === "-" && (characters[at + 1] ?? "]") !== "]";
      if (isRange) at++;
      const high = isRange ? classMember() : low;
      if (low > high) throw new Error(`the class has the range "${low}-${high}", which is empty; turn it round`);
      ranges.push([low, high]);
    }
    at++;
    return { one: (other) => ranges.some(([low, high]) => low <= other && other <= high) !== negated };
  }

  function classMember(): string {
    const character = characters[at];
    if (character === undefined) throw new Error(unclosed("[", "]"));
    if (character === "[" && characters[at + 1] === ":")
      throw new Error('"[:" names a class, which is not supported; write its characters, such as [a-z0-9]');
    if (character === "\\") return escaped();
    at++;
    return character;
  }

  function alternatives(depth: number, separator = ",", end = "}"): Part {
    if (depth > deepest) throw new Error(`"{" stands in ${deepest} others; nest fewer`);
    const either: Part[][] = [];
    do {
      at++;
      either.push(sequence(depth, separator, end));
    } while (characters[at] === separator);
    if (characters[at] !== end) throw new Error(unclosed(end === "}" ? "{" : "(", end));
    if (either.length === 1 && end === "}") {
      throw new Error('"{" and "}" have no "," between them; write "\\{" for the character itself');
    }
    at++;
    return { either };
  }

  function sequence(depth: number, separator = "", end = ""): Part[] {
    const parts: Part[] = [];
    for (;;) {
      const character = characters[at];
      if (character === undefined || character === separator || character === end) return parts;
      if (character === "{") parts.push(alternatives(depth + 1));
      else if (character === "@" && characters[at + 1] === "(") {
        at++;
        parts.push(alternatives(depth + 1, "|", ")"));
      } else if (character === "[") parts.push(characterClass());
      else if (character === "\\") parts.push(literal(escaped()));
      else if ("()|]}".includes(character)) throw new Error(misplaced(character));
      else {
        parts.push(character === "*" ? any : character === "?" ? anyOne : literal(character));
        at++;
      }
    }
  }

  return sequence(0);
}

const unclosed = (open: string, close: string) =>
  `"${open}" has no "${close}"; write "\\${open}" for the character itself`;

function misplaced(character: string): string {
  const itself = `write "\\${character}" for the character itself`;
  if ("]}".includes(character)) return `"${character}" closes nothing; ${itself}`;
  return `"${character}" is not supported here; write {a,b} for either, ${itself.slice("write ".length)}`;
}

/**
 * A state of the automaton: takes one character that passes `one` and continues at `next`, or continues at `fork` without
 * one.
 */
interface State {
  readonly one?: (character: string) => boolean;
  next?: State;
  fork?: readonly State[];
  /** The step at which the state was last entered. */
  entered: number;
}

/** Follows all possible states of a text at once, so that each character is compared once with each part of the pattern. */
function automaton(parts: readonly Part[]): (text: string) => boolean {
  const accept: State = { entered: 0 };
  const start = build(parts, accept);
  let step = 0;
  const enter = (state: State, into: State[]) => {
    if (state.entered === step) return;
    state.entered = step;
    into.push(state);
    for (const fork of state.fork ?? []) enter(fork, into);
  };
  return (text) => {
    step++;
    let states: State[] = [];
    enter(start, states);
    for (const character of text) {
      step++;
      const after: State[] = [];
      for (const { one, next } of states) if (next !== undefined && one?.(character)) enter(next, after);
      if (after.length === 0) return false;
      states = after;
    }
    return accept.entered === step;
  };
}

function build(parts: readonly Part[], then: State): State {
  return parts.reduceRight<State>((next, part) => {
    if ("either" in part) return { fork: part.either.map((each) => build(each, next)), entered: 0 };
    if ("one" in part) return { one: part.one, next, entered: 0 };
    const star: State = { one: () => true, fork: [next], entered: 0 };
    star.next = star;
    return star;
  }, then);
}
