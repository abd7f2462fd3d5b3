import assert from "node:assert/strict";
import { needed } from "../support/real/ablation";

describe("ablation, the ground truth of discoveries", () => {
  /** A program that writes to these paths, each of which a mount at it or above it makes writable. */
  const writes =
    (...paths: string[]) =>
    async (given: readonly string[]) =>
      paths.every((path) => given.some((mount) => path === mount || path.startsWith(`${mount}/`)));

  it("ablation finds an inner path that an outer one, which nothing else needs, would serve for", async () => {
    assert.deepEqual(await needed(["/tmp/jetty", "/tmp"], writes("/tmp/jetty")), ["/tmp/jetty"]);
    assert.deepEqual(await needed(["/run", "/run/a", "/run/a/b"], writes("/run/a/b")), ["/run/a/b"]);
  });

  it("ablation finds only the outer path if that is needed itself", async () => {
    assert.deepEqual(await needed(["/tmp/jetty", "/tmp"], writes("/tmp/jetty", "/tmp/other")), ["/tmp"]);
  });

  it("ablation leaves out what is not needed, and tells names with the same beginning apart", async () => {
    assert.deepEqual(await needed(["/var", "/var/a", "/var/ab"], writes("/var/a")), ["/var/a"]);
    assert.deepEqual(await needed(["/opt", "/srv"], writes("/srv")), ["/srv"]);
  });
});
