import { passes, refused, tells } from "../support/stories";

const password = { databasePassword: "only for a preview" };
const policies = "policy-config.json";

describe("the real CLI says of every other example what its expected files have", function () {
  this.timeout(120_000);
  tells([
    refused("writable", { stack: "every-rule", policies: "policy-config.every-rule.json" }),
    passes("wordpress-external-database", { config: { databaseHost: "db.example.com" }, secrets: password }),
    passes("wordpress-swarm"),
    passes("wordpress-kubernetes"),
    passes("databases"),
    passes("yaml", { tier: "full", secrets: { ...password, rootPassword: "only for a preview" } }),
    refused("walkthrough", { stack: "step-1" }),
    ...["step-2", "step-3", "step-4", "step-5", "step-6", "step-7"].map((stack) => passes("walkthrough", { stack })),
    passes("data-strategies", { stack: "hardened", policies, secrets: password }),
    passes("data-strategies", { stack: "docker-run" }),
    refused("data-strategies", { stack: "early-articles" }),
    passes("development-and-production", { stack: "dev", policies }),
    refused("development-and-production", { stack: "prod", policies }),
    passes("organization", { policies }),
    refused("organization", { says: "expected.without-policy-config.txt" }),
  ]);
});
