import type { Container } from "../../model/container";
import type { Finding } from "../../rule";

export function privileged({ privileged, hostProcess }: Container): Finding[] {
  if (hostProcess?.effective === true) {
    const says = "is a process of its Windows host and can write to every file there";
    return [{ says, note: () => `set ${hostProcess.path} to false` }];
  }
  if (privileged.effective !== true) return [];
  const says = "is privileged and can make every read-only mount writable again";
  const note = () => [`set ${privileged.path} to false`, privileged.hint].filter(Boolean).join("; ");
  return [{ says, note }];
}

/**
 * Capabilities that each suffice alone. SYS_PTRACE and MKNOD need a namespace or a device that is reported itself; BPF cannot
 * write to the memory of others without SYS_ADMIN.
 */
const undoing: Readonly<Record<string, string>> = {
  ALL: "makes every read-only mount writable again",
  SYS_ADMIN: "makes every read-only mount writable again",
  SYS_MODULE: "loads code into the kernel of the host",
  SYS_RAWIO: "reaches the memory and the hardware of the host",
  DAC_READ_SEARCH: "opens files of the host's disks that no mount shows",
};

export function capabilities({ addedCapabilities }: Container): Finding[] {
  const added = (addedCapabilities.entries ?? []).filter(({ value }) => Object.hasOwn(undoing, value));
  return added.map(({ value, path }) => ({
    says: `has the capability ${value}, which ${undoing[value]}`,
    note: () => `remove ${path}`,
  }));
}

const masked = "masked system paths";

/** Without the masks /proc/sys is writable, kernel.core_pattern with it: a program that the host runs as root. */
export function unmasked({ unconfined }: Container): Finding[] {
  if (unconfined.includes(masked) !== true) return [];
  const says = "has its system paths unmasked and can change settings of the host's kernel";
  const note = () => unconfined.entries?.find(({ value }) => value === masked)?.remove?.says;
  return [{ says, note }];
}
