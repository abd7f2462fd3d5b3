import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { asFound } from "../attach";
import type { Discovery } from "../discovery";
import { Failure } from "../failure";
import { candidatesFor, type Seen } from "../learn/candidates";
import { type Write, written } from "../learn/written";
import type { Progress } from "../progress";
import { listed, oneLine, today } from "../text";
import type { Cluster } from "./cluster";
import { type As, allMounts, ephemeralContainer, ROOT, userOf, writableMounts } from "./ephemeral";
import { Guesses } from "./guesses";
import { proofJob } from "./job";
import { looksIn, type PodLook } from "./listing";
import type { V1Container, V1ContainerState, V1Job, V1Pod } from "./types";

export interface PodOptions {
  /** `NAMESPACE/POD`. */
  readonly pod: string;
  /** Default: the first one. */
  readonly container?: string;
  /** Duration of the look, in seconds. */
  readonly seconds: number;
  /** Seconds from one look to the next. Default: 60. */
  readonly every?: number;
  /** An image with sh, find, awk, gzip and base64. Default: `busybox:stable`. */
  readonly probeImage?: string;
  /** User of the container, if the pod does not set it and its namespace forbids root. */
  readonly uid?: number;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

export interface PodDiscovery {
  readonly discovery: Discovery;
  /** The Job that would prove it; the command only prints it. */
  readonly job: V1Job;
}

/**
 * Looks for a while into a container of a running pod, from an ephemeral container, and leaves it as it is. The ephemeral
 * container ends by itself, and stays in the pod's record: Kubernetes takes none out again.
 *
 * @throws Failure when there is no such pod, when it does not run, or when the cluster does not allow it
 */
export async function discoverPod(cluster: Cluster, options: PodOptions): Promise<PodDiscovery> {
  const { progress, seconds, every = 60 } = options;
  const [, namespace = "", name = ""] = /^([^/]+)\/([^/]+)$/.exec(options.pod) ?? [];
  if (name === "") throw new Failure(`--pod does not know "${options.pod}"; write NAMESPACE/POD.`);
  const began = Date.now();
  const pod = await cluster.pod(namespace, name);
  const { container, started, id } = runningIn(pod, options.container);
  const since = Math.floor(started.getTime() / 1000) - 1;
  const roots = ["/", ...writableMounts(pod, container).map((path) => `${path}/`)];
  const looks = {
    name: `readonly-rootfs-${randomBytes(4).toString("hex")}`,
    target: container.name,
    image: options.probeImage ?? "busybox:stable",
    every,
    times: Math.floor(seconds / every) + 1,
    since,
    roots,
  };
  progress.run(`asks the cluster for a look into ${container.name}`);
  const as = await added(cluster, pod, container, looks, options.uid);
  progress.doing(`looks into ${container.name} for ${seconds} s, from the ephemeral container ${looks.name}`);
  await ended(cluster, options, namespace, name, looks.name, seconds + every);
  const log = await cluster.log(namespace, name, looks.name);
  if (/^alone$/m.test(log)) {
    throw new Failure(
      `The node of ${options.pod} does not let a container into the processes of another; discover the image instead.`,
    );
  }
  const seen = looksIn(log, since * 1000, ROOT);
  const [first] = seen;
  if (first === undefined || first.all.length === 0) {
    throw new Failure(
      `The ephemeral container ${looks.name} saw nothing of ${container.name} (${oneLine(log) || "it said nothing"}); it needs sh, find, stat, awk, gzip and base64 in ${looks.image}, and the user of the container: give --user.`,
    );
  }
  const discovery = await learned(seen, first, since * 1000, pod, container, id);
  const root = as.kind === "root" ? "root" : `user ${as.uid}, without a capability`;
  const whole: Discovery = {
    ...discovery,
    by: `${seconds} s of the pod ${options.pod}, container ${container.name}, by an ephemeral container as ${root}`,
    runs: progress.runs,
    seconds: (Date.now() - began) / 1000,
    notes: [
      `The ephemeral container ${looks.name} has ended and stays in the record of the pod.`,
      ...(as.kind === "root" ? [] : [`Directories that user ${as.uid} may not enter were not seen.`]),
    ],
  };
  return { discovery: whole, job: proofJob(pod, container, whole) };
}

function runningIn(pod: V1Pod, wanted?: string): { container: V1Container; started: Date; id: string } {
  const { namespace, name } = pod.metadata ?? {};
  const containers = pod.spec?.containers ?? [];
  const container = containers.find((each) => wanted === undefined || each.name === wanted);
  if (container === undefined) {
    const names = listed(containers.map((each) => each.name));
    throw new Failure(`The pod ${namespace}/${name} has no container ${wanted}; it has ${names}.`);
  }
  const shared = pod.spec?.shareProcessNamespace ? "shareProcessNamespace" : pod.spec?.hostPID ? "hostPID" : undefined;
  if (shared !== undefined) {
    throw new Failure(
      `The pod ${namespace}/${name} has ${shared}, so that the first process is none of its programs; discover the image instead.`,
    );
  }
  const status = pod.status?.containerStatuses?.find((each) => each.name === container.name);
  const startedAt = status?.state?.running?.startedAt;
  if (startedAt === undefined) {
    const state = pod.status?.phase ?? "not known";
    throw new Failure(
      `The container ${container.name} of ${namespace}/${name} does not run (the pod is ${state}), so nothing can look into it; name a pod that runs.`,
    );
  }
  return { container, started: new Date(startedAt), id: status?.imageID ?? "" };
}

/** Adds the looking container: as root if the namespace allows it, else as the user of the container. */
async function added(
  cluster: Cluster,
  pod: V1Pod,
  container: V1Container,
  looks: Omit<Parameters<typeof ephemeralContainer>[0], "as">,
  given?: number,
): Promise<As> {
  const asRoot: As = { kind: "root" };
  const refused = await cluster.addEphemeral(pod, ephemeralContainer({ ...looks, as: asRoot }));
  if (refused === undefined) return asRoot;
  const uid = given ?? userOf(pod, container);
  const who = `The namespace of ${pod.metadata?.namespace}/${pod.metadata?.name}`;
  if (uid === undefined || uid === 0) {
    const instead =
      uid === 0 ? "the container runs as root, which nobody else can look into" : "give its user: --user UID";
    throw new Failure(`${who} allows no look as root (${refused}); ${instead}.`);
  }
  const asUser: As = { kind: "user", uid };
  const again = await cluster.addEphemeral(pod, ephemeralContainer({ ...looks, as: asUser }));
  if (again === undefined) return asUser;
  throw new Failure(`${who} allows no look (${again}); discover the image instead.`);
}

/** Waits until the ephemeral container has ended. */
async function ended(
  cluster: Cluster,
  { signal }: PodOptions,
  namespace: string,
  name: string,
  ephemeral: string,
  seconds: number,
): Promise<void> {
  let deadline = Date.now() + 120_000;
  let ran = false;
  for (;;) {
    const { status } = await cluster.pod(namespace, name);
    const own = status?.ephemeralContainerStatuses?.find((each) => each.name === ephemeral);
    const state: V1ContainerState = own?.state ?? {};
    if (state.terminated !== undefined) return;
    if (state.running !== undefined && !ran) {
      ran = true;
      deadline = Date.now() + (seconds + 120) * 1000;
    }
    const reason = state.waiting?.reason ?? "";
    if (/^(Err|ImagePullBackOff|InvalidImageName|CreateContainer.*Error)/.test(reason)) {
      const words = oneLine(`${reason}: ${state.waiting?.message ?? ""}`);
      throw new Failure(
        `The node does not start the ephemeral container (${words}); name an image with --probe-image.`,
      );
    }
    if (Date.now() > deadline) {
      const does = ran ? "does not end" : "is not started by the node of the pod";
      throw new Failure(`The ephemeral container ${ephemeral} ${does}; look at it with kubectl describe pod.`);
    }
    await sleep(1000, undefined, signal === undefined ? {} : { signal });
  }
}

async function learned(
  seen: readonly PodLook[],
  first: PodLook,
  since: number,
  pod: V1Pod,
  container: V1Container,
  id: string,
): Promise<Omit<Discovery, "by" | "runs" | "seconds" | "notes">> {
  const guesses = new Guesses(first, since);
  const mounts = writableMounts(pod, container);
  const ignored = allMounts(container).filter((path) => !mounts.includes(path));
  const isNew = async (path: string) => guesses.isNew(path);
  const writes = new Map<string, Write & { seen: Seen }>();
  for (const [index, { changed }] of seen.entries()) {
    for (const write of await written(changed, since, ignored, isNew, [...ignored, ...mounts])) {
      const phase = index === 0 ? "start" : "workload";
      if (!writes.has(write.directory)) writes.set(write.directory, { ...write, seen: phase });
    }
  }
  const found = await candidatesFor([...writes.values()], mounts, guesses);
  const user = userOf(pod, container);
  const digest = /@(sha256:[0-9a-f]{64})$/.exec(id)?.[1];
  return {
    image: { reference: container.image ?? "", id, ...(digest === undefined ? {} : { digest }) },
    engine: { name: "Kubernetes", version: pod.spec?.nodeName ?? "", driver: "as the node has it" },
    ...asFound(found, user === undefined || user === 0),
    startedAs: user === undefined ? "" : String(user),
    date: today(),
  };
}
