import type * as pulumi from "@pulumi/pulumi";
import { HardenedContainer } from "@readonly-rootfs/hardened";

export interface Elsewhere {
  databaseHost: string;
  databasePassword: pulumi.Output<string>;
  fileServer: string;
  logServer: string;
}

const image = "registry.example.com/app:1.4";
const user = "1000:1000";

/** One container for each strategy; a real one combines them. */
export function strategies({ databaseHost, databasePassword, fileServer, logServer }: Elsewhere) {
  // 1. Memory: caches, locks, pid files. Empty at every start, bounded, and without programs; it counts against `memory`.
  new HardenedContainer("cache", {
    image,
    user,
    memory: "3Gi",
    writable: { "/run/app/cache": { tmpfs: { size: "2Gi" } } },
  });

  // 2. A directory of the host: what other programs of this host read or write.
  new HardenedContainer("shared", {
    image,
    user,
    writable: { "/run/app/data": { bind: { hostPath: "/opt/app/data" } } },
  });

  // 3. A named volume: what outlives the container. The driver enforces the size, in its own words or as `size`.
  new HardenedContainer("media", {
    image,
    user,
    writable: {
      "/var/lib/app/media": { volume: { name: "media", driver: "convoy", driverOptions: { o: "size=20GB" } } },
      "/var/lib/app/thumbnails": { volume: { name: "thumbnails", driver: "convoy", size: "20Gi" } },
    },
  });

  // 4. Elsewhere: rows in a hosted database, files on a share, logs with a collector. The host keeps nothing.
  const collector = new HardenedContainer("collector", {
    image: "fluent/fluent-bit:4.0",
    user: "65532:65532",
    entrypoints: ["/fluent-bit/bin/fluent-bit"],
    command: ["-i", "forward", "-o", "forward", "-p", `host=${logServer}`, "-p", "tls=on"],
    ports: [{ internal: 24224, external: 24224, ip: "127.0.0.1" }],
  });
  new HardenedContainer(
    "stateless",
    {
      image,
      user,
      env: { DATABASE_HOST: databaseHost, DATABASE_PASSWORD: databasePassword },
      writable: {
        "/var/lib/app/uploads": {
          volume: {
            name: "uploads",
            driverOptions: { type: "nfs", o: `addr=${fileServer},rw,nfsvers=4`, device: ":/export/uploads" },
          },
        },
      },
      // Docker sends what the program prints; "syslog", "journald" and "gelf" need no collector.
      logging: { driver: "fluentd", options: { "fluentd-address": "127.0.0.1:24224", "fluentd-async": "true" } },
    },
    { dependsOn: collector },
  );
}
