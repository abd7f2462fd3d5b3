/** Writes the generated parts of the documents: `npm run docs`. With `--check` it changes nothing and fails instead. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { read } from "./bench/files";
import { costs } from "./docs/bench";
import { groundsTable, proofTable } from "./docs/catalogue";
import { configurationReference, configurationSchema } from "./docs/configuration";
import { discoveries, discoveryTable } from "./docs/discoveries";
import { excerpt } from "./docs/output";
import { withPart } from "./docs/part";
import { ruleHeader, ruleTable } from "./docs/rules";
import { policies } from "./docs/source";

const root = join(__dirname, "..");
const check = process.argv.includes("--check");

function documents(): Map<string, string> {
  const texts = new Map<string, string>();
  const part = (file: string, name: string, text: string) => {
    const path = join(root, file);
    if (!existsSync(path)) throw new Error(`${file} is missing; write it, with the markers of its generated parts`);
    texts.set(path, withPart(file, texts.get(path) ?? readFileSync(path, "utf8"), name, text));
  };
  const said = readFileSync(join(root, "examples/writable/expected.txt"), "utf8");
  part("README.md", "output", excerpt(said, "read-only-root", "wordpress"));
  part("README.md", "rules", ruleTable(policies));
  part("README.md", "bench", costs(read(readFileSync(join(root, "docs/bench.json"), "utf8"))));
  part("catalogue/README.md", "grounds", groundsTable());
  part("catalogue/README.md", "proofs", proofTable());
  part("docs/discover.md", "discoveries", discoveryTable(discoveries()));
  for (const policy of policies) part(`policies/rules/${policy.name}.md`, "header", ruleHeader(policy));
  texts.set(join(root, "docs/configuration.md"), configurationReference(policies));
  texts.set(join(root, "docs/configuration.schema.json"), configurationSchema(policies));
  return texts;
}

function main(): void {
  const stale: string[] = [];
  for (const [path, text] of documents()) {
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    stale.push(relative(root, path));
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (check && stale.length > 0) {
    console.error(`not up to date: ${stale.join(", ")}; run \`npm run docs\` and commit the result`);
    process.exitCode = 1;
  }
}

main();
