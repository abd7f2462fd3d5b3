import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const cli = join(__dirname, "../../cli/bin/readonly-rootfs-cli");

describe("the process of the command line", () => {
  it("the command line ends as usual where its reader leaves early", function () {
    if (process.platform === "win32") this.skip();
    const line = `"${process.execPath}" "${cli}" discover --help | true; echo "$\{PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", line], { encoding: "utf8" });
    assert.deepEqual([stdout, stderr], ["0\n", ""]);
  });
});
