import { PROPERTIES, RESOURCES, TYPE, tagOf } from "./analyzer-fields";
import { analyzerService, type Call, replaceReading } from "./analyzer-service";
import { factsIn, LeftResource } from "./left-resource";
import { makeOnce } from "./made-once";
import { type Field, fieldsOf, onlyField, varintBytes } from "./message";
import type { Policies } from "./policies";
import { stringIn } from "./string-property";
import { structIn } from "./struct";

/** A message with the inputs of a resource; the generated classes carry no types here. */
interface Resource {
  getProperties(): Struct | undefined;
}

interface Request extends Resource {
  getResourcesList(): Resource[];
}

interface Struct {
  toJavaScript(): object;
  getFieldsMap(): unknown;
}

type Deserialize = (bytes: Uint8Array) => Request;

/** The part of the SDK's gRPC service that this module replaces. */
export interface Service {
  readonly analyze?: Call<Request>;
  readonly remediate?: Call<Request>;
  readonly analyzeStack?: Call<Request>;
}

/**
 * Leaves the inputs of a resource in the message until a policy reads them, in the question about one resource and in that
 * about the stack. Most resources are no containers and are answered by their type, and parsing the inputs is most of what they
 * cost. A message of another form goes the SDK's own way, and so do all with an SDK that has no such functions to replace.
 *
 * Resources of a stack that all policies `leave` are not parsed either. Only for a pack all of whose policies are of this package.
 */
export function readPropertiesLate(leave?: Policies["leave"], service: Service = analyzerService()): void {
  const { analyze, remediate, analyzeStack } = service;
  const single = analyze?.requestDeserialize ?? remediate?.requestDeserialize;
  if (single === undefined) return;
  replaceReading(analyze, withLateProperties);
  replaceReading(remediate, withLateProperties);
  replaceReading(analyzeStack, (bytes, deserialize) => withLateResources(bytes, { deserialize, single, leave }));
}

function withLateProperties(bytes: Uint8Array, deserialize: Deserialize): Request | undefined {
  const field = propertiesOf(bytes, 0, bytes.length);
  if (field === undefined) return undefined;
  const request = deserialize(Buffer.concat([bytes.subarray(0, field.start), bytes.subarray(field.end)]));
  if (typeof request.getProperties !== "function") return undefined;
  return withInputs(request, new LateStruct(bytes, field, deserialize));
}

/** The message with these inputs. V8 keeps a function that is written where it is assigned until it collects old objects. */
function withInputs<Message extends Resource>(message: Message, inputs: Struct): Message {
  const getProperties = () => inputs;
  message.getProperties = getProperties;
  return message;
}

interface Reading {
  readonly deserialize: Deserialize;
  /** Reads a question about one resource. */
  readonly single: Deserialize;
  readonly leave: Policies["leave"] | undefined;
}

function withLateResources(bytes: Uint8Array, { deserialize, single, leave }: Reading): Request | undefined {
  const parts: Uint8Array[] = [];
  const all: (Resource | LateStruct)[] = [];
  // Little is left of the inputs of most resources, and the same of many.
  const same = new Map<string, LateStruct>();
  for (const { number, body, end } of fieldsOf(bytes) ?? []) {
    const fields = number === RESOURCES ? fieldsOf(bytes, body, end) : undefined;
    const properties = onlyField(fields ?? [], PROPERTIES);
    if (fields === undefined || properties === undefined) return undefined;
    const late = new LateStruct(bytes, properties, single);
    const left = leave && leftIn(bytes, fields, { late, same, leave });
    all.push(left ?? late);
    if (left !== undefined) continue;
    const rest = end - body - (properties.end - properties.start);
    const [before, after] = [bytes.subarray(body, properties.start), bytes.subarray(properties.end, end)];
    parts.push(Uint8Array.of(tagOf(RESOURCES)), varintBytes(rest), before, after);
  }
  const [first] = all;
  if (first === undefined) return undefined;
  const request = deserialize(Buffer.concat(parts));
  const parsed = request.getResourcesList?.();
  if (parsed?.length !== all.filter((one) => one instanceof LateStruct).length) return undefined;
  const next = parsed.values();
  const resources = all.map((one) =>
    one instanceof LateStruct ? withInputs(next.next().value as Resource, one) : one,
  );
  makeOnce(resources, first instanceof LateStruct ? first : (first.getProperties() as LateStruct));
  request.getResourcesList = () => resources;
  return request;
}

/** The resource of these fields, if all policies leave it and nothing else is in its message. */
function leftIn(
  bytes: Uint8Array,
  fields: readonly Field[],
  { late, same, leave }: Pick<Policies, "leave"> & { late: LateStruct; same: Map<string, LateStruct> },
): LeftResource<LateStruct> | undefined {
  if (onlyField(fields, TYPE) === undefined) return undefined;
  const facts = factsIn(bytes, fields);
  if (facts === undefined || !leave(facts.type, (property) => late.string(property))) return undefined;
  if (late.size > longestShared) return new LeftResource(facts, late);
  const text = late.latin1();
  const shared = same.get(text) ?? late;
  same.set(text, shared);
  return new LeftResource(facts, shared);
}

/** Bytes of inputs that are compared with others; what a resource that is left keeps of them is shorter. */
const longestShared = 200;

/** The field with the inputs, of a message that has it once; undefined for any other. */
function propertiesOf(bytes: Uint8Array, at: number, end: number): Field | undefined {
  return onlyField(fieldsOf(bytes, at, end) ?? [], PROPERTIES);
}

/** Stands in for the parsed inputs, with the methods that the SDK and `Props` call. */
class LateStruct implements Struct {
  constructor(
    private readonly bytes: Uint8Array,
    private readonly field: Field,
    /** Reads a question about one resource, which has its inputs in the same field. */
    private readonly deserialize: Deserialize,
  ) {}

  toJavaScript(): object {
    return structIn(this.bytes, this.field.body, this.field.end) ?? this.#parsed().toJavaScript();
  }

  getFieldsMap(): unknown {
    return this.#parsed().getFieldsMap();
  }

  get size(): number {
    return this.field.end - this.field.body;
  }

  /** Its bytes, each as a character. */
  latin1(): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.field.body, this.size).toString("latin1");
  }

  /** The string at a top-level property, found without parsing the others; undefined for anything else. */
  string(property: string): string | undefined {
    return stringIn(this.bytes, this.field, property);
  }

  #parsed(): Struct {
    const { start, end } = this.field;
    return this.deserialize(this.bytes.subarray(start, end)).getProperties() as Struct;
  }
}
