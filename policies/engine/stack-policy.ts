import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { type Path, showPath } from "../inputs/path";
import { keepMessages } from "../sdk/keep-messages";
import { allResources } from "../sdk/made-once";
import type { AnyStackRule, GrantedExemption, PlacedContainer, ResourceInStack, StackFinding } from "../stack-rule";
import type { RuleConfig } from "./config";
import { today, type Verdict } from "./exemptions";
import { expiry, sentence, undecidedExemption, unknownValue } from "./judge";
import { metadata } from "./metadata";
import { reporter } from "./report";
import type { Run } from "./run";
import { Containers, type Declared } from "./stack-containers";
import { boundedStack, type StackJudgement } from "./stack-lines";
import { ofResource, ofStack, stackOf, subject } from "./subject";

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
