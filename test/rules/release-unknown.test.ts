import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { preview, remediate, secret, unknown } from "../../policies/testing";
import { busybox, Charts, everyRule, notRendered, stack, web } from "../support/charts";

const set = "set values.web.securityContext.readOnlyRootFilesystem to true";
const fault = `Deployment "shop-web", container "web" has a writable root filesystem; ${set}`;
const until = (path: string) => `inspectable advisory: containers cannot be judged until ${path} is known`;

describe("unknown and secret values of rendered Helm releases", () => {
  let charts: Charts;
  before(function () {
    charts = Charts.for(this);
  });
  after(() => charts?.remove());

  it("a value that is not known yet is named, and what does not depend on it is judged", async () => {
    const chart = charts.chart("unknown", web);
    const said = [`read-only-root mandatory: ${fault}`, until("values.image")];
    assert.deepEqual(await charts.says({ chart, values: { image: unknown } }), said);
    assert.deepEqual(await charts.says({ chart, values: { image: secret(unknown) } }), said);
  });

  it("an object of which a template asks for a part is left out of the rendering until it is known", async () => {
    const given = { chart: charts.chart("part", web), values: { web: unknown } };
    const assumed = "its chart is rendered without values.web, not known yet";
    assert.deepEqual(await charts.says(given), [
      `read-only-root advisory: ${fault}${busybox}; ${assumed}`,
      until("values.web"),
    ]);
    const config = { inspectable: { helm: charts.helm } };
    const options = { level: "remediate", config } as const;
    const pack = policies();
    await preview(pack, [stack], options);
    assert.deepEqual((await remediate(pack, charts.release(given), options)).by, []);
  });

  it("a chart that wants a value of what is unknown is one line with its path", async () => {
    const wanting = `${web}\n---\ndata: {{ required "give a host" .Values.web.host }}`;
    assert.deepEqual(await charts.says({ chart: charts.chart("wanting", wanting), values: { web: unknown } }), [
      until("values.web"),
    ]);
    const parts = `{{ .Values.web.host.name | required "give a host" }}`;
    const values = { extra: [{ deep: { deeper: unknown } }], web: { host: unknown } };
    assert.deepEqual(await charts.says({ chart: charts.chart("deep", parts), values }), [
      until("values.extra[0].deep.deeper"),
      until("values.web.host"),
    ]);
  });

  it("a root that depends on an unknown value is no fault in a preview", async () => {
    const flag = "securityContext: {{ toJson .Values.web.securityContext }}";
    for (const [name, template] of [
      [
        "compared",
        `{{- if eq .Values.mode "strict" }}\n          securityContext: { readOnlyRootFilesystem: true }{{ end }}`,
      ],
      ["printed", "securityContext: { readOnlyRootFilesystem: {{ .Values.mode }} }"],
    ] as const) {
      const chart = charts.chart(name, web.replace(flag, template), {
        "values.yaml": "image: busybox:1.36\nmode: strict\n",
      });
      const said = await charts.says({ chart, values: { mode: unknown } });
      assert.deepEqual(
        said.filter((line) => line.includes("mandatory")),
        [],
        name,
      );
      assert.equal(said.at(-1), until("values.mode"), name);
    }
  });

  it("an object that there may be or not, by an unknown value, is no fault in a preview", async () => {
    const perhaps = web.replace("---", '---\n{{- if eq .Values.mode "wide" }}').concat("{{- end }}");
    const chart = charts.chart("perhaps", perhaps.replace("readOnlyRootFilesystem: true", ""), {
      "values.yaml": "image: busybox:1.36\nmode: wide\nweb: { securityContext: { readOnlyRootFilesystem: true } }\n",
    });
    assert.deepEqual(await charts.says({ chart, values: { mode: unknown } }), [until("values.mode")]);
    assert.equal((await charts.says({ chart, values: { mode: "wide" } })).length, 1);
  });

  it("an unknown name and namespace of a release are unknown in its objects, which are judged", async () => {
    const chart = charts.chart("nameless", web);
    assert.deepEqual(await charts.says({ chart, name: unknown, namespace: unknown }), [
      `read-only-root mandatory: Deployment "...", container "web" has a writable root filesystem; ${set}${busybox}`,
    ]);
  });

  it("an unknown chart is one line with its path", async () => {
    assert.deepEqual(await charts.says({ chart: unknown }), [until("chart")]);
    const given = { chart: "web", version: unknown, repositoryOpts: { repo: unknown } };
    assert.deepEqual(await charts.says(given), [until("version"), until("repositoryOpts.repo")]);
  });

  it("a secret value reaches no message, though a chart makes names and errors of it", async () => {
    const names = web
      .replace("{{ .Release.Name }}-web", "{{ .Values.password }}-web")
      .replace("- name: web", "- name: {{ .Values.password }}");
    const given = { chart: charts.chart("secret", names), values: { password: secret("hunter2") } };
    const found = await charts.says(given, { rules: everyRule });
    assert.ok(
      found.some((text) => text.includes('Deployment "...", container containers[0] has a writable root')),
      found[0],
    );
    assert.ok(!found.join().includes("hunter2"));
    assert.deepEqual(await charts.says({ ...given, chart: charts.chart("failing", "{{ fail .Values.password }}") }), [
      notRendered("failing/templates/all.yaml:1 fails"),
    ]);
  });

  it("secret values of every depth and shape reach no message, and are judged", async () => {
    const template = web
      .replace("{{ .Release.Name }}-web", '{{ keys .Values.deep.map | first | default "none" }}-web')
      .replace("image: {{ .Values.image }}", 'image: "{{ (index .Values.deep.list 0).image }}:{{ .Values.deep.port }}"')
      .replace(
        "- name: web",
        "- name: {{ .Values.deep.map.hunter2 | default `web` }}\n          volumeMounts: [{ name: data, mountPath: {{ .Values.deep.path }} }]",
      )
      .replace(
        "      containers:",
        "      volumes: [{ name: data, hostPath: { path: {{ .Values.deep.path }} } }]\n      containers:",
      );
    const chart = charts.chart("depths", template, {
      "values.yaml":
        "password: none\nweb: { securityContext: {} }\ndeep: { map: {}, list: [{ image: busybox }], port: 1, path: /data }\n",
    });
    const deep = {
      map: secret({ hunter2: "hunter3" }),
      list: [secret({ image: "registry.example.com/hunter4" })],
      port: secret(424242),
      path: secret("/etc/hunter5"),
    };
    for (const values of [
      { deep, password: secret("hunter6") },
      { deep: secret({ ...deep, map: { hunter2: "hunter3" }, list: [{ image: "hunter4" }] }) },
      secret({
        deep: { map: { hunter2: "hunter3" }, list: [{ image: "hunter4" }], port: 424242, path: "/etc/hunter5" },
      }),
      { deep: { ...deep, list: [secret({ image: unknown })] }, password: unknown },
    ]) {
      const found = await charts.says({ chart, values }, { rules: everyRule });
      assert.ok(
        found.some((line) => line.includes("has a writable root filesystem")),
        found.join("\n"),
      );
      assert.doesNotMatch(found.join("\n"), /hunter|424242/);
    }
  });

  it("values that chart and messages of helm repeat do not reach a message with a failure", async () => {
    const loud = `{{ fail (printf "\\nError: template: %s/x.yaml:1" .Values.password) }}`;
    const values = { password: secret("hunter2"), web: "no table" };
    assert.deepEqual(await charts.says({ chart: charts.chart("loud", loud), values }), [
      notRendered("loud/templates/all.yaml:1 fails"),
    ]);
  });

  it("a secret among the arguments of helm keeps a chart from being rendered", async () => {
    const chart = charts.chart("arguments", web);
    assert.deepEqual(await charts.says({ chart, namespace: secret("hidden") }), [
      notRendered("namespace is secret, and would be an argument of helm"),
    ]);
    const repositoryOpts = secret({ repo: "https://charts.example.com", password: "hunter2" });
    assert.deepEqual(await charts.says({ chart: "shop", repositoryOpts }), [
      notRendered("repositoryOpts.repo is secret, and would be an argument of helm"),
    ]);
  });
});
