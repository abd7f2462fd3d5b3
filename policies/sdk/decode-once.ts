import { decoded, isProxyKey, message } from "../inputs/proxies";
import { type Decode, type Decoder, decoder, keepsMessages } from "./keep-messages";

/**
 * Has the policy SDK decode the inputs of a resource at most once for each request, and only when a policy looks at them.
 * By itself it does so for every policy, and for the question about remediations even where none is wanted; for a pack of
 * many policies that is most of its work. Only for packs whose policies leave the inputs that they validate as they are:
 * all see the same object. Remediations, which change it, get their own.
 *
 * Where an SDK has no such function to replace, everything works as before, in more time.
 */
export function decodeOnce(sdk: Decoder = decoder()): void {
  if (typeof sdk.deserializeProperties !== "function") return;
  const decode = sdk.deserializeProperties as Decode;
  // Keeps one entry: the engine asks about one resource after the other.
  let last: { readonly inputs: object; readonly props: object } | undefined;
  sdk.deserializeProperties = keepsMessages((inputs, keepSecrets) => {
    // A question without inputs: the SDK refuses it.
    if (inputs === undefined) return decode(inputs, keepSecrets);
    if (keepSecrets) return later(decode, inputs, keepSecrets);
    if (last?.inputs !== inputs) last = { inputs, props: later(decode, inputs, keepSecrets) };
    return last.props;
  });
}

/** Inputs that are decoded when somebody first looks at them. */
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
