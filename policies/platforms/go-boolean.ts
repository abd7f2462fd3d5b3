/** The boolean that a text is to programs in Go, as `strconv.ParseBool` reads it; undefined for any other text. */
export function goBoolean(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true;
  return /^(0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;
}
