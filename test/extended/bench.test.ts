import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

describe("npm run bench", () => {
  it("npm run bench ends with an exit code that says whether every budget is kept", (done) => {
    const tsx = require.resolve("tsx/cjs");
    const bench = ["--require", tsx, join(root, "scripts/bench.ts"), "--quick"];
    execFile(process.execPath, bench, { encoding: "utf8" }, (error, stdout) => {
      try {
        const lines = stdout.trim().split("\n");
        assert.equal(lines.length, 30, stdout);
        const told =
          /^(kept {4}|BROKEN {2}).+: \d+\.\d\dx, at most \d\.\d\dx(; its goal of \d\.\d\dx is not reached)?$/;
        for (const line of lines) assert.match(line, told);
        assert.equal(error?.code ?? 0, lines.some((line) => line.startsWith("BROKEN")) ? 1 : 0);
        // What no load of the machine changes.
        for (const what of ["start-up as an executable", "memory as an executable"]) {
          assert.ok(
            lines.some((line) => line.startsWith(`kept    ${what}: `)),
            stdout,
          );
        }
        done();
      } catch (failure) {
        done(failure);
      }
    });
  });
});
