/** The first lines of an expected.txt and the finding about one resource, as the CLI prints them. */
export function excerpt(said: string, rule: string, resource: string): string {
  const lines = said.split("\n");
  const from = lines.findIndex((line) => line.includes(`  ${rule}  `) && line.includes(`: ${resource})`));
  if (from < 0) throw new Error(`the expected output has no finding of ${rule} about ${resource}`);
  return ["```", lines[0], ...lines.slice(from, from + 3), "```"].join("\n");
}
