import assert from "node:assert/strict";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, preview, remediate, type TestResource } from "../../policies/testing";
import { container, pod } from "../support/resources";

/** What the rule says of a resource whose cures it has made. */
async function afterwards(given: TestResource, config: object = {}): Promise<string[]> {
  const policies = [policyIn(new Run())(readOnlyRoot)];
  const found = await preview(policies, [given], { level: "remediate", config: { "read-only-root": config } });
  return found.map(({ level, message }) => `${level}: ${message.split("\n")[1]}`);
}

const unknownImage = (who: string) =>
  `advisory: ${who} gets its read-only root from this remediation; the catalogue does not know what shop/web:1 writes: npx @readonly-rootfs/cli discover shop/web:1 finds out`;

describe("a cure of which nobody knows whether the container then starts", () => {
  it("a container with an image that the catalogue lacks is named beside its cure", async () => {
    assert.deepEqual(await afterwards(container({ image: "shop/web:1" })), [unknownImage('container "web"')]);
  });

  it("the containers of a pod with such an image are named in one line", async () => {
    const containers = [
      { name: "web", image: "shop/web:1" },
      { name: "api", image: "shop/web:1" },
      { name: "known", image: "nginx:1.29" },
    ];
    assert.deepEqual(await afterwards(pod({ containers })), [unknownImage('each of containers "web" and "api"')]);
  });

  it("a container whose writes depend on its configuration is named beside its cure", async () => {
    assert.deepEqual(await afterwards(container({ image: "envoyproxy/envoy:v1.31" })), [
      'advisory: container "web" gets its read-only root from this remediation; whether envoyproxy/envoy:v1.31 also writes to /tmp (when Unix sockets or log files are configured there, or a gateway is built on Envoy) depends on its configuration',
    ]);
  });

  for (const [what, given] of [
    ["a container whose root the program makes read-only", container({ image: "shop/web:1", readOnly: true })],
    ["a container whose image the catalogue knows", container({ image: "nginx:1.29" })],
  ] as const) {
    it(`${what} is not named`, async () => {
      assert.deepEqual(await afterwards(given), []);
    });
  }

  it("a container that is exempt is not named", async () => {
    const exemptions = [{ container: "web", reason: "Moves next month" }];
    assert.deepEqual(await afterwards(container({ image: "shop/web:1" }), { exemptions }), []);
  });

  it("nothing is said twice where no cure is made, as by `pulumi policy analyze`", async () => {
    const policies = [policyIn(new Run())(readOnlyRoot)];
    const given = container({ image: "shop/web:1" });
    await remediate(policies, given, { level: "remediate" });
    const { violations } = await analyze(policies, given, { level: "remediate" });
    assert.deepEqual(
      violations.map(({ message }) => message.split("\n")[1]),
      [
        'container "web" has a writable root filesystem; set readOnly to true; the catalogue does not know what shop/web:1 writes: npx @readonly-rootfs/cli discover shop/web:1 finds out',
      ],
    );
  });
});
