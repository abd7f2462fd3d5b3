import { posix } from "node:path";
import type { Variable, Words } from "../model/container";
import type { Value } from "./dockerfile-words";
import { known, type Values } from "./shell-words";

/** What a shell finds when it starts. */
export interface Surroundings {
  variable(name: string): Variable;
  /** `$0` and what follows it. */
  readonly positional: Words;
}

/** The variables that a script sets or takes away for a command. */
export interface Environment {
  variable(name: string): Variable | undefined;
  /** Names and variables; made only for the command that is asked for. */
  all(): ReadonlyMap<string, Variable>;
}

/**
 * A part of a script. `branch`: it may not run. `subshell`: what it sets is gone behind it. `function`: whoever calls it decides the
 * variables.
 */
export type Kind = "branch" | "group" | "subshell" | "function";

interface Scope {
  readonly kind: Kind;
  /** What is set in it. */
  readonly names: Set<string>;
  /** The number of changes before it. */
  readonly changes: number;
  /** The number of changes of arrays before it. */
  readonly arrays: number;
  readonly directory: string | undefined;
  readonly positional: Words | undefined;
}

/** A change of a variable. */
interface Change {
  /** Its place among all changes. */
  readonly at: number;
  readonly value: Value;
  /** Whether the commands behind it do not see the variable: it was set in a subshell. */
  readonly removed: boolean;
  readonly exports: boolean;
}

/** The keys of the directory and of the words of the script among the names that a scope sets. */
const directoryKey = ".";
const wordsKey = "@";
/** What follows the name of an array in its key. */
const arrayKey = "[@]";

/** The most words and elements, and the longest directory, that are followed: lists that grow in each line take time without end. */
const mostWords = 256;
const longest = 4096;

/** What the commands of a script find: variables, arrays, words and directory. */
export class State implements Values {
  /** The changes of each variable that the script sets; the value is undefined where the script leaves it open. */
  readonly #history = new Map<string, Change[]>();
  /** The names of all changes in their order. */
  readonly #changed: string[] = [];
  /** The variables whose values are not open. */
  readonly #settled = new Set<string>();
  readonly #arrays = new Map<string, Words | undefined>();
  /** What arrays had before each of their changes. */
  readonly #changedArrays: (readonly [name: string, before: Words | undefined])[] = [];
  readonly #exported = new Set<string>();
  #exportsAll = false;
  /** Whether a file that is not known may have set any variable. */
  #lost = false;
  #directory: string | undefined = ".";
  #positional: Words | undefined;
  readonly #scopes: Scope[] = [];
  #functions = 0;

  constructor(private readonly around: Surroundings) {
    this.#positional = around.positional;
  }

  /** Where the next command runs, from the directory in which the shell was started; undefined if the script leaves it open. */
  get directory(): string | undefined {
    return this.#directory;
  }

