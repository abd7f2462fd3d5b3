import assert from "node:assert/strict";
import { policies } from "@readonly-rootfs/policies";
import { analyze, unknown } from "@readonly-rootfs/policies/testing";
import { pinnedImages } from "./pinned-images";

const texts = async (props: object, config: object = {}) => {
  const pack = policies({ rules: [pinnedImages] });
  const resource = { type: "docker:index/container:Container", name: "web", props };
  const { violations } = await analyze(pack, resource, { config: { "pinned-images": config } });
  return violations.filter(({ policy }) => policy === "pinned-images").map(({ message }) => message.split("\n")[1]);
};

describe("pinned-images", () => {
  it("reports a tag", async () => {
    assert.deepEqual(await texts({ image: "nginx:1.29" }), ['container "web" runs an image without a digest (image)']);
  });
  it("accepts a digest", async () => {
    assert.deepEqual(await texts({ image: `nginx@sha256:${"0".repeat(64)}` }), []);
  });
  it("accepts what is exempt", async () => {
    const exemptions = [{ container: "web", reason: "Built in this stack" }];
    assert.deepEqual(await texts({ image: "nginx:1.29" }, { exemptions }), []);
  });
  it("waits for an image that is not known yet", async () => {
    const config = { onUnknown: "mandatory" };
    assert.deepEqual(await texts({ image: unknown }, config), [
      'container "web" cannot be judged until image is known',
    ]);
  });
});
