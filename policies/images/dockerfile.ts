import { posix } from "node:path";
import type { Instruction } from "dockerfile-ast";
import { type Accounts, readAccounts } from "./dockerfile-accounts";
import { expandVariables, type Value } from "./dockerfile-words";

/** The facts of a Dockerfile about the image of its last stage. */
export interface DockerfileFacts {
  /** The base image of the last stage, variables replaced by their defaults: `debian:bookworm-slim`. */
  from: string;
  volumes: string[];
  /** The last USER; undefined if the base image decides it. */
  user?: string;
  entrypoint?: string[];
  /** Users that the stage makes, with their numbers. */
  accounts: Accounts;
}

/** A Dockerfile as far as it decides what a container of its image needs. */
export interface Dockerfile extends DockerfileFacts {
  /** The words that the image starts, by ENTRYPOINT and CMD; the shell's form as `/bin/sh -c TEXT`, or what SHELL names. */
  starts: { entrypoint?: string[]; command?: string[] };
  /** The environment that it sets; undefined for each value that is not known. */
  environment: Record<string, string | undefined>;
  /** Its WORKDIR, null while a base image or a variable decides it; undefined if it sets none. */
  directory?: string | null;
}

/** How a Dockerfile is built. */
export interface DockerfileBuild {
  /** Build arguments; undefined for each value that is not known or must not be shown. */
  readonly args?: ReadonlyMap<string, string | undefined>;
  /** Name or number of the stage to build. Default: the last one. */
  readonly target?: string | undefined;
}

interface Stage {
  /** Its place in the file, from 0. */
  index: number;
  from: string;
  name?: string;
  instructions: Instruction[];
}

/**
 * The facts of a Dockerfile, built without arguments.
 *
 * @throws Error if it has no stage
 */
export function dockerfileFacts(text: string): DockerfileFacts {
  const { starts, environment, directory, ...facts } = readDockerfile(text);
  return facts;
}

/**
 * Reads a Dockerfile as BuildKit does. A word that depends on a variable of unknown value stays as it is written.
 *
 * @throws Error if it has no stage, or not the one that is built
 */
export function readDockerfile(text: string, { args = new Map(), target }: DockerfileBuild = {}): Dockerfile {
  const { stages, initial } = stagesOf(text, args);
  const last = target === undefined ? stages.at(-1) : (named(stages, target) ?? stages[Number(target)]);
  if (last === undefined) throw new Error(target === undefined ? "has no FROM" : `has no stage ${target}`);
  const chain = [last];
  // A stage is built on an earlier one only.
  const earlier = ({ from, index }: Stage) => named(stages.slice(0, index), from);
  for (let base = earlier(last); base !== undefined; base = earlier(base)) chain.unshift(base);
  const facts: Dockerfile = {
    from: (chain[0] as Stage).from,
    volumes: [],
    accounts: {},
    starts: {},
    environment: {},
  };
  const build: Reading = { facts, variables: new Map(), initial, args, shell: ["/bin/sh", "-c"], commandSet: false };
  for (const { instructions } of chain) {
    build.commandSet = false;
    for (const instruction of instructions) read(instruction, build);
  }
  facts.volumes = [...new Set(facts.volumes)].sort();
  return facts;
}

function named(stages: readonly Stage[], name: string): Stage | undefined {
  return stages.findLast((stage) => stage.name?.toLowerCase() === name.toLowerCase());
}

type Variables = Map<string, Value>;
type Args = NonNullable<DockerfileBuild["args"]>;

/** The arguments that BuildKit sets itself. */
const automatic = /^(BUILD|TARGET)(PLATFORM|OS|ARCH|VARIANT|STAGE)$/;

function stagesOf(text: string, args: Args): { stages: Stage[]; initial: Variables } {
  const stages: Stage[] = [];
  const initial: Variables = new Map();
  const lookUp = (name: string) => (initial.has(name) ? initial.get(name) : automatic.test(name) ? undefined : null);
  // Loaded only where a stack builds an image: the pack starts with every preview.
  const { DockerfileParser } = require("dockerfile-ast") as typeof import("dockerfile-ast");
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    const words = instruction.getArguments().map((argument) => argument.getValue());
    if (keyword === "FROM") {
      const [image = "", as, name] = words.filter((word) => !word.startsWith("--"));
      const from = expandVariables(image, lookUp) ?? image;
      const own = as?.toUpperCase() === "AS" && name !== undefined && { name };
      stages.push({ index: stages.length, from, ...own, instructions: [] });
    } else if (stages.length > 0) {
      stages.at(-1)?.instructions.push(instruction);
    } else if (keyword === "ARG") {
      for (const [name, value] of pairs(words)) {
        if (args.has(name)) initial.set(name, args.get(name));
        else if (value !== undefined) initial.set(name, expandVariables(value, lookUp));
      }
    }
  }
  return { stages, initial };
}

