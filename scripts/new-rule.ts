/**
 * Makes a new rule: `npm run new-rule -- no-host-ports`. Writes rule, document and test, registers the rule, and brings the
 * generated parts up to date. `npm run check` passes then. Three tests fail until the author has written the judgement:
 * the row of the table, the program of the document, the TODOs.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMain } from "./main";
import { nameFault, ruleNames, withChange } from "./rules/names";
import { filesOf, registered } from "./rules/templates";

/**
 * Writes the files into a checkout and returns those with TODOs.
 *
 * @throws Error, a sentence, if a name or file is taken
 */
function newRule(root: string, name: string): string[] {
  const fault = nameFault(name, ruleNames(root));
  if (fault !== undefined) throw new Error(fault);
  const files = filesOf(name);
  const there = [...files.keys()].find((file) => existsSync(join(root, file)));
  if (there !== undefined) throw new Error(`${there} exists already; remove it, or choose another name`);
  const index = join(root, "policies/rules/index.ts");
  const changelog = join(root, "CHANGELOG.md");
  const changed = new Map([
    [index, registered(readFileSync(index, "utf8"), name)],
    [changelog, withChange(readFileSync(changelog, "utf8"), `New rule \`${name}\`: TODO, in the words of its users.`)],
  ]);
  for (const [file, text] of files) writeFileSync(join(root, file), text);
  for (const [file, text] of changed) writeFileSync(file, text);
  execFileSync("npx", ["biome", "check", "--write", "policies/rules", `test/rules/${name}.test.ts`], { cwd: root });
  execFileSync("npx", ["tsx", "scripts/docs.ts"], { cwd: root, stdio: "inherit" });
  return [...files.keys(), "CHANGELOG.md"];
}

if (require.main === module) {
  runMain(() => {
    const [name, ...rest] = process.argv.slice(2);
    if (name === undefined || rest.length > 0) throw new Error("usage: npm run new-rule -- NAME");
    for (const file of newRule(join(__dirname, ".."), name)) console.log(`fill in the TODOs of ${file}`);
    console.log(`then: npx mocha test/rules/${name}.test.ts test/rules/documents.test.ts`);
  });
}
