import * as docker from "@pulumi/docker";
import { confined } from "./docker-run";

/**
 * `--tmpfs /etc` and `--tmpfs /run`, said to show what the image has there. No Docker of today copies anything: the mounts
 * are empty, and Apache does not find its configuration.
 */
export function asEarlyArticlesHaveIt() {
  new docker.Container("settings", {
    ...confined,
    image: "wordpress:6.8-apache",
    tmpfs: {
      "/etc": "rw,noexec,nosuid,size=16m",
      "/run": "rw,noexec,nosuid,size=16m",
      "/tmp": "rw,noexec,nosuid,size=128m",
    },
  });
}
