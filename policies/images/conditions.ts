import type { Container, Words } from "../model/container";
import { wildcard } from "../model/glob";
import { isWithin } from "../model/places";
import type { Program } from "./program";
import type { CatalogueCondition } from "./types";

/** A container that starts the program of its image; conditions are evaluated on it. */
export interface Started {
  readonly container: Container;
  readonly program: Program;
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

function isTrue(started: Started, { env, arg, is, role, mounted }: CatalogueCondition): boolean | undefined {
  if (env !== undefined) return isValue(variable(started, env), is);
  if (arg !== undefined) return isValue(argument(started, arg), is);
  if (role !== undefined) return hasRole(started, listOf(role));
  return mounted !== undefined && mounts(started.container, mounted);
}

/** A variable or an argument: whether it is set, and its value; undefined while unknown. */
interface Given {
  readonly set: boolean | undefined;
  readonly value: string | undefined;
}

function isValue({ set, value }: Given, is: CatalogueCondition["is"]): boolean | undefined {
  if (set !== true) return set;
  if (is === undefined) return value !== "";
  return value === undefined ? undefined : listOf(is).includes(value);
}

export function variable({ container }: Started, name: string): Given {
  return container.process.variable(name);
}

/** The argument `name`, as `name=value` or with its value behind it. */
export function argument({ container, program }: Started, name: string): Given {
  const words = program.arguments ?? [];
  if (isUnknown(words)) {
    container.process.needWords();
    return { set: undefined, value: undefined };
  }
  for (const [index, word] of words.entries()) {
    if (word?.startsWith(`${name}=`)) return { set: true, value: known(word.slice(name.length + 1)) };
    if (word !== name) continue;
    const next = words[index + 1];
    if (index + 1 < words.length && next === undefined) container.process.needWords();
    return { set: true, value: next?.startsWith("-") ? undefined : known(next) };
  }
  return { set: false, value: undefined };
}

/** Only the running container knows the value of a shell variable. */
const known = (text: string | undefined) => (text?.includes("$") ? undefined : text);

const isUnknown = (words: Words) => words.length === 1 && words[0] === undefined;

function hasRole({ container, program }: Started, roles: readonly string[]): boolean | undefined {
  const [word] = program.arguments ?? [];
  if (word === undefined) {
    if (program.arguments?.length) container.process.needWords();
    return program.arguments?.length ? undefined : false;
  }
  const name = word.slice(word.lastIndexOf("/") + 1);
  return roles.some((role) => wildcard(role)(name));
}

/** Whether a mount may provide the path: a mount at it or above it, except an empty one. */
function mounts(container: Container, path: string): boolean | undefined {
  const found = container.mounts().some(({ target, backing }) => {
    if (target === undefined) return false;
    if (isWithin(target, path)) return true;
    return isWithin(path, target) && !["memory", "scratch", "anonymous"].includes(backing);
  });
  return found || (container.mountsComplete ? false : undefined);
}

const listOf = (value: string | readonly string[]) => (typeof value === "string" ? [value] : value);
