import * as pulumi from "@pulumi/pulumi";
import type { Argument } from "./argument";
import { cleanPath, isWithin } from "./container-path";

/** The source of a mount: a path of the host, or a volume or claim by its name. */
export interface MountSource {
  kind: string;
  name: pulumi.Input<string>;
}

interface Mount {
  path: string;
  at: Argument;
  readOnly?: boolean;
}

/**
 * Refuses a read-only mount if another mount of the same container writes to the same volume or path of the host: its files
 * could change all the same.
 */
export function refuseTwins<M extends Mount>(mounts: M[], sourceOf: (mount: M) => MountSource | undefined): M[] {
  for (const readable of mounts.filter((mount) => mount.readOnly)) {
    for (const written of mounts.filter((mount) => !mount.readOnly)) {
      whenSame(sourceOf(written), sourceOf(readable), () => twin(readable.at, written.path));
    }
  }
  return mounts;
}

/** The error for a mount at `at`, whose files can be written at `path`. */
export function twin(at: Argument, path: string): Error {
  return at.refuse(`shows what "${path}" can write: mount it in one place only, or use another volume.`);
}

/** Throws the error if both sources are the same, now or as soon as both are known. */
export function whenSame(one: MountSource | undefined, other: MountSource | undefined, error: () => Error): void {
  if (one === undefined || other === undefined || one.kind !== other.kind) return;
  const check = (first: string, second: string) => {
    const same = one.kind === "host" ? overlap(first, second) : first === second;
    if (same) throw error();
  };
  if (one.name === other.name) throw error();
  if (typeof one.name === "string" && typeof other.name === "string") check(one.name, other.name);
  else pulumi.all([one.name, other.name]).apply(([first, second]) => check(first, second));
}

function overlap(one: string, other: string): boolean {
  const [first, second] = [cleanPath(one), cleanPath(other)];
  return isWithin(first, second) || isWithin(second, first);
}
