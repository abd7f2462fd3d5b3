import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { Collector } from "../../policies/reports/collector";
import { analyze, analyzeStack, type TestResource } from "../../policies/testing";
import { type Live, live } from "../support/kubernetes/live";
import { all } from "./sample";

const web = { name: "web", image: "nginx:1.27" };
const token = { name: "token", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount", readOnly: true };
const projected = { name: "token", projected: { sources: [{ serviceAccountToken: {} }] } };
const deployment: Live = { kind: "Deployment", name: "web", spec: { template: { spec: { containers: [web] } } } };
const pod: Live = {
  kind: "Pod",
  name: "web-x",
  apiVersion: "v1",
  by: deployment,
  spec: { containers: [{ ...web, volumeMounts: [token] }], volumes: [projected] },
};

/** What the engine asks, with the answers told to the collector; without the stack where a run is interrupted. */
async function reported(resources: readonly TestResource[], interrupted = false) {
  const collector = new Collector(all, "1.2.3");
  const rules = policies({}, collector);
  const asked = [];
  for (const resource of resources) {
    const { violations } = await analyze(rules, resource);
    const urn = `urn:pulumi:dev::project::${resource.type}::${resource.name}`;
    asked.push(...violations.map((one) => ({ ...one, urn })));
  }
  if (!interrupted) asked.push(...(await analyzeStack(rules, resources)).violations);
  for (const { urn = "", ...told } of asked) collector.told({ ...told, urn });
  return collector.report();
}

describe("the report of a scan of a cluster", () => {
  it("the report of a scan shows a Deployment and not its Pod again, with findings, edits and places that it writes", async () => {
    const { findings, edits, containers } = await reported([live(pod), live(deployment)]);
    for (const shown of [findings, edits, containers]) {
      assert.deepEqual([...new Set(shown.map(({ name }) => name))], ["web"]);
    }
  });

  it("the report of a scan shows a container that the Pod has besides, and one with more places that it writes", async () => {
    const scratch = {
      containers: [
        { ...web, volumeMounts: [{ name: "data", mountPath: "/data" }] },
        { ...web, name: "proxy" },
      ],
    };
    const more = { ...pod, spec: { ...scratch, volumes: [{ name: "data", emptyDir: {} }] } };
    const { containers } = await reported([live(more), live(deployment)]);
    assert.deepEqual(
      containers.map(({ name, label }) => `${name} ${label}`),
      ['web container "web"', 'web-x container "proxy"', 'web-x container "web"'],
    );
  });

  it("the report of an interrupted scan has the findings that wait for its end, at their levels", async () => {
    const { findings } = await reported([live(pod)], true);
    assert.deepEqual(
      findings.map(({ name, level, rule }) => `${name} ${level} ${rule}`),
      ["web-x advisory confined-process", "web-x mandatory read-only-root"],
    );
  });
});
