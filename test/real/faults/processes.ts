import { readdirSync, readFileSync } from "node:fs";

interface Running {
  pid: number;
  parent: number;
  command: string;
}

function running(): Running[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        return [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        // It ended in the meantime.
        return [];
      }
    });
}

/** The processes that this process has started, itself or through others, and whose command line fits. */
export function descendants(fits: RegExp): number[] {
  const all = running();
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === process.pid || isOurs(parents.get(pid)));
  return all.filter(({ pid, command }) => fits.test(command) && isOurs(parents.get(pid))).map(({ pid }) => pid);
}
