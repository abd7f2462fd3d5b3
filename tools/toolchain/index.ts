import { delimiter, dirname } from "node:path";
import * as semver from "semver";
import { builtPart, ensurePart, type Log } from "./build";
import { ToolchainError } from "./error";
import { API_SERVER, ETCD, NODE_HOST, type Part, PYTHON_HOST, YAML_HOST } from "./parts";
import {
  downloadProvider,
  findProvider,
  homeWith,
  PROVIDER_PARTS,
  PROVIDERS,
  type Provider,
  type ProviderName,
  standIn,
} from "./plugins";
import { ensurePulumi, findPulumi, languageHost, type Pulumi, placeBeside } from "./pulumi";
import { ensurePythonExecutor, pythonExecutor } from "./python";

export { ToolchainError } from "./error";
export { ensureNode } from "./node";

/**
 * How much is needed: `core` is the CLI with the Node.js language host; `full` adds the YAML and Python language hosts
 * and the real providers; `cluster` adds the Kubernetes API server and etcd.
 */
export type Tier = "core" | "full" | "cluster";
export const TIERS: readonly Tier[] = ["core", "full", "cluster"];

export interface Toolchain {
  /** Directories to put in front of the PATH, joined with the platform's path delimiter; empty when it needs none. */
  bin: string;
  /** Path of the CLI. */
  pulumi: string;
  /** Version of each program, by the program's name. */
  versions: Record<string, string>;
  providers: Record<ProviderName, "real" | "stand-in">;
  /** Paths of `kube-apiserver` and `etcd`, by name, when they are there. */
  tools: Record<string, string>;
  /** What the CLI's environment needs to work offline; says nothing about the backend. */
  env: Record<string, string>;
  /** Whether a preview with the Docker provider needs a daemon that answers pings: its released program asks for one. */
  previewNeedsDocker: boolean;
  /** One line that names the providers a stand-in takes the place of; empty when there is none. */
  note: string;
}

const EXTRA_HOSTS: readonly Part[] = [YAML_HOST, PYTHON_HOST];
const CLUSTER: readonly Part[] = [API_SERVER, ETCD];
const OLDEST_NODE = "20.19.0";

/** @throws ToolchainError when this Node.js is older than the packages allow. */
export function requireNode(version: string = process.versions.node): void {
  if (semver.gte(version, OLDEST_NODE)) return;
  throw new ToolchainError(
    `Node.js ${version} is too old: install Node.js ${OLDEST_NODE} or newer, then run this again.`,
  );
}

/**
 * The programs of a tier, found, downloaded or built; quick when they are in the cache. Progress goes to `log`.
 *
 * @throws ToolchainError, complete as it stands, when a program cannot be had, or when `READONLY_ROOTFS_REQUIRE_REAL`
 *   is 1 and only a stand-in is there for Kubernetes.
 */
export async function ensureToolchain(tier: Tier, log: Log = () => {}): Promise<Toolchain> {
  requireNode();
  const pulumi = await ensurePulumi(log);
  const providers: Provider[] = [];
  for (const name of PROVIDERS) providers.push(await ensureProvider(pulumi, name, tier, log));
  if (tier !== "core") {
    for (const host of EXTRA_HOSTS) if (languageHost(pulumi, host) === undefined) await ensurePart(host, log);
    if (builtPart(PYTHON_HOST) !== undefined) await ensurePythonExecutor();
  }
  if (tier === "cluster") for (const part of CLUSTER) await ensurePart(part, log);
  const toolchain = assemble(pulumi, providers);
  if (process.env.READONLY_ROOTFS_REQUIRE_REAL === "1" && toolchain.providers.kubernetes === "stand-in") {
    throw new ToolchainError(
      "the Kubernetes provider is a stand-in, and READONLY_ROOTFS_REQUIRE_REAL=1 forbids that: " +
        "run `npm run toolchain -- full` first.",
    );
  }
  return toolchain;
}

/** What is there already, without building or downloading anything; `undefined` when there is no CLI. */
export async function findToolchain(): Promise<Toolchain | undefined> {
  const pulumi = await findPulumi();
  if (pulumi === undefined) return undefined;
  return assemble(
    pulumi,
    PROVIDERS.map((name) => findProvider(name) ?? standIn(name)),
  );
}

/** The same programs with a stand-in in place of every provider, real or not. */
export async function withStandIns(): Promise<Toolchain | undefined> {
  const pulumi = await findPulumi();
  return pulumi && assemble(pulumi, PROVIDERS.map(standIn));
}

async function ensureProvider(pulumi: Pulumi, name: ProviderName, tier: Tier, log: Log): Promise<Provider> {
  const real = findProvider(name) ?? (await downloadProvider(pulumi, name, log));
  if (real !== undefined) return real;
  const part = PROVIDER_PARTS[name];
  if (tier === "core" || part === undefined) return standIn(name);
  await ensurePart(part, log);
  return findProvider(name) ?? standIn(name);
}

function assemble(pulumi: Pulumi, providers: readonly Provider[]): Toolchain {
  const kinds = Object.fromEntries(providers.map(({ name, kind }) => [name, kind])) as Toolchain["providers"];
  const versions: Record<string, string> = { pulumi: pulumi.version };
  for (const { name, version } of providers) versions[`pulumi-resource-${name}`] = version;
  const directories = [...pulumi.directories];
  for (const host of [NODE_HOST, ...EXTRA_HOSTS]) {
    const built = builtPart(host);
    if (built === undefined || (languageHost(pulumi, host) !== undefined && !pulumi.built)) continue;
    if (pulumi.built) placeBeside(pulumi.path, built);
    else directories.push(dirname(built));
    versions[host.binary] = host.version;
  }
  const executor = pythonExecutor();
  if (executor !== undefined && pulumi.built) placeBeside(pulumi.path, executor);
  const tools: Record<string, string> = {};
  for (const part of CLUSTER) {
    const path = builtPart(part);
    if (path === undefined) continue;
    tools[part.binary] = path;
    versions[part.binary] = part.version;
  }
  return {
    bin: directories.join(delimiter),
    pulumi: pulumi.path,
    versions,
    providers: kinds,
    tools,
    env: {
      PULUMI_HOME: homeWith(providers),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    },
    previewNeedsDocker: providers.some(({ name, kind, built }) => name === "docker" && kind === "real" && !built),
    note: noteOn(providers.filter(({ kind }) => kind === "stand-in").map(({ name }) => name)),
  };
}

function noteOn(standIns: readonly ProviderName[]): string {
  if (standIns.length === 0) return "";
  const buildable = standIns.filter((name) => PROVIDER_PARTS[name] !== undefined);
  const advice = buildable.length === 0 ? "" : `; \`npm run toolchain -- full\` builds ${buildable.join(" and ")}`;
  return (
    `preview stand-ins take the place of providers that are neither installed nor downloadable here: ` +
    `${standIns.join(", ")}${advice}`
  );
}
