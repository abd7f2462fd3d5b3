/**
 * Judges charts of others as releases and as objects, and compares: `npm run charts`. Fetches their repositories at the commits of
 * scripts/charts/sources.ts with git; `--git OWNER/NAME=DIRECTORY` takes one from a git directory of this machine. `--record`
 * writes docs/charts.md.
 *
 * Exit code 0: the same findings, one by one. 1: different, or not rendered. 2: no helm, or a repository that cannot be fetched.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { type Comparison, compare } from "../tools/charts/compare";
import { ensurePart } from "../tools/toolchain/build";
import { cacheRoot, digest, publish } from "../tools/toolchain/cache";
import { HELM } from "../tools/toolchain/parts";
import { chartsPage } from "./charts/page";
import { type Source, sources } from "./charts/sources";
import { runMain } from "./main";

export interface Compared extends Comparison {
  readonly name: string;
  readonly version: string;
}

interface Metadata {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: readonly { readonly name: string }[];
}

const git = (directory: string, ...args: string[]) =>
  execFileSync("git", ["--git-dir", directory, ...args], { maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "inherit"] });

/** The files of the source's charts, fetched once; `own` is a git directory that has the commit. */
async function fetched(source: Source, own: string | undefined): Promise<string> {
  const { repository, commit, charts, library = [] } = source;
  const target = join(cacheRoot(), `charts-${digest(JSON.stringify(source))}`);
  if (existsSync(target)) return target;
  await publish(target, async (directory) => {
    const from = own ?? join(directory, ".git");
    if (own === undefined) {
      execFileSync("git", ["init", "--quiet", directory]);
      git(from, "fetch", "--quiet", "--depth", "1", `https://github.com/${repository}.git`, commit);
    }
    const files = git(from, "archive", "--format=tar", commit, ...charts, ...library);
    execFileSync("tar", ["-x", "-C", directory], { input: files });
    rmSync(join(directory, ".git"), { recursive: true, force: true });
  });
  return target;
}

const metadataOf = (chart: string) => parse(readFileSync(join(chart, "Chart.yaml"), "utf8")) as Metadata;

/** A copy of the chart in `directory`, whose missing dependencies come from the same repository. */
function complete(chart: string, directory: string, beside: ReadonlyMap<string, string>): string {
  const { name: own, dependencies = [] } = metadataOf(chart);
  const copy = join(directory, own);
  cpSync(chart, copy, { recursive: true });
  for (const { name } of dependencies) {
    const below = join(copy, "charts");
    const other = beside.get(name);
    if (other === undefined || existsSync(join(below, name))) continue;
    mkdirSync(below, { recursive: true });
    complete(other, below, beside);
  }
  return copy;
}

async function compareAll(helm: string, source: Source, own: string | undefined): Promise<Compared[]> {
  const root = await fetched(source, own);
  const paths = source.charts.map((chart) => join(root, chart));
  const beside = new Map(
    [...paths, ...(source.library ?? []).map((chart) => join(root, chart))].map((path) => [
      metadataOf(path).name,
      path,
    ]),
  );
  const all: Compared[] = [];
  for (const path of paths) {
    const { name, version } = metadataOf(path);
    const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-chart-"));
    try {
      const found = await compare(helm, complete(path, directory, beside)).catch((error: Error): Comparison => {
        return { documents: 0, containers: 0, findings: 0, different: [error.message] };
      });
      all.push({ name, version, ...found });
      console.log(
        `${found.different.length === 0 ? "same     " : "DIFFERENT"} ${source.repository} ${name} ${version}`,
      );
      for (const line of found.different) console.log(`          ${line}`);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
  return all;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { git: { type: "string", multiple: true, default: [] }, record: { type: "boolean", default: false } },
  });
  const own = new Map(values.git.map((text) => text.split("=", 2) as [string, string]));
  const helm = await ensurePart(HELM, console.error);
  const results: [Source, Compared[]][] = [];
  for (const source of sources) results.push([source, await compareAll(helm, source, own.get(source.repository))]);
  const all = results.flatMap(([, charts]) => charts);
  const different = all.filter((one) => one.different.length > 0);
  console.log(`${all.length} charts, ${different.length} different`);
  if (values.record) writeFileSync(join(__dirname, "../docs/charts.md"), chartsPage(results, HELM.version));
  return different.length === 0 ? 0 : 1;
}

if (require.main === module) {
  runMain(async () => {
    process.exitCode = await main();
  }, 2);
}
