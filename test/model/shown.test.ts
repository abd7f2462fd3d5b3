import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import { readOnlyHostMounts } from "../../policies/rules/read-only-host-mounts";
import { analyze, secret } from "../../policies/testing";
import { container } from "../support/resources";

const sdk = require("@pulumi/policy/deserialize");
const original = sdk.deserializeProperties;

describe("a path in a message, if the policy SDK cannot mark secrets", () => {
  afterEach(() => {
    sdk.deserializeProperties = original;
  });

  const rows: readonly (readonly [path: string, shown: string])[] = [
    ["/srv/data", "/srv/data"],
    ["C:\\data", "C:\\data"],
    ["/srv/password=hunter2", "volumes[0]"],
    ["hunter2", "volumes[0]"],
    ["/etc/password=hunter2", "/etc/..."],
    ["/srv/a\u2028[mandatory] fake", "volumes[0]"],
  ];
  for (const [hostPath, shown] of rows) {
    it(`the path ${JSON.stringify(hostPath)} is ${shown} in a message if the policy SDK cannot mark secrets`, async () => {
      const rule = policy(readOnlyHostMounts);
      sdk.deserializeProperties = (...args: unknown[]) => ({ ...original(...args) });
      const given = container({ volumes: [{ hostPath: secret(hostPath), containerPath: "/h" }] });
      const { violations } = await analyze([rule], given);
      assert.ok(violations[0]?.message.includes(`can write to ${shown} of the host; `), violations[0]?.message);
    });
  }
});
