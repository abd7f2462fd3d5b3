import type { Container, Variable, Words } from "../model/container";
import { wildcard } from "../model/glob";
import { isFleeting, type Mount } from "../model/mount";
import { canonical, isWithin } from "../model/paths";
import { pathBehind } from "./path-behind";
import type { Program } from "./program";
import type { CatalogueCondition } from "./types";
import { programName } from "./wrappers";

/** A container that starts the program of its image; conditions are evaluated on it. */
export interface Started {
  readonly container: Container;
  readonly program: Program;
  /** Whether root starts it; undefined while the user is unknown. */
  readonly root: boolean | undefined;
}

/** Whether all conditions of `if` hold and none of `unless`; undefined while a value is unknown, which is recorded. */
export function holds(
  started: Started,
  {
    if: when = none,
    unless = none,
  }: { readonly if?: readonly CatalogueCondition[]; readonly unless?: readonly CatalogueCondition[] },
): boolean | undefined {
  let known: true | undefined = true;
  for (const [conditions, wanted] of [
    [when, true],
    [unless, false],
  ] as const) {
    for (const condition of conditions) {
      const answer = isTrue(started, condition);
      if (answer === !wanted) return false;
      if (answer === undefined) known = undefined;
    }
  }
  return known;
}

const none: readonly CatalogueCondition[] = [];

/** Whether one of the conditions holds; undefined while a value is unknown, which is recorded. */
export function isAny(started: Started, conditions: readonly CatalogueCondition[]): boolean | undefined {
  const none = holds(started, { unless: conditions });
  return none === undefined ? undefined : !none;
}

function isTrue(started: Started, condition: CatalogueCondition): boolean | undefined {
  const alone = isTrueAlone(started, condition);
  // A condition that does not hold leaves its exceptions unread, and unrecorded.
  if (alone === false) return alone;
  const joined = condition.any === undefined ? true : isAny(started, condition.any);
  if (joined === false) return false;
  const excepted = condition.but === undefined ? true : holds(started, { unless: condition.but });
  return excepted === false ? false : alone && joined && excepted;
}

function isTrueAlone(started: Started, condition: CatalogueCondition) {
  const { env, arg, after, is, role, script, mounted, hidden, root, entrypoint } = condition;
  const inside = (given: readonly Given[]) => given.flatMap((one) => pathBehind(one, after));
  if (env !== undefined) return isValue(inside(variables(started, env)), is);
  if (arg !== undefined) return needing(started, isValue(inside(argumentsOf(started, arg)), is));
  if (role !== undefined) return hasRole(started, listOf(role));
  if (script !== undefined) return runs(started, listOf(script));
  if (entrypoint !== undefined) return (started.program.bare !== true) === entrypoint;
  if (root !== undefined) return started.root === undefined ? undefined : started.root === root;
  if (hidden !== undefined) return hides(started.container, hidden);
  return mounted === undefined || mounts(started.container, mounted);
}

/** The answer; records the words of the container if it depends on one that is not known. */
function needing({ container }: Started, answer: boolean | undefined): boolean | undefined {
  if (answer === undefined) container.process.needWords();
  return answer;
}

/** A variable, or an argument, which is set and has a value as a variable does. */
export interface Given extends Variable {
  readonly name: string;
}

function isValue(given: readonly Given[], is: CatalogueCondition["is"]): boolean | undefined {
  return isTrueOfOne(given.map((one) => hasValue(one, is)));
}

/** Whether one of the answers is true; undefined while one is unknown and none is. */
function isTrueOfOne(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
}

function hasValue({ set, value }: Given, is: CatalogueCondition["is"]): boolean | undefined {
  if (set !== true) return set;
  if (is === undefined) return value !== "";
  return value === undefined ? undefined : listOf(is).some((one) => wildcard(one)(value));
}

/** The variable, or every variable that a pattern names; one that is not set if there is none. */
export function variables({ container: { process }, program }: Started, name: string): readonly Given[] {
  const { environment } = program;
  const all = () => [...process.variables(), ...(environment?.keys() ?? [])];
  const names = name.includes("*") ? all().filter(wildcard(name)) : [];
  // No variable has a pattern for its name: it is unset, or unknown where further variables may be set.
  return [...new Set(names), name].map((one) => ({ ...(environment?.get(one) ?? process.variable(one)), name: one }));
}

/**
 * Every argument `name`, as `name=value`, with its value behind it, or with a path right behind an option of one letter or behind a
 * colon, with which its name ends: `-Xloggc:/gc.log`, `UNIX-LISTEN:/run/app.sock`. A path has itself as its value. `*` in it stands for
 * any characters. One that is not set if there is none.
 */
