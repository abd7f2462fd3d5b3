// Commands that only tell or check something and end: no server runs, nothing is asked for.
import { type ConfiguredRows, describeConfigured } from "../support/configured";

const silent: ConfiguredRows = Object.fromEntries(
  (
    [
      ["vaultwarden/server:1.35.0", "/vaultwarden", "-v"],
      ["httpd:2.4", "httpd", "-t", "-f", "/conf/httpd.conf"],
      ["wordpress:6", "apache2ctl", "configtest"],
      ["nextcloud:32", "apache2", "-V"],
      ["nginx:1.29", "nginx", "-V"],
      ["redis:8", "redis-server", "-v"],
      ["valkey/valkey:9", "valkey-server", "--check-system"],
      ["nats:2.12", "-js", "-sd", "/data", "-t"],
      ["varnish:8", "varnishd", "-x", "parameter"],
      ["caddy:2", "caddy", "validate", "--config", "/conf/Caddyfile"],
      ["minio/minio:latest", "-v"],
      ["mysql:9", "mysqld", "--verbose", "--help"],
      ["mariadb:12", "mariadbd", "--print-defaults"],
      ["prom/prometheus:v3.8.0", "-h"],
    ] as const
  ).map(([image, ...args]) => [`${image} with ${args.join(" ")}`, { image, args, says: [] }]),
);

describeConfigured("Images that are asked for their version or a check", {
  ...silent,
  // The check of nginx makes its pid file and temporary directories.
  "nginx that checks its configuration": {
    image: "nginx:1.29",
    args: ["nginx", "-t"],
    says: [
      'container "main" runs nginx:1.29, which needs a writable /var/cache/nginx (mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)) and /run (open() "/run/nginx.pid" failed (30: Read-only file system)); add an emptyDir of 256Mi in memory at /var/cache/nginx to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  // -v is verbose for Mosquitto, and -V traces for NATS.
  "nats that traces": {
    image: "nats:2.12",
    args: ["-js", "-sd", "/streams", "-V"],
    says: [
      'container "main" has no volume at /streams, where nats:2.12 keeps its data; mount a persistent volume claim there',
    ],
  },
});
