import * as docker from "@pulumi/docker";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

// WordPress and MySQL as most people write them: nothing here says what may be written.
const network = new docker.Network("blog");
const data = new docker.Volume("data");

new docker.Container("mysql", {
  image: "mysql:8.4",
  envs: ["MYSQL_RANDOM_ROOT_PASSWORD=yes", "MYSQL_DATABASE=wordpress"],
  volumes: [{ volumeName: data.name, containerPath: "/var/lib/mysql" }],
  networksAdvanced: [{ name: network.name }],
});

new docker.Container("wordpress", {
  image: "wordpress:6.8-apache",
  envs: ["WORDPRESS_DB_HOST=mysql"],
  ports: [{ internal: 80, external: 8080 }],
  networksAdvanced: [{ name: network.name }],
});

new kubernetes.apps.v1.Deployment("shop", {
  metadata: { namespace: "shop" },
  spec: {
    selector: { matchLabels: { app: "shop" } },
    template: {
      metadata: { labels: { app: "shop" } },
      spec: {
        initContainers: [{ name: "migrate", image: "registry.example.com/shop/migrate:1.4" }],
        containers: [{ name: "web", image: "nginx:1.27", ports: [{ containerPort: 80 }] }],
      },
    },
  },
});

// The stack `every-rule` adds one container for each rule of the pack.
if (new pulumi.Config().getBoolean("everyRule")) require("./every-rule");
