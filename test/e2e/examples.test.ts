import { demoRuns } from "../../tools/example-runs";
import { testRuns } from "../support/example-runs";

describe("the real CLI says of the demo's examples what their expected.txt has", function () {
  this.timeout(120_000);
  testRuns(demoRuns);
});
