import assert from "node:assert/strict";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, secret, type TestResource, unknown } from "../../policies/testing";
import { container, pod, service, task } from "../support/resources";

const command = async (given: TestResource) => {
  const { violations } = await analyze([policyIn(new Run())(readOnlyRoot)], given);
  return violations.map(({ message }) => / writes: (.*)$/m.exec(message)?.[1]).join("; ");
};

const inPod = (words: object) => pod({ containers: [{ name: "web", image: "shop/web:1", ...words }] });

describe("the command that finds out what an unknown image writes", () => {
  for (const [what, given, says] of [
    ["an image alone", container({ image: "shop/web:1" }), "npx @readonly-rootfs/cli discover shop/web:1 finds out"],
    [
      "a runtime with a command",
      container({ image: "python:3.12", command: ["python", "/srv/app.py"] }),
      "npx @readonly-rootfs/cli discover python:3.12 -- COMMAND finds out, where COMMAND is what the container runs",
    ],
    [
      "an image with a command",
      container({ image: "shop/web:1", command: ["serve"] }),
      "npx @readonly-rootfs/cli discover shop/web:1 -- COMMAND finds out, where COMMAND is what the container runs",
    ],
    [
      "a command that is secret",
      container({ image: "shop/web:1", command: secret(["serve", "--password=hunter2"]) }),
      "npx @readonly-rootfs/cli discover shop/web:1 -- COMMAND finds out, where COMMAND is what the container runs",
    ],
    [
      "a command that is not known",
      container({ image: "shop/web:1", command: unknown }),
      "npx @readonly-rootfs/cli discover shop/web:1 -- COMMAND finds out, where COMMAND is what the container runs",
    ],
    [
      "an entrypoint of one word",
      container({ image: "shop/web:1", entrypoints: ["/serve"] }),
      "npx @readonly-rootfs/cli discover --entrypoint PROGRAM shop/web:1 finds out, where PROGRAM is what the container runs",
    ],
    [
      "the command of a pod, which is an entrypoint",
      inPod({ command: ["python", "/srv/app.py"] }),
      "npx @readonly-rootfs/cli discover --entrypoint PROGRAM shop/web:1 -- ARGUMENTS finds out, where PROGRAM and ARGUMENTS are what the container runs",
    ],
    [
      "the arguments of a pod",
      inPod({ args: ["serve"] }),
      "npx @readonly-rootfs/cli discover shop/web:1 -- COMMAND finds out, where COMMAND is what the container runs",
    ],
    [
      "empty words",
      container({ image: "shop/web:1", command: [], entrypoints: [] }),
      "npx @readonly-rootfs/cli discover shop/web:1 finds out",
    ],
    [
      "the words of a service",
      service({ image: "shop/web:1", commands: ["/serve"], args: ["--port", "80"] }),
      "npx @readonly-rootfs/cli discover --entrypoint PROGRAM shop/web:1 -- ARGUMENTS finds out, where PROGRAM and ARGUMENTS are what the container runs",
    ],
    [
      "the command of a task",
      task({ image: "shop/web:1", command: ["serve"] }),
      "npx @readonly-rootfs/cli discover shop/web:1 -- COMMAND finds out, where COMMAND is what the container runs",
    ],
  ] as const) {
    it(`${what} is a command that runs the same program`, async () => {
      assert.equal(await command(given), says);
    });
  }
});
