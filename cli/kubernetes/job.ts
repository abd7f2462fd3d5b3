import type { Discovery } from "../discovery";
import { nameOf } from "../output/words";
import type { V1Container, V1Job, V1Pod, V1Volume } from "./types";

const REDACTED = "[redacted]";
const SECONDS = 600;

/**
 * The Job that would prove what was learned of a container in a pod: the same container with a read-only root and an empty
 * directory at each path. Claims and places of the host become empty directories, so that it touches nobody's data; values that
 * the pod spells out are left out, because they may be secret.
 */
export function proofJob(pod: V1Pod, container: V1Container, { paths }: Discovery): V1Job {
  const { namespace, name = "pod" } = pod.metadata ?? {};
  const spec = pod.spec;
  const kept = (container.volumeMounts ?? []).filter(({ mountPath }) => !paths.some(({ path }) => path === mountPath));
  const volumes = (spec?.volumes ?? []).filter((volume) => kept.some((mount) => mount.name === volume.name));
  const given = new Set(volumes.map((volume) => volume.name));
  const taken = new Set(given);
  const made = paths.map(({ path, size }, index) => {
    const wanted = `writable-${nameOf(path)}`.slice(0, 50).replace(/-+$/, "");
    const free = taken.has(wanted) ? `${wanted}-${index}` : wanted;
    taken.add(free);
    return { name: free, path, size };
  });
  const { image, command, args, envFrom, resources, securityContext, workingDir } = container;
  const env = container.env?.map((one) =>
    one.value === undefined || one.value === "" ? one : { ...one, value: REDACTED },
  );
  const proven: V1Container = {
    name: container.name,
    ...(image === undefined ? {} : { image }),
    ...(command === undefined ? {} : { command }),
    ...(args === undefined ? {} : { args }),
    ...(workingDir === undefined ? {} : { workingDir }),
    ...(env === undefined ? {} : { env }),
    ...(envFrom === undefined ? {} : { envFrom }),
    ...(resources === undefined ? {} : { resources }),
    securityContext: { ...securityContext, readOnlyRootFilesystem: true },
    volumeMounts: [
      ...kept.filter((mount) => given.has(mount.name)),
      ...made.map((mount) => ({ name: mount.name, mountPath: mount.path })),
    ],
  };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: `${name.slice(0, 50).replace(/[-.]+$/, "")}-read-only`,
      ...(namespace === undefined ? {} : { namespace }),
    },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: SECONDS,
      template: {
        spec: {
          restartPolicy: "Never",
          automountServiceAccountToken: false,
          ...(spec?.securityContext === undefined ? {} : { securityContext: spec.securityContext }),
          ...(spec?.imagePullSecrets === undefined ? {} : { imagePullSecrets: spec.imagePullSecrets }),
          containers: [proven],
          volumes: [
            ...volumes.map(harmless),
            ...made.map((one) => ({ name: one.name, emptyDir: { sizeLimit: one.size } })),
          ],
        },
      },
    },
  };
}

/** Keeps volumes with data of the cluster (ConfigMaps, Secrets and the like), and replaces storage by an empty directory. */
function harmless(volume: V1Volume): V1Volume {
  const { name, configMap, secret, projected, downwardAPI } = volume;
  if (configMap || secret || projected || downwardAPI) return volume;
  return { name, emptyDir: {} };
}
