// Stands in for the Docker provider in previews. The engine does not call `create` during a preview of a provider that,
// like every provider made with this SDK, does not say that it supports it: it goes on with the checked inputs.
const { isDeepStrictEqual } = require("node:util");
const { typeOf } = require("../wire");
const { check } = require("./check");
const packageOf = require("./package");

const refuse = (urn) => {
  throw new Error(
    `the stand-in for the Docker provider only previews, so it cannot deploy ${typeOf(urn)}: ` +
      "get the real provider with `npm run toolchain -- full`, or with `pulumi plugin install resource docker`",
  );
};

module.exports = {
  version: require("@pulumi/docker/package.json").version,
  getSchema: async () => packageOf(),
  check: async (urn, olds, news) => check(urn, olds, news),
  async diff(_id, _urn, olds, news) {
    const names = Object.keys(news).filter((name) => name !== "__defaults");
    const changed = names.filter((name) => !isDeepStrictEqual(olds[name], news[name]));
    return { changes: changed.length > 0, replaces: changed, deleteBeforeReplace: true };
  },
  create: async (urn) => refuse(urn),
  update: async (_id, urn) => refuse(urn),
  delete: async (_id, urn) => refuse(urn),
};
