import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { HardenedContainer, recipe } from "@readonly-rootfs/hardened";

const config = new pulumi.Config();
// Built from ../wordpress-docker/image/Dockerfile: WordPress inside the image instead of copied into a volume at start.
const image = config.get("image") ?? "wordpress-static:6.8-apache";
const uploads = config.get("uploads") ?? "/usr/src/wordpress/wp-content/uploads";

// Made once and kept, encrypted, in the state of the stack.
const password = (name: string) => new random.RandomPassword(name, { length: 48, special: false }).result;
const salts = ["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

const wordpress = new HardenedContainer("wordpress", {
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
    // A name or an address, with a port when it is not 3306.
    WORDPRESS_DB_HOST: config.require("databaseHost"),
    WORDPRESS_DB_NAME: config.get("databaseName") ?? "wordpress",
    WORDPRESS_DB_USER: config.get("databaseUser") ?? "wordpress",
    WORDPRESS_DB_PASSWORD: config.requireSecret("databasePassword"),
    ...Object.fromEntries(salts.map((name) => [`WORDPRESS_${name}`, password(name.toLowerCase())])),
  },
  ports: [{ internal: config.getNumber("internalPort") ?? 80, external: config.getNumber("port") ?? 8080 }],
});

export const url = pulumi.interpolate`http://localhost:${wordpress.hostPorts.apply((ports) => Object.values(ports)[0] ?? "")}/`;
