import { readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { exemptionsFor, formats, mergeReports, type Report, readReport } from "@readonly-rootfs/policies/reports";
import { Command } from "commander";
import { Failure } from "../failure";
import type { Surroundings } from "../program";

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
      const format = formats[extname(output).toLowerCase()];
      if (format === undefined) {
        throw new Failure(
          `--output ${output} is no report; end the name in one of ${Object.keys(formats).join(", ")}.`,
        );
      }
      write(output, format(read(files)));
    });
  const exemptions = new Command("exemptions")
    .summary("accept what blocks today, so that only new findings block")
    .description("Prints a configuration of the pack that exempts every finding of the reports that blocks.")
    .argument("<file...>", "JSON reports of the pack")
    .requiredOption("--reason <text>", "why the findings are accepted for now")
    .requiredOption("--expires <date>", "the last day on which they are: 2027-01-31")
    .option("-o, --output <file>", "where to; default: standard output")
    .action((files: string[], { reason, expires, output }: { reason: string; expires: string; output?: string }) => {
      if (!isDay(expires)) throw new Failure(`--expires ${expires} is no day; write it as 2027-01-31.`);
      if (reason.trim() === "") throw new Failure("--reason is empty; say why the findings are accepted for now.");
      const text = `${JSON.stringify(exemptionsFor(read(files), { reason, expires }), null, 2)}\n`;
      if (output === undefined) around.stdout.write(text);
      else write(output, text);
    });
  const report = new Command("report").summary("merge reports of the policy pack, or accept what they found");
  for (const command of [merge, exemptions]) report.addCommand(command);
  return report;
}

function read(files: readonly string[]): Report {
  const reports = files.map((file) => {
    try {
      return readReport(readFileSync(file, "utf8"));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new Failure(
        `The report ${file} cannot be read: ${code ?? message}; have the pack write it: READONLY_ROOTFS_REPORT=${file}.`,
      );
    }
  });
  return mergeReports(reports as [Report, ...Report[]]);
}

function write(file: string, text: string): void {
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
