import assert from "node:assert/strict";
import { lasting, lastLine, listed, oneLine, readOnlyLines, withoutValues } from "../../cli/text";

describe("text of a container", () => {
  it("oneLine removes escape codes, control characters and marks that reverse a line", () => {
    assert.equal(oneLine("\u001b[31mred\u001b[0m\u001b]0;title\u0007 a\r\nb\u0000\u202ec"), "red a b c");
  });

  it("oneLine cuts text to a length", () => assert.equal(oneLine("abcdef", 4), "abc…"));

  it("the lines about a read-only file system are found in the words of many programs", () => {
    const lines = [
      "open() failed (30: Read-only file system)",
      "Failed to create cookie file: erofs",
      'Can\'t create (Errcode: 30 "x")',
      "unable to open; errno: 30",
      "java.nio.file.ReadOnlyFileSystemException",
      "EROFS: read only",
      "write error: Read-only filesystem",
    ];
    assert.deepEqual(readOnlyLines(["port 30", ...lines, "took (30) ms", "profs"].join("\n")), lines);
  });

  it("lastLine gives the last line that is not blank", () => {
    assert.equal(lastLine("a\nb\n \n"), "b");
    assert.equal(lastLine("\n"), undefined);
  });

  it("a quoted line of a log leaves out times, process ids and random names", () => {
    const rows: [string, string, string][] = [
      ["2026-11-26 14:30:00 0 [ERROR] Bind: Read-only file system", "/run", "[ERROR] Bind: Read-only file system"],
      ["2026/11/26 14:46:39 [emerg] 1#1: mkdir()", "/run", "[emerg] 1#1: mkdir()"],
      ["Can't create/write to file '/tmp/ibLeXitc' (Errcode: 30)", "/tmp", "Can't create/write to file '/tmp/"],
      ["Can't open /tmp/ibdbzkOA (Errcode: 30)", "/tmp", "Can't open /tmp/"],
      ["21:C 26 Nov 2026 14:59:27.158 # Failed: Read-only file system", "/data", "Failed: Read-only file system"],
      ['[33] FATAL: "/run/pg/.s.PGSQL.5432.lock"', "/run/pg", 'FATAL: "/run/pg/.s.PGSQL.5432.lock"'],
      ['open() "/run/nginx.pid" failed', "/run", 'open() "/run/nginx.pid" failed'],
    ];
    for (const [line, path, expected] of rows) assert.equal(lasting(line, path), expected);
  });

  it("a quoted log leaves out the values of the environment", () => {
    const env = ["PASSWORD=secret", "LONGER=secret-too", "SHORT=abc", "EMPTY="];
    assert.equal(withoutValues("no secret-too, secret or abc", env), "no [redacted], [redacted] or abc");
  });

  it("listed joins words as a sentence does", () => {
    assert.deepEqual([listed([]), listed(["a"]), listed(["a", "b", "c"])], ["", "a", "a, b and c"]);
  });
});
