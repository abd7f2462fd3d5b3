/** Does the same for all items, so many at once, and gives the promise of each at once. */
export function inTurns<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Map<T, Promise<R>> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return new Map(
    items.map((item) => {
      const turn = free-- > 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve));
      const done = turn.then(() => work(item)).finally(() => waiting.shift()?.());
      // A test that waits for it later reports it.
      done.catch(() => {});
      return [item, done];
    }),
  );
}
