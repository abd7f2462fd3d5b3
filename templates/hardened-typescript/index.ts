import * as pulumi from "@pulumi/pulumi";
import { HardenedContainer, recipe } from "@readonly-rootfs/hardened";

const config = new pulumi.Config();

// A container whose root filesystem nothing can write. What it must write is declared: `recipe` has that of known images.
const web = new HardenedContainer("web", {
  image: config.require("image"),
  ...recipe("nginx"),
  ports: [{ internal: 80, external: 8080 }],
});

export const containerId = web.containerId;
