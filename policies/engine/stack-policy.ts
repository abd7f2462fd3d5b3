import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { type Path, showPath } from "../inputs/path";
import type { Workload } from "../platforms";
import { keepMessages } from "../sdk/keep-messages";
import { allResources } from "../sdk/made-once";
import type {
  AnyStackRule,
  GrantedExemption,
  PlacedClaim,
  PlacedContainer,
  PlacedVolume,
  ResourceInStack,
  StackFinding,
} from "../stack-rule";
import type { RuleConfig } from "./config";
import { today, type Verdict } from "./exemptions";
import { expiry, type Judgement, sentence, undecidedExemption, unknownValue } from "./judge";
import { metadata } from "./metadata";
import { reporter } from "./report";
import type { Run } from "./run";
import { ofResource, ofStack, stackOf, subject } from "./subject";

/** A judgement and the URN of the resource it is reported on; undefined for the stack itself. */
interface StackJudgement extends Judgement {
  readonly urn?: string | undefined;
}

interface Declared {
  readonly resource: PolicyResource;
  readonly workload: Workload;
}

/** Turns stack rules into policies of the Pulumi SDK; see `policyIn`. */
export const stackPolicyIn = (run: Run) => {
  keepMessages();
  return (rule: AnyStackRule): StackValidationPolicy => ({
    ...metadata(rule),
    validateStack(args, report) {
      const { getConfig } = args;
      const resources = allResources(args.resources);
      const config = run.config(rule, getConfig());
      const tell = reporter(rule, config, run, args, report);
      const judgements = run.controlled.once(judgeStack(rule, resources, config, run), resources);
      for (const judgement of boundedStack(judgements)) tell(judgement, judgement.urn);
    },
  });
};

function judgeStack(rule: AnyStackRule, resources: PolicyResource[], config: RuleConfig, run: Run): StackJudgement[] {
  const stack = stackOf(resources[0]?.urn ?? "");
  const exemptions = granted(rule, stack, run);
  const all = new Containers(resources, run);
  const examine = (containers: { readonly placed: readonly PlacedContainer[] }): StackFinding[] => {
    const given = {
      get resources() {
        return all.all;
      },
      get containers() {
        return containers.placed;
      },
      get volumes() {
        return all.volumes;
      },
      get claims() {
        return all.claims;
      },
      exemptions,
      today: today(),
    };
    return [...rule.examine(given, config.options as never)];
  };

  const first = examine(all);
  const verdicts = new Map<PlacedContainer, Verdict>();
  for (const place of first.flatMap(({ about = [] }) => about)) {
    verdicts.set(place, config.exemptions.verdictOn(subject(place.resource, place.workload, place.container)));
  }
  const verdictOn = (place: PlacedContainer | ResourceInStack | undefined) => {
    if (place !== undefined && "container" in place) return verdicts.get(place);
    return config.exemptions.verdictOn(place === undefined ? ofStack(stack) : ofResource(place));
  };
  // Examines again without the exempt containers: two of three that share a volume may still be at fault.
  const left = [...verdicts.values()].includes("exempt")
    ? examine({ placed: all.placed.filter((place) => verdicts.get(place) !== "exempt") })
    : first;
  // Unknown values are reported only if the rule read the containers, or if unknown values block.
  const seen = all.read || config.onUnknown === "mandatory" ? all.declared : [];
  const judgements = [
    ...left.flatMap((finding) => found(finding, verdictOn) ?? []),
    ...seen.flatMap((one) => unknownIn(one, config)),
  ];
  return [...new Map(judgements.map((judgement) => [`${judgement.urn} ${judgement.text}`, judgement])).values()];
}

/** Lines that one stack rule reports on one resource, and on the stack as a whole. */
const most = { onResource: 50, onStack: 500 };

/** The first lines of a stack rule; the others are numbers, on a resource that has all of its lines or else on the stack. */
function boundedStack(judgements: readonly StackJudgement[]): readonly StackJudgement[] {
  const told: StackJudgement[] = [];
  const lines = new Map<string | undefined, number>();
  const rest = new Map<string | undefined, StackJudgement[]>();
  for (const judgement of judgements) {
    const { urn } = judgement;
    const own = lines.get(urn) ?? 0;
    if (own < most.onResource && told.length < most.onStack) {
      told.push(judgement);
      lines.set(urn, own + 1);
      continue;
    }
    const on = own < most.onResource ? undefined : urn;
    const left = rest.get(on) ?? [];
    left.push(judgement);
    rest.set(on, left);
  }
  return [...told, ...[...rest].flatMap(([urn, left]) => counted(urn, left))];
}

function counted(urn: string | undefined, left: readonly StackJudgement[]): StackJudgement[] {
  // A stack rule gives no advice.
  const of = { violation: ["finding", "findings"], unknown: ["unknown value", "unknown values"] } as const;
  return (["violation", "unknown"] as const).flatMap((level) => {
    const { length } = left.filter((judgement) => judgement.level === level);
    if (length === 0) return [];
    const what = of[level][length === 1 ? 0 : 1];
    const where = urn === undefined ? " on resources of this stack" : "";
    return [
      { level, text: `and ${length.toLocaleString("en")} more ${what} of this rule${where}`, ...(urn && { urn }) },
    ];
  });
}

