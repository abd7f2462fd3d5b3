import assert from "node:assert/strict";
import { policy } from "../../../policies/engine/policy";
import { readOnlyRoot } from "../../../policies/rules/read-only-root";
import { analyze } from "../../../policies/testing";
import type { Answer, KubernetesObject } from "./client";

/** The labels of the containers with a writable root, equal in both messages: `init container "prepare-0"`. */
export type Verdict = string[];

const rule = policy(readOnlyRoot);

/** The verdict of the pack's rule on an object. */
export async function packVerdict({ apiVersion = "v1", kind, ...props }: KubernetesObject): Promise<Verdict> {
  const version = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  const { violations } = await analyze(
    [rule],
    { type: `kubernetes:${version}:${kind}`, props },
    { level: "mandatory" },
  );
  return violations
    .flatMap(({ message }) => message.split("\n").slice(1))
    .map((line) => {
      const [, label] = /^(.* "[^"]+") has a writable root filesystem; /.exec(line) ?? [];
      return label ?? assert.fail(`not a sentence of the rule: ${line}`);
    });
}

const refusal =
  /ValidatingAdmissionPolicy '([^']+)' with binding '([^']+)' denied request: (.+) (?:has|have) a writable root filesystem; set securityContext\.readOnlyRootFilesystem to true$/;

/** The verdict of the cluster on an object; fails if the cluster refuses it for another reason. */
export function admissionVerdict({ status, body }: Answer): Verdict {
  if (status === 200 || status === 201) return [];
  assert.equal(status, 403, body.message);
  const [, , , containers] = refusal.exec(body.message ?? "") ?? assert.fail(body.message);
  return (containers as string).split(", ");
}
