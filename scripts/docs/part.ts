/** `text` with everything between `<!-- name -->` and `<!-- /name -->` replaced. */
export function withPart(file: string, text: string, name: string, part: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  if (from < 0) throw new Error(`${file} has no line ${open}; add it where the generated part belongs`);
  const to = text.indexOf(close, from);
  const rest = to < 0 ? text.slice(from + open.length) : text.slice(to + close.length);
  return `${text.slice(0, from)}${open}\n${part.trim()}\n${close}${rest}`;
}

/** A Markdown table; `|` in cells is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
