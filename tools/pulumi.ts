import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parse, stringify } from "yaml";
import { dockerHost } from "./docker-ping";
import { ensureToolchain, type Tier, type Toolchain } from "./toolchain";
import { type Outcome, run } from "./toolchain/run";

export type { Outcome } from "./toolchain/run";

export interface RunOptions {
  /** Working directory: the project's, for commands that need one. */
  cwd: string;
  /** Added to the environment; wins over every variable that is set here. */
  env?: NodeJS.ProcessEnv;
  /** The programs that have to be available. Default: `core`. */
  tier?: Tier;
  /** The programs to use instead of those of the tier. */
  toolchain?: Toolchain;
  /** Milliseconds after which the CLI is ended. Default: 5 minutes. */
  limit?: number;
  /** The stack that commands work on, and the secrets that its configuration was given; made by `withStack`. */
  stack?: { name: string; configFile: string; environment: NodeJS.ProcessEnv; secrets: Set<string> };
}

/** The environment in which the CLI checks the types of a program, as it does for users. */
export const checksTypes: NodeJS.ProcessEnv = { PULUMI_NODEJS_TRANSPILE_ONLY: "false" };

/** The runtime of a program in JavaScript, for Pulumi.yaml: the CLI does not load a compiler for it. */
export const javascript = { name: "nodejs", options: { typescript: false } } as const;

/** A stack in a temporary directory; `runPulumi` takes it as its options. */
export type Stack = RunOptions & Required<Pick<RunOptions, "stack">>;

const stackCommands = new Set(["preview", "up", "destroy", "refresh", "config", "import", "watch"]);
const tiers = new Map<Tier, Promise<Toolchain>>();

function programs({ tier = "core", toolchain }: Pick<RunOptions, "tier" | "toolchain">): Promise<Toolchain> {
  const known = toolchain === undefined ? tiers.get(tier) : Promise.resolve(toolchain);
  if (known !== undefined) return known;
  const asked = ensureToolchain(tier, (line) => console.error(line));
  tiers.set(tier, asked);
  return asked;
}

async function temporarily<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "readonly-rootfs-cli-"));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** An environment with a Pulumi home and a file backend in `directory`, without the user's own Pulumi and Kubernetes settings. */
async function isolated(directory: string, tools: Toolchain): Promise<NodeJS.ProcessEnv> {
  const home = join(directory, "home");
  const state = join(directory, "state");
  if (!existsSync(home)) {
    await mkdir(home);
    await mkdir(state);
    await symlink(join(tools.env.PULUMI_HOME as string, "plugins"), join(home, "plugins"), "junction");
  }
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PULUMI_"));
  return {
    ...Object.fromEntries(inherited),
    ...tools.env,
    PATH: [tools.bin, process.env.PATH].filter(Boolean).join(delimiter),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "",
    // `npm run check` checks the types of all programs once, instead of each run for seconds.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    // A file that does not exist keeps the Kubernetes provider away from the user's own cluster.
    KUBECONFIG: join(directory, "kubeconfig"),
    ...(tools.previewNeedsDocker ? await dockerHost() : {}),
  };
}

/**
 * Runs the CLI to its end, with a backend and a home in a temporary directory: those of `options.stack`, or new ones that
 * are removed afterwards. Commands on a stack get `--stack` and `--config-file`. A failure of the CLI is an exit code, not
 * an exception.
 *
 * @throws ToolchainError if there is no CLI.
 */
export async function runPulumi(args: readonly string[], options: RunOptions): Promise<Outcome> {
  const tools = await programs(options);
  const { cwd, env, stack, limit = 300_000 } = options;
  if (stack !== undefined) {
    const flags = stackCommands.has(args[0] ?? "") ? ["--stack", stack.name, "--config-file", stack.configFile] : [];
    const outcome = await run(tools.pulumi, [...args, ...flags], { cwd, env: { ...stack.environment, ...env }, limit });
    if (args.slice(0, 3).join(" ") === "config set --secret") stack.secrets.add(args[4] ?? "");
    refuseLeaks(args, outcome, stack);
    return outcome;
  }
  return temporarily(async (directory) => {
    const environment = await isolated(directory, tools);
    return run(tools.pulumi, args, { cwd, env: { ...environment, ...env }, limit });
  });
}

/** Commands that are asked for a secret. */
const reveals = (args: readonly string[]) =>
  args.includes("--show-secrets") || args.slice(0, 2).join(" ") === "config get";

