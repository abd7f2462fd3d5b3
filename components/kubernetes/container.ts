import type { core } from "@pulumi/kubernetes/types/input";
import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { imageReference } from "../image";
import { refuseLostRecipe } from "../recipe";
import { defaultMemory, kubernetesSize, sizeOf } from "../size";
import { elsewhere, type Spelling, spell, spelled } from "../spelling";
import { directory, environment, portNumber, processors, words } from "../values";
import { exactlyOne, type Owner, refuseBeyondMemory } from "../writable";
import { type EnvSource, type ObjectKey, type PodPort, PodProtocol, PullPolicy } from "./args";
import type { PodContainer, PodInitContainer } from "./container-args";
import { readOnlyMounts, writableMounts } from "./mounts";
import { dnsLabel, objectName } from "./names";
import type { PodObjects } from "./objects";
import { preStop, probe } from "./probe";
import { type Restriction, securityContext } from "./security";
import type { PlannedMount, PodVolumes } from "./volumes";

/** The objects that the containers of one pod share. */
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

/** Checks a container and plans it for Kubernetes. */
export function plannedContainer<A extends PodContainer>(
  root: Argument,
  name: string,
  args: A,
  pod: PodContext,
  spelling: Spelling<A, core.v1.Container>,
): PlannedContainer {
  const at = (property: keyof PodContainer) => root.property(property);
  refuseLostRecipe(root, args);
  const writable = writableMounts(at("writable"), args.writable, pod.volumes, pod.restriction);
  refuseBeyondMemory(root, args, args.memory ?? defaultMemory);
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
    ...spell(root, args, spelling),
    ...envSources(root, args),
    name: dnsLabel(at("name"), name),
    securityContext: securityContext(root, args, pod.user, pod.restriction),
  };
  return {
    spec,
    mounts: [...mounted, ...pod.objects.files(at("files"), args.files, mounted)],
    env: [...env, ...sources],
    secretEnv,
  };
}

/** The variables that are all entries of an object. */
function envSources(at: Argument, { envConfigMaps, envSecrets }: PodContainer): Pick<core.v1.Container, "envFrom"> {
  const names = (property: keyof PodContainer, list: pulumi.Input<string>[] | undefined) =>
    at
      .property(property)
      .items(list)
      .map(([name, place]) => ({ name: objectName(place, name) }));
  const envFrom = [
    ...names("envConfigMaps", envConfigMaps).map((configMapRef) => ({ configMapRef })),
    ...names("envSecrets", envSecrets).map((secretRef) => ({ secretRef })),
  ];
  return envFrom.length === 0 ? {} : { envFrom };
}

function refuseRepeated(at: Argument, groups: string[][]): void {
  const all = groups.flat();
  const repeated = all.find((name, index) => all.indexOf(name) !== index);
  if (repeated !== undefined)
    throw at.refuse(`has the variable "${repeated}" in more than one of \`env\`, \`secretEnv\` and \`envFrom\`.`);
}

function valueFrom(at: Argument, source: EnvSource): core.v1.EnvVarSource {
  at.takes(source, sourceSpelling);
  exactlyOne(at, source, Object.keys(sourceSpelling));
  return spell(at, source, sourceSpelling);
}

const sourceSpelling: Spelling<EnvSource, core.v1.EnvVarSource> = {
  secret: (at, entry) => ({ secretKeyRef: spelled(at, entry, objectKeySpelling) }),
  configMap: (at, entry) => ({ configMapKeyRef: spelled(at, entry, objectKeySpelling) }),
  field: (at, field) => ({ fieldRef: { fieldPath: at.line(field) } }),
};

const objectKeySpelling: Spelling<ObjectKey, core.v1.SecretKeySelector> = {
  name: { required: (at, name) => ({ name: objectName(at, name) }) },
  key: { required: (at, key) => ({ key: objectKey(at, key) }) },
};

function objectKey(at: Argument, key: pulumi.Input<string>): pulumi.Input<string> {
  return at.matching(key, /^[-._a-zA-Z0-9]{1,253}$/, 'must be a key of letters, digits, "-", "_" and "."');
}

