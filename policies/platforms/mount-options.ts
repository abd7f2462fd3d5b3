import type { MemoryAccess, MemoryMount } from "../model/mount";

/** Flags of a mount that a program can misuse; `noexec` and the like forbid them. */
export const harmfulFlags = ["exec", "suid", "dev"] as const;

/** The flags of a tmpfs that a cure mounts. */
export function tmpfsFlags({ exec }: MemoryMount): string[] {
  return ["rw", exec ? "exec" : "noexec", "nosuid", "nodev"];
}

/** `uid=33`, `gid=33`, `mode=0755`: the owner is written out, because an empty tmpfs belongs to root. */
export function ownerOptions({ uid, gid, mode }: MemoryMount): string[] {
  return Object.entries({ uid, gid, mode }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
}

/** Whether mount options include read-only; the last option about it counts. */
export function saysReadOnly(options: readonly string[]): boolean {
  return options.lastIndexOf("ro") > options.lastIndexOf("rw");
}

/** The value of the last option of this name: `64m` of `size=64m`. */
export function optionValue(options: readonly string[] | undefined, name: string): string | undefined {
  return options?.findLast((option) => option.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Owner and permissions that the options give to a tmpfs: it belongs to root if they name no owner. */
export function accessBy(options: readonly string[] | undefined): Pick<MemoryAccess, "uid" | "gid" | "mode"> {
  const number = (name: string, radix: number) => {
    const value = Number.parseInt(optionValue(options, name) ?? "", radix);
    return Number.isNaN(value) ? undefined : value;
  };
  return { uid: number("uid", 10) ?? 0, gid: number("gid", 10) ?? 0, mode: number("mode", 8) };
}
