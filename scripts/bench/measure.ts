/** Samples of several things, taken in turns so that a busy machine slows all of them alike, round by round. */
export async function inTurns<Name extends string, Sample extends object>(
  rounds: number,
  names: readonly Name[],
  sample: (name: Name) => Promise<Sample>,
): Promise<Record<Name, readonly Sample[]>> {
  const samples = new Map<Name, Sample[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Reverses every other round, so that no pack is always measured after the same neighbour.
    for (const name of round % 2 === 0 ? names : [...names].reverse()) samples.get(name)?.push(await sample(name));
  }
  return Object.fromEntries(samples) as unknown as Record<Name, readonly Sample[]>;
}

/** The medians of samples taken in turns, number by number. */
export async function turns<Name extends string, Sample extends object>(
  rounds: number,
  names: readonly Name[],
  sample: (name: Name) => Promise<Sample>,
): Promise<Record<Name, Sample>> {
  const samples = await inTurns(rounds, names, sample);
  return Object.fromEntries(names.map((name) => [name, medians(samples[name])])) as Record<Name, Sample>;
}

export function medians<Sample extends object>(samples: readonly Sample[]): Sample {
  const keys = Object.keys(samples[0] ?? {}) as (keyof Sample)[];
  return Object.fromEntries(
    keys.map((key) => [key, median(samples.map((sample) => sample[key] as number))]),
  ) as unknown as Sample;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export async function seconds(run: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
