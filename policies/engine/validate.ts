import Ajv, { type ErrorObject } from "ajv";

/** The faults of `value` as an object with these properties; each is a sentence that names the key. */
export function problems(properties: object, value: unknown): string[] {
  const validate = new Ajv({ allErrors: true, strict: false, verbose: true }).compile({
    type: "object",
    additionalProperties: false,
    properties,
  });
  return validate(value) ? [] : (validate.errors ?? []).map(sentence);
}

function sentence({ instancePath, keyword, params, message, parentSchema }: ErrorObject): string {
  const at = instancePath
    .slice(1)
    .split("/")
    .reduce((text, step) => (/^\d+$/.test(step) ? `${text}[${step}]` : text ? `${text}.${step}` : step), "");
  const inside = (name: string) => (at === "" ? name : `${at}.${name}`);
  switch (keyword) {
    case "additionalProperties": {
      const own = Object.keys((parentSchema as { properties?: object }).properties ?? {});
      // The engine takes the level out before the pack sees the rest.
      const names = at === "" ? ["enforcementLevel", ...own] : own;
      return `${inside(params.additionalProperty)} is not a key it knows; it knows ${names.join(", ")}`;
    }
    case "required":
      return `${inside(params.missingProperty)} is missing`;
    case "enum":
      return `${at} must be one of ${params.allowedValues.join(", ")}`;
    case "minLength":
      return `${at} must not be empty`;
    case "pattern":
      return params.pattern === "\\S" ? `${at} must not be empty` : `${at} must match ${params.pattern}`;
    case "false schema":
      return `${at} does not go with the values beside it`;
    default:
      return `${at} ${message ?? "is not valid"}`;
  }
}
