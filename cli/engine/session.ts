import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { Failure, Unremoved } from "../failure";
import { type Engine, goneInWords, isGone, reasonOf, refusal, statusOf } from "./connect";
import { Container } from "./container";
import { dockerOptions } from "./docker";
import { createByLibpod, podmanSpec } from "./podman";
import { type Mount, type RunSpec, tmpfsOptions } from "./spec";

/** Label on everything that a session creates: session, host and process. */
const sessionLabel = "readonly-rootfs.discover";
const ownerLabel = "readonly-rootfs.discover.owner";

/** Everything that one discovery creates on an engine, so that all of it can be removed at any time. */
export class Session {
  readonly id = randomBytes(5).toString("hex");
  readonly labels: Record<string, string> = {
    [sessionLabel]: this.id,
    [ownerLabel]: `${hostname()}:${process.pid}`,
  };
  private readonly pending = new Set<Promise<unknown>>();
  private network: Promise<string> | undefined;
  private closed = false;

  constructor(
    readonly engine: Engine,
    readonly signal: AbortSignal = new AbortController().signal,
  ) {}

  /** Creates a container and does not start it. Ports are published on any free port. */
  async create(spec: RunSpec, exposed: readonly number[] = []): Promise<Container> {
    const { docker, host, name } = this.engine;
    const network = spec.network ?? (await this.ownNetwork());
    const create = async () => {
      if (name === "Podman") {
        const mounts = await Promise.all(spec.mounts.map((mount) => this.ownedByVolume(mount)));
        return createByLibpod(docker, podmanSpec({ ...spec, mounts }, exposed, network, this.labels));
      }
      return (await docker.createContainer(dockerOptions(spec, exposed, network, host, this.labels))).id;
    };
    const id = await this.track(create()).catch((error) => {
      throw refusal(error, (reason) => `The engine does not create a container of ${spec.image}: ${reason}.`);
    });
    return new Container(this, docker.getContainer(id));
  }

  /** Creates a helper container from a request to the engine's API; helpers never run the user's programs. */
  async helper(options: Docker.ContainerCreateOptions): Promise<Docker.Container> {
    return this.track(this.engine.docker.createContainer({ ...options, Labels: this.labels }));
  }

  async volume(DriverOpts: Record<string, string> = {}): Promise<string> {
    const Name = `readonly-rootfs-${this.id}-${randomBytes(4).toString("hex")}`;
    await this.track(this.engine.docker.createVolume({ Name, Labels: this.labels, DriverOpts }));
    return Name;
  }

  /** A volume backed by tmpfs for a mount with an owner, because Podman's tmpfs mounts take none. */
  private async ownedByVolume(mount: Mount): Promise<Mount> {
    if (mount.how !== "memory" && mount.how !== "memory with exec") return mount;
    if ((mount.uid ?? 0) === 0 && (mount.gid ?? 0) === 0) return { path: mount.path, how: mount.how, ...modeOf(mount) };
    const name = await this.volume({ type: "tmpfs", device: "tmpfs", o: tmpfsOptions(mount) });
    return { path: mount.path, how: "named volume", name };
  }

  /** The network of this session, created on first use. */
  ownNetwork(): Promise<string> {
    this.network ??= (async () => {
      const Name = `readonly-rootfs-${this.id}`;
      await this.track(this.engine.docker.createNetwork({ Name, Labels: this.labels }));
      return Name;
    })();
    return this.network;
  }

