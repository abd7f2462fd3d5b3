// Values as they travel between engine and provider: plain JSON in which a secret is an object with a mark, and a value
// that is not known yet is one of these texts (one for each type that it will have).
const { specialSecretSig, specialSigKey, unknownValue } = require("@pulumi/pulumi/runtime/rpc");

const unknowns = new Set([
  unknownValue,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

const isUnknown = (value) => typeof value === "string" && unknowns.has(value);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isSecret = (value) => isObject(value) && value[specialSigKey] === specialSecretSig;
/** An asset, archive or resource reference: an object with a mark that is not a secret's. */
const isMarked = (value) => isObject(value) && specialSigKey in value && !isSecret(value);
const secret = (value) => ({ [specialSigKey]: specialSecretSig, value });

/** The value without the marks of secrets, on it and inside it. */
function revealAll(value) {
  if (isSecret(value)) return revealAll(value.value);
  if (Array.isArray(value)) return value.map(revealAll);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revealAll(inner)]));
}

/**
 * What comes out of a check, with the secrets of what went in. The real providers and the engine find them again by
 * name: a secret anywhere in a list makes the whole list secret.
 */
function withSecretsOf(before, after) {
  const marked = Object.entries(after).map(([key, value]) => {
    const was = before[key];
    if (isObject(value) && isObject(was) && !isSecret(was)) return [key, withSecretsOf(was, value)];
    return [key, contains(was, isSecret) ? secret(value) : value];
  });
  return Object.fromEntries(marked);
}

/** Whether `test` holds for the value or anything inside it. */
function contains(value, test) {
  if (test(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((inner) => contains(inner, test));
}

/** The type token at the end of a URN: `docker:index/container:Container`. */
const typeOf = (urn) => urn.split("::")[2].split("$").at(-1);
const nameOf = (urn) => urn.split("::").slice(3).join("::");

module.exports = { isMarked, isObject, isUnknown, nameOf, revealAll, secret, typeOf, withSecretsOf };
