import assert from "node:assert/strict";
import { type Entry, entriesOf } from "../../cli/learn/entry";
import { type Write, within, written } from "../../cli/learn/written";

const since = Date.UTC(2026, 10, 26, 12);
const before = since / 1000 - 3600;
const after = since / 1000 + 1;

describe("a look", () => {
  it("entriesOf reads the output of GNU find, with names of any bytes", () => {
    const output = `find\0d 1777 0 0 4096 ${after}.25 /proc/1/root/tmp\0f 644 33 7 12 ${before} /proc/1/root/a b\nc\0s 755 1 2 0 ${after} /proc/1/root//data/x\0`;
    assert.deepEqual(entriesOf(output, since, "/proc/1/root"), [
      { path: "/tmp", type: "directory", mode: "1777", uid: 0, gid: 0, size: 4096, modified: since + 1250 },
      { path: "/a b\nc", type: "file", mode: "0644", uid: 33, gid: 7, size: 12, modified: since - 3_600_000 },
      { path: "/data/x", type: "socket", mode: "0755", uid: 1, gid: 2, size: 0, modified: since + 1000 },
    ]);
  });

  it("entriesOf reads the output of BusyBox stat, and leaves out files that have not changed", () => {
    const line = (raw: string, changed: number, path: string) =>
      `${raw} 0 0 1 ${before} ${changed} /proc/1/root${path}`;
    const output = `stat\0${line("41ed", after, "/run")}\n${line("81a4", before, "/etc/passwd")}\n${line("1180", after, "/p")}\n`;
    assert.deepEqual(
      entriesOf(output, since, "/proc/1/root").map(({ path, type, mode }) => [path, type, mode]),
      [
        ["/run", "directory", "0755"],
        ["/p", "pipe", "0600"],
      ],
    );
  });

  it("entriesOf reads the root itself as /, and nothing outside the root", () => {
    const output = `find\0d 755 0 0 1 ${after} /proc/1/root/\0f 644 0 0 1 ${after} /proc/2/root/x\0`;
    assert.deepEqual(
      entriesOf(output, since, "/proc/1/root").map(({ path }) => path),
      ["/"],
    );
  });
});

const entry = (path: string, type: Entry["type"] = "file", changed = true): Entry => ({
  path,
  type,
  mode: "0755",
  uid: 0,
  gid: 0,
  size: 1,
  modified: changed ? since + 5 : since - 1000,
});

/** Directory and kind of each write; the image has every directory but those of `missing`. */
async function writes(entries: Entry[], ignored: string[] = [], missing: string[] = []): Promise<[string, string][]> {
  const found: Write[] = await written(entries, since, ignored, async (path) => missing.includes(path));
  return found.map(({ directory, kind }): [string, string] => [directory, kind]).sort();
}

describe("what a program wrote", () => {
  const rows: [
    title: string,
    entries: Entry[],
    expected: [string, string][],
    ignored?: string[],
    missing?: string[],
  ][] = [
    ["a file, in its directory", [entry("/run/a.pid")], [["/run", "files"]]],
    [
      "a file, and no directory above it",
      [entry("/var", "directory", false), entry("/var/lib", "directory"), entry("/var/lib/a")],
      [["/var/lib", "files"]],
    ],
    ["a temporary file that is gone", [entry("/tmp", "directory")], [["/tmp", "temporary"]]],
    ["a mode that was set, or an unnamed file", [entry("/srv", "directory", false)], [["/srv", "metadata"]]],
    [
      "a temporary file beside a directory of the image that was written to",
      [entry("/tmp", "directory"), entry("/tmp/sub", "directory"), entry("/tmp/sub/f")],
      [
        ["/tmp", "temporary"],
        ["/tmp/sub", "files"],
      ],
    ],
    [
      "an empty directory of its own, and not the one above it",
      [entry("/run", "directory"), entry("/run/new", "directory")],
      [["/run/new", "files"]],
      [],
      ["/run/new"],
    ],
    ["a socket", [entry("/run/s", "socket")], [["/run", "files"]]],
    ["nothing of the kernel's", [entry("/proc/1/oom"), entry("/sys/x"), entry("/dev/shm/y")], []],
    ["nothing that the engine writes", [entry("/etc/hosts"), entry("/etc/resolv.conf"), entry("/.dockerenv")], []],
    ["nothing below a mount that was given", [entry("/site/a"), entry("/sites/a")], [["/sites", "files"]], ["/site"]],
    ["nothing in / for a mount point that the engine makes there", [entry("/", "directory")], []],
    [
      "nothing above a mount point that the engine makes",
      [entry("/srv", "directory"), entry("/srv/a", "directory")],
      [],
      ["/srv/a/b"],
      ["/srv/a", "/srv/a/b"],
    ],
    ["nothing in /etc where engines have files of their own", [entry("/etc", "directory")], []],
    ["a file in /", [entry("/core")], [["/", "files"]]],
  ];
  for (const [title, entries, expected, ignored, missing] of rows) {
    it(`writes finds ${title}`, async () => assert.deepEqual(await writes(entries, ignored, missing), expected));
  }

  it("within compares whole names of directories", () => {
    assert.deepEqual(
      [within("/a/b", "/a"), within("/ab", "/a"), within("/a", "/a"), within("/a", "/"), within("/", "/a")],
      [true, false, true, true, false],
    );
  });
});
