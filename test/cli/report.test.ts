import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../cli/failure";
import { program } from "../../cli/program";
import { packArgs } from "../../policies/pack";
import { exemptionsFor } from "../../policies/reports/exemptions";
import { mergeReports } from "../../policies/reports/merge";
import type { Report } from "../../policies/reports/report";
import { preview } from "../../policies/testing";
import { sample, urn } from "../reports/sample";
import { docker } from "../support/platforms";

describe("the command report", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-reports-"));
    put("prod.json", sample("web", "prod"));
    put("staging.json", sample("web", "staging"));
  });
  after(() => rmSync(directory, { recursive: true }));
  const file = (name: string) => join(directory, name);
  const put = (name: string, report: object) => writeFileSync(file(name), JSON.stringify(report));

  async function ran(...args: string[]) {
    let [stdout, stderr] = ["", ""];
    const around = {
      stdout: { write: (text: string) => (stdout += text) },
      stderr: { write: (text: string) => (stderr += text) },
      env: {},
    };
    const code = await program(around, new AbortController().signal, ["report", ...args]);
    return { code, stdout, stderr };
  }

  it("report merge makes one page of the reports of two stacks", async () => {
    const { code } = await ran("merge", file("prod.json"), file("staging.json"), "-o", file("fleet.html"));
    assert.equal(code, 0);
    const page = readFileSync(file("fleet.html"), "utf8");
    assert.match(page, /<h1>Write map of prod, staging<\/h1>/);
    assert.equal(page.match(/has a writable root filesystem/g)?.length, 2);
  });

  it("the latest of several reports about a stack counts", () => {
    const before = sample("web", "prod");
    const after: Report = { ...sample("web", "prod"), date: "2026-02-01T00:00:00.000Z", findings: [] };
    const both = mergeReports([after, before]);
    assert.deepEqual(
      both.findings.filter(({ urn }) => urn !== ""),
      [],
    );
    assert.equal(both.date, after.date);
    assert.equal(both.edits.length, 1);
  });

  it("report exemptions prints an exemption for each finding that blocks, and no others", async () => {
    const { code, stdout } = await ran("exemptions", file("prod.json"), "--reason", "Known", "--expires", "2099-01-31");
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), {
      "read-only-root": {
        exemptions: [{ stack: "prod", resource: "web", kind: "Container", reason: "Known", expires: "2099-01-31" }],
      },
    });
  });

  it("exemptions made of a report let its findings through, and a new container blocks", async () => {
    const name = "w*[b]";
    const resources = ["api", name].map((one) => ({
      type: docker.type,
      name: one,
      props: docker.write({ readOnly: false }),
    }));
    const report = sample(name, "dev");
    const exemptions = exemptionsFor(report, { reason: "Known", expires: "2099-01-31" });
    const blocked = (await preview(packArgs().policies, resources, { config: exemptions })).filter(
      ({ policy }) => policy === "read-only-root",
    );
    assert.deepEqual(
      blocked.map(({ urn: where }) => where),
      [urn("api", "dev").replace("shop", "project")],
    );
  });

  it("report merge refuses a file that is no report, and an output that it cannot write", async () => {
    put("other.json", { findings: [] });
    writeFileSync(file("broken.json"), "{");
    const refused = (...args: string[]) =>
      ran(...args).then(
        () => "",
        (error) => (error instanceof Failure ? error.message : `${error}`),
      );
    const output = ["-o", file("out.html")];
    assert.equal(
      await refused("merge", file("other.json"), ...output),
      `The report ${file("other.json")} cannot be read: it has no stacks as a JSON report of the pack has; have the pack write it: READONLY_ROOTFS_REPORT=${file("other.json")}.`,
    );
    assert.match(await refused("merge", file("broken.json"), ...output), /cannot be read: it is no JSON \(/);
    assert.match(
      await refused("merge", file("none.json"), ...output),
      /none\.json cannot be read: ENOENT; have the pack write it/,
    );
    assert.equal(
      await refused("merge", file("prod.json"), "-o", "fleet.pdf"),
      "--output fleet.pdf is no report; end the name in one of .html, .json, .md, .sarif, .xml.",
    );
    assert.equal(
      await refused("merge", file("prod.json"), "-o", file("none/fleet.html")),
      `${file("none/fleet.html")} cannot be written (ENOENT); name another file.`,
    );
    assert.equal(
      await refused("exemptions", file("prod.json"), "--reason", "Known", "--expires", "2099-02-30"),
      "--expires 2099-02-30 is no day; write it as 2027-01-31.",
    );
  });
});
