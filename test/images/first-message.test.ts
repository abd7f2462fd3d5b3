import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import { builtIn, recipeFor } from "../../policies/images/catalogue";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { remediate, type TestResource } from "../../policies/testing";
import { container, pod, service } from "../support/resources";
import { saysAbout } from "../support/rule-table";

/** An image of each form of the catalogue. */
const images = [
  ...new Set(
    builtIn().flatMap(({ repositories: [repository = ""], tags: [tag = "latest"] = [] }) => {
      const image = `${repository}:${tag}`.replaceAll("*", "1");
      return recipeFor(image) === undefined ? [] : [image];
    }),
  ),
];

const platforms: Record<string, (image: string, user: number | undefined) => TestResource> = {
  "a Docker container": (image, user) =>
    container({ image, readOnly: true, ...(user !== undefined && { user: `${user}:${user}` }) }),
  "a Swarm service": (image, user) =>
    service({ image, readOnly: true, ...(user !== undefined && { user: `${user}:${user}` }) }),
  "a pod": (image, user) => {
    const securityContext = { readOnlyRootFilesystem: true, ...(user !== undefined && { runAsUser: user }) };
    return pod({ containers: [{ name: "web", image, securityContext }] });
  },
};

describe("the first message about an image of the catalogue", () => {
  it("the test of first messages covers several hundred images", () => {
    assert.ok(images.length > 300, `only ${images.length} images of the catalogue could be named`);
  });

  for (const [platform, given] of Object.entries(platforms)) {
    for (const [who, userOf] of Object.entries({
      "the image's user": () => undefined,
      "the user of its service": (image: string) => recipeFor(image)?.user?.uid,
    })) {
      it(`the first message about an image has a cure that leads to no second one, in ${platform} that runs as ${who}`, async () => {
        const second: string[] = [];
        let cured = 0;
        for (const image of images) {
          const resource = given(image, userOf(image));
          const before = await saysAbout(writablePathsDeclared, resource);
          const { props } = await remediate([policy(writablePathsDeclared)], resource, { level: "remediate" });
          if (props === undefined) continue;
          cured += 1;
          const after = await saysAbout(writablePathsDeclared, { ...resource, props });
          for (const text of after) {
            // What no cure can give is still said, and the first message said it: in one line with the cure.
            const parts = text.replace(/^\w+ "web" /, "").split("; it also ");
            const orders = parts.map((said) => (said.includes("; ") ? said.slice(said.indexOf("; ") + 2) : said));
            const isNew = (order: string) => order.startsWith("add ") || !before.some((first) => first.includes(order));
            if (orders.some(isNew)) second.push(`${image}: ${text}`);
          }
        }
        assert.deepEqual(second, []);
        assert.ok(cured > 50, `only ${cured} images were cured`);
      });
    }
  }
});
