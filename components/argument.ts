import * as pulumi from "@pulumi/pulumi";

const longest = 4000;
// Control characters, separators of lines, and characters that change the direction of text or have no width.
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu;

function escaped(text: string): string {
  return `\\u${(text.codePointAt(0) as number).toString(16).padStart(4, "0")}`;
}

/** The place of a value in the arguments of a component, so that an error can name it. */
export class Argument {
  /**
   * @param component the declared component, e.g. `HardenedContainer "wordpress"`
   * @param path place in its arguments, e.g. `writable["/tmp"].tmpfs`
   */
  constructor(
    private readonly component: string,
    private readonly path = "",
  ) {}

  property(name: string): Argument {
    return new Argument(this.component, this.path === "" ? name : `${this.path}.${name}`);
  }

  entry(key: string | number): Argument {
    return new Argument(this.component, `${this.path}[${JSON.stringify(key)}]`);
  }

  /** The error for a value that breaks its contract: `refuse("must be ...")`. Control characters are escaped. */
  refuse(contract: string): Error {
    const message =
      this.path === "" ? `${this.component} ${contract}` : `${this.component}: \`${this.path}\` ${contract}`;
    const short = message.length > longest ? `${message.slice(0, longest)}...` : message;
    return new pulumi.RunError(short.replace(invisible, escaped));
  }

