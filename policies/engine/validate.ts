import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { type Path, pointerSteps, showPath } from "../inputs/path";
import type { Fault } from "../rule";

// Code that runs once is not worth being shortened.
const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, code: { optimize: false } });

/** Compiling takes long where a schema is large, as that of images is, and many values are checked by it. */
const compiled = new WeakMap<object, ValidateFunction>();

function validator(schema: object): ValidateFunction {
  const found = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, found);
  return found;
}

export interface Place {
  /** Keys of the value that its schema leaves out. Default: none. */
  readonly besides?: readonly string[];
  /** The path of the value in what is checked. Default: it is all of it. */
  readonly within?: Path;
}

/** The faults of a value, one for each key. */
export function problems(schema: object, value: unknown, place: Place = {}): Fault[] {
  const validate = validator(schema);
  if (validate(value)) return [];
  const faults = new Map<string, Fault>();
  for (const error of decisive(validate.errors ?? [])) {
    const one = fault(error, place);
    if (!faults.has(one.at)) faults.set(one.at, one);
  }
  return [...faults.values()];
}

/**
 * The errors without those that only follow from others. Of alternatives, the one that is of the value's type counts; where
 * none is, the value has to be of one of their types.
 */
function decisive(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf");
  const choiceOf = ({ schemaPath }: ErrorObject) =>
    choices.find((choice) => schemaPath.startsWith(`${choice.schemaPath}/`));
  const inner = errors.filter((error) => choiceOf(error) !== undefined && error.keyword !== "type");
  return errors.filter((error) => {
    if (error.keyword === "if") return false;
    if (error.keyword === "anyOf") return !inner.some((one) => choiceOf(one) === error && isAt(one, error));
    return choiceOf(error) === undefined || inner.includes(error);
  });
}

const isAt = (inner: ErrorObject, outer: ErrorObject) =>
  inner.instancePath === outer.instancePath || inner.instancePath.startsWith(`${outer.instancePath}/`);

function fault(
  { instancePath, keyword, params, message, parentSchema, schema, data }: ErrorObject,
  { besides = [], within = [] }: Place,
): Fault {
  const own = pointerSteps(instancePath).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const path = [...within, ...own];
  const at = showPath(path);
  switch (keyword) {
    case "additionalProperties": {
      const known = Object.keys((parentSchema as { properties?: object }).properties ?? {});
      const names = at === "" ? [...besides, ...known] : known;
      return {
        at: showPath([...path, params.additionalProperty]),
        says: `is not a key it knows; it knows ${names.join(", ")}`,
      };
    }
    case "required":
      return { at: showPath([...path, params.missingProperty]), says: "is missing" };
    case "enum":
      return { at, says: `must be one of ${params.allowedValues.join(", ")}` };
    case "type":
      return {
        at,
        says: typeof data === "number" && params.type === "string" ? `${message}; put it in quotes` : (message ?? ""),
      };
    case "minLength":
      return { at, says: "must not be empty" };
    case "pattern":
      return { at, says: parentSchema?.patternErrorMessage ?? `must match ${params.pattern}` };
    case "anyOf":
      return { at, says: `must be ${(schema as { type: string }[]).map(({ type }) => type).join(" or ")}` };
    case "false schema":
      return { at, says: "does not go with the values beside it" };
    default:
      return { at, says: message ?? "is not valid" };
  }
}
