import type { Container } from "../../model/container";
import type { Finding } from "../../rule";

export function* privileged({ privileged }: Container): Iterable<Finding> {
  if (privileged.effective !== true) return;
  yield {
    says: "is privileged and can make every read-only mount writable again",
    note: () => [`set ${privileged.path} to false`, privileged.hint].filter(Boolean).join("; "),
  };
}

/**
 * What each of these does alone. Not among them: SYS_PTRACE and MKNOD, which take a namespace or a device that is
 * reported itself; BPF, which cannot write to the memory of others without SYS_ADMIN.
 */
const undoing: Readonly<Record<string, string>> = {
  ALL: "makes every read-only mount writable again",
  SYS_ADMIN: "makes every read-only mount writable again",
  SYS_MODULE: "loads code into the kernel of the host",
  SYS_RAWIO: "reaches the memory and the hardware of the host",
  DAC_READ_SEARCH: "opens files of the host's disks that no mount shows",
};

export function* capabilities({ addedCapabilities }: Container): Iterable<Finding> {
  for (const { value, path } of addedCapabilities.entries ?? []) {
    if (!Object.hasOwn(undoing, value)) continue;
    yield { says: `has the capability ${value}, which ${undoing[value]}`, note: () => `remove ${path}` };
  }
}

const masked = "masked system paths";

/** Without the masks /proc/sys is writable, kernel.core_pattern with it: a program that the host runs as root. */
export function* unmasked({ unconfined }: Container): Iterable<Finding> {
  if (unconfined.includes(masked) !== true) return;
  yield {
    says: "has its system paths unmasked and can change settings of the host's kernel",
    note: () => unconfined.entries?.find(({ value }) => value === masked)?.remove?.says,
  };
}
