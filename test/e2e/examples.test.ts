import { passes, refused, tells } from "../support/stories";

describe("the real CLI says of the demo's examples what their expected.txt has", function () {
  this.timeout(120_000);
  tells([refused("writable"), passes("wordpress-docker")]);
});
