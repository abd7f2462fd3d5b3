import { sizeOf, textIn, varint } from "./message";

/**
 * The object in a `google.protobuf.Struct` from `at` to `end`, as `Struct.toJavaScript` makes it, without the messages between:
 * these take more time and memory than all rules together. Undefined for a message in any form that the engine does not
 * send, which is left to the SDK.
 */
export function structIn(bytes: Uint8Array, at = 0, end = bytes.length): object | undefined {
  try {
    return new Reader(bytes).struct(at, end);
  } catch {
    // Other forms, and text that is no UTF-8; nested too deeply too.
    return undefined;
  }
}

/** Tags of the messages `Struct`, `ListValue`, the entries of a map, and `Value`: number * 8 + kind on the wire. */
const ENTRY = 0x0a;
const KEY = 0x0a;
const VALUE = 0x12;
const NULL = 0x08;
const NUMBER = 0x11;
const STRING = 0x1a;
const BOOL = 0x20;
const STRUCT = 0x2a;
const LIST = 0x32;

class Reader {
  readonly #view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  struct(start: number, end: number): object {
    const keys: string[] = [];
    const values: unknown[] = [];
    let sorted = true;
    for (let at = start; at < end; ) {
      const entry = this.#body(at, ENTRY, end);
      at = this.#end(at, end);
      const key = this.#text(entry, KEY, at);
      const value = this.#end(entry, at);
      const body = this.#body(value, VALUE, at);
      // Exactly two fields, and a name that does not stand for the prototype.
      if (this.#end(value, at) !== at || key === "__proto__") throw other;
      if (sorted && keys.length > 0 && !((keys[keys.length - 1] as string) < key)) sorted = false;
      keys.push(key);
      values.push(this.#value(body, at));
    }
    const object: Record<string, unknown> = {};
    // The SDK has them in this order; the engine sends them in any.
    const order = keys.map((_, index) => index);
    if (!sorted) order.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
    for (const index of order) object[keys[index] as string] = values[index];
    if (!sorted && Object.keys(object).length !== keys.length) throw other;
    return object;
  }

  #value(at: number, end: number): unknown {
    switch (this.bytes[at]) {
      case STRING:
        if (this.#end(at, end) !== end) throw other;
        return this.#text(at, STRING, end);
      case STRUCT:
        if (this.#end(at, end) !== end) throw other;
        return this.struct(this.#body(at, STRUCT, end), end);
      case LIST:
        if (this.#end(at, end) !== end) throw other;
        return this.#list(this.#body(at, LIST, end), end);
      case NUMBER:
        if (at + 9 !== end) throw other;
        return this.#view.getFloat64(at + 1, true);
      case BOOL:
        if (at + 2 !== end || (this.bytes[at + 1] as number) > 1) throw other;
        return this.bytes[at + 1] === 1;
      case NULL:
        if (at + 2 !== end || this.bytes[at + 1] !== 0) throw other;
        return null;
      default:
        throw other;
    }
  }

  #list(start: number, end: number): unknown[] {
    const list: unknown[] = [];
    for (let at = start; at < end; ) {
      const body = this.#body(at, ENTRY, end);
      at = this.#end(at, end);
      list.push(this.#value(body, at));
    }
    return list;
  }

  #text(at: number, tag: number, end: number): string {
    return textIn(this.bytes, this.#body(at, tag, end), this.#end(at, end));
  }

  /** Offset of the content of the field at `at`, which has this tag. */
  #body(at: number, tag: number, end: number): number {
    if (at >= end || this.bytes[at] !== tag) throw other;
    return at + 1 + sizeOf(varint(this.bytes, at + 1));
  }

  /** Offset of the end of the field at `at`, at most `end`. */
  #end(at: number, end: number): number {
    const length = varint(this.bytes, at + 1);
    const after = at + 1 + sizeOf(length) + length;
    if (!(after <= end)) throw other;
    return after;
  }
}

const other = new Error("another form of message");
