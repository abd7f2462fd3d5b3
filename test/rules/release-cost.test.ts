import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../../policies/library";
import { preview, remediate, secret, unknown } from "../../policies/testing";
import { Charts, stack, web } from "../support/charts";

describe("what rendering Helm releases costs", () => {
  let charts: Charts;
  let helm: string;
  let log: string;
  before(function () {
    charts = Charts.for(this);
    log = join(charts.directory, "log");
    // Writes down each start with its arguments.
    helm = charts.write("logging/helm", `#!/bin/sh\necho "$*" >> ${log}\nexec ${charts.helm} "$@"\n`, 0o755);
  });
  beforeEach(() => rmSync(log, { force: true }));
  after(() => charts?.remove());

  const starts = () =>
    existsSync(log)
      ? readFileSync(log, "utf8")
          .trim()
          .split("\n")
          .map((line) => line.split(" ")[0])
      : [];
  /** The starts of helm for releases that every rule of a pack sees, with remediations and the whole stack. */
  async function startsFor(all: readonly object[], level: "advisory" | "remediate" = "advisory") {
    const config = { inspectable: { helm } };
    await preview(policies(), [stack, ...all.map((props) => charts.release(props))], { config, level });
    return starts();
  }
  const cured = { web: { securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false } } };

  const [alone = ""] = web.split("---");

  it("a release is rendered once, whoever asks", async () => {
    const chart = charts.chart("once", alone);
    assert.deepEqual(await startsFor([{ chart, values: cured }]), ["template"]);
    // Two releases that differ in nothing that helm is told.
    assert.deepEqual(
      await startsFor([
        { chart, values: cured },
        { chart, values: cured, atomic: true },
      ]),
      ["template"],
    );
  });

  it("a release with faults is rendered twice more to find the values that cure them", async () => {
    const chart = charts.chart("faulty", web);
    assert.deepEqual(await startsFor([{ chart }]), ["template", "template", "template"]);
  });

  it("a release that is cured is rendered no more than before and after the cure", async () => {
    const chart = charts.chart("curable", web);
    const all = await startsFor([{ chart }], "remediate");
    assert.deepEqual(all.slice(0, 3), ["template", "template", "template"]);
    assert.ok(all.length <= 7, all.join());
  });

  it("secret and unknown values cost one more rendering each", async () => {
    const chart = charts.chart("more", alone);
    assert.equal((await startsFor([{ chart, values: { ...cured, password: secret("hunter2") } }])).length, 2);
    rmSync(log);
    assert.equal((await startsFor([{ chart, values: { ...cured, image: unknown } }])).length, 2);
  });

  it("a release costs nothing where rendering is off", async () => {
    const chart = charts.chart("off", web);
    await preview(policies(), [stack, charts.release({ chart })], { config: { inspectable: { helm: false } } });
    assert.deepEqual(starts(), []);
  });

  it("no value stands in the arguments of helm, and nothing is printed", async () => {
    const chart = charts.chart("silent", web, { "templates/NOTES.txt": "{{ .Values.password }}" });
    const printed: unknown[] = [];
    const { write } = process.stdout;
    process.stdout.write = ((text: unknown) => printed.push(text) > 0) as typeof write;
    try {
      await charts.says(
        { chart, values: { password: secret("hunter2"), image: "registry.example.com/web:1" } },
        { helm },
      );
    } finally {
      process.stdout.write = write;
    }
    assert.deepEqual(printed, []);
    assert.ok(starts().length > 1);
    assert.doesNotMatch(readFileSync(log, "utf8"), /hunter2|example\.com/);
  });

  it("a cure is made by a pack that has rendered the release already", async () => {
    const pack = policies();
    const options = { config: { inspectable: { helm } }, level: "remediate" } as const;
    const given = charts.release({ chart: charts.chart("again", web) });
    await preview(pack, [stack, given], options);
    const before = starts().length;
    assert.deepEqual((await remediate(pack, given, options)).by, ["read-only-root", "confined-process"]);
    assert.equal(starts().length, before);
  });
});
