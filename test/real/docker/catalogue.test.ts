import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isNeededByDefault } from "../../../components/catalogue";
import { recipe } from "../../../components/recipe";
import { recipeFor } from "../../../policies/images/catalogue";
import { eventually } from "../../../tools/eventually";
import { REBUILT, type Rebuilt, type Without } from "../../../tools/workloads/rebuilt";
import { REFERENCES } from "../../../tools/workloads/references";
import { type CatalogueEntry, type CataloguePath, catalogueEntry, rebuiltEntries } from "../../support/real/catalogue";
import { type Start, type Started, start } from "../../support/real/container";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

/** A path of the catalogue as the engine's option for a tmpfs: what a cure or a component would mount. */
function options({
  size,
  uid,
  gid,
  mode,
  exec,
}: Pick<CataloguePath, "size" | "uid" | "gid" | "mode" | "exec">): string {
  const bytes = size?.replace("Ki", "k").replace("Mi", "m").replace("Gi", "g");
  const values = { size: bytes, uid, gid, mode: mode ?? "0755" };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return [exec ? "exec" : "noexec", ...given.map(([key, value]) => `${key}=${value}`)].join(",");
}

describe("the catalogue against images rebuilt from Debian packages", () => {
  let engine: Engine;
  let files: string;

  before(async function () {
    engine = await engineFor(this);
    files = mkdtempSync(join(tmpdir(), "readonly-rootfs-"));
    chmodSync(files, 0o755);
  });
  after(() => files && rmSync(files, { recursive: true }));

  it("the catalogue calls an entry rebuilt only if a rebuilt image agrees with it", () => {
    const shown = REBUILT.filter(({ differs }) => differs === undefined).map(({ entry }) => entry);
    // An entry whose image itself was run says more.
    assert.deepEqual(rebuiltEntries(), shown.filter((name) => catalogueEntry(name).known !== "proven").sort());
  });

  for (const rebuilt of REBUILT) {
    describe(rebuilt.image, () => {
      // What the entry says of this tag.
      const entry = recipeFor(REFERENCES[rebuilt.image]) as CatalogueEntry;
      const isNeeded = (path: CataloguePath) => isNeededByDefault(path, entry.user?.root === true);
      const paths = entry.paths.filter(isNeeded);
      let image: string;
      let declared: string[];

      before(async () => {
        image = await ensureImage(engine.docker, rebuilt.image);
        declared = Object.keys((await engine.docker.getImage(image).inspect()).Config.Volumes ?? {});
      });
      beforeEach(() => engine.docker.createNetwork({ Name: "catalogue" }));
      afterEach(() => engine.clear());

      /** Runs it read-only with exactly these paths. */
      const run = (writable: readonly CataloguePath[], rest: Partial<Start> = {}): Promise<Started> => {
        const of = (kind: CataloguePath["kind"]) => writable.filter((path) => path.kind === kind);
        return start(engine.docker, {
          image,
          readOnly: true,
          network: "catalogue",
          ports: { [rebuilt.port]: 0 },
          hostname: "h1",
          env: rebuilt.env ?? {},
          ...(rebuilt.command === undefined ? {} : { command: rebuilt.command }),
          tmpfs: Object.fromEntries(of("ephemeral").map((path) => [path.path, options(path)])),
          volumes: Object.fromEntries(of("persistent").map(({ path }) => [path, `data${path.replaceAll("/", "-")}`])),
          ...rest,
          host: { ...rest.host, Binds: [...mounted(rebuilt, files), ...(rest.host?.Binds ?? [])] },
        });
      };

      // An engine makes a volume for a path that the image declares as one; others, such as CRI-O, do not.
      const withheld = (path: string): string[] =>
        declared
          .filter((volume) => volume === path || volume.startsWith(`${path}/`))
          .map((volume) => `empty:${volume}:ro`);

      const works = async (started: Started) => {
        const port = await started.port(rebuilt.port);
        await eventually(async () => {
          assert.ok(await started.running(), await started.log());
          await rebuilt.answers(started, port);
        });
        return port;
      };

      it(`the rebuilt image ${rebuilt.image} is the one that the pack takes the entry for`, () => {
        assert.equal(recipeFor(REFERENCES[rebuilt.image])?.name, rebuilt.entry);
      });

      it(`the rebuilt image ${rebuilt.image} works read-only with exactly the paths that are needed by default`, async () => {
        await works(await run(paths));
      });

      const volumes = entry.paths
        .filter(({ kind }) => kind === "persistent")
        .map(({ path }) => [path, { volume: { name: `data${path.replaceAll("/", "-")}` } }]);
      const { writable, user } = recipe(REFERENCES[rebuilt.image], Object.fromEntries(volumes));
      const who = user ?? "the user of its image";
      it(`the rebuilt image ${rebuilt.image} works read-only by its recipe, as ${who}, without a capability`, async () => {
        const memory = Object.entries(writable).flatMap(([path, { tmpfs }]) => (tmpfs ? [[path, options(tmpfs)]] : []));
        const host = { CapDrop: ["ALL"], SecurityOpt: ["no-new-privileges"] };
        const persistent = paths.filter(({ kind }) => kind === "persistent");
        const tmpfs = Object.fromEntries(memory);
        await works(await run(persistent, { host, tmpfs, ...(user !== undefined && { user }) }));
      });

      it(`the rebuilt image ${rebuilt.image} has an expectation for every path that is needed by default, and no other`, () => {
        assert.deepEqual(Object.keys(rebuilt.without).sort(), paths.map(({ path }) => path).sort());
      });

      /** Run with `paths`, all is well; without the last of them, it happens what is expected. */
      const shows = (title: string, all: CataloguePath[], expected: Without, command: Partial<Start> = {}) => {
        const [path, others] = [all.at(-1) as CataloguePath, all.slice(0, -1)];
        const part = () => run(others, { ...command, host: { Binds: withheld(path.path) } });
        it(`the rebuilt image ${rebuilt.image} ${"ends" in expected ? "ends" : "degrades"} without ${path.path}${title}`, async () => {
          if ("ends" in expected) {
            const { output } = await (await part()).end();
            assert.ok(output.includes(expected.ends), output);
            const { error = "" } = path;
            assert.ok(output.includes(error), `the catalogue foretells "${error}":\n${output}`);
            return;
          }
          const whole = await run(all, command);
          const good = await expected.try(whole, await works(whole));
          assert.ok(!good.includes(expected.fails), good);
          await whole.remove();
          const partial = await part();
          const bad = await expected.try(partial, await works(partial));
          assert.ok(bad.includes(expected.fails), bad);
        });
      };
      for (const path of paths) {
        const expected = rebuilt.without[path.path];
        if (expected !== undefined) shows("", [...paths.filter((other) => other !== path), path], expected);
      }
      for (const [name, { command, ...expected }] of Object.entries(rebuilt.conditional ?? {})) {
        const path = entry.paths.find((known) => known.path === name && !isNeeded(known)) as CataloguePath;
        shows(` when ${path.when}`, [...paths, path], expected as Without, command === undefined ? {} : { command });
      }

      const { data } = rebuilt;
      if (data !== undefined) {
        it(`the rebuilt image ${rebuilt.image} keeps its data on the persistent path when the container is replaced`, async () => {
          const first = await run(paths);
          await data.write(first, await works(first));
          await first.remove();
          const second = await run(paths);
          await data.read(second, await works(second));
        });
      }
    });
  }
});

/** Binds for the files of an image's case. */
function mounted(rebuilt: Rebuilt, directory: string): string[] {
  return Object.entries(rebuilt.files ?? {}).map(([path, content]) => {
    const file = join(directory, path.replaceAll("/", "_"));
    writeFileSync(file, content);
    return `${file}:${path}:ro`;
  });
}
