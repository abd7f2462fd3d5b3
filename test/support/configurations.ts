// Finds every configuration of the pack in documents and examples, for tests of the schema and the reference.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packArgs } from "../../policies/pack";

const root = join(__dirname, "../..");

export interface DocumentedConfiguration {
  /** The file with the configuration: `README.md`, `examples/writable/policy-config.json`. */
  readonly where: string;
  readonly text: string;
}

/** Every configuration of the pack that the documents and examples show. */
export function documentedConfigurations(): DocumentedConfiguration[] {
  const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `examples/${name}`);
  return [".", "components", "examples", "docs", "policies", "policies/rules", ...examples]
    .filter((directory) => existsSync(join(root, directory)))
    .flatMap((directory) => readdirSync(join(root, directory)).map((file) => join(directory, file)))
    .sort()
    .flatMap((where) => {
      const read = () => readFileSync(join(root, where), "utf8");
      if (/\/polic[^/]*\.json$/.test(where) && where.startsWith("examples/")) return [{ where, text: read() }];
      if (!where.endsWith(".md")) return [];
      const blocks = [...read().matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = ""]) => ({ where, text }));
      return blocks.filter(({ text }) => isConfiguration(text));
    });
}

function isConfiguration(text: string): boolean {
  const names = new Set(["all", "environments", ...packArgs().policies.map(({ name }) => name)]);
  const keys = Object.keys(JSON.parse(text));
  return keys.length > 0 && keys.every((key) => names.has(key));
}
