import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { HardenedService, recipe } from "@readonly-rootfs/hardened";

const config = new pulumi.Config();
// Built from ../wordpress-docker/image/Dockerfile, in a registry that every node can reach.
const image = config.get("image") ?? "registry.example.com/wordpress-static:6.8-apache";
// MySQL, MariaDB or Percona Server; one of your own with the image that it is built from as databaseRecipe.
const databaseImage = config.get("databaseImage") ?? "mysql:8.4";
const databaseRecipe = config.get("databaseRecipe") ?? databaseImage;
const uploads = config.get("uploads") ?? "/usr/src/wordpress/wp-content/uploads";
const port = config.getNumber("port") ?? 8080;
// false: each node that runs a task publishes the port itself, for your own load balancer.
const ingress = config.getBoolean("ingress") ?? true;

// Made once and kept, encrypted, in the state of the stack; the tasks read them as secrets of the swarm.
const password = (name: string) => ({
  secret: new random.RandomPassword(name, { length: 48, special: false }).result,
});
const databasePassword = password("database-password");
const salts = ["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

const network = new docker.Network("wordpress", { driver: "overlay" });

const database = new HardenedService("database", {
  image: databaseImage,
  ...recipe(databaseRecipe, {
    "/var/lib/mysql": { volume: { name: "wordpress-database" } },
  }),
  env: {
    MYSQL_ROOT_PASSWORD_FILE: "/run/secrets/root-password",
    MYSQL_DATABASE: "wordpress",
    MYSQL_USER: "wordpress",
    MYSQL_PASSWORD_FILE: "/run/secrets/database-password",
  },
  files: {
    "/run/secrets/root-password": password("root-password"),
    "/run/secrets/database-password": databasePassword,
  },
  networks: [{ id: network.id, aliases: ["database"] }],
  endpointMode: "dnsrr",
  // Its volume is on one node, so the task stays there.
  constraints: [config.get("databaseNode") ?? "node.role==manager"],
});

const wordpress = new HardenedService(
  "wordpress",
  {
    image,
    ...recipe("wordpress:6.8-apache", {
      "/run/lock/apache2": {},
      "/run/apache2": {},
      "/tmp": { tmpfs: { size: "256Mi" } },
      // The image declares a volume here, which would be writable and without bound; nothing uses it.
      "/var/www/html": { tmpfs: { size: "1Mi" } },
      [uploads]: { volume: { name: "wordpress-uploads" } },
    }),
    env: {
      WORDPRESS_DB_HOST: "database",
      WORDPRESS_DB_NAME: "wordpress",
      WORDPRESS_DB_USER: "wordpress",
      WORDPRESS_DB_PASSWORD_FILE: "/run/secrets/database-password",
      ...Object.fromEntries(salts.map((name) => [`WORDPRESS_${name}_FILE`, `/run/secrets/${name}`])),
    },
    files: {
      "/run/secrets/database-password": databasePassword,
      ...Object.fromEntries(salts.map((name) => [`/run/secrets/${name}`, password(name.toLowerCase())])),
    },
    ports: [
      { internal: config.getNumber("internalPort") ?? 80, external: port, publishMode: ingress ? "ingress" : "host" },
    ],
    networks: [{ id: network.id }],
    endpointMode: ingress ? "vip" : "dnsrr",
    constraints: [config.get("wordpressNode") ?? "node.role==manager"],
  },
  { dependsOn: database },
);

export const service = wordpress.serviceName;
export const url = `http://localhost:${port}/`;
