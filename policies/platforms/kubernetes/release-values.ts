import { setOwn } from "../../inputs/objects";
import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { isObject, unknownString } from "../../inputs/proxies";

/** What a copy of values leaves out. */
export interface Without {
  /** Unknown values; else a stand-in takes their place. */
  readonly unknown?: boolean;
  /** Secret values: objects are left out, and other values get others. */
  readonly secret?: boolean;
}

/** The values of a release as helm reads them. */
export class ReleaseValues {
  /** Whole, with stand-ins for unknown values. */
  readonly whole: object;
  readonly unknown: readonly Path[];
  readonly secret: boolean;
  #unknown: Path[] = [];
  #secret = false;

  constructor(
    private readonly props: Props,
    private readonly at: Path,
  ) {
    this.whole = this.copy();
    this.unknown = this.#unknown;
    this.secret = this.#secret;
  }

  copy(without: Without = {}): object {
    this.#unknown = [];
    const values = this.props.quietly(() => this.#copy(this.at, without));
    return isObject(values) ? values : {};
  }

  /** Undefined for what is left out. */
  #copy(at: Path, without: Without): unknown {
    const reading = this.props.reading(at);
    if ("unknown" in reading) {
      this.#unknown.push(at);
      return without.unknown ? undefined : unknownString;
    }
    const { value } = reading;
    const secret = this.props.isSecret(at);
    this.#secret ||= secret;
    if (!isObject(value)) return secret && without.secret ? other(value) : value;
    // Its keys are as secret as what they hold.
    if (secret && without.secret) return undefined;
    if (Array.isArray(value)) {
      return this.props.elements(at).flatMap((element) => {
        const copy = this.#copy(element, without);
        return copy === undefined ? [] : [copy];
      });
    }
    const copy = {};
    for (const key of this.props.keys(at)) {
      const own = this.#copy([...at, key], without);
      if (own === undefined) continue;
      setOwn(copy, key, own);
    }
    return copy;
  }
}

function other(value: unknown): unknown {
  if (typeof value === "string") return "readonly-rootfs-other";
  return typeof value === "number" ? value + 1 : value;
}
