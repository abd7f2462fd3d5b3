import type { Compared } from "../charts";
import type { Source } from "./sources";

const count = (number: number) => number.toLocaleString("en");

/** The page docs/charts.md. */
export function chartsPage(results: readonly (readonly [Source, readonly Compared[]])[], helm: string): string {
  const all = results.flatMap(([, charts]) => charts);
  const sum = (key: "documents" | "containers" | "findings") => count(all.reduce((total, one) => total + one[key], 0));
  const same = all.filter(({ different }) => different.length === 0).length;
  return `<!-- Written by \`npm run charts -- --record\`. -->
# Charts of others

Each of these ${all.length} charts was judged as a \`Release\` that the pack renders, and as the objects that \`kubernetes.helm.v4.Chart\`
registers for it, by all rules: ${sum("findings")} findings about ${sum("containers")} containers in ${sum("documents")} objects. Of ${same} charts the findings are the same one by
one, but for the path at which a fault is set right. helm ${helm} rendered them with their own values; missing dependencies came from the
same repository. \`npm run charts\` fetches them and compares again.

${results.map(table).join("\n")}`;
}

function table([{ repository, commit }, charts]: readonly [Source, readonly Compared[]]): string {
  const rows = charts.map(
    ({ name, version, documents, containers, findings, different }) =>
      `| ${name} | ${version} | ${documents} | ${containers} | ${findings} | ${different.length === 0 ? "same" : "**different**"} |\n`,
  );
  return `## [${repository}](https://github.com/${repository}/tree/${commit})

| Chart | Version | Objects | Containers | Findings |  |
| --- | --- | ---: | ---: | ---: | --- |
${rows.join("")}`;
}