export function argumentsOf({ program }: Started, name: string | readonly string[]): readonly Given[] {
  const words = program.arguments ?? [];
  if (isUnknown(words)) return [{ name: "", set: undefined, value: undefined }];
  const is = words.length === 0 ? [] : listOf(name).map(wildcard);
  const named = (text: string) => is.some((matches) => matches(text));
  // A file as an argument of its own: `/etc/redis/sentinel.conf`.
  const paths = listOf(name).flatMap((one) => (one.startsWith("/") ? [wildcard(one)] : []));
  const found = words.flatMap((word, index): readonly Given[] => {
    if (word === undefined) return [];
    const at = word.indexOf("=");
    for (const [name, value] of [
      [word.slice(0, Math.max(at, 0)), word.slice(at + 1)],
      glued.test(word) ? [word.slice(0, 2), word.slice(2)] : [],
      behindColon.exec(word)?.slice(1) ?? [],
    ]) {
      if (name && named(name)) return [{ name, set: true, value: known(value) }];
    }
    if (!named(word)) return [];
    if (paths.some((matches) => matches(word))) return [{ name: word, set: true, value: known(word) }];
    const following = word.startsWith("-") ? index + 1 : behindOptions(words, index + 1);
    const next = words[following];
    return [{ name: word, set: true, value: next?.startsWith("-") ? undefined : known(next) }];
  });
  return found.length === 0 ? [{ name: "", set: false, value: undefined }] : found;
}

/** An option of one letter with a path: `-k/run/postgresql`. */
const glued = /^-[A-Za-z]\//;

/** An option of Java, or an address, with a path: `-Xlog:gc*:/logs/gc.log:time`. */
const behindColon = /^((?:-X|[A-Za-z])[^=/]*:)"?(\/.*)$/;

/** The first word from `start` on that is neither an option nor its value: `--address :9000 /data`. */
function behindOptions(words: Words, start: number): number {
  let index = start;
  for (let word = words[index]; word?.startsWith("-"); word = words[index]) index += word.includes("=") ? 1 : 2;
  return index;
}

/** Only the running container knows the value of a shell variable. */
const known = (text: string | undefined) => (text?.includes("$") ? undefined : text);

/** The text of a word that only the running container knows as a whole may be any argument. */
const isUnknown = (words: Words) => words.length === 1 && (words[0] === undefined || /^\$\([^)]*\)$/.test(words[0]));

/** Whether the command begins with the words of a role; undefined while one of them that matters is unknown. */
function hasRole(started: Started, roles: readonly string[]): boolean | undefined {
  const words = started.program.arguments ?? [];
  return needing(started, isTrueOfOne(roles.map((role) => begins(words, role.split(" ")))));
}

/** Whether the shell script that starts the program has one of the commands. */
function runs({ program: { script = [] } }: Started, roles: readonly string[]): boolean {
  return script.some((words) => roles.some((role) => begins(words, role.split(" ")) === true));
}

function begins(words: Words, role: readonly string[]): boolean | undefined {
  let known: true | undefined = true;
  for (const [index, part] of role.entries()) {
    if (index >= words.length) return false;
    const word = words[index];
    const name = word === undefined ? undefined : programName(word);
    // Only the running container knows the value of a shell variable.
    if (name === undefined || name.includes("$")) known = undefined;
    else if (!wildcard(part)(name)) return false;
  }
  return known;
}

/** Whether a mount may provide the path, a directory with a slash at its end: a mount at it or above it, except an empty one. */
function mounts(container: Container, named: string): boolean | undefined {
  const path = named.replace(/\/$/, "");
  return anyMount(container, (target, { backing, mayHold }) => {
    if (isWithin(target, path)) return true;
    if (!isWithin(path, target) || isFleeting(backing)) return false;
    return mayHold?.(canonical(named).slice(canonical(target).length).replace(/^\//, "")) !== false;
  });
}

/** Whether a mount at or above the path takes the image's file away. Docker fills a named volume from the image. */
function hides(container: Container, path: string): boolean | undefined {
  const fills = container.terms.memory === "tmpfs";
  return anyMount(container, (target, { backing }) => isWithin(path, target) && !(backing === "volume" && fills));
}

/** Whether `is` holds for a mount; undefined if only a mount that is not known yet may be one. */
function anyMount(container: Container, is: (target: string, mount: Mount) => boolean): boolean | undefined {
  const found = container.mounts().some((mount) => mount.target !== undefined && is(mount.target, mount));
  return found || (container.mountsComplete ? false : undefined);
}

const listOf = (value: string | readonly string[]) => (typeof value === "string" ? [value] : value);
