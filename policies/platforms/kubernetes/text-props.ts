import type { Path } from "../../inputs/path";
import { Props } from "../../inputs/props";
import { yamlDocuments } from "./yaml";

/** What a text at `at` holds. It stands between other parts of the program, so it is read and not written. */
export class TextProps extends Props {
  constructor(
    root: unknown,
    protected readonly owner: Props,
    protected readonly at: Path,
  ) {
    super(root, owner.inputs);
  }

  override isSecret(): boolean {
    return this.owner.isSecret(this.at);
  }

  override canWrite(): boolean {
    return false;
  }

  override canAppend(): boolean {
    return false;
  }
}

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
