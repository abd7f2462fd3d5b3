import assert from "node:assert/strict";
import fc from "fast-check";
import { policy } from "../../policies/engine/policy";
import { overlap, parsePropertyPath, showPath } from "../../policies/inputs/path";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { analyze, remediate, type TestResource } from "../../policies/testing";
import { container, deployment, service } from "../support/resources";

const flag = "spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem";
const pod = () => deployment({ containers: [{ name: "web" }] });
const keeps = (path: string) => `the option ignoreChanges keeps the old ${path}, so remove that path from it`;

describe("a cure that the option ignoreChanges undoes", () => {
  const covered: Record<string, readonly [given: TestResource, at: string, ignored: string]> = {
    "the property itself": [container({ image: undefined }), "readOnly", "readOnly"],
    "the property in a pod": [pod(), flag, flag],
    "a property above it": [pod(), flag, "spec.template"],
    "every element of a list": [pod(), flag, "spec.template.spec.containers[*].securityContext"],
    "every property": [pod(), flag, "*"],
    "a quoted name": [pod(), flag, 'spec["template"].spec'],
  };
  for (const [name, [given, at, ignored]] of Object.entries(covered)) {
    it(`a cure under ignoreChanges of ${name} is not made, and the violation names that path`, async () => {
      const resource = { ...given, opts: { ignoreChanges: [ignored] } };
      assert.equal((await remediate([policy(readOnlyRoot)], resource, { level: "remediate" })).props, undefined);
      const { violations } = await analyze([policy(readOnlyRoot)], resource, { level: "remediate" });
      assert.deepEqual(
        violations.map(({ level, message }) => [level, message.split("\n")[1]]),
        [["mandatory", `container "web" has a writable root filesystem; set ${at} to true; ${keeps(ignored)}`]],
      );
    });
  }

  const image = "nginx:1.27";
  const mounts: Record<string, readonly [given: TestResource, ignored: string]> = {
    "tmpfs of a container": [container({ image, readOnly: true }), "tmpfs"],
    "mounts of a service": [service({ image, readOnly: true }), "taskSpec.containerSpec.mounts"],
    "volumes of a pod": [
      deployment({ containers: [{ name: "web", image, securityContext: { readOnlyRootFilesystem: true } }] }),
      "spec.template.spec.volumes",
    ],
  };
  for (const [name, [given, ignored]] of Object.entries(mounts)) {
    it(`a mount is not added under ignoreChanges of the ${name}, and the violation names that path`, async () => {
      const resource = { ...given, opts: { ignoreChanges: [ignored] } };
      assert.equal(
        (await remediate([policy(writablePathsDeclared)], resource, { level: "remediate" })).props,
        undefined,
      );
      const { violations } = await analyze([policy(writablePathsDeclared)], resource, { level: "remediate" });
      assert.ok(violations.length > 0);
      for (const { message } of violations) assert.ok(message.includes(keeps(ignored)), message);
    });
  }

  it("a cure is made if ignoreChanges names another property", async () => {
    const resource = { ...container({}), opts: { ignoreChanges: ["image", "readOnlyX", "tmpfs"] } };
    const { props } = await remediate([policy(readOnlyRoot)], resource, { level: "remediate" });
    assert.deepEqual(props, { image: "example", readOnly: true });
  });
});

describe("a property path", () => {
  it("a property path is parsed as it is written, whatever its names are", () => {
    const step = fc.oneof(fc.nat(9), fc.string({ minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (path) => {
        const read = parsePropertyPath(showPath(path));
        assert.deepEqual(read, path.map(String));
        assert.ok(overlap(read, path));
      }),
    );
  });
});
