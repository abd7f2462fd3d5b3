import { spawn } from "node:child_process";
import type { Container } from "../engine/container";

/** A container to use, as a workload sees it. */
export interface Target {
  readonly id: string;
  readonly host: string;
  /** Published ports: port in the container to port of `host`. */
  readonly ports: Readonly<Record<number, number>>;
  readonly container: Container;
}

/** The output of a workload; it succeeded if `code` is 0. */
export interface Used {
  readonly code: number;
  readonly output: string;
}

/** Uses a container as its users do. */
export type Workload = (target: Target) => Promise<Used>;

export async function targetOf(container: Container): Promise<Target> {
  return { id: container.id, host: container.session.engine.host, ports: await container.ports(), container };
}

/**
 * A shell command as a workload. It gets `CONTAINER` (the identifier), `HOST`, `PORT_8080` for each published port, and
 * `DOCKER_HOST`. With the prefix `exec:` it runs in the container.
 *
 * @param seconds after which it is ended and counts as failed
 */
export function workloadFrom(command: string, seconds: number): Workload {
  const inside = command.startsWith("exec:") ? command.slice("exec:".length) : undefined;
  if (inside !== undefined) return ({ container }) => container.exec(["sh", "-c", inside]);
  return ({ id, host, ports, container: { session } }) => {
    const published = Object.entries(ports).map(([inner, outer]) => [`PORT_${inner}`, `${outer}`]);
    const variables = { CONTAINER: id, HOST: host, DOCKER_HOST: session.engine.address };
    return new Promise((resolve, reject) => {
      const child = spawn(command, {
        shell: true,
        // A process group of its own, so that its children end with it.
        detached: process.platform !== "win32",
        env: { ...process.env, ...variables, ...Object.fromEntries(published) },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      const take = (chunk: string) => {
        output = (output + chunk).slice(-100_000);
      };
      child.stdout.setEncoding("utf8").on("data", take);
      child.stderr.setEncoding("utf8").on("data", take);
      const end = () => {
        try {
          process.kill(process.platform === "win32" ? (child.pid ?? 0) : -(child.pid ?? 0), "SIGKILL");
        } catch {
          // The process has ended already.
        }
      };
      const late = setTimeout(() => {
        take(`\nended after ${seconds} s`);
        end();
      }, seconds * 1000);
      session.signal.addEventListener("abort", end, { once: true });
      const done = () => {
        clearTimeout(late);
        session.signal.removeEventListener("abort", end);
      };
      child.once("error", (error) => {
        done();
        reject(error);
      });
      child.once("close", (code) => {
        done();
        resolve({ code: code ?? -1, output });
      });
    });
  };
}
