import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { steps as checks } from "../../scripts/check";
import { chosen } from "../../scripts/fix";
import { newOutput } from "../../scripts/outputs";
import { runAll, type Step, summary } from "../../scripts/steps";
import type { Run } from "../../tools/example-runs";

const node = (name: string, program: string, shows = false): Step => ({
  name,
  command: [process.execPath, "-e", program],
  mend: `mend ${name}`,
  shows,
});

describe("a script of several steps", () => {
  const steps = [
    node("first", "console.error('first is wrong'); process.exit(1)"),
    node("second", "console.log('hidden')"),
    node("third", "console.log('shown')", true),
    node("fourth", "process.exit(3)"),
  ];

  it("a script of several steps runs every step, shows the output of those that fail, and lists them with the command that mends each", () => {
    const printed: string[] = [];
    const failed = runAll(steps, tmpdir(), (text) => printed.push(text));
    const lines = printed
      .join("\n")
      .replace(/\([\d.]+ s\)/g, "(0 s)")
      .split("\n");
    const shown = lines.filter((line) => !line.startsWith("$ "));
    assert.deepEqual(shown, [
      "FAILED  first (0 s)",
      "first is wrong",
      "passed  second (0 s)",
      "passed  third (0 s)",
      "shown",
      "FAILED  fourth (0 s)",
    ]);
    assert.equal(
      summary(failed, steps),
      "2 of 4 steps failed\n  first: to mend it, mend first\n  fourth: to mend it, mend fourth",
    );
  });

  it("a script of several steps says that all passed", () => {
    assert.equal(summary([], steps), "all 4 steps passed");
  });

  it("a script of several steps fails a step whose program does not exist", () => {
    const step: Step = { name: "none", command: ["readonly-rootfs-no-such-program"], mend: "install it" };
    assert.deepEqual(
      runAll([step], tmpdir(), () => {}),
      [step],
    );
  });
});

describe("npm run check", () => {
  it("npm run check names a command or a change for every step", () => {
    for (const { name, mend } of checks) assert.match(mend, /^(run `npm run |correct the lines )/, name);
  });
});

describe("npm run fix", () => {
  it("npm run fix runs the named steps in their own order, and all without a name", () => {
    assert.deepEqual(
      chosen(["docs", "format"]).map(({ name }) => name),
      ["format", "docs"],
    );
    assert.deepEqual(
      chosen([]).map(({ name }) => name),
      ["format", "catalogue", "build", "schema", "outputs", "docs"],
    );
  });

  it("npm run fix refuses an unknown name", () => {
    assert.throws(() => chosen(["form"]), {
      message: '"form" is nothing to fix; use format, catalogue, build, schema, outputs, docs, or no name for all',
    });
  });
});

describe("npm run outputs", () => {
  const run: Run = { example: "web", verdict: "passes" };
  const outcome = (code: number, said: string) => ({ code, said, stdout: "previewing\n", stderr: "" });

  it("npm run outputs writes a changed output only", () => {
    assert.equal(newOutput(run, outcome(0, "new\n") as never, "old\n"), "new\n");
    assert.equal(newOutput(run, outcome(0, "old\n") as never, "old\n"), undefined);
  });

  it("npm run outputs writes no output of a preview that failed or has another verdict", () => {
    assert.throws(() => newOutput(run, outcome(1, "") as never, "old\n"), {
      message: "examples/web could not be previewed:\npreviewing\n",
    });
    assert.throws(() => newOutput(run, outcome(1, "bad\n") as never, "old\n"), {
      message:
        "examples/web passes in tools/example-runs.ts, but now it is refused; mend the example, or change its verdict there:\nbad\n",
    });
  });
});
