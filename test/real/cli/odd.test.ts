import assert from "node:assert/strict";
import { engineAt } from "../../../cli/engine/connect";
import { plain } from "../../../cli/engine/container";
import { ImageFiles, imageFacts } from "../../../cli/engine/image";
import { Session } from "../../../cli/engine/session";
import { type Learned, learn } from "../../../cli/learn/learn";
import { Quiet } from "../../../cli/progress";
import { eventually } from "../../../tools/eventually";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

const WRITTEN = [
  "append",
  "atstop",
  "child",
  "chmod_same",
  "chown_same",
  "createunlink",
  "exec",
  "fifo",
  "late",
  "link",
  "mkdirrmdir",
  "mmap",
  "mtime_restored",
  "openat_rdwr",
  "otmpfile",
  "pidfile",
  "rename",
  "rmdir",
  "socket",
  "symlink",
  "throughlink",
  "truncate",
  "unlink",
  "utime",
  "volume",
  "wronly_no_write",
];

describe("discover, on an image that writes in every odd way", () => {
  let engine: Engine;
  let image: string;
  let learned: Learned;

  before(async function () {
    engine = await engineFor(this);
    image = await ensureImage(engine.docker, "odd");
    const session = new Session(await engineAt(engine.host));
    try {
      const facts = await imageFacts(session.engine, image);
      const files = await ImageFiles.of(session, image);
      const readiness = { kind: "exec", command: ["test", "-s", "/w/late/tick"] } as const;
      const options = { run: { image }, readiness, timeout: 120 };
      learned = await learn(session, facts, files, options, new Quiet());
    } finally {
      await session.close();
    }
  });

  it("discover sees every odd way of writing, and no path that is only read", () => {
    assert.deepEqual(
      learned.candidates.map(({ path }) => path),
      WRITTEN.map((name) => `/w/${name}`),
    );
  });

  it("discover says of each odd way of writing what it saw, and when", () => {
    const seen = (name: string) => {
      const found = learned.candidates.find(({ path }) => path === `/w/${name}`);
      return [found?.seen, found?.wrote];
    };
    assert.deepEqual(seen("createunlink"), ["start", ["created and removed again"]]);
    assert.deepEqual(seen("chmod_same"), ["start", ["opened for writing, or its mode or owner set"]]);
    assert.deepEqual(seen("otmpfile"), ["start", ["opened for writing, or its mode or owner set"]]);
    assert.deepEqual(seen("fifo"), ["start", ["pipe (pipe)"]]);
    assert.deepEqual(seen("socket"), ["start", ["s (socket)"]]);
    assert.deepEqual(seen("throughlink"), ["start", ["new"]]);
    assert.deepEqual(seen("atstop"), ["restart", ["bye"]]);
  });

  it("a read-only root refuses every odd way of writing, except those at the stop", async () => {
    const { docker } = engine;
    const container = await docker.createContainer({
      Image: image,
      HostConfig: {
        ReadonlyRootfs: true,
        NetworkMode: "none",
        Mounts: [{ Type: "volume", Source: "odd-empty", Target: "/w/volume", ReadOnly: true }],
      },
    });
    try {
      await container.start();
      await eventually(async () => {
        const log = plain(await container.logs({ stdout: true, stderr: true }));
        const refused = [...log.matchAll(/(\w+): [^\n]*Read-only file system/g)].map(([, name]) => name);
        const silent = ["atstop", "child"];
        assert.deepEqual(
          WRITTEN.filter((name) => !refused.includes(name) && !silent.includes(name)),
          [],
          log,
        );
      });
    } finally {
      await container.remove({ force: true, v: true });
      await docker.getVolume("odd-empty").remove();
    }
  });
});
