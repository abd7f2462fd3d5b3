import { decoded, isProxyKey, message } from "../inputs/proxies";
import { type Decode, type Decoder, decoder, keepsMessages } from "./keep-messages";

/**
 * Makes the policy SDK decode the inputs of a resource at most once for each request, and only if a policy reads them. The
 * SDK alone decodes them for every policy, and for every request about remediations; in a pack of many policies that is most
 * of the work. Only for packs whose policies do not change the inputs that they validate, because all of them see the same
 * object. Remediations, which change the inputs, get objects of their own.
 *
 * If an SDK lacks the function to replace, the pack works as before, but slower.
 */
export function decodeOnce(sdk: Decoder = decoder()): void {
  if (typeof sdk.deserializeProperties !== "function") return;
  const decode = sdk.deserializeProperties as Decode;
  sdk.deserializeProperties = keepsMessages((inputs, keepSecrets) => {
    // A question without inputs: the SDK refuses it.
    if (inputs === undefined) return decode(inputs, keepSecrets);
    if (keepSecrets) return later(decode, inputs, keepSecrets);
    const message: { [props]?: object } = inputs;
    message[props] ??= later(decode, inputs, keepSecrets);
    return message[props];
  });
}

/** The symbol at which a message keeps what is decoded from it, for as long as the message itself is kept. */
const props = Symbol("props");

/** Inputs that are decoded on first use. */
function later(decode: Decode, inputs: object, keepSecrets: boolean): object {
  return new Proxy({}, new Later(decode, inputs, keepSecrets));
}

class Later implements ProxyHandler<object> {
  #made: object | undefined;

  constructor(
    private readonly decode: Decode,
    private readonly inputs: object,
    private readonly keepSecrets: boolean,
  ) {}

  get #it(): object {
    this.#made ??= this.decode(this.inputs, this.keepSecrets);
    return this.#made;
  }

  get(_: object, key: PropertyKey) {
    if (key === message) return this.inputs;
    return key === decoded ? this.#it : Reflect.get(this.#it, key);
  }
  set(_: object, key: PropertyKey, value: unknown) {
    return Reflect.set(this.#it, key, value);
  }
  has(_: object, key: PropertyKey) {
    return Reflect.has(this.#it, key);
  }
  deleteProperty(_: object, key: PropertyKey) {
    return Reflect.deleteProperty(this.#it, key);
  }
  defineProperty(_: object, key: PropertyKey, descriptor: PropertyDescriptor) {
    return Reflect.defineProperty(this.#it, key, descriptor);
  }
  getOwnPropertyDescriptor(_: object, key: PropertyKey) {
    // V8 asks for it after each answer of an outer proxy.
    if (isProxyKey(key)) return undefined;
    return Reflect.getOwnPropertyDescriptor(this.#it, key);
  }
  ownKeys() {
    return Reflect.ownKeys(this.#it);
  }
}
