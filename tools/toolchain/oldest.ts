import { dirname } from "node:path";
import { ensureToolchain, type Toolchain } from ".";
import { ensurePart, type Log } from "./build";
import { NODE_HOST, OLDEST_CLI } from "./parts";
import { placeBeside } from "./pulumi";
import { ensureScript } from "./script";

/**
 * The toolchain with the oldest CLI, which is always built: its releases stand beside a newer one in no installation.
 *
 * @throws ToolchainError if Go is missing or the build fails.
 */
export async function ensureOldest(log: Log = () => {}): Promise<Toolchain> {
  const newest = await ensureToolchain("core", log);
  const cli = await ensurePart(OLDEST_CLI, log);
  placeBeside(cli, await ensurePart(NODE_HOST, log));
  // CLIs before 3.255 start a pack by this script.
  placeBeside(cli, await ensureScript({ name: "pulumi-analyzer-policy", of: OLDEST_CLI, from: "nodejs/dist" }));
  const versions = { ...newest.versions, pulumi: OLDEST_CLI.version, [NODE_HOST.binary]: NODE_HOST.version };
  return { ...newest, bin: dirname(cli), pulumi: cli, versions };
}
