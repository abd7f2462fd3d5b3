import { type Path, showPath } from "../inputs/path";
import type { Props } from "../inputs/props";
import type { Change } from "./setting";
import { names, pathsOrNames, shown } from "./shown";

/** Several values of one kind, each with its path; `entries` is undefined if the resource does not decide them. */
export interface Listing {
  readonly path: string;
  /** The known entries. */
  readonly entries: readonly Entry[] | undefined;
  /** Whether `value` is among them; undefined while unknown values leave it open. */
  includes(value: string): boolean | undefined;
  /** Whether the platform takes no further entries of a program's choice. */
  readonly closed?: true;
}

export interface Entry {
  readonly value: string;
  /** The value in messages, because it may be secret or contain anything. */
  readonly shown: string;
  readonly path: string;
  /** Removes the entry; undefined if that takes more than one edit. */
  readonly remove: Change | undefined;
}

/** The entries of a missing list: none, or undefined if the resource does not decide them (a patch that omits the list). */
type Absent = readonly [] | undefined;

/** A list that the platform does not have. */
export const nothing: Listing = { path: "", entries: [], includes: () => undefined };

/** A list to which the platform takes no further entries of a program's choice. */
export function closed(listing: Listing): Listing {
  return {
    path: listing.path,
    get entries() {
      return listing.entries;
    },
    includes: (value) => listing.includes(value),
    closed: true,
  };
}

/** The strings in the list at `path` and `below` it, each converted by `name`; strings for which `name` is undefined are left out. */
export function texts(
  props: Props,
  path: Path,
  absent: Absent,
  name: (text: string) => string | undefined = (text) => text,
  below: Path = [],
): Texts {
  return new Texts(props, path, below, absent, name);
}

/** One entry for each object in the list at `path`; `name` reads its value, which stands at `key` of the object. */
export function objects(props: Props, path: Path, key: Path, name: (at: Path) => unknown): Listing {
  return new Objects(props, path, key, name);
}

/** The keys of the map at `path`, each converted by `name`; keys for which `name` is undefined are left out. */
export function keys(props: Props, path: Path, name: (key: string) => string | undefined): Listing {
  return new Keys(props, path, name);
}

class Keys implements Listing {
  constructor(
    private readonly props: Props,
    private readonly at: Path,
    private readonly name: (key: string) => string | undefined,
  ) {}

  get path(): string {
    return showPath(this.at);
  }

  get entries(): readonly Entry[] {
    const { props, at, name } = this;
    return props.keys(at).flatMap((key) => {
      const value = name(key);
      return value === undefined ? [] : [new Key(props, at, key, value)];
    });
  }

  includes(value: string): boolean {
    return this.entries.some((entry) => entry.value === value);
  }
}

class Key implements Entry {
  readonly remove = undefined;

  constructor(
    private readonly props: Props,
    private readonly map: Path,
    private readonly key: string,
    readonly value: string,
  ) {}

  get shown(): string {
    return shown(this.props, () => this.value, [this.map], showPath(this.map), names);
  }

  // The last step is a key that the program chooses; it is secret if the whole map is.
  get path(): string {
    return showPath(this.props.isSecret(this.map) ? this.map : [...this.map, this.key]);
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
    return this.#each((at, index) => {
      const value = this.value(at);
      return value === undefined ? undefined : this.entry(value, at, index);
    });
  }

  includes(value: string): boolean | undefined {
    if (!this.props.has(this.from, this.below)) return this.absent && false;
    const { result, decided } = this.props.inputs.decide(
      () => this.values?.includes(value),
      (found) => found === true,
    );
    return decided ? result : undefined;
  }

  /** The values of `entries` alone, which cost less. */
  get values(): readonly string[] | undefined {
    return this.#each((at) => this.value(at));
  }

  protected get at(): Path {
    return [...this.from, ...this.below];
  }

  protected abstract value(at: Path): string | undefined;
  protected abstract entry(value: string, at: Path, index: number): Entry;

  #each<T>(what: (at: Path, index: number) => T | undefined): readonly T[] | undefined {
    const { props, from, below } = this;
    const reading = props.reading(from, below);
    if ("unknown" in reading) return undefined;
    if ((reading.value ?? undefined) === undefined) return this.absent;
    const found: T[] = [];
    for (const [index, at] of props.elements(from, below).entries()) {
      const one = what(at, index);
      if (one !== undefined) found.push(one);
    }
    return found;
  }
}

class Texts extends Found<(text: string) => string | undefined> {
  protected value(at: Path): string | undefined {
    const text = this.props.read(at);
    return typeof text === "string" ? this.name(text) : undefined;
  }

  protected entry(value: string, at: Path, index: number): Entry {
    return new TextEntry(this.props, value, this.at, at, index);
  }
}

class TextEntry implements Entry {
  constructor(
    private readonly props: Props,
    readonly value: string,
    private readonly list: Path,
    private readonly at: Path,
    private readonly index: number,
  ) {}

  get shown(): string {
    return shown(this.props, () => this.value, [this.at], showPath(this.at), pathsOrNames);
  }

  get path(): string {
    return showPath(this.at);
  }

  get remove(): Change {
    return removal(this.props, this.list, this.index, this.props.readQuietly(this.at));
  }
}

class Objects extends Found<(at: Path) => unknown> {
  constructor(
    props: Props,
    from: Path,
    private readonly key: Path,
    name: (at: Path) => unknown,
  ) {
    super(props, from, [], [], name);
  }

  protected value(at: Path): string | undefined {
    const value = this.name(at);
    return typeof value === "string" ? value : undefined;
  }

  protected entry(value: string, at: Path): Entry {
    return new ObjectEntry(this.props, value, at, this.key);
  }
}

class ObjectEntry implements Entry {
  readonly remove = undefined;

  constructor(
    private readonly props: Props,
    readonly value: string,
    private readonly at: Path,
    private readonly key: Path,
  ) {}

  get shown(): string {
    return shown(this.props, () => this.value, [[...this.at, ...this.key]], this.path, pathsOrNames);
  }

  get path(): string {
    return showPath(this.at);
  }
}

function removal(props: Props, list: Path, index: number, text: unknown): Change {
  const path = [...list, index];
  return {
    says: `remove ${showPath(path)}`,
    get possible() {
      return props.canWrite(path);
    },
    apply: () => {
      // Looked for again: another cure may have removed an entry before it.
      const now = props.quietly(() => props.elements(list).findIndex((at) => props.read(at) === text));
      if (now >= 0) props.remove(list, now);
    },
  };
}
