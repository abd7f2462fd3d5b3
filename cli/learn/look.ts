import { PassThrough } from "node:stream";
import { refusal } from "../engine/connect";
import type { ImageFiles } from "../engine/image";
import type { Session } from "../engine/session";
import { Failure } from "../failure";
import { type Entry, entriesOf, LOOK } from "./entry";

const ROOT = "/proc/1/root";
const PROGRAMS = [
  ["/bin/sh", "/usr/bin/sh"],
  ["/usr/bin/find", "/bin/find"],
] as const;
/** Images with `sh` and `find`, tried in this order if the image itself lacks them. */
const HELPERS = ["busybox:stable", "busybox", "alpine", "debian:stable-slim", "debian", "ubuntu"];

/** An image with a shell and `find` that can look into a container of `image`. */
export async function helperImage(session: Session, image: string, files: ImageFiles, given?: string): Promise<string> {
  if (given !== undefined) return given;
  const has = async (paths: readonly string[]) => {
    for (const path of paths) if ((await files.at(await files.resolved(path))) !== undefined) return true;
    return false;
  };
  if ((await has(PROGRAMS[0])) && (await has(PROGRAMS[1]))) return image;
  const { docker } = session.engine;
  for (const name of HELPERS) {
    const known = await docker
      .getImage(name)
      .inspect()
      .catch(() => undefined);
    if (known !== undefined) return name;
  }
  const [pulled] = HELPERS as [string];
  try {
    const stream = await docker.pull(pulled);
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
    });
    return pulled;
  } catch (error) {
    const so = (reason: string) =>
      `${image} has no shell with find, and ${pulled} cannot be pulled to look into it (${reason}); name an image that has both with --probe-image.`;
    throw refusal(error, so);
  }
}

/**
 * Lists the changes in a running container since a point in time, from a helper container in its PID namespace. The
 * container itself stays unchanged: nothing is added to it, and nothing in it is run.
 *
 * The helper can read files of other users of the container, and nothing of the host: `SYS_PTRACE` counts within the
 * container's PID namespace, and every container has `DAC_OVERRIDE` by default. `DAC_READ_SEARCH` would work too, but lets a
 * program open any file of the host by its handle.
 *
 * @param since milliseconds since 1970, by the engine's clock
 * @param volumes mount points in the container, with the links of the image followed
 */
export async function look(
  session: Session,
  target: string,
  { image, since, volumes }: { image: string; since: number; volumes: readonly string[] },
): Promise<Entry[]> {
  session.check();
  const roots = ["/", ...volumes.map((path) => `${path}/`)].map((path) => `${ROOT}${path}`);
  const helper = await session.helper({
    Image: image,
    Entrypoint: ["sh", "-c", LOOK, "look"],
    Cmd: [(since / 1000).toFixed(3), ...roots],
    User: "0:0",
    WorkingDir: "/",
    Healthcheck: { Test: ["NONE"] },
    HostConfig: {
      PidMode: `container:${target}`,
      NetworkMode: "none",
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      CapAdd: ["SYS_PTRACE", "DAC_OVERRIDE"],
      SecurityOpt: ["no-new-privileges"],
    },
  });
  try {
    const stream = await helper.attach({ stream: true, stdout: true, stderr: true });
    const parts: Record<"out" | "error", Buffer[]> = { out: [], error: [] };
    const sink = (into: Buffer[]) => new PassThrough().on("data", (chunk: Buffer) => into.push(chunk));
    helper.modem.demuxStream(stream, sink(parts.out), sink(parts.error));
    const ended = new Promise((resolve) => stream.once("end", resolve).once("close", resolve));
    await helper.start();
    await ended;
    const errors = Buffer.concat(parts.error).toString("utf8");
    const refused = /\/proc\/1\/root\/?'?: Permission denied/.exec(errors);
    if (refused !== null) {
      throw new Failure(`The engine does not let a helper look into the container (${errors.trim().split("\n")[0]}).`);
    }
    return entriesOf(Buffer.concat(parts.out).toString("utf8"), since, ROOT);
  } finally {
    await helper.remove({ force: true, v: true }).catch(() => {});
  }
}
