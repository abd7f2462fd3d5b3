import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Inputs } from "./as-provider";

type Step = (inputs: Inputs, ...words: string[]) => void;

/** The place of a mount that a message calls `tmpfs["/run"]`, `mounts[0]` or `volumes[0]`. */
const targetOf = (inputs: Inputs, path: string): string => {
  const [, list, key = ""] = /^(\w+)\["?(.*?)"?\]$/.exec(path) as string[];
  if (list === "tmpfs") return key;
  return (list === "mounts" ? inputs.mounts?.[+key]?.target : inputs.volumes?.[+key]?.containerPath) ?? "";
};
const remove = (inputs: Inputs, path: string) => {
  const target = targetOf(inputs, path);
  if (path.startsWith("tmpfs")) delete inputs.tmpfs?.[target];
  if (path.startsWith("mounts")) inputs.mounts = inputs.mounts?.filter((mount) => mount.target !== target) ?? [];
  if (path.startsWith("volumes")) inputs.volumes = inputs.volumes?.filter((one) => one.containerPath !== target) ?? [];
};
const edit = (inputs: Inputs, target: string, change: (options: string[]) => string[]) => {
  const tmpfs = inputs.tmpfs as Record<string, string>;
  tmpfs[target] = change((tmpfs[target] ?? "").split(",").filter(Boolean)).join(",");
};
const without = (name: string) => (option: string) => !option.startsWith(`${name}=`);
const mount: Step = (inputs, target = "") => {
  inputs.volumes = [...(inputs.volumes ?? []), { containerPath: target, volumeName: `${inputs.name}-followed` }];
};

/** What a person does who reads an order at the end of a message: word for word, and nothing else. */
const orders: readonly (readonly [order: RegExp, step: Step])[] = [
  [
    /^add "(\S+)": "(\S+)" to tmpfs$/,
    (inputs, target = "", options = "") => {
      inputs.tmpfs = { ...inputs.tmpfs, [target]: options };
    },
  ],
  [/^add (\S+) to tmpfs\["(.+)"\]$/, (inputs, add = "", at = "") => edit(inputs, at, (all) => [...all, add])],
  [
    /^set mounts\[(\d+)\]\.tmpfsOptions\.mode to (\d+), which is 0o\d+$/,
    (inputs, index = "", mode = "") => {
      Object.assign(inputs.mounts?.[+index]?.tmpfsOptions ?? {}, { mode: +mode });
    },
  ],
  [
    /^mount a (?:named )?volume(?: that holds these files)? instead of (\S+)$/,
    (inputs, path = "") => {
      const target = targetOf(inputs, path);
      remove(inputs, path);
      mount(inputs, target);
    },
  ],
  [/^mount a named volume at (\S+)$/, mount],
  [/no volume at (\S+), where .*; mount a named volume there$/, (inputs, target = "") => mount(inputs, target)],
  [
    /no volume at the directory that (\w+) names, where .*; mount a named volume there$/,
    (inputs, name = "") =>
      mount(inputs, inputs.envs?.find((variable) => variable.startsWith(`${name}=`))?.slice(name.length + 1) ?? ""),
  ],
  [
    /^give tmpfs\["(.+)"\] (\d+)Mi$/,
    (inputs, at = "", size = "") => edit(inputs, at, (all) => [...all.filter(without("size")), `size=${size}m`]),
  ],
  [
    /^write the (size|uid|mode) in tmpfs\["(.+)"\] as (?:a number, such as )?(\S+)$/,
    (inputs, name = "", at = "", option = "") => edit(inputs, at, (all) => [...all.filter(without(name)), option]),
  ],
  [
    /^leave only options of tmpfs in tmpfs\["(.+)"\], such as (\S+)$/,
    (inputs, at = "", option = "") => edit(inputs, at, () => [option]),
  ],
  [
    /^write the key in tmpfs as an absolute path, with its options as the value$/,
    (inputs) => {
      const [[key = "", value = ""] = []] = Object.entries(inputs.tmpfs ?? {});
      const [path = "", options = value] = key.split(":");
      inputs.tmpfs = { [path.startsWith("/") ? path : `/${path}`]: options };
    },
  ],
  [
    /^make the read-only mount (\S+) writable$/,
    (inputs, path = "") => {
      const target = targetOf(inputs, path);
      if (path.startsWith("tmpfs")) edit(inputs, target, (all) => all.filter((option) => option !== "ro"));
      else for (const volume of inputs.volumes ?? []) if (volume.containerPath === target) volume.readOnly = false;
    },
  ],
  [/whose mounts (\S+) and (\S+) are both at .*; remove \S+ or \S+$/, (inputs, one = "") => remove(inputs, one)],
  [
    /whose mount at (\S+) takes a directory .*; make that directory in what volumes\[(\d+)\] mounts, unless it is there$/,
    (inputs, place = "", index = "") => {
      const { hostPath = "", containerPath = "" } = inputs.volumes?.[+index] ?? {};
      mkdirSync(join(hostPath, place.slice(containerPath.length)), { recursive: true });
    },
  ],
];

/** The inputs after somebody did what a message says. Throws where no order in it is known. */
export function follow(message: string, inputs: Inputs): Inputs {
  const copy = structuredClone(inputs);
  const order = message.slice(message.lastIndexOf("; ") + 2);
  for (const [known, step] of orders) {
    const [found, ...words] = known.exec(order) ?? known.exec(message) ?? [];
    if (found === undefined) continue;
    step(copy, ...words);
    return copy;
  }
  throw new Error(`nobody knows how to follow: ${message}`);
}
