import * as pulumi from "@pulumi/pulumi";
import { asDockerRunHasIt } from "./docker-run";
import { asEarlyArticlesHaveIt } from "./early-articles";
import { strategies } from "./strategies";

const config = new pulumi.Config();
const spelling = config.require("spelling");

if (spelling === "hardened") {
  strategies({
    databaseHost: config.get("databaseHost") ?? "db.example.com",
    databasePassword: config.requireSecret("databasePassword"),
    fileServer: config.get("fileServer") ?? "files.example.com",
    logServer: config.get("logServer") ?? "logs.example.com",
  });
} else if (spelling === "docker-run") {
  asDockerRunHasIt();
} else if (spelling === "early-articles") {
  asEarlyArticlesHaveIt();
} else {
  throw new pulumi.RunError('`spelling` is "hardened", "docker-run" or "early-articles".');
}
