import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * What `@pulumi/policy` uses of `@pulumi/pulumi`: asset classes, which are bundled as they are, and the few names below.
 * The modules they come from load the whole SDK, half of the start-up. A test holds each name against the SDK's own.
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

/** The names that compiled code takes of a module: `asset.FileAsset`, `specialSigKey`. Throws when it finds none. */
export function namesTaken(code: string, module: string): string[] {
  const [, local = ""] = new RegExp(`const (\\w+) = require\\("${module}"\\);`).exec(code) ?? [];
  const uses =
    local === "" ? [] : code.matchAll(new RegExp(`\\b${local}\\.([A-Z]\\w+|[a-z]\\w+(?:\\.[A-Z]\\w+)?)`, "g"));
  const names = [...new Set([...uses].map(([, name = ""]) => name))].sort();
  if (names.length === 0) throw new Error(`no names taken of ${module} were found; adapt scripts/bundle/sdk.ts`);
  return names;
}

/** Every name that the stand-ins have: a bundle whose policy SDK takes another one must not be built. */
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

/** Puts the stand-ins in the place of the modules; fails the build when something takes a name they do not have. */
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
