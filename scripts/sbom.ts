// Prints the bill of materials of the pack as it is installed, in CycloneDX: `npm run --silent sbom`.
// From an installation of its own, because npm leaves most of a workspace out.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pack = join(__dirname, "../policies");

function sbom(): string {
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-sbom-"));
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
  try {
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "sbom", version: "0.0.0", private: true }));
    const [{ filename }] = JSON.parse(npm(pack, "pack", "--json", "--ignore-scripts", "--pack-destination", directory));
    npm(
      directory,
      "install",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--prefer-offline",
      join(directory, filename),
    );
    return npm(directory, "sbom", "--sbom-format", "cyclonedx");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

process.stdout.write(sbom());
