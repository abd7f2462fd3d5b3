import { overlap, type Path, parsePropertyPath, showPath } from "./path";

/**
 * The bookkeeping of one resource's inputs, which several `Props` may share: the unknown values that were read, and edits
 * that are still to be written back.
 */
export class Inputs {
  #unknown: Map<string, Path> | undefined;
  #encrypted: Set<string> | undefined;
  #edits = 0;
  readonly #pending = new Map<object, () => void>();
  #ignored: readonly { readonly text: string; readonly steps: Path }[] = none;
  readonly #hits = new Set<string>();

  /** The unknown values read so far, except inside `collectUnknown` and `quietly`. */
  unknown(): readonly Path[] {
    return this.#unknown === undefined ? none : [...this.#unknown.values()];
  }

  /** Runs `look` and collects the paths of the unknown values it reads, instead of recording them. */
  collectUnknown<T>(look: () => T): { readonly result: T; readonly unknown: readonly Path[] } {
    const outer = this.#unknown;
    this.#unknown = undefined;
    try {
      const result = look();
      return { result, unknown: this.unknown() };
    } finally {
      this.#unknown = outer;
    }
  }

  /** Runs `look` without recording unknown values; for details that cannot change a verdict. */
  quietly<T>(look: () => T): T {
    const outer = this.#unknown;
    this.#unknown = undefined;
    try {
      return look();
    } finally {
      this.#unknown = outer;
    }
  }

  /**
   * Runs `look`, and records the unknown values it reads unless `settled` says that they cannot change the result. `decided`
   * is false if they can.
   */
  decide<T>(look: () => T, settled: (result: T) => boolean): { readonly result: T; readonly decided: boolean } {
    const { result, unknown } = this.collectUnknown(look);
    if (unknown.length === 0 || settled(result)) return { result, decided: true };
    for (const path of unknown) this.record(path);
    return { result, decided: false };
  }

  /** `look` with its result kept until the next edit; the unknown values it read are recorded at each call. */
  cached<T>(look: () => T): () => T {
    let kept: { readonly result: T; readonly unknown: readonly Path[] } | undefined;
    let edits = this.#edits;
    return () => {
      if (kept === undefined || edits !== this.#edits) {
        kept = this.collectUnknown(look);
        edits = this.#edits;
      }
      for (const path of kept.unknown) this.record(path);
      return kept.result;
    };
  }

  /** Records that the value at `path` is unknown. */
  record(path: Path): void {
    this.#unknown ??= new Map();
    this.#unknown.set(showPath(path), path);
  }

  /** Sets the properties whose old values Pulumi keeps despite an edit: the option `ignoreChanges`. */
  ignore(patterns: readonly string[]): void {
    this.#ignored = patterns.map((text) => ({ text, steps: parsePropertyPath(text) }));
  }

  /** Whether Pulumi keeps the old value at `path`, or a part of it. */
  ignores(path: Path): boolean {
    if (this.#ignored.length === 0) return false;
    const patterns = this.#ignored.filter(({ steps }) => overlap(steps, path));
    for (const { text } of patterns) this.#hits.add(text);
    return patterns.length > 0;
  }

  /** Runs `look` and returns the patterns of `ignoreChanges` that keep it from an edit. */
  ignoredBy(look: () => void): readonly string[] {
    if (this.#ignored.length === 0) return none;
    this.#hits.clear();
    look();
    return [...this.#hits];
  }

  /** Records that the value at `path` could not be decrypted; it is read as unknown. */
  recordEncrypted(path: Path): void {
    this.#encrypted ??= new Set();
    this.#encrypted.add(showPath(path));
  }

  /** Whether the unknown value at `path` is one that could not be decrypted. */
  isEncrypted(path: string): boolean {
    return this.#encrypted?.has(path) === true;
  }

  /** Counts an edit; `writeBack` runs once for its `owner` at the next `commit`. */
  edited(owner?: object, writeBack?: () => void): void {
    this.#edits++;
    if (owner !== undefined && writeBack !== undefined) this.#pending.set(owner, writeBack);
  }

  /** Writes back the edits in JSON texts. */
  commit(): void {
    for (const writeBack of this.#pending.values()) writeBack();
    this.#pending.clear();
  }
}

const none: readonly [] = [];
