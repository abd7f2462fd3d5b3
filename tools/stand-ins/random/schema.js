// The schema of the package, for programs in YAML: their host asks the provider for it.
const { version } = require("@pulumi/random/package.json");
const { byType, mapped } = require("./resources");

const types = {
  boolean: { type: "boolean" },
  count: { type: "integer" },
  integer: { type: "integer" },
  keepers: { type: "object", additionalProperties: { type: "string" } },
  string: { type: "string" },
  strings: { type: "array", items: { type: "string" } },
};

function resource({ takes, needs = [], gives, secret = [] }) {
  const inputProperties = mapped({ ...takes, keepers: "keepers" }, (type) => types[type]);
  const outputs = Object.keys(gives).map((name) => [
    name,
    { ...types[gives[name]], ...(secret.includes(name) && { secret: true }) },
  ]);
  const properties = { ...inputProperties, ...Object.fromEntries(outputs) };
  return { inputProperties, requiredInputs: needs, properties, required: [...needs, ...Object.keys(gives)] };
}

module.exports = JSON.stringify({
  name: "random",
  version,
  meta: { moduleFormat: "(.*)(?:/[^/]*)" },
  resources: Object.fromEntries([...byType].map(([type, one]) => [type, resource(one)])),
});
