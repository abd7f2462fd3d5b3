import type { Entry, Limit, Listing } from "./container";
import { type Path, showPath } from "./path";
import type { Props } from "./props";
import type { Change } from "./setting";

/** What a missing list means: no entries, or undefined when the resource then does not answer. */
type Absent = readonly [] | undefined;

/** No such thing on this platform. */
export const nothing: Listing = { path: "", entries: [], includes: () => undefined };

/** The texts in the list at `path` and `below` it, each under the name that `name` gives it; those without are left out. */
export function texts(
  props: Props,
  path: Path,
  absent: Absent,
  name: (text: string) => string | undefined = (text) => text,
  below: Path = [],
): Listing {
  return new Texts(props, path, below, absent, name);
}

/** One entry for each object in the list at `path` under the name that `name` reads from it. */
export function objects(props: Props, path: Path, name: (at: Path) => unknown): Listing {
  return new Objects(props, path, [], [], name);
}

/** An upper bound: set when a number or a quantity other than zero stands at `path` and `below` it. */
export function limit(props: Props, path: Path, absent: false | undefined, below: Path = []): Limit {
  return new Bound(props, path, below, absent);
}

class Bound implements Limit {
  constructor(
    private readonly props: Props,
    private readonly from: Path,
    private readonly below: Path,
    private readonly absent: false | undefined,
  ) {}

  get path(): string {
    return showPath([...this.from, ...this.below]);
  }

  get set(): boolean | undefined {
    const reading = this.props.look(this.from, this.below);
    if ("unknown" in reading) return undefined;
    const value = reading.value ?? undefined;
    if (value === undefined) return this.absent;
    return typeof value === "number" ? value > 0 : typeof value === "string" && /^[^-]*[1-9]/.test(value);
  }
}

abstract class Found<Name> implements Listing {
  constructor(
    protected readonly props: Props,
    private readonly from: Path,
    private readonly below: Path,
    private readonly absent: Absent,
    protected readonly name: Name,
  ) {}

  get path(): string {
    return showPath(this.at);
  }

  get entries(): readonly Entry[] | undefined {
    const { props, from, below } = this;
    const reading = props.look(from, below);
    if ("unknown" in reading) return undefined;
    if ((reading.value ?? undefined) === undefined) return this.absent;
    return props.elements(from, below).flatMap((at, index) => this.entry(at, index) ?? []);
  }

  includes(value: string): boolean | undefined {
    if (!this.props.has(this.from, this.below)) return this.absent && false;
    const { result, unknown } = this.props.watch(() => this.entries?.some((entry) => entry.value === value));
    if (result === true || unknown.length === 0) return result;
    void this.entries; // once more outside the watch, so that what is unknown is recorded
    return undefined;
  }

  protected get at(): Path {
    return [...this.from, ...this.below];
  }

  protected abstract entry(at: Path, index: number): Entry | undefined;
}

class Texts extends Found<(text: string) => string | undefined> {
  protected entry(at: Path, index: number): Entry | undefined {
    const text = this.props.read(at);
    const value = typeof text === "string" ? this.name(text) : undefined;
    if (value === undefined) return undefined;
    const remove = () => removal(this.props, this.at, index, text);
    return {
      value,
      get path() {
        return showPath(at);
      },
      get remove() {
        return remove();
      },
    };
  }
}

class Objects extends Found<(at: Path) => unknown> {
  protected entry(at: Path): Entry | undefined {
    const value = this.name(at);
    return typeof value === "string" ? { value, path: showPath(at), remove: undefined } : undefined;
  }
}

function removal(props: Props, list: Path, index: number, text: unknown): Change {
  const path = [...list, index];
  return {
    says: `remove ${showPath(path)}`,
    possible: props.canWrite(path),
    apply: () => {
      // Looked for again: what stood before it may be gone by now.
      const now = props.peek(() => props.elements(list).findIndex((at) => props.read(at) === text));
      if (now >= 0) props.remove(list, now);
    },
  };
}
