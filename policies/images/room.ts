import type { Container } from "../model/container";
import type { MemoryLimits } from "../model/mount";
import { bytesOf, downToMi, kubernetesSize } from "../model/size";
import type { Need } from "./needs";

/** A need whose size fits into the memory of its container. */
export interface Fitted extends Need {
  /** The size of the catalogue, where it does not fit. */
  readonly usual?: string;
}

/**
 * What cures mount in memory takes at most this part of the container's own, for the pages of a tmpfs count as memory of the
 * container that wrote them: full mounts stop their writers, and never the program. Linux gives a tmpfs the same part.
 */
const part = 1 / 2;

/** A smaller fraction of the catalogue's generous sizes is too small. */
const enough = 1 / 16;

export const isEnough = (given: number, wanted: number): boolean => given >= wanted * enough;

/** The needs in their order, the largest sizes cut so that all of them fit into the memory of the container. */
export function fitted(container: Container, needs: readonly Need[]): readonly Fitted[] {
  const room = roomIn(container);
  // No cure mounts memory over what the image has there.
  const wanted = needs.map(({ size, content, file }) => (content || file ? 0 : bytesOf(size)));
  if (room === undefined || wanted.reduce((sum, size) => sum + size, 0) <= room) return needs;
  const most = largestThatFits(wanted, room);
  return needs.map((need, index) => {
    if ((wanted[index] ?? 0) <= most) return need;
    return { ...need, size: kubernetesSize(downToMi(most)), usual: kubernetesSize(bytesOf(need.size)) };
  });
}

/** Whether a cut size leaves room for what the image writes. */
export function isLeft({ size, usual }: Fitted): boolean {
  return usual === undefined || isEnough(bytesOf(size), bytesOf(usual));
}

/** The largest bound for one of the container's mounts in memory, if all get the same; undefined if nothing limits its memory. */
export function roomFor(container: Container, { limit }: MemoryLimits): number | undefined {
  const shared = container.group.filter((one) => one.mounts().some(({ memory }) => memory?.limit.path === limit.path));
  const rooms = shared.flatMap((one) => {
    const room = roomIn(one);
    const mounted = new Set(one.mounts().flatMap(({ memory }) => memory?.limit.path ?? []));
    return room === undefined ? [] : [room / mounted.size];
  });
  return rooms.length === 0 ? undefined : Math.min(...rooms);
}

function roomIn({ memoryLimit }: Container): number | undefined {
  const { bytes } = memoryLimit;
  return bytes === undefined ? undefined : bytes * part;
}

/** The bound that makes the sum of the sizes fit; sizes below it stay as they are. */
function largestThatFits(sizes: readonly number[], room: number): number {
  const ascending = [...sizes].sort((one, other) => one - other);
  let left = room;
  for (const [index, size] of ascending.entries()) {
    const share = left / (ascending.length - index);
    if (size > share) return share;
    left -= size;
  }
  return room;
}
