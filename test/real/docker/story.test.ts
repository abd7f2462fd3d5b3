import assert from "node:assert/strict";
import { type CataloguePath, catalogueEntry } from "../../support/real/catalogue";
import { type Start, type Started, start } from "../../support/real/container";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";
import { freePort } from "../../support/real/machine";
import { WordPressClient } from "../../support/real/wordpress";

const LOCK = "/run/lock/apache2";
const RUN = "/run/apache2";
const TMP = "/tmp";

/** What the catalogue foretells about a container of WordPress with these writable paths: the errors, by path. */
function foretold(given: readonly string[]): Map<string, string> {
  const missing = catalogueEntry("wordpress").paths.filter(
    ({ path, required }: CataloguePath) => required === "always" && !given.includes(path),
  );
  return new Map(missing.map(({ path, error }) => [path, error ?? ""]));
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

  it("stops with AH00023 when nothing is writable", async () => {
    const expected = foretold([]);
    assert.deepEqual([...expected.keys()].sort(), [RUN, LOCK, TMP].sort());
    const started = await wordpress({});
    const { code, output } = await started.end();
    assert.equal(code, 1);
    assert.ok(output.includes(expected.get(LOCK) as string), output);
    assert.ok(output.includes("(30)Read-only file system: AH00023"), output);
  });

  it("stops with AH00023 as before when only the run directory is given", async () => {
    const started = await wordpress({ volumes: { [RUN]: "" } });
    const { code, output } = await started.end();
    assert.equal(code, 1);
    assert.ok(output.includes(foretold([RUN]).get(LOCK) as string), output);
  });

  it("stops with the pid file's error once the lock directory is given", async () => {
    const expected = foretold([LOCK]);
    assert.deepEqual([...expected.keys()].sort(), [RUN, TMP].sort());
    const started = await wordpress({ volumes: { [LOCK]: "" } });
    const { code, output } = await started.end();
    assert.equal(code, 1);
    assert.ok(!output.includes("AH00023"), output);
    assert.ok(output.includes(expected.get(RUN) as string), output);
    assert.ok(output.includes("AH00100: apache2: could not log pid to file /var/run/apache2/apache2.pid"), output);
  });

  it("serves pages once both are given, as anonymous volumes; the missing /tmp shows when a picture is uploaded", async () => {
    assert.deepEqual([...foretold([LOCK, RUN]).keys()], [TMP]);
    await wordpress({ volumes: { [LOCK]: "", [RUN]: "" } });
    const client = new WordPressClient(`http://127.0.0.1:${port}`);
    await client.ready();
    assert.equal(await client.title(), "WordPress &rsaquo; Installation");
    await client.install("Read-only blog");
    await client.login();
    assert.deepEqual(await client.upload("pixel.png"), { status: 500, message: "Missing a temporary folder." });
  });

  it("does everything with all three, as bounded tmpfs, and still cannot write its root", async () => {
    assert.deepEqual([...foretold([LOCK, RUN, TMP]).keys()], []);
    const owner = "size=1m,uid=33,gid=33";
    const started = await wordpress({ tmpfs: { [LOCK]: owner, [RUN]: owner, [TMP]: "size=64m" } });
    const client = new WordPressClient(`http://127.0.0.1:${port}`);
    await client.ready();
    assert.equal(await client.title(), "Read-only blog");
    await client.login();
    assert.equal((await client.upload("pixel.png")).status, 201);
    const { code, output } = await started.shell("touch /usr/local/bin/x");
    assert.deepEqual([code, output], [1, "touch: cannot touch '/usr/local/bin/x': Read-only file system\n"]);
  });

  it("needs no lock directory with Apache's own default, mutexes in memory: the official image's case", async () => {
    await wordpress({
      volumes: { [RUN]: "" },
      command: ["apache2-foreground", "-c", "Mutex pthread default"],
    });
    const client = new WordPressClient(`http://127.0.0.1:${port}`);
    await client.ready();
    assert.equal(await client.title(), "Read-only blog");
  });
});
