import { otherRuns } from "../../tools/example-runs";
import { testRuns } from "../support/example-runs";

describe("the real CLI says of every other example what its expected files have", () => {
  testRuns(otherRuns);
});
