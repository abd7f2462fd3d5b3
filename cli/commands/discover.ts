import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import { stringify } from "yaml";
import { attach } from "../attach";
import { startBeside } from "../beside";
import { neighbour } from "../check/read";
import { type ComposeProject, composeProject } from "../compose";
import { type DiscoverOptions, discover } from "../discover";
import type { Discovery } from "../discovery";
import { connect } from "../engine/connect";
import type { RunOptions } from "../engine/spec";
import { exitCodes, Failure, unreadable } from "../failure";
import { connectCluster } from "../kubernetes/cluster";
import { discoverPod } from "../kubernetes/pod";
import { readinessFrom } from "../learn/ready";
import { workloadFrom } from "../learn/workload";
import { changes, expectedFrom } from "../output/expect";
import { kinds } from "../output/files";
import { categories, type RecipeOptions } from "../output/recipe";
import { table } from "../output/table";
import type { Surroundings } from "../program";
import { Lines } from "../progress";
import { listed } from "../text";
import { duration, entryName, environment, port, seconds, several, size } from "./arguments";
import { Outputs } from "./outputs";

interface Options {
  readonly attach?: string;
  readonly pod?: string;
  readonly container?: string;
  readonly compose?: string;
  readonly for: number;
  readonly use?: string;
  readonly ready?: string;
  readonly write?: string;
  readonly read?: string;
  readonly timeout: number;
  readonly useTimeout: number;
  readonly env: string[];
  readonly envFile: string[];
  readonly volume: string[];
  readonly network?: string;
  readonly publish: number[];
  readonly user?: string;
  readonly entrypoint?: string;
  readonly workdir?: string;
  readonly hostname?: string;
  readonly capAdd: string[];
  readonly capDrop: string[];
  readonly addHost: string[];
  readonly memory?: number;
  readonly shmSize?: number;
  readonly init?: boolean;
  readonly probeImage?: string;
  readonly output: string[];
  readonly outputDirectory?: string;
  readonly json?: boolean;
  readonly expect?: string;
  readonly name?: string;
  readonly category?: (typeof categories)[number];
  readonly quiet?: boolean;
}

export function discoverCommand(around: Surroundings, signal: AbortSignal, ran: (code: number) => void): Command {
  return new Command("discover")
    .summary("learn what an image writes, and prove that it needs nothing else")
    .description(
      "Runs IMAGE writable under a workload and looks at what it writes; then runs it read-only with exactly those paths, and without each of them.",
    )
    .argument("[image]", "the image, as for docker run")
    .argument("[command...]", "the command, after --")
    .optionsGroup("What is done with it:")
    .option(
      "--use <command>",
      "the workload, e.g. ./smoke-test.sh: it gets CONTAINER, HOST and PORT_8080; exec:COMMAND runs inside",
    )
    .option(
      "--ready <when>",
      "http:PORT/PATH, tcp:PORT, exec:COMMAND, up:SECONDS or ended (default: health check, else ports, else up:10)",
    )
    .option("--write <command>", "leaves something that must last; together with --read")
    .option("--read <command>", "succeeds while it is there")
    .option("--timeout <seconds>", "how long it may take to be ready", seconds, 60)
    .option("--use-timeout <seconds>", "how long a workload may take", seconds, 300)
    .option("--compose <file>", "IMAGE is a service of this Compose file; what it depends on runs beside it")
    .option("--attach <container>", "looks at a running container instead, without stopping it; proves nothing")
    .option("--pod <namespace/pod>", "looks into a running pod of the current context of kubectl; proves nothing")
    .option("-c, --container <name>", "its container (default: the first)")
    .addOption(
      new Option("--for <time>", "how long to look: 90s, 10m, 1h").argParser(duration).default(duration("10m"), "10m"),
    )
    .optionsGroup("How it is run, as for docker run:")
    .addOption(several("-e, --env <NAME=value>", "environment; NAME alone takes it from here"))
    .addOption(several("--env-file <file>", "file of such lines"))
    .addOption(several("-v, --volume <source:target>", "a mount of its own in every run"))
    .option("--network <name>", "a network that exists (default: one for this discovery)")
    .addOption(several("-p, --publish <port>", "a port to publish besides those that the image exposes", port))
    .option("-u, --user <user>", "the user")
    .option("--entrypoint <program>", "the entrypoint")
    .option("-w, --workdir <path>", "the working directory")
    .option("--hostname <name>", "the name of the host")
    .addOption(several("--cap-add <capability>", "a capability to add"))
    .addOption(several("--cap-drop <capability>", "a capability to drop"))
    .addOption(several("--add-host <name:address>", "a line of /etc/hosts"))
    .option("--memory <size>", "memory limit, as 512Mi (default: half of the engine's)", size)
    .option("--shm-size <size>", "size of /dev/shm, as 64Mi", size)
    .option("--init", "an init as the first process")
    .option("--probe-image <image>", "an image with sh and find, for images without")
    .optionsGroup("What comes out:")
    .addOption(several("-o, --output <kind=file>", `${Object.keys(kinds).join(", ")}; - is standard output`))
    .option("--output-directory <directory>", "writes all of them")
    .option("--json", "all that was found, instead of the table")
    .option("--expect <recipe.yaml>", `exit code ${exitCodes.changed} when it writes elsewhere than this recipe says`)
    .option("--name <name>", "name of the recipe (default: of the image)", entryName)
    .addOption(new Option("--category <category>", "category of the recipe (default: application)").choices(categories))
    .option("-q, --quiet", "no progress")
    .addHelpText(
      "after",
      `\nExit codes: ${exitCodes.proven} proven, ${exitCodes.notProven} not proven, ${exitCodes.failed} bad input or not working while writable either, ${exitCodes.changed} changed against --expect, ${exitCodes.interrupted} interrupted.`,
    )
    .action(async (image: string | undefined, command: string[], options: Options) => {
      ran(await run(image, command, options, around, signal));
    });
}

