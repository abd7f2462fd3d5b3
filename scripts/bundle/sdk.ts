import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * The part of `@pulumi/pulumi` that `@pulumi/policy` uses: asset classes, bundled as they are, and the names below. Their own
 * modules load the whole SDK, which is half of the start-up time. A test compares each name with the SDK's own.
 */
export const standIns: Readonly<Record<string, string>> = {
  "@pulumi/pulumi": `
    const { isInstance } = require("@pulumi/pulumi/utils");
    exports.asset = require("@pulumi/pulumi/asset");
    exports.Output = { isInstance: (value) => isInstance(value, "__pulumiOutput") };`,
  "@pulumi/pulumi/runtime/rpc": `
    exports.specialSigKey = "4dabf18193072939515e22adb298388d";
    exports.specialAssetSig = "c44067f5952c0a294b673a41bacd8c17";
    exports.specialArchiveSig = "0def7320c3a5731c473e5ecbe6d01bc7";
    exports.specialSecretSig = "1b47061264138c4ac30d75fd1eb44270";`,
};

/**
 * The names that compiled code uses from a module: `asset.FileAsset`, `specialSigKey`.
 *
 * @throws Error if it finds none
 */
export function namesTaken(code: string, module: string): string[] {
  const [, local = ""] = new RegExp(`const (\\w+) = require\\("${module}"\\);`).exec(code) ?? [];
  const uses =
    local === "" ? [] : code.matchAll(new RegExp(`\\b${local}\\.([A-Z]\\w+|[a-z]\\w+(?:\\.[A-Z]\\w+)?)`, "g"));
  const names = [...new Set([...uses].map(([, name = ""]) => name))].sort();
  if (names.length === 0) throw new Error(`no names taken of ${module} were found; adapt scripts/bundle/sdk.ts`);
  return names;
}

/** The names in the stand-ins: the build fails if the policy SDK uses another one. */
export const offered: Readonly<Record<string, readonly string[]>> = {
  "@pulumi/pulumi": [
    "Output",
    "asset.Archive",
    "asset.Asset",
    "asset.AssetArchive",
    "asset.FileArchive",
    "asset.FileAsset",
    "asset.RemoteArchive",
    "asset.RemoteAsset",
    "asset.StringAsset",
  ],
  "@pulumi/pulumi/runtime/rpc": ["specialArchiveSig", "specialAssetSig", "specialSecretSig", "specialSigKey"],
};

/** Replaces the modules by the stand-ins; fails the build if code uses a name that the stand-ins lack. */
export const slimSdk: Plugin = {
  name: "slim-sdk",
  setup(build) {
    build.onResolve({ filter: /^@pulumi\/pulumi(\/runtime\/rpc)?$/ }, ({ path, importer }) => {
      const missing = namesTaken(readFileSync(importer, "utf8"), path).filter((name) => !offered[path]?.includes(name));
      if (missing.length === 0) return { path, namespace: "stand-in" };
      return {
        errors: [{ text: `${importer} takes ${missing.join(", ")} of ${path}; add it to scripts/bundle/sdk.ts` }],
      };
    });
    build.onLoad({ filter: /.*/, namespace: "stand-in" }, ({ path }) => ({
      contents: standIns[path] as string,
      resolveDir: __dirname,
    }));
  },
};
