import type { meta } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { plainArguments, plainOptions } from "../plain";
import { requireSdk } from "../sdk";
import { objectName } from "./names";
import { readOnlyRootPolicy } from "./read-only-root-policy";

/** The reaction of a cluster to a container with a writable root filesystem. */
export const AdmissionAction = { Deny: "Deny", Warn: "Warn", Audit: "Audit" } as const;
export type AdmissionAction = (typeof AdmissionAction)[keyof typeof AdmissionAction];

/** The comparison of a label's value. */
export const LabelOperator = { In: "In", NotIn: "NotIn", Exists: "Exists", DoesNotExist: "DoesNotExist" } as const;
export type LabelOperator = (typeof LabelOperator)[keyof typeof LabelOperator];

/** Namespaces by their labels: those that match all conditions. */
export interface NamespaceSelector {
  /** Labels with their values. Default: none. Example: { environment: "production" }. */
  matchLabels?: Record<string, pulumi.Input<string>>;
  /** Conditions on labels. Default: none. Example: [{ key: "legacy", operator: "DoesNotExist" }]. */
  matchExpressions?: NamespaceExpression[];
}

/** A condition on a label. */
export interface NamespaceExpression {
  /** The key of the label. Example: "team". */
  key: string;
  /** "In", "NotIn", "Exists" or "DoesNotExist". Example: "NotIn". */
  operator: LabelOperator;
  /** The values, for "In" and "NotIn". Default: none. Example: ["shop", "payroll"]. */
  values?: pulumi.Input<string>[];
}

/** The arguments of a ReadOnlyRootAdmission. */
export interface ReadOnlyRootAdmissionArgs {
  /**
   * "Deny" refuses a writable root, "Warn" admits it with a warning to its author, "Audit" admits it and records it in the
   * audit log of the cluster. Default: "Deny".
   */
  action?: AdmissionAction;
  /** The namespaces to check. Default: all. Example: { matchLabels: { environment: "production" } }. */
  namespaceSelector?: NamespaceSelector;
  /**
   * Namespaces to leave out.
   * Default: ["kube-system"], where a cluster runs parts of itself, many of which need a writable root.
   * Example: ["kube-system", "legacy"].
   */
  excludedNamespaces?: pulumi.Input<string>[];
  /**
   * The ValidatingAdmissionPolicy that the program declared before, by its name in the program or its URN: Pulumi goes on with it
   * instead of deleting it. Default: none. Example: "read-only-root".
   */
  adopts?: string;
  /** The ValidatingAdmissionPolicyBinding that the program declared before. Default: none. Example: "read-only-root-everywhere". */
  bindingAdopts?: string;
  /** The name of the policy in Kubernetes. Default: a unique name made by Pulumi. Example: "read-only-root". */
  policyName?: pulumi.Input<string>;
  /** The name of its binding in Kubernetes. Default: a unique name made by Pulumi. Example: "read-only-root-everywhere". */
  bindingName?: pulumi.Input<string>;
}

const policyType = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const bindingType = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding";

const argsKeys: Record<keyof ReadOnlyRootAdmissionArgs, true> = {
  action: true,
  namespaceSelector: true,
  excludedNamespaces: true,
  adopts: true,
  bindingAdopts: true,
  policyName: true,
  bindingName: true,
};
const selectorKeys: Record<keyof NamespaceSelector, true> = { matchLabels: true, matchExpressions: true };
const expressionKeys: Record<keyof NamespaceExpression, true> = { key: true, operator: true, values: true };

/**
 * Makes a cluster refuse every container with a writable root filesystem, including containers that do not come from Pulumi:
 * in pods, in the pod templates of all workloads, and ephemeral containers. Running workloads keep running, and can be
 * scaled and deleted. Windows pods pass, because they cannot have a read-only root. Needs Kubernetes 1.30 or newer.
 */
export class ReadOnlyRootAdmission extends pulumi.ComponentResource {
  /** The name of the ValidatingAdmissionPolicy. */
  readonly policyName: pulumi.Output<string>;
  /** The name of the ValidatingAdmissionPolicyBinding. */
  readonly bindingName: pulumi.Output<string>;

  /** @throws Error if an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: ReadOnlyRootAdmissionArgs = {}, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`ReadOnlyRootAdmission "${name}"`);
    args = plainArguments(at, args);
    opts = plainOptions(at, opts);
    at.takes(args, argsKeys);
    const action = at.property("action").oneOf(args.action, Object.values(AdmissionAction)) ?? AdmissionAction.Deny;
    const namespaceSelector = selector(at, args);
    const policyMetadata = named(at.property("policyName"), args.policyName);
    const bindingMetadata = named(at.property("bindingName"), args.bindingName);
    const adopted = adoption(at.property("adopts"), args.adopts, policyType, opts);
    const adoptedBinding = adoption(at.property("bindingAdopts"), args.bindingAdopts, bindingType, opts);
    const { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } = requireSdk(
      "ReadOnlyRootAdmission",
      "@pulumi/kubernetes",
    ).admissionregistration.v1;
    super("hardened:index:ReadOnlyRootAdmission", name, args, opts);

    const policy = new ValidatingAdmissionPolicy(
      name,
      { ...policyMetadata, spec: readOnlyRootPolicy },
      { ...adopted, parent: this },
    );
    this.policyName = policy.metadata.name;
    const binding = new ValidatingAdmissionPolicyBinding(
      name,
      {
        ...bindingMetadata,
        spec: { policyName: this.policyName, validationActions: [action], matchResources: { namespaceSelector } },
      },
      { ...adoptedBinding, parent: this },
    );
    this.bindingName = binding.metadata.name;
    this.registerOutputs({ policyName: this.policyName, bindingName: this.bindingName });
  }
}

function named(at: Argument, name: pulumi.Input<string> | undefined): { metadata?: meta.v1.ObjectMeta } {
  return name === undefined ? {} : { metadata: { name: objectName(at, name) } };
}

function selector(root: Argument, args: ReadOnlyRootAdmissionArgs): meta.v1.LabelSelector {
  const at = root.property("namespaceSelector");
  const { matchLabels, matchExpressions } = args.namespaceSelector ?? {};
  if (args.namespaceSelector) at.takes(args.namespaceSelector, selectorKeys);
  const labels = at.property("matchLabels").entries(matchLabels);
  const expressions = at.property("matchExpressions").items(matchExpressions).map(labelExpression);
  const excluded = root
    .property("excludedNamespaces")
    .items(args.excludedNamespaces ?? ["kube-system"])
    .map(([name, place]) => place.text(name));
  // Every namespace has its name as this label.
  const byName = { key: "kubernetes.io/metadata.name", operator: LabelOperator.NotIn, values: excluded };
  return {
    matchLabels: Object.fromEntries(labels.map(([key, value, place]) => [key, place.string(value)])),
    matchExpressions: [...expressions, ...(excluded.length === 0 ? [] : [byName])],
  };
}

function labelExpression([expression, at]: [NamespaceExpression, Argument]): meta.v1.LabelSelectorRequirement {
  at.takes(expression, expressionKeys);
  const operator = at.property("operator").oneOf(expression.operator, Object.values(LabelOperator));
  if (operator === undefined) throw at.refuse("needs `operator`.");
  const values = at
    .property("values")
    .items(expression.values)
    .map(([value, place]) => place.string(value));
  const compares = operator === LabelOperator.In || operator === LabelOperator.NotIn;
  if (compares !== values.length > 0) {
    throw at.refuse(`${compares ? "needs" : "takes no"} \`values\` with the operator "${operator}".`);
  }
  return { key: at.property("key").text(expression.key), operator, values };
}
