/**
 * Renames a rule everywhere: `npm run rename-rule -- OLD NEW`. Files, identifiers, documents, configurations,
 * tests and expected outputs; the old name stays valid in configurations through `formerly` of the rule.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMain } from "./main";
import { renameIdentifier } from "./rules/identifiers";
import { identifierOf, nameFault, ruleNames, withChange } from "./rules/names";

/** Files that keep the old name: history, files that other tools write, and the test of this script. */
const kept = ["CHANGELOG.md", "package-lock.json", "docs/bench.json", "docs/evidence.md", "test/scripts/rules.test.ts"];

/** `text` with each whole word `from` replaced; `--from` and `from-more` are other words. */
export function withName(text: string, from: string, to: string): string {
  return text.replace(new RegExp(`(?<![\\w-])${from}(?![\\w-])`, "g"), to);
}

/**
 * The source of the renamed rule with its old name in `formerly`.
 *
 * @throws Error if it has no line `name: "…",`
 */
export function withFormerName(source: string, from: string, to: string): string {
  const line = `name: "${to}",`;
  if (!source.includes(line))
    throw new Error(`the rule has no line \`${line}\`; add \`formerly: ["${from}"]\` to it by hand`);
  const list = /\bformerly: \[([^\]]*)\],/.exec(source);
  const before = [...(list?.[1] ?? "").matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name);
  const names = [...before.filter((name) => name !== from && name !== to), from].map((name) => `"${name}"`);
  const formerly = `formerly: [${names.join(", ")}],`;
  return list === null ? source.replace(line, `${line}\n  ${formerly}`) : source.replace(list[0], formerly);
}

/** Renames the rule in a checkout. Returns the changed files that are prose or output, for a person to review. */
function renameRule(root: string, from: string, to: string): string[] {
  const names = ruleNames(root);
  if (!names.includes(from)) throw new Error(`there is no rule "${from}"; use ${names.join(", ")}`);
  const fault = nameFault(to, names);
  if (fault !== undefined) throw new Error(fault);

  const changed = new Set(renameIdentifier(root, `policies/rules/${from}`, identifierOf(from), identifierOf(to)));
  const move = (file: string) => {
    const target = withName(file, from, to);
    if (target !== file && existsSync(join(root, file))) renameSync(join(root, file), join(root, target));
    return target;
  };
  for (const file of [`policies/rules/${from}`, `policies/rules/${from}.ts`, `policies/rules/${from}.md`]) move(file);
  move(`test/rules/${from}.test.ts`);

  const list = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8" }).trim().split("\n");
  for (const file of new Set(files.map((file) => (existsSync(join(root, file)) ? file : move(file))))) {
    if (kept.includes(file) || !lstatSync(join(root, file), { throwIfNoEntry: false })?.isFile()) continue;
    const text = readFileSync(join(root, file), "utf8");
    const renamed = withName(text, from, to);
    if (text.includes("\0") || renamed === text) continue;
    writeFileSync(join(root, file), renamed);
    changed.add(file);
  }

  const [own = ""] = [`policies/rules/${to}.ts`, `policies/rules/${to}/index.ts`].filter((file) =>
    existsSync(join(root, file)),
  );
  writeFileSync(join(root, own), withFormerName(readFileSync(join(root, own), "utf8"), from, to));
  const changelog = join(root, "CHANGELOG.md");
  const line = `The rule \`${from}\` is now called \`${to}\`; the old name still works in configurations, with a line that tells.`;
  writeFileSync(changelog, withChange(readFileSync(changelog, "utf8"), line));
  // `npm run check` reports the rest.
  const written = [...changed].map((file) => (existsSync(join(root, file)) ? file : withName(file, from, to)));
  const sources = [...new Set([...written, own])].filter((file) => file.endsWith(".ts"));
  spawnSync("npx", ["biome", "check", "--write", ...sources], { cwd: root });
  execFileSync("npx", ["tsx", "scripts/docs.ts"], { cwd: root, stdio: "inherit" });
  return [...changed].filter((file) => !file.endsWith(".ts")).sort();
}

if (require.main === module) {
  runMain(() => {
    const [from, to, ...rest] = process.argv.slice(2);
    if (from === undefined || to === undefined || rest.length > 0)
      throw new Error("usage: npm run rename-rule -- OLD NEW");
    for (const file of renameRule(join(__dirname, ".."), from, to)) console.log(`review the diff of ${file}`);
    console.log(
      "then: `npm run fix`, because the outputs of the examples are sorted by name, and `npm run check && npm test`",
    );
  });
}
