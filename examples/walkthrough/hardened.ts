import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { HardenedContainer, recipe } from "@readonly-rootfs/hardened";

/** Step 7: the same two containers, in components that have no words for a writable root. */
export function hardenedStack(image: string, rootPassword: pulumi.Output<string>, password: pulumi.Output<string>) {
  const network = new docker.Network("wordpress");
  const database = new HardenedContainer("database", {
    image: "mysql:8.4",
    ...recipe("mysql:8.4", {
      "/var/lib/mysql": { volume: { name: "database" } },
      "/run/mysqld": {},
      "/tmp": {},
    }),
    env: {
      MYSQL_ROOT_PASSWORD: rootPassword,
      MYSQL_DATABASE: "wordpress",
      MYSQL_USER: "wordpress",
      MYSQL_PASSWORD: password,
    },
    networks: [{ name: network.name, aliases: ["database"] }],
  });
  new HardenedContainer(
    "wordpress",
    {
      image,
      ...recipe("wordpress:6.8-apache", {
        "/run/lock/apache2": {},
        "/run/apache2": {},
        "/tmp": {},
        "/var/www/html": { volume: { name: "html" } },
      }),
      env: {
        WORDPRESS_DB_HOST: "database",
        WORDPRESS_DB_NAME: "wordpress",
        WORDPRESS_DB_USER: "wordpress",
        WORDPRESS_DB_PASSWORD: password,
      },
      ports: [{ internal: 80, external: 8080 }],
      networks: [{ name: network.name }],
    },
    { dependsOn: database },
  );
}
