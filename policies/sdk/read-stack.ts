import type { ServerHttp2Stream } from "node:http2";
import { isPlain, lengthIn, PREFIX } from "./frame";
import { collectGarbage } from "./garbage";
import type { Policies } from "./policies";
import { ignore, tellAgain } from "./read-message";
import { ShortenedStack } from "./shortened-stack";

/** Reads the message about the stack, and hands it over with what is kept of it. */
export function readStack(stream: ServerHttp2Stream, { leave }: Policies, handOver: () => void): void {
  let start: Buffer = Buffer.alloc(0);
  let stack: ShortenedStack | undefined;
  const give = (bytes: Buffer) => {
    stream.off("data", take).off("end", short).off("error", ignore).pause();
    handOver();
    stream.unshift(bytes);
  };
  const take = (chunk: Buffer) => {
    let next = chunk;
    if (stack === undefined) {
      start = Buffer.concat([start, chunk]);
      if (start.length < PREFIX) return;
      if (!isPlain(start)) return give(start);
      const length = lengthIn(start);
      if (length > large) collectGarbage();
      stack = new ShortenedStack(length, leave);
      next = start.subarray(PREFIX);
    }
    const { missing } = stack;
    stack.take(next.subarray(0, missing));
    if (next.length < missing) return;
    const frame = stack.framed();
    give(next.length === missing ? frame : Buffer.concat([frame, next.subarray(missing)]));
  };
  const short = () => {
    stream.off("data", take).off("error", ignore);
    handOver();
    tellAgain(stream, stack?.framed() ?? start);
  };
  stream.on("data", take).once("end", short).on("error", ignore);
}

/** A stack of some thousand resources: of a smaller one the pack takes less memory than it has at its start. */
const large = 4 * 2 ** 20;