/** Fails a test whose output or state has a secret of the stack's configuration in the clear, whatever it is about. */
function refuseLeaks(
  args: readonly string[],
  { stdout, stderr }: Outcome,
  { secrets, environment }: Stack["stack"],
): void {
  const command = `pulumi ${args[0]} ${args[1] ?? ""}`.trim();
  for (const secret of secrets) {
    if (!reveals(args) && (stdout + stderr).includes(secret))
      throw new Error(`${command} printed a secret of its stack`);
    const [, state = ""] = /^file:\/\/(.*)$/.exec(environment.PULUMI_BACKEND_URL ?? "") ?? [];
    for (const file of state === "" ? [] : filesBelow(state)) {
      if (readFileSync(file).includes(secret)) throw new Error(`${command} left a secret of its stack in ${file}`);
    }
  }
}

function filesBelow(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Runs `work` with a new stack of the project in `directory`. Backend, home and stack configuration are in a temporary
 * directory, so the project's own directory stays as it is; a `Pulumi.<name>.yaml` there gives the stack its configuration.
 * Resources are not destroyed at the end; `work` has to do that.
 *
 * @throws Error with the CLI's message if the stack cannot be made.
 */
export async function withStack<T>(
  directory: string,
  name: string,
  work: (stack: Stack) => Promise<T>,
  options: Omit<RunOptions, "cwd" | "stack"> = {},
): Promise<T> {
  const tools = await programs(options);
  const project = parse(readFileSync(join(directory, "Pulumi.yaml"), "utf8")) as { name: string };
  return temporarily(async (temporary) => {
    const environment = await isolated(temporary, tools);
    // `stack init` writes the configuration beside a Pulumi.yaml: a temporary one of the same project keeps it out of the example.
    const shadow = join(temporary, "project");
    const configFile = join(shadow, `Pulumi.${name}.yaml`);
    await mkdir(shadow);
    await writeFile(join(shadow, "Pulumi.yaml"), stringify({ name: project.name, runtime: "nodejs" }));
    const own = join(directory, `Pulumi.${name}.yaml`);
    if (existsSync(own)) await writeFile(configFile, plainValues(readFileSync(own, "utf8")));
    const env = { ...environment, ...options.env };
    const state = join(temporary, "state");
    await makeStack(tools.pulumi, { name, project: project.name, directory: shadow, configFile, state }, env);
    return work({ ...options, cwd: resolve(directory), stack: { name, configFile, environment, secrets: new Set() } });
  });
}

/** Where an empty stack is kept. */
interface Place {
  readonly name: string;
  readonly project: string;
  /** Where Pulumi.yaml of the stack's project is. */
  readonly directory: string;
  readonly configFile: string;
  readonly state: string;
}

/** What `stack init` has written, by CLI and name: it takes as long as a small preview to start and to derive a key. */
const initialised = new Map<string, { readonly project: string; readonly checkpoint: string; readonly salt: string }>();

/** Makes a stack by `stack init`, or as it has made one of that name before for another project. */
async function makeStack(pulumi: string, place: Place, env: NodeJS.ProcessEnv): Promise<void> {
  const { name, project, directory, configFile, state } = place;
  const key = JSON.stringify([pulumi, name, env.PULUMI_CONFIG_PASSPHRASE]);
  const stacks = join(state, ".pulumi/stacks", project);
  const checkpoint = join(stacks, `${name}.json`);
  const elsewhere = env.PULUMI_BACKEND_URL !== `file://${state}`;
  const known = elsewhere ? undefined : initialised.get(key);
  if (known !== undefined) {
    await mkdir(stacks, { recursive: true });
    await writeFile(join(state, ".pulumi/meta.yaml"), "version: 1\n");
    const text = known.checkpoint.replace(`"organization/${known.project}/`, `"organization/${project}/`);
    await writeFile(checkpoint, text);
    const config = existsSync(configFile) ? readFileSync(configFile, "utf8") : "";
    await writeFile(configFile, config + known.salt);
    return;
  }
  const made = await run(pulumi, ["stack", "init", name, "--no-select", "--non-interactive"], {
    cwd: directory,
    env,
    limit: 300_000,
  });
  if (made.code !== 0) throw new Error(`the stack ${name} could not be made: ${made.stderr}${made.stdout}`);
  const [salt] = /^encryptionsalt: .*\n/m.exec(readFileSync(configFile, "utf8")) ?? [];
  if (salt !== undefined && existsSync(checkpoint))
    initialised.set(key, { project, checkpoint: readFileSync(checkpoint, "utf8"), salt });
}

/** The configuration of a stack without salt and secrets, which only its own passphrase can decrypt. */
function plainValues(text: string): string {
  const { config = {} } = (parse(text) ?? {}) as { config?: Record<string, unknown> };
  const plain = Object.entries(config).filter(
    ([, value]) => (value as { secure?: unknown } | null)?.secure === undefined,
  );
  return stringify({ config: Object.fromEntries(plain) });
}
