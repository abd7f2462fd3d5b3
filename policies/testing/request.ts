import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { urnParts } from "../engine/urn";
import { toWire } from "./wire";

/** A resource to judge. `props` may hold `unknown` and `secret(...)` anywhere. */
export interface TestResource {
  readonly type: string;
  readonly props: object;
  /** Default: `test`. */
  readonly name?: string;
  /** Default: `dev`. */
  readonly stack?: string;
  /** Default: `project`. */
  readonly project?: string;
  /** Its provider, or the URN of it. Default: none, as with an old engine. */
  readonly provider?: string | TestResource;
  /** URNs of its dependencies, for stack policies, which get the resources among them. Default: none. */
  readonly dependencies?: readonly string[];
  /** URNs of its dependencies by property. Default: none. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  /** Resource options of the program. Default: none is set. */
  readonly opts?: {
    readonly protect?: boolean;
    readonly ignoreChanges?: readonly string[];
    /** URN of the parent. Stack policies get the parent itself if it is among the resources. */
    readonly parent?: string;
    readonly deleteBeforeReplace?: boolean;
    /** URNs. */
    readonly aliases?: readonly string[];
    readonly additionalSecretOutputs?: readonly string[];
    readonly customTimeouts?: {
      readonly createSeconds?: number;
      readonly updateSeconds?: number;
      readonly deleteSeconds?: number;
    };
  };
}

/** The URN that a resource has here, to name it as the parent or a dependency of another. */
export function urnOf({ type, name = "test", stack = "dev", project = "project", opts = {} }: TestResource): string {
  const above = urnParts(opts.parent ?? "").types;
  // A program's root is the parent of everything else, so the engine leaves it out.
  const below = above === "" || above === "pulumi:pulumi:Stack" ? type : `${above}$${type}`;
  return `urn:pulumi:${stack}::${project}::${below}::${name}`;
}

/** The engine's question about one resource. */
export function questionAbout(resource: TestResource): proto.AnalyzeRequest {
  return fill(new proto.AnalyzeRequest(), resource);
}

/** One resource of the engine's question about the stack. */
export function partOfStack(resource: TestResource): proto.AnalyzerResource {
  const { opts = {}, dependencies = [], propertyDependencies = {} } = resource;
  const message = fill(new proto.AnalyzerResource(), resource);
  message.setParent(opts.parent ?? "");
  message.setDependenciesList([...dependencies]);
  for (const [property, urns] of Object.entries(propertyDependencies)) {
    const own = new proto.AnalyzerPropertyDependencies();
    own.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, own);
  }
  return message;
}

/** Writes the fields that both questions have about a resource. */
function fill<T extends proto.AnalyzeRequest | proto.AnalyzerResource>(message: T, resource: TestResource): T {
  const { provider, opts = {} } = resource;
  identify(message, resource);
  message.setOptions(optionsOf(opts));
  if (typeof provider === "string") {
    const { type, name } = urnParts(provider);
    message.setProvider(identify(new proto.AnalyzerProviderResource(), { type, name, props: {} }, provider));
  } else if (provider !== undefined) {
    message.setProvider(identify(new proto.AnalyzerProviderResource(), provider));
  }
  return message;
}

function identify<T extends proto.AnalyzeRequest | proto.AnalyzerResource | proto.AnalyzerProviderResource>(
  message: T,
  resource: TestResource,
  urn = urnOf(resource),
): T {
  const { type, name = "test", props } = resource;
  message.setType(type);
  message.setName(name);
  message.setUrn(urn);
  message.setProperties(toWire(props, `props of "${name}"`) as never);
  return message;
}

function optionsOf(opts: NonNullable<TestResource["opts"]>): proto.AnalyzerResourceOptions {
  const { deleteBeforeReplace, customTimeouts = {} } = opts;
  const options = new proto.AnalyzerResourceOptions();
  options.setProtect(opts.protect ?? false);
  options.setIgnorechangesList([...(opts.ignoreChanges ?? [])]);
  options.setParent(opts.parent ?? "");
  options.setAliasesList([...(opts.aliases ?? [])]);
  options.setAdditionalsecretoutputsList([...(opts.additionalSecretOutputs ?? [])]);
  options.setDeletebeforereplace(deleteBeforeReplace ?? false);
  options.setDeletebeforereplacedefined(deleteBeforeReplace !== undefined);
  const timeouts = new proto.AnalyzerResourceOptions.CustomTimeouts();
  timeouts.setCreate(customTimeouts.createSeconds ?? 0);
  timeouts.setUpdate(customTimeouts.updateSeconds ?? 0);
  timeouts.setDelete(customTimeouts.deleteSeconds ?? 0);
  options.setCustomtimeouts(timeouts);
  return options;
}
