/** Receives the progress of a command. */
export interface Progress {
  /** A container starts; `expected` is the number of runs, if known. */
  run(what: string, expected?: number): void;
  /** Names the current step of a run. */
  doing(what: string): void;
  /** Number of runs so far. */
  readonly runs: number;
}

/**
 * Progress as lines, or as one line of a terminal that is overwritten.
 *
 * @param write writes to standard error
 */
export class Lines implements Progress {
  runs = 0;
  private readonly began = Date.now();
  private expected = 0;
  private last = "";

  constructor(
    private readonly write: (text: string) => void,
    private readonly terminal: boolean,
    private readonly name: string,
  ) {}

  run(what: string, expected?: number): void {
    this.runs += 1;
    if (expected !== undefined) this.expected = this.runs - 1 + expected;
    this.say(what);
  }

  doing(what: string): void {
    this.say(what);
  }

  /** Clears the progress line of a terminal. */
  end(): void {
    if (this.terminal && this.last !== "") this.write("\r\u001b[K");
    this.last = "";
  }

  private say(what: string): void {
    const seconds = (Date.now() - this.began) / 1000;
    const left = this.expected > this.runs ? (seconds / Math.max(this.runs, 1)) * (this.expected - this.runs + 1) : 0;
    const of = this.expected >= this.runs && this.expected > 0 ? ` of ${this.expected}` : "";
    const remaining = left > 1 ? `, about ${Math.ceil(left)} s left` : "";
    const line = `${this.name}: run ${this.runs}${of}, ${Math.round(seconds)} s${remaining}: ${what}`;
    this.last = line;
    this.write(this.terminal ? `\r\u001b[K${line.slice(0, 150)}` : `${line}\n`);
  }
}

/** Counts runs and prints nothing. */
export class Quiet implements Progress {
  runs = 0;
  run(): void {
    this.runs += 1;
  }
  doing(): void {}
}
