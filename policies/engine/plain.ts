/** Characters that end a line, paint a terminal, turn the direction of a line or cannot be seen, and halves of characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** No word of a message is longer: paths and names that are meant are far below. */
const longestWord = 1_000;
const longestLine = 20_000;

/**
 * A message on one line, whatever names, paths and kinds of the program it holds: other characters are shown by their code
 * points, `\u{1b}`, and words without end are cut.
 */
export function plain(text: string): string {
  const cut = text.length > longestLine ? shortened(text, longestLine) : text;
  return cut
    .replace(/\S+/g, (word) => (word.length > longestWord ? shortened(word, longestWord) : word))
    .replace(unseen, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

function shortened(text: string, length: number): string {
  return `${text.slice(0, length)}… (${text.length - length} characters more)`;
}
