import { posix } from "node:path";
import type { Variable, Words } from "../model/container";
import { expand, type Value } from "./dockerfile-words";
import { assigned, assignment, fields, joined, known, type Part } from "./shell-words";

/** A simple command of a script. A word with `$` in it has a part that only the running container knows. */
export interface Command {
  readonly words: Words;
  /** The variables that the script sets or takes away for it; made only for the command that is asked for. */
  environment(): ReadonlyMap<string, Variable>;
  /** Where it runs, from the directory in which the shell was started; undefined if the script leaves it open. */
  readonly directory: string | undefined;
}

/** What a shell finds when it starts. */
export interface Surroundings {
  variable(name: string): Variable;
  /** `$0` and what follows it. */
  readonly positional: Words;
}

/** The commands of a shell script in the order of its text, those of branches that may not run as well. */
export function commandsOf(script: string, around: Surroundings): readonly Command[] {
  return new Script(script, around).read();
}

/** A part of a script between two of the shell's words. */
interface Block {
  /** `branch`: it may not run. `subshell`: what it sets is gone behind it. */
  readonly kind: "branch" | "group" | "subshell" | "function";
  /** What is set in it. */
  readonly names: Set<string>;
  readonly chain: Set<string> | undefined;
  /** The number of changes before it. */
  readonly changes: number;
  readonly arrays: ReadonlyMap<string, Words | undefined>;
  readonly directory: string | undefined;
  readonly positional: Words | undefined;
}

/** A change of a variable. */
interface Change {
  readonly name: string;
  readonly value: Value;
  /** What it was before; absent if the script had not set it. */
  readonly before?: { readonly value: Value };
  /** Whether the command behind a subshell does not see it any more. */
  readonly removed: boolean;
  readonly exports: boolean;
}

type Token = { readonly word: readonly Part[] } | { readonly operator: string };

