import { appendFileSync } from "node:fs";
import { relative } from "node:path";
import Mocha from "mocha";

/**
 * Mocha's `spec` report. If TEST_RESULTS names a file, it also gets a line for each test, for `.ci/run` and docs/evidence.md:
 * state, file, suite and title, separated by tabs.
 */
class RecordingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const results = process.env.TEST_RESULTS;
    if (results === undefined) return;
    const record = (state: string, test: Mocha.Runnable) => {
      const file = relative(process.cwd(), test.file ?? test.parent?.file ?? "");
      const [suite = "", ...rest] = test.titlePath();
      appendFileSync(results, `${[state, file, suite, rest.join(" ")].map(oneLine).join("\t")}\n`);
    };
    runner.on("pass", (test) => record("passed", test));
    // Mocha reports a failed hook here as well, instead of the tests that it prevented.
    runner.on("fail", (test) => record("failed", test));
    runner.on("pending", (test) => record("skipped", test));
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

export = RecordingReporter;
