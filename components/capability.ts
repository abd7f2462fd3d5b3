import type { Argument } from "./argument";

/** The Linux capabilities that a program can name. Those that undo a read-only root are not among them. */
export const Capability = {
  AUDIT_CONTROL: "AUDIT_CONTROL",
  AUDIT_READ: "AUDIT_READ",
  AUDIT_WRITE: "AUDIT_WRITE",
  BLOCK_SUSPEND: "BLOCK_SUSPEND",
  CHECKPOINT_RESTORE: "CHECKPOINT_RESTORE",
  /** Change the owner of files. */
  CHOWN: "CHOWN",
  /** Read, write and execute files whatever their mode. */
  DAC_OVERRIDE: "DAC_OVERRIDE",
  FOWNER: "FOWNER",
  FSETID: "FSETID",
  IPC_LOCK: "IPC_LOCK",
  IPC_OWNER: "IPC_OWNER",
  KILL: "KILL",
  LEASE: "LEASE",
  LINUX_IMMUTABLE: "LINUX_IMMUTABLE",
  MKNOD: "MKNOD",
  NET_ADMIN: "NET_ADMIN",
  /** Listen on ports below 1024. */
  NET_BIND_SERVICE: "NET_BIND_SERVICE",
  NET_BROADCAST: "NET_BROADCAST",
  /** Use raw sockets, as `ping` does. */
  NET_RAW: "NET_RAW",
  PERFMON: "PERFMON",
  SETFCAP: "SETFCAP",
  /** Change the group of the process: needed by images that start as root and drop to another user. */
  SETGID: "SETGID",
  SETPCAP: "SETPCAP",
  /** Change the user of the process: needed by images that start as root and drop to another user. */
  SETUID: "SETUID",
  SYSLOG: "SYSLOG",
  SYS_CHROOT: "SYS_CHROOT",
  SYS_NICE: "SYS_NICE",
  SYS_PACCT: "SYS_PACCT",
  SYS_PTRACE: "SYS_PTRACE",
  SYS_RESOURCE: "SYS_RESOURCE",
  SYS_TIME: "SYS_TIME",
  SYS_TTY_CONFIG: "SYS_TTY_CONFIG",
  WAKE_ALARM: "WAKE_ALARM",
} as const;
export type Capability = (typeof Capability)[keyof typeof Capability];

const refused: Record<string, string> = {
  ALL: "it gives every capability at once; name those that are needed",
  SYS_ADMIN: "it can remount the root filesystem writable",
  SYS_MODULE: "it can load code into the kernel",
  SYS_RAWIO: "it can write to the memory and disks of the host",
  SYS_BOOT: "it can load another kernel",
  DAC_READ_SEARCH: "it can open files outside the container by their handle",
  BPF: "it can load programs into the kernel",
  MAC_ADMIN: "it can change the security policy that confines the container",
  MAC_OVERRIDE: "it can ignore the security policy that confines the container",
};

/** The capabilities to give back after all were dropped: sorted, each once. */
export function capabilities(at: Argument, names: Capability[] | undefined): Capability[] {
  const checked = at.items(names).map(([name, place]) => {
    place.plain(name, "string");
    const bare = String(name).toUpperCase().replace(/^CAP_/, "");
    if (Object.hasOwn(refused, bare)) throw place.refuse(`must not be "${name}": ${refused[bare]}.`);
    if (Object.hasOwn(Capability, name)) return name;
    throw Object.hasOwn(Capability, bare)
      ? place.refuse(`must be "${bare}", not "${name}": upper case, without "CAP_".`)
      : place.refuse(`must be the name of a Linux capability such as "NET_BIND_SERVICE", not "${name}".`);
  });
  return [...new Set(checked)].sort();
}
