import type { AndOr, Assignment, CompoundList, PipelineNode, Command as Simple, Statement, Word } from "unbash";
import type { Words } from "../model/container";
import type { Value } from "./dockerfile-words";
import { type Environment, State, type Surroundings } from "./shell-state";
import { assignedBy, fieldsOf, known } from "./shell-words";

/** A simple command of a script. A word with `$` in it has a part that only the running container knows. */
export interface Command {
  readonly words: Words;
  readonly environment: Environment;
  /** Where it runs, from the directory in which the shell was started; undefined if the script leaves it open. */
  readonly directory: string | undefined;
}

/**
 * The commands of a shell script in the order of its text, those of branches that may not run as well; none of a script that cannot
 * be read.
 */
export function commandsOf(script: string, around: Surroundings): readonly Command[] {
  if (script.length > longest) return [];
  // Loading it takes milliseconds, and few programs have scripts.
  const { parse } = require("unbash") as typeof import("unbash");
  const reader = new Reader(around);
  try {
    reader.list(parse(script).commands);
  } catch {
    return [];
  }
  return reader.found;
}

/** Linux takes no longer word of a command line: MAX_ARG_STRLEN. */
const longest = 128 * 1024 - 1;

/** Commands that declare variables. */
const declares = new Set(["export", "readonly", "declare", "typeset", "local"]);
type Assigned = readonly [name: string, value: Value];
const assignment = /^([A-Za-z_]\w*)(\+?)=/;

class Reader {
  readonly found: Command[] = [];
  readonly #state: State;

  constructor(around: Surroundings) {
    this.#state = new State(around);
  }

  list(statements: readonly Statement[]): void {
    for (const { command, background } of statements) {
      if (background) this.#state.within("subshell", () => this.#read(command));
      else this.#read(command);
    }
  }

  #read(node: PipelineNode | AndOr | CompoundList): void {
    const state = this.#state;
    switch (node.type) {
      case "Command":
        this.#simple(node);
        break;
      case "CompoundList":
        this.list(node.commands);
        break;
      case "Redirected":
        this.#read(node.command);
        break;
      case "BraceGroup":
        state.within("group", () => this.#read(node.body));
        break;
      case "Subshell":
      case "Coproc":
        state.within("subshell", () => this.#read(node.body));
        break;
      case "Function":
        state.within("function", () => this.#read(node.body));
        break;
      case "AndOr":
        this.#chain(node.commands);
        break;
      case "Pipeline":
        this.#pipe(node.commands);
        break;
      default:
        state.within("branch", () => this.#branches(node));
    }
  }

  /** Each of several commands runs in a shell of its own, in some shells except the last one. */
  #pipe(commands: readonly PipelineNode[]): void {
    for (const one of commands) {
      if (commands.length === 1) this.#read(one);
      else this.#state.within("branch", () => this.#read(one));
    }
  }

  /** Commands with `&&` or `||` between them, of which the first one runs for sure. */
  #chain([first, ...others]: readonly PipelineNode[]): void {
    if (first !== undefined) this.#read(first);
    this.#state.within("branch", () => {
      for (const one of others) this.#read(one);
    });
  }

  #branches(node: Exclude<PipelineNode, Simple>): void {
    const state = this.#state;
    switch (node.type) {
      case "If":
        for (const { clause, then } of [node, ...node.elif]) {
          this.#read(clause);
          this.#read(then);
          state.turn();
        }
        if (node.else !== undefined) this.#read(node.else);
        break;
      case "For":
      case "Select":
        state.set(node.name.value, undefined);
        this.#read(node.body);
        break;
      case "ArithmeticFor":
        this.#read(node.body);
        break;
      case "While":
        this.#read(node.clause);
        this.#read(node.body);
        break;
      case "Case":
        for (const { body } of node.items) {
          this.#read(body);
          state.turn();
        }
        break;
    }
  }

  #simple({ prefix, name, args }: Simple): void {
    const state = this.#state;
    const own: Assigned[] = [];
    for (const one of prefix) {
      if (one.type !== "Assignment") continue;
      // Without a command, each variable is set before the next value is read.
      if (name === undefined) this.#set(one);
      else own.push([one.name, assignedBy(one, state)]);
    }
    if (name === undefined) return;
    const program = fieldsOf(name, state);
    if (declares.has(program[0] ?? "")) {
      for (const one of args) this.#declare(program[0] ?? "", one);
      return;
    }
    const words = [...program, ...args.flatMap((one) => this.#fields(one))];
    if (words.length === 0) for (const set of own) state.set(...set);
    else if (!this.#isBuiltin(words)) {
      this.found.push({ words, environment: state.environment(own), directory: state.directory });
    }
  }

  #fields(one: Word | Assignment): Words {
    return one.type === "Word" ? fieldsOf(one, this.#state) : [`${one.name}=${assignedBy(one, this.#state) ?? "$"}`];
  }

  #set(one: Assignment): void {
    const { name, value, index, append } = one;
    const state = this.#state;
    if (value.type === "ArrayValue") {
      state.setArray(
        name,
        value.elements.flatMap((word) => fieldsOf(word, state)),
        append === true,
      );
    } else if (index !== undefined) state.setArray(name, undefined, false);
    else state.set(name, assignedBy(one, state));
  }

  #declare(by: string, one: Word | Assignment): void {
    const state = this.#state;
    if (one.type === "Assignment") {
      this.#set(one);
      if (by === "export") state.pass(one.name);
      return;
    }
    for (const word of fieldsOf(one, state)) {
      if (word === undefined || word.startsWith("-")) continue;
      const [whole, name = word, adds] = assignment.exec(word) ?? [];
      // What `+=` adds to is not followed.
      if (whole !== undefined) state.set(name, adds ? undefined : known(word.slice(whole.length)));
      if (by === "export") state.pass(name);
    }
  }

  /** Whether the command changes the shell itself. */
  #isBuiltin([name, ...words]: Words): boolean {
    const state = this.#state;
    const operands = words.filter((word) => !word?.startsWith("-"));
    switch (name) {
      case "unset":
        for (const word of operands) state.set(word ?? "", null);
        return true;
      case "read":
      case "getopts":
        for (const word of operands) state.set(word ?? "", undefined);
        return true;
      case "cd":
        state.goTo(operands[0]);
        return true;
      case "pushd":
      case "popd":
        state.goTo(undefined);
        return true;
      case "set":
        this.#options(words);
        return true;
      case "shift":
        state.shift();
        return true;
      case ".":
      case "source":
      case "eval":
        state.lose();
        return false;
      default:
        return false;
    }
  }

  #options(words: Words): void {
    const state = this.#state;
    const at = words.indexOf("--");
    if (at >= 0) state.setGiven(words.slice(at + 1));
    if (words.some((word) => word === "allexport" || /^-[a-z]*a/.test(word ?? ""))) state.passAll();
  }
}
