// Reads single fields of a protobuf message without a generated class, which would parse all of them.

/** One field of a message whose content has a length: text, bytes or another message. */
export interface Field {
  readonly number: number;
  /** Offsets of its tag, of its content and of its end. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** The fields of the message from `at` to `end`, all of which have a length; undefined for any other message. */
export function fieldsOf(bytes: Uint8Array, at = 0, end = bytes.length): Field[] | undefined {
  const fields: Field[] = [];
  while (at < end) {
    const start = at;
    const tag = varint(bytes, at);
    at += sizeOf(tag);
    const length = varint(bytes, at);
    at += sizeOf(length);
    const after = at + length;
    if (tag % 8 !== 2 || !(after <= end)) return undefined;
    fields.push({ number: tag >>> 3, start, body: at, end: after });
    at = after;
  }
  return fields;
}

/** The field with this number, where there is just one. */
export function onlyField(fields: readonly Field[], number: number): Field | undefined {
  let found: Field | undefined;
  for (const field of fields) {
    if (field.number !== number) continue;
    if (found !== undefined) return undefined;
    found = field;
  }
  return found;
}

/** The key and the value of an entry of a `google.protobuf.Struct`; undefined for a field of another form. */
export function entryIn(
  bytes: Uint8Array,
  { number, body, end }: Field,
): readonly [key: Field, value: Field] | undefined {
  const [key, value, more] = fieldsOf(bytes, body, end) ?? [];
  if (number !== 1 || key?.number !== 1 || value?.number !== 2 || more !== undefined) return undefined;
  return [key, value];
}

/** The number at `at`, less than 2 ** 28 and written as short as it can be; NaN for any other. */
export function varint(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) return Number.NaN;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return byte === 0 && shift > 0 ? Number.NaN : value;
  }
  return Number.NaN;
}

/** The bytes that a number takes, as `varint` reads it. */
export function sizeOf(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : 4;
}

/** The bytes of a number, as `varint` reads it. */
export function varintBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(sizeOf(value));
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = ((value >>> (7 * index)) & 0x7f) | (index + 1 < bytes.length ? 0x80 : 0);
  }
  return bytes;
}

// Without `ignoreBOM` it would take a first U+FEFF for a mark and drop it.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text from `at` to `end`. Throws where the bytes are no UTF-8. */
export function textIn(bytes: Uint8Array, at: number, end: number): string {
  if (end - at > 24) return decoder.decode(bytes.subarray(at, end));
  // A call of the decoder costs more than a few characters do.
  let text = "";
  for (let index = at; index < end; index++) {
    const byte = bytes[index] as number;
    if (byte >= 0x80) return decoder.decode(bytes.subarray(at, end));
    text += String.fromCharCode(byte);
  }
  return text;
}
