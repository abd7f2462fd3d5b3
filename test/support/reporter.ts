import { appendFileSync } from "node:fs";
import Mocha from "mocha";

/** The usual report; in addition one line of counts at the end of the file that TEST_COUNTS names, for `.ci/run`. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.TEST_COUNTS;
    if (file === undefined) return;
    runner.once("end", () => {
      const { passes, failures, pending } = this.stats;
      appendFileSync(file, `${passes} ${failures} ${pending}\n`);
    });
  }
}

export = CountingReporter;
