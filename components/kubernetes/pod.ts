import type * as kubernetes from "@pulumi/kubernetes";
import type { core, meta } from "@pulumi/kubernetes/types/input";
import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { ownerId } from "../writable";
import { containerSpelling, initContainerSpelling, type PlannedContainer, plannedContainer } from "./container";
import { inexpressibleOfContainer } from "./container-args";
import { PodObjects } from "./objects";
import type { PodArgs } from "./pod-args";
import type { PodParts } from "./pod-settings";
import { refusePodTwins } from "./pod-twins";
import { numericUser, Restriction, runAs } from "./security";
import { PodVolumes } from "./volumes";

/** A pod whose volumes and secrets are not created yet. */
export interface PlannedPod {
  containers: PlannedContainer[];
  initContainers: PlannedContainer[];
  volumes: PodVolumes;
  objects: PodObjects;
  /** The rest of its spec. */
  spec: PodParts["spec"];
  /** The reason why it may do what the standard "restricted" forbids. */
  reason: string | undefined;
}

/** Checks the arguments that all workloads share and plans their pods. */
export function plannedPod(root: Argument, component: string, args: PodArgs, spec: PodParts["spec"]): PlannedPod {
  const at = (name: keyof PodArgs) => root.property(name);
  const restriction = new Restriction(at("podSecurity"), args.podSecurity);
  const user = numericUser(at("user"), args.user, restriction);
  const volumes = new PodVolumes();
  const objects = new PodObjects();
  const pod = { volumes, objects, restriction, user };

  const mains = at("containers").items(args.containers);
  if (mains.length === 0) throw at("containers").refuse("must have at least one container.");
  const containers = mains.map(([container, place]) => {
    place.takes(container, containerSpelling, inexpressibleOfContainer);
    if (mains.length > 1 && container.name === undefined) {
      throw place.refuse("needs `name`, because the pod has several containers.");
    }
    return plannedContainer(place, container.name ?? component, container, pod, containerSpelling);
  });
  const initContainers = at("initContainers")
    .items(args.initContainers)
    .map(([container, place]) => {
      place.takes(container, initContainerSpelling, inexpressibleOfContainer);
      if (container.name === undefined) throw place.refuse("needs `name`.");
      return plannedContainer(place, container.name, container, pod, initContainerSpelling);
    });
  const all = [...containers, ...initContainers];
  refuseRepeatedNames(root, all);
  refusePodTwins(all, volumes);
  // The volumes that containers share are complete only now.
  for (const { spec, mounts } of all) if (mounts.length > 0) spec.volumeMounts = volumes.mounts(mounts);

  const owners = [...mains, ...at("initContainers").items(args.initContainers)].map(([container, place]) =>
    numericUser(place.property("user"), container.user, restriction),
  );
  const fsGroup = ownerId(at("fsGroup"), args.fsGroup) ?? user?.gid ?? owners.find((owner) => owner !== undefined)?.gid;
  return {
    containers,
    initContainers,
    volumes,
    objects,
    reason: restriction.reason,
    spec: {
      ...spec,
      // The variables that Kubernetes adds for each Service collide with variables of images.
      enableServiceLinks: false,
      securityContext: {
        ...runAs(user),
        ...(fsGroup === undefined ? {} : { fsGroup, fsGroupChangePolicy: "OnRootMismatch" }),
        seccompProfile: { type: "RuntimeDefault" },
      },
    },
  };
}

function refuseRepeatedNames(at: Argument, containers: PlannedContainer[]): void {
  const names = containers.map(({ spec }) => spec.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw at.property("containers").refuse(`has two containers with the name "${repeated}".`);
}

/** Creates the objects that the pod needs; `claimNames` are the claims behind its volumes, by the name of the volume. */
export function createPodSpec(
  sdk: typeof kubernetes,
  component: pulumi.ComponentResource,
  name: string,
  pod: PlannedPod,
  metadata: meta.v1.ObjectMeta,
  claimNames: Map<string, pulumi.Input<string>>,
): core.v1.PodSpec {
  const created = pod.objects.create(sdk, component, name, metadata);
  const claims = [...claimNames].map(([volume, claimName]) => ({ name: volume, persistentVolumeClaim: { claimName } }));
  const volumes = [...pod.volumes.sources, ...claims, ...created.volumes];
  const spelled = (container: PlannedContainer): core.v1.Container => {
    const secretEnv = container.secretEnv.map(([variable, key]) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name: created.secretEnv as pulumi.Output<string>, key } },
    }));
    const env = [...container.env, ...secretEnv];
    return { ...container.spec, ...(env.length === 0 ? {} : { env }) };
  };
  return {
    ...pod.spec,
    containers: pod.containers.map(spelled),
    ...(pod.initContainers.length === 0 ? {} : { initContainers: pod.initContainers.map(spelled) }),
    ...(volumes.length === 0 ? {} : { volumes }),
  };
}
