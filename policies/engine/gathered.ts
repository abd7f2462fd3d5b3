import type { Container } from "../model/container";
import { enumerate } from "../model/grammar";
import type { Judgement } from "./judge";

interface Told extends Judgement {
  readonly container: Container;
}

/**
 * Gathers advice: all advice about one container is one line, and equal advice about several containers of one list is one
 * line with their names, and with their indices in the paths.
 */
export function gathered(judgements: readonly Judgement[], isAdvice: (judgement: Judgement) => boolean): Judgement[] {
  const isTold = (one: Judgement): one is Told => one.container !== undefined && isAdvice(one);
  const lines = groups(judgements, (one) =>
    isTold(one) ? `${one.level} ${placeOf(one)} ${one.container.label}` : one,
  );
  const joined = lines.map(([first, ...rest]) => (isTold(first) ? oneLine(first, rest) : first));
  const alike = groups(joined, (one) => (isTold(one) && listOf(one) ? anywhere(one) : one));
  return alike.map(([first, ...rest]) => (rest.length > 0 ? eachOf([first, ...rest] as Told[]) : first));
}

type Group = [first: Judgement, ...rest: Judgement[]];

function groups(judgements: readonly Judgement[], keyOf: (judgement: Judgement) => unknown): Group[] {
  const found = new Map<unknown, Group>();
  for (const judgement of judgements) {
    const key = keyOf(judgement);
    const group = found.get(key);
    if (group === undefined) found.set(key, [judgement]);
    else group.push(judgement);
  }
  return [...found.values()];
}

function oneLine(first: Told, rest: readonly Judgement[]): Judgement {
  const told = [first.text, ...rest.slice(0, most - 1).map((one) => `it also ${afterLabel(one as Told)}`)];
  const left = rest.length + 1 - told.length;
  if (left > 0) told.push(`and ${left.toLocaleString("en")} more of this kind`);
  return { ...first, text: told.join("; ") };
}

/** The text after the container's name. */
const afterLabel = ({ text, container }: Told) => text.slice(container.label.length + 1);

/** Path of the container: `spec.containers[0]`. */
const placeOf = ({ container }: Told) => container.image.path.replace(/\.?image$/, "");

/** The list with the container, and its index; undefined if it is in no list. */
const listOf = (told: Told) => /^(.*)\[(\d+)\]$/.exec(placeOf(told));

/** The text without the container's index, which is equal for all containers of a role in one list. */
function anywhere(told: Told): string {
  const { level, container } = told;
  return [level, role(container), listOf(told)?.[1], atPlace(told, "\0")].join("\0");
}

const atPlace = (told: Told, other: string) => afterLabel(told).replaceAll(`${placeOf(told)}.`, `${other}.`);

const role = ({ label }: Container) => label.slice(0, label.lastIndexOf(" "));

function eachOf(told: readonly Told[]): Judgement {
  const [first] = told as [Told];
  const names = told.map(({ container: { label } }) => label.slice(label.lastIndexOf(" ") + 1));
  const indices = ranges(told.map((one) => Number(listOf(one)?.[2])));
  const place = `${listOf(first)?.[1]}[${bounded(indices, "…").join(",")}]`;
  const more = `${(names.length - most).toLocaleString("en")} more`;
  return {
    ...first,
    text: `each of ${role(first.container)}s ${enumerate(bounded(names, more))} ${atPlace(first, place)}`,
  };
}

/** The largest number of faults, names or indices in one line. */
const most = 20;

const bounded = (all: readonly string[], rest: string) => (all.length > most ? [...all.slice(0, most), rest] : all);

/** Rising numbers as `0-2` and `4`. */
function ranges(numbers: readonly number[]): string[] {
  const found: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
}
