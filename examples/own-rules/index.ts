import { PolicyPack } from "@pulumi/policy";
import { policies } from "@readonly-rootfs/policies";
import { pinnedImages } from "./pinned-images";

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
