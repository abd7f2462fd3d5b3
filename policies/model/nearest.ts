/**
 * The name that is meant by a misspelt one; otherwise all names: `read-only-root`, `a, b, c`. For `use …`.
 *
 * A name is meant if at most a third of its letters is wrong.
 */
export function meant(misspelt: string, known: readonly string[]): string {
  let [nearest, least] = [known.join(", "), Number.POSITIVE_INFINITY];
  for (const name of known) {
    const length = Math.max(misspelt.length, name.length);
    if (Math.abs(misspelt.length - name.length) * 3 > length) continue;
    const wrong = distance(misspelt, name);
    if (wrong * 3 <= length && wrong < least) [nearest, least] = [name, wrong];
  }
  return nearest;
}

/** The number of letters to add, to remove, to replace or to swap with the next one: the distance of Damerau and Levenshtein. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (same ? 0 : 1),
        swapped ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] as number;
}