const operator = /;;&|;;|;&|&&|\|\||\|&|[;&|()\n]/y;
const redirection = /\d*(?:&>>|&>|<<<|<<-|<<|<>|<&|>>|>&|>\||[<>])/y;
const blank = /(?:[ \t\r]|\\\n)+/y;
const plain = /[^\s;&|<>()'"\\$`]+/y;
const parameter = /\$(?:(\d|[A-Za-z_]\w*)|([@*])|[?$#!-])/y;
const space = /(?:\s|\\\n|#.*)+/y;
const array = /^[A-Za-z_]\w*\+?=$/;

/** Commands that declare variables. */
const declares = new Set(["export", "readonly", "declare", "typeset", "local"]);
/** Words before a command that change nothing about it. */
const before = new Set(["then", "else", "elif", "do", "!", "time"]);
const opens = new Set(["if", "while", "until", "for", "select", "case"]);
const closes = new Set(["fi", "done", "esac", "}"]);
/** What follows the word `function`, and what follows the name of one that is written without it. */
const named = /\s*[^\s(]+\s*(?:\(\s*\)\s*)?\{/y;
const unnamed = /\s*\)\s*\{/y;
/** The keys of the directory and of the words of the script among its variables. */
const directoryKey = ".";
const wordsKey = "@";
/** What follows the name of an array in its key. */
const arrayKey = "[@]";

class Script {
  #at = 0;
  readonly #found: Command[] = [];
  /** The variables that the script has set; undefined for each value that it leaves open. */
  readonly #variables = new Map<string, Value>();
  /** All changes of variables so far, which tell the environment of each command. */
  readonly #changes: Change[] = [];
  #arrays = new Map<string, Words | undefined>();
  readonly #exported = new Set<string>();
  #exportsAll = false;
  /** Whether a file that is not known may have set any variable. */
  #lost = false;
  #directory: string | undefined = ".";
  #positional: Words | undefined;
  /** The parts of the script around the command that is read. */
  readonly #blocks: Block[] = [];
  /** What a list set behind its first `&&` or `||`. */
  #chain: Set<string> | undefined;
  /** The blocks that are functions: whoever calls them decides the variables. */
  #functions = 0;
  /** Whether a pattern of `case` is read. */
  #pattern = false;
  #words: (string | undefined)[] = [];
  #assigned: [name: string, value: Value][] = [];
  /** The ends of here-documents whose text follows the line. */
  #documents: { readonly end: string; readonly indented: boolean }[] = [];

  constructor(
    private readonly text: string,
    private readonly around: Surroundings,
  ) {
    this.#positional = around.positional;
  }

  read(): readonly Command[] {
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      if ("word" in token) this.#take(token.word);
      else this.#end(token.operator);
    }
    this.#end("\n");
    return this.#found;
  }

  /** The next match of a sticky pattern. */
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  #next(): Token | undefined {
    const { text } = this;
    for (;;) {
      this.#match(blank);
      if (this.#at >= text.length) return undefined;
      if (text[this.#at] === "#") {
        const end = text.indexOf("\n", this.#at);
        this.#at = end < 0 ? text.length : end;
        continue;
      }
      const inProcess = /[<>]/.test(text[this.#at] as string) && text[this.#at + 1] === "(";
      const redirected = inProcess ? null : this.#match(redirection);
      if (redirected !== null) {
        this.#redirect(redirected[0]);
        continue;
      }
      const found = this.#match(operator)?.[0];
      if (found === "\n") this.#skipDocuments();
      return found === undefined ? { word: this.#word() } : { operator: found };
    }
  }

  #redirect(by: string): void {
    this.#match(blank);
    const target = joined(this.#word());
    if (/<<-?$/.test(by)) this.#documents.push({ end: target, indented: by.endsWith("-") });
  }

  #skipDocuments(): void {
    for (const { end, indented } of this.#documents.splice(0)) {
      while (this.#at < this.text.length) {
        const stop = this.text.indexOf("\n", this.#at);
        const line = this.text.slice(this.#at, stop < 0 ? undefined : stop);
        this.#at = stop < 0 ? this.text.length : stop + 1;
        if ((indented ? line.replace(/^\t+/, "") : line) === end) break;
      }
    }
  }

  #word(): Part[] {
    const { text } = this;
    const parts: Part[] = [];
    while (this.#at < text.length) {
      const char = text[this.#at] as string;
      const simple = this.#match(plain)?.[0];
      if (simple !== undefined) {
        // The shell puts the user's directory there.
        if (parts.length === 0 && /^~(\/|$)/.test(simple)) parts.push(this.#variable("HOME", true));
        parts.push({ text: parts.length === 0 ? simple : simple.replace(/^~(?=\/|$)/, ""), as: "bare" });
      } else if (char === "\\") {
        if (text[this.#at + 1] !== "\n") parts.push({ text: text[this.#at + 1] ?? "", as: "quoted" });
        this.#at += 2;
      } else if (char === "'") {
        const end = text.indexOf("'", this.#at + 1);
        parts.push({ text: text.slice(this.#at + 1, end < 0 ? undefined : end), as: "quoted" });
        this.#at = end < 0 ? text.length : end + 1;
      } else if (char === '"') {
        this.#at++;
        this.#quoted(parts);
      } else if (char === "$" || char === "`") {
        parts.push(...this.#expansion(false));
      } else if (/[<>]/.test(char) && text[this.#at + 1] === "(") {
        parts.push({ text: `$${this.#until(this.#at + 2, ")")}`, as: "quoted" });
      } else break;
    }
    const [first] = parts;
    const isArray = parts.length === 1 && first?.as === "bare" && text[this.#at] === "(" && array.test(first.text);
    return isArray ? [{ text: first.text, as: "bare", array: this.#elements() }] : parts;
  }

  #elements(): Words {
    const found: (string | undefined)[] = [];
    this.#at++;
    while (this.#at < this.text.length) {
      this.#match(space);
      const start = this.#at;
      found.push(...fields(this.#word()));
      if (this.#at === start) break;
    }
    this.#at++;
    return found;
  }

  #quoted(parts: Part[]): void {
    const { text } = this;
    parts.push({ text: "", as: "quoted" });
    while (this.#at < text.length && text[this.#at] !== '"') {
      const char = text[this.#at] as string;
      if (char === "\\") {
        const next = text[this.#at + 1] ?? "";
        if (next !== "\n") parts.push({ text: /["$`\\]/.test(next) ? next : char + next, as: "quoted" });
        this.#at += 2;
      } else if (char === "$" || char === "`") {
        parts.push(...this.#expansion(true));
      } else {
        const end = text.slice(this.#at).search(/["\\$`]/);
        const stop = end < 0 ? text.length : this.#at + end;
        parts.push({ text: text.slice(this.#at, stop), as: "quoted" });
        this.#at = stop;
      }
    }
    this.#at++;
  }

  #expansion(quoted: boolean): Part[] {
    const { text } = this;
    const start = this.#at;
    if (text[start] === "`") return [{ text: `$${this.#until(start + 1, "`")}`, as: "quoted" }];
    const next = text[start + 1];
    if (next === "(") return [{ text: this.#until(start + 2, ")"), as: "quoted" }];
    if (next === "{") return [this.#braced(this.#until(start + 2, "}"), quoted)];
    if (!quoted && (next === "'" || next === '"')) {
      this.#at++;
      // The escapes of $'\n' are not read.
      return next === "'" ? [{ text: "$", as: "quoted" }] : [];
    }
    const match = this.#match(parameter);
    if (match === null) {
      this.#at++;
      return [{ text: "$", as: "quoted" }];
    }
    const [whole, name, all] = match;
    if (all !== undefined) return [this.#all(whole)];
    return [name === undefined ? { text: whole, as: "quoted" } : this.#variable(name, quoted)];
  }

  #all(text: string): Part {
    return this.#positional === undefined || this.#functions > 0
      ? { text, as: "quoted" }
      : { text, as: "quoted", all: this.#positional.slice(1) };
  }

  #variable(name: string, quoted: boolean): Part {
    const value = this.#valueOf(name);
    // The image itself may set a variable that the container does not set.
    return typeof value === "string"
      ? { text: value, as: quoted ? "quoted" : "split" }
      : { text: `$${name}`, as: "quoted" };
  }

  /** `${name}` and what operators make of it. */
  #braced(text: string, quoted: boolean): Part {
    const simple = /^\$\{(\w+)\}$/.exec(text)?.[1];
    if (simple !== undefined) return this.#variable(simple, quoted);
    if (/^\$\{[@*]\}$/.test(text)) return this.#all(text);
    const all = /^\$\{(\w+)\[[@*]\]\}$/.exec(text)?.[1];
    if (all !== undefined) {
      const elements = this.#functions > 0 ? undefined : this.#arrays.get(all);
      return elements === undefined ? { text, as: "quoted" } : { text, as: "quoted", all: elements };
    }
    // `:=` sets the variable as well.
    const [, name, assigning] = /^\$\{(\w+):?(=?)/.exec(text) ?? [];
    // The image itself may set a variable that the container does not set, so only a default makes up for it.
    const lookUp = (other: string) => this.#valueOf(other) ?? (other === name ? null : undefined);
    const value = this.#isOpen(name) ? undefined : expand(text.replace(/^(\$\{\w+:?)=/, "$1-"), lookUp);
    if (assigning && name !== undefined) this.#set(name, value);
    if (value === undefined) return { text, as: "quoted" };
    return { text: value, as: quoted || value.includes("$") ? "quoted" : "split" };
  }

  #isOpen(name: string | undefined): boolean {
    return name === undefined || this.#valueOf(name) === undefined;
  }

  #valueOf(name: string): Value {
    if (this.#functions > 0) return undefined;
    if (/^\d+$/.test(name)) return this.#positional === undefined ? undefined : given(this.#positional, Number(name));
    if (this.#variables.has(name)) return this.#variables.get(name);
    if (this.#lost) return undefined;
    const { set, value } = this.around.variable(name);
    return set === false ? null : value;
  }

  /** The text up to the character that closes what begins before `start`, and moves behind it. */
  #until(start: number, close: string): string {
    const { text } = this;
    const from = this.#at;
    const open: string[] = [close];
    let index = start;
    for (; index < text.length && open.length > 0; index++) {
      const char = text[index] as string;
      const inner = open.at(-1) as string;
      if (char === "\\" && inner !== "'") index++;
      else if (char === inner) open.pop();
      else if (inner === "'") continue;
      else if (char === "`" || char === '"') open.push(char);
      else if (char === "'" && inner !== '"') open.push(char);
      else if (char === "$" && text[index + 1] === "{") open.push("}");
      else if (char === "(" && (inner === ")" || text[index - 1] === "$")) open.push(")");
    }
    this.#at = Math.min(index, text.length);
    return text.slice(from, this.#at);
  }

  /** Takes a word of the command that is read. */
  #take(parts: readonly Part[]): void {
    const [first] = parts;
    if (first?.array !== undefined) {
      this.#setArray(first.text, first.array);
      return;
    }
    const bare = parts.length === 1 && first?.as === "bare" ? first.text : undefined;
    if (this.#pattern && bare !== "esac") return;
    if (this.#words.length === 0) {
      if (this.#assigned.length === 0 && bare !== undefined && this.#keyword(bare)) return;
      if (first?.as === "bare" && assignment.test(first.text)) {
        this.#assigned.push(assigned(joined(parts)));
        return;
      }
    }
    const declared = declares.has(this.#words[0] ?? "") && first?.as === "bare" && assignment.test(first.text);
    this.#words.push(...(declared ? [joined(parts)] : fields(parts)));
    if (bare === "in" && this.#words[0] === "case") {
      this.#words = [];
      this.#pattern = true;
    }
  }

  #setArray(text: string, elements: Words): void {
    const name = text.replace(/\+?=$/, "");
    const before = text.includes("+") ? this.#arrays.get(name) : [];
    this.#arrays.set(name, before && [...before, ...elements]);
    this.#note(name + arrayKey);
  }

  /** Whether the word is one of the shell's own, at the beginning of a command. */
  #keyword(word: string): boolean {
    if (opens.has(word)) this.#enter("branch");
    else if (word === "{") this.#enter("group");
    else if (closes.has(word)) this.#leave();
    else if (word === "function" && this.#match(named)) this.#enter("function");
    else if (word === "else" || word === "elif") this.#forget(this.#blocks.at(-1)?.names);
    else if (!before.has(word)) return false;
    if (word === "esac") this.#pattern = false;
    if (word === "for" || word === "select" || word === "case") this.#words.push(word);
    return true;
  }

  #enter(kind: Block["kind"]): void {
    this.#blocks.push({
      kind,
      names: new Set(),
      chain: this.#chain,
      changes: this.#changes.length,
      arrays: kind === "subshell" ? new Map(this.#arrays) : this.#arrays,
      directory: this.#directory,
      positional: this.#positional,
    });
    this.#chain = undefined;
    if (kind === "function") this.#functions++;
  }

  #leave(): void {
    const block = this.#blocks.pop();
    if (block === undefined) return;
    const { kind, names, chain, changes, arrays, directory, positional } = block;
    if (kind === "function") this.#functions--;
    this.#chain = chain;
    if (kind === "group") for (const name of names) this.#note(name);
    else if (kind !== "subshell") this.#forget(names);
    else {
      for (const { name, before } of this.#changes.slice(changes).reverse()) {
        this.#assign(name, before?.value, before === undefined);
      }
      this.#arrays = new Map(arrays);
      this.#directory = directory;
      this.#positional = positional;
    }
  }

  /** Leaves open what a part of the script set that may not run. */
  #forget(names: Set<string> | undefined): void {
    for (const name of names ?? []) {
      if (name === directoryKey) this.#directory = undefined;
      else if (name === wordsKey) this.#positional = undefined;
      else if (name.endsWith(arrayKey)) this.#arrays.set(name.slice(0, -arrayKey.length), undefined);
      else this.#assign(name, undefined);
    }
    names?.clear();
  }

  #end(by: string): void {
    if (this.#pattern) {
      this.#pattern = by !== ")";
      return;
    }
    if (by === "(" && this.#words.length === 1 && this.#assigned.length === 0 && this.#match(unnamed)) {
      this.#words = [];
      this.#enter("function");
      return;
    }
    this.#finish();
    if (by === "(") this.#enter("subshell");
    else if (by === ")") this.#leave();
    else if (by === "&&" || by === "||" || by === "|" || by === "|&") this.#chain ??= new Set();
    else {
      this.#forget(this.#chain);
      this.#chain = undefined;
    }
    if (by === ";;" || by === ";&" || by === ";;&") {
      this.#forget(this.#blocks.at(-1)?.names);
      this.#pattern = true;
    }
  }

  #finish(): void {
    const words = this.#words;
    const set = this.#assigned;
    this.#words = [];
    this.#assigned = [];
    const [name, ...rest] = words;
    if (words.length === 0) {
      for (const [variable, value] of set) this.#set(variable, value);
      return;
    }
    if (name !== undefined && this.#isBuiltin(name, rest)) return;
    const changes = this.#changes.length;
    let made: Map<string, Variable> | undefined;
    const environment = () => {
      made ??= this.#environment(changes, set);
      return made;
    };
    this.#found.push({ words, environment, directory: this.#directory });
  }

  /** The environment after some of the changes, with what is set for one command. */
  #environment(changes: number, set: readonly (readonly [name: string, value: Value])[]): Map<string, Variable> {
    const exported = new Set<string>();
    const values = new Map<string, Value>();
    for (const { name, value, removed, exports } of this.#changes.slice(0, changes)) {
      if (exports) exported.add(name);
      if (removed) values.delete(name);
      else values.set(name, value);
    }
    const all = [...values].map(([name, value]): [string, Variable] => {
      if (value === null) return [name, { set: false, value: undefined }];
      const passed = exported.has(name) || this.around.variable(name).set === true;
      // A variable that the image exports is passed on as well.
      return [name, passed ? { set: true, value: known(value) } : { set: undefined, value: undefined }];
    });
    return new Map([
      ...all,
      ...set.map(([name, value]): [string, Variable] => [name, { set: true, value: known(value) }]),
    ]);
  }

  /** Whether the command changes the shell itself. */
  #isBuiltin(name: string, words: Words): boolean {
    const operands = words.filter((word) => !word?.startsWith("-"));
    if (declares.has(name)) {
      for (const word of operands) this.#declare(name, word);
    } else if (name === "unset") for (const word of operands) this.#set(word ?? "", null);
    else if (name === "read" || name === "getopts") for (const word of operands) this.#set(word ?? "", undefined);
    else if (name === "for" || name === "select") this.#set(words[0] ?? "", undefined);
    else if (name === "cd") this.#change(operands);
    else if (name === "pushd" || name === "popd") this.#change([]);
    else if (name === "." || name === "source" || name === "eval") {
      this.#lost = true;
      for (const variable of [...this.#variables.keys()]) this.#assign(variable, undefined);
      return false;
    } else if (name === "set") this.#options(words);
    else if (name === "shift") this.#setWords(this.#positional?.toSpliced(1, 1));
    else return false;
    return true;
  }

  #declare(by: string, word: string | undefined): void {
    if (word === undefined) return;
    const [name, value] = assignment.test(word) ? assigned(word) : [word];
    if (by === "export") this.#exported.add(name);
    if (value !== undefined) this.#set(name, known(value));
    else if (by === "export" && this.#variables.has(name)) this.#assign(name, this.#variables.get(name));
  }

  #options(words: Words): void {
    const at = words.indexOf("--");
    if (at >= 0) this.#setWords([this.#positional?.[0], ...words.slice(at + 1)]);
    if (words.some((word) => word === "allexport" || /^-[a-z]*a/.test(word ?? ""))) this.#exportsAll = true;
  }

  #setWords(words: Words | undefined): void {
    this.#positional = words;
    this.#note(wordsKey);
  }

  #change([to]: Words): void {
    const from = this.#directory;
    if (known(to) === undefined || to === undefined) this.#directory = undefined;
    else this.#directory = to.startsWith("/") ? to : from && posix.join(from, to);
    this.#note(directoryKey);
  }

  #set(name: string, value: Value): void {
    this.#assign(name, typeof value === "string" ? known(value) : value);
    this.#note(name);
  }

  #assign(name: string, value: Value, removed = false): void {
    const before = this.#variables.has(name) ? { value: this.#variables.get(name) } : undefined;
    if (removed) this.#variables.delete(name);
    else this.#variables.set(name, value);
    const exports = this.#exportsAll || this.#exported.has(name);
    this.#changes.push({ name, value, ...(before && { before }), removed, exports });
  }

  #note(name: string): void {
    (this.#chain ?? this.#blocks.at(-1)?.names)?.add(name);
  }
}

function given(words: Words, index: number): Value {
  // Without words, `$0` is the name of the shell.
  return index < words.length || index === 0 ? words[index] : "";
}
