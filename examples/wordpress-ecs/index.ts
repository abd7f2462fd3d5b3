import * as pulumi from "@pulumi/pulumi";
import { HardenedTaskDefinition, recipe } from "@readonly-rootfs/hardened";

const config = new pulumi.Config();
// Built from image/Dockerfile, in a registry that the tasks can reach.
const image = config.get("image") ?? "registry.example.com/wordpress-fargate:6.8-apache";
const uploads = config.get("uploads") ?? "/usr/src/wordpress/wp-content/uploads";
const secret = config.require("secret");

// A key in the JSON of the secret; the task reads it, so that neither program nor state has the value.
const fromSecret = (name: string): [string, string] => [name, `${secret}:${name}::`];
const salts = ["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

const task = new HardenedTaskDefinition("wordpress", {
  cpus: "0.5",
  memory: "1Gi",
  executionRole: config.require("executionRole"),
  taskRole: config.require("taskRole"),
  containers: [
    {
      image,
      ...recipe("wordpress:6.8-apache", {
        "/run/lock/apache2": {},
        "/run/apache2": {},
        "/tmp": { tmpfs: { size: "256Mi" } },
        // The image declares a volume here, which would be writable and without bound; nothing uses it.
        "/var/www/html": { tmpfs: { size: "1Mi" } },
        [uploads]: { volume: { fileSystem: config.require("fileSystem"), accessPoint: config.require("accessPoint") } },
      }),
      env: {
        // The endpoint of an Amazon RDS database, or any other host, with a port when it is not 3306.
        WORDPRESS_DB_HOST: config.require("databaseHost"),
        WORDPRESS_DB_NAME: config.get("databaseName") ?? "wordpress",
        WORDPRESS_DB_USER: config.get("databaseUser") ?? "wordpress",
      },
      secrets: Object.fromEntries(["DB_PASSWORD", ...salts].map((name) => fromSecret(`WORDPRESS_${name}`))),
      ports: [{ internal: 8080 }],
      logging: {
        driver: "awslogs",
        options: {
          "awslogs-group": config.get("logGroup") ?? "/wordpress",
          "awslogs-region": config.require("region"),
          "awslogs-stream-prefix": "wordpress",
        },
      },
    },
  ],
});

export const taskDefinition = task.arn;
