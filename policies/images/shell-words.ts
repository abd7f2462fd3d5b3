import type { Words } from "../model/container";
import type { Value } from "./dockerfile-words";

/** A piece of a word. */
export interface Part {
  readonly text: string;
  /** `bare`: written without quotes. `split`: the value of a variable without quotes, which may hold several words. */
  readonly as: "bare" | "quoted" | "split";
  /** All words that a script is given, or all elements of an array: `$@`. */
  readonly all?: Words;
  /** The elements of an array that an assignment sets: `args=(a b)`. */
  readonly array?: Words;
}

export const assignment = /^([A-Za-z_]\w*)(\+?)=/;

/** A value that the script itself tells; a `$` in it stands for what only the running container knows. */
export const known = (text: string | null | undefined) => (text === null || text?.includes("$") ? undefined : text);

export const joined = (parts: readonly Part[]) => parts.map(({ text }) => text).join("");

export function assigned(text: string): [name: string, value: Value] {
  const [whole = "", name = "", adds] = assignment.exec(text) ?? [];
  // What `+=` adds to is not followed.
  return [name, adds ? undefined : text.slice(whole.length)];
}

/** The words that the shell makes of one. */
export function fields(parts: readonly Part[]): Words {
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
  for (const { text, as, all } of parts) {
    if (all !== undefined) {
      for (const [index, word] of all.entries()) {
        if (index > 0) open = false;
        append(word);
      }
    } else if (as !== "split") append(text);
    else {
      for (const [index, word] of text.split(/\s+/).entries()) {
        if (index > 0) open = false;
        if (word !== "") append(word);
      }
    }
  }
  return found;
}
