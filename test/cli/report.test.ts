import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../cli/failure";
import { program } from "../../cli/program";
import { packArgs } from "../../policies/pack";
import { Collector } from "../../policies/reports/collector";
import { exemptionsFor } from "../../policies/reports/exemptions";
import { formats } from "../../policies/reports/formats";
import { mergeReports } from "../../policies/reports/merge";
import type { Report } from "../../policies/reports/report";
import { preview } from "../../policies/testing";
import { all, sample, urn } from "../reports/sample";
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

  it("the page and the summary of five stacks have their number in the title, those of four their names", async () => {
    const names = ["a", "b", "c", "d", "e"];
    for (const name of names) put(`${name}.json`, sample("web", name));
    const files = names.map((name) => file(`${name}.json`));
    const titleOf = async (reports: string[], output: string, title: RegExp) => {
      assert.equal((await ran("merge", ...reports, "-o", file(output))).code, 0);
      return title.exec(readFileSync(file(output), "utf8"))?.[1];
    };
    const [html, markdown] = [/<h1>(.*)<\/h1>/, /^## (.*)$/m];
    assert.equal(await titleOf(files, "five.html", html), "Write map of 5 stacks");
    assert.equal(await titleOf(files.slice(1), "four.html", html), "Write map of b, c, d, e");
    assert.equal(await titleOf(files, "five.md", markdown), "Read-only root filesystems of 5 stacks");
    assert.equal(await titleOf(files.slice(3), "two.md", markdown), "Read-only root filesystems of `d`, `e`");
  });

  it("stacks of one name in several projects are told apart by their projects in every format", async () => {
    const inBlog = (report: object) =>
      JSON.stringify(report).replaceAll("prod::shop", "prod::blog").replaceAll('"shop"', '"blog"');
    put("blog.json", JSON.parse(inBlog(sample("web", "prod"))));
    const merged = async (output: string) => {
      await ran("merge", file("prod.json"), file("blog.json"), file("staging.json"), "-o", file(output));
      return readFileSync(file(output), "utf8");
    };
    const page = await merged("projects.html");
    assert.match(page, /<h1>Write map of blog\/prod, shop\/prod, staging<\/h1>/);
    assert.deepEqual(
      [...page.matchAll(/<h2>(.*)<\/h2>\n<p class="type">(.*)<\/p>/g)].map(([, name, place]) => `${name}: ${place}`),
      [
        "web: docker:index/container:Container in stack blog/prod",
        "web: docker:index/container:Container in stack shop/prod",
        "web: docker:index/container:Container in stack staging",
        "The stack: in stack blog/prod",
        "The stack: in stack shop/prod",
        "The stack: in stack staging",
      ],
    );
    const summary = await merged("projects.md");
    for (const stack of ["blog/prod", "shop/prod", "staging"]) {
      assert.ok(summary.includes(`\`docker:index/container:Container\` in stack \`${stack}\` |`), stack);
      assert.ok(summary.includes(`| the stack \`${stack}\` | An exemption is old. |`), stack);
    }
    const cases = [...(await merged("projects.xml")).matchAll(/classname="(.*?)" name="(.*?)"/g)].map(([, ...name]) =>
      name.join(" "),
    );
    assert.equal(new Set(cases).size, cases.length);
    assert.ok(cases.includes("readonly-rootfs.read-only-root docker:index/container:Container web in stack blog/prod"));
    const { runs } = JSON.parse(await merged("projects.sarif"));
    assert.ok(
      runs[0].results.some(({ message }: { message: { text: string } }) =>
        message.text.startsWith('docker:index/container:Container "web" in stack blog/prod: container "web" has'),
      ),
    );
  });

  it("the latest of several reports about a stack counts, also one without containers", () => {
    const before = sample("web", "prod");
    const after: Report = { ...before, date: "2026-02-01T00:00:00.000Z", findings: [], edits: [] };
    const both = mergeReports([after, before, sample("web", "staging")]);
    assert.deepEqual([...new Set([...both.findings, ...both.edits].map(({ stack }) => stack))], ["staging"]);
    assert.deepEqual(both.stacks, [
      { project: "shop", name: "prod" },
      { project: "shop", name: "staging" },
    ]);
    assert.equal(both.date, after.date);
  });

  it("a report of a run without containers names its stack", () => {
    const collector = new Collector(all, "1.2.3");
    collector.asked("urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod");
    assert.deepEqual(collector.report().stacks, [{ project: "shop", name: "prod" }]);
    assert.match(formats[".html"]?.(collector.report()) ?? "", /<p>This run declared no containers\.<\/p>/);
  });

  it("cases of JUnit have different names where resources share type and name", () => {
    const twin = (parent: string) => `urn:pulumi:prod::shop::${parent}$docker:index/container:Container::web`;
    const collector = new Collector(all, "1.2.3");
    for (const parent of ["shop:index:Blog", "shop:index:Shop"]) {
      collector.told({ policy: "read-only-root", level: "mandatory", message: "x", urn: twin(parent) });
    }
    const cases = [...(formats[".xml"]?.(collector.report()) ?? "").matchAll(/rootfs\.read-only-root" name="(.*?)"/g)];
    assert.deepEqual(
      cases.map(([, name]) => name),
      [twin("shop:index:Blog"), twin("shop:index:Shop")],
    );
  });

  it("report merge refuses a report that would bring markup or a script into the page", async () => {
    const [rule, ...rules] = sample().rules;
    for (const [fault, hostile] of [
      ["date must match ^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$", { date: '"><script>alert(1)</script>' }],
      [
        "rules[0].document must match ^https://[\\w./:#?=&%~-]+$",
        { rules: [{ ...rule, document: "javascript:alert(1)" }, ...rules] },
      ],
      ["rules[0].severity must be one of low, medium, high, critical", { rules: [{ ...rule, severity: '"><b>' }] }],
      ["findings[0].project is missing", { findings: [{ ...sample().findings[0], project: undefined }] }],
      ["findings[0] must be object", { findings: [null] }],
    ] as const) {
      put("hostile.json", { ...sample(), ...hostile });
      await assert.rejects(ran("merge", file("hostile.json"), "-o", file("out.html")), (error) => {
        assert.equal(
          (error as Failure).message,
          `The report ${file("hostile.json")} cannot be read: it is no JSON report of this version of the pack (${fault}); have the pack write it: READONLY_ROOTFS_REPORT=${file("hostile.json")}.`,
        );
        return true;
      });
    }
  });

  it("report exemptions prints an exemption for each finding that blocks, and no others", async () => {
    const { code, stdout } = await ran("exemptions", file("prod.json"), "--reason", "Known", "--expires", "2099-01-31");
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), {
      "read-only-root": {
        exemptions: [
          { stack: "shop/prod", resource: "web", kind: "Container", reason: "Known", expires: "2099-01-31" },
        ],
      },
    });
  });

  it("report exemptions names the owner that it is given in each exemption, and refuses an empty one", async () => {
    const args = ["exemptions", file("prod.json"), "--reason", "Known", "--expires", "2099-01-31", "--owner"];
    const { "read-only-root": made } = JSON.parse((await ran(...args, "team-shop")).stdout);
    assert.deepEqual(made.exemptions, [
      {
        stack: "shop/prod",
        resource: "web",
        kind: "Container",
        reason: "Known",
        expires: "2099-01-31",
        owner: "team-shop",
      },
    ]);
    await assert.rejects(ran(...args, " "), new Failure("--owner is empty; name a team or person, or leave it out."));
  });

  it("report exemptions --mandatory makes all other rules advisory, and refuses the name of no rule", async () => {
    const args = ["exemptions", file("prod.json"), "--reason", "Known", "--expires", "2099-01-31", "--mandatory"];
    const { "read-only-root": made, ...rest } = JSON.parse((await ran(...args, "read-only-root")).stdout);
    assert.deepEqual(rest, { all: "advisory" });
    assert.equal(made.enforcementLevel, "mandatory");
    assert.equal(made.exemptions.length, 1);
    await assert.rejects(
      ran(...args, "read-only-rot"),
      new Failure("--mandatory read-only-rot is no rule of the reports; use read-only-root."),
    );
    const names = sample("web", "prod").rules.map(({ name }) => name);
    await assert.rejects(
      ran(...args, "web"),
      new Failure(`--mandatory web is no rule of the reports; use ${names.join(", ")}.`),
    );
  });

  it("exemptions made of a report let its findings through, and a new container blocks", async () => {
    const name = "w*[b]";
    const resources = ["api", name].map((one) => ({
      type: docker.type,
      name: one,
      props: docker.write({ readOnly: false }),
    }));
    const inProject = (project: string) =>
      JSON.parse(
        JSON.stringify(sample(name, "dev"))
          .replaceAll("dev::shop", `dev::${project}`)
          .replaceAll('"shop"', `"${project}"`),
      ) as Report;
    const report = inProject("project");
    const exemptions = exemptionsFor(report, { reason: "Known", expires: "2099-01-31" });
    const blocked = (await preview(packArgs().policies, resources, { config: exemptions })).filter(
      ({ policy }) => policy === "read-only-root",
    );
    assert.deepEqual(
      blocked.map(({ urn: where }) => where),
      [urn("api", "dev").replace("shop", "project")],
    );
    const ofOther = exemptionsFor(inProject("other"), { reason: "Known", expires: "2099-01-31" });
    const others = await preview(packArgs().policies, resources, { config: ofOther });
    assert.equal(others.filter(({ policy }) => policy === "read-only-root").length, 2);
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
      `The report ${file("other.json")} cannot be read: it is no JSON report of this version of the pack (tool is missing); have the pack write it: READONLY_ROOTFS_REPORT=${file("other.json")}.`,
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
    assert.equal(
      await refused("exemptions", file("prod.json"), "--reason", "Known", "--expires", "2020-01-31"),
      "--expires 2020-01-31 has passed, so the exemptions would hold for nothing; name a day to come.",
    );
  });
});
