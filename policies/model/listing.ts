import type { Entry, Limit, Listing } from "./container";
import { type Path, showPath } from "./path";
import type { Props } from "./props";
import type { Change } from "./setting";

/** What a missing list means: no entries, or undefined when the resource then does not answer. */
type Absent = readonly [] | undefined;

/** No such thing on this platform. */
export const nothing: Listing = { path: "", entries: [], includes: () => undefined };

/** The texts in the list at `path`, each under the name that `name` gives it; those without a name are left out. */
export function texts(
  props: Props,
  path: Path,
  absent: Absent,
  name: (text: string) => string | undefined = (text) => text,
): Listing {
  return new Found(props, path, absent, (at, index) => {
    const text = props.read(at);
    const value = typeof text === "string" ? name(text) : undefined;
    if (value === undefined) return undefined;
    return {
      value,
      get path() {
        return showPath(at);
      },
      get remove() {
        return removal(props, path, index, text);
      },
    };
  });
}

/** One entry for each object in the list at `path` under the name that `name` reads from it. */
export function objects(props: Props, path: Path, name: (at: Path) => unknown): Listing {
  return new Found(props, path, [], (at) => {
    const value = name(at);
    return typeof value === "string" ? { value, path: showPath(at), remove: undefined } : undefined;
  });
}

/** An upper bound: set when a number or a quantity other than zero stands at `path`. */
export function limit(props: Props, path: Path, absent: false | undefined): Limit {
  return {
    path: showPath(path),
    get set() {
      const reading = props.look(path);
      if ("unknown" in reading) return undefined;
      const value = reading.value ?? undefined;
      if (value === undefined) return absent;
      return typeof value === "number" ? value > 0 : typeof value === "string" && /^[^-]*[1-9]/.test(value);
    },
  };
}

class Found implements Listing {
  constructor(
    private readonly props: Props,
    private readonly at: Path,
    private readonly absent: Absent,
    private readonly entry: (at: Path, index: number) => Entry | undefined,
  ) {}

  get path(): string {
    return showPath(this.at);
  }

  get entries(): readonly Entry[] | undefined {
    const reading = this.props.look(this.at);
    if ("unknown" in reading) return undefined;
    if ((reading.value ?? undefined) === undefined) return this.absent;
    return this.props.elements(this.at).flatMap((at, index) => this.entry(at, index) ?? []);
  }

  includes(value: string): boolean | undefined {
    const { result, unknown } = this.props.watch(() => this.entries?.some((entry) => entry.value === value));
    if (result === true || unknown.length === 0) return result;
    void this.entries; // once more outside the watch, so that what is unknown is recorded
    return undefined;
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
