// Stands in for the Kubernetes provider in previews. The engine does not call `create` during a preview of a provider
// that, like every provider made with this SDK, does not say that it supports it: it goes on with the checked inputs.
const { isDeepStrictEqual } = require("node:util");
const { parseAllDocuments } = require("yaml");
const { packageSchema } = require("../package-schema");
const { typeOf } = require("../wire");
const { check } = require("./check");

const refuse = (what) => {
  throw new Error(
    `the stand-in for the Kubernetes provider only previews, so it cannot ${what}: get the real provider with ` +
      "`npm run toolchain -- full`, or with `pulumi plugin install resource kubernetes`",
  );
};

const { version } = require("@pulumi/kubernetes/package.json");

module.exports = {
  version,
  getSchema: async () =>
    packageSchema(require("@pulumi/kubernetes"), { name: "kubernetes", version, meta: { moduleFormat: "(.*)" } }),
  check: async (urn, olds, news) => check(urn, olds, news),
  async diff(_id, _urn, olds, news) {
    return { changes: Object.keys(news).some((name) => !isDeepStrictEqual(olds[name], news[name])) };
  },
  async invoke(token, { text }) {
    if (token !== "kubernetes:yaml:decode") refuse(`answer ${token}`);
    const documents = parseAllDocuments(text).map((document) => document.toJS());
    return { outputs: { result: documents.filter((document) => document !== null) } };
  },
  create: async (urn) => refuse(`deploy ${typeOf(urn)}`),
  update: async (_id, urn) => refuse(`deploy ${typeOf(urn)}`),
  delete: async (_id, urn) => refuse(`delete ${typeOf(urn)}`),
};
