import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "../../../cli/program";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

describe("discover --compose", () => {
  let engine: Engine;
  let directory: string;

  before(async function () {
    engine = await engineFor(this);
    await ensureImage(engine.docker, "redis");
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-compose-"));
  });
  after(() => directory && rmSync(directory, { recursive: true }));

  it("discover --compose runs a service with its database beside it, finds its data in a volume, and writes all results", async () => {
    const site = join(directory, "site.txt");
    writeFileSync(site, "as it was");
    const script =
      "test \"$$(redis-cli -h db ping)\" = PONG || exit 3; echo x >/var/lib/shop/a || exit 4; echo x >/site.txt; trap 'exit 0' TERM; while :; do sleep 0.1; done";
    writeFileSync(
      join(directory, "compose.yaml"),
      JSON.stringify({
        services: {
          shop: {
            image: "redis:7.0",
            user: "0",
            entrypoint: ["sh", "-c", script],
            volumes: ["data:/var/lib/shop", "./site.txt:/site.txt"],
            depends_on: ["db"],
          },
          db: { image: "redis:7.0", healthcheck: { test: "redis-cli ping" } },
        },
      }),
    );
    const out = { stdout: "", stderr: "" };
    const stream = (name: keyof typeof out) => ({
      write: (text: string) => {
        out[name] += text;
      },
    });
    const around = { stdout: stream("stdout"), stderr: stream("stderr"), env: { DOCKER_HOST: engine.host } };
    const results = join(directory, "results");
    const args = ["discover", "shop", "--compose", join(directory, "compose.yaml"), "--ready", "up:1"];
    const { signal } = new AbortController();
    assert.equal(await program(around, signal, [...args, "--output-directory", results]), 0, out.stderr);
    assert.match(out.stdout, /^ {2}\/var\/lib\/shop {2}volume {2}needed to start {2}0:0 +0755 +declared as a volume$/m);
    assert.equal(readFileSync(site, "utf8"), "as it was");
    assert.match(
      readFileSync(join(results, "recipe.yaml"), "utf8"),
      /^ {2}- path: \/var\/lib\/shop\n {4}kind: persistent$/m,
    );
    const volumes = await engine.docker.listVolumes({});
    assert.deepEqual(
      (volumes.Volumes ?? []).map(({ Name }) => Name).filter((name) => name.includes("data")),
      [],
    );
  });
});
