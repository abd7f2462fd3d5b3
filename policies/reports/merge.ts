import type { Report, ReportedResource, ReportedStack } from "./report";

/** Merges the reports of several runs into one. Of several runs of one stack of a project, the latest counts. */
export function mergeReports(reports: readonly [Report, ...Report[]]): Report {
  const byDate = [...reports].sort((a, b) => (a.date < b.date ? -1 : 1));
  const latest = byDate.at(-1) as Report;
  const stacks = new Map<string, ReportedStack>();
  const last = new Map<string, Report>();
  for (const report of byDate) {
    for (const { project, name } of report.stacks) {
      stacks.set(nameOf({ project, stack: name }), { project, name });
      last.set(nameOf({ project, stack: name }), report);
    }
  }
  const all = <R extends ReportedResource>(of: (report: Report) => readonly R[]) =>
    byDate.flatMap((report) => of(report).filter((one) => (last.get(nameOf(one)) ?? report) === report));
  return {
    ...latest,
    stacks: [...stacks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stack]) => stack),
    rules: [...new Map(byDate.flatMap(({ rules }) => rules).map((rule) => [rule.name, rule])).values()],
    findings: all(({ findings }) => findings),
    containers: all(({ containers }) => containers),
    edits: all(({ edits }) => edits),
    cures: all(({ cures }) => cures),
  };
}

const nameOf = ({ project, stack }: Pick<ReportedResource, "project" | "stack">) => `${project}/${stack}`;
