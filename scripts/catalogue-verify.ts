/**
 * Proves entries of the catalogue on a container engine: `npm run catalogue:verify -- nginx mariadb=mirror.example/mariadb:11.4`.
 * Runs `discover` on each image, lists what differs from its entry, and writes the proof into the entry where nothing does.
 * Without names it takes every published image that has a workload.
 *
 * Exit code 0: as the catalogue says. 1: different, or not proven. 2: bad input, no engine, or a failing workload.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Discovery } from "../cli/discovery";
import { connect, type Engine, goneInWords, isGone } from "../cli/engine/connect";
import { Failure } from "../cli/failure";
import { proof } from "../cli/output/recipe";
import { Lines } from "../cli/progress";
import { count, listed } from "../cli/text";
import { recipeFor } from "../policies/images/catalogue";
import type { KnownImage } from "../policies/images/lookup";
import { formatImage, parseImage } from "../policies/images/reference";
import { REFERENCES } from "../tools/workloads/references";
import { discoverUsed, type Usage, usages } from "../tools/workloads/usage";
import { read } from "./catalogue";
import { differences } from "./catalogue-verify/differences";
import { OFFICIAL } from "./catalogue-verify/official";
import { withProof } from "./catalogue-verify/proof";

export interface Verification {
  readonly image: string;
  readonly usage: Usage;
  /** The catalogue's entry. */
  readonly known: KnownImage;
}

/** Reads `NAME` or `NAME=IMAGE`; the name is that of an image of the tests, or of its entry. */
export function verifications(names: readonly string[]): Verification[] {
  const wanted = names.length > 0 ? names : Object.keys(OFFICIAL);
  return wanted.map((text) => {
    const [, name = "", given] = /^([^=]+)(?:=(.+))?$/.exec(text) ?? [];
    const usage = usages.find(({ image }) => image === name || recipeFor(OFFICIAL[image] ?? "")?.name === name);
    if (usage === undefined) {
      const all = usages.map(({ image }) => image).sort();
      throw new Failure(
        `"${text}" names no image with a workload; write NAME or NAME=IMAGE with one of ${all.join(", ")}.`,
      );
    }
    const image = given ?? OFFICIAL[usage.image];
    if (image === undefined) throw new Failure(`${name} needs an image to run; write ${name}=IMAGE.`);
    const known = recipeFor(image) ?? recipeFor(elsewhere(image, usage));
    if (known === undefined) throw new Failure(`The catalogue has no entry for ${image}; name an image that it knows.`);
    return { image, usage, known };
  });
}

/** The name that an image of another registry has at its own: its entry goes by repository and tag. */
function elsewhere(image: string, { image: name }: Usage): string {
  const [given, own] = [parseImage(image), parseImage(OFFICIAL[name] ?? REFERENCES[name])];
  if (given === undefined || own === undefined) return image;
  const { registry, repository } = own;
  return formatImage({ registry, repository, ...(given.tag === undefined ? {} : { tag: given.tag }) });
}

export interface VerifyOptions {
  readonly print: (text: string) => void;
  readonly progress?: (text: string) => void;
  readonly signal?: AbortSignal;
  /** Directory of the entries, into which the proofs are written. */
  readonly directory: string;
  /** Looks into images without a shell. */
  readonly probeImage?: string;
}

/** Verifies one image after the other, and says what it found of each. Returns the exit code. */
export async function verify(
  engine: Engine,
  all: readonly Verification[],
  { print, progress = () => {}, signal, directory, probeImage }: VerifyOptions,
): Promise<number> {
  const codes: number[] = [];
  for (const { image, usage, known } of all) {
    const lines = new Lines(progress, false, image);
    const found = await discoverUsed(engine, image, usage, {
      progress: lines,
      ...(signal === undefined ? {} : { signal }),
      ...(probeImage === undefined ? {} : { probeImage }),
    }).catch((error) => {
      if (signal?.aborted || !(error instanceof Failure)) throw error;
      return error;
    });
    const [text, code] = found instanceof Failure ? ([found.message, 2] as const) : verdict(found, known, directory);
    print(`${known.name} (${image}): ${text}`);
    codes.push(code);
  }
  return Math.max(0, ...codes);
}

/**
 * Says whether a discovery proves an entry, and writes the proof into its file of `directory` if so. Returns the words, and the
 * exit code.
 */
export function verdict(found: Discovery, known: KnownImage, directory: string): readonly [says: string, code: number] {
  if (found.proven !== true) return [`not proven. ${found.reason}`, 1];
  const other = differences(found, known);
  if (other.length > 0) return [[count(other.length, "difference"), ...other].join("\n  "), 1];
  const run = proof(found);
  const lacks = (["version", "digest"] as const).filter((key) => run[key] === undefined);
  if (lacks.length > 0) return [`as the entry says; no proof is written of an image without ${listed(lacks)}`, 0];
  const file = join(directory, `${known.name}.yaml`);
  const text = withProof(readFileSync(file, "utf8"), run);
  // A faulty file is never written.
  read(file, text);
  writeFileSync(file, text);
  return [`as the entry says; the proof is in ${known.name}.yaml`, 0];
}

async function main(names: readonly string[]): Promise<number> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => interruption.abort(new Failure(`${signal}: the rest is not verified.`)));
  const all = verifications(names);
  return verify(await connect(), all, {
    print: (text) => console.log(text),
    progress: (text) => process.stderr.write(text),
    signal: interruption.signal,
    directory: join(__dirname, "..", "catalogue"),
  });
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const gone = isGone(error) ? goneInWords(error) : error;
      console.error(error instanceof Failure ? error.message : gone);
      process.exitCode = 2;
    },
  );
}
