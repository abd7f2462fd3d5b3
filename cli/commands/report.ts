import { readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { meant } from "@readonly-rootfs/policies/configuration";
import {
  exemptionsFor,
  formats,
  mergeReports,
  onlyMandatory,
  type Report,
  readReport,
} from "@readonly-rootfs/policies/reports";
import { Command } from "commander";
import { Failure, unreadable } from "../failure";
import type { Surroundings } from "../program";
import { today } from "../text";
import { several } from "./arguments";

/** `report merge` and `report exemptions`, over the JSON reports that the pack writes. */
export function reportCommand(around: Surroundings): Command {
  const merge = new Command("merge")
    .summary("make one report of several")
    .description(
      "Makes one report of the JSON reports of several runs. Of a stack that several have judged, the latest counts.",
    )
    .argument("<file...>", "JSON reports: READONLY_ROOTFS_REPORT=name.json pulumi preview …")
    .requiredOption("-o, --output <file>", `where to; its ending is the format: ${Object.keys(formats).join(", ")}`)
    .action((files: string[], { output }: { output: string }) => {
      const format = formatOf(output);
      writeReport(output, format(read(files)));
    });
  const exemptions = new Command("exemptions")
    .summary("accept what blocks today, so that only new findings block")
    .description("Prints a configuration of the pack that exempts every finding of the reports that blocks.")
    .argument("<file...>", "JSON reports of the pack")
    .requiredOption("--reason <text>", "why the findings are accepted for now")
    .requiredOption("--expires <date>", "the last day on which they are: 2027-01-31")
    .option("--owner <name>", "the team or person that answers for them")
    .addOption(several("--mandatory <rule>", "a rule that blocks while all others are advisory"))
    .option("-o, --output <file>", "where to; default: standard output")
    .action((files: string[], { reason, expires, owner, mandatory, output }: ExemptionsOptions) => {
      if (!isDay(expires)) throw new Failure(`--expires ${expires} is no day; write it as 2027-01-31.`);
      if (expires < today()) {
        throw new Failure(
          `--expires ${expires} has passed, so the exemptions would hold for nothing; name a day to come.`,
        );
      }
      if (reason.trim() === "") throw new Failure("--reason is empty; say why the findings are accepted for now.");
      if (owner?.trim() === "") throw new Failure("--owner is empty; name a team or person, or leave it out.");
      const accepted = { reason, expires, ...(owner !== undefined && { owner }) };
      const report = read(files);
      const exempt = exemptionsFor(report, accepted);
      const stray = mandatory.find((rule) => !report.rules.some(({ name }) => name === rule));
      if (stray !== undefined) {
        const names = report.rules.map(({ name }) => name);
        throw new Failure(`--mandatory ${stray} is no rule of the reports; use ${meant(stray, names)}.`);
      }
      const config = mandatory.length === 0 ? exempt : onlyMandatory(mandatory, exempt);
      const text = `${JSON.stringify(config, null, 2)}\n`;
      if (output === undefined) around.stdout.write(text);
      else writeReport(output, text);
    });
  const report = new Command("report").summary("merge reports of the policy pack, or accept what they found");
  for (const command of [merge, exemptions]) report.addCommand(command);
  return report;
}

interface ExemptionsOptions {
  readonly reason: string;
  readonly expires: string;
  readonly owner?: string;
  readonly mandatory: readonly string[];
  readonly output?: string;
}

function read(files: readonly string[]): Report {
  const reports = files.map((file) => {
    try {
      return readReport(readFileSync(file, "utf8"));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== undefined && code !== "ENOENT")
        throw unreadable(`The report ${file}`, error as NodeJS.ErrnoException);
      throw new Failure(
        `The report ${file} cannot be read: ${code ?? message}; have the pack write it: READONLY_ROOTFS_REPORT=${file}.`,
      );
    }
  });
  return mergeReports(reports as [Report, ...Report[]]);
}

/** The format of a report, by the ending of its file. */
export function formatOf(output: string): (report: Report) => string {
  const format = formats[extname(output).toLowerCase()];
  if (format !== undefined) return format;
  throw new Failure(`--output ${output} is no report; end the name in one of ${Object.keys(formats).join(", ")}.`);
}

export function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Failure(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}); name another file.`);
  }
}

/** Whether the text is a day of the calendar as ISO 8601 writes it. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
