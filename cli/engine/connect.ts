import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import Docker from "dockerode";
import { Failure } from "../failure";

/** A container engine that answers, and its properties. */
export interface Engine {
  readonly docker: Docker;
  readonly name: "Docker" | "Podman";
  readonly version: string;
  /** Storage driver: `overlay2`, `overlay`, `vfs`. */
  readonly driver: string;
  /** Memory of its machine, in bytes. */
  readonly memory: number;
  /** Host with the published ports: `127.0.0.1`, or the host of `DOCKER_HOST`. */
  readonly host: string;
  /** `DOCKER_HOST` for other programs that talk to this engine. */
  readonly address: string;
}

const socket = (path: string) => `unix://${path}`;

function usualSockets(env: NodeJS.ProcessEnv): string[] {
  const runtime = env.XDG_RUNTIME_DIR;
  return [
    "/var/run/docker.sock",
    join(homedir(), ".docker/run/docker.sock"),
    ...(runtime === undefined ? [] : [join(runtime, "docker.sock"), join(runtime, "podman/podman.sock")]),
    "/run/podman/podman.sock",
  ].map(socket);
}

/**
 * The engine of `DOCKER_HOST`, else the first usual socket of Docker or Podman that answers.
 *
 * @throws Failure if no engine answers
 */
export async function connect(env: NodeJS.ProcessEnv = process.env): Promise<Engine> {
  const given = env.DOCKER_HOST;
  const addresses = given
    ? [given]
    : usualSockets(env).filter((address) => existsSync(address.slice("unix://".length)));
  const refusals: string[] = [];
  for (const address of addresses) {
    try {
      return await engineAt(address, env);
    } catch (error) {
      refusals.push(`${address} (${(error as Error).message})`);
    }
  }
  const tried = refusals.length === 0 ? "" : ` at ${refusals.join(", ")}`;
  throw new Failure(`No container engine answers${tried}; start Docker or Podman, or set DOCKER_HOST to its address.`);
}

/** @throws Error if no engine with Docker's API answers at this address */
export async function engineAt(address: string, env: NodeJS.ProcessEnv = process.env): Promise<Engine> {
  const docker = client(address, env);
  const [version, info] = await Promise.all([docker.version(), docker.info()]);
  const components = (version as { Components?: { Name: string }[] }).Components ?? [];
  const podman = components.some(({ Name }) => Name.startsWith("Podman"));
  return {
    docker,
    name: podman ? "Podman" : "Docker",
    version: version.Version,
    driver: info.Driver,
    memory: info.MemTotal,
    host: address.startsWith("unix:") || address.startsWith("npipe:") ? "127.0.0.1" : new URL(address).hostname,
    address,
  };
}

function client(address: string, env: NodeJS.ProcessEnv): Docker {
  if (address.startsWith("unix://")) return new Docker({ socketPath: address.slice("unix://".length) });
  // dockerode reads DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH as the docker command does.
  if (address === env.DOCKER_HOST) return new Docker();
  throw new Error("neither a socket nor the value of DOCKER_HOST");
}

/** The engine's clock, in milliseconds since 1970; it may differ from the clock of this machine. */
export async function clock({ docker }: Engine): Promise<number> {
  const { SystemTime } = (await docker.info()) as { SystemTime?: string };
  return Date.parse(SystemTime ?? "") || Date.now();
}

/** The HTTP status of the engine's refusal; `undefined` for any other error. */
export function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number } | undefined)?.statusCode;
}

const networkErrors = ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"];

/** Whether the engine no longer answers, as opposed to an answer that refuses. */
export function isGone(error: unknown): boolean {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  return statusOf(error) === undefined && (networkErrors.includes(code ?? "") || message === "socket hang up");
}

/** The end of a command whose engine is gone. */
export function goneInWords(error: unknown): string {
  return `The container engine went away (${reasonOf(error)}); start it again: the next discovery removes what this one left.`;
}

/** The engine's refusal as a Failure; the error of an engine that is gone stays as it is, because that is the news. */
export function refusal(error: unknown, says: (reason: string) => string): unknown {
  return isGone(error) ? error : new Failure(says(reasonOf(error)));
}

/** The engine's own error message, without the client's prefix. */
export function reasonOf(error: unknown): string {
  const { json, reason, message } = (error ?? {}) as { json?: { message?: string }; reason?: string; message?: string };
  return json?.message ?? message ?? reason ?? String(error);
}
