import { stringify } from "yaml";
import type { Discovery, FoundPath } from "../discovery";
import { nameOf, shortName } from "./words";

type Writable = Record<string, { tmpfs: Record<string, unknown> } | { volume: { name: string } }>;

/** The argument `writable` of a hardened component. */
export function writable({ paths, image }: Discovery): Writable {
  const entries = paths.map((path): [string, Writable[string]] => [path.path, made(path, shortName(image.reference))]);
  return Object.fromEntries(entries);
}

function made(path: FoundPath, image: string): Writable[string] {
  if (path.kind === "volume") return { volume: { name: `${image}-${nameOf(path.path)}` } };
  const { size, uid, gid, mode, exec } = path;
  return { tmpfs: { size, ...(uid === 0 && gid === 0 ? {} : { uid, gid }), mode, ...(exec ? { exec } : {}) } };
}

export function typescript(discovery: Discovery): string {
  const entries = Object.entries(writable(discovery)).map(([path, how]) => {
    const [kind, value] = Object.entries(how)[0] as [string, Record<string, unknown>];
    const fields = Object.entries(value).map(([key, field]) => `${key}: ${JSON.stringify(field)}`);
    return `  ${JSON.stringify(path)}: { ${kind}: { ${fields.join(", ")} } },\n`;
  });
  return `${comments(discovery, "//")}writable: {\n${entries.join("")}},\n`;
}

export function componentYaml(discovery: Discovery): string {
  return `${comments(discovery, "#")}${stringify({ writable: writable(discovery) }, { lineWidth: 0 })}`;
}

function comments({ paths }: Discovery, mark: string): string {
  return paths
    .filter(({ content }) => content)
    .map(
      ({ path }) =>
        `${mark} ${path} has files of the image: a new Docker volume is filled with them, one of Kubernetes is not.\n`,
    )
    .join("");
}
