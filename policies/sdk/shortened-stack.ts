import { PROPERTIES, RESOURCES, TYPE, tagOf } from "./analyzer-fields";
import { PREFIX, writePrefix } from "./frame";
import { entryIn, type Field, fieldsOf, onlyField, textIn, varint, varintBytes } from "./message";
import type { Policies } from "./policies";
import { stringIn } from "./string-property";

const RESOURCE = tagOf(RESOURCES);
const INPUTS = tagOf(PROPERTIES);

/**
 * A question about the whole stack without the inputs of resources that all policies leave, of which it keeps the properties
 * that tell so. It is taken in as it arrives, so that the inputs of most resources are never in memory together. What has
 * another form stays as it is.
 */
export class ShortenedStack {
  #kept = Buffer.allocUnsafeSlow(2 ** 16);
  #size = PREFIX;
  #read = 0;
  readonly #head: number[] = [];
  #body: { readonly bytes: Buffer; filled: number } | undefined;
  #asItIs = false;

  /** `length` is that of the message. */
  constructor(
    private readonly length: number,
    private readonly leave: Policies["leave"],
  ) {}

  get missing(): number {
    return this.length - this.#read;
  }

  /** Takes the next bytes, at most as many as are missing. */
  take(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      const rest = chunk.subarray(at);
      const taken = this.#asItIs ? this.#keep(rest) : this.#body ? this.#fill(rest, this.#body) : this.#begin(rest);
      at += taken;
      this.#read += taken;
    }
  }

  /** What is kept of all that was taken, after the prefix of gRPC. */
  framed(): Buffer {
    this.#keep(this.#head);
    if (this.#body !== undefined) this.#keep(this.#body.bytes.subarray(0, this.#body.filled));
    return writePrefix(this.#kept.subarray(0, this.#size), this.#size - PREFIX + this.missing);
  }

  /** Reads the tag and the length of a resource, and all of it if it is there; returns how many bytes. */
  #begin(bytes: Buffer): number {
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at++] as number;
      const started = this.#head.push(byte);
      if (started === 1 ? byte === RESOURCE : byte >= 0x80 && started <= 4) continue;
      const size = started === 1 ? Number.NaN : varint(Uint8Array.from(this.#head), 1);
      if (!(size <= this.missing - at)) {
        this.#asItIs = true;
        this.#keep(this.#head.splice(0));
        return at;
      }
      if (size <= bytes.length - at) {
        this.#resource(bytes.subarray(at, at + size));
        return at + size;
      }
      this.#body = { bytes: Buffer.allocUnsafeSlow(size), filled: 0 };
      return at;
    }
    return bytes.length;
  }

  #fill(bytes: Buffer, body: { readonly bytes: Buffer; filled: number }): number {
    const copied = bytes.copy(body.bytes, body.filled);
    body.filled += copied;
    if (body.filled === body.bytes.length) {
      this.#body = undefined;
      this.#resource(body.bytes);
    }
    return copied;
  }

  #resource(bytes: Buffer): void {
    const short = shortened(bytes, this.leave);
    const head = this.#head.splice(0);
    if (short === undefined) {
      this.#keep(head);
      this.#keep(bytes);
      return;
    }
    this.#keep([RESOURCE]);
    this.#keep(varintBytes(lengthOf(short)));
    for (const part of short) this.#keep(part);
  }

  #keep(bytes: ArrayLike<number>): number {
    const size = this.#size + bytes.length;
    if (size > this.#kept.length) {
      const larger = Buffer.allocUnsafeSlow(2 * size);
      this.#kept.copy(larger, 0, 0, this.#size);
      this.#kept = larger;
    }
    this.#kept.set(bytes, this.#size);
    this.#size = size;
    return bytes.length;
  }
}

/** The parts of a resource that policies leave; undefined for one that they read, and for one of another form. */
function shortened(bytes: Uint8Array, leave: Policies["leave"]): Uint8Array[] | undefined {
  const fields = fieldsOf(bytes) ?? [];
  const [type, properties] = [TYPE, PROPERTIES].map((number) => onlyField(fields, number));
  if (type === undefined || properties === undefined) return undefined;
  const asked = new Set<string>();
  const sent = (property: string) => {
    asked.add(property);
    return stringIn(bytes, properties, property);
  };
  try {
    if (!leave(textIn(bytes, type.body, type.end), sent)) return undefined;
    const entries = entriesOf(bytes, properties, asked);
    if (entries === undefined) return undefined;
    const inputs = [Uint8Array.of(INPUTS), varintBytes(lengthOf(entries)), ...entries];
    return [bytes.subarray(0, properties.start), ...inputs, bytes.subarray(properties.end)];
  } catch {
    // The type or a property is no text.
    return undefined;
  }
}

/** The entries of the inputs in `field` with one of these names; undefined where any entry has another form. */
function entriesOf(bytes: Uint8Array, field: Field, names: ReadonlySet<string>): Uint8Array[] | undefined {
  const found: Uint8Array[] = [];
  const longest = Math.max(0, ...[...names].map(({ length }) => length));
  const entries = fieldsOf(bytes, field.body, field.end);
  if (entries === undefined) return undefined;
  for (const entry of entries) {
    const [key] = entryIn(bytes, entry) ?? [];
    if (key === undefined) return undefined;
    if (key.end - key.body > longest || !names.has(textIn(bytes, key.body, key.end))) continue;
    found.push(bytes.subarray(entry.start, entry.end));
  }
  return found;
}

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, { length }) => sum + length, 0);
