import { keepMessage } from "../inputs/proxies";

export type Decode = (inputs: object, keepSecrets: boolean) => object;

/** The module of the policy SDK that decodes inputs; undefined if this version has none. */
export interface Decoder {
  deserializeProperties?: unknown;
}

const keeping = new WeakSet<object>();

/**
 * Has the policy SDK keep the engine's message beside the inputs decoded from it, so that the pack can see which values are
 * secret before it shows one. If an SDK lacks the function to replace, secrets are not recognised.
 */
export function keepMessages(sdk: Decoder = decoder()): void {
  if (typeof sdk.deserializeProperties !== "function" || keeping.has(sdk.deserializeProperties)) return;
  const decode = sdk.deserializeProperties as Decode;
  sdk.deserializeProperties = keepsMessages((inputs, keepSecrets) => {
    const props = decode(inputs, keepSecrets);
    // The inputs of a remediation hold the marks themselves.
    if (!keepSecrets) keepMessage(props, inputs);
    return props;
  });
}

/** Marks a function that keeps messages by itself. */
export function keepsMessages(decode: Decode): Decode {
  keeping.add(decode);
  return decode;
}

export function decoder(): Decoder {
  try {
    return require("@pulumi/policy/deserialize");
  } catch {
    return {};
  }
}
