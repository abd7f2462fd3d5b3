import type {
  AndOr,
  Assignment,
  CompoundList,
  Pipeline,
  PipelineNode,
  Redirection,
  Command as Simple,
  Statement,
  Word,
} from "unbash";
import type { Words } from "../model/container";
import type { Value } from "./dockerfile-words";
import { type Environment, type Kind, State, type Surroundings } from "./shell-state";
import { assignedBy, fieldsOf, known, textOf } from "./shell-words";
import { isStep } from "./written";

/** A simple command of a script. A word with `$` in it has a part that only the running container knows. */
export interface Command {
  readonly words: Words;
  readonly environment: Environment;
  /** Where it runs, from the directory in which the shell was started; undefined if the script leaves it open. */
  readonly directory: string | undefined;
  /** Whether it runs whenever the script does, and the script does not expect that it fails. */
  readonly certain: boolean;
}

/** A shell script as far as it tells what it starts. */
export interface Script {
  /** In the order of the text, those of branches that may not run as well. */
  readonly commands: readonly Command[];
  /** The files that redirections write for sure, and where they are written from. */
  readonly writes: readonly (Pick<Command, "directory"> & { readonly path: string })[];
}

/** Reads a shell script; one that cannot be read tells nothing. */
export function readScript(script: string, around: Surroundings): Script {
  if (script.length > longest) return nothing;
  // Loading it takes milliseconds, and few programs have scripts.
  const { parse } = require("unbash") as typeof import("unbash");
  try {
    const { commands, errors } = parse(script);
    const reader = new Reader(around, errors === undefined);
    reader.list(commands);
    return reader;
  } catch {
    return nothing;
  }
}

const nothing: Script = { commands: [], writes: [] };

/** Linux takes no longer word of a command line: MAX_ARG_STRLEN. */
const longest = 128 * 1024 - 1;

/** Commands that declare variables. */
const declares = new Set(["export", "readonly", "declare", "typeset", "local"]);
type Assigned = readonly [name: string, value: Value];
const assignment = /^([A-Za-z_]\w*)(\+?)=/;

class Reader implements Script {
  readonly commands: Command[] = [];
  readonly writes: Script["writes"][number][] = [];
  readonly #state: State;
  /** The parts around what is read that may not run, or may fail. */
  #doubts = 0;
  /** Whether the script may have ended before. */
  #ended: boolean;

  /** @param whole whether all of the script could be parsed */
  constructor(around: Surroundings, whole: boolean) {
    this.#state = new State(around);
    this.#ended = !whole;
  }

