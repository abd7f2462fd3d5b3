import type { Container } from "../../model/container";
import { showsProcesses } from "../../model/host";
import type { Finding } from "../../rule";

/**
 * /proc/<pid>/root leads to the root filesystem of any process that the kernel lets a process trace: without a capability,
 * processes of the same user in other containers; with SYS_PTRACE, those of the host too. A read-only mount of /proc does not
 * prevent it.
 */
export function processes({ processNamespace, addedCapabilities, mounts, terms }: Container): Finding[] {
  const shared = processNamespace.effective;
  const findings: Finding[] = [];
  const note = () => `remove ${processNamespace.path}`;
  if (shared === "container") {
    findings.push({ says: "shares the processes of another container and can write to its files under /proc", note });
  }
  if (shared === "pod") {
    const says = `shares the processes of its ${terms.group} and can write to the files of its other containers under /proc`;
    findings.push({ says, note, advice: true });
  }
  const views = mounts().filter((mount) => mount.backing === "host" && mount.source && showsProcesses(mount.source));
  for (const { path } of [...(shared === "host" ? [processNamespace] : []), ...views]) {
    const traces = addedCapabilities.entries?.some(({ value }) => value === "SYS_PTRACE");
    findings.push({
      says: traces
        ? "sees the processes of the host with SYS_PTRACE and can write to every file of the host under /proc"
        : "sees the processes of the host and can write to files of other containers under /proc",
      note: () => `remove ${path}`,
      advice: !traces,
    });
  }
  return findings;
}

export function memory({ ipcNamespace }: Container): Finding[] {
  if (ipcNamespace.effective !== "host") return [];
  const says = "shares the memory of the host and can write to its /dev/shm";
  return [{ says, note: () => `remove ${ipcNamespace.path}`, advice: true }];
}
