import type { Path } from "../../inputs/path";
import { type Place, Props } from "../../inputs/props";
import { isObject } from "../../inputs/proxies";

/** The parts of a rendering that a document asks for. */
export interface Rendering {
  /** The same document rendered without the secret values; undefined if nothing was secret, null if it cannot be had. */
  readonly public: object | null | undefined;
  /** The place in the inputs that decides about the property, where one is known. */
  origin(at: Path): Place | undefined;
}

/** A document that a chart renders, read as inputs. It cannot be edited itself: its chart makes it anew. */
export class DocumentProps extends Props {
  override readonly rendered = true;

  constructor(
    document: object,
    from: Props,
    private readonly rendering: Rendering,
  ) {
    super(document, from.inputs);
  }

  override get title(): string {
    const text = (path: Path) => {
      const value = this.readQuietly(path);
      return typeof value === "string" && /^[\w.-]{1,253}$/.test(value) && !this.isSecret(path) ? value : undefined;
    };
    return `${text(["kind"]) ?? "document"} "${text(["metadata", "name"]) ?? "..."}", `;
  }

  override isSecret(path: Path): boolean {
    const { public: other } = this.rendering;
    if (other === undefined) return false;
    return other === null || at(other, path) !== this.readQuietly(path);
  }

  override origin(path: Path): Place | undefined {
    return this.rendering.origin(path);
  }

  override canWrite(): boolean {
    return false;
  }

  override canAppend(): boolean {
    return false;
  }
}

function at(document: unknown, path: Path): unknown {
  return path.reduce((value: unknown, step) => (isObject(value) ? value[step] : undefined), document);
}
