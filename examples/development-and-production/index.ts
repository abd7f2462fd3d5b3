import * as docker from "@pulumi/docker";
import { HardenedContainer, recipe } from "@readonly-rootfs/hardened";

// Finished: everything that it writes is known.
new HardenedContainer("web", {
  image: "nginx:1.29",
  ...recipe("nginx:1.29", { "/var/cache/nginx": {}, "/run": {} }),
  ports: [{ internal: 80, external: 8080 }],
});

// In development: its writable paths are not known yet, so developers run it writable and watch.
new docker.Container("reports", {
  image: "registry.example.com/reports:2.0-rc1",
  ports: [{ internal: 8000, external: 8000 }],
});
