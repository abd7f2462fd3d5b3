import { PolicyPack } from "@pulumi/policy";
import { policies } from "@readonly-rootfs/policies";
import { pinnedImages } from "./pinned-images";

// The SDK reads the version from package.json in the working directory, which some language hosts leave at the program's.
process.chdir(__dirname);

new PolicyPack("our-containers", {
  // All rules of readonly-rootfs; `without` leaves some out.
  policies: policies({ rules: [pinnedImages] }),
});
