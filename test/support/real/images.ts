import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Docker from "dockerode";
import { root } from "../../../tools/examples";
import { type ImageName, REFERENCES } from "../../../tools/workloads/references";
import { cacheDirectory } from "./machine";

const DEFINITIONS = join(__dirname, "..", "..", "real", "images");
const LABEL = "readonly-rootfs.definition";
const PREPARE = "prepare.sh";
export const BASE = "readonly-rootfs/base:latest";

/** An image whose Dockerfile starts FROM another rebuilt image. */
const PARENTS: Partial<Record<ImageName, ImageName>> = { wordpress: "php-apache" };

/**
 * The reference of an image, which is built first if its definition has changed. A first build takes about a minute for the
 * base and half a minute for each image.
 */
export async function ensureImage(docker: Docker, name: ImageName): Promise<string> {
  const parent = PARENTS[name];
  if (parent !== undefined) await ensureImage(docker, parent);
  const reference = REFERENCES[name];
  const definition = digestOf(name);
  if ((await labelOf(docker, reference)) === definition) return reference;
  await ensureBase(docker);
  console.log(`      building ${reference}`);
  await build(docker, reference, join(DEFINITIONS, name), definition);
  return reference;
}

/**
 * The reference of an image built by an example's own Dockerfile. Its base `parent`, an image that these functions build, is
 * tagged with the name in the Dockerfile's FROM.
 */
export async function ensureExampleImage(
  docker: Docker,
  directory: string,
  reference: string,
  parent: string,
): Promise<string> {
  const [, repo, tag] = /^FROM (\S+):(\S+)/m.exec(readFileSync(join(directory, "Dockerfile"), "utf8")) as string[];
  await docker.getImage(parent).tag({ repo: repo as string, tag: tag as string });
  const definition = digestIn(directory, (await labelOf(docker, parent)) ?? "");
  if ((await labelOf(docker, reference)) !== definition) await build(docker, reference, directory, definition);
  return reference;
}

/** The image of examples/wordpress-docker, on a WordPress of Debian packages. */
export async function ensureStaticWordPress(docker: Docker): Promise<string> {
  const directory = join(root, "examples/wordpress-docker/image");
  return ensureExampleImage(docker, directory, "wordpress-static:6.8-apache", await ensureImage(docker, "wordpress"));
}

/** Builds an image of a few lines on the base, whatever it was before: the engine keeps its layers. */
export async function ensureSmall(docker: Docker, reference: string, lines: readonly string[]): Promise<void> {
  const dockerfile = [`FROM ${BASE}`, ...lines].join("\n");
  const definition = createHash("sha256").update(digestOf("base")).update(dockerfile).digest("hex").slice(0, 16);
  if ((await labelOf(docker, reference)) === definition) return;
  await ensureBase(docker);
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-"));
  try {
    writeFileSync(join(directory, "Dockerfile"), dockerfile);
    await build(docker, reference, directory, definition);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

let building = Promise.resolve();

/** One build at a time: the end of each removes dangling images, which the steps of another one are. */
function build(docker: Docker, reference: string, directory: string, definition: string): Promise<void> {
  const built = building.then(() => builtNow(docker, reference, directory, definition));
  building = built.catch(() => {});
  return built;
}

async function builtNow(docker: Docker, reference: string, directory: string, definition: string): Promise<void> {
  const context = existsSync(join(directory, PREPARE)) ? await prepared(directory) : directory;
  try {
    const output = await docker.buildImage(
      { context, src: readdirSync(context) },
      { t: reference, labels: { [LABEL]: definition }, networkmode: "host", forcerm: true },
    );
    await finished(docker, output, reference);
    await docker.pruneImages({ filters: { dangling: { true: true } } });
  } finally {
    if (context !== directory) rmSync(context, { recursive: true, force: true });
  }
}

/**
 * A copy of a definition with what its `prepare.sh` fetches or builds from npm, PyPI, Go or Maven: on this machine, whose
 * clients are set up for the registries.
 */
async function prepared(directory: string): Promise<string> {
  const context = mkdtempSync(join(cacheDirectory(), "context-"));
  cpSync(directory, context, { recursive: true });
  const run = spawn("sh", [join(directory, PREPARE), context], { cwd: context, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  for (const stream of [run.stdout, run.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => run.once("close", resolve).once("error", reject));
  if (code === 0) return context;
  rmSync(context, { recursive: true, force: true });
  throw new Error(`${join(directory, PREPARE)} failed:\n${log.split("\n").slice(-15).join("\n")}`);
}

async function ensureBase(docker: Docker): Promise<void> {
  const definition = digestOf("base");
  if ((await labelOf(docker, BASE)) === definition) return;
  console.log(`      making ${BASE} with debootstrap, about a minute`);
  mkdirSync(cacheDirectory(), { recursive: true });
  const work = mkdtempSync(join(cacheDirectory(), "base-"));
  try {
    const make = spawn("sh", [join(DEFINITIONS, "base", "make.sh"), work], { stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    make.stderr.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    const ended = new Promise<number | null>((resolve) => make.once("close", resolve));
    const [repo, tag] = BASE.split(":");
    const output = await docker.importImage(make.stdout, { repo, tag, changes: `LABEL ${LABEL}=${definition}` });
    const code = await ended;
    if (code !== 0) throw new Error(`debootstrap failed:\n${log.split("\n").slice(-15).join("\n")}`);
    await finished(docker, output, BASE);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A key over all files of the image's definition and the key of its base. */
function digestOf(name: ImageName | "base"): string {
  return digestIn(join(DEFINITIONS, name), name === "base" ? "" : digestOf(PARENTS[name] ?? "base"));
}

function digestIn(directory: string, base: string): string {
  const hash = createHash("sha256").update(base);
  for (const file of readdirSync(directory).sort()) {
    const path = join(directory, file);
    hash.update(`${file} ${(statSync(path).mode & 0o111) !== 0}\n`).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}

async function labelOf(docker: Docker, reference: string): Promise<string | undefined> {
  try {
    return (await docker.getImage(reference).inspect()).Config.Labels?.[LABEL];
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return undefined;
    throw error;
  }
}

async function finished(docker: Docker, output: NodeJS.ReadableStream, reference: string): Promise<void> {
  const log: string[] = [];
  let failure: string | undefined;
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(
      output,
      (error) => (error ? reject(error) : resolve()),
      (event: { stream?: string; error?: string }) => {
        log.push(event.stream ?? "");
        failure ??= event.error;
      },
    );
  });
  if (failure !== undefined) throw new Error(`${reference} was not built: ${failure}\n${log.slice(-30).join("")}`);
}
