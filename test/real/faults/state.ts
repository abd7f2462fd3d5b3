import assert from "node:assert/strict";
import { runPulumi, type Stack } from "../../../tools/pulumi";
import type { Outcome } from "../../../tools/toolchain/run";

interface Exported {
  deployment: {
    resources?: { type: string; id?: string; custom: boolean }[];
    pending_operations?: { type: string; resource: { type: string; urn: string } }[];
  };
}

/** The content of a stack's state: ids of resources of a type, and interrupted operations. */
export async function recorded(stack: Stack, type: RegExp): Promise<{ ids: string[]; pending: string[] }> {
  const { code, stdout, stderr } = await runPulumi(["stack", "export", "--stack", stack.stack.name], stack);
  assert.equal(code, 0, stderr);
  const { resources = [], pending_operations = [] } = (JSON.parse(stdout) as Exported).deployment;
  return {
    ids: resources.filter((resource) => type.test(resource.type)).map(({ id }) => `${id}`),
    pending: pending_operations
      .filter(({ resource }) => type.test(resource.type))
      .map(({ type, resource }) => `${type} ${resource.urn.split("::").at(-1)}`),
  };
}

/** Asserts that a command failed with an error of its own, not with a crash. */
export function failed({ code, stdout, stderr }: Outcome, says: RegExp): void {
  const output = stdout + stderr;
  assert.ok(code > 0, `exit code ${code}: ${output}`);
  assert.match(output, says);
  assert.doesNotMatch(output, /panic:|goroutine \d+|\n +at .*\.js:\d+/, "a stack trace is no message");
}

/** Asserts that a command did what it was asked to. */
export function succeeded({ code, stdout, stderr }: Outcome): void {
  assert.equal(code, 0, stdout + stderr);
}
