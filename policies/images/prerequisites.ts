import type { Container } from "../model/container";
import { enumerate, withArticle } from "../model/grammar";
import { mountOver } from "../model/mount-over";
import type { RecipeOptions } from "./catalogue";
import { makeWritable, raise } from "./cure";
import { type Need, type Needs, needs, recipeOf } from "./needs";
import { isDoubtful } from "./outcome";
import { parseImage } from "./reference";
import { fitted, isLeft } from "./room";
import { certainOutcomes } from "./serves";

/** What a container takes besides the flag before it can run with a read-only root, as half sentences. */
export interface Prerequisites {
  readonly steps: readonly string[];
  /** What nobody can tell of it. */
  readonly doubts: readonly string[];
}

export function prerequisites(container: Container, options: RecipeOptions): Prerequisites {
  if (container.imageAwaited) return { steps: [], doubts: [] };
  const found = needs(container, options);
  const doubts = [...undescribed(container, options), ...(found === undefined ? [] : openPaths(container, found))];
  return { steps: found === undefined ? [] : stepsOf(container, found), doubts };
}

function stepsOf(container: Container, found: Needs): string[] {
  const { name, paths, settings } = found;
  const outcomes = certainOutcomes(container, paths);
  const missing = (kind: Need["kind"]) =>
    outcomes.flatMap(({ need, outcome }) => (outcome.kind === "missing" && need.kind === kind ? [need] : []));
  const ephemeral = missing("ephemeral");
  const mounted = ephemeral.filter(({ instead }) => instead === undefined);
  // Memory would hide what the image has there.
  const isCopied = ({ content, file }: Need) => content === true || file === true;
  const temporary = fitted(
    container,
    mounted.filter((need) => !isCopied(need)),
  );
  const { memory, runnable = memory, volume } = container.terms;
  const run = ({ exec }: Need) => exec === true && runnable !== memory;
  const wants = [
    [temporary.filter((need) => isLeft(need) && !run(need)), withArticle(memory)],
    [temporary.filter((need) => isLeft(need) && run(need)), withArticle(runnable)],
    [mounted.filter(isCopied), "a writable copy of what the image has"],
    [missing("persistent"), withArticle(volume)],
  ] as const;
  const also = wants.flatMap(([needs, what]) =>
    needs.length > 0 ? [`${what} at ${enumerate(needs.map(({ shown }) => shown))}`] : [],
  );
  return [
    ...(also.length > 0 ? [`${name} also needs ${enumerate(also)}`] : []),
    ...ephemeral.flatMap(({ instead, shown, why }) =>
      instead === undefined ? [] : [`${name} also needs a writable ${shown.replace(/^the /, "")} (${why}): ${instead}`],
    ),
    ...temporary.filter((need) => !isLeft(need)).map(({ usual = "", shown }) => raise(container, usual, shown)),
    ...outcomes.flatMap(({ outcome }) => {
      if (outcome.kind === "read-only") return [makeWritable(outcome.mount.path)];
      return "fix" in outcome && !isDoubtful(outcome) ? [outcome.fix] : [];
    }),
    ...settings.map(({ says }) => `${says}, without which ${name} does not start then`),
    ...[effort(found) ?? []].flat(),
  ];
}

/** The half sentence about an image of which no path is certain, but some may be needed. */
function openPaths(container: Container, { image, name, paths, open }: Needs): string[] {
  // A path may be certain or provided by a mount that is not known yet.
  if (paths.length > 0 || image.category === "runtime" || !container.mountsComplete) return [];
  return (["configuration", "application"] as const).flatMap((depends) => {
    const places = open
      .filter((path) => path.depends === depends && mountOver(container, path.path) === undefined)
      .map(({ path, when }) => `${path} (when ${when})`);
    if (places.length === 0) return [];
    const who = depends === "configuration" ? "its configuration" : "what runs in it";
    return [`whether ${name} also writes to ${enumerate(places)} depends on ${who}`];
  });
}

/** The half sentence about an image that the catalogue lacks, or that runs a program which the catalogue cannot know. */
function undescribed(container: Container, options: RecipeOptions): string[] {
  const { image, shownImage, unreadBuild } = container;
  const reference = image.effective;
  if (unreadBuild !== undefined) return [];
  // A reference begins with a letter, a digit or a bracket: the command cannot take it for an option.
  if (reference === undefined || shownImage === undefined || parseImage(reference) === undefined) return [];
  const known = recipeOf(container, reference, options);
  if (known !== undefined && known.category !== "runtime") return [];
  const what = known === undefined ? shownImage : `the program in ${shownImage}`;
  return [`the catalogue does not know what ${what} writes: ${discovery(container)}`];
}

/** The command that finds out what a container writes, with names in the place of its own words, which may be secret. */
function discovery({ writtenImage, process: { own } }: Container): string {
  const words = [own.entrypoint && "PROGRAM", own.arguments && (own.entrypoint ? "ARGUMENTS" : "COMMAND")];
  const named = words.filter((word) => word !== false);
  const image = own.entrypoint ? `--entrypoint PROGRAM ${writtenImage}` : writtenImage;
  const command = `npx @readonly-rootfs/cli discover ${[image, ...(own.arguments ? ["--", named.at(-1)] : [])].join(" ")}`;
  if (named.length === 0) return `${command} finds out`;
  return `${command} finds out, where ${enumerate(named)} ${named.length > 1 ? "are" : "is"} what the container runs`;
}

/** The obstacle to a read-only root besides paths, as half a sentence; undefined for most images. */
export function effort({ name, verdict }: Needs): string | undefined {
  if (verdict === undefined) return undefined;
  // The name of a variable keeps its letters: ADMINER_DESIGN.
  const because = verdict.reason.replace(/\.$/, "").replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
  const root = {
    "with effort": `a read-only root takes effort with ${name}`,
    "not recommended": `a read-only root is not recommended with ${name}`,
    "does not run": `${name} does not run with a read-only root`,
  }[verdict.verdict];
  return `${root}: ${because}`;
}
