import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { collectYoungGarbage } from "./garbage";

/** A look takes some 10 microseconds, and this many answers some 30 milliseconds. */
const callsBetweenLooks = 64;
/**
 * Room for new objects that is enough, in bytes: V8 would go on doubling it, which makes no answer faster. It is doubled from 2 to
 * 4 MiB for the last time, and takes as much again, because a collection copies from one half to the other.
 */
const young = 3 * 2 ** 20;
/** Growth of the heap, in per cent of what is in use, after which V8 collects all of it. V8 would let it double or more. */
const growth = 20;
/** Bytes of messages that are worth a collection of what is new. */
const received = 8 * 2 ** 20;

/**
 * Keeps the heap small of a process that answers thousands of small questions, each of which leaves little behind. V8 chooses when
 * to collect all garbage: where it is told to do so, it drops code that it has optimized, and answers take half as long again.
 */
export class SmallHeap {
  #calls = 0;
  #grows = true;
  #received = 0;

  constructor() {
    setFlagsFromString(`--heap-growing-percent=${growth}`);
  }

  /** Call it at each question. */
  asked(): void {
    if (this.#calls++ % callsBetweenLooks === 0) this.#boundYoung();
  }

  /**
   * Call it at each piece of a message. Pieces lie outside of the heap, so it has no new objects that V8 would collect, and V8
   * collects all of it because of the pieces.
   */
  received(bytes: number): void {
    this.#received += bytes;
    if (this.#received <= received) return;
    this.#received = 0;
    collectYoungGarbage();
  }

  /** V8 reads the bound itself only at its start, and the engine starts the pack without flags. */
  #boundYoung(): void {
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    // Its size is that of one half at times: V8 gives the other back.
    const room = space === undefined ? 0 : space.space_used_size + space.space_available_size;
    // An idle V8 makes the room smaller again.
    const grows = room < young;
    if (grows !== this.#grows) setFlagsFromString(`--semi-space-growth-factor=${grows ? 2 : 1}`);
    this.#grows = grows;
  }
}
