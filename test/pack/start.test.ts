import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packName } from "../../policies/pack";
import { version } from "../../policies/package.json";
import { rules } from "../../policies/rules";
import { nodeVersions } from "../../tools/node-versions";
import { PackProcess, type StartOptions } from "../../tools/pack-process";
import { ensureNode } from "../../tools/toolchain";
import { docker } from "../support/platforms";

const pack = join(__dirname, "../../policies");

const ways: Record<string, StartOptions> = {
  "from its directory": { as: "directory" },
  "from its directory with the program's as working directory": { as: "directory", cwd: tmpdir() },
  "as an executable": { as: "executable" },
  "as an executable from elsewhere": { as: "executable", cwd: tmpdir() },
};

describe("the built pack starts", () => {
  for (const [way, options] of Object.entries(ways)) {
    it(`the built pack, started ${way}, prints nothing but its port, and judges`, async () => {
      const running = await PackProcess.start(pack, options);
      try {
        assert.equal(running.before, "");
        const info = await running.info();
        assert.equal(info.name, packName);
        assert.equal(info.version, version);
        const names = rules.map((rule) => rule.name);
        assert.deepEqual(Object.keys(info.policies).slice(0, names.length), names);
        const found = await running.analyze({
          type: docker.type,
          name: "web",
          props: docker.write({ readOnly: false }),
        });
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

describe("the executable, run by hand", () => {
  for (const args of [[], ["--help"]]) {
    it(`the executable run by hand with ${args.join(" ") || "no argument"} says how Pulumi starts it, and ends`, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(pack, "bin/readonly-rootfs"), ...args], {
        encoding: "utf8",
        timeout: 10_000,
      });
      assert.deepEqual([status, stdout], [2, ""]);
      assert.equal(
        stderr,
        "readonly-rootfs is a policy pack, which the Pulumi CLI starts: " +
          "pulumi preview --policy-pack node_modules/.bin/readonly-rootfs\n",
      );
    });
  }
});

describe("the built pack on other versions of Node.js", () => {
  for (const major of nodeVersions.slice(1)) {
    it(`the built pack starts on Node.js ${major}, both ways`, async function () {
      const node = await ensureNode(major);
      if (node.path === undefined) {
        console.log(`      skipped: Node.js ${major} is missing: ${node.reason}`);
        return this.skip();
      }
      assert.match(execFileSync(node.path, ["--version"], { encoding: "utf8" }), new RegExp(`^v${major}\\.`));
      for (const as of ["directory", "executable"] as const) {
        const running = await PackProcess.start(pack, { as, node: node.path });
        const { name } = await running.info();
        await running.stop();
        assert.equal(name, packName);
      }
    });
  }
});

describe("the pack", () => {
  it("the pack loads no provider SDK and no validator before it is ready", () => {
    const script = `
      require(${JSON.stringify(join(pack, "dist/pack.js"))}).packArgs();
      console.log(JSON.stringify(Object.keys(require.cache)));`;
    const loaded: string[] = JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
    assert.ok(loaded.some((file) => file.includes("/@pulumi/policy/")));
    const heavy = /node_modules\/(@pulumi\/(docker|kubernetes)|ajv)\//;
    assert.deepEqual(
      loaded.filter((file) => heavy.test(file)),
      [],
    );
  });
});
