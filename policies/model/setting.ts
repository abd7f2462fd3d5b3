import { type Path, showPath } from "../inputs/path";
import type { Props } from "../inputs/props";

/** One edit of a resource's inputs: its words, whether it can be made, and the edit itself. */
export interface Change {
  /** In the imperative: `set spec.securityContext.readOnlyRootFilesystem to true`. */
  readonly says: string;
  /** False if a part of the path is unknown, or has a shape in which the edit makes no sense. */
  readonly possible: boolean;
  apply(): void;
}

/** Puts `value` at `at`. */
export function setTo(props: Props, at: Path, value: boolean | string | number): Change {
  const origin = props.rendered ? props.origin(at) : undefined;
  if (origin !== undefined) return setTo(origin.props, origin.path, value);
  if (props.rendered) return manual(`set ${showPath(at)} to ${value} in its chart, which no value was found to do`);
  return {
    says: `set ${showPath(at)} to ${value}`,
    get possible() {
      return props.canWrite(at);
    },
    apply: () => props.write(at, value),
  };
}

/** A manual step: shown in the message. A finding with one is never cured automatically. */
export function manual(says: string): Change {
  return { says, possible: false, apply() {} };
}

/** A change computed on first use, so that an unknown value in it does not make the finding undecided. */
export function later(change: () => Change): Change {
  return {
    get says() {
      return change().says;
    },
    get possible() {
      return change().possible;
    },
    apply: () => change().apply(),
  };
}

/** A property with its meaning on the platform, its path and its edit. */
export interface Setting<T> {
  /** The declared value, else the default of the platform; undefined if the resource does not decide it (a Patch that omits it). */
  readonly effective: T | undefined;
  /** The place in Pulumi's property path notation; in a document that a chart renders, the value that decides, where one is known. */
  readonly path: string;
  /** The mistake in how the property is written, for readers who believe it is set; undefined if there is none. */
  readonly hint: string | undefined;
  to(value: T): Change;
}

/** The interpretation of a property's raw value. */
export interface Meaning<T> {
  /** The value, or undefined when the raw value is of another type. */
  parse(raw: unknown): T | undefined;
  /** The default of the platform; undefined if a resource that omits the property decides nothing. */
  readonly absent: T | undefined;
  /** The value assumed for a wrong type: the unsafe one, so that a mistake never passes. */
  readonly malformed: T | undefined;
  /** Further objects in which people put this property by mistake. */
  readonly strays?: readonly Path[];
}

export const asBoolean = (raw: unknown): boolean | undefined => (typeof raw === "boolean" ? raw : undefined);
export const asString = (raw: unknown): string | undefined => (typeof raw === "string" ? raw : undefined);

/** A setting that is one property of the inputs, at `path` followed by `below`. */
export class Property<T extends boolean | string | number> implements Setting<T> {
  constructor(
    private readonly props: Props,
    private readonly from: Path,
    private readonly meaning: Meaning<T>,
    private readonly below: Path = none,
  ) {}

  get effective(): T | undefined {
    const reading = this.props.reading(this.from, this.below);
    if ("unknown" in reading) return undefined;
    const raw = reading.value ?? undefined;
    return raw === undefined ? this.meaning.absent : (this.meaning.parse(raw) ?? this.meaning.malformed);
  }

  get path(): string {
    const origin = this.props.rendered ? this.props.origin(this.#at) : undefined;
    return showPath(origin?.path ?? this.#at);
  }

  get hint(): string | undefined {
    return this.props.quietly(() => {
      const raw = this.props.read(this.#at);
      if (raw !== undefined && this.meaning.parse(raw) === undefined) return `a ${typeof raw} has no effect there`;
      const stray = this.#strays().find((path) => showPath(path) !== showPath(this.#at));
      return stray && `${showPath(stray)} has no effect`;
    });
  }

  to(value: T): Change {
    return setTo(this.props, this.#at, value);
  }

  get #at(): Path {
    return [...this.from, ...this.below];
  }

  #strays(): Path[] {
    const wanted = normalise(String(this.#at.at(-1)));
    const between = this.below.length > 1 ? [this.from] : [];
    return [this.#at.slice(0, -1), ...between, ...(this.meaning.strays ?? [])].flatMap((owner) =>
      this.props
        .keys(owner)
        .filter((key) => normalise(key) === wanted)
        .map((key) => [...owner, key]),
    );
  }
}

const none: readonly [] = [];
const normalise = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");
