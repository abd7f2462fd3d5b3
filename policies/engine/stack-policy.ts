import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { type Path, showPath } from "../inputs/path";
import { type Workload, workloadOf } from "../platforms";
import type { AnyStackRule, GrantedExemption, Placed, StackFinding } from "../rule";
import { keepMessages } from "../sdk/keep-messages";
import type { RuleConfig } from "./config";
import { exempted, type Verdict } from "./exemptions";
import { expiry, type Judgement, notKnown, sentence, today, waits } from "./judge";
import { metadata } from "./policy";
import { reporter } from "./report";
import type { Run } from "./run";
import { ofStack, stackOf, subject } from "./subject";

/** A judgement and the resource it is reported on; the stack itself where there is none. */
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
    validateStack({ resources, getConfig }, report) {
      const config = run.config(rule, getConfig());
      const tell = reporter(rule, config, run, report);
      for (const judgement of judgeStack(rule, resources, config, run)) tell(judgement, judgement.urn);
    },
  });
};

function judgeStack(rule: AnyStackRule, resources: PolicyResource[], config: RuleConfig, run: Run): StackJudgement[] {
  const stack = stackOf(resources[0]?.urn ?? "");
  const exemptions = granted(rule, stack, run);
  const all = new Containers(resources);
  const examine = (containers: { readonly placed: readonly Placed[] }): StackFinding[] => {
    const given = {
      get containers() {
        return containers.placed;
      },
      exemptions,
      today: today(),
    };
    return [...rule.examine(given, config.options as never)];
  };

  const first = examine(all);
  const verdicts = new Map<Placed, Verdict>();
  for (const place of first.flatMap(({ about = [] }) => about)) {
    verdicts.set(place, exempted(config.exemptions, subject(place.resource, place.workload, place.container), today()));
  }
  const verdictOn = (place: Placed | undefined) =>
    place === undefined ? exempted(config.exemptions, ofStack(stack), today()) : verdicts.get(place);
  // Examined again without what is exempt: two of three that share a volume may still be wrong.
  const left = [...verdicts.values()].includes("exempt")
    ? examine({ placed: all.placed.filter((place) => verdicts.get(place) !== "exempt") })
    : first;
  // What nobody has looked at is unknown to nobody, unless that blocks.
  const seen = all.looked || config.onUnknown === "mandatory" ? all.declared : [];
  const judgements = [
    ...left.flatMap((finding) => found(finding, verdictOn) ?? []),
    ...seen.flatMap((one) => unknownIn(one, config)),
  ];
  return [...new Map(judgements.map((judgement) => [`${judgement.urn} ${judgement.text}`, judgement])).values()];
}

/** The containers of a stack, worked out when a rule looks at them: for that the inputs of all resources are decoded. */
class Containers {
  #declared: readonly Declared[] | undefined;
  #placed: readonly Placed[] | undefined;

  constructor(private readonly resources: readonly PolicyResource[]) {}

  /** Whether anybody has looked. */
  get looked(): boolean {
    return this.#declared !== undefined;
  }

  /** In the order of their URNs. */
  get declared(): readonly Declared[] {
    this.#declared ??= this.resources
      .map((resource) => ({ resource, workload: workloadOf(resource.type, resource.props, resource.name) }))
      .filter(({ workload }) => workload.notApplicable === undefined)
      .sort((a, b) => (a.resource.urn < b.resource.urn ? -1 : 1));
    return this.#declared;
  }

  get placed(): readonly Placed[] {
    this.#placed ??= this.declared.flatMap(placed);
    return this.#placed;
  }
}

function found(finding: StackFinding, verdictOn: (place: Placed | undefined) => Verdict): StackJudgement | undefined {
  const { says, about = [] } = finding;
  const verdicts = about.length === 0 ? [verdictOn(undefined)] : about.map(verdictOn);
  if (verdicts.includes("exempt")) return undefined;
  for (const [index, { container, resource }] of about.entries()) {
    const undecided = waits(container.label, verdicts[index]);
    if (undecided !== undefined) return { ...undecided, urn: resource.urn };
  }
  // Of the stack only exemptions are reported, and those say themselves that they have expired.
  const text = sentence([says, ...(about.length === 0 ? [] : verdicts.map(expiry))]);
  return { level: "violation", text, urn: about[0]?.resource.urn };
}

/** What nobody can compare yet. */
function unknownIn({ resource, workload }: Declared, config: RuleConfig): StackJudgement[] {
  const paths = [...workload.props.unknown(), ...(config.onUnknown === "mandatory" ? workload.unseen : [])];
  const exempt = (path: Path) => exempted(config.exemptions, subject(resource, workload, path), today()) === "exempt";
  return paths
    .filter((path) => !exempt(path))
    .map((path) => ({ ...notKnown("it", showPath(path)), urn: resource.urn }));
}

function placed({ resource, workload }: Declared): Placed[] {
  const provider = resource.provider?.urn ?? "";
  return workload.containers.map((container) => ({ container, workload, resource, provider }));
}

/** The exemptions of all policies that are meant for this stack; a rule about them does not judge its own. */
function granted(rule: AnyStackRule, stack: string, run: Run): GrantedExemption[] {
  return run.exemptions().flatMap(([policy, exemptions]) =>
    exemptions.flatMap((exemption, index) => {
      const { reason, expires } = exemption.config;
      const used = exemption.used || exemption.undecided || policy === rule.name;
      return exemption.concerns(stack) ? [{ policy, at: `exemptions[${index}]`, reason, expires, used }] : [];
    }),
  );
}
