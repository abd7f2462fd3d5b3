import type { Assignment, DoubleQuotedChild, ParameterExpansionPart, Word, WordPart } from "unbash";
import type { Words } from "../model/container";
import type { Value } from "./dockerfile-words";

/** What a shell knows when it expands a word. */
export interface Values {
  valueOf(name: string): Value;
  /** `:=` in a word sets a variable. */
  set(name: string, value: Value): void;
  /** The words behind `$0`; undefined if they are not known. */
  given(): Words | undefined;
  /** The elements of an array; undefined if they are not known. */
  elements(array: string): Words | undefined;
}

/** A piece of a word after its expansion. What only the running container knows stays as it is written, with a `$`. */
interface Piece {
  readonly text: string;
  /** Whether it is the value of a variable without quotes, which may hold several words. */
  readonly splits?: true;
  /** All words that a script is given, or all elements of an array: `$@`. */
  readonly all?: Words;
}

/** A value that the script itself tells; a `$` in it stands for what only the running container knows. */
export const known = (text: string | null | undefined) => (text === null || text?.includes("$") ? undefined : text);

/** The text of a word, of which the shell makes no further words. */
export const textOf = (word: Word, values: Values): string =>
  piecesOf(word, values)
    .map(({ text }) => text)
    .join("");

/** The words that the shell makes of one. */
export function fieldsOf(word: Word, values: Values): Words {
  const found: (string | undefined)[] = [];
  let open = false;
  const append = (text: string | undefined) => {
    if (!open) found.push(text);
    else {
      const last = found.pop();
      found.push(last === undefined || text === undefined ? undefined : last + text);
    }
    open = true;
  };
  for (const { text, splits, all = splits && text.split(/\s+/) } of piecesOf(word, values)) {
    if (all === undefined) append(text);
    else {
      for (const [index, one] of all.entries()) {
        if (index > 0) open = false;
        if (one !== "" || !splits) append(one);
      }
    }
  }
  return found;
}

/** The value that an assignment gives; undefined for one that adds to what is not followed, or sets a part of an array. */
export function assignedBy({ value, append, index }: Assignment, values: Values): Value {
  return append || index !== undefined || value.type === "ArrayValue" ? undefined : textOf(value, values);
}

function piecesOf(word: Word, values: Values): readonly Piece[] {
  if (word.parts === undefined) return literal(word.text, word.value, values);
  return word.parts.flatMap((part, index) => expanded(part, index === 0, values));
}

function literal(written: string, text: string, values: Values): readonly Piece[] {
  // The shell puts the user's directory there.
  return /^~(\/|$)/.test(written) ? [variable("HOME", true, values), { text: text.slice(1) }] : [{ text }];
}

function expanded(part: WordPart, first: boolean, values: Values): readonly Piece[] {
  switch (part.type) {
    case "Literal":
      return first ? literal(part.text, part.value, values) : [{ text: part.value }];
    case "SingleQuoted":
    case "AnsiCQuoted":
      return [{ text: part.value }];
    case "DoubleQuoted":
    case "LocaleString":
      // Quotes make a word of nothing.
      return [{ text: "" }, ...part.parts.map((child) => within(child, true, values))];
    case "SimpleExpansion":
    case "ParameterExpansion":
      return [within(part, false, values)];
    case "CommandExpansion":
    case "ProcessSubstitution":
    case "ArithmeticExpansion":
      return [open(part.text)];
    case "BraceExpansion":
      // Not every shell makes several words of it.
      return part.parts === undefined
        ? [{ text: part.text.replace(/\\(.)/g, "$1") }]
        : [{ text: "{" }, ...part.parts.flatMap((one) => expanded(one, false, values)), { text: "}" }];
    case "Glob":
      return [{ text: part.value }];
    case "ExtendedGlob":
      return [{ text: part.text }];
  }
}

function within(part: DoubleQuotedChild, quoted: boolean, values: Values): Piece {
  switch (part.type) {
    case "Literal":
      return { text: part.value };
    case "SimpleExpansion":
      return simple(part.text, quoted, values);
    case "ParameterExpansion":
      return braced(part, quoted, values);
    default:
      return open(part.text);
  }
}

/** What only the running container knows. */
const open = (text: string): Piece => ({ text: text.startsWith("$") ? text : `$${text}` });

/** `$name`, `$1`, `$@`. */
function simple(text: string, quoted: boolean, values: Values): Piece {
  const name = text.slice(1);
  return name === "@" || name === "*" ? whole(text, values.given()) : named(name, text, quoted, values);
}

const whole = (text: string, all: Words | undefined): Piece => (all === undefined ? { text } : { text, all });

const named = (name: string, text: string, quoted: boolean, values: Values): Piece =>
  /^\w+$/.test(name) ? variable(name, quoted, values) : { text };

function variable(name: string, quoted: boolean, values: Values): Piece {
  const value = values.valueOf(name);
  // The image itself may set a variable that the container does not set.
  return typeof value === "string" ? valued(value, quoted) : { text: `$${name}` };
}

const valued = (text: string, quoted: boolean): Piece => (quoted ? { text } : { text, splits: true });

/** `${name}` and what operators make of it. */
function braced(part: ParameterExpansionPart, quoted: boolean, values: Values): Piece {
  const { text, parameter: name, prefix, index, operation } = part;
  if (prefix !== undefined) return { text };
  if (operation === undefined) {
    if (index !== undefined) return /^[@*]$/.test(index.text) ? whole(text, values.elements(name)) : { text };
    return name === "@" || name === "*" ? whole(text, values.given()) : named(name, text, quoted, values);
  }
  if (operation.type !== "Default" || index !== undefined || !/^\w+$/.test(name)) return { text };
  const { operator, operand } = operation;
  const value = chosen(operator, values.valueOf(name), known(textOf(operand, values)));
  if (operator.endsWith("=")) values.set(name, value);
  return value === undefined ? { text } : valued(value, quoted);
}

/** The image itself may set a variable that the container does not set, so only a default makes up for it. */
function chosen(operator: string, value: Value, other: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const set = value !== null && !(value === "" && operator.startsWith(":"));
  if (operator.endsWith("+")) return set ? other : "";
  if (set) return value;
  // The shell ends if a variable that `?` requires is not set.
  return operator.endsWith("?") ? undefined : other;
}
