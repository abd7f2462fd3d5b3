// Stands in for the provider of AWS in previews, where the real one would ask for an account: task definitions and job
// definitions, whose texts it parses as the real one does, and services. It deploys nothing.
const { isUnknown, revealAll, typeOf } = require("../wire");

/** The properties of each type that are JSON texts. */
const texts = {
  "aws:ecs/taskDefinition:TaskDefinition": ["containerDefinitions"],
  "aws:ecs/service:Service": [],
  "aws:batch/jobDefinition:JobDefinition": ["containerProperties", "nodeProperties", "ecsProperties"],
};

function check(urn, news) {
  const type = typeOf(urn);
  if (!Object.hasOwn(texts, type)) {
    throw new Error(
      `the stand-in for the provider of AWS has no ${type}: ` +
        "get the real provider with `pulumi plugin install resource aws`",
    );
  }
  const inputs = revealAll(news);
  const failures = texts[type].flatMap((property) => {
    const text = inputs[property];
    if (text === undefined || isUnknown(text)) return [];
    try {
      JSON.parse(text);
      return [];
    } catch (error) {
      return [{ property, reason: `is no JSON: ${error.message}` }];
    }
  });
  return { inputs: news, failures };
}

module.exports = {
  version: "7.48.0",
  check: async (urn, _olds, news) => check(urn, news),
  diff: async () => ({ changes: true, replaces: [], deleteBeforeReplace: false }),
  async create() {
    throw new Error("the stand-in for the provider of AWS deploys nothing: use the real provider");
  },
};
