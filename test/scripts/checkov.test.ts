import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkov } from "../../scripts/bench/checkov";
import { ensureCheckov } from "../../tools/toolchain/checkov";

const kept = { PATH: process.env.PATH, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME };

describe("getting Checkov", () => {
  let directory: string;
  const calls = () => readFileSync(join(directory, "calls"), "utf8").trim().split("\n");

  /** A Python that can say its version, and install as `pip` says; nothing else is on the PATH. */
  function python(pip: string): void {
    const program = join(directory, "python3");
    const script = `#!/bin/sh
echo "$@" >>"${directory}/calls"
case "$1" in --version) echo Python 3.11.7 ;; *) ${pip} ;; esac
`;
    writeFileSync(program, script);
    chmodSync(program, 0o755);
  }
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-checkov-"));
    process.env.PATH = directory;
    process.env.XDG_CACHE_HOME = join(directory, "cache");
  });
  afterEach(() => {
    for (const [name, value] of Object.entries(kept)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(directory, { recursive: true, force: true });
  });

  it("ensureCheckov installs a fixed version once, and says so", async () => {
    python("true");
    const said: string[] = [];
    const first = await ensureCheckov((line) => said.push(line));
    assert.deepEqual(await ensureCheckov((line) => said.push(line)), first);
    assert.deepEqual(said, ["installing Checkov 3.3.30: 300 MB, about a minute, once"]);
    assert.match(`${first.directory}`, /checkov-3\.3\.30-python-3\.11\.7$/);
    assert.equal(calls().filter((call) => call.includes("checkov==3.3.30")).length, 1);
  });
  it("ensureCheckov says why Checkov cannot be had, and asks again only the next day", async () => {
    python("echo No matching distribution >&2; exit 1");
    const reason = "Checkov could not be installed: No matching distribution";
    assert.deepEqual(await ensureCheckov(), { directory: undefined, reason });
    assert.deepEqual(await ensureCheckov(), { directory: undefined, reason });
    assert.equal(calls().filter((call) => call.includes("pip install")).length, 1);
    assert.equal(await checkov(1, 1), reason);
  });
  it("ensureCheckov says that Python is missing", async () => {
    const { directory: none, ...rest } = await ensureCheckov();
    assert.equal(none, undefined);
    assert.deepEqual(rest, { reason: "python3 is missing: spawn python3 ENOENT" });
  });
});