async function run(
  image: string | undefined,
  command: readonly string[],
  options: Options,
  around: Surroundings,
  signal: AbortSignal,
): Promise<number> {
  if ((options.write === undefined) !== (options.read === undefined)) {
    throw new Failure("--write and --read belong together: what the one leaves, the other looks for. Give both.");
  }
  if ([image, options.attach, options.pod].filter((each) => each !== undefined).length !== 1) {
    throw new Failure(
      "Name an image to run, a running container to look at with --attach, or a pod with --pod; one of them.",
    );
  }
  const outputs = new Outputs(options, around.stdout);
  const expected = options.expect === undefined ? undefined : expectedFrom(readText(options.expect), options.expect);
  const workload = (text: string) => workloadFrom(text, options.useTimeout);
  const readiness = options.ready === undefined ? {} : { readiness: readinessFrom(options.ready) };
  const progress = new Lines(
    (line) => options.quiet || around.stderr.write(line),
    around.stderr.isTTY === true,
    image ?? options.attach ?? options.pod ?? "",
  );
  if (options.pod !== undefined) return inPod(options.pod, options, outputs, around, progress, signal);
  const project =
    options.compose === undefined || image === undefined
      ? undefined
      : composeProject(readText(options.compose), image, dirname(resolve(options.compose)), around.env, neighbour);
  for (const { name, unused } of project === undefined ? [] : [...project.beside, project.service]) {
    if (unused.length > 0) around.stderr.write(`The service ${name} has ${listed(unused)}, which is not used here.\n`);
  }
  const engine = await connect(around.env);
  const common = { ...(options.probeImage === undefined ? {} : { probeImage: options.probeImage }), progress, signal };
  let discovery: Discovery;
  try {
    discovery =
      image === undefined
        ? await attach(engine, { container: options.attach ?? "", seconds: options.for, ...common })
        : await discover(engine, {
            ...common,
            ...(project === undefined ? {} : besides(project, options.timeout)),
            run: merged(project?.service.run, runOptions(image, command, options, around.env)),
            ...readiness,
            ...(options.use === undefined ? {} : { workload: workload(options.use) }),
            ...(options.write === undefined || options.read === undefined
              ? {}
              : { lasting: { write: workload(options.write), read: workload(options.read) } }),
            timeout: options.timeout,
          });
  } finally {
    progress.end();
  }
  outputs.write(discovery, namesFrom(options));
  around.stdout.write(
    options.json ? `${JSON.stringify(discovery, null, 2)}\n` : outputs.takesStdout ? "" : table(discovery),
  );
  if (discovery.proven === false) return exitCodes.notProven;
  const changed = expected === undefined ? [] : changes(discovery, expected);
  for (const line of changed) around.stderr.write(`${options.expect}: ${line}\n`);
  return changed.length > 0 ? exitCodes.changed : exitCodes.proven;
}

