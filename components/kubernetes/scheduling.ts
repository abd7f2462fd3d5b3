import type { core } from "@pulumi/kubernetes/types/input";
import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { elsewhere, type Spelling, spelled } from "../spelling";
import { labelKey, labels, labelValue } from "./names";
import {
  type Affinity,
  type NodeAffinity,
  NodeOperator,
  type PodAffinity,
  type TopologySpread,
} from "./scheduling-args";

/** What is required, and what is preferred with a weight. */
interface Split<T> {
  required: T[];
  preferred: { weight: number; term: T }[];
}

/** Divides terms by whether they have a weight. */
function split<D extends { weight?: number }, T>(at: Argument, list: D[], term: (at: Argument, one: D) => T): Split<T> {
  const parts: Split<T> = { required: [], preferred: [] };
  for (const [declared, place] of at.items(list)) {
    const made = term(place, declared);
    const weight = place.property("weight").count(declared.weight, 1, 100);
    if (weight === undefined) parts.required.push(made);
    else parts.preferred.push({ weight, term: made });
  }
  return parts;
}

const nodeSpelling: Spelling<NodeAffinity, core.v1.NodeSelectorRequirement> = {
  key: { required: (at, key) => ({ key: labelKey(at, key) }) },
  operator: elsewhere, // nodeTerm
  values: (at, values) => ({ values: at.items(values).map(([value, place]) => labelValue(place, value)) }),
  weight: elsewhere, // split
};

function nodeTerm(at: Argument, declared: NodeAffinity): core.v1.NodeSelectorRequirement {
  const term = spelled(at, declared, nodeSpelling);
  const given = at.property("operator").oneOf(declared.operator, Object.values(NodeOperator));
  const operator = given ?? (declared.values === undefined ? "Exists" : "In");
  const count = declared.values?.length ?? 0;
  if (/^(Exists|DoesNotExist)$/.test(operator) && count > 0) {
    throw at.property("values").refuse(`must be left out with the operator "${operator}".`);
  }
  if (/^(In|NotIn)$/.test(operator) && count === 0) {
    throw at.property("values").refuse(`must have a value for the operator "${operator}".`);
  }
  if (/^[GL]t$/.test(operator) && count !== 1) {
    throw at.property("values").refuse(`must have one number for the operator "${operator}".`);
  }
  return { ...term, operator };
}

const podSpelling: Spelling<PodAffinity, core.v1.PodAffinityTerm> = {
  matchLabels: { required: (at, map) => ({ labelSelector: { matchLabels: selected(at, map) } }) },
  topologyKey: { default: "kubernetes.io/hostname", spell: (at, key) => ({ topologyKey: labelKey(at, key) }) },
  weight: elsewhere, // split
};

function selected(at: Argument, map: Record<string, pulumi.Input<string>>): Record<string, pulumi.Input<string>> {
  const known = labels(at, map);
  if (Object.keys(known).length === 0) throw at.refuse('must have a label, such as { app: "cache" }.');
  return known;
}

function podTerms(at: Argument, list: PodAffinity[]): core.v1.PodAffinity {
  const { required, preferred } = split(at, list, (place, one) => spelled(place, one, podSpelling));
  return {
    ...(required.length > 0 && { requiredDuringSchedulingIgnoredDuringExecution: required }),
    ...(preferred.length > 0 && {
      preferredDuringSchedulingIgnoredDuringExecution: preferred.map(({ weight, term }) => ({
        weight,
        podAffinityTerm: term,
      })),
    }),
  };
}

const affinitySpelling: Spelling<Affinity, core.v1.Affinity> = {
  nodes: (at, list) => {
    const { required, preferred } = split(at, list, nodeTerm);
    return {
      nodeAffinity: {
        ...(required.length > 0 && {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: required }] },
        }),
        ...(preferred.length > 0 && {
          preferredDuringSchedulingIgnoredDuringExecution: preferred.map(({ weight, term }) => ({
            weight,
            preference: { matchExpressions: [term] },
          })),
        }),
      },
    };
  },
  near: (at, list) => ({ podAffinity: podTerms(at, list) }),
  apart: (at, list) => ({ podAntiAffinity: podTerms(at, list) }),
};

/** The nodes and neighbours of a pod in the form of Kubernetes. */
export function affinity(at: Argument, declared: Affinity): core.v1.Affinity {
  return spelled(at, declared, affinitySpelling);
}

const spreadSpelling: Spelling<TopologySpread, core.v1.TopologySpreadConstraint> = {
  topologyKey: { required: (at, key) => ({ topologyKey: labelKey(at, key) }) },
  maxSkew: { default: 1, spell: (at, skew) => ({ maxSkew: at.count(skew, 1) }) },
  required: {
    default: false,
    spell: (at, required) => ({
      whenUnsatisfiable: at.plain(required, "boolean") ? "DoNotSchedule" : "ScheduleAnyway",
    }),
  },
};

/** Several pods over zones, and over the nodes of a zone, as far as that is possible. */
const several: TopologySpread[] = [
  { topologyKey: "topology.kubernetes.io/zone" },
  { topologyKey: "kubernetes.io/hostname" },
];

/** The spread of a workload's pods; without one that the program declares, that of several pods. */
export function topologySpread(
  at: Argument,
  list: TopologySpread[] | undefined,
  replicas: pulumi.Input<number> | undefined,
  matchLabels: Record<string, pulumi.Input<string>>,
): core.v1.TopologySpreadConstraint[] {
  const isOne = replicas === undefined || (typeof replicas === "number" && replicas < 2);
  return at
    .items(list ?? (isOne ? [] : several))
    .map(([one, place]) => ({ ...spelled(place, one, spreadSpelling), labelSelector: { matchLabels } }));
}
