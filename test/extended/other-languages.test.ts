import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { runPulumi, withStack } from "../../tools/pulumi";
import { json, npm, pack, packages } from "../support/packages";

const readme = readFileSync(join(__dirname, "../../components/README.md"), "utf8");
const trouble = readFileSync(join(__dirname, "../../docs/troubleshooting.md"), "utf8");
const [, section = ""] = /^## Other languages\n([\s\S]*)/m.exec(readme) ?? [];
const block = (language: string) =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "m").exec(section)?.[1] ?? assert.fail(`no ${language}`);
const [install = "", add = ""] = block("console").trim().split("\n");
const program = block("yaml");

describe("the components in other languages, from the tarball, as their README says", () => {
  const project = mkdtempSync(join(tmpdir(), "readonly-rootfs-languages-"));
  const modules = join(project, "node_modules");
  let tarball: string;

  const pulumi = async (...args: string[]) => {
    const { code, stdout, stderr } = await runPulumi(args, { cwd: project, tier: "full" });
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  };
  const preview = (written: string) => {
    writeFileSync(join(project, "Pulumi.yaml"), written);
    return withStack(
      project,
      "dev",
      (stack) => runPulumi(["preview", "--non-interactive", "--color", "never"], stack),
      {
        tier: "full",
      },
    );
  };

  before(() => {
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "shop", private: true }));
    tarball = join(project, pack("components", project).filename);
    // The program of the README needs no SDK of Kubernetes; that of another test does.
    const registered = `hardened@npm:${packages.components.name}`;
    assert.ok(install.includes(registered), install);
    // Not published yet: the same, from a file.
    const command = `${install.replace(registered, `hardened@file:${tarball}`).replace(/ +#.*$/, "")} @pulumi/kubernetes`;
    const quiet = "--ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error";
    execFileSync("sh", ["-c", `${command} ${quiet}`], { cwd: project, stdio: "pipe" });
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  it("a YAML program with the components previews without a TypeScript compiler in the project", async () => {
    const { code, stdout, stderr } = await preview(program);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /hardened:index:HardenedContainer web create/);
    assert.match(stdout, /docker:index:Container web create/);
    assert.equal(existsSync(join(modules, "typescript")), false);
  });

  it("a YAML program says with the components what a TypeScript program does: moves, places, limits and last acts", async () => {
    const { name, runtime, packages: named } = parse(program);
    const web = {
      adopts: "web",
      dns: ["192.0.2.53"],
      sysctls: { "net.core.somaxconn": "1024" },
      gpus: "all",
      image: "nginx:1.27",
      networkMode: "none",
      ulimits: { nofile: { soft: 512, hard: 1024 } },
    };
    const service = {
      adopts: "web",
      dns: ["192.0.2.53"],
      image: "nginx:1.27",
      sysctls: { "net.core.somaxconn": "1024" },
    };
    const workload = {
      adopts: "web",
      affinity: { nodes: [{ key: "disk", values: ["ssd"] }], apart: [{ matchLabels: { app: "batch" }, weight: 50 }] },
      matchLabels: { app: "web" },
      minReadySeconds: 10,
      priorityClass: "critical",
      replicas: 2,
      revisionHistoryLimit: 3,
      runtimeClass: "gvisor",
      serviceAdopts: "web",
      serviceName: "web",
      topologySpread: [{ topologyKey: "topology.kubernetes.io/zone", required: true }],
      containers: [
        {
          envConfigMaps: ["settings"],
          envSecrets: ["credentials"],
          image: "nginx:1.27",
          imagePullPolicy: "Always",
          ports: [{ internal: 8080 }],
          preStop: { sleep: 5 },
        },
      ],
    };
    const rolling = { loadBalancer: { class: "nlb", trafficPolicy: "Local" }, maxSurge: "1", maxUnavailable: "0" };
    const claims = { claimRetention: { whenScaled: "Delete" }, podManagement: "Parallel" };
    const admission = { adopts: "root", bindingAdopts: "all", bindingName: "all", policyName: "root" };
    const of = (kind: string, properties: object) => ({ type: `hardened:index:Hardened${kind}`, properties });
    const resources = {
      web: of("Container", web),
      tasks: of("Service", service),
      deployment: of("Deployment", { ...workload, ...rolling, serviceType: "LoadBalancer" }),
      data: of("StatefulSet", { ...workload, ...claims }),
      root: { type: "hardened:index:ReadOnlyRootAdmission", properties: admission },
    };
    const { code, stdout, stderr } = await preview(
      // YAML programs have no aliases.
      stringify({ name, runtime, packages: named, resources }, { aliasDuplicateObjects: false }),
    );
    assert.equal(code, 0, stdout + stderr);
    for (const child of [
      "docker:index:Container web",
      "docker:index:Service tasks",
      "kubernetes:apps/v1:Deployment deployment",
      "kubernetes:core/v1:Service deployment",
      "kubernetes:apps/v1:StatefulSet data",
      "kubernetes:core/v1:Service data",
      "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy root",
      "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding root",
    ]) {
      assert.ok(stdout.includes(`${child} create`), `${child}: ${stdout}`);
    }
  });

  it("the components refuse wrong arguments in YAML with the same words as in TypeScript", async () => {
    const { code, stdout } = await preview(program.replace("/var/cache/nginx", "var/cache/nginx"));
    assert.notEqual(code, 0);
    assert.match(stdout, /HardenedContainer "web": /);
  });

  it("`pulumi package add` gives a project an SDK and the documented entry in its Pulumi.yaml", async () => {
    const { packages: named, ...rest } = parse(program);
    writeFileSync(join(project, "Pulumi.yaml"), stringify(rest));
    const [command = "", ...args] = add.split(" ");
    assert.equal(command, "pulumi");
    await pulumi(...args);
    assert.deepEqual(parse(readFileSync(join(project, "Pulumi.yaml"), "utf8")), { ...rest, packages: named });
    assert.ok(existsSync(join(project, "sdks/readonly-rootfs-hardened")));
    // The CLI runs `npm install` where the plugin is, which must not bring a second copy of anything.
    assert.deepEqual(Object.keys(json(join(modules, "hardened/plugin/package-lock.json")).packages ?? {}), []);
    assert.equal(existsSync(join(modules, "hardened/node_modules")), false);
  });

  it("the components give the schema that they ship, from which a Python SDK can be made", async () => {
    const plugin = parse(program).packages.hardened;
    const printed = await pulumi("package", "get-schema", plugin);
    const { name, namespace, version, resources } = JSON.parse(printed.slice(printed.indexOf("{\n")));
    const shipped = json(join(modules, "hardened/schema.json"));
    assert.deepEqual([name, namespace, version], [shipped.name, shipped.namespace, shipped.version]);
    assert.deepEqual(Object.keys(resources).sort(), Object.keys(shipped.resources).sort());
    await pulumi("package", "gen-sdk", plugin, "--language", "python", "--out", "made");
    assert.ok(existsSync(join(project, "made/python/readonly_rootfs_hardened/hardened_container.py")));
  });

  it("the components are found under the name of their package as well", async () => {
    npm(project, "install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", tarball);
    const [, entry = ""] = /`(hardened: \{ source: .*? \})`/.exec(section) ?? [];
    assert.ok(entry.includes(packages.components.name), entry);
    const named = stringify({ ...parse(program), packages: parse(entry) });
    const { code, stdout, stderr } = await preview(named);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /docker:index:Container web create/);
    // Why the long form: the entry of docs/troubleshooting.md.
    const { source } = parse(entry).hardened;
    const refused = await runPulumi(["package", "get-schema", source], { cwd: project });
    const [, words = ""] = /^### `(expected .*)`$/m.exec(trouble) ?? [];
    assert.ok(words !== "" && refused.stderr.includes(words), refused.stderr);
  });
});
