import { basename, dirname, join, resolve } from "node:path";
import { ofAllFiles } from "./service";

/** A Compose file of the command line. */
export interface ComposeFile {
  readonly name: string;
  readonly services: readonly string[];
}

/** Lines about files that Compose would merge, which are judged one by one. */
export function overridesOf(files: readonly ComposeFile[], isThere: (file: string) => boolean): string[] {
  const given = new Set(files.map(({ name }) => resolve(name)));
  const first = new Map<string, string>();
  return files.flatMap(({ name, services }) => {
    const other = services.map((service) => [service, first.get(service)] as const).find(([, file]) => file);
    for (const service of services) if (!first.has(service)) first.set(service, name);
    const beside = namesOfOverrides(name).find((file) => isThere(file) && !given.has(resolve(file)));
    return [
      ...(other === undefined
        ? []
        : [
            `${name}:1: declares the service "${other[0]}", as ${other[1]} does, and is not merged with it; ${ofAllFiles}`,
          ]),
      ...(beside === undefined
        ? []
        : [
            `${name}:1: is merged by Compose with ${beside}, which is not read; docker compose config | npx @readonly-rootfs/cli check - judges both as one`,
          ]),
    ];
  });
}

/**
 * The files that Compose reads as well when it finds this one by itself.
 *
 * https://github.com/compose-spec/compose-go/blob/e70e961c3a3acebf0800b882f1afb3dbf1fb74a2/cli/options.go
 */
function namesOfOverrides(file: string): string[] {
  if (!/^(docker-)?compose\.ya?ml$/.test(basename(file))) return [];
  return [
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
  ].map((name) => join(dirname(file), name));
}
