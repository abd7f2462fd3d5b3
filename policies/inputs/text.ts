import { UnknownValueError } from "@pulumi/policy";
import { objectAround } from "./objects";
import type { Path } from "./path";
import { Props } from "./props";
import { unknownString } from "./proxies";
import { respell, type Spelling } from "./spelling";

/**
 * The JSON document that stands as a string at `at`, read and written like any other inputs; paths include `at`:
 * `containerDefinitions[0].image`. An unknown string is one unknown value at `at`; a secret string makes all of it secret.
 * Edits reach the string at `inputs.commit()`. Where the document cannot be written back without touching anything else
 * (repeated keys, numbers that JavaScript rounds), nothing in it can be written. With `spelling`, keys are found in any case, and
 * keep theirs.
 */
export class TextProps extends Props {
  /** Whether the value at `at` is no JSON document. */
  readonly malformed: boolean;
  /** Whether an object has a key twice; known only with `spelling`. */
  readonly repeated: boolean;
  readonly #document: Document;
  #faithful: boolean | undefined;

  constructor(
    private readonly owner: Props,
    /** Path of the string. */
    readonly path: Path,
    spelling?: Spelling,
  ) {
    const document = parsed(owner, path, spelling);
    super(document.root, owner.inputs);
    this.#document = document;
    this.malformed = document.malformed;
    this.repeated = document.repeated === true;
  }

  override isSecret(): boolean {
    return this.owner.isSecret(this.path);
  }

  override canWrite(path: Path): boolean {
    if (path.length <= this.path.length || this.#document.text === undefined) return false;
    this.#faithful ??= isFaithful(this.#document.text);
    return this.#faithful && this.owner.canWrite(this.path) && super.canWrite(path);
  }

  protected override edited(): void {
    this.inputs.edited(this, () => {
      const { text = "", restored = () => this.read(this.path) } = this.#document;
      this.owner.write(this.path, JSON.stringify(restored(), null, indentOf(text)));
    });
  }
}

interface Document {
  /** The document, nested at the path of the string. */
  readonly root: unknown;
  readonly text: string | undefined;
  readonly malformed: boolean;
  readonly repeated?: boolean;
  /** The edited document in its original spelling; undefined if that is the root itself. */
  readonly restored?: () => unknown;
}

function parsed(owner: Props, at: Path, spelling: Spelling | undefined): Document {
  const reading = owner.inputs.quietly(() => owner.reading(at));
  if ("unknown" in reading) return { root: unknownAt(reading.unknown), text: undefined, malformed: false };
  const value = reading.value ?? undefined;
  if (value === undefined) return { root: {}, text: undefined, malformed: false };
  if (typeof value !== "string") return { root: {}, text: undefined, malformed: true };
  try {
    const document: unknown = JSON.parse(value);
    if (spelling === undefined) return { root: objectAround(at, document), text: value, malformed: false };
    const respelled = respell(value, document, spelling);
    if (respelled === undefined) return { root: {}, text: undefined, malformed: true };
    return { ...respelled, root: objectAround(at, respelled.root), text: value, malformed: false };
  } catch {
    return { root: {}, text: undefined, malformed: true };
  }
}

/** An object that throws at `path` as the proxies of the SDK do. */
function unknownAt(path: Path): unknown {
  const last = {
    get [path.at(-1) as string]() {
      throw new UnknownValueError(unknownString, path);
    },
  };
  return objectAround(path.slice(0, -1), last);
}

const deepest = 500;
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|\s+|[^"\s]+/g;

/** Whether writing the parsed document gives the same document: the same keys in their order, the same numbers. */
function isFaithful(text: string): boolean {
  let depth = 0;
  const parts: string[] = [];
  for (const [token] of text.matchAll(tokens)) {
    if (token.startsWith('"')) parts.push(JSON.stringify(JSON.parse(token)));
    else if (!/^\s/.test(token)) {
      for (const character of token) {
        if (character === "{" || character === "[") depth++;
        else if (character === "}" || character === "]") depth--;
        // JSON.stringify recurses.
        if (depth > deepest) return false;
      }
      parts.push(token);
    }
  }
  return parts.join("") === JSON.stringify(JSON.parse(text));
}

/** The white space in front of the first line inside the document. */
function indentOf(text: string): string {
  return /^\s*[[{]\r?\n([ \t]+)/.exec(text)?.[1] ?? "";
}
