import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Report } from "../../policies/reports/report";
import { PackProcess, type StartOptions } from "../../tools/pack-process";
import { docker } from "../support/platforms";

const pack = join(__dirname, "../../policies");
const writable = { type: docker.type, name: "web", props: docker.write({ readOnly: false, image: "nginx:1.27" }) };

describe("READONLY_ROOTFS_REPORT", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-report-"));
  });
  afterEach(() => {
    chmodSync(directory, 0o700);
    rmSync(directory, { recursive: true });
  });
  const file = (name: string) => join(directory, name);
  const written = (name = "r.json"): Report => JSON.parse(readFileSync(file(name), "utf8"));

  async function judged(
    names: string,
    as: StartOptions["as"],
    signal: NodeJS.Signals = "SIGINT",
    resources = [writable],
  ) {
    const running = await PackProcess.start(pack, { as, cwd: directory, env: { READONLY_ROOTFS_REPORT: names } });
    const answers = [];
    try {
      for (const resource of resources) answers.push(await running.analyze(resource));
    } finally {
      await running.stop(signal);
    }
    return { answers, told: running.told };
  }

  for (const as of ["directory", "executable"] as const) {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      it(`a report is complete when the engine ends the pack by ${signal}, started as ${as}`, async () => {
        const { told } = await judged("r.json", as, signal);
        const { findings, containers, edits } = written();
        assert.deepEqual(told, []);
        assert.deepEqual(
          findings.map(({ rule, level, name }) => `${level} ${rule} ${name}`),
          ["advisory confined-process web", "advisory log-driver web", "mandatory read-only-root web"],
        );
        assert.deepEqual(
          containers.map(({ label, image, root, mounts }) => ({ label, image, root, mounts })),
          [{ label: 'container "web"', image: "nginx:1.27", root: "writable", mounts: [] }],
        );
        assert.deepEqual(
          edits.filter(({ rule }) => rule === "read-only-root").map(({ path, before, after }) => [path, before, after]),
          [["readOnly", false, true]],
        );
        assert.deepEqual(readdirSync(directory), ["r.json"]);
      });
    }
  }

  it("directory and executable write the same report", async () => {
    await judged("one.json", "directory");
    await judged("other.json", "executable");
    assert.deepEqual({ ...written("one.json"), date: "" }, { ...written("other.json"), date: "" });
  });

  it("a report is there while the run goes on", async () => {
    const running = await PackProcess.start(pack, {
      as: "executable",
      cwd: directory,
      env: { READONLY_ROOTFS_REPORT: "r.json" },
    });
    try {
      assert.equal(written().findings.length, 0);
      await running.analyze(writable);
      for (let tries = 0; written().findings.length === 0 && tries < 600; tries++) await wait(100);
      assert.equal(written().findings.length, 3);
    } finally {
      await running.stop();
    }
  });

  it("several reports are written at once, one for each name", async () => {
    await judged("a.sarif, b.json,c.md,d.html,e.xml", "executable");
    assert.deepEqual(readdirSync(directory), ["a.sarif", "b.json", "c.md", "d.html", "e.xml"]);
  });

  it("a path that cannot be written is one line, and changes no verdict", async () => {
    const plain = await judged("", "executable");
    const { answers, told } = await judged("missing/r.json,r.md", "executable");
    assert.deepEqual(answers, plain.answers);
    assert.deepEqual(told, [
      `the report ${file("missing/r.json")} cannot be written (ENOENT); name one in a directory that exists and may be written in READONLY_ROOTFS_REPORT`,
    ]);
    assert.ok(existsSync(file("r.md")));
  });

  it("a name without a known ending is one line that lists the endings", async () => {
    const { told } = await judged("findings.txt", "executable");
    assert.deepEqual(told, [
      'READONLY_ROOTFS_REPORT names "findings.txt", which is no report; end the name in one of .html, .json, .md, .sarif, .xml',
    ]);
  });

  it("a secret of a program reaches no report", async () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter2-image" };
    const props = { name: "web", image: secret, readOnly: false, envs: [secret], tmpfs: { "/run": secret } };
    await judged("a.sarif,b.json,c.md,d.html,e.xml", "executable", "SIGINT", [
      { type: docker.type, name: "web", props },
    ] as never);
    for (const name of readdirSync(directory)) assert.doesNotMatch(readFileSync(file(name), "utf8"), /hunter2/, name);
    assert.equal(
      written("b.json").findings.some(({ rule }) => rule === "read-only-root"),
      true,
    );
  });
});
