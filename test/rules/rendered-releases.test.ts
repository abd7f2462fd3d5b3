import assert from "node:assert/strict";
import { join } from "node:path";
import { policies } from "../../policies/library";
import { preview, remediate, secret, type TestResource } from "../../policies/testing";
import { busybox, Charts, stack, web } from "../support/charts";

describe("rendered Helm releases", () => {
  let charts: Charts;
  before(function () {
    charts = Charts.for(this);
  });
  after(() => charts?.remove());
  const chart = (name: string, templates: string) => charts.chart(name, templates);

  const writable =
    'read-only-root mandatory: Deployment "shop-web", container "web" has a writable root filesystem; set values.web.securityContext.readOnlyRootFilesystem to true' +
    busybox;

  it("a writable root in a chart names document, container and the value that decides about it", async () => {
    assert.deepEqual(await charts.says({ chart: chart("web", web) }), [writable]);
  });

  it("a writable root that no value decides about says that the chart has to change", async () => {
    const fixed = web.replace("{{ toJson .Values.web.securityContext }}", "{}");
    assert.deepEqual(await charts.says({ chart: chart("fixed", fixed) }), [
      'read-only-root mandatory: Deployment "shop-web", container "web" has a writable root filesystem; set spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem to true in its chart, which no value was found to do' +
        busybox,
    ]);
  });

  it("a privileged container in a chart names the value that decides, which no cure writes", async () => {
    const given = { chart: chart("privileged", web), values: { web: { securityContext: { privileged: true } } } };
    assert.deepEqual(await charts.says(given, { rules: ["no-read-only-bypass"] }), [
      'no-read-only-bypass mandatory: Deployment "shop-web", container "web" is privileged and can make every read-only mount writable again; set values.web.securityContext.privileged to false',
    ]);
  });

  it("a writable root in a chart below names the value at the name of that chart", async () => {
    const path = chart("above", "");
    charts.chart("above/charts/below", web, { "Chart.yaml": "apiVersion: v2\nname: below\nversion: 1.0.0\n" });
    assert.deepEqual(await charts.says({ chart: path }), [writable.replace("values.web", "values.below.web")]);
  });

  it("a cure of a rendered release writes the value, and the rule is silent after it", async () => {
    const pack = policies();
    const config = { inspectable: { helm: charts.helm } };
    const options = { level: "remediate", config } as const;
    await preview(pack, [stack], options);
    const given = charts.release({ chart: chart("cured", web), values: { password: secret("hunter2"), replicas: 2 } });
    const { props } = await remediate(pack, given, options);
    const { values: after } = props as { values: { web: { securityContext: object } } };
    assert.deepEqual(after, {
      password: secret("hunter2"),
      replicas: 2,
      web: { securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false } },
    });
    assert.deepEqual(await charts.says(props as object), []);
  });

  it("a hook of a release is judged, unless disableWebhooks keeps it away", async () => {
    const hook = web.replace("securityContext: { readOnlyRootFilesystem: true }", "command: [migrate]");
    const cured = { web: { securityContext: { readOnlyRootFilesystem: true } } };
    const path = chart("hook", hook);
    assert.deepEqual(await charts.says({ chart: path, values: cured }), [
      'read-only-root mandatory: Pod "migrate", container "migrate" has a writable root filesystem; set spec.containers[0].securityContext.readOnlyRootFilesystem to true in its chart, which no value was found to do' +
        busybox.replace(
          "busybox:1.36 finds out",
          "--entrypoint PROGRAM busybox:1.36 finds out, where PROGRAM is what the container runs",
        ),
    ]);
    assert.deepEqual(await charts.says({ chart: path, values: cured, disableWebhooks: true }), []);
  });

  it("a claim that two releases and a Deployment write is one finding of the stack", async () => {
    const claiming = web
      .split("---")[0]
      ?.replace("- name: web", "- name: web\n          volumeMounts: [{ name: data, mountPath: /data }]")
      .replace(
        "      containers:",
        "      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]\n      containers:",
      );
    const path = chart("claiming", String(claiming));
    const release = (name: string) => ({ ...charts.release({ chart: path, name }), name });
    const deployment: TestResource = {
      type: "kubernetes:apps/v1:Deployment",
      name: "third",
      props: {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "third", namespace: "shop" },
        spec: {
          template: {
            spec: {
              volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
              containers: [{ name: "web", volumeMounts: [{ name: "data", mountPath: "/data" }] }],
            },
          },
        },
      },
    };
    const config = { inspectable: { helm: charts.helm } };
    const found = await preview(policies(), [stack, release("first"), release("second"), deployment], { config });
    assert.deepEqual(
      found.filter(({ policy }) => policy === "shared-writable-volumes").map(({ message }) => message.split("\n")[1]),
      [
        'volume "data" of namespace shop is mounted writable by Deployment "third", Release "first" and Release "second"; mount it read-only in all but one',
      ],
    );
  });

  it("a postrender of a release is not run, and said", async () => {
    const postrender = join(charts.directory, "never");
    assert.deepEqual(await charts.says({ chart: chart("postrender", web), postrender }), [
      writable,
      "inspectable advisory: its containers cannot be inspected: its postrender may change what its chart renders, and is not run; use kubernetes.helm.v4.Chart",
    ]);
  });
});
