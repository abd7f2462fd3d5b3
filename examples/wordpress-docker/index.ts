import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { HardenedContainer, recipe } from "@readonly-rootfs/hardened";

const config = new pulumi.Config();
// Built from image/Dockerfile: the official image with WordPress inside it instead of copied into a volume at start.
const image = config.get("image") ?? "wordpress-static:6.8-apache";
// MySQL, MariaDB or Percona Server; one of your own with the image that it is built from as databaseRecipe.
const databaseImage = config.get("databaseImage") ?? "mysql:8.4";
const databaseRecipe = config.get("databaseRecipe") ?? databaseImage;
const uploads = config.get("uploads") ?? "/usr/src/wordpress/wp-content/uploads";

// Made once and kept, encrypted, in the state of the stack.
const password = (name: string) => new random.RandomPassword(name, { length: 48, special: false }).result;
const databasePassword = password("database-password");
const salts = ["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

const network = new docker.Network("wordpress");

const database = new HardenedContainer("database", {
  image: databaseImage,
  ...recipe(databaseRecipe, {
    "/var/lib/mysql": { volume: { name: "database" } },
  }),
  env: {
    MYSQL_ROOT_PASSWORD: password("root-password"),
    MYSQL_DATABASE: "wordpress",
    MYSQL_USER: "wordpress",
    MYSQL_PASSWORD: databasePassword,
  },
  networks: [{ name: network.name, aliases: ["database"] }],
});

const wordpress = new HardenedContainer(
  "wordpress",
  {
    image,
    ...recipe("wordpress:6.8-apache", {
      "/run/lock/apache2": {},
      "/run/apache2": {},
      "/tmp": { tmpfs: { size: "256Mi" } },
      // The image declares a volume here, which would be writable and without bound; nothing uses it.
      "/var/www/html": { tmpfs: { size: "1Mi" } },
      [uploads]: { volume: { name: "uploads" } },
    }),
    env: {
      WORDPRESS_DB_HOST: "database",
      WORDPRESS_DB_NAME: "wordpress",
      WORDPRESS_DB_USER: "wordpress",
      WORDPRESS_DB_PASSWORD: databasePassword,
      ...Object.fromEntries(salts.map((name) => [`WORDPRESS_${name}`, password(name.toLowerCase())])),
    },
    ports: [{ internal: config.getNumber("internalPort") ?? 80, external: config.getNumber("port") ?? 8080 }],
    networks: [{ name: network.name }],
  },
  { dependsOn: database },
);

export const url = pulumi.interpolate`http://localhost:${wordpress.hostPorts.apply((ports) => Object.values(ports)[0] ?? "")}/`;
