import type { Entry, MemoryLimits, MemoryMount } from "../model/container";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import type { Change } from "../model/setting";

const units: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** Bytes in a size such as `64Mi`, `64m` or `1048576`; undefined when it is no size. */
export function bytes(size: string): number | undefined {
  const match = /^(\d+)([kmgt]?)i?b?$/i.exec(size.trim());
  return match ? Number(match[1]) * (units[(match[2] ?? "").toLowerCase()] ?? Number.NaN) : undefined;
}

/** Whether mount options say so: the last one that speaks of it counts. */
export function saysReadOnly(options: string): boolean {
  const all = options.split(",");
  return all.lastIndexOf("ro") > all.lastIndexOf("rw");
}

/** Docker's spelling of a size in binary units: `64Mi` is `64m`. */
const dockerSize = (size: string) => size.toLowerCase().replace(/i?b?$/, "");

/** Options of an entry of Docker's `tmpfs` map. The owner is written out: an empty tmpfs belongs to root. */
export function tmpfsOptions({ size, uid, gid, mode, exec }: MemoryMount): string {
  const flags = ["rw", exec ? "exec" : "noexec", "nosuid", "nodev", `size=${dockerSize(size)}`];
  if (uid !== undefined) flags.push(`uid=${uid}`);
  if (gid !== undefined) flags.push(`gid=${gid}`);
  if (mode !== undefined) flags.push(`mode=${mode}`);
  return flags.join(",");
}

/** What the text of an entry of Docker's `tmpfs` map says. Docker adds noexec, nosuid and nodev by itself. */
export function tmpfsLimits(props: Props, path: Path): MemoryLimits {
  const options = () => {
    const text = props.read(path);
    return typeof text === "string" ? text.split(",").map((option) => option.trim()) : [];
  };
  const replace = (says: string, edit: (options: string[]) => string[]): Change => ({
    says,
    possible: props.canWrite(path) && props.peek(() => typeof props.read(path) === "string"),
    apply: () => props.write(path, edit(options().filter((option) => option !== "")).join(",")),
  });
  const without = (flag: string): Entry => ({
    value: flag,
    path: showPath(path),
    remove: replace(`replace ${flag} by no${flag} in ${showPath(path)}`, (all) =>
      all.map((option) => (option === flag ? `no${flag}` : option)),
    ),
  });
  const allowed = () =>
    ["exec", "suid", "dev"].filter((flag) => options().lastIndexOf(flag) > options().lastIndexOf(`no${flag}`));
  return {
    limit: {
      path: showPath(path),
      get set() {
        if ("unknown" in props.look(path)) return undefined;
        return options().some((option) => /^size=(?!0+[kmg]?$)./i.test(option));
      },
    },
    allows: {
      path: showPath(path),
      get entries() {
        return "unknown" in props.look(path) ? undefined : allowed().map(without);
      },
      includes: (value) => ("unknown" in props.look(path) ? undefined : allowed().includes(value)),
    },
    bound: (size) =>
      replace(`add size=${dockerSize(size)} to ${showPath(path)}`, (all) => [
        ...all.filter((option) => !option.startsWith("size=")),
        `size=${dockerSize(size)}`,
      ]),
  };
}
