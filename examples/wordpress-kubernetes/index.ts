import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { HardenedDeployment, HardenedStatefulSet, recipe } from "@readonly-rootfs/hardened";

const config = new pulumi.Config();
// Built from ../wordpress-docker/image/Dockerfile, in a registry that the cluster can reach.
const image = config.get("image") ?? "registry.example.com/wordpress-static:6.8-apache";
// MySQL, MariaDB or Percona Server; one of your own with the image that it is built from as databaseRecipe.
const databaseImage = config.get("databaseImage") ?? "mysql:8.4";
const databaseRecipe = config.get("databaseRecipe") ?? databaseImage;
const documentRoot = config.get("documentRoot") ?? "/usr/src/wordpress";
const uploads = `${documentRoot}/wp-content/uploads`;

// Made once and kept, encrypted, in the state of the stack.
const password = (name: string) => new random.RandomPassword(name, { length: 48, special: false }).result;
const databasePassword = password("database-password");
const salts = ["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

// The cluster itself refuses in this namespace whatever is not confined.
const { metadata } = new kubernetes.core.v1.Namespace("wordpress", {
  metadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
});
const namespace = metadata.name;

const database = new HardenedStatefulSet("database", {
  namespace,
  containers: [
    {
      image: databaseImage,
      ...recipe(databaseRecipe, {
        "/var/lib/mysql": { volume: { size: "10Gi" } },
        "/tmp": { scratch: { size: "2Gi" } },
      }),
      env: { MYSQL_DATABASE: "wordpress", MYSQL_USER: "wordpress" },
      secretEnv: { MYSQL_ROOT_PASSWORD: password("root-password"), MYSQL_PASSWORD: databasePassword },
      ports: [{ internal: 3306 }],
      startupProbe: { tcp: 3306, failures: 30 },
      readinessProbe: { tcp: 3306 },
    },
  ],
  stopTimeout: 60,
});

const wordpress = new HardenedDeployment("wordpress", {
  namespace,
  containers: [
    {
      image,
      ...recipe("wordpress:6.8-apache", {
        "/run/lock/apache2": {},
        "/run/apache2": {},
        "/tmp": { scratch: { size: "1Gi" } },
        // The image declares a volume here, which would be writable and without bound; nothing uses it.
        "/var/www/html": { tmpfs: { size: "1Mi" } },
        [uploads]: { volume: { size: "5Gi" } },
      }),
      env: {
        WORDPRESS_DB_HOST: database.serviceName,
        WORDPRESS_DB_NAME: "wordpress",
        WORDPRESS_DB_USER: "wordpress",
      },
      secretEnv: {
        WORDPRESS_DB_PASSWORD: databasePassword,
        ...Object.fromEntries(salts.map((name) => [`WORDPRESS_${name}`, password(name.toLowerCase())])),
      },
      files: {
        // Port 80 is for root only in some clusters.
        "/etc/apache2/ports.conf": { content: "Listen 8080\n" },
        // Uploads are never run.
        "/etc/apache2/sites-available/000-default.conf": {
          content: `<VirtualHost *:8080>
  DocumentRoot ${documentRoot}
  <Directory ${uploads}>
    AllowOverride None
    php_admin_flag engine off
  </Directory>
</VirtualHost>
`,
        },
      },
      ports: [{ internal: 8080, external: 80 }],
      readinessProbe: { tcp: 8080 },
    },
  ],
});

export const service = wordpress.serviceName;
export { namespace };
