import * as pulumi from "@pulumi/pulumi";

/** A map with every value marked as secret. */
export function secretValues<T extends Record<string, pulumi.Input<string>> | undefined>(map: T): T {
  if (map === undefined) return map;
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, pulumi.secret(value)])) as unknown as T;
}

/** Files with the text under `secret` marked as secret. */
export function secretFiles<F extends { secret?: pulumi.Input<string> }, T extends Record<string, F> | undefined>(
  files: T,
): T {
  if (files === undefined) return files;
  const sealed = Object.entries(files).map(([path, file]) => [
    path,
    file.secret === undefined ? file : { ...file, secret: pulumi.secret(file.secret) },
  ]);
  return Object.fromEntries(sealed) as unknown as T;
}
