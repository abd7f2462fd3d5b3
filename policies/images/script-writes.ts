import { posix } from "node:path";
import type { Variable, Words } from "../model/container";
import { cleanPath } from "../model/paths";
import { readScript } from "./shell";
import { isShell, mostShells, startedBy } from "./wrappers";
import { type Installer, type Target, writtenBy } from "./written";

/** A path that a command line writes. */
export interface Write extends Target {
  /** Absolute. */
  readonly path: string;
  /** As it stands in the command line. */
  readonly written: string;
}

/** What a command line writes whenever it runs. */
export interface Writes {
  readonly targets: readonly Write[];
  readonly installs: readonly Installer[];
}

interface Around {
  variable(name: string): Variable;
  /** Where it runs; undefined if that is not known. */
  directory(): string | undefined;
  /** How many shells started it. */
  readonly shells: number;
}

interface Found extends Writes {
  readonly targets: Write[];
  readonly installs: Installer[];
}

/** What the words write themselves: nothing that a condition decides, and nothing that a program of the image decides. */
export function writesOf(words: Words, around: Omit<Around, "shells">): Writes {
  const found: Found = { targets: [], installs: [] };
  follow(words, { ...around, shells: 0 }, found);
  return found;
}

/** Whether the words start a shell with a script, directly or by programs that start others. */
export function isScript(words: Words): boolean {
  const inner = startedBy(words);
  if (inner === undefined) return false;
  return "script" in inner ? isShell(words[0]) && inner.script.length > 0 : isScript(inner.words);
}

function follow(words: Words, around: Around, found: Found): void {
  const [first] = words;
  if (first === undefined || first.includes("$")) return;
  const inner = startedBy(words);
  if (inner === undefined) {
    const { targets, installs } = writtenBy(words);
    for (const { path, kind } of targets) add(path, kind, around, found);
    if (installs !== undefined) found.installs.push(installs);
  } else if ("script" in inner) followScript(inner.script, around, found);
  else {
    const { environment, directory } = inner;
    const variable = (one: string) => environment.get(one) ?? around.variable(one);
    follow(inner.words, { ...around, variable, directory: () => below(around, directory) }, found);
  }
}

function followScript([text, ...positional]: Words, around: Around, found: Found): void {
  if (text === undefined || around.shells >= mostShells) return;
  const { commands, writes } = readScript(text, { variable: around.variable, positional });
  for (const { path, directory } of writes) {
    add(path, "file", { ...around, directory: () => below(around, directory) }, found);
  }
  for (const { words, environment, directory, certain } of commands) {
    if (!certain) continue;
    const variable = (one: string) => environment.variable(one) ?? around.variable(one);
    follow(words, { variable, directory: () => below(around, directory), shells: around.shells + 1 }, found);
  }
}

function below({ directory }: Around, path: string | undefined): string | undefined {
  if (path === undefined || path.startsWith("/")) return path;
  const from = directory();
  return from && posix.join(from, path);
}

/** Adds a path without variables and patterns. */
function add(path: string, kind: Target["kind"], around: Around, found: Found): void {
  if (path === "" || /[$*?[\]{}~]/.test(path)) return;
  const absolute = below(around, path);
  if (absolute !== undefined) found.targets.push({ path: cleanPath(absolute), kind, written: path });
}
