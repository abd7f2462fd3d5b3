// What the bridged provider's Check does with a resource's inputs, found out by asking the real one (a test compares
// the two where it is installed): it coerces scalars, refuses what the schema does not have, and fills in the defaults
// of the Terraform schema, except for false, 0 and "", listing their names in `__defaults`.
const { randomBytes } = require("node:crypto");
const { isMarked, isObject, isUnknown, nameOf, revealAll, typeOf, withSecretsOf } = require("../wire");
const defaults = require("./defaults.json");
const schema = require("./schema.json");
const { objection } = require("./values");

// The name of these is not the provider's to choose.
const notNamed = new Set(["docker:index/remoteImage:RemoteImage"]);
const defaultsKey = "__defaults";

class Checker {
  failures = [];

  constructor(name) {
    this.name = name;
  }

  /** Notes what is wrong with a value and hands the value back. */
  refuse(value, path, reason) {
    this.failures.push({ property: "", reason: `${reason} Examine values at '${[this.name, ...path].join(".")}'.` });
    return value;
  }

  value(type, value, path, old) {
    if (isUnknown(value) || value === null || type === "any") return value;
    if (typeof type === "string") return this.scalar(type, value, path);
    if (isMarked(value)) return this.refuse(value, path, "a plain value is needed, not an asset or a resource.");
    if (type.array !== undefined) {
      if (!Array.isArray(value)) return this.refuse(value, path, "a list is needed.");
      return value.map((element, index) => this.value(type.array, element, [...path, index], old?.[index]));
    }
    if (!isObject(value)) return this.refuse(value, path, "an object is needed.");
    if (type.object !== undefined) return this.object(type.object, value, path, old);
    const entries = Object.entries(value).filter(([key]) => key !== defaultsKey);
    return Object.fromEntries(entries.map(([key, inner]) => [key, this.value(type.map, inner, [...path, key])]));
  }

  scalar(type, value, path) {
    if (typeof value === "object") return this.refuse(value, path, "Attribute must be a single value, not a list.");
    // Every number of this schema is a whole one.
    if (typeof value === type) return type === "number" ? Math.trunc(value) : value;
    if (type === "string") return String(value);
    if (type === "boolean" && ["true", "false"].includes(value)) return value === "true";
    if (type === "number" && /^-?\d+$/.test(value)) return Number(value);
    return this.refuse(value, path, `a ${type} is needed, not a ${typeof value}.`);
  }

  object(type, value, path, old) {
    const properties = schema.types[type];
    const given = Object.keys(value).filter((name) => name !== defaultsKey && value[name] !== null);
    const result = {};
    for (const name of given) {
      const here = [...path, name];
      const property = properties[name];
      if (property === undefined) {
        result[name] = this.refuse(value[name], here, "Invalid or unknown key.");
        continue;
      }
      result[name] = this.value(property.type, value[name], here, old?.[name]);
      const reason = isUnknown(result[name]) ? undefined : objection(`${type}.${name}`, result[name]);
      if (reason !== undefined) this.refuse(value[name], here, reason);
    }
    for (const [name, { required }] of Object.entries(properties)) {
      if (!required || given.includes(name)) continue;
      const argument = [...path, name].join(".");
      const reason = `Missing required argument. The argument "${argument}" is required, but no definition was found..`;
      this.refuse(undefined, [...path, name], reason);
    }
    return withDefaults(result, defaults[type] ?? {}, old);
  }
}

/** Adds the defaults that are not given. One that an earlier deployment was given stays, whatever it would be now. */
function withDefaults(given, additions, old) {
  const names = Object.keys(additions).filter((name) => !(name in given));
  const kept = (name) => old?.[defaultsKey]?.includes(name) && name in old;
  const added = Object.fromEntries(names.map((name) => [name, kept(name) ? old[name] : additions[name]]));
  return { ...given, ...added, [defaultsKey]: [...(given[defaultsKey] ?? []), ...names].sort() };
}

/** @returns inputs and failures, as `pulumi.provider.Provider.check` does. */
function check(urn, olds, news) {
  const token = typeOf(urn);
  const type = schema.resources[token];
  if (type === undefined) throw new Error(`unrecognized resource type (Check): ${token}`);
  const name = nameOf(urn);
  const checker = new Checker(name);
  const old = revealAll(olds);
  let inputs = checker.object(type, revealAll(news), [], old);
  if ("name" in schema.types[type] && !notNamed.has(token)) {
    inputs = withDefaults(inputs, { name: `${name}-${randomBytes(4).toString("hex").slice(0, 7)}` }, old);
  }
  return { inputs: withSecretsOf(news, inputs), failures: checker.failures };
}

module.exports = { check };
