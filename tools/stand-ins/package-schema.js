// The schema of a package, for programs in YAML: their host asks the provider for it. It is read from the SDK, whose
// constructors name the properties of each resource.
const any = { $ref: "pulumi.json#/Any" };

/** The resources of an SDK, by their token. */
function resourcesIn(value, found = new Map(), seen = new Set()) {
  if (seen.has(value)) return found;
  seen.add(value);
  for (const name of Object.keys(value)) {
    const inner = value[name];
    const token = typeof inner === "function" ? inner.__pulumiType : undefined;
    // A provider has a token without a colon.
    if (token?.includes(":")) found.set(token, inner);
    else if (typeof inner === "object" && inner !== null) resourcesIn(inner, found, seen);
  }
  return found;
}

/** The properties that a resource takes, each with the text that it always has or `undefined`, and the names of all. */
function propertiesOf(resource) {
  const assigned = [...String(resource).matchAll(/resourceInputs\["(\w+)"\] = (.*);/g)];
  const given = assigned.filter(([, , value]) => !/^(undefined|state\b)/.test(value));
  return {
    taken: new Map(given.map(([, name, value]) => [name, /^"(.*)"$/.exec(value)?.[1]])),
    all: new Set(assigned.map(([, name]) => name)),
  };
}

/**
 * @param sdk the SDK of the package
 * @param about name, version and meta of the schema, and `types`
 * @param inputOf the schema of a property that a resource takes, and whether it is required; by default it is any value
 */
function packageSchema(sdk, about, inputOf = () => ({})) {
  const resources = [...resourcesIn(sdk)].flatMap(([token, resource]) => {
    const { taken, all } = propertiesOf(resource);
    if (taken.size === 0) return [];
    const inputs = [...taken].map(([name, always]) => {
      const fixed = always === undefined ? {} : { property: { type: "string", const: always } };
      return [name, { ...fixed, ...inputOf(token, name) }];
    });
    const inputProperties = Object.fromEntries(inputs.map(([name, { property = any }]) => [name, property]));
    const outputs = Object.fromEntries([...all].map((name) => [name, any]));
    const requiredInputs = inputs.filter(([, { required }]) => required).map(([name]) => name);
    return [[token, { inputProperties, requiredInputs, properties: { ...outputs, ...inputProperties } }]];
  });
  return JSON.stringify({ ...about, resources: Object.fromEntries(resources) });
}

module.exports = { packageSchema };
