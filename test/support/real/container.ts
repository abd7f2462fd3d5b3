import { PassThrough } from "node:stream";
import type Docker from "dockerode";
import type { Outcome, Running } from "../../../tools/workloads/running";

/** A container as `docker run -d` would start it. The keys of maps are paths in the container. */
export interface Start {
  image: string;
  command?: string[];
  env?: Record<string, string>;
  user?: string;
  hostname?: string;
  readOnly?: boolean;
  /** Options such as "size=1m,uid=33"; "" for none. */
  tmpfs?: Record<string, string>;
  /** Name of the volume; "" for an anonymous one. */
  volumes?: Record<string, string>;
  /** Name of a network, and the container's alias there. */
  network?: string;
  alias?: string;
  /** Port in the container to port on 127.0.0.1; 0 for any. */
  ports?: Record<number, number>;
  /** Further fields of the engine API's HostConfig. */
  host?: Docker.HostConfig;
}

export class Started implements Running {
  constructor(private readonly container: Docker.Container) {}

  get id(): string {
    return this.container.id;
  }

  inspect(): Promise<Docker.ContainerInspectInfo> {
    return this.container.inspect();
  }

  async log(): Promise<string> {
    return plain(await this.container.logs({ stdout: true, stderr: true }));
  }

  /** Waits for the end of the container; resolves to its exit code and its whole output. */
  async end(): Promise<Outcome> {
    const { StatusCode } = (await this.container.wait()) as { StatusCode: number };
    return { code: StatusCode, output: await this.log() };
  }

  async running(): Promise<boolean> {
    return (await this.container.inspect()).State.Running;
  }

  async restart(): Promise<void> {
    await this.container.restart({ t: 10 });
  }

  /** The port on 127.0.0.1 that leads to a port in the container. */
  async port(internal: number): Promise<number> {
    const { NetworkSettings } = await this.container.inspect();
    return Number(NetworkSettings.Ports[`${internal}/tcp`]?.[0]?.HostPort);
  }

  /** Runs a program in the container, without a terminal. A failure is an exit code, not an exception. */
  async run(command: string[], user = ""): Promise<Outcome> {
    const exec = await this.container.exec({ Cmd: command, User: user, AttachStdout: true, AttachStderr: true });
    const stream = await exec.start({});
    const chunks: Buffer[] = [];
    const sink = new PassThrough().on("data", (chunk: Buffer) => chunks.push(chunk));
    this.container.modem.demuxStream(stream, sink, sink);
    await new Promise((resolve) => stream.once("end", resolve));
    const { ExitCode } = await exec.inspect();
    return { code: ExitCode ?? -1, output: Buffer.concat(chunks).toString("utf8") };
  }

  shell(script: string, user = ""): Promise<Outcome> {
    return this.run(["sh", "-c", script], user);
  }

  async remove(): Promise<void> {
    await this.container.remove({ force: true, v: true });
  }
}

export async function start(docker: Docker, options: Start): Promise<Started> {
  const ports = Object.entries(options.ports ?? {});
  const mounts = Object.entries(options.volumes ?? {}).map(([path, name]) => ({
    Type: "volume" as const,
    Target: path,
    Source: name,
  }));
  const container = await docker.createContainer({
    Image: options.image,
    ...(options.command === undefined ? {} : { Cmd: options.command }),
    ...(options.user === undefined ? {} : { User: options.user }),
    ...(options.hostname === undefined ? {} : { Hostname: options.hostname }),
    Env: Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`),
    ExposedPorts: Object.fromEntries(ports.map(([internal]) => [`${internal}/tcp`, {}])),
    HostConfig: {
      ReadonlyRootfs: options.readOnly ?? false,
      Tmpfs: options.tmpfs ?? {},
      Mounts: mounts,
      PortBindings: Object.fromEntries(
        ports.map(([internal, external]) => [
          `${internal}/tcp`,
          [{ HostIp: "127.0.0.1", HostPort: external ? `${external}` : "" }],
        ]),
      ),
      ...(options.network === undefined ? {} : { NetworkMode: options.network }),
      ...options.host,
    },
    ...(options.network === undefined
      ? {}
      : {
          NetworkingConfig: {
            EndpointsConfig: { [options.network]: { Aliases: options.alias ? [options.alias] : [] } },
          },
        }),
  });
  await container.start();
  return new Started(container);
}

/** The text in the engine's framed log: eight bytes of header, the last four of which are the length, before each part. */
function plain(frames: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= frames.length; ) {
    const length = frames.readUInt32BE(at + 4);
    parts.push(frames.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(parts).toString("utf8");
}
