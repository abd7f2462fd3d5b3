import { Failure } from "../failure";
import { oneLine } from "../text";
import type { CoreV1Api, KubeConfig, V1EphemeralContainer, V1Pod } from "./types";

/** The requests to an API server for a look into a pod. */
export interface Cluster {
  /** @throws Failure when there is no such pod, or nobody answers */
  pod(namespace: string, name: string): Promise<V1Pod>;
  /**
   * Adds an ephemeral container to a pod, beside those that it has.
   *
   * @returns the words of a policy of the namespace that refuses it; `undefined` when it was added
   * @throws Failure when the API server refuses it for another reason
   */
  addEphemeral(pod: V1Pod, container: V1EphemeralContainer): Promise<string | undefined>;
  log(namespace: string, name: string, container: string): Promise<string>;
}

/**
 * The cluster of the current context of the kubeconfig (`KUBECONFIG`, else `~/.kube/config`, else the service account of this pod).
 *
 * @throws Failure when there is none
 */
export async function connectCluster(env: NodeJS.ProcessEnv = process.env): Promise<Cluster> {
  // Imported on first use, because it is larger than the rest of this program.
  const { CoreV1Api, KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  const files = env.KUBECONFIG;
  try {
    if (files === undefined || files === "") config.loadFromDefault();
    else
      for (const file of files.split(process.platform === "win32" ? ";" : ":")) merge(config, new KubeConfig(), file);
  } catch (error) {
    throw new Failure(`The kubeconfig cannot be read (${oneLine((error as Error).message)}); correct KUBECONFIG.`);
  }
  if (!config.getCurrentCluster()) {
    throw new Failure("The kubeconfig has no current context; set one with kubectl config use-context.");
  }
  return new ApiCluster(config.makeApiClient(CoreV1Api), config.getCurrentCluster()?.server ?? "");
}

function merge(into: KubeConfig, from: KubeConfig, file: string): void {
  from.loadFromFile(file);
  if (into.getCurrentCluster()) into.mergeConfig(from, true);
  else into.loadFromString(from.exportConfig());
}

class ApiCluster implements Cluster {
  constructor(
    private readonly api: CoreV1Api,
    private readonly server: string,
  ) {}

  async pod(namespace: string, name: string): Promise<V1Pod> {
    return this.api.readNamespacedPod({ namespace, name }).catch((error) => {
      if (statusOf(error) === 404) {
        throw new Failure(`There is no pod ${namespace}/${name} in the cluster ${this.server}; correct the name.`);
      }
      throw this.refusal(error, `does not show the pod ${namespace}/${name}`, "get pods");
    });
  }

  async addEphemeral(pod: V1Pod, container: V1EphemeralContainer): Promise<string | undefined> {
    const { namespace = "", name = "" } = pod.metadata ?? {};
    const added = [...(pod.spec?.ephemeralContainers ?? []), container];
    // The resource version keeps a container that somebody else adds meanwhile.
    const body = { ...pod, spec: { ...pod.spec, ephemeralContainers: added } } as V1Pod;
    try {
      await this.api.replaceNamespacedPodEphemeralcontainers({ namespace, name, body });
      return undefined;
    } catch (error) {
      const reason = reasonOf(error);
      if (statusOf(error) === 403 && /PodSecurity|admission|denied the request/i.test(reason)) return reason;
      throw this.refusal(error, `does not add a container to ${namespace}/${name}`, "update pods/ephemeralcontainers");
    }
  }

  async log(namespace: string, name: string, container: string): Promise<string> {
    return this.api.readNamespacedPodLog({ namespace, name, container }).catch((error) => {
      throw this.refusal(error, `does not give the log of ${container} in ${namespace}/${name}`, "get pods/log");
    });
  }

  private refusal(error: unknown, does: string, right: string): Failure {
    const status = statusOf(error);
    if (status === undefined) {
      return new Failure(`The cluster ${this.server} does not answer (${reasonOf(error)}); check the kubeconfig.`);
    }
    const hint = status === 401 || status === 403 ? `; it takes the right to ${right}` : "";
    return new Failure(`The cluster ${this.server} ${does} (${status}: ${reasonOf(error)})${hint}.`);
  }
}

function statusOf(error: unknown): number | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === "number" ? code : undefined;
}

/** The API server's own words: the message of the Status that it answers with. */
function reasonOf(error: unknown): string {
  const { body, message = String(error) } = error as { body?: unknown; message?: string };
  // If the client does not decode the body, its message ends with the headers.
  const [, words = message] = /^HTTP-Code: \d+\s+Message: (.*?)\s+Body: /s.exec(message) ?? [];
  return oneLine(messageIn(body) ?? words);
}

function messageIn(body: unknown): string | undefined {
  try {
    const status = typeof body === "string" ? JSON.parse(body) : body;
    return typeof status?.message === "string" ? status.message : undefined;
  } catch {
    return undefined;
  }
}
