// What the Kubernetes provider's Check does without a cluster, as far as a preview shows it, found out by asking the
// real one (a test compares the two where it is installed). Left out: on inputs that are wholly known the real one also
// drops fields that the kind does not have, which takes the types of every kind.
const { randomBytes } = require("node:crypto");
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { isObject, isUnknown, nameOf, revealAll, secret, typeOf, withSecretsOf } = require("../wire");

const autonamed = { "pulumi.com/autonamed": "true" };
const readOnly = [
  "creationTimestamp",
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "generation",
  "managedFields",
  "resourceVersion",
  "uid",
];

const without = (object, keys) => Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
const withoutNulls = (value) => {
  if (Array.isArray(value)) return value.filter((element) => element !== null).map(withoutNulls);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNulls(inner)]));
};

/** The metadata with a name: the given one, that of an earlier deployment, or a new one. */
function named(metadata, old, name) {
  if (isUnknown(metadata)) return metadata;
  const kept = without(metadata ?? {}, readOnly);
  if (kept.name !== undefined && kept.name !== "") return kept;
  const wasAutonamed = old?.annotations?.["pulumi.com/autonamed"] === "true";
  if (!wasAutonamed && kept.generateName !== undefined) {
    throw new Error("the `.metadata.generateName` field is not supported in Server-Side Apply mode");
  }
  return {
    ...kept,
    annotations: { ...kept.annotations, ...autonamed },
    name: wasAutonamed ? old.name : `${name}-${randomBytes(4).toString("hex")}`,
  };
}

/** A Secret's plain texts become its encoded data, and all of it is secret. */
function secretData({ stringData, ...rest }) {
  const plain = revealAll(stringData);
  const encoded = Object.entries(isObject(plain) ? plain : {}).map(([key, text]) => [
    key,
    isUnknown(text) ? text : Buffer.from(text).toString("base64"),
  ]);
  const data = { ...rest.data, ...Object.fromEntries(encoded) };
  return { ...rest, ...(Object.keys(data).length === 0 ? {} : { data: secret(data) }) };
}

/** A Helm release: the real provider loads the chart, and so has the values; this one sees whether it is there. */
function release(name, news) {
  const { chart } = revealAll(news);
  const missing = !isUnknown(chart) && !existsSync(join(String(chart), "Chart.yaml"));
  const reason = `path "${chart}" not found; check the chart name and repository configuration.`;
  return {
    inputs: { name: `${name}-${randomBytes(4).toString("hex")}`, ...news },
    failures: missing ? [{ property: "chart", reason }] : [],
  };
}

/** @returns inputs and failures, as `pulumi.provider.Provider.check` does. */
function check(urn, olds, news) {
  const token = typeOf(urn);
  const kind = token.split(":")[2];
  if (token === "kubernetes:helm.sh/v3:Release") return release(nameOf(urn), news);
  if (kind.endsWith("List")) {
    throw new Error(
      "list resources exist for compatibility with YAML manifests and Helm charts, and cannot be created directly. " +
        "Use the underlying resource type instead",
    );
  }
  const plain = withoutNulls(revealAll(news));
  const isPatch = kind.endsWith("Patch") && plain.kind !== kind;
  if (isPatch && !isUnknown(plain.metadata) && plain.metadata?.name === undefined) {
    throw new Error("patch resources require the `.metadata.name` field to be set");
  }
  const metadata = named(plain.metadata, revealAll(olds).metadata, nameOf(urn));
  const checked = withSecretsOf(news, { ...plain, metadata });
  return { inputs: plain.kind === "Secret" ? secretData(checked) : checked, failures: [] };
}

module.exports = { check };
