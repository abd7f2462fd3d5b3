import assert from "node:assert/strict";
import { pathBehind } from "../../policies/images/path-behind";

const found = (value: string, after: string) =>
  pathBehind({ name: "JAVA_TOOL_OPTIONS", set: true, value }, after).map((given) => given.value);

describe("a path behind other words of a value", () => {
  for (const [value, after, path] of [
    ["PidFile /run/httpd.pid", "PidFile ", "/run/httpd.pid"],
    ["pidfile '/run/httpd.pid'", "PidFile ", "/run/httpd.pid"],
    ["User www; PidFile /run/httpd.pid", "*PidFile ", "/run/httpd.pid"],
    ["-Xlog:gc*:file=/logs/gc.log:time", "*-Xlog:*file=", "/logs/gc.log:time"],
    ["-server -Xlog:gc:/logs/gc.log -Xmx1g", "*-Xlog*:", "/logs/gc.log"],
    ["-Xlog:gc:/logs/gc.log -Xlog:safepoint:/other/safepoint.log", "*-Xlog*:", "/other/safepoint.log"],
    ["-Xlog:gc:/logs/gc.log -Xlog:disable", "*-Xlog*:", "/logs/gc.log"],
  ] as const) {
    it(`${after} finds ${path} in ${value}`, () => assert.deepEqual(found(value, after), [path]));
  }

  it("a second star stays in its word", () => {
    assert.deepEqual(found("-Xlog:gc file=/logs/gc.log", "*-Xlog:*file="), []);
  });

  it("a value that is not known yet stays so", () => {
    const given = { name: "JAVA_TOOL_OPTIONS", set: true, value: undefined };
    assert.deepEqual(pathBehind(given, "*-Xlog*:"), [given]);
  });

  it("a value of two million characters is read once, not once from each of them", function () {
    this.timeout(5000);
    assert.deepEqual(found("-Xlog".repeat(400_000), "*-Xlog:*file="), []);
    assert.deepEqual(found("-Xlog:".repeat(400_000), "*-Xlog:*file="), []);
    assert.deepEqual(found("-Xlog: ".repeat(300_000), "*-Xlog:*file="), []);
  });
});
