import { meant } from "../model/nearest";
import { analyzerService, type Call, onRequest } from "./analyzer-service";

/** One policy in the message by which the engine configures a pack; its classes are generated and carry no types here. */
interface PolicyConfig {
  getProperties(): Struct | undefined;
  setProperties(properties: Struct | undefined): void;
}

interface Struct {
  getFieldsMap(): { entries(): Iterable<[string, unknown]>; set(name: string, value: unknown): unknown };
}

interface Policies {
  get(name: string): PolicyConfig | undefined;
  set(name: string, config: PolicyConfig): unknown;
  del(name: string): unknown;
  keys(): Iterable<string>;
}

interface Request {
  getPolicyconfigMap(): Policies;
}

/** The part of the SDK's gRPC service that this module replaces. */
export interface Service {
  configure?: Call<Request>;
}

export interface Names {
  /** The current name of a policy by each of its former names. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** All policies of the pack. Left out, unknown names are not reported. */
  readonly known?: readonly string[];
}

/** The key of a configuration that sets the level of every policy. */
const ALL = "all";

/**
 * Lets a configuration name policies by their former names, and reports each former and each unknown name in one line.
 *
 * The engine sends the pack every name that has a level, whether a policy has it or not, and the SDK ignores the unknown
 * ones. A name without a level that no policy has stops the engine itself: `invalid enforcement level ""`.
 * (pulumi/pulumi v3.259.0, pkg/resource/analyzer/config.go, `applyConfig`.)
 */
export function readConfiguredNames(
  names: Names,
  tell: (line: string) => void = (line) => console.error(line),
  service: Service = analyzerService(),
): void {
  if (names.known === undefined && (names.renamed?.size ?? 0) === 0) return;
  onRequest(service.configure, (request) => {
    for (const line of currentNames(request.getPolicyconfigMap(), names)) tell(line);
  });
}

/** Moves configurations from former names to current ones; returns the lines to report. */
function currentNames(policies: Policies, { renamed = new Map(), known }: Names): string[] {
  const lines: string[] = [];
  for (const name of [...policies.keys()].sort()) {
    const current = renamed.get(name);
    if (current !== undefined) {
      move(policies, name, current);
      lines.push(`the configuration calls the policy "${current}" by its former name "${name}"; rename the key`);
    } else if (known !== undefined && name !== ALL && !known.includes(name)) {
      const instead = meant(name, [...known].sort());
      lines.push(
        `the configuration names "${name}", which is no policy of this pack and has no effect; use ${instead}`,
      );
    }
  }
  return lines;
}

function move(policies: Policies, former: string, current: string): void {
  const own = policies.get(former) as PolicyConfig;
  // The engine has filled in the defaults of the policies it knows: of this one under its current name.
  const defaults = policies.get(current)?.getProperties();
  const given = own.getProperties();
  if (defaults !== undefined) {
    for (const [key, value] of given?.getFieldsMap().entries() ?? []) defaults.getFieldsMap().set(key, value);
    own.setProperties(defaults);
  }
  policies.set(current, own);
  policies.del(former);
}
