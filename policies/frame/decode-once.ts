type Decode = (inputs: object, keepSecrets: boolean) => object;

/**
 * Has the policy SDK decode the inputs of a resource once for each request. By itself it does so for every policy, which
 * for a pack of many policies is most of its work. Only for packs whose policies leave the inputs that they validate as
 * they are: all see the same object. Remediations, which change it, get their own.
 *
 * Where an SDK has no such function to replace, everything works as before, in more time.
 */
export function decodeOnce(sdk: { deserializeProperties?: unknown } = decoder()): void {
  const decode = sdk.deserializeProperties;
  if (typeof decode !== "function") return;
  // The last one only: the engine asks about one resource after the other.
  let last: { readonly inputs: object; readonly props: object } | undefined;
  const once: Decode = (inputs, keepSecrets) => {
    if (keepSecrets) return decode(inputs, keepSecrets);
    if (last?.inputs !== inputs) last = { inputs, props: decode(inputs, keepSecrets) };
    return last.props;
  };
  sdk.deserializeProperties = once;
}

function decoder(): { deserializeProperties?: unknown } {
  try {
    return require("@pulumi/policy/deserialize");
  } catch {
    return {};
  }
}
