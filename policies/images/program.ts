import { posix } from "node:path";
import type { Process, Variable, Words } from "../model/container";
import { wildcard } from "../model/glob";
import type { KnownImage } from "./lookup";
import { readScript } from "./shell";
import { isShell, mostShells, programName, scriptOf, unwrappedBy } from "./wrappers";

/** The arguments behind the image's entrypoint when a container starts the image's own program. */
export interface Program {
  /** Undefined if the image's own words are used. */
  readonly arguments: Words | undefined;
  /** Whether its own words start it in place of the image's entrypoint, whose scripts then do not run. */
  readonly bare?: true;
  /** The variables that the words themselves set for it, or take away. */
  readonly environment?: ReadonlyMap<string, Variable>;
  /** Where the words themselves start it, from the working directory of the container; null if they leave it open. */
  readonly directory?: string | null;
  /** Every command of the shell scripts that start it. */
  readonly script?: readonly Words[];
}

type Names = Pick<KnownImage, "entrypoint" | "programs" | "bare" | "ends">;

/** What a command line is started in. */
interface Around {
  variable(name: string): Variable;
  /** How many shells started it. */
  readonly shells: number;
}

/**
 * The image's own program as this container starts it; undefined for another program: a client, a script, a file with
 * unknown content.
 */
export function programOf(process: Process, image: Names): Program | undefined {
  const { entrypoint: own, arguments: words } = process;
  const around = { variable: (name: string) => process.named(name), shells: 0 };
  const program = own === undefined ? handed(words, image, around) : started([...own, ...(words ?? [])], image, around);
  return onlyTells(program, image) ? undefined : program;
}

const told: readonly (string | undefined)[] = ["--version", "-version", "version", "--help", "-help", "-h", "help"];

/** Whether the program only tells or checks something and ends: it is asked for nothing else, or the entry says so. */
function onlyTells(program: Program | undefined, image: Names): boolean {
  const words = program?.arguments ?? [];
  const named = [image.programs, image.bare, image.entrypoint].some((names) => isOne(words[0], names));
  const own = named ? words.slice(1) : words;
  if (own.length === 1 && told.includes(own[0])) return true;
  const { ends } = image;
  return ends !== undefined && own.some((word, index) => (index === 0 || word?.startsWith("-")) && isOne(word, ends));
}

/** The program started by words that the image's own entrypoint receives: the first word names it, unless it is an option. */
function handed(words: Words | undefined, image: Names, around: Around): Program | undefined {
  const [first] = words ?? [];
  // Without `programs`, the entrypoint passes every word to its own program.
  if (first === undefined || first.startsWith("-") || first.includes("$") || image.programs === undefined) {
    return image.entrypoint !== undefined && words !== undefined && isOne(first, image.entrypoint)
      ? started(words, image, around)
      : { arguments: words };
  }
  const program = started(words as Words, image, around);
  if (program === undefined || !isOne(first, image.programs)) return program;
  // The entrypoint sees the name of the program, unless a shell comes before it.
  const { bare: _bare, ...rest } = program;
  return rest;
}

/** The usual entrypoint scripts, for images whose entry names none. */
const script = /entrypoint/;

/** A whole command line. */
function started(words: Words, image: Names, around: Around): Program | undefined {
  const [first, ...rest] = words;
  if (first === undefined) return undefined;
  // The entrypoint passes on the name of a program; a program that is the entrypoint itself has only its arguments after it.
  if (isOne(first, image.programs)) {
    return isOne(first, image.entrypoint) ? { arguments: rest } : { arguments: words, bare: true };
  }
  if (isOne(first, image.bare)) return { arguments: words, bare: true };
  // A wrapper that is a word of the image's entrypoint may start the program past its script: `tini -- neo4j`.
  const wrapped = isOne(first, image.entrypoint) ? behind(words, image, around) : undefined;
  if (wrapped !== undefined) return wrapped;
  if (isOne(first, image.entrypoint) || (image.entrypoint === undefined && script.test(programName(first)))) {
    return handed(beyond(rest, image), image, around);
  }
  if (isShell(first)) return shelled(scriptOf(rest), image, around);
  return behind(words, image, around);
}

/** The program behind one that starts it. */
function behind(words: Words, image: Names, around: Around): Program | undefined {
  const inner = unwrappedBy(words);
  if (inner === undefined) return undefined;
  if ("script" in inner) return shelled(inner.script, image, around);
  return within(started(inner.words, image, around), inner.environment, inner.directory);
}

/** The program with what is set around it, unless it is set again closer to it. */
function within(program: Program | undefined, environment: Program["environment"], directory: string | undefined) {
  if (program === undefined || (!environment?.size && directory === ".")) return program;
  const { directory: own = "." } = program;
  const at = directory === undefined || own === null ? null : own.startsWith("/") ? own : posix.join(directory, own);
  return {
    ...program,
    environment: new Map([...(environment ?? []), ...(program.environment ?? [])]),
    ...(at !== "." && { directory: at }),
  };
}

/** Several words may make up the entrypoint: `tini -- jenkins.sh`. */
function beyond(words: Words, image: Names): Words {
  let rest = words;
  while (
    rest[0] === "--" ||
    isOne(rest[0], image.entrypoint) ||
    (rest[0] !== undefined && script.test(programName(rest[0])))
  ) {
    rest = rest.slice(1);
  }
  return rest;
}

/** The program in the text of a shell's script, which is the first word; undefined if the text is not known. */
function shelled([text, ...positional]: Words, image: Names, around: Around): Program | undefined {
  if (text === undefined || around.shells >= mostShells) return undefined;
  const { commands } = readScript(text, { ...around, positional });
  for (const { words, environment, directory } of commands) {
    // Only a shell in the shell asks for variables.
    const variable = (name: string) => environment.variable(name) ?? around.variable(name);
    const found = started(words, image, { variable, shells: around.shells + 1 });
    if (found === undefined || onlyTells(found, image)) continue;
    const script = [...commands.map((command) => command.words), ...(found.script ?? [])];
    return within({ ...found, script }, environment.all(), directory);
  }
  return undefined;
}

function isOne(word: string | undefined, patterns: readonly string[] | undefined): boolean {
  if (word === undefined || patterns === undefined) return false;
  const name = programName(word);
  // Only the running container knows a variable of the shell.
  return !name.includes("$") && patterns.some((pattern) => wildcard(pattern)(name));
}
