import type { Report, ReportedResource } from "./report";

/** Merges the reports of several runs into one. Of several runs of one stack of a project, the latest counts. */
export function mergeReports(reports: readonly [Report, ...Report[]]): Report {
  const byDate = [...reports].sort((a, b) => (a.date < b.date ? -1 : 1));
  const latest = byDate.at(-1) as Report;
  const last = new Map<string, Report>();
  for (const report of byDate) for (const resource of resources(report)) last.set(program(resource), report);
  const all = <R extends ReportedResource>(of: (report: Report) => readonly R[]) =>
    byDate.flatMap((report) => of(report).filter((one) => last.get(program(one)) === report));
  return {
    ...latest,
    stacks: [...new Set(byDate.flatMap(({ stacks }) => stacks))].sort(),
    rules: [...new Map(byDate.flatMap(({ rules }) => rules).map((rule) => [rule.name, rule])).values()],
    findings: all(({ findings }) => findings),
    containers: all(({ containers }) => containers),
    edits: all(({ edits }) => edits),
    cures: all(({ cures }) => cures),
  };
}

function resources({ findings, containers, edits, cures }: Report): readonly ReportedResource[] {
  return [...findings, ...containers, ...edits, ...cures];
}

/** Stack and project: `urn:pulumi:prod::shop`. */
function program({ urn }: ReportedResource): string {
  return urn.split("::", 2).join("::");
}
