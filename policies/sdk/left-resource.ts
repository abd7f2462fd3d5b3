import {
  DEPENDENCIES,
  NAME,
  OPTIONS,
  PARENT,
  PROPERTIES,
  PROPERTY_DEPENDENCIES,
  PROVIDER,
  TYPE,
  URN,
} from "./analyzer-fields";
import { type Field, fieldsOf, textIn } from "./message";

const repeated: ReadonlySet<number> = new Set([DEPENDENCIES, PROPERTY_DEPENDENCIES]);
const known: ReadonlySet<number> = new Set([TYPE, PROPERTIES, URN, NAME, OPTIONS, PROVIDER, PARENT, ...repeated]);

interface Facts {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  readonly parent: string;
  /** URNs. */
  readonly dependencies: string[];
  /** URNs by property; undefined if there are none. */
  readonly propertyDependencies: ReadonlyMap<string, string[]> | undefined;
}

/**
 * A resource of a stack that all policies leave, with the methods of the message that the SDK calls. Most of a stack are such
 * resources. Policies over the stack meet them as parents and dependencies, and read neither their options nor their provider,
 * which take most of the memory: this class tells of none.
 */
export class LeftResource<Inputs> {
  constructor(
    private readonly facts: Facts,
    private readonly inputs: Inputs,
  ) {}

  getType() {
    return this.facts.type;
  }
  getUrn() {
    return this.facts.urn;
  }
  getName() {
    return this.facts.name;
  }
  getParent() {
    return this.facts.parent;
  }
  getProperties() {
    return this.inputs;
  }
  getDependenciesList() {
    return this.facts.dependencies;
  }
  getPropertydependenciesMap() {
    const { propertyDependencies } = this.facts;
    if (propertyDependencies === undefined) return undefined;
    return new Map(Array.from(propertyDependencies, ([property, urns]) => [property, { getUrnsList: () => urns }]));
  }
  getOptions() {
    return noOptions;
  }
  getProvider() {
    return undefined;
  }
}

const none: string[] = [];
const noOptions = {
  getProtect: () => false,
  getIgnorechangesList: () => none,
  getAliasesList: () => none,
  getAdditionalsecretoutputsList: () => none,
  getCustomtimeouts: () => undefined,
  getDeletebeforereplacedefined: () => false,
  getParent: () => "",
};

/** The facts in a message of these fields; undefined for one of another form than the engine's. */
export function factsIn(bytes: Uint8Array, fields: readonly Field[]): Facts | undefined {
  const numbers = fields.map(({ number }) => number);
  const single = numbers.filter((number) => !repeated.has(number));
  // Without options the SDK asks for a newer CLI.
  if (!numbers.includes(OPTIONS) || new Set(single).size < single.length || !numbers.every((one) => known.has(one))) {
    return undefined;
  }
  const texts = (number: number) => textsIn(bytes, fields, number);
  const text = (number: number) => texts(number)[0] ?? "";
  try {
    let propertyDependencies: Map<string, string[]> | undefined;
    for (const { body, end } of fields.filter(({ number }) => number === PROPERTY_DEPENDENCIES)) {
      const [key, value, more] = fieldsOf(bytes, body, end) ?? [];
      if (key?.number !== 1 || value?.number !== 2 || more !== undefined) return undefined;
      const urns = fieldsOf(bytes, value.body, value.end);
      if (urns === undefined || urns.some(({ number }) => number !== 1)) return undefined;
      propertyDependencies ??= new Map();
      propertyDependencies.set(textIn(bytes, key.body, key.end), textsIn(bytes, urns, 1));
    }
    const dependencies = texts(DEPENDENCIES);
    return {
      type: text(TYPE),
      urn: text(URN),
      name: text(NAME),
      parent: text(PARENT),
      dependencies,
      propertyDependencies,
    };
  } catch {
    // One of them is no text.
    return undefined;
  }
}

function textsIn(bytes: Uint8Array, fields: readonly Field[], number: number): string[] {
  return fields.filter((field) => field.number === number).map(({ body, end }) => textIn(bytes, body, end));
}
