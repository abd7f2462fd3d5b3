import { tmpdir } from "node:os";
import { run } from "./run";

/**
 * Settings of the user's Go that say where modules, toolchains and caches come from: without them a build could fail behind
 * a proxy, or download everything again. go.sum decides which modules are right, whatever these say.
 */
const kept = [
  "GOAUTH",
  "GOCACHE",
  "GOMODCACHE",
  "GONOPROXY",
  "GONOSUMDB",
  "GOPATH",
  "GOPRIVATE",
  "GOPROXY",
  "GOSUMDB",
  "GOTOOLCHAIN",
];

/**
 * The environment for a build: nothing of the user's own Go settings reaches it, neither variables (GOFLAGS, GOOS, CGO_CFLAGS,
 * a workspace) nor what `go env -w` has written, but for the places that modules come from.
 */
export async function goEnvironment(environment: NodeJS.ProcessEnv = process.env): Promise<NodeJS.ProcessEnv> {
  const { stdout } = await run("go", ["env", "-json", ...kept], { cwd: tmpdir(), env: environment });
  const others = Object.entries(environment).filter(([name]) => !/^(GO|CGO_)[A-Z0-9_]*$/.test(name));
  return {
    ...Object.fromEntries(others),
    ...settings(stdout),
    GOENV: "off",
    GOFLAGS: "",
    GOWORK: "off",
    CGO_ENABLED: "0",
  };
}

function settings(json: string): Record<string, string> {
  try {
    const all = Object.entries(JSON.parse(json) as Record<string, string>);
    return Object.fromEntries(all.filter(([name, value]) => kept.includes(name) && value !== ""));
  } catch {
    return {};
  }
}
