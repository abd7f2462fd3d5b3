// The schema of the package, with the types that schema.json has.
const { packageSchema } = require("../package-schema");
const { resources, types, version } = require("./schema.json");

const token = (name) => `docker:index/${name}:${name}`;

function spec(type) {
  if (type === "any") return { $ref: "pulumi.json#/Any" };
  if (typeof type === "string") return { type };
  if (type.array !== undefined) return { type: "array", items: spec(type.array) };
  if (type.map !== undefined) return { type: "object", additionalProperties: spec(type.map) };
  return { $ref: `#/types/${token(type.object)}` };
}

const arguments_ = new Set(Object.values(resources));
const objects = Object.entries(types).filter(([name]) => !arguments_.has(name));
const isRequired = (properties) => Object.keys(properties).filter((name) => properties[name].required);

const about = {
  name: "docker",
  version,
  meta: { moduleFormat: "(.*)(?:/[^/]*)" },
  types: Object.fromEntries(
    objects.map(([name, properties]) => [
      token(name),
      {
        type: "object",
        properties: Object.fromEntries(Object.entries(properties).map(([key, { type }]) => [key, spec(type)])),
        required: isRequired(properties),
      },
    ]),
  ),
};

module.exports = () =>
  packageSchema(require("@pulumi/docker"), about, (resource, name) => {
    const property = types[resources[resource]]?.[name];
    return property === undefined ? {} : { property: spec(property.type), required: property.required };
  });
