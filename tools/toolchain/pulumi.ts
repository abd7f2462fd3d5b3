import { existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import * as semver from "semver";
import { builtPart, ensurePart, hasGo, type Log } from "./build";
import { cacheRoot, Failures, publish, readJson, writeAtomically } from "./cache";
import { ToolchainError } from "./error";
import { CLI, CLI_VERSION, MINIMUM_CLI, NODE_HOST, type Part } from "./parts";
import { lastLine, run } from "./run";
import { compareWithList, intact, seal } from "./seal";

export interface Pulumi {
  path: string;
  version: string;
  /** Directories for the front of the PATH, so that the CLI and its language hosts are found. */
  directories: string[];
  /** Whether the toolchain has built it, so that language hosts may be put into its directory. */
  built: boolean;
}

const EXE = process.platform === "win32" ? ".exe" : "";

/** The first file of that name in the directories of a PATH; `undefined` if there is none. */
export function onPath(name: string, path: string = process.env.PATH ?? ""): string | undefined {
  const directories = path.split(delimiter).filter((directory) => directory !== "");
  return directories.map((directory) => join(directory, name + EXE)).find((file) => existsSync(file));
}

/** Whether `version`, as `pulumi version` prints it, is new enough for an executable policy pack. */
export function isNewEnough(version: string): boolean {
  const parsed = semver.parse(version.trim());
  return parsed !== null && semver.gte(parsed, MINIMUM_CLI);
}

/** The output of `pulumi version`, which takes a fifth of a second; it is cached while the file is unchanged. */
async function versionOf(path: string): Promise<string | undefined> {
  const { mtimeMs, size } = statSync(path);
  const file = join(cacheRoot(), "versions.json");
  const known = readJson<Record<string, string>>(file) ?? {};
  const key = `${path} ${size} ${mtimeMs}`;
  const answer = known[key];
  if (answer !== undefined) return answer;
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const outcome = await run(path, ["version"], { env, limit: 120_000 });
  const version = semver.valid(outcome.stdout.trim()) ?? undefined;
  if (version !== undefined) writeAtomically(file, JSON.stringify({ ...known, [key]: version }));
  return version;
}

async function installed(): Promise<Pulumi | undefined> {
  const path = onPath("pulumi");
  if (path === undefined) return undefined;
  const hasHost = existsSync(join(dirname(path), NODE_HOST.binary + EXE)) || onPath(NODE_HOST.binary) !== undefined;
  if (!hasHost) return undefined;
  const version = await versionOf(path);
  if (version === undefined || !isNewEnough(version)) return undefined;
  return { path, version, directories: [], built: false };
}

function downloadDirectory(): string {
  return join(cacheRoot(), `pulumi-${CLI_VERSION}-download`);
}

function downloaded(): Pulumi | undefined {
  const bin = join(downloadDirectory(), "bin");
  const path = join(bin, `pulumi${EXE}`);
  if (!existsSync(path)) return undefined;
  for (const program of [path, join(bin, NODE_HOST.binary + EXE)]) if (existsSync(program)) intact(program);
  return { path, version: CLI_VERSION, directories: [bin], built: false };
}

/** Addresses of a release of the CLI: its archive and its list of checksums, on two different hosts. */
export interface Release {
  readonly archive: string;
  readonly checksums: string;
}

/** The addresses of this platform, named as in .goreleaser.yml of pulumi/pulumi (read at commit 01c4ec37f501). */
function release(): Release {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `pulumi-v${CLI_VERSION}-${system}-${process.arch}.${system === "windows" ? "zip" : "tar.gz"}`;
  return {
    archive: `https://get.pulumi.com/releases/sdk/${name}`,
    checksums: `https://github.com/pulumi/pulumi/releases/download/v${CLI_VERSION}/pulumi-${CLI_VERSION}-checksums.txt`,
  };
}

async function body(url: string): Promise<Buffer> {
  const response = await fetch(url, { signal: AbortSignal.timeout(600_000) }).catch((error: Error) => {
    throw new Error(`${url} cannot be reached: ${(error.cause as Error | undefined)?.message ?? error.message}`);
  });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/**
 * Unpacks the programs of a release into `<root>/bin` after comparing the archive with the release's checksums.
 *
 * @throws Error with a sentence if a file is not available or has another checksum; nothing is unpacked then.
 */
export async function unpackRelease(root: string, { archive, checksums }: Release): Promise<void> {
  const list = (await body(checksums)).toString("utf8");
  const name = basename(new URL(archive).pathname);
  const file = join(root, name);
  await writeFile(file, await body(archive));
  compareWithList(file, name, list);
  await mkdir(join(root, "bin"));
  // The archive contains a directory `pulumi`, on Windows `pulumi/bin`; the tar of Windows also unpacks zip files.
  const strip = name.endsWith(".zip") ? 2 : 1;
  const { code, stderr } = await run("tar", ["-xf", file, "-C", join(root, "bin"), `--strip-components=${strip}`]);
  if (code !== 0) throw new Error(`${name} cannot be unpacked: ${lastLine(stderr)}`);
  await rm(file);
}

async function download(log: Log): Promise<void> {
  log(`downloading the Pulumi CLI ${CLI_VERSION}`);
  await publish(downloadDirectory(), async (root) => {
    await unpackRelease(root, release());
    for (const program of ["pulumi", NODE_HOST.binary]) seal(join(root, "bin", program + EXE));
  });
}

function built(): Pulumi | undefined {
  const cli = builtPart(CLI);
  const host = builtPart(NODE_HOST);
  if (cli === undefined || host === undefined) return undefined;
  placeBeside(cli, host);
  return { path: cli, version: CLI_VERSION, directories: [dirname(cli)], built: true };
}

/**
 * Places `file` in the directory of `cli`: the CLI warns about a language host elsewhere. It resolves symbolic links before it
 * compares directories, so this is a hard link.
 */
export function placeBeside(cli: string, file: string): void {
  const target = join(dirname(cli), file.slice(dirname(file).length + 1));
  const present = statSync(target, { throwIfNoEntry: false });
  if (present !== undefined && present.ino === statSync(file).ino) return;
  const temporary = `${target}.${process.pid}`;
  rmSync(temporary, { force: true });
  linkSync(file, temporary);
  renameSync(temporary, target);
}

/** The installed or cached CLI; nothing is built or downloaded. */
export async function findPulumi(): Promise<Pulumi | undefined> {
  return (await installed()) ?? downloaded() ?? built();
}

/**
 * A CLI of at least `MINIMUM_CLI` with the Node.js language host: from the PATH, else downloaded, else built.
 *
 * @throws ToolchainError with the failed attempts and what to install.
 */
export async function ensurePulumi(log: Log, failures = new Failures()): Promise<Pulumi> {
  const present = await findPulumi();
  if (present !== undefined) return present;
  const attempt = `pulumi-${CLI_VERSION}`;
  let reason = failures.reason(attempt);
  if (reason === undefined) {
    try {
      await download(log);
      const result = downloaded();
      if (result !== undefined) return result;
      reason = "the installer ended without a `pulumi` program";
    } catch (error) {
      reason = (error as Error).message;
    }
    failures.remember(attempt, reason);
    log(`  not possible here: ${reason}`);
  }
  if (!(await hasGo())) {
    throw new ToolchainError(
      `no Pulumi CLI: none on the PATH is ${MINIMUM_CLI} or newer with the Node.js language host, its download failed ` +
        `(${reason}), and it cannot be built because there is no \`go\` command (1.21 or newer). Install the Pulumi CLI ` +
        "(https://www.pulumi.com/docs/install/) or Go 1.26 (https://go.dev/doc/install), then run this again.",
    );
  }
  await ensurePart(CLI, log);
  await ensurePart(NODE_HOST, log);
  return built() as Pulumi;
}

/** Path of the language host that `pulumi` finds; `undefined` if it has none. */
export function languageHost(pulumi: Pulumi, part: Part): string | undefined {
  const beside = join(dirname(pulumi.path), part.binary + EXE);
  return existsSync(beside) ? beside : onPath(part.binary);
}
