import { join } from "node:path";
import { otherRuns } from "../../tools/example-runs";
import { root } from "../../tools/examples";
import { testRuns } from "../support/example-runs";

describe("the real CLI says of every other example what its expected files have", () => {
  // Those of the demo are previewed with the directory.
  testRuns(otherRuns, { pack: join(root, "policies/bin/readonly-rootfs") });
});
