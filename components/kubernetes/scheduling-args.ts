import type * as pulumi from "@pulumi/pulumi";

/** A comparison of the labels of nodes. */
export const NodeOperator = {
  In: "In",
  NotIn: "NotIn",
  Exists: "Exists",
  DoesNotExist: "DoesNotExist",
  Gt: "Gt",
  Lt: "Lt",
} as const;
export type NodeOperator = (typeof NodeOperator)[keyof typeof NodeOperator];

/** The nodes and the neighbours that suit the pods. */
export interface Affinity {
  /** Labels of the nodes. Default: any. Example: [{ key: "disk", values: ["ssd"] }]. */
  nodes?: NodeAffinity[];
  /** Pods beside which they run. Default: any. Example: [{ matchLabels: { app: "cache" } }]. */
  near?: PodAffinity[];
  /** Pods beside which they do not run. Default: any. Example: [{ matchLabels: { app: "batch" } }]. */
  apart?: PodAffinity[];
}

/** A label of the nodes on which the pods run. */
export interface NodeAffinity {
  /** The key of the label. Example: "node.kubernetes.io/instance-type". */
  key: string;
  /**
   * The comparison: "In", "NotIn", "Exists", "DoesNotExist", "Gt" or "Lt".
   * Default: "In" with `values`, else "Exists".
   */
  operator?: NodeOperator;
  /** The values of the label. Default: none. Example: ["m7g.large"]. */
  values?: pulumi.Input<string>[];
  /** How much such a node is preferred, from 1 to 100. Default: the pods run on such nodes only. Example: 50. */
  weight?: number;
}

/** Other pods that matter for the place of the pods. */
export interface PodAffinity {
  /** The labels of the other pods. Example: { app: "cache" }. */
  matchLabels: Record<string, pulumi.Input<string>>;
  /** The label of nodes that makes a place: nodes with the same value are one. Default: "kubernetes.io/hostname". Example: "topology.kubernetes.io/zone". */
  topologyKey?: string;
  /** How much it is preferred, from 1 to 100. Default: the pods run in such places only. Example: 50. */
  weight?: number;
}

/** A spread of the pods over the nodes. */
export interface TopologySpread {
  /** The label of nodes that makes a place. Example: "topology.kubernetes.io/zone". */
  topologyKey: string;
  /** By how many pods two places may differ. Default: 1. Example: 2. */
  maxSkew?: number;
  /** Whether a pod waits instead of making them differ more. Default: false. */
  required?: boolean;
}
