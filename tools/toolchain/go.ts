import { tmpdir } from "node:os";
import { run } from "./run";

/**
 * The user's Go settings about the origin of modules, toolchains and caches. Without them a build behind a proxy fails, and
 * every build downloads its modules again. They cannot change a module: go.sum has the digests.
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
 * The environment of a build, without the user's own Go settings: neither variables (GOFLAGS, GOOS, CGO_CFLAGS, GOWORK) nor
 * the file of `go env -w`. Only the settings in `kept` stay.
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
