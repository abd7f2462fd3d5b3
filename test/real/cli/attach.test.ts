import assert from "node:assert/strict";
import { attach } from "../../../cli/attach";
import type { Discovery } from "../../../cli/discovery";
import { engineAt } from "../../../cli/engine/connect";
import { table } from "../../../cli/output/table";
import { eventually } from "../../../tools/eventually";
import { type Started, start } from "../../support/real/container";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

const WRITES = "echo $$ >/run/web.pid; echo x >/tmp/t && rm /tmp/t; trap 'exit 0' TERM; while :; do sleep 0.1; done";

describe("discover --attach", () => {
  let engine: Engine;
  let image: string;
  let started: Started | undefined;

  before(async function () {
    engine = await engineFor(this);
    image = await ensureImage(engine.docker, "memcached");
  });
  afterEach(() => started?.remove());

  const run = async (readOnly: boolean): Promise<[Discovery, Started]> => {
    const command = ["sh", "-c", `${WRITES.replace("/run/", readOnly ? "/data/" : "/run/")}`];
    const running = await start(engine.docker, {
      image,
      user: "0",
      command,
      readOnly,
      network: "none",
      ...(readOnly ? { tmpfs: { "/data": "", "/tmp": "" } } : {}),
    });
    started = running;
    const file = readOnly ? "/data/web.pid" : "/run/web.pid";
    await eventually(async () => assert.equal((await running.shell(`test -s ${file}`)).code, 0));
    const options = { container: running.id, seconds: 1, every: 1 };
    return [await attach(await engineAt(engine.host), options), running];
  };

  it("discover --attach reports the paths that a running container has written, and leaves it running", async () => {
    const [found, running] = await run(false);
    assert.deepEqual(
      found.paths.map(({ path, need }) => [path, need]),
      [
        ["/run", "written"],
        ["/tmp", "written"],
      ],
    );
    assert.equal(found.proven, undefined);
    assert.match(
      table(found),
      /\nNot proven: learned from 1 s of the container .+; what was not done meanwhile was not seen\.\n$/,
    );
    assert.equal(await running.running(), true);
    assert.equal((await running.inspect()).RestartCount, 0);
  });

  it("discover --attach reports the mounts that a read-only container uses, and that no more can be seen", async () => {
    const [found] = await run(true);
    assert.deepEqual(
      found.paths.map(({ path }) => path),
      ["/data", "/tmp"],
    );
    assert.match(table(found), /\nIts root is read-only already: what is refused leaves no trace, /);
  });

  it("discover --attach refuses a container that does not exist or does not run", async () => {
    const client = await engineAt(engine.host);
    await assert.rejects(attach(client, { container: "none", seconds: 1 }), {
      message: "There is no container none; correct the name.",
    });
    started = await start(engine.docker, { image, command: ["true"], network: "none" });
    await started.end();
    const { id } = started;
    await assert.rejects(attach(client, { container: id, seconds: 1 }), {
      message: `The container ${id} does not run, so nothing can look into it; start it, or discover its image.`,
    });
  });
});
