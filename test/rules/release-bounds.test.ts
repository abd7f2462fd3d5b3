import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Charts, notRendered, web } from "../support/charts";

const byValues =
  "read-only-root mandatory: container values.web has a writable root filesystem; set values.web.securityContext.readOnlyRootFilesystem to true";
const values = { web: { securityContext: { readOnlyRootFilesystem: false } } };
const cured = { web: { securityContext: { readOnlyRootFilesystem: true } } };

const refusal =
  "Error validating resource with policy 'inspectable' from policy pack 'test@v0.0.0':\nconfiguration of policy \"inspectable\": ";

describe("bounds of rendering Helm releases", () => {
  let charts: Charts;
  before(function () {
    charts = Charts.for(this);
  });
  after(() => charts?.remove());

  it("a chart that is nowhere leaves a release to its values, with a line that says why", async () => {
    const chart = join(charts.directory, "nowhere");
    assert.deepEqual(await charts.says({ chart, values }), [byValues, notRendered("helm does not find it")]);
  });

  it("a program that is no helm leaves a release to its values, with a line that says why", async () => {
    const chart = charts.chart("web", web);
    const none = notRendered("there is no helm that can be started");
    const plain = charts.write("plain/helm", "#!/bin/sh\n", 0o644);
    for (const helm of ["/nowhere/helm", charts.directory, plain]) {
      assert.deepEqual(await charts.says({ chart, values }, { helm }), [byValues, none], helm);
    }
    const path = process.env.PATH;
    process.env.PATH = charts.directory;
    try {
      assert.deepEqual(await charts.says({ chart: `${chart}/`, values }, { helm: true }), [byValues, none]);
    } finally {
      process.env.PATH = path;
    }
    await assert.rejects(charts.says({ chart }, { helm: "bin/helm" }), {
      message: `${refusal}helm is no absolute path; write it as /usr/local/bin/helm`,
    });
  });

  it("a helm before version 3 is told by its own answer", async () => {
    // What helm 2.17 answers to a name behind the chart, and to the question for its version.
    const helm = charts.write(
      "old/helm",
      '#!/bin/sh\n[ "$1" = version ] && echo "Client: v2.17.0+ga690bad" && exit\necho "Error: stat shop: no such file or directory" >&2\nexit 1\n',
      0o755,
    );
    assert.deepEqual(await charts.says({ chart: charts.chart("web", web), values }, { helm }), [
      byValues,
      notRendered("helm is older than version 3"),
    ]);
  });

  it("a chart that loops ends at the time limit, and the release is left to its values", async () => {
    const looping =
      '{{ define "again" }}{{ range until 30000 }}{{ range until 30000 }}{{ end }}{{ end }}{{ end }}{{ range until 30000 }}{{ include "again" $ }}{{ end }}';
    const started = Date.now();
    assert.deepEqual(await charts.says({ chart: charts.chart("looping", looping), values }, { helmTimeout: 1 }), [
      byValues,
      notRendered("helm takes longer than the 1 s of the option helmTimeout"),
    ]);
    // Without a limit it would take hours.
    assert.ok(Date.now() - started < 200_000);
  });

  it("a template that includes itself for ever is refused by helm, and said with its place", async () => {
    const recursive = '{{ define "again" }}{{ include "again" . }}{{ end }}{{ include "again" . }}';
    assert.deepEqual(await charts.says({ chart: charts.chart("recursive", recursive) }), [
      notRendered("recursive/templates/all.yaml:1 fails"),
    ]);
  });

  it("a rendering of more than 10 MB is not read", async () => {
    const large = 'data: |\n{{ range until 200000 }}\n  {{ printf "%0100d" . }}\n{{ end }}';
    assert.deepEqual(await charts.says({ chart: charts.chart("large", large) }), [
      notRendered("it renders more than 10 MB"),
    ]);
  });

  it("a rendering of more than 2,000 documents is not read", async () => {
    const many =
      "{{ range until 2001 }}\n---\nkind: ConfigMap\napiVersion: v1\nmetadata: { name: a{{ . }} }\n{{ end }}";
    assert.deepEqual(await charts.says({ chart: charts.chart("many", many) }), [
      notRendered("it has more than 2,000 documents"),
    ]);
    assert.deepEqual(await charts.says({ chart: charts.chart("most", many.replace("2001", "2000")) }), []);
  });

  it("a rendering that is no YAML, or that grows out of bounds when it is read, is not judged", async () => {
    const line = (to: string, from: string) => `${to}: &${to} [${Array(10).fill(`*${from}`).join(", ")}]\n`;
    const laughs = `a: &a [x]\n${["ab", "bc", "cd", "de", "ef", "fg"].map(([from = "", to = ""]) => line(to, from)).join("")}`;
    for (const [name, text] of [
      ["laughs", laughs],
      ["deep", `a: ${"[".repeat(50_000)}`],
      ["endless", "a: &a [*a, *a]"],
    ] as const) {
      assert.deepEqual(await charts.says({ chart: charts.chart(name, text) }), [
        notRendered(`${name}/templates/all.yaml renders no YAML`),
      ]);
      // Helm does not read these.
      const definitions = { "crds/all.yaml": text };
      assert.deepEqual(await charts.says({ chart: charts.chart(`crds-${name}`, web, definitions), values: cured }), [
        notRendered("its documents are no YAML"),
      ]);
    }
  });

  it("a chart of 50 MB is rendered, or refused by helm in a line", async () => {
    const half = "x".repeat(4 * 2 ** 20);
    const files = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`files/${index}.txt`, half]));
    assert.deepEqual(await charts.says({ chart: charts.chart("heavy", web, files), values: cured }), []);
  });

  it("notes of a chart, which may print secrets, are not read", async () => {
    const notes = {
      "templates/NOTES.txt": "apiVersion: v1\nkind: Pod\nspec: { containers: [{ name: {{ .Values.password }} }] }\n",
    };
    assert.deepEqual(await charts.says({ chart: charts.chart("notes", web, notes), values: cured }), []);
  });

  it("lookup finds nothing, and no cluster is asked", async () => {
    const asking = `{{ if lookup "v1" "Namespace" "" "kube-system" }}${web}{{ else }}${web.replace("name: web", "name: fresh")}{{ end }}`;
    const kubeconfig = process.env.KUBECONFIG;
    process.env.KUBECONFIG = charts.write("kubeconfig", "no kubeconfig");
    try {
      const said = await charts.says({ chart: charts.chart("lookup", asking) });
      assert.match(
        said.join("\n"),
        /^read-only-root mandatory: Deployment "shop-web", container "fresh" has a writable/,
      );
    } finally {
      if (kubeconfig === undefined) delete process.env.KUBECONFIG;
      else process.env.KUBECONFIG = kubeconfig;
    }
  });

  it("a chart that asks for the version of Kubernetes gets that of the option kubeVersion", async () => {
    const asking = `{{ if semverCompare ">=1.99" .Capabilities.KubeVersion.Version }}${web}{{ end }}`;
    const chart = charts.chart("version", asking);
    assert.deepEqual(await charts.says({ chart }), []);
    assert.equal((await charts.says({ chart }, { kubeVersion: "1.99" })).length, 1);
    const wanting = charts.chart("wanting", web, {
      "Chart.yaml": 'apiVersion: v2\nname: wanting\nversion: 1.0.0\nkubeVersion: ">=1.99.0"\n',
    });
    assert.deepEqual(await charts.says({ chart: wanting }), [
      notRendered("it wants another version of Kubernetes than the option kubeVersion gives"),
    ]);
    assert.equal((await charts.says({ chart: wanting }, { kubeVersion: "v1.99.1" })).length, 1);
    await assert.rejects(charts.says({ chart }, { kubeVersion: "newest" }), {
      message: `${refusal}kubeVersion is no version of Kubernetes; write it as 1.34`,
    });
  });

  it("a chart whose dependencies are missing is said", async () => {
    const depending =
      "apiVersion: v2\nname: depending\nversion: 1.0.0\ndependencies: [{ name: common, version: 1.0.0, repository: https://charts.example.com }]\n";
    assert.deepEqual(await charts.says({ chart: charts.chart("depending", web, { "Chart.yaml": depending }) }), [
      notRendered("its dependencies are missing"),
    ]);
  });

  it("values that the schema of a chart refuses are said", async () => {
    const schema = { "values.schema.json": '{ "properties": { "image": { "type": "integer" } } }' };
    assert.deepEqual(await charts.says({ chart: charts.chart("schema", web, schema) }), [
      notRendered("its schema refuses the values"),
    ]);
  });

  it("a flag that the schema of a chart wants as a boolean is found in its values all the same", async () => {
    const flag = { readOnlyRootFilesystem: { type: "boolean" } };
    const context = {
      type: "object",
      additionalProperties: false,
      properties: { ...flag, allowPrivilegeEscalation: { type: "boolean" }, privileged: { type: "boolean" } },
    };
    const schema = { properties: { web: { properties: { securityContext: context } } } };
    const strict = charts.chart("strict", web, { "values.schema.json": JSON.stringify(schema) });
    const [said] = await charts.says({ chart: strict });
    assert.match(String(said), /; set values\.web\.securityContext\.readOnlyRootFilesystem to true;/);
  });

  it("nothing is left in the temporary directory by a rendering, whatever comes of it", async () => {
    const temporary = join(charts.directory, "temporary");
    mkdirSync(temporary);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = temporary;
    try {
      await charts.says({ chart: charts.chart("left", web) });
      await charts.says({ chart: charts.chart("broken", "{{ fail `no` }}") });
      await charts.says(
        { chart: charts.chart("endless", "{{ range until 30000 }}{{ range until 30000 }}{{ end }}{{ end }}") },
        { helmTimeout: 1 },
      );
      assert.deepEqual(readdirSync(temporary), []);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
});
