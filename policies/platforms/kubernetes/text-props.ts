import { type Path, showPath } from "../../inputs/path";
import { Props } from "../../inputs/props";
import type { Opaque, Workload } from "../workload";
import { yamlDocuments } from "./yaml";

/** What texts of `owner` hold, at the paths of these texts. They stand between other parts of the program: read, not written. */
export class ReadOnlyProps extends Props {
  constructor(
    root: unknown,
    protected readonly owner: Props,
  ) {
    super(root, owner.inputs);
  }

  override isSecret(path: Path): boolean {
    return this.owner.isSecret(path);
  }

  override canWrite(): boolean {
    return false;
  }

  override canAppend(): boolean {
    return false;
  }
}

/** What the one text at `at` holds, at paths of its own. */
export class ReadOnlyTextProps extends ReadOnlyProps {
  constructor(
    root: unknown,
    owner: Props,
    protected readonly at: Path,
  ) {
    super(root, owner);
  }

  override isSecret(): boolean {
    return this.owner.isSecret(this.at);
  }
}

/** An object that stands inside another: in a text, or as a change. */
export class EmbeddedProps extends ReadOnlyTextProps {
  override get title(): string {
    return `${showPath(this.at)}, `;
  }
}

/** The objects that stand inside another. */
export interface Embedded {
  /** Those that can be read. */
  readonly inside: readonly Workload[];
  /** What nobody sees before the cluster makes it; undefined if there is nothing. */
  readonly opaque: Opaque | undefined;
}

export const noneEmbedded: Embedded = { inside: [], opaque: undefined };

const longest = 2 ** 20;

/** The documents of a text in YAML; undefined if it is too long or cannot be read. */
export function documentsIn(text: string): unknown[] | undefined {
  if (text.length > longest) return undefined;
  try {
    return yamlDocuments(text);
  } catch {
    return undefined;
  }
}