  /**
   * Refuses a value that is no plain object with these keys only, for callers whose language checks no types. `reasons`
   * explains keys that are left out on purpose.
   */
  takes<T extends object>(value: T, keys: Record<keyof T, unknown>, reasons: Record<string, string> = {}): void {
    if (isPromised(value) || typeof value !== "object" || value === null || Array.isArray(value)) {
      throw this.refuse(`must be a plain object with ${names(Object.keys(keys))}.`);
    }
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(keys, key));
    if (unknown !== undefined) {
      const known = Object.keys(keys);
      const near = known.find((key) => spelling(key) === spelling(unknown));
      const otherwise = near === undefined ? `It takes ${names(known)}.` : `Did you mean \`${near}\`?`;
      const reason = Object.hasOwn(reasons, unknown) ? reasons[unknown] : otherwise;
      throw this.refuse(`takes no \`${unknown}\`. ${reason}`);
    }
  }

  /** The entries of a plain map, in the order of their keys, so that the same program renders the same resource. */
  entries<T>(map: Record<string, T> | undefined): [key: string, value: T, at: Argument][] {
    if (map === undefined || map === null) return [];
    if (Array.isArray(map)) throw this.refuse("must be a map, not a list.");
    if (isPromised(map) || typeof map !== "object") {
      throw this.refuse("must be a plain map: its keys must be known; only values in it may be outputs.");
    }
    return Object.keys(map)
      .sort()
      .map((key) => [key, map[key] as T, this.entry(key)]);
  }

  /** A plain map of strings, which may be outputs. */
  strings(map: Record<string, pulumi.Input<string>>): Record<string, pulumi.Input<string>> {
    return Object.fromEntries(this.entries(map).map(([key, value, place]) => [key, place.string(value)]));
  }

  /** The elements of a plain list. */
  items<T>(list: T[] | undefined): [item: T, at: Argument][] {
    if (list === undefined || list === null) return [];
    if (!Array.isArray(list)) throw this.refuse("must be a plain list; only values in it may be outputs.");
    return list.map((item, index) => [item, this.entry(index)]);
  }

  /** A value that must be known while the program runs: a string, number or boolean. */
  plain<T extends string | number | boolean | undefined>(value: T, type: "string" | "number" | "boolean"): T {
    if (value === undefined || value === null) return undefined as T;
    if (typeof value !== type) throw this.refuse(`must be a ${type}, known while the program runs (not an output).`);
    return value;
  }

  /** A whole number from `least` to `most`; by default up to the largest that the APIs of Kubernetes and Docker take. */
  count<T extends number | undefined>(value: T, least: number, most = 2 ** 31 - 1): T {
    const count = this.plain(value, "number");
    if (count !== undefined && !(Number.isSafeInteger(count) && count >= least)) {
      throw this.refuse(`must be a whole number of ${least} or more, not ${count}.`);
    }
    if (count !== undefined && count > most) throw this.refuse(`must be at most ${most}, not ${count}.`);
    return count;
  }

  /** A whole number of at least `least`, which may be an output. */
  amount(value: pulumi.Input<number>, least: number): pulumi.Input<number> {
    return this.checked(value, (known) => this.count(known, least));
  }

  /** One of a few words. */
  oneOf<T extends string | undefined>(value: T, words: readonly string[]): T {
    const word = this.plain(value, "string");
    if (word !== undefined && !words.includes(word)) {
      throw this.refuse(`must be one of ${words.map((known) => `"${known}"`).join(", ")}, not "${word}".`);
    }
    return word;
  }

  /** Checks and converts a plain value at once, and an output as soon as its value is known. */
  checked<T, U>(value: pulumi.Input<T>, convert: (value: T) => U): pulumi.Input<U> {
    if (!isPromised(value)) return convert(value as T);
    const output = pulumi.output(value);
    return output.apply(async (known) => {
      try {
        return convert(known as T);
      } catch (error) {
        throw (await pulumi.isSecret(output)) ? this.refuse("is invalid; its value is a secret and not shown.") : error;
      }
    }) as pulumi.Output<U>;
  }

  /** A string that may be empty and may be an output. */
  string(value: pulumi.Input<string>): pulumi.Input<string> {
    return this.checked(value, (text) => {
      if (typeof text !== "string") throw this.refuse(`must be a string${inQuotes(text)}.`);
      return text;
    });
  }

  /** Like `string`, for a value that no message shows. */
  secret(value: pulumi.Input<string>): pulumi.Input<string> {
    return this.checked(value, (text) => {
      if (typeof text !== "string") throw this.refuse("must be a string.");
      return text;
    });
  }

  /** A string that is not empty and may be an output. */
  text(value: pulumi.Input<string>): pulumi.Input<string> {
    return this.checked(value, (text) => {
      if (typeof text !== "string" || text === "") {
        throw this.refuse(`must be a string that is not empty${inQuotes(text)}.`);
      }
      if (text.includes("\0")) throw this.refuse("must not contain NUL.");
      return text;
    });
  }

  /** A string of one line that is not empty and may be an output. */
  line(value: pulumi.Input<string>): pulumi.Input<string> {
    return this.checked(this.text(value), (text) => {
      if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text)) throw this.refuse("must be one line without control characters.");
      return text;
    });
  }

  /** A string of this form, which may be an output; `contract` is `must be ...`. */
  matching(value: pulumi.Input<string>, form: RegExp, contract: string): pulumi.Input<string> {
    return this.checked(value, (text) => {
      if (typeof text === "string" && form.test(text)) return text;
      if (typeof text === "number" && form.test(`${text}`)) throw this.refuse(`must be a string${inQuotes(text)}.`);
      throw this.refuse(`${contract}, not ${shown(text)}.`);
    });
  }

  /** A boolean that may be an output. */
  flag(value: pulumi.Input<boolean>): pulumi.Input<boolean> {
    return this.checked(value, (known) => {
      if (typeof known !== "boolean") throw this.refuse("must be a boolean.");
      return known;
    });
  }
}

/** A value in an error: a text in quotes, a number, or the kind of what has no short form. */
export function shown(value: unknown): string {
  if (isPromised(value)) return "an output: it must be known while the program runs";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a map";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The text of a number or flag that stands where text is meant. */
function inQuotes(value: unknown): string {
  return typeof value === "number" || typeof value === "boolean" ? `: write "${value}"` : "";
}

/** Converts a given value; null counts as missing, because some languages have no `undefined`. */
export function optional<T, U>(value: T | undefined, convert: (value: T) => U): U | undefined {
  return value === undefined || value === null ? undefined : convert(value);
}

/** Whether the value is known only later: an output or a promise. */
export function isPromised(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/**
 * A name without doubled letters, case, and vowels after the first letter, to recognise misspelt names: `writeable`,
 * `comand`.
 */
function spelling(name: string): string {
  const [first = "", ...rest] = name.toLowerCase().replace(/(.)\1+/g, "$1");
  return first + rest.join("").replace(/[aeiou]/g, "");
}

function names(keys: string[]): string {
  return keys.map((key) => `\`${key}\``).join(", ");
}
