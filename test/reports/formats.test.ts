import assert from "node:assert/strict";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Log } from "sarif";
import { Collector } from "../../policies/reports/collector";
import { formats } from "../../policies/reports/formats";
import { html } from "../../policies/reports/html";
import { junit } from "../../policies/reports/junit";
import { markdown } from "../../policies/reports/markdown";
import { sarif } from "../../policies/reports/sarif";
import { processorTime } from "../support/processor";
import { all, date, description, sample, says, urn } from "./sample";

const hostile = `x"><script>alert(1)</script><!--'&|\`*_@all\ud800`;

describe("reports", () => {
  it("a report orders findings by resource, rule and text, whatever the order they are told in", () => {
    const { findings, stacks } = sample();
    assert.deepEqual(
      findings.map(({ name, rule, level, text }) => [name, rule, level, text]),
      [
        ["", "exemptions-current", "advisory", "An exemption is old."],
        ["web", "confined-process", "advisory", 'container "web" has no memory limit'],
        ["web", "read-only-root", "mandatory", says],
      ],
    );
    assert.deepEqual(stacks, [{ project: "shop", name: "prod" }]);
  });

  it("SARIF has every rule with its help, and findings as errors and warnings", () => {
    const [run] = (JSON.parse(sarif(sample())) as Log).runs;
    assert.deepEqual(
      run?.tool.driver.rules?.map(({ id }) => id),
      all.map(({ name }) => name),
    );
    assert.equal(run?.tool.driver.version, "1.2.3");
    const [rule] = run?.tool.driver.rules ?? [];
    assert.equal(rule?.shortDescription?.text, description);
    assert.equal(rule?.properties?.["security-severity"], "8.0");
    assert.deepEqual(
      run?.results?.map(({ ruleId, level, message }) => [ruleId, level, message.text]),
      [
        ["exemptions-current", "warning", "An exemption is old."],
        ["confined-process", "warning", 'docker:index/container:Container "web": container "web" has no memory limit'],
        ["read-only-root", "error", `docker:index/container:Container "web": ${says}`],
      ],
    );
    assert.equal(run?.results?.[2]?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName, urn("web"));
  });

  it("a fingerprint in SARIF survives the rename of a stack, and differs between resources", () => {
    const print = (name: string, stack: string) =>
      (JSON.parse(sarif(sample(name, stack))) as Log).runs[0]?.results?.[2]?.partialFingerprints?.[
        "resourceAndRule/v1"
      ];
    assert.match(print("web", "prod") ?? "", /^[0-9a-f]{64}$/);
    assert.equal(print("web", "prod"), print("web", "staging"));
    assert.notEqual(print("web", "prod"), print("api", "prod"));
  });

  it("JUnit fails the case of a resource with a finding that blocks, and prints advice in it", () => {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" });
    const { testsuites } = parser.parse(junit(sample()));
    const cases = Object.fromEntries(testsuites.testsuite.map((suite: Record<string, unknown>) => [suite.name, suite]));
    assert.equal(testsuites.failures, "1");
    assert.equal(testsuites.testsuite.length, all.length);
    assert.deepEqual(cases["read-only-root"].testcase, {
      classname: "readonly-rootfs.read-only-root",
      name: "docker:index/container:Container web",
      time: "0",
      failure: { type: "read-only-root", message: description, "#text": `${says}\n${urn("web")}` },
    });
    assert.equal(cases["confined-process"].testcase["system-out"], 'container "web" has no memory limit');
    assert.equal(
      cases["exemptions-current"].testcase.find(({ name }: { name: string }) => name === "the stack")["system-out"],
      "An exemption is old.",
    );
  });

  it("Markdown tells what blocks before advice, in one table each", () => {
    const text = markdown(sample());
    assert.match(
      text,
      /^## Read-only root filesystems of `prod`\n\n0 of 0 containers have a read-only root; 1 finding that blocks, 2 pieces of advice\.\n/,
    );
    assert.ok(text.indexOf("### Blocks") < text.indexOf("### Advice"));
    assert.ok(
      text.includes(
        '| `web`<br>`docker:index/container:Container` | container "web" has a writable root filesystem; set readOnly to true |',
      ),
    );
  });

  it("markup in names stays text in every format of a report", () => {
    const report = sample(hostile, hostile);
    const page = html(report);
    assert.equal(page.match(/<script>/g)?.length, 1);
    assert.ok(page.includes("x&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!--&#39;&amp;|`*_@all\ufffd"));
    assert.equal(XMLValidator.validate(junit(report)), true);
    assert.doesNotThrow(() => JSON.parse(sarif(report)));
    for (const line of markdown(report)
      .split("\n")
      .filter((one) => one.startsWith("| [")))
      assert.equal(line.replace(/\\\|/g, "").split("|").length, 5, line);
  });

  it("a report spells out names that end lines, paint terminals or turn the direction of reading, in every format", () => {
    const name = "a\r\n\u001b[31mb\u202ec\u2028d";
    const shown = "a\\u{d}\\u{a}\\u{1b}[31mb\\u{202e}c\\u{2028}d";
    const report = sample(name);
    assert.ok(html(report).includes(`<h2>${shown}</h2>`));
    assert.ok(junit(report).includes(`name="docker:index/container:Container ${shown}"`));
    assert.ok(markdown(report).includes(`| \`${shown}\`<br>`));
    const { message } = (JSON.parse(sarif(report)) as Log).runs[0]?.results?.[2] ?? {};
    assert.ok(message?.text?.startsWith(`docker:index/container:Container "${shown}": `), message?.text);
  });

  it("a summary in Markdown stays below the size that GitHub takes, and counts what it leaves out", () => {
    const collector = new Collector(all, "1.2.3");
    const long = "ä ".repeat(1000);
    for (let index = 0; index < 600; index++) {
      for (const level of ["mandatory", "advisory"] as const) {
        collector.told({ policy: "read-only-root", level, message: `${level}${long}`, urn: urn(`web-${index}`) });
        collector.cured("read-only-root", urn(`web-${index}`), `${level}${long}`);
      }
    }
    const text = markdown(collector.report());
    assert.ok(Buffer.byteLength(text) < 2 ** 20, `${Buffer.byteLength(text)} bytes`);
    const rest = [...text.matchAll(/^and (\d+) more lines that the other reports have$/gm)].map(([, count]) =>
      Number(count),
    );
    const rows = text.split("\n").filter((line) => line.startsWith("| [")).length;
    assert.equal(rows + (rest[0] ?? 0) + (rest[1] ?? 0), 1200);
    assert.equal(rest.length, 3);
  });

  it("a report of 5,000 resources is written in seconds, in every format", () => {
    const collector = new Collector(all, "1.2.3");
    for (let index = 0; index < 5000; index++) {
      collector.told({ policy: "read-only-root", level: "mandatory", message: says, urn: urn(`web-${index}`) });
      collector.curable("read-only-root", urn(`web-${index}`), () => [
        { path: "readOnly", before: false, after: true },
      ]);
    }
    const start = processorTime();
    for (const format of Object.values(formats)) format(collector.report());
    const spent = processorTime() - start;
    assert.ok(spent < 15_000, `${spent} ms`);
  });

  it("two reports of equal runs differ in the date alone", () => {
    for (const format of [html, junit, markdown, sarif]) assert.equal(format(sample()), format(sample()));
    assert.deepEqual({ ...sample(), date: "" }, { ...sample(), date: "" });
    assert.equal(sample().date, date.toISOString());
  });
});
