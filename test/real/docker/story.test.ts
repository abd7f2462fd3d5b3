import assert from "node:assert/strict";
import { policies } from "../../../policies/library";
import { analyze } from "../../../policies/testing";
import { REFERENCES } from "../../../tools/workloads/references";
import { catalogueEntry } from "../../support/real/catalogue";
import { type Start, type Started, start } from "../../support/real/container";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";
import { freePort } from "../../support/real/machine";
import { WordPressClient } from "../../support/real/wordpress";

const LOCK = "/run/lock/apache2";
const RUN = "/run/apache2";
const TMP = "/tmp";

/**
 * What the pack foretells about the container of WordPress that is about to be started: the error by path, for each
 * path that its message says is missing.
 */
async function foretold({ volumes = {}, tmpfs = {} }: Partial<Start>): Promise<Map<string, string>> {
  const props = {
    image: REFERENCES.wordpress,
    readOnly: true,
    tmpfs,
    volumes: Object.keys(volumes).map((containerPath) => ({ containerPath })),
  };
  const { violations } = await analyze(policies(), { type: "docker:index/container:Container", props });
  const said = violations.filter(({ policy }) => policy === "writable-paths-declared").map(({ message }) => message);
  const known = catalogueEntry("wordpress").paths.map(({ path, error }) => [path, error ?? ""] as const);
  return new Map(known.filter(([path, error]) => said.some((message) => message.includes(`${path} (${error})`))));
}

describe("the story: WordPress with --read-only, one step at a time", () => {
  let engine: Engine;
  let image: string;
  let port: number;
  const network = "story";

  before(async function () {
    engine = await engineFor(this);
    image = await ensureImage(engine.docker, "wordpress");
    const database = await ensureImage(engine.docker, "mariadb");
    port = await freePort();
    await engine.docker.createNetwork({ Name: network });
    await start(engine.docker, {
      image: database,
      network,
      alias: "database",
      env: {
        MARIADB_ROOT_PASSWORD: "root",
        MARIADB_DATABASE: "wordpress",
        MARIADB_USER: "wp",
        MARIADB_PASSWORD: "secret",
      },
    });
  });
  after(() => engine?.clear());

  let container: Started | undefined;
  afterEach(async () => {
    await container?.remove();
    container = undefined;
  });

  const wordpress = async (rest: Partial<Start>): Promise<Started> => {
    container = await start(engine.docker, {
      image,
      network,
      readOnly: true,
      ports: { 80: port },
      env: { WORDPRESS_DB_HOST: "database", WORDPRESS_DB_USER: "wp", WORDPRESS_DB_PASSWORD: "secret" },
      ...rest,
    });
    return container;
  };

  it("WordPress stops with AH00023 if nothing is writable", async () => {
    const expected = await foretold({});
    assert.deepEqual([...expected.keys()].sort(), [RUN, LOCK, TMP].sort());
    const started = await wordpress({});
    const { code, output } = await started.end();
    assert.equal(code, 1);
    assert.ok(output.includes(expected.get(LOCK) as string), output);
    assert.ok(output.includes("(30)Read-only file system: AH00023"), output);
  });

  it("WordPress stops with AH00023 if only the run directory is writable", async () => {
    const step = { volumes: { [RUN]: "" } };
    const expected = await foretold(step);
    assert.deepEqual([...expected.keys()].sort(), [LOCK, TMP].sort());
    const { code, output } = await (await wordpress(step)).end();
    assert.equal(code, 1);
    assert.ok(output.includes(expected.get(LOCK) as string), output);
  });

  it("WordPress stops with the pid file's error if only the lock directory is writable", async () => {
    const step = { volumes: { [LOCK]: "" } };
    const expected = await foretold(step);
    assert.deepEqual([...expected.keys()].sort(), [RUN, TMP].sort());
    const { code, output } = await (await wordpress(step)).end();
    assert.equal(code, 1);
    assert.ok(!output.includes("AH00023"), output);
    assert.ok(output.includes(expected.get(RUN) as string), output);
    assert.ok(output.includes("AH00100: apache2: could not log pid to file /var/run/apache2/apache2.pid"), output);
  });

  it("WordPress serves pages with anonymous volumes at both; the missing /tmp shows when a picture is uploaded", async () => {
    const step = { volumes: { [LOCK]: "", [RUN]: "" } };
    const expected = await foretold(step);
    assert.deepEqual([...expected.keys()], [TMP]);
    await wordpress(step);
    const client = new WordPressClient(`http://127.0.0.1:${port}`);
    await client.ready();
    assert.equal(await client.title(), "WordPress &rsaquo; Installation");
    await client.install("Read-only blog");
    await client.login();
    const message = "Missing a temporary folder.";
    assert.deepEqual(await client.upload("pixel.png"), { status: 500, message });
    assert.ok(message.includes(expected.get(TMP) as string), expected.get(TMP));
  });

  it("WordPress does everything with all three as bounded tmpfs, and still cannot write its root", async () => {
    const owner = "size=1m,uid=33,gid=33";
    const step = { tmpfs: { [LOCK]: owner, [RUN]: owner, [TMP]: "size=64m" } };
    assert.deepEqual([...(await foretold(step)).keys()], []);
    const started = await wordpress(step);
    const client = new WordPressClient(`http://127.0.0.1:${port}`);
    await client.ready();
    assert.equal(await client.title(), "Read-only blog");
    await client.login();
    assert.equal((await client.upload("pixel.png")).status, 201);
    const { code, output } = await started.shell("touch /usr/local/bin/x");
    assert.deepEqual([code, output], [1, "touch: cannot touch '/usr/local/bin/x': Read-only file system\n"]);
  });

  it("WordPress needs no lock directory with Apache's own default, mutexes in memory, as in the official image", async () => {
    await wordpress({
      volumes: { [RUN]: "" },
      command: ["apache2-foreground", "-c", "Mutex pthread default"],
    });
    const client = new WordPressClient(`http://127.0.0.1:${port}`);
    await client.ready();
    assert.equal(await client.title(), "Read-only blog");
  });
});
