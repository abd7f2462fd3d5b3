import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { check, placeOf, type Source } from "../check/check";
import { stdinName, textOf } from "../check/read";
import { table } from "../check/table";
import { exitCodes, Failure } from "../failure";
import type { Surroundings } from "../program";
import { count } from "../text";
import { several } from "./arguments";
import { configurationIn } from "./check-config";
import { formatOf, writeReport } from "./report";

interface Options {
  readonly config?: string;
  readonly ownRule: readonly string[];
  readonly output: readonly string[];
  readonly namespace?: string;
  readonly stack: string;
}

/** `check`, over documents of Kubernetes and Compose files. */
export function checkCommand(around: Surroundings, ran: (code: number) => void): Command {
  return new Command("check")
    .summary("judge Kubernetes documents and Compose files as the policy pack does")
    .description(
      "Judges Kubernetes documents and Compose files that no Pulumi program declares, all of them together, as the policy pack would: helm template web ./chart | readonly-rootfs-cli check -. Ends with 0 if nothing blocks, 1 if a finding is mandatory, 2 if a document cannot be read.",
    )
    .argument("<file...>", "YAML or JSON with any number of documents; - is standard input")
    .option("--config <file>", "a configuration of the pack, as for pulumi preview --policy-pack-config")
    .addOption(
      several("--own-rule <name>", "a further rule of your own pack in the configuration, which is not asked here"),
    )
    .addOption(several("-o, --output <file>", "a report as well: .sarif, .xml (JUnit), .md, .html, .json"))
    .option("-n, --namespace <name>", "the namespace of objects that name none")
    .option("--stack <name>", "the stack that reports name and exemptions match: prod or shop/prod", stackName, "check")
    .action(async (files: string[], options: Options) => {
      const outputs = options.output.map((file) => ({ file, format: formatOf(file) }));
      const config = configuration(options);
      const [project = "", stack = ""] = options.stack.includes("/")
        ? options.stack.split("/")
        : ["documents", options.stack];
      const sources = await sourcesOf(files, around);
      const { env } = around;
      const checked = await check(sources, { config, project, stack, namespace: options.namespace, env });
      const { report, troubles, notes } = checked;
      for (const { file, format } of outputs) writeReport(file, format(report));
      around.stdout.write(table(checked));
      for (const line of [...notes, ...troubles]) around.stderr.write(`${line}\n`);
      const blocks = report.findings.some(({ level }) => level === "mandatory");
      if (troubles.length > 0) {
        const all = checked.resources.length === 0 ? "" : "; all else was";
        around.stderr.write(`${count(troubles.length, "place")} could not be judged${all}\n`);
        ran(exitCodes.failed);
      } else if (blocks) ran(exitCodes.notProven);
    });
}

/** Each file once, in the order of the command line. */
async function sourcesOf(files: readonly string[], { stdin = process.stdin }: Surroundings): Promise<Source[]> {
  const sources: Source[] = [];
  const read = new Set<string>();
  for (const file of files) {
    const path = file === "-" ? file : resolve(file);
    if (read.has(path)) continue;
    read.add(path);
    const text = await textOf(file, stdin);
    const name = file === "-" ? stdinName : file;
    sources.push({ name, text, directory: file === "-" ? process.cwd() : placeOf(file) });
  }
  return sources;
}

function configuration({ config, ownRule }: Options) {
  if (config === undefined) return {};
  const { config: own, mistakes } = configurationIn(config, ownRule);
  const stopping = mistakes.filter(({ tolerated }) => !tolerated).map(({ line }) => line);
  if (stopping.length > 0)
    throw new Failure([...stopping, `${count(stopping.length, "mistake")}; mend ${config} first.`].join("\n"));
  return own;
}

function stackName(name: string): string {
  if (/^[\w.-]+(\/[\w.-]+)?$/.test(name)) return name;
  throw new InvalidArgumentError("Give the name of a stack, prod, or with its project, shop/prod.");
}
