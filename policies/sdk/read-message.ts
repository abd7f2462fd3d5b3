import type { ServerHttp2Stream } from "node:http2";
import { isPlain, lengthIn, PREFIX } from "./frame";
import type { SmallHeap } from "./small-heap";

/** What becomes of a message that has come in. */
export interface Reader {
  /** Answers it, if that can be done at once; the message is undefined where it is of another form. */
  readonly answered: (message: Uint8Array | undefined) => boolean;
  /** Gets what is not answered, with a function that has the server of gRPC read all of it again. */
  readonly pass: (message: Uint8Array | undefined, handBack: () => void) => void;
  /** Has the server of gRPC listen to the stream. */
  readonly handOver: () => void;
}

/** Reads the one message of a question. */
export function readMessage(stream: ServerHttp2Stream, heap: SmallHeap, { answered, pass, handOver }: Reader): void {
  const incoming = new Incoming();
  let done = false;
  const take = (chunk: Buffer) => {
    if (done) return;
    heap.received(chunk.length);
    if (!incoming.take(chunk)) return;
    const { bytes, message } = incoming;
    done = answered(message);
    if (done) {
      incoming.spare();
      return;
    }
    stream.off("data", take).off("end", short).pause();
    pass(message, () => {
      stream.off("error", ignore);
      handOver();
      if (stream.readableEnded) tellAgain(stream, bytes);
      else stream.unshift(bytes);
    });
  };
  const short = () => {
    if (done) return;
    stream.off("data", take).off("error", ignore);
    pass(undefined, () => {
      handOver();
      tellAgain(stream, incoming.bytes);
    });
  };
  stream.on("data", take).once("end", short).on("error", ignore);
}

/** Tells the server of gRPC of what was read and of the end after it, which cannot be put back. */
export function tellAgain(stream: ServerHttp2Stream, bytes: Buffer): void {
  if (bytes.length > 0) stream.emit("data", bytes);
  stream.emit("end");
}

/** A broken stream is closed, and nobody waits for its answer. */
export const ignore = () => {};

/** Bigger messages are not kept until they are whole. */
const longest = 64 * 2 ** 20;
const longestSpare = 4 * 2 ** 20;
const none = Buffer.alloc(0);

/** The buffer of a message that has been answered, for the next one. */
let spare: Buffer = none;

/** The bytes of a message as they come in: a small one in one piece; of a big one each piece is copied, so that it can be freed. */
class Incoming {
  #held: Buffer = none;
  #size = 0;
  /** The size of the message with its prefix; NaN before that has come in. */
  #whole = Number.NaN;
  /** The buffer of a message in one piece belongs to Node.js. */
  #ours = false;

  /** Returns whether no more is to be waited for: the message is whole, or too big to be kept. */
  take(chunk: Buffer): boolean {
    if (this.#size === 0) this.#held = chunk;
    else if (this.#size + chunk.length <= this.#held.length) chunk.copy(this.#held, this.#size);
    else this.#held = Buffer.concat([this.bytes, chunk]);
    this.#size += chunk.length;
    if (Number.isNaN(this.#whole) && this.#size >= PREFIX) this.#whole = PREFIX + lengthIn(this.#held);
    if (this.#size < this.#whole && this.#whole <= longest) {
      if (this.#held.length < this.#whole) this.#makeRoom();
      return false;
    }
    // A prefix that is not whole may become so.
    return !Number.isNaN(this.#whole);
  }

  get bytes(): Buffer {
    return this.#held.subarray(0, this.#size);
  }

  /** Undefined where it is compressed, and where more or less has come in than the message. */
  get message(): Uint8Array | undefined {
    return this.#size === this.#whole && isPlain(this.#held) ? this.bytes.subarray(PREFIX) : undefined;
  }

  /** Keeps the buffer for another message. */
  spare(): void {
    if (this.#ours && this.#held.length <= longestSpare) spare = this.#held;
  }

  #makeRoom(): void {
    const buffer = spare.length >= this.#whole ? spare : Buffer.allocUnsafeSlow(this.#whole);
    spare = none;
    this.bytes.copy(buffer);
    this.#held = buffer;
    this.#ours = true;
  }
}
