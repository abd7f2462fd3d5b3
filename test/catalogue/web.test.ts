// Images of web servers, proxies and runtimes; each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "nginx with its own configuration and a /tmp, where the documentation for other users puts everything": {
    image: "nginx:1.29",
    config: ["/etc/nginx/nginx.conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "nginx with its own configuration alone": {
    image: "nginx:1.29",
    config: ["/etc/nginx/nginx.conf"],
    says: [
      'container "main" runs nginx:1.29, which needs a writable /var/cache/nginx (mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)) and /run (open() "/run/nginx.pid" failed (30: Read-only file system)); add an emptyDir of 256Mi in memory at /var/cache/nginx to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "nginx with its pid file in an argument": {
    image: "nginx",
    args: ["nginx", "-g", "daemon off; pid /tmp/nginx.pid;"],
    memory: plain("/tmp", "/var/cache/nginx"),
    says: [],
  },
  "nginx from the registry of Amazon, with templates elsewhere": {
    image: "public.ecr.aws/nginx/nginx:1.30-alpine",
    config: ["/srv/templates"],
    env: { NGINX_ENVSUBST_TEMPLATE_DIR: "/srv/templates" },
    memory: plain("/var/cache/nginx", "/run"),
    says: [
      'container "main" runs nginx/nginx:1.30-alpine, which needs a writable /etc/nginx/conf.d (The entrypoint writes the server blocks made from templates here); mount a writable copy of what the image has at /etc/nginx/conf.d',
    ],
  },
  "nginx in the unprivileged image of the old registry": {
    image: "ghcr.io/nginxinc/nginx-unprivileged:1.26",
    says: [
      'container "main" runs nginxinc/nginx-unprivileged:1.26, which needs a writable /tmp (mkdir() "/tmp/client_temp" failed (30: Read-only file system)); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "nginx in the unprivileged image with the directories of the usual one": {
    image: "nginxinc/nginx-unprivileged:1.29",
    config: ["/etc/nginx/nginx.conf"],
    memory: plain("/var/cache/nginx", "/run"),
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "nginx as its documentation runs it read-only": {
    image: "nginx",
    volumes: ["/var/cache/nginx", "/var/run"],
    says: [],
  },
};

describeConfigured("web servers, proxies and runtimes", inPods, onEngines);
