import { isObject } from "../../inputs/proxies";
import { folded, countKeys as keysIn } from "../../inputs/spelling";
import { asString } from "../../model/setting";

/** Actions that block a system call; LOG, TRACE, NOTIFY and ALLOW let it through, or may. */
const denying = /^SCMP_ACT_(ERRNO|TRAP|KILL(_PROCESS|_THREAD)?)$/;

/**
 * Whether a seccomp profile, the JSON text that Docker's API takes, keeps a process from any system call. Keys are compared
 * as the engine does, without case; one that stands twice may be read either way.
 * https://docs.docker.com/engine/security/seccomp/
 */
export function confines(text: string): boolean {
  let profile: unknown;
  try {
    profile = JSON.parse(text);
  } catch {
    // The engine refuses a malformed profile.
    return true;
  }
  if (!isObject(profile) || keysIn(text) !== countKeys(profile)) return false;
  if (denying.test(asString(property(profile, "defaultAction")) ?? "")) return true;
  const calls = property(profile, "syscalls");
  return Array.isArray(calls) && calls.some((call) => isObject(call) && denies(call));
}

function denies(call: object): boolean {
  const names = property(call, "names") ?? [property(call, "name")];
  const named = Array.isArray(names) && names.some((name) => typeof name === "string" && name !== "");
  return named && denying.test(asString(property(call, "action")) ?? "");
}

function property(object: object, name: string): unknown {
  return Object.entries(object).find(([key]) => folded(key) === folded(name))?.[1];
}

/** The number of keys in a value; keys that differ only in case count once. */
function countKeys(value: unknown): number {
  if (!isObject(value)) return 0;
  const own = Array.isArray(value) ? 0 : new Set(Object.keys(value).map(folded)).size;
  return Object.values(value).reduce<number>((sum, inner) => sum + countKeys(inner), own);
}
