// A copy of this checkout in a temporary directory, for scripts that change the checkout they run in.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "../..");

/** Copies the tracked and the new files, and the generated catalogue; links node_modules. */
export function copyCheckout(): { readonly directory: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-checkout-"));
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const tracked = execFileSync("git", list, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  const generated = [
    "policies/images/images.json",
    "policies/images/schema.json",
    "components/catalogue/images.json",
    "components/catalogue/lookup.js",
  ];
  for (const file of [...tracked, ...generated]) {
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    cpSync(join(root, file), join(directory, file));
  }
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  execFileSync("git", ["init", "--quiet"], { cwd: directory });
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
