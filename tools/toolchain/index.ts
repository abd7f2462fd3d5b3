import { delimiter, dirname } from "node:path";
import * as semver from "semver";
import { engines } from "../../package.json";
import { builtPart, ensurePart, type Log } from "./build";
import { ToolchainError } from "./error";
import { API_SERVER, ETCD, HELM, NODE_HOST, type Part, PYTHON_HOST, YAML_HOST } from "./parts";
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
 * The programs that a command needs: `core` is the CLI with the Node.js language host; `full` adds the YAML and Python language hosts
 * and the real providers, and Helm; `cluster` adds the Kubernetes API server and etcd.
 */
export type Tier = "core" | "full" | "cluster";
export const TIERS: readonly Tier[] = ["core", "full", "cluster"];

export interface Toolchain {
  /** Directories for the front of the PATH, joined with the platform's delimiter; may be empty. */
  bin: string;
  /** Path of the CLI. */
  pulumi: string;
  /** Version of each program, by the program's name. */
  versions: Record<string, string>;
  providers: Record<ProviderName, "real" | "stand-in">;
  /** Paths of `helm`, `kube-apiserver` and `etcd`, by name, without those that are missing. */
  tools: Record<string, string>;
  /** Environment variables with which the CLI works offline; the backend is not among them. */
  env: Record<string, string>;
  /** Whether previews need a Docker daemon that answers pings: the released provider asks for one, the built one does not. */
  previewNeedsDocker: boolean;
  /** One line with the providers that stand-ins replace; empty if all are real. */
  note: string;
}

const EXTRA_HOSTS: readonly Part[] = [YAML_HOST, PYTHON_HOST];
const CLUSTER: readonly Part[] = [API_SERVER, ETCD];

/** @throws ToolchainError if the packages do not support this Node.js, which has to require ES modules. */
export function requireNode(version: string = process.versions.node): void {
  if (semver.satisfies(version, engines.node)) return;
  throw new ToolchainError(
    `Node.js ${version} is not supported: install 20.19 or newer of Node.js 20, or 22.12 or newer, then run this again.`,
  );
}

/**
 * The programs of a tier, found, downloaded or built. Progress goes to `log`.
 *
 * @throws ToolchainError if a program is not available, or if `READONLY_ROOTFS_REQUIRE_REAL` is 1 and the Kubernetes provider
 *   is a stand-in.
 */
export async function ensureToolchain(tier: Tier, log: Log = () => {}): Promise<Toolchain> {
  requireNode();
  const pulumi = await ensurePulumi(log);
  const providers: Provider[] = [];
  for (const name of PROVIDERS) providers.push(await ensureProvider(pulumi, name, tier, log));
  if (tier !== "core") {
    for (const host of EXTRA_HOSTS) if (languageHost(pulumi, host) === undefined) await ensurePart(host, log);
    if (builtPart(PYTHON_HOST) !== undefined) await ensurePythonExecutor();
    await ensurePart(HELM, log);
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

/** The installed and cached programs, without building or downloading; `undefined` if there is no CLI. */
export async function findToolchain(): Promise<Toolchain | undefined> {
  const pulumi = await findPulumi();
  if (pulumi === undefined) return undefined;
  return assemble(
    pulumi,
    PROVIDERS.map((name) => findProvider(name) ?? standIn(name)),
  );
}

/** The installed and cached programs, with a stand-in for every provider. */
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
  for (const part of [HELM, ...CLUSTER]) {
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
