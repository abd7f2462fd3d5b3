import { type Argument, shown } from "../argument";

/** Actions that block a system call; every other action allows it. */
const blocking = ["SCMP_ACT_ERRNO", "SCMP_ACT_KILL", "SCMP_ACT_KILL_PROCESS", "SCMP_ACT_KILL_THREAD", "SCMP_ACT_TRAP"];

/** The keys of a profile in the engine's spelling. The engine ignores case and takes the last of several equal keys. */
const known = [
  "defaultAction",
  "defaultErrnoRet",
  "architectures",
  "archMap",
  "flags",
  "listenerPath",
  "listenerMetadata",
  "syscalls",
];

/** The JSON text of a seccomp profile that blocks every system call that it does not name. */
export function seccompProfile(at: Argument, text: string): string {
  if (text === "unconfined") throw at.refuse('must not be "unconfined".');
  const profile = parsed(at, text);
  const stranger = Object.keys(profile).find((key) => !known.includes(key));
  if (stranger !== undefined) {
    throw at.refuse(
      `has the unknown key "${stranger}"; a seccomp profile has ${known.map((key) => `\`${key}\``).join(", ")}.`,
    );
  }
  const { defaultAction, syscalls = [] } = profile;
  if (typeof defaultAction !== "string") throw at.refuse("must be a seccomp profile with a `defaultAction`.");
  if (!blocking.includes(defaultAction)) {
    throw at.refuse(
      `must block the system calls that it does not name: set \`defaultAction\` to "SCMP_ACT_ERRNO", not ${shown(defaultAction)}, and allow what the program needs.`,
    );
  }
  if (!Array.isArray(syscalls) || !syscalls.every(isRule)) {
    throw at.refuse("must have `syscalls` that each have `names` and an `action`.");
  }
  return text;
}

function parsed(at: Argument, text: string): Record<string, unknown> {
  let profile: unknown;
  try {
    profile = JSON.parse(text);
  } catch {
    throw at.refuse("must be the JSON text of a seccomp profile: read the file that holds it.");
  }
  if (typeof profile !== "object" || profile === null || Array.isArray(profile)) {
    throw at.refuse("must be a seccomp profile with a `defaultAction`.");
  }
  // JSON.parse keeps one of two equal keys; the engine might keep the other.
  const keys = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined);
  if (keys.length !== count(profile)) throw at.refuse("has a key twice in one object: write each key once.");
  return profile as Record<string, unknown>;
}

/** The number of keys in a value, nested objects included. */
function count(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, inner) => sum + count(inner), own);
}

function isRule(rule: unknown): boolean {
  if (typeof rule !== "object" || rule === null) return false;
  const { name, names, action } = rule as { name?: unknown; names?: unknown; action?: unknown };
  const all = names ?? [name];
  return (
    typeof action === "string" &&
    /^SCMP_ACT_[A-Z_]+$/.test(action) &&
    Array.isArray(all) &&
    all.length > 0 &&
    all.every((one) => typeof one === "string" && /^\w+$/.test(one))
  );
}
