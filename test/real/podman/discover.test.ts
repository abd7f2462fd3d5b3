import assert from "node:assert/strict";
import { discover } from "../../../cli/discover";
import type { Discovery } from "../../../cli/discovery";
import { engineAt } from "../../../cli/engine/connect";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";
import { missingForPodman, Podman } from "./podman";

// Podman's API for Docker's clients leaves these writable in a container that is asked to be read-only.
const SCRIPT = `trap 'exit 0' TERM
echo x >/run/a || exit 1
echo x >/tmp/b && rm /tmp/b || exit 2
echo x >/var/tmp/c || exit 3
while :; do sleep 0.1; done`;

describe("discover on Podman", () => {
  let found: Discovery;
  let left: string;

  before(async function () {
    const missing = missingForPodman();
    if (missing !== undefined) {
      if (process.env.READONLY_ROOTFS_REQUIRE_REAL === "1") throw new Error(missing);
      this.skip();
    }
    const { docker } = await engineFor(this);
    const image = docker.getImage(await ensureImage(docker, "memcached"));
    const { Id } = await image.inspect();
    await Podman.with(async (podman) => {
      await podman.load(Id, () => image.get());
      await podman.serve(async (address) => {
        const engine = await engineAt(address);
        found = await discover(engine, {
          run: { image: Id.replace("sha256:", ""), user: "0", command: ["sh", "-c", SCRIPT] },
          readiness: { kind: "up", seconds: 0.4 },
        });
        left = await podman.do("ps", "--all", "--quiet");
      });
    });
  });

  it("discover on Podman proves the paths that Podman's Docker API would leave writable", () => {
    assert.deepEqual(
      found.paths.map(({ path, need, uid, gid, mode }) => [path, need, `${uid}:${gid}`, mode]),
      [
        ["/run", "to start", "0:0", "0755"],
        ["/tmp", "to start", "0:0", "1777"],
        ["/var/tmp", "to start", "0:0", "1777"],
      ],
    );
    assert.deepEqual([found.proven, found.engine.name], [true, "Podman"]);
  });

  it("discover on Podman leaves no container", () => assert.equal(left, ""));
});
