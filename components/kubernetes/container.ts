import type { core } from "@pulumi/kubernetes/types/input";
import { type Argument, optional } from "../argument";
import { kubernetesSize, sizeOf } from "../size";
import { environment, given, portNumber, processors, words } from "../values";
import type { Owner } from "../writable";
import { type EnvSource, type ObjectKey, type PodPort, PodProtocol } from "./args";
import type { PodContainer } from "./container-args";
import { readOnlyMounts, writableMounts } from "./mounts";
import { dnsLabel } from "./names";
import type { PodObjects } from "./objects";
import { probe } from "./probe";
import { type Restriction, securityContext } from "./security";
import type { PlannedMount, PodVolumes } from "./volumes";

/** What the containers of one pod share. */
export interface PodContext {
  volumes: PodVolumes;
  objects: PodObjects;
  restriction: Restriction;
  user: Owner | undefined;
}

/** A container whose volumes and secrets are not created yet. */
export interface PlannedContainer {
  spec: core.v1.Container;
  mounts: PlannedMount[];
  env: core.v1.EnvVar[];
  /** Variables kept in the pod's own Secret: name and key. */
  secretEnv: [name: string, key: string][];
}

const portKeys: Record<keyof PodPort, true> = { internal: true, external: true, name: true, protocol: true };
const sourceKeys: Record<keyof EnvSource, true> = { secret: true, configMap: true, field: true };
const objectKeyKeys: Record<keyof ObjectKey, true> = { name: true, key: true };

/** Checks a container and says what Kubernetes is told of it. */
export function plannedContainer(root: Argument, name: string, args: PodContainer, pod: PodContext): PlannedContainer {
  const at = (property: keyof PodContainer) => root.property(property);
  const writable = writableMounts(at("writable"), args.writable, pod.volumes, pod.restriction);
  const readOnly = readOnlyMounts(at("readOnlyMounts"), args.readOnlyMounts, writable, pod.volumes, pod.restriction);
  const mounted = [...writable, ...readOnly];
  const env = environment(at("env"), args.env).map(([variable, value]) => ({ name: variable, value }));
  const secretEnv = pod.objects.secretEnv(at("secretEnv"), name, args.secretEnv);
  const sources = at("envFrom")
    .entries(args.envFrom)
    .map(([variable, source, place]) => ({ name: variable, valueFrom: valueFrom(place, source) }));
  refuseRepeated(root, [
    env.map((entry) => entry.name),
    secretEnv.map(([variable]) => variable),
    sources.map((entry) => entry.name),
  ]);
  const spec: core.v1.Container = {
    name: dnsLabel(at("name"), name),
    image: at("image").text(args.image),
    securityContext: securityContext(root, args, pod.user, pod.restriction),
    resources: resources(at, args),
    ...given({
      command: words(at("entrypoints"), args.entrypoints),
      args: words(at("command"), args.command),
      workingDir: optional(args.workingDir, (text) => at("workingDir").text(text)),
      ports: optional(args.ports, (list) => containerPorts(at("ports"), list)),
      livenessProbe: optional(args.livenessProbe, (declared) => probe(at("livenessProbe"), declared)),
      readinessProbe: optional(args.readinessProbe, (declared) => probe(at("readinessProbe"), declared)),
      startupProbe: optional(args.startupProbe, (declared) => probe(at("startupProbe"), declared)),
    }),
  };
  return {
    spec,
    mounts: [...mounted, ...pod.objects.files(at("files"), args.files, mounted)],
    env: [...env, ...sources],
    secretEnv,
  };
}

function refuseRepeated(at: Argument, groups: string[][]): void {
  const all = groups.flat();
  const repeated = all.find((name, index) => all.indexOf(name) !== index);
  if (repeated !== undefined)
    throw at.refuse(`has the variable "${repeated}" in more than one of \`env\`, \`secretEnv\` and \`envFrom\`.`);
}

function valueFrom(at: Argument, source: EnvSource): core.v1.EnvVarSource {
  at.takes(source, sourceKeys);
  const { secret, configMap, field } = source;
  const key = (kind: "secret" | "configMap", object: ObjectKey) => {
    at.property(kind).takes(object, objectKeyKeys);
    return {
      name: at.property(kind).property("name").text(object.name),
      key: at.property(kind).property("key").text(object.key),
    };
  };
  if ([secret, configMap, field].filter((value) => value !== undefined && value !== null).length !== 1) {
    throw at.refuse("must have exactly one of `secret`, `configMap` or `field`.");
  }
  if (secret) return { secretKeyRef: key("secret", secret) };
  if (configMap) return { configMapKeyRef: key("configMap", configMap) };
  return { fieldRef: { fieldPath: at.property("field").text(field as string) } };
}

function resources(at: (name: keyof PodContainer) => Argument, args: PodContainer): core.v1.ResourceRequirements {
  const limit = args.memory ?? "1Gi";
  const cpus = optional(args.cpus, (count) => processors(at("cpus"), count));
  // What is set aside by default is never more than the limit.
  const memory =
    optional(args.memoryRequest, (size) => sizeOf(at("memoryRequest"), size, kubernetesSize)) ??
    sizeOf(at("memory"), limit, (bytes) => kubernetesSize(Math.min(bytes, 128 * 1024 * 1024)));
  const cpu =
    optional(args.cpuRequest, (count) => processors(at("cpuRequest"), count)) ??
    at("cpus").checked(cpus ?? "0.1", (count) => (Number(count) < 0.1 ? count : "0.1"));
  return {
    limits: { memory: sizeOf(at("memory"), limit, kubernetesSize), ...given({ cpu: cpus }) },
    requests: { memory, cpu },
  };
}

function containerPorts(at: Argument, list: PodPort[]): core.v1.ContainerPort[] {
  return at.items(list).map(([port, place]) => {
    place.takes(port, portKeys);
    return {
      containerPort: portNumber(place.property("internal"), port.internal),
      protocol: place.property("protocol").oneOf(port.protocol, Object.values(PodProtocol)) ?? "TCP",
      ...given({ name: optional(port.name, (name) => dnsLabel(place.property("name"), name)) }),
    };
  });
}
