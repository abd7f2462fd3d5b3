import * as docker from "@pulumi/docker";

/**
 * `--tmpfs /etc` and `--tmpfs /run`, said to show what the image has there. No Docker of today copies anything: the mounts
 * are empty, and Apache does not find its configuration.
 */
export function asEarlyArticlesHaveIt() {
  new docker.Container("settings", {
    image: "wordpress:6.8-apache",
    readOnly: true,
    tmpfs: { "/etc": "rw,noexec,nosuid,size=16m", "/run": "rw,noexec,nosuid,size=16m" },
  });
}
