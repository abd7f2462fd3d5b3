import type { Session } from "node:inspector";
import { sep } from "node:path";

const hooks = `${sep}runtime${sep}closure${sep}v8Hooks.js`;

/**
 * Has the runner of a pack's directory leave V8's debugger, which it attaches to itself so that programs can be taken apart
 * and sent elsewhere as functions. A pack has no use for it, and what is thrown costs several times as much beneath it: every
 * policy that does not apply throws. Who debugs the pack has a session of their own.
 */
export function leaveDebugger(modules: NodeJS.Dict<NodeJS.Module> = require.cache): void {
  const file = Object.keys(modules).find((name) => name.endsWith(hooks));
  const session: (() => Promise<Session>) | undefined = file && modules[file]?.exports.getSessionAsync;
  if (typeof session !== "function") return;
  // Where that is not possible, everything works as before, in more time.
  session().then(
    (attached) => attached.post("Debugger.disable"),
    () => {},
  );
}
