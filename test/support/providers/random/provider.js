// Stands in for the provider `random` where it cannot be had: RandomPassword alone, made once and kept, as the real one does.
const { randomInt } = require("node:crypto");
const pulumi = require("@pulumi/pulumi");

const type = "random:index/randomPassword:RandomPassword";
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function refuseOthers(urn) {
  const [, , wanted] = urn.split("::");
  if (wanted.split("$").at(-1) !== type)
    throw new Error(`the stand-in for random has no ${wanted}; install the real provider`);
}

const provider = {
  version: require("@pulumi/random/package.json").version,
  async check(urn, _olds, news) {
    refuseOthers(urn);
    if (!(await isCount(news.length)))
      return { inputs: news, failures: [{ property: "length", reason: "must be a positive integer" }] };
    return { inputs: news };
  },
  async diff(_id, _urn, olds, news) {
    const replaces = ["length", "special"].filter((name) => olds[name] !== news[name]);
    return { changes: replaces.length > 0, replaces, deleteBeforeReplace: false };
  },
  async create(_urn, inputs) {
    const result = Array.from({ length: inputs.length }, () => alphabet[randomInt(alphabet.length)]).join("");
    return { id: "none", outs: { ...inputs, result: pulumi.secret(result) } };
  },
  async read(id, _urn, props) {
    return { id, props };
  },
  async delete() {},
};

async function isCount(value) {
  return Number.isInteger(value) && value > 0;
}

pulumi.provider.main(provider, process.argv.slice(2));
