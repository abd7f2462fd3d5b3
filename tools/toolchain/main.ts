import { parseArgs } from "node:util";
import { ensureToolchain, TIERS, type Tier, ToolchainError } from ".";
import { ensureOldest } from "./oldest";

const USAGE = "usage: npm run toolchain -- core|full|cluster [--print]";

async function main(): Promise<number> {
  let tier: string | undefined;
  let print = false;
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { print: { type: "boolean" } } });
    tier = positionals.length === 1 ? positionals[0] : undefined;
    print = values.print ?? false;
  } catch {
    tier = undefined;
  }
  if (!TIERS.includes(tier as Tier)) {
    console.error(USAGE);
    return 2;
  }
  const log = (line: string) => console.error(line);
  const toolchain = await ensureToolchain(tier as Tier, log);
  // What .ci/run asks for: all that the tests need.
  if (tier === "cluster") await ensureOldest(log);
  if (print) console.log(JSON.stringify(toolchain, undefined, 2));
  else console.error(`toolchain (${tier}) is ready: Pulumi CLI ${toolchain.versions.pulumi}`);
  if (toolchain.note !== "") console.error(toolchain.note);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof ToolchainError ? `toolchain: ${error.message}` : error);
    process.exitCode = 1;
  },
);
