/**
 * What a preview says about policies: the lines below `Policies:`, without the place the pack was loaded from, which
 * differs from checkout to checkout. Remediations, which the CLI lists among them, are part of it.
 */
export function policyOutput(stdout: string): string {
  const lines = stdout.split("\n");
  const from = lines.indexOf("Policies:");
  if (from < 0) return "";
  const rest = lines.slice(from + 1);
  const to = rest.findIndex((line) => line !== "" && !line.startsWith(" "));
  const section = (to < 0 ? rest : rest.slice(0, to)).map((line) =>
    line
      .replace(/^ {4}/, "")
      .replace(/ \(local: [^)]*\)$/, "")
      .trimEnd(),
  );
  return `${section.join("\n").trim()}\n`;
}
