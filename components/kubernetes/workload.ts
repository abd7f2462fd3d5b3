import type * as kubernetes from "@pulumi/kubernetes";
import type { core, meta } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { type Argument, optional } from "../argument";
import { childName } from "../child-names";
import { secretFiles, secretValues } from "../secrets";
import { given } from "../values";
import type { PodContainer } from "./container-args";
import { dnsLabel, labels } from "./names";
import { createPodSpec, type PlannedPod, plannedPod } from "./pod";
import { podAnnotations } from "./pod-annotations";
import type { PodArgs, ReplicatedArgs } from "./pod-args";
import type { PodParts } from "./pod-settings";
import { topologySpread } from "./scheduling";
import { refuseServicePorts } from "./service";

type Texts = Record<string, pulumi.Input<string>>;

/** A workload whose children are not created yet. */
export interface PlannedWorkload {
  name: string;
  pod: PlannedPod;
  /** The labels that select its pods. */
  selector: Texts;
  metadata: meta.v1.ObjectMeta;
  podMetadata: meta.v1.ObjectMeta;
}

/** Checks the arguments that all workloads share and plans the workload. */
export function plannedWorkload(
  root: Argument,
  name: string,
  args: ReplicatedArgs & { replicas?: pulumi.Input<number> },
  parts: PodParts,
): PlannedWorkload {
  const at = (property: keyof ReplicatedArgs) => root.property(property);
  dnsLabel(root, name);
  refuseServicePorts(at("initContainers"), args.initContainers, "an init container");
  const ownLabels: Texts = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": instance() };
  const selector = optional(args.matchLabels, (map) => selecting(at("matchLabels"), map)) ?? ownLabels;
  const spread = topologySpread(at("topologySpread"), args.topologySpread, args.replicas, selector);
  const spec = { ...parts.spec, ...(spread.length === 0 ? {} : { topologySpreadConstraints: spread }) };
  const pod = plannedPod(root, name, args, spec);
  const all = { ...ownLabels, ...texts(labels, at("labels"), args.labels, selector), ...selector };
  const reason: Texts = pod.reason === undefined ? {} : { "readonly-rootfs/pod-security-reason": pod.reason };
  const ofPods = { ...texts(podAnnotations, at("podAnnotations"), args.podAnnotations, reason), ...reason };
  return {
    name,
    pod,
    selector,
    metadata: { ...parts.metadata, labels: all },
    podMetadata: { labels: all, ...(Object.keys(ofPods).length === 0 ? {} : { annotations: ofPods }) },
  };
}

function selecting(at: Argument, map: Texts): Texts {
  if (Object.keys(map).length === 0) throw at.refuse('must have a label, such as { app: "web" }.');
  return labels(at, map);
}

function texts(check: typeof labels, at: Argument, map: Texts | undefined, own: Texts): Texts {
  const known = check(at, map ?? {});
  const taken = Object.keys(own).find((key) => Object.hasOwn(known, key) && known[key] !== own[key]);
  if (taken !== undefined) throw at.entry(taken).refuse("is set by the component.");
  return known;
}

// Two stacks of one program can share a namespace. A label holds at most 63 letters, digits, "-", "_" and ".".
function instance(): string {
  const stack = pulumi.getStack().replace(/[^-A-Za-z0-9_.]/g, "-");
  return stack.slice(0, 63).replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
}

/** The arguments for the state: values that the contract calls secret are marked, even if they were plain strings. */
export function registered<A extends PodArgs>(args: A): A {
  const sealed = <C extends PodContainer>(container: C): C => ({
    ...container,
    ...given({ secretEnv: secretValues(container.secretEnv), files: secretFiles(container.files) }),
  });
  return {
    ...args,
    containers: args.containers.map(sealed),
    ...given({ initContainers: args.initContainers?.map(sealed) }),
  };
}

/** Labels and namespace of the objects that are created for the workload. */
export function beside({ metadata, selector }: PlannedWorkload): meta.v1.ObjectMeta {
  return { labels: selector, ...given({ namespace: metadata.namespace }) };
}

/** Creates the claims of a workload. Returns name of the volume to name of the claim. */
export function createClaims(
  sdk: typeof kubernetes,
  component: pulumi.ComponentResource,
  workload: PlannedWorkload,
): Map<string, pulumi.Output<string>> {
  return new Map(
    [...workload.pod.volumes.claims].map(([volume, { name, spec, retain }]) => {
      const claim = new sdk.core.v1.PersistentVolumeClaim(
        childName(component, "claim", workload.name, name ?? volume, `volume ${volume}`),
        { metadata: { ...beside(workload), ...given({ name }) }, spec },
        { parent: component, ...(retain ? { retainOnDelete: true } : {}) },
      );
      return [volume, claim.metadata.name];
    }),
  );
}

/** Creates the objects that the pods need and returns the template of the pods. */
export function createTemplate(
  sdk: typeof kubernetes,
  component: pulumi.ComponentResource,
  workload: PlannedWorkload,
  claims: Map<string, pulumi.Output<string>>,
): core.v1.PodTemplateSpec {
  const { name, pod, podMetadata } = workload;
  return { metadata: podMetadata, spec: createPodSpec(sdk, component, name, pod, beside(workload), claims) };
}

/** The name of each claim, by the path at which the first container mounts it. */
export function claimsByPath(
  { pod }: PlannedWorkload,
  claims: Map<string, pulumi.Output<string>>,
): pulumi.Output<Record<string, string>> {
  const mounts = [...pod.containers, ...pod.initContainers].flatMap((container) => container.mounts);
  const paths = [...claims].flatMap(([volume, name]) => {
    const mount = mounts.find((candidate) => candidate.volume === volume);
    return mount === undefined ? [] : [[mount.path, name] as const];
  });
  return pulumi.output(Object.fromEntries(paths));
}
