/**
 * Checks the types of tests, scripts and examples: `tsx scripts/types.ts`. A fresh checkout begins with what tsc left in
 * another one on this machine, the hashes of all files, and checks what has changed since, and all that depends on it.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheRoot, writeAtomically } from "../tools/toolchain/cache";

const root = join(__dirname, "..");
const own = join(root, "node_modules/.cache/test.tsbuildinfo");
const shared = join(cacheRoot(), "test.tsbuildinfo");

if (!existsSync(own) && existsSync(shared)) {
  mkdirSync(dirname(own), { recursive: true });
  copyFileSync(shared, own);
}
const tsc = [require.resolve("typescript/bin/tsc"), "--noEmit", "-p", "test"];
const { status } = spawnSync(process.execPath, tsc, { cwd: root, stdio: "inherit" });
if (existsSync(own)) writeAtomically(shared, readFileSync(own, "utf8"));
process.exitCode = status ?? 1;