const portSpelling: Spelling<PodPort, core.v1.ContainerPort> = {
  internal: { required: (at, port) => ({ containerPort: portNumber(at, port) }) },
  external: elsewhere, // service.ts
  name: (at, name) => ({ name: portName(at, name) }),
  protocol: {
    default: "TCP",
    spell: (at, protocol) => ({ protocol: at.oneOf(protocol, Object.values(PodProtocol)) }),
  },
};

/** The name of a port: at most 15 letters and digits, one of them a letter. */
function portName(at: Argument, name: string): string {
  const form = /^(?=.{1,15}$)(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
  return at.matching(name, form, 'must be at most 15 lower-case letters, digits and "-", such as "http"') as string;
}

function containerPorts(at: Argument, list: PodPort[]): core.v1.ContainerPort[] {
  return at.items(list).map(([port, place], index) => {
    const protocol = port.protocol ?? "TCP";
    const same = (other: PodPort) => other.internal === port.internal && (other.protocol ?? "TCP") === protocol;
    if (list.slice(0, index).some(same)) throw place.refuse("is declared already: declare each port once.");
    return spelled(place, port, portSpelling);
  });
}

// Default requests, capped at the limit.
const requestedMemory = 128 * 1024 * 1024;
const requestedCpus = "0.1";

/** Each argument in the form of a Kubernetes container. */
export const containerSpelling: Spelling<PodContainer, core.v1.Container> = {
  name: elsewhere, // plannedContainer
  image: { required: (at, image, args) => ({ image: imageReference(at, image, args) }) },
  command: (at, command) => ({ args: words(at, command) }),
  entrypoints: (at, entrypoints) => ({ command: words(at, entrypoints) }),
  env: elsewhere, // plannedContainer
  secretEnv: elsewhere, // objects.ts
  envFrom: elsewhere, // plannedContainer
  envConfigMaps: elsewhere, // envSources
  envSecrets: elsewhere, // envSources
  imagePullPolicy: (at, policy) => ({ imagePullPolicy: at.oneOf(policy, Object.values(PullPolicy)) }),
  preStop: (at, declared) => ({ lifecycle: { preStop: preStop(at, declared) } }),
  writable: elsewhere, // mounts.ts
  readOnlyMounts: elsewhere, // mounts.ts
  files: elsewhere, // objects.ts
  ports: (at, list) => ({ ports: containerPorts(at, list) }),
  capabilities: elsewhere, // security.ts
  user: elsewhere, // security.ts
  workingDir: (at, workingDir) => ({ workingDir: directory(at, workingDir) }),
  memory: {
    default: defaultMemory,
    spell: (at, size, { memoryRequest }) => {
      const limits = { memory: sizeOf(at, size, kubernetesSize) };
      if (memoryRequest !== undefined) return { resources: { limits } };
      const memory = sizeOf(at, size, (bytes) => kubernetesSize(Math.min(bytes, requestedMemory)));
      return { resources: { limits, requests: { memory } } };
    },
  },
  memoryRequest: (at, size) => ({ resources: { requests: { memory: sizeOf(at, size, kubernetesSize) } } }),
  cpus: (at, cpus) => ({ resources: { limits: { cpu: processors(at, cpus) } } }),
  cpuRequest: {
    default: requestedCpus,
    spell: (at, request, { cpus, cpuRequest }) => {
      const cpu =
        cpuRequest === undefined && cpus !== undefined
          ? at.checked(cpus, (count) => (Number(count) < Number(requestedCpus) ? count : requestedCpus))
          : processors(at, request);
      return { resources: { requests: { cpu } } };
    },
  },
  livenessProbe: (at, declared) => ({ livenessProbe: probe(at, declared) }),
  readinessProbe: (at, declared) => ({ readinessProbe: probe(at, declared) }),
  startupProbe: (at, declared) => ({ startupProbe: probe(at, declared) }),
  security: elsewhere, // security.ts
};

/** Each argument in the form of a Kubernetes init container. */
export const initContainerSpelling: Spelling<PodInitContainer, core.v1.Container> = {
  ...containerSpelling,
  sidecar: (at, sidecar) => (at.plain(sidecar, "boolean") ? { restartPolicy: "Always" } : {}),
};
