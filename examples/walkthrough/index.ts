import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { hardenedStack } from "./hardened";

const config = new pulumi.Config();
const image = "wordpress:6.8-apache";
const secret = (name: string) => new random.RandomPassword(name, { length: 48, special: false }).result;
const password = secret("database-password");

// `docker run` without a line of `volumes` and `tmpfs`; every step adds to it.
function wordpress(writes: Partial<docker.ContainerArgs>, network?: docker.Network) {
  new docker.Container("wordpress", {
    image,
    envs: [
      "WORDPRESS_DB_HOST=database",
      "WORDPRESS_DB_NAME=wordpress",
      "WORDPRESS_DB_USER=wordpress",
      pulumi.interpolate`WORDPRESS_DB_PASSWORD=${password}`,
    ],
    ports: [{ internal: 80, external: 8080 }],
    ...(network && { networksAdvanced: [{ name: network.name }] }),
    ...writes,
  });
}

const memory = (size: string) => `rw,noexec,nosuid,nodev,size=${size}`;
const apache = {
  "/run/lock/apache2": `${memory("1m")},uid=33,gid=33`,
  "/run/apache2": `${memory("1m")},uid=33,gid=33`,
  "/tmp": memory("128m"),
};

const steps: Record<string, () => void> = {
  // docker run wordpress
  "1": () => wordpress({}),

  // docker run --read-only wordpress
  "2": () => wordpress({ readOnly: true }),

  // docker run --read-only -v /run/lock/apache2/ wordpress
  "3": () => wordpress({ readOnly: true, volumes: [{ containerPath: "/run/lock/apache2/" }] }),

  // docker run --read-only -v /run/lock/apache2/ -v /run/apache2/ wordpress
  "4": () =>
    wordpress({
      readOnly: true,
      volumes: [{ containerPath: "/run/lock/apache2/" }, { containerPath: "/run/apache2/" }],
    }),

  // docker run --read-only --tmpfs /run/lock/apache2:... --tmpfs /run/apache2:... --tmpfs /tmp:... wordpress
  "5": () => wordpress({ readOnly: true, tmpfs: apache }),

  // docker run --read-only mysql, beside it
  "6": () => {
    const network = new docker.Network("wordpress");
    new docker.Container("database", {
      image: "mysql:8.4",
      readOnly: true,
      envs: [
        pulumi.interpolate`MYSQL_ROOT_PASSWORD=${secret("root-password")}`,
        "MYSQL_DATABASE=wordpress",
        "MYSQL_USER=wordpress",
        pulumi.interpolate`MYSQL_PASSWORD=${password}`,
      ],
      networksAdvanced: [{ name: network.name, aliases: ["database"] }],
    });
    wordpress({ readOnly: true, tmpfs: apache }, network);
  },

  "7": () => hardenedStack(image, secret("root-password"), password),
};

const step = config.require("step");
const take = steps[step];
if (take === undefined) throw new pulumi.RunError(`There is no step ${step}; choose one of stacks step-1 to step-7.`);
take();
