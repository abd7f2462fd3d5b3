import type { Process, Words } from "../model/container";
import { wildcard } from "../model/glob";
import type { KnownImage } from "./lookup";

/** The arguments behind the image's entrypoint when a container starts the image's own program. */
export interface Program {
  /** Undefined if the image's own words are used. */
  readonly arguments: Words | undefined;
  /** Whether its own words start it in place of the image's entrypoint, whose scripts then do not run. */
  readonly bare?: true;
}

type Names = Pick<KnownImage, "entrypoint" | "programs" | "ends">;

/**
 * The image's own program as this container starts it; undefined for another program: a client, a script, a file with
 * unknown content.
 */
export function programOf({ entrypoint: own, arguments: words }: Process, image: Names): Program | undefined {
  const program = own === undefined ? handed(words, image) : started([...own, ...(words ?? [])], image);
  return onlyTells(program, image) ? undefined : program;
}

const told: readonly (string | undefined)[] = ["--version", "-version", "version", "--help", "-help", "-h", "help"];

/** Whether the program only tells or checks something and ends: it is asked for nothing else, or the entry says so. */
function onlyTells(program: Program | undefined, image: Names): boolean {
  const words = program?.arguments ?? [];
  const named = isOne(words[0], image.programs) || isOne(words[0], image.entrypoint);
  const own = named ? words.slice(1) : words;
  if (own.length === 1 && told.includes(own[0])) return true;
  const { ends } = image;
  return ends !== undefined && own.some((word, index) => (index === 0 || word?.startsWith("-")) && isOne(word, ends));
}

/** The program started by words that the image's own entrypoint receives: the first word names it, unless it is an option. */
function handed(words: Words | undefined, image: Names): Program | undefined {
  const [first] = words ?? [];
  // Without `programs`, the entrypoint passes every word to its own program.
  if (first === undefined || first.startsWith("-") || image.programs === undefined) {
    return image.entrypoint !== undefined && words !== undefined && isOne(first, image.entrypoint)
      ? started(words, image)
      : { arguments: words };
  }
  const program = started(words as Words, image);
  // The entrypoint sees the name of the program, unless a shell comes before it.
  return program && isOne(first, image.programs) ? { arguments: program.arguments } : program;
}

/** Programs that start another program, and the number of their words before it. */
const wrappers: Readonly<Record<string, number>> = {
  tini: 0,
  "tini-static": 0,
  "dumb-init": 0,
  catatonit: 0,
  "docker-init": 0,
  env: 0,
  exec: 0,
  nice: 0,
  nohup: 0,
  time: 0,
  setpriv: 0,
  gosu: 1,
  "su-exec": 1,
};

const shell = /^(ba|da|a|k|z)?sh$/;
/** The usual entrypoint scripts, for images whose entry names none. */
const script = /entrypoint/;

/** A whole command line. */
function started(words: Words, image: Names): Program | undefined {
  const [first, ...rest] = words;
  if (first === undefined) return undefined;
  const name = base(first);
  // The entrypoint passes on the name of a program; a program that is the entrypoint itself has only its arguments after it.
  if (isOne(first, image.programs)) {
    return isOne(first, image.entrypoint) ? { arguments: rest } : { arguments: words, bare: true };
  }
  if (isOne(first, image.entrypoint) || (image.entrypoint === undefined && script.test(name))) {
    return handed(beyond(rest, image), image);
  }
  const skipped = wrappers[name];
  if (skipped !== undefined) return started(wrapped(rest, skipped), image);
  return shell.test(name) ? shelled(rest, image) : undefined;
}

/** Several words may make up the entrypoint: `tini -- jenkins.sh`. */
function beyond(words: Words, image: Names): Words {
  let rest = words;
  while (
    rest[0] === "--" ||
    isOne(rest[0], image.entrypoint) ||
    (rest[0] !== undefined && script.test(base(rest[0])))
  ) {
    rest = rest.slice(1);
  }
  return rest;
}

function wrapped(words: Words, skipped: number): Words {
  const start = words.findIndex((word) => word === undefined || !(word.startsWith("-") || /^\w+=/.test(word)));
  return start < 0 ? [] : words.slice(start + skipped);
}

/** The program in a shell's `-c` script; undefined for a script file, whose content is unknown. */
function shelled(words: Words, image: Names): Program | undefined {
  const option = words.findIndex((word) => word !== undefined && /^-[a-np-z]*c[a-np-z]*$/.test(word));
  const text = option < 0 ? undefined : words[option + 1];
  if (text === undefined) return undefined;
  for (const command of commands(text)) {
    const [first] = command;
    if (first === undefined) continue;
    const found = shell.test(base(first)) ? undefined : started(command, image);
    if (found !== undefined && !onlyTells(found, image)) return found;
  }
  return undefined;
}

const keywords = /^(if|then|else|elif|do|while|until|!|\{|\(|exec|time)$/;

/** The commands of a shell script, each as its words. */
function commands(script: string): string[][] {
  const found: string[][] = [[]];
  for (const token of tokensOf(script)) {
    if (typeof token !== "string") {
      const pattern = (token as { pattern?: string }).pattern;
      if (pattern !== undefined) found.at(-1)?.push(pattern);
      else if (!("comment" in (token as object))) found.push([]);
      continue;
    }
    const command = found.at(-1) as string[];
    if (command.length === 0 && (keywords.test(token) || /^\w+=/.test(token))) continue;
    command.push(token);
  }
  return found;
}

function tokensOf(script: string): readonly unknown[] {
  const { parse } = require("shell-quote") as { parse(text: string, env: (name: string) => string): unknown[] };
  try {
    // A variable of the shell stays as it is written: only the running container knows its value.
    return parse(script.replaceAll("\n", " ; "), (name) => `$${name}`);
  } catch {
    // The parser throws on syntax that it does not support: `${a!b}`.
    return [];
  }
}

const base = (word: string) => word.slice(word.lastIndexOf("/") + 1);

function isOne(word: string | undefined, patterns: readonly string[] | undefined): boolean {
  if (word === undefined) return false;
  const name = base(word);
  return patterns?.some((pattern) => wildcard(pattern)(name)) ?? false;
}
