import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { busybox, Charts, notRendered, web } from "../support/charts";

const fault = (container = "web") =>
  `read-only-root mandatory: Deployment "shop-web", container "${container}" has a writable root filesystem; set values.web.securityContext.readOnlyRootFilesystem to true${busybox}`;
const inChart = (kind: string, name: string, container: string) =>
  `read-only-root mandatory: ${kind} "${name}", container "${container}" has a writable root filesystem; set spec.containers[0].securityContext.readOnlyRootFilesystem to true in its chart, which no value was found to do${busybox}`;
const cured = { web: { securityContext: { readOnlyRootFilesystem: true } } };

describe("charts of rendered Helm releases", () => {
  let charts: Charts;
  before(function () {
    charts = Charts.for(this);
  });
  after(() => charts?.remove());

  const helm = (...args: string[]) => {
    const { status, stderr } = spawnSync(charts.helm, args, { encoding: "utf8", cwd: charts.directory });
    assert.equal(status, 0, stderr);
  };
  const pod = (name: string, annotations: object = {}) =>
    `---\n${JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name, annotations }, spec: { containers: [{ name, image: "busybox:1.36" }] } })}\n`;

  it("an archive of a chart is judged like its directory", async () => {
    helm("package", charts.chart("packed", web));
    assert.deepEqual(await charts.says({ chart: join(charts.directory, "packed-1.0.0.tgz") }), [fault()]);
  });

  it("objects among the definitions of a chart are judged, unless skipCrds keeps them away", async () => {
    const chart = charts.chart("crds", web, { "crds/pod.yaml": pod("early") });
    assert.deepEqual(await charts.says({ chart, values: cured }), [inChart("Pod", "early", "early")]);
    assert.deepEqual(await charts.says({ chart, values: cured, skipCrds: true }), []);
  });

  it("an object that passes for a long definition is judged", async () => {
    const long = `# ${"x".repeat(20_000)}`;
    const definition = "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\n";
    for (const [name, text] of Object.entries({
      twice: `${definition}apiVersion: v1\nkind: Pod\n`,
      quoted: `${definition}"apiVersion": v1\n"kind": Pod\n`,
      spaced: `${definition}apiVersion : v1\nkind : Pod\n`,
      explicit: `${definition}? apiVersion\n: v1\n? kind\n: Pod\n`,
    })) {
      const rest = 'metadata: { name: hidden }\nspec: { containers: [{ name: hidden, image: "busybox:1.36" }] }\n';
      const chart = charts.chart(name, web, { "crds/pod.yaml": `${long}\n${text}${rest}` });
      assert.deepEqual(await charts.says({ chart, values: cured }), [inChart("Pod", "hidden", "hidden")], name);
    }
    const indented = ` a: "\n${definition} "\n apiVersion: v1\n kind: Pod\n`;
    const chart = charts.chart("indented", web, { "crds/pod.yaml": `${long}\n${indented}` });
    assert.deepEqual(await charts.says({ chart, values: cured }), [notRendered("its documents are no YAML")]);
  });

  it("hooks of a release are judged, unless the inputs that the provider reads keep all of their events away", async () => {
    const hooks = ["pre-install", "post-upgrade", "pre-install, pre-upgrade", "pre-delete", "test", "pre-rollback"];
    const chart = charts.chart(
      "hooks",
      hooks.map((hook, index) => pod(`hook-${index}`, { "helm.sh/hook": hook })).join(""),
    );
    const judged = async (inputs: object) =>
      (await charts.says({ chart, ...inputs })).map((line) => hooks[Number(/"hook-(\d)"/.exec(line)?.[1])]);
    assert.deepEqual((await judged({})).sort(), [...hooks].sort());
    assert.deepEqual(
      (await judged({ disableWebhooks: true })).sort(),
      hooks.filter((hook) => hook !== "pre-install").sort(),
    );
    assert.deepEqual((await judged({ disableWebhooks: true, disableCRDHooks: true })).sort(), ["pre-delete", "test"]);
  });

  it("missing dependencies are fetched where dependencyUpdate asks for it", async () => {
    charts.chart("below", pod("below"));
    const depending =
      "apiVersion: v2\nname: above\nversion: 1.0.0\ndependencies: [{ name: below, version: 1.0.0, repository: file://../below }]\n";
    const chart = charts.chart("above", web, { "Chart.yaml": depending });
    assert.deepEqual(await charts.says({ chart, values: cured }), [notRendered("its dependencies are missing")]);
    assert.deepEqual(await charts.says({ chart, values: cured, dependencyUpdate: true }), [
      inChart("Pod", "below", "below"),
    ]);
  });

  it("a chart that has to be verified and cannot be is said", async () => {
    helm("package", charts.chart("unsigned", web));
    const chart = join(charts.directory, "unsigned-1.0.0.tgz");
    assert.deepEqual(await charts.says({ chart, verify: true, keyring: join(charts.directory, "none.gpg") }), [
      notRendered("helm cannot verify it"),
    ]);
  });

  it("values of the release that is replaced are said, since no program shows them", async () => {
    const chart = charts.chart("reused", web);
    const said =
      "inspectable advisory: its containers cannot be inspected: its reuseValues takes values of the release that it replaces, which no program shows; use kubernetes.helm.v4.Chart";
    assert.deepEqual(await charts.says({ chart, reuseValues: true }), [fault(), said]);
    assert.deepEqual(await charts.says({ chart, reuseValues: true, resetValues: true, postrender: "" }), [fault()]);
  });

  it("files of values that no provider has merged keep a chart from being rendered without them", async () => {
    const given = { chart: charts.chart("files", web), valueYamlFiles: [{ path: "values.yaml" }] };
    assert.deepEqual(await charts.says(given), [notRendered("valueYamlFiles are not merged into values")]);
  });
});
