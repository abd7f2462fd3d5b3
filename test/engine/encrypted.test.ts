import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import { inspectable } from "../../policies/rules/inspectable";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, remediate } from "../../policies/testing";
import { container, deployment, pod, service } from "../support/resources";
import { saysAbout } from "../support/rule-table";

const encrypted = "[secret]";
const line = (who: string, path: string) =>
  `advisory: ${who} cannot be judged, for ${path} is encrypted; run it again with the passphrase or key of the stack`;

describe("a secret that policy analyze could not decrypt", () => {
  it("a secret that policy analyze cannot decrypt is one line of inspectable in place of containers, a spec or a taskSpec", async () => {
    const containers = "spec.template.spec.containers";
    assert.deepEqual(await saysAbout(inspectable, deployment({ containers: encrypted })), [
      line("containers", containers),
    ]);
    assert.deepEqual(await saysAbout(inspectable, pod(encrypted as never)), [line("containers", "spec")]);
    const task = { ...service({}), props: { taskSpec: encrypted } };
    assert.deepEqual(await saysAbout(readOnlyRoot, task), [line('service "web"', "taskSpec")]);
  });

  it("a secret that policy analyze cannot decrypt leaves a flag unknown", async () => {
    const given = container({ readOnly: encrypted });
    assert.deepEqual(await saysAbout(readOnlyRoot, given), [line('container "web"', "readOnly")]);
    assert.deepEqual(await saysAbout(readOnlyRoot, given, { onUnknown: "mandatory" }), [
      line('container "web"', "readOnly").replace("advisory: ", ""),
    ]);
    assert.equal((await remediate([policy(readOnlyRoot)], given, { level: "remediate" })).props, undefined);
  });

  it("a secret that policy analyze cannot decrypt in one container leaves the others judged", async () => {
    const containers = [{ name: "a", securityContext: encrypted }, { name: "b" }];
    const { violations } = await analyze([policy(readOnlyRoot)], pod({ containers }), { level: "mandatory" });
    assert.deepEqual(
      violations.map(({ level, message }) => `${level}: ${message.split("\n")[1]}`),
      [
        line('container "a"', "spec.containers[0].securityContext"),
        'mandatory: container "b" has a writable root filesystem; set spec.containers[1].securityContext.readOnlyRootFilesystem to true',
      ],
    );
  });
});
