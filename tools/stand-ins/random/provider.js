// Stands in for the random provider where it cannot be had: RandomPassword, made once and kept, as the real one does.
// Unlike the other stand-ins this one also deploys: a password is as random from here.
const { randomInt } = require("node:crypto");
const { isUnknown, revealAll, typeOf, withSecretsOf } = require("../wire");

const classes = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  numeric: "0123456789",
  special: "!@#$%&*()-_=+[]{}<>:?",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
};
const properties = new Set(["__defaults", "keepers", "length", ...Object.keys(classes)]);

function check(urn, news) {
  const type = typeOf(urn);
  if (type !== "random:index/randomPassword:RandomPassword") {
    throw new Error(
      `the stand-in for the random provider has no ${type}: ` +
        "get the real provider with `pulumi plugin install resource random`",
    );
  }
  const inputs = revealAll(news);
  const failures = [];
  for (const name of Object.keys(inputs).filter((key) => !properties.has(key))) {
    failures.push({ property: name, reason: `the stand-in for the random provider has no \`${name}\`` });
  }
  for (const name of Object.keys(classes)) {
    const value = inputs[name] ?? true;
    if (typeof value !== "boolean" && !isUnknown(value)) failures.push({ property: name, reason: "must be a boolean" });
  }
  if (!isUnknown(inputs.length) && !(Number.isInteger(inputs.length) && inputs.length > 0)) {
    failures.push({ property: "length", reason: "must be a positive integer" });
  }
  return { inputs: withSecretsOf(news, { ...inputs, __defaults: [] }), failures };
}

function password(inputs) {
  const alphabet = Object.entries(classes).flatMap(([name, letters]) => (inputs[name] === false ? [] : [...letters]));
  if (alphabet.length === 0) throw new Error("a password needs a class of characters that it may have");
  return Array.from({ length: inputs.length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

module.exports = {
  version: require("@pulumi/random/package.json").version,
  check: async (urn, _olds, news) => check(urn, news),
  async diff(_id, _urn, olds, news) {
    const [before, after] = [revealAll(olds), revealAll(news)];
    const names = [...properties].filter((name) => name !== "__defaults");
    const replaces = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
    return { changes: replaces.length > 0, replaces, deleteBeforeReplace: false };
  },
  // The SDK marks `result` as a secret output of this resource.
  create: async (_urn, inputs) => ({ id: "none", outs: { ...inputs, result: password(revealAll(inputs)) } }),
  read: async (id, _urn, props) => ({ id, props }),
  delete: async () => {},
};
