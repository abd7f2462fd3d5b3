import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from "node:v8";
import { collectGarbage } from "./garbage";

/** A look takes some 10 microseconds, and this many answers some 30 milliseconds. */
const callsBetweenLooks = 64;
/** Room for new objects, in bytes: V8 lets it grow to four times as much and more, which makes no answer faster. */
const young = 8 * 2 ** 20;
/** Bytes of garbage that are worth a collection. V8 waits for several times as many. */
const garbage = 12 * 2 ** 20;

/** Keeps the heap small of a process that answers thousands of small questions, each of which leaves little behind. */
export class SmallHeap {
  #calls = 0;
  #grows = true;
  #inUse: number | undefined;

  /** Call it at each question. */
  asked(): void {
    if (this.#calls++ % callsBetweenLooks !== 0) return;
    this.#boundYoung();
    const used = getHeapStatistics().used_heap_size;
    this.#inUse ??= used;
    // A collection takes as long as the bytes in use are many.
    if (used - this.#inUse <= Math.max(garbage, this.#inUse / 2)) return;
    collectGarbage();
    this.#inUse = getHeapStatistics().used_heap_size;
  }

  /** V8 reads the bound itself only at its start, and the engine starts the pack without flags. */
  #boundYoung(): void {
    const size = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;
    // An idle V8 makes the room smaller again.
    const grows = size < young;
    if (grows !== this.#grows) setFlagsFromString(`--semi-space-growth-factor=${grows ? 2 : 1}`);
    this.#grows = grows;
  }
}
