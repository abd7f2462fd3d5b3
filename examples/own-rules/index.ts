import { existsSync } from "node:fs";
import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { policies } from "@readonly-rootfs/policies";
import { pinnedImages } from "./pinned-images";

// The SDK reads the version from package.json in the working directory, which some language hosts leave at the program's.
process.chdir(existsSync(join(__dirname, "package.json")) ? __dirname : join(__dirname, ".."));

new PolicyPack("acme", {
  policies: [
    ...policies({ rules: [pinnedImages], without: ["log-driver"] }),
    {
      name: "no-default-names",
      description: "Resources are not named test.",
      validateResource: ({ name }, report) => {
        if (name === "test") report("give it a name that says what it is for");
      },
    },
  ],
});
