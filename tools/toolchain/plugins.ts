import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import * as semver from "semver";
import { builtPart, type Log } from "./build";
import { cacheRoot, digest, Failures } from "./cache";
import { OWN } from "./own";
import { DOCKER, KUBERNETES, type Part } from "./parts";
import { onPath, type Pulumi } from "./pulumi";
import { lastLine, run } from "./run";
import { intact } from "./seal";

export type ProviderName = "docker" | "kubernetes" | "random";
export const PROVIDERS: readonly ProviderName[] = ["docker", "kubernetes", "random"];

export interface Provider {
  name: ProviderName;
  kind: "real" | "stand-in";
  /** The program. */
  path: string;
  /** Version of the program itself; of the SDK for a stand-in. */
  version: string;
  /** Whether it is on the PATH, where the CLI finds it by itself. */
  ambient: boolean;
  /** Whether the toolchain has built it from its parts. */
  built: boolean;
}

const ROOT = join(__dirname, "..", "..");
const EXE = process.platform === "win32" ? ".exe" : "";
/** The parts of the providers that can be built. */
export const PROVIDER_PARTS: Partial<Record<ProviderName, Part>> = { docker: DOCKER, kubernetes: KUBERNETES };

/** Version of the provider's npm SDK in this checkout: the CLI asks for a plugin of exactly this version. */
export function sdkVersion(name: ProviderName): string {
  const file = require.resolve(`@pulumi/${name}/package.json`, { paths: [ROOT] });
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/**
 * The newest plugin in a Pulumi home directory that the CLI accepts for the SDK's version: the same major version, not older.
 * A `.partial` file beside a directory marks an interrupted installation.
 */
export function installedPlugin(
  home: string,
  name: ProviderName,
  sdk: string,
): { path: string; version: string } | undefined {
  const plugins = join(home, "plugins");
  const prefix = `resource-${name}-v`;
  const found = (existsSync(plugins) ? readdirSync(plugins) : [])
    .filter((entry) => entry.startsWith(prefix) && !existsSync(join(plugins, `${entry}.partial`)))
    .map((entry) => ({
      version: entry.slice(prefix.length),
      path: join(plugins, entry, `pulumi-resource-${name}${EXE}`),
    }))
    .filter(({ version, path }) => semver.satisfies(version, `^${sdk}`) && existsSync(path));
  return found.sort((a, b) => semver.rcompare(a.version, b.version))[0];
}

function userHome(): string {
  return process.env.PULUMI_HOME || join(homedir(), ".pulumi");
}

function downloads(): string {
  return join(cacheRoot(), "downloads");
}

/** The real provider, if it is installed or cached; nothing is built or downloaded. */
export function findProvider(name: ProviderName): Provider | undefined {
  const ambient = onPath(`pulumi-resource-${name}`);
  const sdk = sdkVersion(name);
  const found = { name, kind: "real", ambient: false, built: false } as const;
  if (ambient !== undefined) return { ...found, path: ambient, version: sdk, ambient: true };
  const installed = installedPlugin(userHome(), name, sdk);
  if (installed !== undefined) return { ...found, ...installed };
  const downloaded = installedPlugin(downloads(), name, sdk);
  if (downloaded !== undefined) {
    intact(downloaded.path);
    return { ...found, ...downloaded };
  }
  const part = PROVIDER_PARTS[name];
  const path = part && builtPart(part);
  return path === undefined ? undefined : { ...found, path, version: part?.version ?? sdk, built: true };
}

/** The Node program that takes the provider's place in previews. */
export function standIn(name: ProviderName): Provider {
  const path = join(ROOT, "tools", "stand-ins", `pulumi-resource-${name}`);
  return { name, kind: "stand-in", path, version: sdkVersion(name), ambient: false, built: false };
}

/** Asks the CLI for the provider plugin of the SDK's version, unless that failed within the last day. */
export async function downloadProvider(
  pulumi: Pulumi,
  name: ProviderName,
  log: Log,
  failures = new Failures(),
): Promise<Provider | undefined> {
  const version = sdkVersion(name);
  const attempt = `${name}-${version}`;
  if (failures.reason(attempt) !== undefined) return undefined;
  log(`downloading the ${name} provider ${version}`);
  const outcome = await run(pulumi.path, ["plugin", "install", "resource", name, version], {
    env: { ...process.env, PULUMI_HOME: downloads(), PULUMI_SKIP_UPDATE_CHECK: "true", NO_COLOR: "1" },
    limit: 300_000,
  });
  rmSync(join(downloads(), "logs"), { recursive: true, force: true });
  if (outcome.code === 0) return findProvider(name);
  // The last line only counts the attempts; the lines before have the reasons.
  const reason = /Error downloading plugin: (.*)/.exec(outcome.stderr)?.[1] ?? lastLine(outcome.stderr);
  failures.remember(attempt, reason);
  log(`  not possible here: ${reason}`);
  return undefined;
}

function linkTo(target: string, link: string): void {
  const present = lstatSync(link, { throwIfNoEntry: false });
  if (present?.isSymbolicLink() && readlinkSync(link) === target) return;
  mkdirSync(dirname(link), { recursive: true, mode: OWN });
  const temporary = `${link}.${process.pid}`;
  symlinkSync(target, temporary);
  renameSync(temporary, link);
}

/**
 * A Pulumi home directory in which the CLI finds the given providers as installed plugins.
 *
 * A provider on the PATH would work, but the CLI then begins every output with a warning about an "ambient" plugin. The home
 * is in the cache, so that the user's own stays untouched. Its name depends on its providers, so that checkouts and tiers with
 * different ones do not disturb each other. A built provider has the directory of the SDK's version, which the CLI looks for.
 */
export function homeWith(providers: readonly Provider[]): string {
  const placed = providers.filter((provider) => !provider.ambient);
  const home = join(
    cacheRoot(),
    `home-${digest(...placed.flatMap(({ name, path }) => [name, sdkVersion(name), path]))}`,
  );
  mkdirSync(home, { recursive: true, mode: OWN });
  for (const { name, path } of placed) {
    linkTo(path, join(home, "plugins", `resource-${name}-v${sdkVersion(name)}`, `pulumi-resource-${name}${EXE}`));
  }
  return home;
}
