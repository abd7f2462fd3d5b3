import { existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import * as semver from "semver";
import { builtPart, ensurePart, hasGo, type Log } from "./build";
import { cacheRoot, Failures, publish, readJson, writeAtomically } from "./cache";
import { ToolchainError } from "./error";
import { CLI, CLI_VERSION, MINIMUM_CLI, NODE_HOST, type Part } from "./parts";
import { lastLine, run } from "./run";

export interface Pulumi {
  path: string;
  version: string;
  /** Directories for the front of the PATH, so that the CLI and its language hosts are found. */
  directories: string[];
  /** Built by us, so that its directory is ours to put language hosts in. */
  built: boolean;
}

const EXE = process.platform === "win32" ? ".exe" : "";

/** The first file of that name in the directories of a PATH; `undefined` when there is none. */
export function onPath(name: string, path: string = process.env.PATH ?? ""): string | undefined {
  const directories = path.split(delimiter).filter((directory) => directory !== "");
  return directories.map((directory) => join(directory, name + EXE)).find((file) => existsSync(file));
}

/** Whether `version`, as `pulumi version` prints it, is new enough for an executable policy pack. */
export function isNewEnough(version: string): boolean {
  const parsed = semver.parse(version.trim());
  return parsed !== null && semver.gte(parsed, MINIMUM_CLI);
}

/** What `pulumi version` prints. The answer is kept as long as the file is the same: asking costs a fifth of a second. */
async function versionOf(path: string): Promise<string | undefined> {
  const { mtimeMs, size } = statSync(path);
  const file = join(cacheRoot(), "versions.json");
  const known = readJson<Record<string, string>>(file) ?? {};
  const key = `${path} ${size} ${mtimeMs}`;
  const answer = known[key];
  if (answer !== undefined) return answer;
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const outcome = await run(path, ["version"], { env, limit: 20_000 });
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
  return existsSync(path) ? { path, version: CLI_VERSION, directories: [bin], built: false } : undefined;
}

/**
 * Runs the official installer, as the npm package `pulumi` and the Automation API do. It ends at once where the
 * installer cannot be reached; everything it writes on the way is in a directory that is removed.
 */
async function download(log: Log): Promise<void> {
  log(`downloading the Pulumi CLI ${CLI_VERSION}`);
  await publish(downloadDirectory(), async (root) => {
    const temporary = await mkdtemp(join(tmpdir(), "readonly-rootfs-download-"));
    try {
      const script = [
        "const { PulumiCommand } = require(process.argv[1]);",
        "const { SemVer } = require(process.argv[2]);",
        "PulumiCommand.install({ root: process.argv[3], version: new SemVer(process.argv[4]) })",
        "  .catch((error) => { console.error(error.message); process.exit(1); });",
      ].join("\n");
      const libraries = [require.resolve("@pulumi/pulumi/automation"), require.resolve("semver")];
      const outcome = await run(process.execPath, ["-e", script, "--", ...libraries, root, CLI_VERSION], {
        env: { ...process.env, TMPDIR: temporary, HOME: temporary, PULUMI_SKIP_UPDATE_CHECK: "true" },
        limit: 600_000,
      });
      if (outcome.code !== 0) throw new Error(lastLine(outcome.stderr));
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
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
 * Makes `file` appear in the directory of `cli`. The CLI warns about a language host that it finds anywhere else,
 * and it resolves symbolic links before it compares, so it has to be a hard link.
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

/** The CLI that is there without building or downloading anything. */
export async function findPulumi(): Promise<Pulumi | undefined> {
  return (await installed()) ?? downloaded() ?? built();
}

/**
 * A CLI that is new enough, with the Node.js language host: from the PATH, else downloaded, else built.
 *
 * @throws ToolchainError naming what was tried and what to install.
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

/** Where a language host is that `pulumi` will find; `undefined` when it has none. */
export function languageHost(pulumi: Pulumi, part: Part): string | undefined {
  const beside = join(dirname(pulumi.path), part.binary + EXE);
  return existsSync(beside) ? beside : onPath(part.binary);
}
