import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Container } from "../engine/container";
import type { ImageFacts } from "../engine/image";
import { Failure } from "../failure";

/** The condition under which a container counts as ready. `ended`: it is a job, which is done when it has ended with 0. */
export type Readiness =
  | { readonly kind: "http"; readonly port: number; readonly path: string }
  | { readonly kind: "tcp"; readonly ports: readonly number[] }
  | { readonly kind: "exec"; readonly command: readonly string[] }
  | { readonly kind: "health" }
  | { readonly kind: "up"; readonly seconds: number }
  | { readonly kind: "ended" };

/** Reads `http:8080/health`, `tcp:5432`, `exec:COMMAND`, `up:10` or `ended`. */
export function readinessFrom(text: string): Readiness {
  const [, kind, rest = ""] = /^([a-z]+)(?::(.*))?$/s.exec(text) ?? [];
  const http = /^(\d+)(\/.*)?$/.exec(rest);
  const port = Number(http?.[1]);
  if (kind === "http" && http !== null) return { kind, port, path: http[2] ?? "/" };
  if (kind === "tcp" && /^\d+$/.test(rest)) return { kind, ports: [Number(rest)] };
  if (kind === "exec" && rest.trim() !== "") return { kind, command: ["sh", "-c", rest] };
  if (kind === "up" && /^\d+$/.test(rest)) return { kind, seconds: Number(rest) };
  if (kind === "ended" && rest === "") return { kind };
  throw new Failure(
    `--ready does not know "${text}"; write http:PORT/PATH, tcp:PORT, exec:COMMAND, up:SECONDS or ended.`,
  );
}

/** The default: the image's own health check, else the ports it exposes, else ten seconds of running. */
export function usualReadiness(image: ImageFacts, healthcheck = image.healthcheck): Readiness {
  if (healthcheck) return { kind: "health" };
  return image.ports.length > 0 ? { kind: "tcp", ports: image.ports } : { kind: "up", seconds: 10 };
}

export function readinessInWords(readiness: Readiness): string {
  switch (readiness.kind) {
    case "http":
      return `http ${readiness.port}${readiness.path}`;
    case "tcp":
      return `port${readiness.ports.length === 1 ? "" : "s"} ${readiness.ports.join(", ")}`;
    case "exec":
      return "a command";
    case "health":
      return "its health check";
    case "up":
      return `up for ${readiness.seconds} s`;
    case "ended":
      return "ended with 0";
  }
}

/** The result of waiting. `open`: the ports that answered. */
export type Waited =
  | { readonly ready: true; readonly open: readonly number[] }
  | { readonly ready: false; readonly ended?: number; readonly why: string };

/**
 * Waits until a container is ready, has ended, or `seconds` are over.
 *
 * @param host host of its published ports
 */
export async function waitUntilReady(
  container: Container,
  readiness: Readiness,
  host: string,
  seconds: number,
): Promise<Waited> {
  const { session } = container;
  const deadline = Date.now() + seconds * 1000;
  const up = Date.now() + (readiness.kind === "up" ? readiness.seconds * 1000 : 0);
  let someOpenSince: number | undefined;
  for (;;) {
    const { State } = await container.inspect();
    if (!State.Running) {
      if (readiness.kind === "ended" && State.ExitCode === 0) return { ready: true, open: [] };
      return { ready: false, ended: State.ExitCode, why: `ended with ${State.ExitCode}` };
    }
    const published = await container.ports();
    if (readiness.kind === "tcp") {
      const asked = await Promise.all(readiness.ports.map((port) => answers(host, published[port])));
      const open = readiness.ports.filter((_, index) => asked[index]);
      if (open.length === readiness.ports.length) return { ready: true, open };
      if (open.length > 0) someOpenSince ??= Date.now();
      // Some images expose ports of parts that are off by default.
      if (someOpenSince !== undefined && Date.now() - someOpenSince > 5000) return { ready: true, open };
    } else if (await isReady(container, readiness, host, published, State, up)) {
      return { ready: true, open: [] };
    }
    if (Date.now() > deadline) return { ready: false, why: `was not ready within ${Math.round(seconds)} s` };
    await session.pause(150);
  }
}

async function isReady(
  container: Container,
  readiness: Readiness,
  host: string,
  published: Record<number, number>,
  state: { Health?: { Status: string } | undefined },
  up: number,
): Promise<boolean> {
  switch (readiness.kind) {
    case "http": {
      const url = `http://${host}:${published[readiness.port]}${readiness.path}`;
      const response = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: "manual" }).catch(
        () => undefined,
      );
      await response?.body?.cancel();
      return response !== undefined && response.status < 400;
    }
    case "exec":
      return (await container.exec(readiness.command).catch(() => undefined))?.code === 0;
    case "health":
      return state.Health?.Status === "healthy";
    case "up":
      return Date.now() >= up;
    default:
      return false;
  }
}

/**
 * Whether a server listens behind a port. The engine's proxy accepts every connection, and closes it at once if nobody
 * listens.
 */
async function answers(host: string, port: number | undefined): Promise<boolean> {
  if (port === undefined) return false;
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => sleep(200).then(() => end(true)));
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
    socket.once("end", () => end(false));
    socket.once("close", () => resolve(false));
    sleep(2000).then(() => end(false));
  });
}
