import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/examples";
import { ensureToolchain } from "../../tools/toolchain";
import { run } from "../../tools/toolchain/run";

/** The commands of docs/fleet.md, in their order. */
const [see = "", accept = "", pass = ""] = [
  ...readFileSync(join(root, "docs/fleet.md"), "utf8").matchAll(/^```bash\n([\s\S]*?)^```/gm),
].map(([, script = ""]) => script.replaceAll("2027-06-30", "2999-06-30"));

// The engine refuses a state whose magic is another.
const magic = createHash("sha256").update("v3.255.0").digest("hex");
const type = "docker:index/container:Container";

const state = (stack: string, ...names: string[]) => ({
  version: 3,
  deployment: {
    manifest: { time: "2026-01-01T00:00:00Z", magic, version: "v3.255.0" },
    resources: names.map((name) => {
      const inputs = { image: "nginx:1.27", readOnly: false, logDriver: "none" };
      return {
        urn: `urn:pulumi:${stack}::shop::${type}::${name}`,
        custom: true,
        id: name,
        type,
        inputs,
        outputs: inputs,
      };
    }),
  },
});

describe("the commands of docs/fleet.md, run by the real CLI", () => {
  let directory: string;
  let env: NodeJS.ProcessEnv;
  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-fleet-"));
    const { bin, env: tools } = await ensureToolchain("core");
    for (const made of ["programs", "node_modules/.bin", ".pulumi-state"]) {
      mkdirSync(join(directory, made), { recursive: true });
    }
    symlinkSync(join(root, "policies/bin/readonly-rootfs"), join(directory, "node_modules/.bin/readonly-rootfs"));
    // The checkout has the command installed already.
    const npx = `#!/bin/sh\n[ "$1" = @readonly-rootfs/cli ] && shift && exec "${root}/cli/bin/readonly-rootfs-cli" "$@"\n`;
    writeFileSync(join(directory, "programs/npx"), npx);
    chmodSync(join(directory, "programs/npx"), 0o755);
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PULUMI_"));
    env = {
      ...Object.fromEntries(inherited),
      ...tools,
      PATH: [join(directory, "programs"), bin, process.env.PATH].join(":"),
      PULUMI_BACKEND_URL: `file://${directory}/.pulumi-state`,
      PULUMI_CONFIG_PASSPHRASE: "",
    };
    writeFileSync(join(directory, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    for (const stack of ["dev", "prod"]) {
      writeFileSync(join(directory, "state.json"), JSON.stringify(state(stack, "web")));
      const made = await shell(
        `pulumi stack init ${stack} && pulumi stack import --stack ${stack} --file state.json --force`,
      );
      assert.equal(made.code, 0, made.stdout + made.stderr);
    }
    rmSync(join(directory, "Pulumi.yaml"));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  const shell = (script: string) =>
    run("bash", ["-euo", "pipefail", "-c", script], { cwd: directory, env, limit: 600_000 });
  const read = (file: string) => readFileSync(join(directory, file), "utf8");

  it("the commands of the page judge all stacks without a program, accept what they found, and block only what is new", async () => {
    const seen = await shell(see);
    assert.equal(seen.code, 0, seen.stdout + seen.stderr);
    assert.deepEqual(
      seen.stdout.split("\n").filter((line) => line.endsWith("has findings that would block")),
      ["dev", "prod"].map((stack) => `states/organization-shop-${stack}.json has findings that would block`),
    );
    assert.match(read("fleet.html"), /<h1>Write map of dev, prod<\/h1>/);

    const accepted = await shell(accept);
    assert.equal(accepted.code, 0, accepted.stdout + accepted.stderr);
    assert.match(accepted.stderr, /policy-config\.json: no mistakes/);
    const exemption = { resource: "web", kind: "Container", container: "web" };
    const why = { reason: "Known before the roll-out", expires: "2999-06-30", owner: "team-platform" };
    assert.deepEqual(JSON.parse(read("policy-config.json")), {
      all: "advisory",
      "read-only-root": {
        enforcementLevel: "mandatory",
        exemptions: ["shop/dev", "shop/prod"].map((stack) => ({ stack, ...exemption, ...why })),
      },
    });

    const passed = await shell(pass);
    assert.equal(passed.code, 0, passed.stdout + passed.stderr);
    writeFileSync(join(directory, "states/organization-shop-prod.json"), JSON.stringify(state("prod", "web", "new")));
    const blocked = await shell(pass);
    assert.equal(blocked.code, 1);
    assert.match(blocked.stdout + blocked.stderr, /container "new" has a writable root filesystem/);
    assert.doesNotMatch(blocked.stdout + blocked.stderr, /container "web" has a writable root filesystem/);
  });
});
