import type { Argument } from "./argument";

/** Marks an argument that a function outside the table handles, for example because it creates resources. */
export const elsewhere = Symbol("elsewhere");

/** Marks an argument that a platform accepts and ignores; its documentation says why. */
export const withoutEffect = Symbol("without effect");

type Spell<A, K extends keyof A, I> = (at: Argument, value: NonNullable<A[K]>, args: A) => Partial<I>;

type Entry<A, K extends keyof A, I> =
  | typeof elsewhere
  | typeof withoutEffect
  // biome-ignore lint/complexity/noBannedTypes: `{}` is how TypeScript asks whether a property is optional.
  | ({} extends Pick<A, K>
      ? Spell<A, K, I> | { default: NonNullable<A[K]>; spell: Spell<A, K, I> }
      : { required: Spell<A, K, I> });

/**
 * The entry of each argument of `A` in the inputs `I` of a provider. The compiler demands an entry for every argument, so
 * that none can be declared and then ignored.
 *
 * An optional argument has a function, called if the argument is given, or a function with a `default`. A required one is
 * `required`: its function is called even if the argument is missing, and refuses that.
 */
export type Spelling<A, I> = { readonly [K in keyof A]-?: Entry<A, K, I> };

type AnyEntry = symbol | AnySpell | { default?: unknown; spell?: AnySpell; required?: AnySpell };
type AnySpell = (at: Argument, value: unknown, args: object) => object;

/** The inputs for `args` by `table`; entries that contribute to the same object are merged. */
export function spell<A extends object, I>(at: Argument, args: A, table: Spelling<A, I>): I {
  const inputs: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(table) as [string, AnyEntry][]) {
    if (typeof entry === "symbol") continue;
    const given = (args as Record<string, unknown>)[key] ?? undefined;
    if (typeof entry === "function") {
      if (given !== undefined) merge(inputs, entry(at.property(key), given, args));
    } else {
      const spelled = entry.required ?? entry.spell;
      if (spelled !== undefined) merge(inputs, spelled(at.property(key), given ?? entry.default, args));
    }
  }
  return inputs as I;
}

/** Like `spell`, for a nested object: refuses keys that `table` does not have. */
export function spelled<A extends object, I>(at: Argument, args: A, table: Spelling<A, I>): I {
  at.takes(args, table);
  return spell(at, args, table);
}

function merge(target: Record<string, unknown>, part: object): void {
  for (const [key, value] of Object.entries(part)) {
    if (value === undefined) continue;
    const present = target[key];
    if (present === undefined) target[key] = isRecord(value) ? { ...value } : value;
    else if (isRecord(present) && isRecord(value)) merge(present, value);
    else throw new Error(`Two arguments set "${key}" of one resource.`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
