// Stands in for the random provider where it cannot be had: all of its resources, made once and kept, as the real one does.
// Unlike the other stand-ins this one also deploys: a password is as random from here.
const { isUnknown, revealAll, typeOf, withSecretsOf } = require("../wire");
const { byType } = require("./resources");
const schema = require("./schema");

function resourceOf(urn) {
  const type = typeOf(urn);
  const resource = byType.get(type);
  if (resource !== undefined) return resource;
  throw new Error(
    `the stand-in for the random provider has no ${type}: ` +
      "get the real provider with `pulumi plugin install resource random`",
  );
}

const kinds = {
  boolean: ["must be a boolean", (value) => typeof value === "boolean"],
  count: ["must be a positive integer", (value) => Number.isInteger(value) && value > 0],
  integer: ["must be an integer", Number.isInteger],
  string: ["must be a string", (value) => typeof value === "string"],
  strings: ["must be a list", Array.isArray],
};

function check(urn, news) {
  const { takes, needs = [] } = resourceOf(urn);
  const inputs = revealAll(news);
  const failures = Object.keys(inputs)
    .filter((name) => !(name in takes) && !["__defaults", "keepers"].includes(name))
    .map((property) => ({ property, reason: `the stand-in for the random provider has no \`${property}\`` }));
  for (const [property, kind] of Object.entries(takes)) {
    const [reason, fits] = kinds[kind];
    const value = inputs[property];
    if (isUnknown(value) || (value === undefined && !needs.includes(property)) || fits(value)) continue;
    failures.push({ property, reason });
  }
  return { inputs: withSecretsOf(news, { ...inputs, __defaults: [] }), failures };
}

module.exports = {
  version: require("@pulumi/random/package.json").version,
  schema,
  check: async (urn, _olds, news) => check(urn, news),
  async diff(_id, urn, olds, news) {
    const [before, after] = [revealAll(olds), revealAll(news)];
    const names = ["keepers", ...Object.keys(resourceOf(urn).takes)];
    const replaces = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
    return { changes: replaces.length > 0, replaces, deleteBeforeReplace: false };
  },
  // The SDK marks the outputs of a password as secret.
  async create(urn, inputs) {
    const { make, id = (_inputs, { result }) => String(result), gives } = resourceOf(urn);
    const plain = revealAll(inputs);
    const made = make(plain);
    const outputs = Object.fromEntries(Object.keys(gives).map((name) => [name, made[name]]));
    return { id: id(plain, made), outs: { ...inputs, ...outputs } };
  },
  read: async (id, _urn, props) => ({ id, props }),
  delete: async () => {},
};
