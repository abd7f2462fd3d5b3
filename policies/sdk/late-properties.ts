/** A request about one resource; the generated classes carry no types here. */
interface Request {
  getProperties(): Struct | undefined;
}

interface Struct {
  toJavaScript(): object;
  getFieldsMap(): unknown;
}

type Deserialize = (bytes: Uint8Array) => Request;

/** The part of the SDK's gRPC service that this module replaces. */
export interface Service {
  readonly analyze?: { requestDeserialize?: Deserialize };
  readonly remediate?: { requestDeserialize?: Deserialize };
}

/** The number of `properties` in the message `AnalyzeRequest`. */
const PROPERTIES = 2;

/**
 * Leaves the inputs of a resource in the message until a policy reads them. Most resources are no containers and are answered
 * by their type, and parsing the inputs is most of what they cost. A message of another form goes the SDK's own way, and so
 * do all with an SDK that has no such functions to replace.
 */
export function readPropertiesLate(service: Service = analyzerService()): void {
  for (const call of [service.analyze, service.remediate]) {
    const deserialize = call?.requestDeserialize;
    if (call === undefined || deserialize === undefined) continue;
    call.requestDeserialize = (bytes) => withLateProperties(bytes, deserialize) ?? deserialize(bytes);
  }
}

function withLateProperties(bytes: Uint8Array, deserialize: Deserialize): Request | undefined {
  const found = [...(fieldsOf(bytes) ?? [])].filter(({ number }) => number === PROPERTIES);
  const [field, another] = found;
  if (field === undefined || another !== undefined) return undefined;
  const rest = new Uint8Array(bytes.length - (field.end - field.start));
  rest.set(bytes.subarray(0, field.start));
  rest.set(bytes.subarray(field.end), field.start);
  const request = deserialize(rest);
  if (typeof request.getProperties !== "function") return undefined;
  const properties = new LateStruct(bytes.subarray(field.start, field.end), field.body - field.start, deserialize);
  request.getProperties = () => properties;
  return request;
}

/** Stands in for the parsed inputs, with the methods that the SDK and `Props` call. */
class LateStruct implements Struct {
  #made: Struct | undefined;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly body: number,
    private readonly deserialize: Deserialize,
  ) {}

  toJavaScript(): object {
    return this.#it.toJavaScript();
  }

  getFieldsMap(): unknown {
    return this.#it.getFieldsMap();
  }

  /** The string at a top-level property, found without parsing the others; undefined for anything else. */
  string(property: string): string | undefined {
    let found: string | undefined;
    for (const { number, body, end } of fieldsOf(this.bytes.subarray(this.body)) ?? []) {
      const entry = this.bytes.subarray(this.body + body, this.body + end);
      const [key, value, more] = fieldsOf(entry) ?? [];
      if (number !== 1 || key?.number !== 1 || value?.number !== 2 || more !== undefined) return undefined;
      if (text(entry, key) !== property) continue;
      const inner = entry.subarray(value.body, value.end);
      const [kind, other] = fieldsOf(inner) ?? [];
      // The last of several would count; programs send none.
      if (found !== undefined || kind?.number !== 3 || other !== undefined) return undefined;
      found = text(inner, kind);
    }
    return found;
  }

  get #it(): Struct {
    this.#made ??= this.deserialize(this.bytes).getProperties() as Struct;
    return this.#made;
  }
}

interface Field {
  readonly number: number;
  /** Where its tag starts, where its content starts, and where it ends. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

const decoder = new TextDecoder();
const text = (bytes: Uint8Array, { body, end }: Field) => decoder.decode(bytes.subarray(body, end));

/** The fields of a message all of which have a length; undefined for any other message. */
function fieldsOf(bytes: Uint8Array): Field[] | undefined {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) return Number.NaN;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  };
  while (at < bytes.length) {
    const start = at;
    const tag = varint();
    const length = varint();
    const end = at + length;
    if (tag % 8 !== 2 || !(end <= bytes.length)) return undefined;
    fields.push({ number: Math.floor(tag / 8), start, body: at, end });
    at = end;
  }
  return fields;
}

function analyzerService(): Service {
  try {
    return require("@pulumi/pulumi/proto/analyzer_grpc_pb").AnalyzerService;
  } catch {
    return {};
  }
}
