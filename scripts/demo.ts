/** Previews two real programs with the pack: `npm run demo`. Fails if the pack's output differs from their expected.txt. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { html } from "../policies/reports/html";
import { mergeReports } from "../policies/reports/merge";
import { readReport } from "../policies/reports/read";
import { expected, type Previewed, previewExample, root } from "../tools/examples";
import { ensureToolchain } from "../tools/toolchain";
import { difference, writableRoots } from "./demo/compare";

const lines = (text: string) => text.trimEnd().split("\n");

function show(title: string, { said }: Previewed): void {
  console.log(`\n$ cd examples/${title} && pulumi preview --policy-pack ../../policies\n`);
  const all = lines(said);
  const advisory = all.findIndex((line) => line.includes("[advisory]"));
  for (const line of advisory < 0 ? all : all.slice(0, advisory)) console.log(`  ${line}`);
  const rest = all.filter((line) => line.includes("[advisory]")).length;
  if (rest > 0) console.log(`      … and ${rest} advisory findings, all in examples/${title}/expected.txt`);
}

async function main(): Promise<void> {
  const toolchain = await ensureToolchain("core", (line) => console.error(line));
  if (toolchain.note) console.log(toolchain.note);
  const reports = mkdtempSync(join(tmpdir(), "readonly-rootfs-demo-"));
  const reported = (name: string) =>
    previewExample(name, { env: { READONLY_ROOTFS_REPORT: join(reports, `${name}.json`) } });
  // Two previews at a time: each is mostly the compiler reading one SDK's types.
  const [writable, hardened] = await Promise.all([reported("writable"), reported("wordpress-docker")]);
  show("writable", writable);
  show("wordpress-docker", hardened);
  const wrong =
    difference("writable", writable, expected("writable"), true) ??
    difference("wordpress-docker", hardened, expected("wordpress-docker"), false);
  if (wrong !== undefined) throw new Error(wrong);
  console.log(
    `\nSeen: ${writableRoots(writable)} containers with a writable root filesystem were refused; the hardened WordPress and MySQL passed.`,
  );
  console.log(`\nEvery container and every place that it can write, in a browser: ${writeMap(reports)}`);
}

/** One write map of both programs, in the checkout, where git ignores it. */
function writeMap(reports: string): string {
  const read = (name: string) => readReport(readFileSync(join(reports, `${name}.json`), "utf8"));
  const file = join(root, "write-map.html");
  writeFileSync(file, html(mergeReports([read("writable"), read("wordpress-docker")])));
  rmSync(reports, { recursive: true });
  return file;
}

main().catch((error: Error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
