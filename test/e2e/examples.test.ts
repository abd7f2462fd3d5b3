import { demoRuns } from "../../tools/example-runs";
import { testRuns } from "../support/example-runs";

describe("the real CLI says of the demo's examples what their expected.txt has", () => {
  testRuns(demoRuns);
});
