/** The mount of a path in a run. */
export interface Mount {
  readonly path: string;
  /**
   * `memory`: an empty tmpfs with `noexec`. `memory with exec`: a tmpfs from which programs can be started. `volume`: a new
   * volume that the engine fills with the files of the image. `read-only volume`: a named volume in place of a VOLUME of the
   * image, which the engine would make writable. `named volume`: kept from one run to the next.
   */
  readonly how: "memory" | "memory with exec" | "volume" | "read-only volume" | "named volume";
  readonly uid?: number;
  readonly gid?: number;
  /** Octal: `1777`. */
  readonly mode?: string;
  /** Name of a named volume. */
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
  /** Extra mounts in every run, `SOURCE:TARGET[:OPTIONS]`; the discovery ignores paths below them. */
  readonly binds?: readonly string[];
  /** An existing network. Default: a new one for the runs. */
  readonly network?: string;
  /** Ports to publish in addition to those that the image exposes. */
  readonly ports?: readonly number[];
  readonly capAdd?: readonly string[];
  readonly capDrop?: readonly string[];
  readonly extraHosts?: readonly string[];
  readonly shmSize?: number;
  readonly init?: boolean;
  /** Limit of memory, in bytes; like `pids`, it keeps a runaway program from harming the machine. */
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

/** The request for one container: the options of a run with its image, mounts and root. */
export interface RunSpec extends RunOptions {
  readonly readOnly: boolean;
  readonly mounts: readonly Mount[];
}

/** The options of a tmpfs, in the form of `docker run --tmpfs PATH:OPTIONS`. */
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
