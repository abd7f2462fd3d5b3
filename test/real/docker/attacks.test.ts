import assert from "node:assert/strict";
import { eventually } from "../../../tools/eventually";
import type { Outcome } from "../../../tools/workloads/running";
import { ATTACKS, type Attack, SOCKET } from "../../support/real/attacks";
import { type Started, start } from "../../support/real/container";
import { Deployment } from "../../support/real/deployment";
import type { Engine } from "../../support/real/engine";
import { engineFor, toolchainFor } from "../../support/real/fixture";
import { ensureImage, ensureStaticWordPress } from "../../support/real/images";
import { freePort } from "../../support/real/machine";
import { WordPressClient } from "../../support/real/wordpress";

/** Prints every directory in which a file can be made; leaves none. */
const WRITABLE = `find / \\( -path /proc -o -path /sys \\) -prune -o -type d -print 2>/dev/null |
  perl -ne 'chomp; if (open(my $f, ">", "$_/.attack")) { close $f; unlink "$_/.attack"; print "$_\\n" }'`;

/** What every container can write, whatever its options: 64 MiB of memory each; only root can write in /dev itself. */
const ALWAYS = ["/dev", "/dev/mqueue", "/dev/shm"];

const isWithin = (place: string) => (path: string) => path === place || path.startsWith(`${place}/`);

describe("attacks on examples/wordpress-docker, and on a careless container", () => {
  let engine: Engine;
  let deployment: Deployment;
  let image: string;
  let client: WordPressClient;
  let wordpress: Started;
  let database: Started;

  before(async function () {
    engine = await engineFor(this);
    image = await ensureStaticWordPress(engine.docker);
    const port = await freePort();
    client = new WordPressClient(`http://127.0.0.1:${port}`);
    deployment = await Deployment.of(engine, await toolchainFor(this), "wordpress-docker");
    await deployment.up({ image, databaseImage: await ensureImage(engine.docker, "mariadb"), port: `${port}` });
    wordpress = await deployment.container("wordpress");
    database = await deployment.container("database");
    await client.ready();
  });
  after(async () => {
    await deployment?.destroy();
    await deployment?.close();
    await engine?.clear();
  });

  const writable = async (container: Started, user: string): Promise<string[]> =>
    (await container.shell(WRITABLE, user)).output.split("\n").filter((line) => line !== "");

  it("root can make a file in every directory of the careless container", async () => {
    const careless = await start(engine.docker, { image, command: ["sleep", "60"] });
    const found = await writable(careless, "root");
    await careless.remove();
    for (const path of ["/", "/etc", "/usr/bin", "/usr/src/wordpress", "/root"]) assert.ok(found.includes(path), path);
    assert.ok(found.length > 1000, `${found.length} directories`);
  });

  const declared = {
    wordpress: ["/run/apache2", "/run/lock/apache2", "/tmp", "/var/www/html", "/usr/src/wordpress/wp-content/uploads"],
    database: ["/run/mysqld", "/tmp", "/var/lib/mysql"],
  };
  for (const [name, paths] of Object.entries(declared)) {
    it(`a file can be made in the hardened ${name} only below the declared paths`, async () => {
      const container = name === "wordpress" ? wordpress : database;
      const { Config } = await container.inspect();
      const places = [...paths, ...ALWAYS];
      for (const user of ["root", Config.User]) {
        const found = await writable(container, user);
        assert.deepEqual(
          found.filter((path) => !places.some((place) => isWithin(place)(path))),
          [],
          user,
        );
        // Else the script itself did not work.
        assert.ok(found.includes("/tmp"), found.join(" "));
      }
    });
  }

  const attack = (container: Started, { script }: Attack, user: string): Promise<Outcome> =>
    container.shell(script, user);

  for (const each of ATTACKS) {
    for (const user of each.as) {
      it(`the attack "${each.name}", as ${user}, works in the careless container and is refused in the hardened one`, async () => {
        const binds = each.engine ? { Binds: [`${engine.host.slice("unix://".length)}:${SOCKET}`] } : {};
        const careless = await start(engine.docker, {
          image,
          command: ["sleep", "60"],
          ...each.careless,
          host: { ...each.careless?.host, ...binds },
        });
        const done = await attack(careless, each, user);
        await careless.remove();
        assert.equal(done.code, 0, `careless: ${done.output}`);

        const { code, output } = await attack(wordpress, each, user);
        assert.notEqual(code, 0, output);
        assert.match(`${code} ${output}`, each.refused);
      });
    }
  }

  describe("what a read-only root does not prevent", () => {
    const runsFrom = async (directory: string, user: string) => {
      const path = `${directory}/dropped`;
      return wordpress.shell(`cp /bin/echo ${path} && ${path} ran; code=$?; rm -f ${path}; exit $code`, user);
    };
    for (const [what, directory, user] of [
      ["a program on a declared volume, which has no noexec", "/usr/src/wordpress/wp-content/uploads", "www-data"],
      ["a program in /dev, by root only", "/dev", "root"],
    ] as const) {
      it(`a read-only root does not prevent ${what}`, async () => {
        assert.deepEqual(await runsFrom(directory, user), { code: 0, output: "ran\n" });
      });
    }
    it("a program cannot run from a declared volume of the image, because memory without exec lies there", async () => {
      const { code, output } = await runsFrom("/var/www/html", "www-data");
      assert.equal(code, 126, output);
      assert.match(output, /Permission denied/);
    });
    it("the service user cannot put a program into /dev", async () => {
      const { code, output } = await runsFrom("/dev", "www-data");
      assert.deepEqual([code, output], [1, "cp: cannot create regular file '/dev/dropped': Permission denied\n"]);
    });
  });

  it("the attacked site is served as before", async () => {
    await eventually(async () => assert.equal(await wordpress.running(), true));
    await client.ready();
    assert.equal(await client.title(), "WordPress &rsaquo; Installation");
  });
});
