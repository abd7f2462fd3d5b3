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

/** What a process does to the host with each of these capabilities alone. */
const undoing: Readonly<Record<string, string>> = {
  ALL: "makes every read-only mount writable again",
  SYS_ADMIN: "makes every read-only mount writable again",
  SYS_MODULE: "loads code into the kernel of the host",
  SYS_BOOT: "loads another kernel on the host",
  BPF: "runs programs in the kernel of the host",
  SYS_RAWIO: "reaches the memory and the hardware of the host",
  DAC_READ_SEARCH: "opens files of the host's disks that no mount shows",
  MAC_ADMIN: "changes the security policy of the host",
  MAC_OVERRIDE: "ignores the security policy of the host",
};

/**
 * The other capabilities of https://man7.org/linux/man-pages/man7/capabilities.7.html: they act on the container's own files,
 * processes and network, or on the clock, priorities and logs of the host. MKNOD makes no device that the device rules forbid;
 * SYS_PTRACE needs processes of others, which are reported themselves.
 */
const harmless: ReadonlySet<string> = new Set([
  ..."AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE FOWNER FSETID".split(
    " ",
  ),
  ..."IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW".split(" "),
  ..."PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_CHROOT SYS_NICE SYS_PACCT SYS_PTRACE SYS_RESOURCE".split(" "),
  ..."SYS_TIME SYS_TTY_CONFIG WAKE_ALARM".split(" "),
]);

/** What a capability does to the host; undefined if it leaves the host alone. */
export function undoes(capability: string): string | undefined {
  if (harmless.has(capability)) return undefined;
  return Object.hasOwn(undoing, capability) ? undoing[capability] : "is not known to keep from the host";
}

export function capabilities({ addedCapabilities }: Container): Finding[] {
  return (addedCapabilities.entries ?? []).flatMap(({ value, shown, path }) => {
    const does = undoes(value);
    if (does === undefined) return [];
    return [{ says: `has the capability ${shown}, which ${does}`, note: () => `remove ${path}` }];
  });
}

/** Settings of the kernel outside the container's namespaces: kernel.core_pattern names a program that the host runs as root. */
export function kernelSettings({ kernelSettings }: Container): Finding[] {
  return (kernelSettings.entries ?? []).map(({ shown, path }) => ({
    says: `sets ${shown} in the kernel of the host`,
    note: () => `remove ${path}`,
  }));
}

/** Writable control groups of the host: there a process stops others, and on cgroup v1 the host runs the program it names. */
export function controlGroups({ controlGroups }: Container): Finding[] {
  if (controlGroups?.effective !== "host") return [];
  return [{ says: "can write to the control groups of the host", note: () => controlGroups.to("private").says }];
}

const masked = "masked system paths";

/** Without the masks /proc/sys is writable, kernel.core_pattern with it: a program that the host runs as root. */
export function unmasked({ unconfined }: Container): Finding[] {
  if (unconfined.includes(masked) !== true) return [];
  const says = "has its system paths unmasked and can change settings of the host's kernel";
  const note = () => unconfined.entries?.find(({ value }) => value === masked)?.remove?.says;
  return [{ says, note }];
}
