import { parseEnv } from "node:util";
import { type SecretValue, secret, unknown } from "@readonly-rootfs/policies/testing";
import { words } from "./values";

/** A text of a Compose file with its variables replaced: not known where one has no value, secret where one has. */
export type Given = string | SecretValue | typeof unknown;

/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}` and its kin, and `$$`, as Compose does. A variable without a value is not
 * known: Compose would take an empty text, which is seldom meant. A value of the environment is a secret, so that none is shown.
 *
 * https://github.com/compose-spec/compose-go/blob/e70e961c3a3acebf0800b882f1afb3dbf1fb74a2/template/template.go
 */
export function interpolated(text: string, variables: NodeJS.ProcessEnv): Given {
  if (!text.includes("$")) return text;
  const found = new Interpolation(variables);
  const result = found.replaced(text);
  if (found.unknown) return unknown;
  return found.secret ? secret(result) : result;
}

/**
 * The words of a command line with a variable that has no value, `redis-server --requirepass $PASSWORD`: the one with the variable is
 * not known, the others are.
 */
export function interpolatedWords(line: string, variables: NodeJS.ProcessEnv): Given[] {
  const held: string[] = [];
  let rest = line;
  let masked = "";
  for (let start = rest.indexOf("${"); start >= 0; start = rest.indexOf("${")) {
    const end = closing(rest.slice(start + 1));
    if (end < 0) break;
    masked += `${rest.slice(0, start)}\uE000${held.length}\uE001`;
    held.push(rest.slice(start, start + 2 + end));
    rest = rest.slice(start + 2 + end);
  }
  const whole = (word: string) => word.replace(/\uE000(\d+)\uE001/g, (_, index) => held[Number(index)] ?? "");
  return words(masked + rest).map((word) => interpolated(whole(word), variables));
}

/**
 * The same with the values themselves, for whoever runs what the file says: a variable without a value is an empty text, as for
 * Compose.
 *
 * @throws what `refuse` makes of a variable that the file requires
 */
export function withValues(text: string, variables: NodeJS.ProcessEnv, refuse: (name: string) => Error): string {
  const absent = (name: string, required: boolean) => {
    if (required) throw refuse(name);
    return "";
  };
  return new Interpolation(variables, absent).replaced(text);
}

class Interpolation {
  unknown = false;
  secret = false;

  /** @param absent what a variable without a value is; by default it makes the text unknown */
  constructor(
    private readonly variables: NodeJS.ProcessEnv,
    private readonly absent?: (name: string, required: boolean) => string,
  ) {}

  replaced(text: string): string {
    let result = "";
    let at = 0;
    for (let start = text.indexOf("$"); start >= 0; start = text.indexOf("$", at)) {
      result += text.slice(at, start);
      const rest = text.slice(start + 1);
      const [bare] = /^[A-Za-z_]\w*/.exec(rest) ?? [];
      const end = rest.startsWith("{") ? closing(rest) : -1;
      if (rest.startsWith("$")) {
        result += "$";
        at = start + 2;
      } else if (bare !== undefined) {
        result += this.#valueOf(bare, "", "");
        at = start + 1 + bare.length;
      } else if (end > 0) {
        const [, name, operator = "", word = ""] = /^([A-Za-z_]\w*)(:?[-?+])?(.*)$/s.exec(rest.slice(1, end)) ?? [];
        // Compose refuses any other text here.
        if (name === undefined || (operator === "" && word !== "")) this.unknown = true;
        else result += this.#valueOf(name, operator, word);
        at = start + 2 + end;
      } else {
        this.unknown = true;
        at = start + 1;
      }
    }
    return result + text.slice(at);
  }

  #valueOf(name: string, operator: string, word: string): string {
    const value = this.variables[name];
    const isSet = operator.startsWith(":") ? Boolean(value) : value !== undefined;
    if (operator.endsWith("+")) return isSet ? this.replaced(word) : "";
    if (isSet || (operator === "" && value !== undefined)) {
      this.secret = true;
      return value as string;
    }
    if (operator.endsWith("-")) return this.replaced(word);
    if (this.absent !== undefined) return this.absent(name, operator.endsWith("?"));
    this.unknown = true;
    return "";
  }
}

/** The index of the brace that closes the one at the beginning; -1 if none does. */
function closing(text: string): number {
  let open = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "{") open++;
    if (text[index] === "}" && --open === 0) return index;
  }
  return -1;
}

/** A value with all of its texts interpolated, but not its keys. */
export function allInterpolated(
  value: unknown,
  variables: NodeJS.ProcessEnv,
  made: (text: string, variables: NodeJS.ProcessEnv) => unknown = interpolated,
): unknown {
  if (typeof value === "string") return made(value, variables);
  if (Array.isArray(value)) return value.map((one) => allInterpolated(one, variables, made));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, allInterpolated(one, variables, made)]));
}

/** The variables in the text of a file such as `.env`. */
export const parsedEnv = (text: string): NodeJS.ProcessEnv => parseEnv(text) as NodeJS.ProcessEnv;
