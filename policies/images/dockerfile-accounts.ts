import type { Value } from "./dockerfile-words";

/** Users by name, with their numbers. */
export type Accounts = Record<string, { uid?: number; gid?: number }>;

/** Options of useradd, adduser, groupadd and addgroup that take a value. */
const valued = /^(-[uUgGhdscbkKp]|--(uid|gid|ingroup|groups|home|home-dir|shell|comment|gecos|base-dir|skel))$/;

/** Adds the users that a RUN makes. */
export function readAccounts(run: string, lookUp: (name: string) => Value, found: Accounts): void {
  const script = run.replace(/\$(?:(\w+)|\{(\w+)\})/g, (all, plain, braced) => lookUp(plain ?? braced) ?? all);
  const groups: Record<string, number> = {};
  for (const [, command = "", rest = ""] of script.matchAll(/\b(useradd|adduser|groupadd|addgroup)\b([^;&|\n]*)/g)) {
    const { name, options } = parsed(rest);
    const number = (...keys: string[]) => keys.map((key) => options[key]).find((value) => /^\d+$/.test(value ?? ""));
    const gid = number("-g", "--gid");
    if (command === "groupadd" || command === "addgroup") {
      if (gid !== undefined && name !== undefined) groups[name] = Number(gid);
      continue;
    }
    if (name === undefined || /[$"'`]/.test(name)) continue;
    const uid = number("-u", "--uid");
    const group = options["-G"] ?? options["--ingroup"] ?? options["-g"] ?? options["--gid"] ?? name;
    const own = gid === undefined ? groups[group] : Number(gid);
    found[name] = { ...(uid !== undefined && { uid: Number(uid) }), ...(own !== undefined && { gid: own }) };
  }
}

function parsed(rest: string): { name?: string; options: Record<string, string> } {
  const options: Record<string, string> = {};
  let name: string | undefined;
  const words = rest
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "\\");
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    const [, key, value] = /^(--?[\w-]+)(?:=(.*))?$/.exec(word) ?? [];
    if (key === undefined) {
      if (!/^\d?[<>]/.test(word)) name = word;
    } else if (value !== undefined) options[key] = value;
    else if (valued.test(key)) options[key] = words[++index] ?? "";
  }
  return { ...(name !== undefined && { name }), options };
}
