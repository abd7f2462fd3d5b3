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
import { cacheDirectory } from "./machine";

const DEFINITIONS = join(__dirname, "..", "..", "real", "images");
const LABEL = "readonly-rootfs.definition";
const PREPARE = "prepare.sh";
export const BASE = "readonly-rootfs/base:latest";

/** The tag of each directory of `test/real/images`. All images are rebuilt from Debian packages, except `odd` and `shop`, which exist for tests. */
export const REFERENCES = {
  "php-apache": "php:8.2-apache",
  wordpress: "wordpress:6.1-apache",
  mariadb: "mariadb:10.11",
  nginx: "nginx:1.22",
  redis: "redis:7.0",
  postgres: "postgres:15",
  memcached: "memcached:1.6",
  haproxy: "haproxy:2.6",
  tomcat: "tomcat:10.1",
  rabbitmq: "rabbitmq:3.10",
  varnish: "varnish:7.1",
  httpd: "httpd:2.4",
  mosquitto: "eclipse-mosquitto:2.0",
  prometheus: "prom/prometheus:v2.42.0",
  registry: "registry:2.8",
  etcd: "quay.io/coreos/etcd:v3.4.23",
  influxdb: "influxdb:1.6",
  zookeeper: "zookeeper:3.8",
  squid: "ubuntu/squid:5.7",
  lighttpd: "readonly-rootfs/lighttpd:1",
  beanstalkd: "readonly-rootfs/beanstalkd:1",
  caddy: "caddy:2.8.4",
  nats: "nats:2.10.18",
  jupyter: "quay.io/jupyter/base-notebook:2.14.2",
  odd: "readonly-rootfs/odd:1",
  shop: "registry.example.com/shop/web:1.4",
} as const;

export type ImageName = keyof typeof REFERENCES;

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
  console.log(`      building ${reference} from Debian packages`);
  await build(docker, reference, join(DEFINITIONS, name), definition);
  return reference;
}

/**
 * The reference of an image built by an example's own Dockerfile. Its base is a rebuilt image, tagged with the name in the
 * Dockerfile's FROM.
 */
export async function ensureExampleImage(
  docker: Docker,
  directory: string,
  reference: string,
  from: ImageName,
): Promise<string> {
  const parent = await ensureImage(docker, from);
  const [, repo, tag] = /^FROM (\S+):(\S+)/m.exec(readFileSync(join(directory, "Dockerfile"), "utf8")) as string[];
  await docker.getImage(parent).tag({ repo: repo as string, tag: tag as string });
  const definition = digestIn(directory, digestOf(from));
  if ((await labelOf(docker, reference)) !== definition) await build(docker, reference, directory, definition);
  return reference;
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

async function build(docker: Docker, reference: string, directory: string, definition: string): Promise<void> {
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
