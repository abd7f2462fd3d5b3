import type { Session } from "node:inspector";
import { sep } from "node:path";

const hooks = `${sep}runtime${sep}closure${sep}v8Hooks.js`;

/**
 * Detaches the inspector session that Pulumi's runner of a pack's directory opens to serialise functions. Packs do not need
 * it, and it makes every throw several times slower: every policy that does not apply throws. A developer's debugger uses a
 * session of its own.
 */
export function leaveDebugger(modules: NodeJS.Dict<NodeJS.Module> = require.cache): void {
  const file = Object.keys(modules).find((name) => name.endsWith(hooks));
  const session: (() => Promise<Session>) | undefined = file && modules[file]?.exports.getSessionAsync;
  if (typeof session !== "function") return;
  // If it cannot be detached, the pack works as before, but slower.
  session().then(
    (attached) => attached.post("Debugger.disable"),
    () => {},
  );
}
