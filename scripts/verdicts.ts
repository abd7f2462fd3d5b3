/**
 * Compares the answers of two built packs, byte for byte: `npx tsx scripts/verdicts.ts PACK PACK [ROWS]`. With
 * `policies test/fixtures/plain-pack` it compares this pack with the same policies in the SDK as it is.
 *
 * Asks both about 10,000 generated resources (`VERDICTS` for another number; the seed is fixed), each by itself and in
 * stacks of 100, with every cure switched on. ROWS is a file of further rows, as `tsx test/support/rule-table-rows.ts`
 * prints them. Prints each kind of difference once with its count; exits 1 if there is one.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { TestResource } from "../policies/testing";
import { damaged } from "../tools/damaged";
import { type Answers, PackProcess, type PolicyConfig } from "../tools/pack-process";
import { runMain } from "./main";

type Row = { readonly given: readonly TestResource[]; readonly config: Readonly<Record<string, object>> };

const plain: readonly TestResource[] = [
  { type: "aws:s3/bucket:Bucket", props: { bucket: "assets", tags: { team: "shop" } } },
  { type: "kubernetes:core/v1:ConfigMap", props: { apiVersion: "v1", kind: "ConfigMap", data: { a: "b" } } },
  { type: "kubernetes:helm.sh/v3:Release", props: { chart: "redis", namespace: "prod" } },
  { type: "pulumi:pulumi:Stack", props: {} },
];

async function main([one, other, rowsFile]: readonly string[]): Promise<boolean> {
  if (one === undefined || other === undefined) throw new Error("give the directories of two built packs");
  const count = Number(process.env.VERDICTS ?? 10_000);
  const generated = fc.sample(fc.oneof({ weight: 9, arbitrary: damaged }, fc.constantFrom(...plain)), {
    numRuns: count,
    seed: 20_261_126,
  });
  const stacks = chunks(
    generated.map((resource, index) => ({ ...resource, name: `r${index}` })),
    100,
  );
  const rows: Row[] = rowsFile === undefined ? [] : JSON.parse(readFileSync(rowsFile, "utf8"));
  const packs: PackProcess[] = [];
  const differences = new Map<string, number>();
  try {
    for (const pack of [one, other]) {
      const as = existsSync(join(pack, "bin/readonly-rootfs")) ? "executable" : "directory";
      packs.push(await PackProcess.start(resolve(pack), { as }));
    }
    const { policies } = await (packs[0] as PackProcess).info();
    const names = Object.keys(policies);
    const config = (own: Row["config"]) =>
      Object.fromEntries(
        names.map((name): [string, PolicyConfig] => [name, { level: "remediate", properties: own[name] ?? {} }]),
      );
    const compare = async (given: readonly TestResource[], own: Row["config"]) => {
      const answers = await Promise.all(
        packs.map(async (pack) => {
          await pack.configure(config(own));
          return pack.answers(given);
        }),
      );
      for (const difference of differencesOf(given, answers[0] as Answers, answers[1] as Answers))
        differences.set(difference, (differences.get(difference) ?? 0) + 1);
    };
    for (const stack of stacks) await compare(stack, {});
    for (const { given, config } of rows) await compare(given, config);
  } finally {
    await Promise.all(packs.map((pack) => pack.stop()));
  }
  for (const [difference, times] of [...differences].sort((a, b) => b[1] - a[1]))
    console.log(`${times} times:\n${difference}\n`);
  const sizes = `${count} generated resources and ${rows.length} rows of rule tables`;
  console.log(
    differences.size === 0
      ? `The answers about ${sizes} are the same.`
      : `${differences.size} differences over ${sizes}.`,
  );
  return differences.size === 0;
}

/** The violations that only one of the packs reports, by type of resource. */
function* differencesOf(given: readonly TestResource[], one: Answers, other: Answers): Iterable<string> {
  for (const [index, { type, name }] of given.entries()) {
    for (const question of ["remediate", "analyze"] as const) {
      const [a, b] = [one.resources[index]?.[question], other.resources[index]?.[question]];
      if (!isDeepStrictEqual(a, b)) yield* linesApart(`${question} of ${type}`, a, b, name);
    }
  }
  if (!isDeepStrictEqual(one.analyzeStack, other.analyzeStack))
    yield* linesApart("analyzeStack", one.analyzeStack, other.analyzeStack);
}

function* linesApart(question: string, one: unknown, other: unknown, name = ""): Iterable<string> {
  const lines = (answer: unknown) =>
    Object.values(answer ?? {}).flatMap((list) =>
      Array.isArray(list) ? list.map((entry) => JSON.stringify(entry)) : [JSON.stringify(list)],
    );
  const [a, b] = [lines(one), lines(other)];
  const anonymous = (line: string) => line.replaceAll(new RegExp(`\\b${name || "r\\d+"}\\b`, "g"), "NAME");
  const only = (these: string[], those: string[]) => these.filter((line) => !those.includes(line)).map(anonymous);
  const [left, right] = [only(a, b), only(b, a)];
  if (left.length + right.length === 0) yield `${question}: the order differs`;
  for (let index = 0; index < Math.max(left.length, right.length); index++)
    yield [question, ...withoutCommonStart(left[index] ?? "", right[index] ?? "")].join("\n");
}

function withoutCommonStart(one: string, other: string): [string, string] {
  let common = 0;
  while (common < one.length && one[common] === other[common]) common++;
  const shown = (line: string) => (common > 60 ? `…${line.slice(common - 60)}` : line);
  return [`- ${shown(one)}`, `+ ${shown(other)}`];
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

runMain(async () => {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
}, 2);