  /** Waits; ends at once if the session is interrupted. */
  async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.signal });
  }

  check(): void {
    this.signal.throwIfAborted();
  }

  /** Removes everything with the session's label, and refuses to create more. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.pending);
    await removeLabelled(this.engine.docker, `${sessionLabel}=${this.id}`);
  }

  /**
   * Waits for the work of this session, and closes it. An error of the work stays the first thing to be said; a result of an
   * engine that is gone by then is none, because a container that the engine ended looks like one that failed.
   */
  async closeAfter<T extends { readonly notes: readonly string[] }>(work: Promise<T>): Promise<T> {
    const [result] = await Promise.allSettled([work]);
    const unremoved = await this.close().then(() => undefined, lastError(this.engine));
    const gone = isGone(unremoved);
    const left = gone
      ? goneInWords(unremoved)
      : `What it created could not be removed (${reasonOf(unremoved)}); the next discovery removes it.`;
    if (result.status === "rejected") {
      const reason = inWords(result.reason);
      if (unremoved === undefined) throw reason;
      if (this.signal.aborted) throw new Unremoved(left);
      throw reason instanceof Failure ? new Unremoved(`${reason.message} ${left}`) : reason;
    }
    if (unremoved === undefined) return result.value;
    if (gone) throw unremoved;
    return { ...result.value, notes: [...result.value.notes, left] };
  }

  private track<T>(work: Promise<T>): Promise<T> {
    if (this.closed || this.signal.aborted) {
      // The engine completes a request that was already sent; its result is removed with the rest.
      this.pending.add(work);
      return work.then(() => Promise.reject(this.signal.reason));
    }
    this.pending.add(work);
    work.finally(() => this.pending.delete(work)).catch(() => {});
    return work;
  }
}

/** An answer of the engine that nobody has expected, as a Failure. */
const inWords = (error: unknown): unknown =>
  statusOf(error) === undefined
    ? error
    : new Failure(`The engine refuses what the discovery asks for: ${reasonOf(error)}.`);

/** The error of an engine that is gone soon after this one: while it shuts down, it refuses everything with 500. */
const lastError = (engine: Engine) => async (error: unknown) => {
  for (let wait = 0; (statusOf(error) ?? 0) >= 500 && wait < 1500; wait += 250) {
    await sleep(250);
    const now = await engine.docker.ping().then(
      () => undefined,
      (error) => error,
    );
    if (isGone(now)) return now;
  }
  return error;
};

const modeOf = ({ mode }: Mount) => (mode === undefined ? {} : { mode });

/** Removes the containers, networks and volumes of killed discoveries on this machine. Returns the number of containers. */
export async function removeAbandoned({ docker }: Engine): Promise<number> {
  const all = await docker.listContainers({ all: true, filters: { label: [sessionLabel] } });
  const networks = await docker.listNetworks({ filters: { label: [sessionLabel] } });
  const volumes = await volumesWith(docker, sessionLabel);
  const labels = [...all, ...networks, ...volumes].map(({ Labels }) => Labels ?? {});
  const dead = labels.filter((label) => !alive(label[ownerLabel] ?? ""));
  for (const session of new Set(dead.map((label) => label[sessionLabel]))) {
    await removeLabelled(docker, `${sessionLabel}=${session}`);
  }
  return all.filter(({ Labels }) => dead.some((label) => label[sessionLabel] === Labels[sessionLabel])).length;
}

function alive(owner: string): boolean {
  const at = owner.lastIndexOf(":");
  // The process of a session on another machine cannot be checked.
  if (owner.slice(0, at) !== hostname()) return true;
  try {
    process.kill(Number(owner.slice(at + 1)), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function volumesWith(docker: Docker, label: string): Promise<Docker.VolumeInspectInfo[]> {
  const { Volumes } = await docker.listVolumes({ filters: JSON.stringify({ label: [label] }) });
  return Volumes ?? [];
}

async function removeLabelled(docker: Docker, label: string): Promise<void> {
  const filters = { label: [label] };
  const gone = (error: unknown) => {
    if (statusOf(error) !== 404 && statusOf(error) !== 409) throw error;
  };
  for (const { Id } of await docker.listContainers({ all: true, filters })) {
    await docker.getContainer(Id).remove({ force: true, v: true }).catch(gone);
  }
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove().catch(gone);
  for (const { Name } of await volumesWith(docker, label)) await docker.getVolume(Name).remove().catch(gone);
}
