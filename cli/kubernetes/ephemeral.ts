import { POD_LOOK } from "./listing";
import type { V1Container, V1EphemeralContainer, V1Pod } from "./types";

/** The user of the looking process that the namespace's policy allows. */
export type As = { readonly kind: "root" } | { readonly kind: "user"; readonly uid: number };

export interface Looks {
  readonly name: string;
  readonly target: string;
  readonly image: string;
  /** Seconds from one look to the next, and how many of them. */
  readonly every: number;
  readonly times: number;
  /** Seconds since 1970. */
  readonly since: number;
  /** Directories by their paths in the observed container. */
  readonly roots: readonly string[];
  readonly as: As;
}

export const ROOT = "/proc/1/root";

/**
 * An ephemeral container in the PID namespace of another container, which looks and then ends. As root it has what it takes
 * to read other users' files within that namespace. As the user of the container it has nothing, which every Pod Security
 * Standard allows, and does not see directories that this user may not enter.
 */
export function ephemeralContainer({
  name,
  target,
  image,
  every,
  times,
  since,
  roots,
  as,
}: Looks): V1EphemeralContainer {
  const usual = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true };
  const arguments_ = [every, times, since].map(String);
  return {
    name,
    image,
    targetContainerName: target,
    command: ["sh", "-c", POD_LOOK, "look", ...arguments_, ...roots.map((root) => `${ROOT}${root}`)],
    securityContext:
      as.kind === "root"
        ? {
            ...usual,
            runAsUser: 0,
            runAsNonRoot: false,
            capabilities: { drop: ["ALL"], add: ["SYS_PTRACE", "DAC_OVERRIDE"] },
          }
        : {
            ...usual,
            runAsUser: as.uid,
            runAsNonRoot: true,
            capabilities: { drop: ["ALL"] },
            seccompProfile: { type: "RuntimeDefault" },
          },
  };
}

/** The user of a container in the pod; `undefined` if the image decides it. */
export function userOf({ spec }: V1Pod, { securityContext }: V1Container): number | undefined {
  return securityContext?.runAsUser ?? spec?.securityContext?.runAsUser;
}

/** Mounts of a container that it can write to, which are file systems of their own. */
export function writableMounts({ spec }: V1Pod, { volumeMounts = [] }: V1Container): string[] {
  const given = new Set(
    (spec?.volumes ?? [])
      .filter((volume) => volume.configMap || volume.secret || volume.projected || volume.downwardAPI || volume.image)
      .map(({ name }) => name),
  );
  return volumeMounts
    .filter(({ name, readOnly }) => readOnly !== true && !given.has(name))
    .map(({ mountPath }) => mountPath.replace(/(?<=.)\/+$/, ""));
}

/** All mount points of a container; the program did not write them. */
export function allMounts({ volumeMounts = [] }: V1Container): string[] {
  const own = ["/var/run/secrets/kubernetes.io/serviceaccount", "/run/secrets/kubernetes.io/serviceaccount"];
  return [...own, "/dev/termination-log", ...volumeMounts.map(({ mountPath }) => mountPath.replace(/(?<=.)\/+$/, ""))];
}
