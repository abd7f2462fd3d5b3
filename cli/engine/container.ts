import { PassThrough } from "node:stream";
import type Docker from "dockerode";
import { extract, type Header } from "tar-stream";
import { statusOf } from "./connect";
import type { Session } from "./session";

export interface Outcome {
  readonly code: number;
  /** Standard output and standard error. */
  readonly output: string;
}

/** One container of a session. */
export class Container {
  constructor(
    readonly session: Session,
    private readonly container: Docker.Container,
  ) {}

  get id(): string {
    return this.container.id;
  }

  async start(): Promise<void> {
    this.session.check();
    await this.container.start();
  }

  /** Restarts the container. Returns whether it ended by itself before. */
  async restart(seconds?: number): Promise<boolean> {
    this.session.check();
    const ended = await this.stop(seconds);
    await this.container.start();
    return ended;
  }

  /** Asks the container to end, and kills it after `seconds`. Returns whether it ended by itself. */
  async stop(seconds = 10): Promise<boolean> {
    const began = Date.now();
    await this.container.stop({ t: seconds }).catch((error) => {
      if (statusOf(error) !== 304) throw error;
    });
    return Date.now() - began < seconds * 1000;
  }

  inspect(): Promise<Docker.ContainerInspectInfo> {
    return this.container.inspect();
  }

  async log(): Promise<string> {
    const log = await this.container.logs({ stdout: true, stderr: true, tail: 2000 });
    return plain(Buffer.isBuffer(log) ? log : Buffer.from(log as unknown as string, "latin1"));
  }

  /** Published ports: port in the container to port of this machine. */
  async ports(): Promise<Record<number, number>> {
    const { NetworkSettings } = await this.inspect();
    const published = Object.entries(NetworkSettings.Ports ?? {}).flatMap(([port, bindings]) => {
      const outside = Number(bindings?.[0]?.HostPort);
      return port.endsWith("/tcp") && outside > 0 ? [[Number.parseInt(port, 10), outside]] : [];
    });
    return Object.fromEntries(published);
  }

  /** Runs a program in the container. A failure of the program is an exit code, not an exception. */
  async exec(command: readonly string[], user = ""): Promise<Outcome> {
    this.session.check();
    const exec = await this.container.exec({ Cmd: [...command], User: user, AttachStdout: true, AttachStderr: true });
    const output = await collected(this.container.modem, await exec.start({}));
    const { ExitCode } = await exec.inspect();
    return { code: ExitCode ?? -1, output };
  }

  /** Changed and added paths of the container's layer, as `docker diff` lists them. */
  async changes(): Promise<{ readonly path: string; readonly added: boolean }[]> {
    const changes = (await this.container.changes()) as { Path: string; Kind: number }[] | null;
    const present = Array.isArray(changes) ? changes.filter(({ Kind }) => Kind !== 2) : [];
    return present.map(({ Path, Kind }) => ({ path: Path, added: Kind === 1 }));
  }

  /**
   * Passes the headers of a tar archive of a path to `stop`, until `stop` returns true. Returns `undefined` if the path does
   * not exist.
   */
  async archive(path: string, stop: (header: Header) => boolean): Promise<boolean> {
    const stream = await this.container.getArchive({ path }).catch((error) => {
      if (statusOf(error) === 404) return undefined;
      throw error;
    });
    if (stream === undefined) return false;
    await headers(stream as NodeJS.ReadableStream, stop);
    return true;
  }

  /** Passes the headers of the container's whole file system, changes included, mounts excluded, to `each`. */
  async export(each: (header: Header) => void): Promise<void> {
    await headers(await this.container.export(), (header) => {
      each(header);
      return false;
    });
  }

  /** Removes the container if that is possible; what is left is removed at the end of the session. */
  async remove(): Promise<void> {
    await this.container.remove({ force: true, v: true }).catch(() => {});
  }
}

function headers(stream: NodeJS.ReadableStream, stop: (header: Header) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const tar = extract();
    const end = () => {
      (stream as NodeJS.ReadableStream & { destroy(): void }).destroy();
      tar.destroy();
      resolve();
    };
    tar.on("entry", (header, content, next) => {
      if (stop(header)) return end();
      content.on("end", next).resume();
    });
    tar.on("finish", resolve).on("error", reject);
    stream.on("error", reject);
    stream.pipe(tar as unknown as NodeJS.WritableStream);
  });
}

/** The whole output of a program from a stream of the engine, standard error included. */
export async function collected(modem: Docker["modem"], stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  const sink = new PassThrough().on("data", (chunk: Buffer) => chunks.push(chunk));
  modem.demuxStream(stream, sink, sink);
  await new Promise((resolve, reject) => stream.once("end", resolve).once("close", resolve).once("error", reject));
  return Buffer.concat(chunks).toString("utf8");
}

/** The text of a framed log: before each part stand eight bytes of header, the last four with its length. */
export function plain(frames: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= frames.length; ) {
    // The log of a container with a terminal has no frames.
    if ((frames[at] ?? 0) > 2 || frames.readUIntBE(at + 1, 3) !== 0) return frames.toString("utf8");
    const length = frames.readUInt32BE(at + 4);
    parts.push(frames.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(parts).toString("utf8");
}
