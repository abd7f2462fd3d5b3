import assert from "node:assert/strict";
import fc from "fast-check";
import {
  HardenedCronJob,
  HardenedDaemonSet,
  HardenedDeployment,
  HardenedJob,
  HardenedStatefulSet,
  type PodArgs,
} from "../../../components/index";
import { podArgs } from "../arbitrary";
import { type Declared, preview } from "../support";

interface Context {
  readOnlyRootFilesystem?: boolean;
  allowPrivilegeEscalation?: boolean;
  privileged?: boolean;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  capabilities?: { drop?: string[]; add?: string[] };
  seccompProfile?: { type: string };
}
interface Container {
  image: string;
  securityContext: Context;
  resources: { limits: { memory: string } };
  volumeMounts?: { name: string; mountPath: string; readOnly: boolean }[];
  ports?: { hostPort?: number }[];
}
interface Pod {
  containers: Container[];
  initContainers?: Container[];
  volumes?: ({ name: string; emptyDir?: { sizeLimit?: string } } & Record<string, unknown>)[];
  securityContext: Context;
  [field: string]: unknown;
}

const kinds = {
  Deployment: (given: PodArgs) => new HardenedDeployment("any", given),
  StatefulSet: (given: PodArgs) => new HardenedStatefulSet("any", given),
  DaemonSet: (given: PodArgs) => new HardenedDaemonSet("any", given),
  Job: (given: PodArgs) => new HardenedJob("any", given),
  CronJob: (given: PodArgs) => new HardenedCronJob("any", { ...given, schedule: "@daily" }),
};
type Kind = keyof typeof kinds;

function podOf(declared: Declared[], kind: Kind): { pod: Pod; templates: string[] } {
  const workload = declared.find(({ type }) => type.startsWith("kubernetes:") && type.endsWith(`:${kind}`));
  const spec = workload?.inputs.spec as {
    template?: { spec: Pod };
    jobTemplate?: { spec: { template: { spec: Pod } } };
    volumeClaimTemplates?: { metadata: { name: string } }[];
  };
  const template = spec.jobTemplate?.spec.template ?? spec.template;
  return {
    pod: template?.spec as Pod,
    templates: (spec.volumeClaimTemplates ?? []).map((claim) => claim.metadata.name),
  };
}

/** What the Pod Security Standard "restricted" (v1.30) demands of a pod on Linux; the baseline is part of it. */
function assertRestricted(pod: Pod): void {
  for (const field of ["hostNetwork", "hostPID", "hostIPC"]) assert.equal(pod[field], undefined, field);
  const allowed = [
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
  ];
  for (const { name, ...source } of pod.volumes ?? []) {
    assert(
      Object.keys(source).every((kind) => allowed.includes(kind)),
      `${name}: ${Object.keys(source)}`,
    );
  }
  for (const { securityContext: context, ports } of [...pod.containers, ...(pod.initContainers ?? [])]) {
    assert.equal(context.allowPrivilegeEscalation, false);
    assert.notEqual(context.privileged, true);
    assert.equal(context.runAsNonRoot ?? pod.securityContext.runAsNonRoot, true);
    assert.notEqual(context.runAsUser ?? pod.securityContext.runAsUser, 0);
    assert.equal((context.seccompProfile ?? pod.securityContext.seccompProfile)?.type, "RuntimeDefault");
    assert(context.capabilities?.drop?.includes("ALL"));
    assert((context.capabilities?.add ?? []).every((added) => added === "NET_BIND_SERVICE"));
    assert((ports ?? []).every(({ hostPort }) => hostPort === undefined));
  }
}

describe("a hardened Kubernetes workload, whatever its arguments", () => {
  for (const kind of Object.keys(kinds) as Kind[]) {
    it(`Hardened${kind}, whatever its arguments, is admitted by the restricted standard and writes nothing but the declared paths`, async () => {
      await fc.assert(
        fc.asyncProperty(podArgs, async (given) => {
          const { pod, templates } = podOf(await preview(() => void kinds[kind](given)), kind);
          assertRestricted(pod);
          const volumes = new Map((pod.volumes ?? []).map((volume) => [volume.name, volume]));
          assert.equal(volumes.size, pod.volumes?.length ?? 0, "each volume has a name of its own");
          for (const { emptyDir } of volumes.values())
            if (emptyDir) assert.match(emptyDir.sizeLimit ?? "", /^\d+[KMGT]i$/);
          const rendered = [...pod.containers, ...(pod.initContainers ?? [])];
          const declared = [...given.containers, ...(given.initContainers ?? [])];
          rendered.forEach((container, index) => {
            assert.equal(container.securityContext.readOnlyRootFilesystem, true);
            assert.match(container.resources.limits.memory, /^\d+[MG]i$/);
            const mounts = container.volumeMounts ?? [];
            for (const mount of mounts) assert(volumes.has(mount.name) || templates.includes(mount.name), mount.name);
            const open = mounts.flatMap(({ readOnly, mountPath }) => (readOnly ? [] : [mountPath]));
            assert.deepEqual(open.sort(), Object.keys(declared[index]?.writable ?? {}).sort());
          });
        }),
        { numRuns: 15 },
      );
    });
  }
});
