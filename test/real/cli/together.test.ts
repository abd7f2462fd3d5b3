import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { leftOn, spawnDiscover } from "../../support/real/discoveries";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

const SERVES = "trap 'exit 0' TERM; echo x >/srv/a || exit 1; while :; do sleep 0.1; done";

describe("discover, beside other users of the engine", () => {
  let engine: Engine;
  let image: string;

  before(async function () {
    engine = await engineFor(this);
    image = await ensureImage(engine.docker, "memcached");
  });

  const discover = () => spawnDiscover(engine, image, "--ready", "up:1", "--user", "0", "--", "sh", "-c", SERVES);

  it("two discoveries of one image that end side by side remove only their own things", async () => {
    const first = discover();
    await first.says("runs it writable");
    const second = discover();
    for (const { code, stdout, stderr } of await Promise.all([first.ended, second.ended])) {
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^ {2}\/srv +memory +needed to start /m);
    }
    assert.deepEqual(await leftOn(engine), []);
  });

  it("discover says that the engine went away in the middle, and the next one removes what is left", async () => {
    const child = discover();
    await child.says("read-only with every candidate");
    await sleep(300);
    await engine.without(async () => {
      const { code, stderr } = await child.ended;
      const last = stderr.trimEnd().split("\n").at(-1);
      assert.match(
        last ?? "",
        /^(The engine (does not create a container of memcached:1\.6|refuses what the discovery asks for): .+\. )?The container engine went away \((socket hang up|(connect|read) E[A-Z]+( \/\S+\/docker\.sock)?)\); start it again: the next discovery removes what this one left\.$/,
      );
      assert.equal(code, 2);
    });
    assert.notDeepEqual(await leftOn(engine), []);
    const { code, stderr } = await discover().ended;
    assert.equal(code, 0, stderr);
    assert.deepEqual(await leftOn(engine), []);
  });
});
