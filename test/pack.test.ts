import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../policies/package.json";
import { packName } from "../policies/pack";
import { rules } from "../policies/rules";
import { docker } from "./support/platforms";
import { PackProcess, type StartOptions } from "./support/pack-process";

const pack = join(__dirname, "../policies");

const ways: Record<string, StartOptions> = {
  "from its directory": { as: "directory" },
  "from its directory with the program's as working directory": { as: "directory", cwd: tmpdir() },
  "as an executable": { as: "executable" },
  "as an executable from elsewhere": { as: "executable", cwd: tmpdir() },
};

describe("the built pack starts", function () {
  this.timeout(60_000);
  for (const [way, options] of Object.entries(ways)) {
    it(`${way}, says nothing but its port, and judges`, async () => {
      const running = await PackProcess.start(pack, options);
      try {
        assert.equal(running.before, "");
        const info = await running.info();
        assert.equal(info.name, packName);
        assert.equal(info.version, version);
        const names = rules.map((rule) => rule.name);
        assert.deepEqual(Object.keys(info.policies).slice(0, names.length), names);
        const found = await running.analyze({ type: docker.type, name: "web", props: docker.write({ readOnly: false }) });
        assert.ok(
          found.some(
            ({ message }) =>
              message ===
              "Containers run on a read-only root filesystem.\n" +
                'container "web" has a writable root filesystem; set readOnly to true',
          ),
          JSON.stringify(found),
        );
      } finally {
        await running.stop();
      }
    });
  }
});
