import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collect: (() => void) | undefined;

/**
 * Frees what earlier answers left behind. V8 waits with that until the heap has grown to several times its size, and the
 * question about a large stack would come on top of it. Takes some tens of milliseconds. Does nothing where V8 has no such function.
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    // The equivalent of `node --expose-gc`: the engine starts the pack without flags.
    setFlagsFromString("--expose-gc");
    const exposed: unknown = runInNewContext("globalThis.gc");
    collect = typeof exposed === "function" ? (exposed as () => void) : () => {};
  }
  collect();
}
