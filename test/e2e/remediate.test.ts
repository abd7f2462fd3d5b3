import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseAllDocuments } from "yaml";
import { previewExample } from "../../tools/examples";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";
import { realKubernetes } from "../support/requirements";

const root = join(__dirname, "../..");

const program = `
const kubernetes = require("@pulumi/kubernetes");
const provider = new kubernetes.Provider("render", { renderYamlToDirectory: "rendered" });
new kubernetes.apps.v1.Deployment("shop", {
  metadata: { name: "shop" },
  spec: {
    selector: { matchLabels: { app: "shop" } },
    template: {
      metadata: { labels: { app: "shop" } },
      spec: {
        initContainers: [{ name: "migrate", image: "registry.example.com/migrate:1" }],
        containers: [{
          name: "web",
          image: "wordpress:6.8-apache",
          securityContext: { runAsUser: 33 },
          volumeMounts: [{ name: "site", mountPath: "/var/www/html" }],
        }],
        volumes: [{ name: "site", persistentVolumeClaim: { claimName: "site" } }],
      },
    },
  },
}, { provider });
`;

const cures = { "read-only-root": "remediate", "writable-paths-declared": "remediate" };

describe("at level remediate", () => {
  let config: string;
  before(() => {
    config = join(mkdtempSync(join(tmpdir(), "readonly-rootfs-cures-")), "config.json");
    writeFileSync(config, JSON.stringify(cures));
  });
  after(() => rmSync(dirname(config), { recursive: true, force: true }));

  it("at level remediate, every mandatory rule accepts the containers of examples/writable", async () => {
    const { code, said, stdout, stderr } = await previewExample("writable", { policies: config });
    assert.equal(code, 0, stdout + stderr);
    assert.match(said, /\[remediate\] {2}read-only-root/);
    assert.match(said, /\[remediate\] {2}writable-paths-declared/);
    assert.doesNotMatch(said, /\[mandatory\]/);
  });
});

describe("at level remediate, with the real CLI and the real Kubernetes provider", () => {
  let directory: string;

  before(async function () {
    await realKubernetes(this);
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-remediate-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "remediate", main: "index.js" }));
    mkdirSync(join(directory, "rendered"));
    writeFileSync(
      join(directory, "Pulumi.yaml"),
      "name: remediate\nruntime: { name: nodejs, options: { typescript: false } }\n",
    );
    writeFileSync(join(directory, "index.js"), program);
    writeFileSync(join(directory, "config.json"), JSON.stringify(cures));
  });
  after(() => directory && rmSync(directory, { recursive: true, force: true }));

  it("at level remediate, `pulumi up` renders manifests with the flag set, and a second preview proposes nothing", async () => {
    await withStack(directory, "dev", async (stack) => {
      const packs = [
        "--policy-pack",
        join(root, "policies/bin/readonly-rootfs"),
        "--policy-pack-config",
        "config.json",
      ];
      const flags = ["--non-interactive", "--color", "never", ...packs];
      // The provider renders only where no cluster is named.
      const rendering = { ...stack, env: { KUBECONFIG: undefined } };
      const up = await runPulumi(["up", "--yes", "--skip-preview", ...flags], rendering);
      assert.equal(up.code, 0, up.stdout + up.stderr);
      assert.match(policyOutput(up.stdout), /\[remediate\] {2}read-only-root/);
      const manifests = join(directory, "rendered/1-manifest");
      const [deployment] = readdirSync(manifests).flatMap((file) =>
        parseAllDocuments(readFileSync(join(manifests, file), "utf8")).map((document) => document.toJS()),
      );
      const { initContainers, containers } = deployment.spec.template.spec;
      assert.deepEqual(initContainers[0].securityContext, { readOnlyRootFilesystem: true });
      assert.deepEqual(containers[0].securityContext, { readOnlyRootFilesystem: true, runAsUser: 33 });
      assert.deepEqual(
        containers[0].volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath),
        ["/var/www/html", "/run/apache2", "/run/lock/apache2", "/tmp"],
      );

      const again = await runPulumi(["preview", "--expect-no-changes", ...flags], rendering);
      assert.equal(again.code, 0, again.stdout + again.stderr);
    });
  });
});
