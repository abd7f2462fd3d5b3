import { type Path, showPath } from "../inputs/path";
import type { Props } from "../inputs/props";

/** An upper bound; `set` is undefined if the resource does not decide it. */
export interface Limit {
  readonly path: string;
  readonly set: boolean | undefined;
  /** Bytes, if the bound is one on memory; undefined without a bound, or while it is unknown. */
  readonly bytes?: number | undefined;
  /** Whether it is more memory than any machine has, as bytes are where a provider counts megabytes. */
  readonly beyond?: boolean;
}

/** An upper bound: set if a number or a quantity above zero stands at `path` and `below` it. */
export function limit(props: Props, path: Path, absent: false | undefined, below: Path = []): Limit {
  return new Bound(props, path, below, absent);
}

/** A bound on memory; `bytes` reads its value. */
export function memoryLimit(
  props: Props,
  path: Path,
  absent: false | undefined,
  below: Path,
  bytes: (value: unknown) => number | undefined,
): Limit {
  return new MemoryBound(props, path, below, absent, bytes);
}

/** The bound of one container, or that of the group it belongs to; of two bounds the smaller one. */
export function either(own: Limit, shared: Limit): Limit {
  return new Either(own, shared);
}

class Either implements Limit {
  constructor(
    private readonly own: Limit,
    private readonly shared: Limit,
  ) {}

  get path(): string {
    return this.own.bytes === undefined && this.shared.bytes !== undefined ? this.shared.path : this.own.path;
  }

  get set(): boolean | undefined {
    const { set } = this.own;
    return set === undefined ? this.shared.set || undefined : set || this.shared.set;
  }

  get bytes(): number | undefined {
    const [own = Number.POSITIVE_INFINITY, shared = Number.POSITIVE_INFINITY] = [this.own.bytes, this.shared.bytes];
    const least = Math.min(own, shared);
    return Number.isFinite(least) ? least : undefined;
  }
}

class Bound implements Limit {
  constructor(
    protected readonly props: Props,
    protected readonly from: Path,
    protected readonly below: Path,
    private readonly absent: false | undefined,
  ) {}

  get path(): string {
    return showPath([...this.from, ...this.below]);
  }

  get set(): boolean | undefined {
    const reading = this.props.reading(this.from, this.below);
    if ("unknown" in reading) return undefined;
    const value = reading.value ?? undefined;
    if (value === undefined) return this.absent;
    return typeof value === "number" ? value > 0 : typeof value === "string" && /^[^-]*[1-9]/.test(value);
  }
}

class MemoryBound extends Bound {
  constructor(
    props: Props,
    from: Path,
    below: Path,
    absent: false | undefined,
    private readonly read: (value: unknown) => number | undefined,
  ) {
    super(props, from, below, absent);
  }

  override get set(): boolean | undefined {
    return super.set && !this.beyond;
  }

  get bytes(): number | undefined {
    const bytes = this.#bytes;
    return isBeyond(bytes) ? undefined : bytes;
  }

  get beyond(): boolean {
    return isBeyond(this.#bytes);
  }

  get #bytes(): number | undefined {
    const value = this.props.readQuietly(this.from, this.below);
    return (typeof value === "number" || typeof value === "string" ? this.read(value) : undefined) || undefined;
  }
}

/** Bytes: 32 TiB, as much as the largest machines have. */
const mostMemory = 2 ** 45;

const isBeyond = (bytes = 0) => bytes > mostMemory;