function namesFrom({ name, category }: Options): RecipeOptions {
  return { ...(name === undefined ? {} : { name }), ...(category === undefined ? {} : { category }) };
}

/** Looks into a pod, and prints the Job that would prove what it saw. */
async function inPod(
  pod: string,
  options: Options,
  outputs: Outputs,
  around: Surroundings,
  progress: Lines,
  signal: AbortSignal,
): Promise<number> {
  const { container, probeImage, user } = options;
  if (user !== undefined && !/^\d+$/.test(user)) throw new Failure("A pod needs the number of a user: --user 1000.");
  const cluster = await connectCluster(around.env);
  const { discovery, job } = await discoverPod(cluster, {
    pod,
    ...(container === undefined ? {} : { container }),
    ...(probeImage === undefined ? {} : { probeImage }),
    ...(user === undefined ? {} : { uid: Number(user) }),
    seconds: options.for,
    every: Math.min(60, options.for),
    progress,
    signal,
  }).finally(() => progress.end());
  outputs.write(discovery, namesFrom(options));
  const said = options.json
    ? `${JSON.stringify({ ...discovery, job }, null, 2)}\n`
    : `${table(discovery)}\n${JOB}\n\n${stringify(job, { lineWidth: 0 })}`;
  if (!outputs.takesStdout) around.stdout.write(said);
  return exitCodes.proven;
}

const JOB =
  "A proof needs a run of its own, which was not made. This Job would be one: it has a read-only root, and its values [redacted] are those of the pod.";

function besides({ beside, service }: ComposeProject, seconds: number): Pick<DiscoverOptions, "beside" | "volumes"> {
  return { volumes: service.volumes, beside: (session) => startBeside(session, beside, seconds) };
}

/** Options of the command line replace those of the Compose file; environment and mounts are joined. */
function merged(service: RunOptions | undefined, given: RunOptions): RunOptions {
  if (service === undefined) return given;
  const both = <T>(key: string, a: readonly T[] = [], b: readonly T[] = []) =>
    a.length + b.length === 0 ? {} : { [key]: [...a, ...b] };
  return {
    ...service,
    ...given,
    image: service.image,
    ...both("env", service.env, given.env),
    ...both("binds", service.binds, given.binds),
    ...both("ports", service.ports, given.ports),
  };
}

function runOptions(image: string, command: readonly string[], options: Options, env: NodeJS.ProcessEnv): RunOptions {
  const variables = environment(
    options.env,
    options.envFile.map((file) => [file, readText(file)] as const),
    env,
  );
  const { network, user, workdir, hostname, memory, shmSize, init, entrypoint } = options;
  const list = <T>(key: string, items: readonly T[]) => (items.length === 0 ? {} : { [key]: items });
  return {
    image,
    ...list("command", command),
    ...list("env", variables),
    ...list("binds", options.volume),
    ...list("ports", options.publish),
    ...list("capAdd", options.capAdd),
    ...list("capDrop", options.capDrop),
    ...list("extraHosts", options.addHost),
    ...(entrypoint === undefined ? {} : { entrypoint: [entrypoint] }),
    ...(network === undefined ? {} : { network }),
    ...(user === undefined ? {} : { user }),
    ...(workdir === undefined ? {} : { workdir }),
    ...(hostname === undefined ? {} : { hostname }),
    ...(memory === undefined ? {} : { memory }),
    ...(shmSize === undefined ? {} : { shmSize }),
    ...(init === undefined ? {} : { init }),
  };
}

export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException);
  }
}
