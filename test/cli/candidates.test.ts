import assert from "node:assert/strict";
import type { ImageFile } from "../../cli/engine/image";
import { type Candidate, candidatesFor, type Questions } from "../../cli/learn/candidates";
import type { Entry } from "../../cli/learn/entry";
import type { Write } from "../../cli/learn/written";

/** An image with these directories; those that end with `*` have files. */
function image(...directories: string[]): Questions {
  const known = new Map(directories.map((path) => [path.replace(/\*$/, ""), path.endsWith("*")]));
  const file: ImageFile = { directory: true, uid: 5, gid: 6, mode: "1777" };
  return {
    at: async (path) => (path === "/" || known.has(path) ? file : undefined),
    hasContent: async (path) => known.get(path) ?? false,
  };
}

const entry = (path: string, size = 10): Entry => ({
  path,
  type: "file",
  mode: "0640",
  uid: 7,
  gid: 8,
  size,
  modified: 1,
});
const wrote = (directory: string, ...names: string[]): Write & { seen: "start" } => ({
  directory,
  entries: names.map((name) => entry(`${directory === "/" ? "" : directory}/${name}`)),
  kind: names.length === 0 ? "temporary" : "files",
  owner: { uid: 7, gid: 8, mode: "0750" },
  seen: "start",
});

async function paths(writes: ReturnType<typeof wrote>[], volumes: string[], has: Questions): Promise<string[]> {
  return (await candidatesFor(writes, volumes, has)).candidates.map(({ path }) => path);
}

describe("the directories to mount", () => {
  it("the directories to mount are those written to, if the image has them", async () => {
    const found = await paths([wrote("/run", "a"), wrote("/tmp")], [], image("/run", "/tmp"));
    assert.deepEqual(found, ["/run", "/tmp"]);
  });

  it("the directory to mount is the deepest one of the image above a path that the program made", async () => {
    assert.deepEqual(await paths([wrote("/run/app/x", "a")], [], image("/run")), ["/run"]);
  });

  it("the directory to mount is the one that the program made, if the image keeps files in the directory above it", async () => {
    assert.deepEqual(await paths([wrote("/etc/app/x", "a")], [], image("/etc*")), ["/etc/app"]);
    assert.deepEqual(await paths([wrote("/cache/x", "a")], [], image()), ["/cache"]);
  });

  it("the directory to mount is the root of the volume that the image declares", async () => {
    assert.deepEqual(await paths([wrote("/data/a/b", "c"), wrote("/data", "d")], ["/data"], image("/data")), ["/data"]);
  });

  it("the directories to mount never include /, whose files are listed apart", async () => {
    assert.deepEqual(await candidatesFor([wrote("/", "core", "a")], [], image()), {
      candidates: [],
      inRoot: ["/a", "/core"],
    });
  });

  it("a directory to mount has the owner and mode of the image, and of the program if the program made it", async () => {
    const { candidates } = await candidatesFor(
      [wrote("/run", "a"), wrote("/etc/app", "b")],
      [],
      image("/run", "/etc*"),
    );
    const owners = candidates.map(({ path, uid, gid, mode, made }) => [path, uid, gid, mode, made]);
    assert.deepEqual(owners, [
      ["/etc/app", 7, 8, "0750", true],
      ["/run", 5, 6, "1777", false],
    ]);
  });

  it("a directory to mount lists the files written, their size, and whether the start or the workload wrote them first", async () => {
    const twice = [{ ...wrote("/run", "b", "a"), seen: "workload" as const }, wrote("/run", "a"), wrote("/run")];
    const [found] = (await candidatesFor(twice, [], image("/run"))).candidates as [Candidate];
    assert.deepEqual(found, {
      path: "/run",
      declared: false,
      content: false,
      made: false,
      uid: 5,
      gid: 6,
      mode: "1777",
      seen: "start",
      wrote: ["a", "b", "created and removed again"],
      temporary: true,
      bytes: 20,
      writers: [{ uid: 7, gid: 8 }],
    });
  });
});
