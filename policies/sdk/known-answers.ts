import { OPTIONS, PROPERTIES, TYPE } from "./analyzer-fields";
import type { Answer } from "./learn-answer";
import { type Field, fieldsOf, onlyField, textIn } from "./message";
import type { Policies } from "./policies";
import { stringIn } from "./string-property";

/** More types than a stack has; each takes a few kilobytes. */
const most = 2000;

/** The SDK's answers that do not depend on the resource, as long as no configuration changes them. */
export class Known {
  readonly #answers = new Map<string, Answer>();
  /** Number of configuration messages that are not yet answered. */
  #changing = 0;
  #version = 0;
  #envelope: Omit<Answer, "body"> | undefined;
  #unusable = false;

  constructor(private readonly policies: Policies) {}

  /** A key shared by requests with the same answer; undefined if the inputs have to be read. */
  key(path: string, message: Uint8Array): string | undefined {
    if (this.#unusable || this.#changing > 0) return undefined;
    const fields = question(message);
    if (fields === undefined) return undefined;
    const { type, properties } = fields;
    const version = `${this.#version} ${path}`;
    if (path.endsWith("/Remediate") && !this.policies.mayRemediate()) return version;
    try {
      const name = textIn(message, type.body, type.end);
      const leave = this.policies.leave(name, (property) => stringIn(message, properties, property));
      return leave ? `${version} ${name}` : undefined;
    } catch {
      // The type is no string.
      return undefined;
    }
  }

  /** What gRPC sends around each answer that is no error; undefined before the first one. */
  get envelope(): Omit<Answer, "body"> | undefined {
    return this.#envelope;
  }

  answer(key: string): Answer | undefined {
    return this.#answers.get(key);
  }

  /** Keeps an answer, which stands for others with the same key if there is one. */
  learn(key: string | undefined, answer: Answer): void {
    const { headers, trailers } = answer;
    this.#envelope ??= { headers, trailers };
    if (key === undefined) return;
    if (this.#changing > 0 || !key.startsWith(`${this.#version} `) || this.#answers.size >= most) return;
    this.#answers.set(key, answer);
  }

  /** Called when a message arrives that changes the configuration. */
  suspend(): void {
    this.#changing++;
    this.#answers.clear();
  }

  /** Called after the answer; `kept` is whether the levels in it became known. */
  resume(kept: boolean): void {
    this.#changing--;
    this.#version++;
    this.#unusable ||= !kept;
  }
}

/** The parts of a question that has all that the SDK demands, each once. */
function question(message: Uint8Array): { readonly type: Field; readonly properties: Field } | undefined {
  const fields = fieldsOf(message) ?? [];
  const [type, properties, options] = [TYPE, PROPERTIES, OPTIONS].map((number) => onlyField(fields, number));
  return type && properties && options && { type, properties };
}
