/**
 * Characters that end a line, colour a terminal, reverse the direction of a line or are invisible, and halves of characters.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** Longest word of a message; real paths and names are far shorter. */
const longestWord = 1_000;
const longestLine = 20_000;

/**
 * A message on one line, for any names and paths of a program: control and invisible characters are replaced by their code
 * points, `\u{1b}`, and endless words are cut.
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
