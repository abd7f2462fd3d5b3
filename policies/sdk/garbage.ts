import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let exposed: ((options?: { readonly type: "minor" }) => void) | undefined;

/**
 * Frees what earlier answers left behind. V8 waits with that until the heap has grown to several times its size, and the
 * question about a large stack would come on top of it. Takes some tens of milliseconds. Does nothing where V8 has no such function.
 */
export function collectGarbage(): void {
  collector()();
}

/** Frees only what is both new and lost, which takes a millisecond. */
export function collectYoungGarbage(): void {
  collector()({ type: "minor" });
}

function collector() {
  if (exposed === undefined) {
    // The equivalent of `node --expose-gc`: the engine starts the pack without flags.
    setFlagsFromString("--expose-gc");
    const gc: unknown = runInNewContext("globalThis.gc");
    exposed = typeof gc === "function" ? (gc as NonNullable<typeof exposed>) : () => {};
  }
  return exposed;
}
