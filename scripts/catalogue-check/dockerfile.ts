import { DockerfileParser, type Instruction } from "dockerfile-ast";

/** The facts of a Dockerfile about the image of its last stage. */
export interface DockerfileFacts {
  /** The base image of the last stage, variables replaced by their defaults: `debian:bookworm-slim`. */
  from: string;
  volumes: string[];
  /** The last USER; undefined if the base image decides it. */
  user?: string;
  entrypoint?: string[];
  /** Users that the stage makes, with their numbers. */
  accounts: Record<string, { uid?: number; gid?: number }>;
}

interface Stage {
  from: string;
  name?: string;
  instructions: Instruction[];
}

/** The facts of a Dockerfile. Throws an Error if it has no stage. */
export function dockerfileFacts(text: string): DockerfileFacts {
  const { stages, initial } = stagesOf(text);
  const last = stages.at(-1);
  if (last === undefined) throw new Error("has no FROM");
  const chain = [last];
  for (let base = named(stages, last.from); base !== undefined; base = named(stages, base.from)) {
    if (chain.includes(base)) break;
    chain.unshift(base);
  }
  const facts: DockerfileFacts = { from: (chain[0] as Stage).from, volumes: [], accounts: {} };
  const variables = new Map(initial);
  for (const instruction of chain.flatMap(({ instructions }) => instructions)) read(instruction, facts, variables);
  facts.volumes = [...new Set(facts.volumes)].sort();
  return facts;
}

function named(stages: readonly Stage[], name: string): Stage | undefined {
  return stages.find((stage) => stage.name === name);
}

function stagesOf(text: string): { stages: Stage[]; initial: Map<string, string> } {
  const stages: Stage[] = [];
  const initial = new Map<string, string>();
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    const words = instruction.getArguments().map((argument) => argument.getValue());
    if (keyword === "FROM") {
      const [image = "", as, name] = words.filter((word) => !word.startsWith("--"));
      const from = resolve(unquoted(image), initial);
      stages.push({ from, ...(as?.toUpperCase() === "AS" && name !== undefined && { name }), instructions: [] });
    } else if (stages.length > 0) {
      stages.at(-1)?.instructions.push(instruction);
    } else if (keyword === "ARG") {
      assign(words, initial);
    }
  }
  return { stages, initial };
}

function read(instruction: Instruction, facts: DockerfileFacts, variables: Map<string, string>): void {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  const content = instruction.getArgumentsContent() ?? "";
  switch (instruction.getKeyword()) {
    case "ARG":
      assign(words, variables);
      break;
    case "ENV":
      if (words[0]?.includes("=")) assign(words, variables);
      else if (words[0] !== undefined) variables.set(words[0], resolve(words.slice(1).join(" "), variables));
      break;
    case "VOLUME":
      facts.volumes.push(
        ...list(content, words).map((word) => resolve(unquoted(word), variables).replace(/(.)\/$/, "$1")),
      );
      break;
    case "USER":
      facts.user = resolve(words[0] ?? "", variables);
      break;
    case "ENTRYPOINT":
      facts.entrypoint = list(content, words).map((word) => resolve(word, variables));
      break;
    case "RUN":
      accounts(resolve(content, variables), facts.accounts);
      break;
  }
}

/** The words of an instruction: a JSON list, or words separated by spaces. */
function list(content: string, words: readonly string[]): string[] {
  try {
    const parsed: unknown = JSON.parse(content.replace(/\\\n/g, " "));
    if (Array.isArray(parsed)) return parsed.map(String);
  } catch {}
  return [...words];
}

function assign(words: readonly string[], variables: Map<string, string>): void {
  for (const word of words) {
    const [, name = "", value] = /^([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (value !== undefined) variables.set(name, resolve(unquoted(value), variables));
  }
}

const unquoted = (text: string) => text.replace(/^(["'])(.*)\1$/s, "$2");

/** Replaces variables by their defaults; a variable without a default stays as it is written. */
function resolve(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:(\w+)|\{(\w+)(?::?[-+][^}]*)?\})/g, (all, plain, braced) => {
    return variables.get(plain ?? braced) ?? all;
  });
}

/** Options of useradd, adduser, groupadd and addgroup that take a value. */
const valued = /^(-[uUgGhdscbkKp]|--(uid|gid|ingroup|groups|home|home-dir|shell|comment|gecos|base-dir|skel))$/;

function accounts(script: string, found: DockerfileFacts["accounts"]): void {
  const groups: Record<string, number> = {};
  for (const [, command = "", rest = ""] of script.matchAll(/\b(useradd|adduser|groupadd|addgroup)\b([^;&|\n]*)/g)) {
    const { name, options } = parsed(rest);
    const number = (...keys: string[]) => keys.map((key) => options[key]).find((value) => /^\d+$/.test(value ?? ""));
    const gid = number("-g", "--gid");
    if (command === "groupadd" || command === "addgroup") {
      if (gid !== undefined && name !== undefined) groups[name] = Number(gid);
      continue;
    }
    if (name === undefined || /[$"'`]/.test(name)) continue;
    const uid = number("-u", "--uid");
    const group = options["-G"] ?? options["--ingroup"] ?? options["-g"] ?? options["--gid"] ?? name;
    const own = gid === undefined ? groups[group] : Number(gid);
    found[name] = { ...(uid !== undefined && { uid: Number(uid) }), ...(own !== undefined && { gid: own }) };
  }
}

function parsed(rest: string): { name?: string; options: Record<string, string> } {
  const options: Record<string, string> = {};
  let name: string | undefined;
  const words = rest
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "\\");
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    const [, key, value] = /^(--?[\w-]+)(?:=(.*))?$/.exec(word) ?? [];
    if (key === undefined) {
      if (!/^\d?[<>]/.test(word)) name = word;
    } else if (value !== undefined) options[key] = value;
    else if (valued.test(key)) options[key] = words[++index] ?? "";
  }
  return { ...(name !== undefined && { name }), options };
}