  valueOf(name: string): Value {
    if (this.#functions > 0) return undefined;
    if (/^\d+$/.test(name)) return this.#positional === undefined ? undefined : word(this.#positional, Number(name));
    const change = this.#history.get(name)?.at(-1);
    if (change !== undefined && !change.removed) return change.value;
    if (this.#lost) return undefined;
    const { set, value } = this.around.variable(name);
    return set === false ? null : value;
  }

  given(): Words | undefined {
    return this.#functions > 0 ? undefined : this.#positional?.slice(1);
  }

  elements(array: string): Words | undefined {
    return this.#functions > 0 ? undefined : this.#arrays.get(array);
  }

  /** Reads a part of the script. */
  within(kind: Kind, read: () => void): void {
    this.#enter(kind);
    read();
    this.#leave();
  }

  #enter(kind: Kind): void {
    this.#scopes.push({
      kind,
      names: new Set(),
      changes: this.#changed.length,
      arrays: this.#changedArrays.length,
      directory: this.#directory,
      positional: this.#positional,
    });
    if (kind === "function") this.#functions++;
  }

  #leave(): void {
    const scope = this.#scopes.pop();
    if (scope === undefined) return;
    const { kind, names, changes, arrays, directory, positional } = scope;
    if (kind === "function") this.#functions--;
    if (kind === "group") for (const name of names) this.#note(name);
    else if (kind !== "subshell") this.#forget(names);
    else {
      for (const name of new Set(this.#changed.slice(changes))) {
        const before = this.#before(name, changes);
        this.#assign(name, before?.value, before === undefined);
      }
      for (const [name, before] of this.#changedArrays.slice(arrays).reverse()) this.#assignArray(name, before);
      this.#directory = directory;
      this.#positional = positional;
    }
  }

  /** Leaves open what a branch has set so far, because another one begins. */
  turn(): void {
    const names = this.#scopes.at(-1)?.names;
    this.#forget(names ?? []);
    names?.clear();
  }

  #forget(names: Iterable<string>): void {
    for (const name of names) {
      if (name === directoryKey) this.#directory = undefined;
      else if (name === wordsKey) this.#positional = undefined;
      else if (name.endsWith(arrayKey)) this.#assignArray(name.slice(0, -arrayKey.length), undefined);
      else this.#assign(name, undefined);
    }
  }

  set(name: string, value: Value): void {
    this.#assign(name, typeof value === "string" ? known(value) : value);
    this.#note(name);
  }

  /** @param adds whether the elements come behind those that are there */
  setArray(name: string, elements: Words | undefined, adds: boolean): void {
    const before = adds ? this.#arrays.get(name) : [];
    this.#assignArray(name, elements && before && [...before, ...elements]);
    this.#note(name + arrayKey);
  }

  #assignArray(name: string, elements: Words | undefined): void {
    this.#changedArrays.push([name, this.#arrays.get(name)]);
    this.#arrays.set(name, elements !== undefined && elements.length > mostWords ? undefined : elements);
  }

  setWords(words: Words | undefined): void {
    this.#positional = words !== undefined && words.length > mostWords ? undefined : words;
    this.#note(wordsKey);
  }

  /** Replaces `$@` and keeps `$0`. */
  setGiven(words: Words): void {
    this.setWords([this.#positional?.[0], ...words]);
  }

  shift(): void {
    this.setWords(this.#positional?.toSpliced(1, 1));
  }

  goTo(directory: string | undefined): void {
    const from = this.#directory;
    if (directory === undefined || known(directory) === undefined) this.#directory = undefined;
    else this.#directory = directory.startsWith("/") ? directory : from && posix.join(from, directory);
    if (this.#directory !== undefined && this.#directory.length > longest) this.#directory = undefined;
    this.#note(directoryKey);
  }

  /** Passes a variable on to the commands behind. */
  pass(name: string): void {
    this.#exported.add(name);
    const change = this.#history.get(name)?.at(-1);
    if (change !== undefined && !change.removed) this.#assign(name, change.value);
  }

  passAll(): void {
    this.#exportsAll = true;
  }

  /** Leaves all variables open. */
  lose(): void {
    this.#lost = true;
    for (const name of [...this.#settled]) this.#assign(name, undefined);
  }

  /** The environment of a command here. `own`: what is set for it alone. */
  environment(own: readonly (readonly [name: string, value: Value])[]): Environment {
    const changes = this.#changed.length;
    const alone = new Map(own.map(([name, value]): [string, Variable] => [name, { set: true, value: known(value) }]));
    const variable = (name: string) => alone.get(name) ?? this.#variable(name, changes);
    let made: ReadonlyMap<string, Variable> | undefined;
    return {
      variable,
      all: () => {
        made ??= new Map(
          [...this.#history.keys(), ...alone.keys()].flatMap((name) => {
            const found = variable(name);
            return found === undefined ? [] : [[name, found]];
          }),
        );
        return made;
      },
    };
  }

  /** A variable as a command finds it that is started after some of the changes. */
  #variable(name: string, changes: number): Variable | undefined {
    const change = this.#before(name, changes);
    if (change === undefined) return undefined;
    if (change.value === null) return { set: false, value: undefined };
    const passed = change.exports || this.around.variable(name).set === true;
    // A variable that the image exports is passed on as well.
    return passed ? { set: true, value: known(change.value) } : { set: undefined, value: undefined };
  }

  /** The last of a variable's changes among the first ones of the script; undefined if the script has not set it by then. */
  #before(name: string, changes: number): Change | undefined {
    const all = this.#history.get(name) ?? [];
    let [start, end] = [0, all.length];
    while (start < end) {
      const middle = (start + end) >> 1;
      if ((all[middle] as Change).at < changes) start = middle + 1;
      else end = middle;
    }
    const found = all[start - 1];
    return found?.removed ? undefined : found;
  }

  #assign(name: string, value: Value, removed = false): void {
    const all = this.#history.get(name) ?? [];
    if (all.length === 0) this.#history.set(name, all);
    const exports = all.at(-1)?.exports === true || this.#exportsAll || this.#exported.has(name);
    all.push({ at: this.#changed.length, value, removed, exports });
    this.#changed.push(name);
    if (value === undefined) this.#settled.delete(name);
    else this.#settled.add(name);
  }

  #note(name: string): void {
    this.#scopes.at(-1)?.names.add(name);
  }
}

function word(words: Words, index: number): Value {
  // Without words, `$0` is the name of the shell.
  return index < words.length || index === 0 ? words[index] : "";
}