const storage =
  /^(docker:index\/volume:Volume|kubernetes:helm\.sh\/v3:Release|kubernetes:[^:]*:PersistentVolume(Claim)?(List)?)$/;

/** The containers of a stack, read on first use: reading decodes the inputs of all resources. */
class Containers {
  #declared: readonly Declared[] | undefined;
  #placed: readonly PlacedContainer[] | undefined;
  #kept: readonly { readonly workload: Workload; readonly provider: string }[] | undefined;

  constructor(
    private readonly resources: readonly PolicyResource[],
    private readonly run: Run,
  ) {}

  get all(): readonly ResourceInStack[] {
    return this.resources.map(({ type, name, urn, parent }) => ({ type, name, urn, parent: parent?.urn }));
  }

  /** Whether a rule has read them. */
  get read(): boolean {
    return this.#declared !== undefined;
  }

  /** In the order of their URNs. */
  get declared(): readonly Declared[] {
    this.#declared ??= this.resources
      .filter((resource) => !this.run.workloads.areNone(resource))
      .map((resource) => ({ resource, workload: this.run.workloads.read(resource) }))
      .filter(({ workload }) => workload.notApplicable === undefined)
      .sort((a, b) => (a.resource.urn < b.resource.urn ? -1 : 1));
    return this.#declared;
  }

  get volumes(): readonly PlacedVolume[] {
    return this.#storage.flatMap(({ workload, provider }) =>
      workload.volumes.map((volume) => ({ volume, workload, provider })),
    );
  }

  get claims(): readonly PlacedClaim[] {
    return this.#storage.flatMap(({ workload, provider }) => workload.claims.map((claim) => ({ claim, provider })));
  }

  // Selects by type first, because most stacks have no volumes and reading all inputs takes time.
  get #storage() {
    this.#kept ??= this.resources
      .filter(({ type }) => storage.test(type))
      .map((resource) => ({ workload: this.run.workloads.read(resource), provider: resource.provider?.urn ?? "" }));
    return this.#kept;
  }

  get placed(): readonly PlacedContainer[] {
    const resources = new Map(this.resources.map((resource) => [resource.urn, resource]));
    const rootOf = (resource: PolicyResource) =>
      resources.get(this.run.controlled.rootOf(resource.urn, this.resources)) ?? resource;
    this.#placed ??= this.declared.flatMap((one) => placed(one, rootOf(one.resource)));
    return this.#placed;
  }
}

function found(
  finding: StackFinding,
  verdictOn: (place: PlacedContainer | ResourceInStack | undefined) => Verdict,
): StackJudgement | undefined {
  const { says, about = [], resource: own } = finding;
  const verdicts = about.length === 0 ? [verdictOn(own)] : about.map(verdictOn);
  if (verdicts.includes("exempt")) return undefined;
  for (const [index, { container, resource }] of about.entries()) {
    const undecided = undecidedExemption(container.label, verdicts[index]);
    if (undecided !== undefined) return { ...undecided, urn: resource.urn };
  }
  // Only exemptions-current reports on the stack itself, and its text already tells the expiry.
  const text = sentence([says, ...(about.length === 0 && own === undefined ? [] : verdicts.map(expiry))]);
  return { level: "violation", text, urn: (about[0]?.resource ?? own)?.urn };
}

/** The unknown values of a resource, each of which may change what the rule finds. */
function unknownIn({ resource, workload }: Declared, config: RuleConfig): StackJudgement[] {
  const paths = [...workload.inputs.unknown(), ...(config.onUnknown === "mandatory" ? workload.unseen : [])];
  const exempt = (path: Path) => config.exemptions.verdictOn(subject(resource, workload, path)) === "exempt";
  return paths
    .filter((path) => !exempt(path))
    .map((path) => ({ ...unknownValue("it", showPath(path), workload.inputs), urn: resource.urn }));
}

function placed({ resource, workload }: Declared, root: PolicyResource): PlacedContainer[] {
  const provider = resource.provider?.urn ?? "";
  return workload.containers.map((container) => ({ container, workload, resource, root, provider }));
}

/** The exemptions of all policies that concern this stack; those of `rule` itself count as used. */
function granted(rule: AnyStackRule, stack: string, run: Run): GrantedExemption[] {
  return run.exemptions().flatMap(([policy, exemptions]) =>
    exemptions.flatMap((exemption, index) => {
      const { reason, expires, owner } = exemption.config;
      const used = exemption.used || exemption.undecided || policy === rule.name;
      return exemption.concerns(stack) ? [{ policy, at: `exemptions[${index}]`, reason, expires, owner, used }] : [];
    }),
  );
}
