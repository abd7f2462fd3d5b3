// Prints the bill of materials of the pack in CycloneDX: `npm run --silent sbom`. Installed packages are listed as
// package-lock.json pins them; packages inside the executable are components of that file.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "./bundle";
import { packagesIn } from "./bundle/licenses";
import { runMain } from "./main";

const root = join(__dirname, "..");
const executable = "bin/readonly-rootfs";

export interface Component {
  "bom-ref": string;
  type: string;
  name: string;
  version?: string;
  purl?: string;
  hashes?: { alg: string; content: string }[];
  components?: Component[];
}

export interface Bom {
  bomFormat: string;
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: object[]; component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

interface Locked {
  version: string;
  link?: boolean;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));

/** The bill of materials made by npm. npm lists little of a workspace, so the pack is presented as a project of its own. */
function installed(locked: Record<string, Locked>): Bom {
  const manifest = read("policies/package.json");
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-sbom-"));
  try {
    const external = Object.entries(locked).filter(([path, { link }]) => path.startsWith("node_modules/") && !link);
    const packages = Object.fromEntries([["", locked.policies], ...external.map(([path, it]) => [path, wanted(it)])]);
    const { name, version } = manifest;
    const lock = { name, version, lockfileVersion: 3, requires: true, packages };
    writeFileSync(join(directory, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(directory, "package-lock.json"), JSON.stringify(lock));
    const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
    const bom: Bom = JSON.parse(execFileSync("npm", args, { cwd: directory, encoding: "utf8", maxBuffer: 1 << 26 }));
    bom.metadata.component.name = name;
    return bom;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The package without workspace-only flags and without optional peers. */
function wanted({ peerDependencies = {}, peerDependenciesMeta = {}, ...locked }: Locked): Locked {
  const flags = new Set(["dev", "optional", "devOptional", "peer"]);
  const peers = Object.entries(peerDependencies).filter(([name]) => peerDependenciesMeta[name]?.optional !== true);
  const own = Object.entries(locked).filter(([key]) => !flags.has(key));
  return Object.fromEntries([...own, ["peerDependencies", Object.fromEntries(peers)]]) as unknown as Locked;
}

async function sbom(): Promise<Bom> {
  const { packages } = read("package-lock.json") as { packages: Record<string, Locked> };
  const { metadata, components, dependencies, serialNumber, ...bom } = installed(packages);
  const { timestamp, tools, ...about } = metadata;
  const { code, metafile } = await bundle();
  const bundled = packagesIn(metafile).map((path) => {
    const name = path.slice("node_modules/".length);
    const known = components.find((it) => it.name === name && it.version === packages[path]?.version);
    if (known === undefined) throw new Error(`${path} is in ${executable}, but no dependency of the pack`);
    return { ...known, "bom-ref": `${executable}#${known["bom-ref"]}` };
  });
  const content = createHash("sha512").update(code).digest("hex");
  const file = { type: "file", name: executable, hashes: [{ alg: "SHA-512", content }], components: bundled };
  return { ...bom, metadata: about, components: [{ "bom-ref": executable, ...file }, ...components], dependencies };
}

if (require.main === module) {
  runMain(async () => process.stdout.write(`${JSON.stringify(await sbom(), null, 2)}\n`));
}
