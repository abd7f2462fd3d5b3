/** A `T` with exactly one of its properties. */
export type Exclusive<T> = {
  [K in keyof T]-?: { [One in K]-?: Exclude<T[One], undefined> } & { [Other in Exclude<keyof T, K>]?: never };
}[keyof T];

/**
 * A map of paths to values that have exactly one property. The index of the paths stands beside that of all keys, because Pulumi's
 * analyzer of components takes no unions and reads the latter only.
 */
export type Paths<T> = Record<string, T> & { [path: `/${string}`]: Exclusive<T> };
