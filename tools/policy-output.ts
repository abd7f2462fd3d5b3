/**
 * The lines of a preview below `Policies:`, remediations included, without the directory of the pack, which differs between
 * checkouts.
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