/** A Dockerfile as far as it is read. */
interface Reading {
  readonly facts: Dockerfile;
  /** The arguments and the environment of the stage. */
  readonly variables: Variables;
  /** The arguments before the first FROM. */
  readonly initial: Variables;
  readonly args: Args;
  shell: readonly string[];
  /** Whether the stage that is read has a CMD. */
  commandSet: boolean;
}

function read(instruction: Instruction, build: Reading): void {
  const { facts, variables } = build;
  const words = instruction.getArguments().map((argument) => argument.getValue());
  const content = instruction.getArgumentsContent() ?? "";
  // A variable that the Dockerfile does not set may be one of its base image.
  const lookUp = (name: string) => variables.get(name);
  const expanded = (word: string) => expandVariables(word, lookUp) ?? word;
  switch (instruction.getKeyword()) {
    case "ARG":
      for (const [name, value] of pairs(words)) declare(name, value, build);
      break;
    case "ENV": {
      const old = words[0] !== undefined && !words[0].includes("=");
      const set = old ? [[words[0] as string, words.slice(1).join(" ")] as const] : pairs(words);
      const values = set.map(([name, value]) => [name, expandVariables(value ?? "", lookUp)] as const);
      for (const [name, value] of values) {
        variables.set(name, value);
        facts.environment[name] = value;
      }
      break;
    }
    case "VOLUME":
      facts.volumes.push(...list(content, words).map((word) => expanded(word).replace(/(.)\/$/, "$1")));
      break;
    case "USER":
      facts.user = expanded(words[0] ?? "");
      break;
    case "WORKDIR": {
      const to = expandVariables(words[0] ?? "", lookUp);
      const from = facts.directory ?? undefined;
      if (to?.startsWith("/")) facts.directory = posix.resolve(to);
      else facts.directory = to === undefined || from === undefined ? null : posix.resolve(from, to);
      break;
    }
    case "SHELL":
      build.shell = list(content, words);
      break;
    case "ENTRYPOINT":
      facts.entrypoint = list(content, words).map(expanded);
      // An entrypoint takes the base's command away.
      facts.starts = {
        entrypoint: startedBy(content, words, build),
        ...(build.commandSet && facts.starts.command && { command: facts.starts.command }),
      };
      break;
    case "CMD":
      facts.starts = { ...facts.starts, command: startedBy(content, words, build) };
      build.commandSet = true;
      break;
    case "RUN":
      readAccounts(content, lookUp, facts.accounts);
      break;
  }
}

/** An argument of the build comes before the default, and that before the argument of that name before the first FROM. */
function declare(name: string, value: string | undefined, { variables, initial, args }: Reading): void {
  if (args.has(name)) variables.set(name, args.get(name));
  else if (value !== undefined)
    variables.set(
      name,
      expandVariables(value, (other) => variables.get(other)),
    );
  else if (initial.has(name)) variables.set(name, initial.get(name));
  else if (!variables.has(name) && !automatic.test(name)) variables.set(name, null);
}

function startedBy(content: string, words: readonly string[], { shell }: Reading): string[] {
  return content.trimStart().startsWith("[") ? list(content, words) : [...shell, content];
}

/** The words of an instruction: a JSON list, or words separated by spaces. */
function list(content: string, words: readonly string[]): string[] {
  try {
    const parsed: unknown = JSON.parse(content.replace(/\\\n/g, " "));
    if (Array.isArray(parsed)) return parsed.map(String);
  } catch {}
  return [...words];
}

/** The names and values of `NAME=value` and `NAME`. */
function pairs(words: readonly string[]): (readonly [name: string, value: string | undefined])[] {
  return words.map((word) => {
    const at = word.indexOf("=");
    return at < 0 ? ([word, undefined] as const) : ([word.slice(0, at), word.slice(at + 1)] as const);
  });
}
