import type { EnforcementLevel, Policies, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { atLevel, levels } from "../sdk/configured-levels";
import { configured } from "./configuration";
import { partOfStack, questionAbout, type TestResource } from "./request";
import { fromWire } from "./wire";

export { type TestResource, urnOf } from "./request";
export { SecretValue, secret, unknown } from "./wire";

type MakeRpc = (pack: string, version: string, level: EnforcementLevel, policies: Policies) => unknown;

// The functions that a pack's process runs for each call; the SDK's typings lack them.
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun, makeRemediateRpcFun } = require("@pulumi/policy/server") as Record<
  "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun" | "makeRemediateRpcFun",
  MakeRpc
>;

export interface TestOptions {
  /** The level of every policy for which `config` gives none; wins over its key `all`. */
  readonly level?: EnforcementLevel;
  /**
   * Configuration by policy name, as in a file for `--policy-pack-config`: a level, or an object of `enforcementLevel` and
   * keys of the policy. The key `all` gives a level to every policy. An option taken from another policy has its value once
   * both have judged a resource; in a run that is the root of the stack, `{ type: "pulumi:pulumi:Stack", props: {} }`.
   */
  readonly config?: Readonly<Record<string, string | object>>;
  /** Tags of the stack. Default: none. */
  readonly stackTags?: Readonly<Record<string, string>>;
}

export interface Violation {
  readonly policy: string;
  readonly level: EnforcementLevel;
  readonly severity: string;
  /** As the user reads it: description, newline, text. */
  readonly message: string;
  /** The resource that a stack policy names. */
  readonly urn?: string;
}

export interface Report {
  readonly violations: readonly Violation[];
  /** Reason by policy name. */
  readonly notApplicable: Readonly<Record<string, string>>;
}

export interface Remediation extends Pick<Report, "notApplicable"> {
  /** The inputs that the last remediation returned; undefined when none returned any. */
  readonly props: Record<string, unknown> | undefined;
  /** Names of the policies that returned inputs. The engine counts each as a remediation, changed or not. */
  readonly by: readonly string[];
  /** Why remediations could not run: each stopped at an unknown value. */
  readonly diagnostics: readonly Pick<Violation, "policy" | "message">[];
}

const severities = ["unspecified", "low", "medium", "high", "critical"] as const;
const pack = ["test", "0.0.0", "advisory"] as const;

/**
 * Judges one resource as the engine would: through the SDK's own server code, with its proxies for unknowns and
 * secrets. Rejects where the engine would abort the run.
 */
export async function analyze(policies: Policies, resource: TestResource, options: TestOptions = {}): Promise<Report> {
  const run = makeAnalyzeRpcFun(...pack, prepared(policies, options));
  return report(await call(run, questionAbout(resource)));
}

/** Judges all resources of a stack together, as the engine does at the end of a preview or update. */
export async function analyzeStack(policies: Policies, resources: readonly TestResource[], options: TestOptions = {}) {
  const run = makeAnalyzeStackRpcFun(...pack, prepared(policies, options));
  const all = new proto.AnalyzeStackRequest();
  all.setResourcesList(resources.map(partOfStack));
  return report(await call(run, all));
}

/**
 * Judges a whole program as a preview does: each resource by itself, its remediations first, then all of them together.
 * Resolves to the violations in the order of their report.
 */
export async function preview(
  policies: Policies,
  resources: readonly TestResource[],
  options: TestOptions = {},
): Promise<Violation[]> {
  const violations: Violation[] = [];
  const planned: TestResource[] = [];
  for (const resource of resources) {
    const { props = resource.props, diagnostics } = await remediate(policies, resource, options);
    planned.push({ ...resource, props });
    // The engine says these itself, at this level and without the severity of the policy.
    violations.push(...diagnostics.map((said) => ({ ...said, level: "advisory", severity: "unspecified" }) as const));
    violations.push(...(await analyze(policies, { ...resource, props }, options)).violations);
  }
  return [...violations, ...(await analyzeStack(policies, planned, options)).violations];
}

/** Runs the remediations of all policies at level `remediate` over one resource, as the engine would. */
export async function remediate(
  policies: Policies,
  resource: TestResource,
  options: TestOptions = {},
): Promise<Remediation> {
  const run = makeRemediateRpcFun(...pack, prepared(policies, options));
  const response = await call(run, questionAbout(resource));
  const done = response.getRemediationsList() as proto.Remediation[];
  const returned = done.filter((remediation) => remediation.hasProperties());
  const stopped = done.filter((remediation) => remediation.getDiagnostic() !== "");
  return {
    props: fromWire(returned.at(-1)?.getProperties() as never),
    by: returned.map((remediation) => remediation.getPolicyname()),
    notApplicable: reasons(response),
    diagnostics: stopped.map((remediation) => ({
      policy: remediation.getPolicyname(),
      message: remediation.getDiagnostic(),
    })),
  };
}

// The SDK keeps configuration and tags of a pack in its server; here every policy is handed its own.
function prepared(policies: Policies, { level, config = {}, stackTags = {} }: TestOptions): Policies {
  const all = configured(config, "all");
  return policies.map((policy) => {
    const { enforcementLevel = level ?? all.enforcementLevel, ...keys } = configured(config, policy.name);
    const own = { ...policy, ...(enforcementLevel && { enforcementLevel }) };
    const tags = new Map(Object.entries(stackTags));
    const getConfig = () => keys;
    const handed = (run: unknown) =>
      typeof run === "function"
        ? (args: object, ...rest: unknown[]) =>
            run(atLevel({ ...args, getConfig, stackTags: tags }, own.enforcementLevel), ...rest)
        : run;
    for (const step of ["validateResource", "remediateResource", "validateStack"] as const) {
      const run = (policy as Partial<ResourceValidationPolicy & StackValidationPolicy>)[step];
      if (run !== undefined)
        Object.assign(own, { [step]: Array.isArray(run) ? run.map(handed) : marked(handed(run), run) });
    }
    return own;
  });
}

// The SDK's helpers for one type of resource leave its name on the function; the server reads it.
function marked(handed: unknown, run: object): unknown {
  return Object.assign(handed as object, run);
}

// biome-ignore lint/suspicious/noExplicitAny: the SDK does not type its server functions
function call(run: any, message: unknown): Promise<any> {
  return new Promise((resolve, reject) => {
    run({ request: message }, (error: Error | null, response: unknown) => (error ? reject(error) : resolve(response)));
  });
}

function report(response: proto.AnalyzeResponse): Report {
  const violations = response.getDiagnosticsList().map((diagnostic) => ({
    policy: diagnostic.getPolicyname(),
    level: levels[diagnostic.getEnforcementlevel()] ?? "advisory",
    severity: severities[diagnostic.getSeverity()] ?? "unspecified",
    message: diagnostic.getMessage(),
    ...(diagnostic.getUrn() && { urn: diagnostic.getUrn() }),
  }));
  return { violations, notApplicable: reasons(response) };
}

function reasons(response: proto.AnalyzeResponse | proto.RemediateResponse): Record<string, string> {
  return Object.fromEntries(response.getNotApplicableList().map((entry) => [entry.getPolicyName(), entry.getReason()]));
}
