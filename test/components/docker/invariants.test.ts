import assert from "node:assert/strict";
import fc from "fast-check";
import { HardenedContainer, type HardenedContainerArgs } from "../../../components/index";
import { containerArgs } from "../arbitrary";
import { only, preview } from "../support";

const bounded = /^(noexec|exec),nosuid,nodev,size=\d+[kmgt]?,uid=\d+,gid=\d+,mode=[0-7]{4}$/;

describe("HardenedContainer, whatever its arguments", () => {
  it("HardenedContainer, whatever its arguments, is confined and writes nothing but the declared paths", async () => {
    await fc.assert(
      fc.asyncProperty(containerArgs({ exec: true }), async (given) => {
        const declared = await preview(() => new HardenedContainer("any", given));
        const container = only(declared, "docker:index/container:Container");
        assert.equal(container.readOnly, true);
        assert.equal(container.privileged, false);
        const { drops, adds = [] } = container.capabilities as { drops: string[]; adds?: string[] };
        assert.deepEqual(drops, ["ALL"]);
        assert.deepEqual(adds, (given.capabilities ?? []).map((name) => `CAP_${name}`).sort());
        assert.deepEqual(container.securityOpts, ["no-new-privileges:true"]);
        assert.equal(container.memory, Number.parseInt(given.memory as string, 10));
        assert.equal(container.memorySwap, container.memory);
        assert.equal((container.ulimits as { hard: number }[])[0]?.hard, given.pidsLimit ?? 4096);
        const tmpfs = (container.tmpfs ?? {}) as Record<string, string>;
        const mounts = (container.mounts ?? []) as { target: string; type: string; readOnly: boolean }[];
        for (const options of Object.values(tmpfs)) assert.match(options, bounded);
        const open = [
          ...Object.keys(tmpfs),
          ...mounts.flatMap((mount) => (mount.readOnly ? [] : [mount.target])),
        ].sort();
        assert.deepEqual(open, Object.keys(given.writable ?? {}).sort());
        for (const [path, { tmpfs: memory, bind }] of Object.entries(given.writable ?? {})) {
          if (memory) assert.equal(tmpfs[path]?.startsWith("exec,"), memory.exec === true);
          else assert.equal(mounts.find((mount) => mount.target === path)?.type, bind ? "bind" : "volume");
        }
      }),
      { numRuns: 50 },
    );
  });

  it("HardenedContainer refuses odd values with an error that names the argument, and declares nothing", async () => {
    const plain = Object.keys({
      image: 1,
      writable: 1,
      env: 1,
      ports: 1,
      capabilities: 1,
      healthcheck: 1,
      logging: 1,
      memory: 1,
      security: 1,
      hosts: 1,
      readOnlyMounts: 1,
    });
    const odd = fc.tuple(fc.constantFrom(...plain), fc.anything({ withNullPrototype: true, maxDepth: 3 }));
    await fc.assert(
      fc.asyncProperty(odd, async ([key, value]) => {
        let refused = false;
        const declared = await preview(() => {
          try {
            new HardenedContainer("any", { image: "app", [key]: value } as unknown as HardenedContainerArgs);
          } catch (error) {
            refused = true;
            assert.match((error as Error).message, /^HardenedContainer "any"(: `\S| takes no )/);
          }
        });
        if (refused) assert.deepEqual(declared, []);
        else assert.equal(only(declared, "docker:index/container:Container").readOnly, true);
      }),
      { numRuns: 300 },
    );
  });
});
