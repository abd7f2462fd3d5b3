import type Docker from "dockerode";
import type { Outcome } from "../../../tools/workloads/running";
import { Started } from "./container";

/** Inputs of a `docker.Container` that the tests of mounts use. */
export interface Inputs {
  name: string;
  image: string;
  readOnly?: boolean;
  user?: string;
  envs?: string[];
  tmpfs?: Record<string, string>;
  mounts?: {
    type: "tmpfs" | "volume" | "bind";
    target: string;
    source?: string;
    tmpfsOptions?: { sizeBytes?: number; mode?: number };
  }[];
  volumes?: { containerPath: string; volumeName?: string; hostPath?: string; readOnly?: boolean }[];
}

/**
 * Runs a container as the Docker provider makes it of these inputs, until it ends, and removes it with its anonymous volumes,
 * which is the provider's default. A refusal of the engine is an outcome too.
 */
export async function started(docker: Docker, inputs: Inputs): Promise<Outcome> {
  let container: Docker.Container | undefined;
  try {
    container = await docker.createContainer(request(inputs));
    await container.start();
    return await new Started(container).end();
  } catch (error) {
    return { code: -1, output: (error as Error).message };
  } finally {
    await container?.remove({ force: true, v: true });
  }
}

function request({ image, readOnly, user, envs = [], tmpfs = {}, mounts = [], volumes = [] }: Inputs) {
  return {
    Image: image,
    Env: envs,
    ...(user !== undefined && { User: user }),
    HostConfig: {
      NetworkMode: "none",
      ReadonlyRootfs: readOnly ?? false,
      Tmpfs: tmpfs,
      Mounts: mounts.map(({ type, target, source, tmpfsOptions }) => ({
        Type: type,
        Target: target,
        Source: source ?? "",
        ...(tmpfsOptions !== undefined && {
          TmpfsOptions: { SizeBytes: tmpfsOptions.sizeBytes ?? 0, Mode: tmpfsOptions.mode ?? 0 },
        }),
      })) as Docker.MountConfig,
      Binds: volumes.map(({ containerPath, volumeName, hostPath, readOnly }) =>
        [hostPath ?? volumeName, containerPath, ...(readOnly ? ["ro"] : [])].join(":"),
      ),
    },
  };
}
