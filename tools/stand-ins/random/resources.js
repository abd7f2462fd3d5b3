// The resources of the random provider: what each takes, and the values it makes. `seed` and `bcryptHash` are left out: the
// real provider makes other values of a seed than Node.js can.
const { randomBytes, randomInt, randomUUID } = require("node:crypto");

const classes = {
  Lower: "abcdefghijklmnopqrstuvwxyz",
  Numeric: "0123456789",
  Special: "!@#$%&*()-_=+[]{}<>:?",
  Upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
};
const words = ["able", "calm", "deep", "fair", "glad", "keen", "mild", "neat", "safe", "warm"];
const pets = ["ant", "bee", "cat", "dog", "elk", "fox", "hen", "owl", "ram", "yak"];

const pick = (all) => all[randomInt(all.length)];
const times = (count, make) => Array.from({ length: count }, make);

function shuffled(all) {
  const rest = [...all];
  return times(all.length, () => rest.splice(randomInt(rest.length), 1)[0]);
}

/** A text with at least so many characters of each class as `minLower` and its siblings ask for. */
function text(inputs) {
  const taken = Object.entries(classes).flatMap(([name, usual]) => {
    const on = name === "Numeric" ? (inputs.numeric ?? inputs.number) : inputs[name.toLowerCase()];
    if (on === false) return [];
    const letters = [...(name === "Special" ? inputs.overrideSpecial || usual : usual)];
    return [{ letters, least: inputs[`min${name}`] ?? 0 }];
  });
  const alphabet = taken.flatMap(({ letters }) => letters);
  if (alphabet.length === 0) throw new Error("a text needs a class of characters that it may have");
  const least = taken.flatMap(({ letters, least }) => times(least, () => pick(letters)));
  if (least.length > inputs.length) throw new Error("the least numbers of characters are more than the length");
  return shuffled([...least, ...times(inputs.length - least.length, () => pick(alphabet))]).join("");
}

const flags = { lower: "boolean", number: "boolean", numeric: "boolean", special: "boolean", upper: "boolean" };
const least = { minLower: "integer", minNumeric: "integer", minSpecial: "integer", minUpper: "integer" };
const texts = { length: "count", ...flags, ...least, overrideSpecial: "string" };
const uuid = (make) => ({ takes: {}, gives: { result: "string" }, make: () => ({ result: make() }) });

/** By kind: its inputs, with `needs` for those it must be given, its outputs, and how they are made. */
const resources = {
  RandomPassword: {
    takes: texts,
    needs: ["length"],
    gives: { result: "string" },
    secret: ["result"],
    id: () => "none",
    make: (inputs) => ({ result: text(inputs) }),
  },
  RandomString: {
    takes: texts,
    needs: ["length"],
    gives: { result: "string" },
    make: (inputs) => ({ result: text(inputs) }),
  },
  RandomPet: {
    takes: { length: "count", prefix: "string", separator: "string" },
    gives: {},
    id: ({ length = 2, prefix, separator = "-" }) => {
      const name = [...times(length - 1, () => pick(words)), pick(pets)];
      return (prefix ? [prefix, ...name] : name).join(separator);
    },
    make: () => ({}),
  },
  RandomId: {
    takes: { byteLength: "count", prefix: "string" },
    needs: ["byteLength"],
    gives: { b64Std: "string", b64Url: "string", dec: "string", hex: "string" },
    id: (_inputs, { bare }) => bare,
    make: ({ byteLength, prefix = "" }) => {
      const bytes = randomBytes(byteLength);
      const [b64Std, b64Url, hex] = ["base64", "base64url", "hex"].map((form) => bytes.toString(form));
      const outputs = { b64Std, b64Url, hex, dec: BigInt(`0x${hex}`).toString() };
      return { ...mapped(outputs, (value) => prefix + value), bare: b64Url };
    },
  },
  RandomBytes: {
    takes: { length: "count" },
    needs: ["length"],
    gives: { base64: "string", hex: "string" },
    secret: ["base64", "hex"],
    id: () => "none",
    make: ({ length }) => {
      const bytes = randomBytes(length);
      return { base64: bytes.toString("base64"), hex: bytes.toString("hex") };
    },
  },
  RandomInteger: {
    takes: { min: "integer", max: "integer" },
    needs: ["min", "max"],
    gives: { result: "integer" },
    make: ({ min, max }) => ({ result: randomInt(min, max + 1) }),
  },
  RandomShuffle: {
    takes: { inputs: "strings", resultCount: "integer" },
    needs: ["inputs"],
    gives: { results: "strings" },
    id: () => "-",
    make: ({ inputs, resultCount = inputs.length }) => ({
      results: times(Math.ceil(resultCount / (inputs.length || 1)), () => shuffled(inputs))
        .flat()
        .slice(0, resultCount),
    }),
  },
  RandomUuid: uuid(randomUUID),
  RandomUuid4: uuid(randomUUID),
  RandomUuid7: uuid(() => {
    const time = Date.now().toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
  }),
};

const mapped = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

const token = (kind) => `random:index/${kind[0].toLowerCase()}${kind.slice(1)}:${kind}`;
const byType = new Map(Object.entries(resources).map(([kind, resource]) => [token(kind), resource]));

module.exports = { byType, mapped };
