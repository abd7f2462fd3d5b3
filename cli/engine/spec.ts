/** How a path is made writable in a run. */
export interface Mount {
  readonly path: string;
  /**
   * `memory`: an empty tmpfs with `noexec`. `memory with exec`: programs can be started from it. `volume`: a new volume,
   * which the engine fills with the files of the image. `read-only volume`: a named one in place of a volume that the image
   * declares, which would be writable. `named volume`: kept from one run to the next.
   */
  readonly how: "memory" | "memory with exec" | "volume" | "read-only volume" | "named volume";
  readonly uid?: number;
  readonly gid?: number;
  /** Octal: `1777`. */
  readonly mode?: string;
  /** Of a named volume. */
  readonly name?: string;
}

/** The options of a run, as for `docker run`. */
export interface RunOptions {
  readonly image: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  /** `NAME=value`. */
  readonly env?: readonly string[];
  readonly user?: string;
  readonly workdir?: string;
  readonly hostname?: string;
  /** Mounts of their own, `SOURCE:TARGET[:OPTIONS]`; they are in every run, and no path below them is asked about. */
  readonly binds?: readonly string[];
  /** A network that is there already; default: one that is made for the runs. */
  readonly network?: string;
  /** Ports to publish besides those that the image exposes. */
  readonly ports?: readonly number[];
  readonly capAdd?: readonly string[];
  readonly capDrop?: readonly string[];
  readonly extraHosts?: readonly string[];
  readonly shmSize?: number;
  readonly init?: boolean;
  /** Limits, so that a runaway program ends alone. Bytes; processes. */
  readonly memory?: number;
  readonly pids?: number;
  /** Names of the container on its network. */
  readonly aliases?: readonly string[];
  readonly healthcheck?: {
    Test: string[];
    Interval?: number;
    Timeout?: number;
    Retries?: number;
    StartPeriod?: number;
  };
}

/** One container. */
export interface RunSpec extends RunOptions {
  readonly readOnly: boolean;
  readonly mounts: readonly Mount[];
}

/** The options of a tmpfs, as `docker run --tmpfs PATH:OPTIONS` has them. */
export function tmpfsOptions({ how, uid, gid, mode }: Mount, size?: string): string {
  const options = { size, uid, gid, mode };
  const given = Object.entries(options).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
  return ["rw", how === "memory with exec" ? "exec" : "noexec", "nosuid", "nodev", ...given].join(",");
}

/** The targets of mounts in `-v` notation. */
export function bindTargets(binds: readonly string[] = []): string[] {
  return binds.map((bind) => {
    const parts = bind.split(":");
    const target = parts.length === 1 ? parts[0] : parts[1];
    return (target ?? "").replace(/(?<=.)\/+$/, "");
  });
}
