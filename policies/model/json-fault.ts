/** What `JSON.parse` says, without the text that it quotes, which may be secret and may have many lines. */
export function jsonFault(error: unknown): string {
  return (error as Error).message.replace(/, (\.{3})?"[\s\S]*$/, "");
}