  get #certain(): boolean {
    return this.#doubts === 0 && !this.#ended;
  }

  list(statements: readonly Statement[]): void {
    for (const { command, background } of statements) {
      if (background) this.#doubtful("subshell", () => this.#read(command));
      else this.#read(command);
    }
  }

  #doubtful(kind: Kind, read: () => void): void {
    this.#doubts++;
    this.#state.within(kind, read);
    this.#doubts--;
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
        this.#redirect(node.redirects);
        this.#read(node.command);
        break;
      case "BraceGroup":
        state.within("group", () => this.#read(node.body));
        break;
      case "Subshell":
        state.within("subshell", () => this.#read(node.body));
        break;
      case "Coproc":
        this.#doubtful("subshell", () => this.#read(node.body));
        break;
      case "Function":
        this.#doubtful("function", () => this.#read(node.body));
        break;
      case "AndOr":
        this.#chain(node);
        break;
      case "Pipeline":
        this.#pipe(node);
        break;
      default:
        this.#doubtful("branch", () => this.#branches(node));
    }
  }

  /** Each of several commands runs in a shell of its own, in some shells except the last one. */
  #pipe({ commands, prefixes }: Pipeline): void {
    const read = (one: PipelineNode) => {
      if (commands.length === 1) this.#read(one);
      else this.#state.within("branch", () => this.#read(one));
    };
    for (const one of commands) {
      if (prefixes.some(({ type }) => type === "Negation")) this.#doubtful("group", () => read(one));
      else read(one);
    }
  }

  /** Commands with `&&` or `||` between them, of which the first one runs for sure. */
  #chain({ commands, operators }: AndOr): void {
    const given = commands.length - (operators.at(-1) === "||" && isFailure(commands.at(-1)) ? 1 : 0);
    let certain = !operators.slice(0, given - 1).includes("||");
    const read = (one: PipelineNode) => {
      if (certain) this.#read(one);
      else this.#doubtful("group", () => this.#read(one));
    };
    const [first, ...others] = commands;
    if (first === undefined) return;
    read(first);
    this.#state.within("branch", () => {
      for (const [index, one] of others.entries()) {
        // What a command decides that asks for something is not known.
        certain &&= index + 1 < given && isStep(nameOf(commands[index]));
        read(one);
      }
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
        // A loop without a condition may not end.
        if (node.clause.commands.every(({ command }) => /^(true|:|false)$/.test(nameOf(command) ?? "")))
          this.#ended = true;
        break;
      case "Case":
        for (const { body } of node.items) {
          this.#read(body);
          state.turn();
        }
        break;
    }
  }

  #simple(command: Simple): void {
    const { prefix, name, args, redirects } = command;
    const state = this.#state;
    const own: Assigned[] = [];
    for (const one of prefix) {
      if (one.type !== "Assignment") continue;
      // Without a command, each variable is set before the next value is read.
      if (name === undefined) this.#set(one);
      else own.push([one.name, assignedBy(one, state)]);
    }
    // Whoever drops the error expects it.
    const certain = this.#certain && !dropsErrors(redirects);
    if (certain) this.#redirect(redirects);
    if (name === undefined) return;
    const program = fieldsOf(name, state);
    if (declares.has(program[0] ?? "")) {
      for (const one of args) this.#declare(program[0] ?? "", one);
      return;
    }
    const words = [...program, ...args.flatMap((one) => this.#fields(one))];
    if (words.length === 0) for (const set of own) state.set(...set);
    else if (!this.#isBuiltin(words)) {
      this.commands.push({ words, environment: state.environment(own), directory: state.directory, certain });
      this.#ended ||= ends(words);
    }
  }

  #redirect(redirects: readonly Redirection[]): void {
    const state = this.#state;
    for (const one of redirects) {
      if (one.type !== "Redirect" || one.target === undefined || !this.#certain) continue;
      const path = textOf(one.target, state);
      if (one.operator.startsWith("<") || (one.operator === ">&" && /^(\d*-?|\d+)$/.test(path))) continue;
      this.writes.push({ path, directory: state.directory });
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

/** Whether the shell runs nothing behind the command, as far as is known. One that fails stops the container. */
function ends([name, ...words]: Words): boolean {
  if (name === "exec") return words.length > 0;
  if (name === "exit" || name === "return") return !isFailed(words[0]);
  return name === "wait";
}

const isFailed = (code: string | undefined) => /^0*[1-9]\d*$/.test(code ?? "");

/** `exit 1` */
function isFailure(node: PipelineNode | undefined): boolean {
  if (node?.type !== "Command" || nameOf(node) !== "exit") return false;
  const [code] = node.args;
  return code?.type === "Word" && isFailed(code.value);
}

/** The name of a simple command as it is written. */
function nameOf(node: PipelineNode | AndOr | undefined): string | undefined {
  if (node?.type !== "Command") return undefined;
  return node.name === undefined ? ":" : node.name.value;
}

/** Whether a command tells nobody that it failed: `2>/dev/null`. */
function dropsErrors(redirects: readonly Redirection[]): boolean {
  const to = redirects.flatMap((one) => (one.type === "Redirect" ? [one] : []));
  const dropped = to.filter(({ target }) => target?.value === "/dev/null");
  const ofErrors = ({ descriptor }: (typeof to)[number]) =>
    descriptor?.type === "FileDescriptor" && descriptor.value === 2;
  return (
    dropped.some((one) => ofErrors(one) || one.operator.includes("&")) ||
    (dropped.length > 0 && to.some((one) => ofErrors(one) && one.operator === ">&"))
  );
}
