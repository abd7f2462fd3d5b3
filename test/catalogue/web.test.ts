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
  "httpd with its pid file in an argument, as the maintainers advise": {
    image: "httpd:2.4",
    args: ["httpd-foreground", "-c", "PidFile /dev/shm/httpd.pid"],
    says: [],
  },
  "httpd with its own configuration and /run, as the maintainers advise": {
    image: "httpd:2.4-alpine",
    config: ["/usr/local/apache2/conf/httpd.conf"],
    memory: plain("/run"),
    says: [],
  },
  "httpd with another pattern of an argument": {
    image: "httpd:2.4",
    args: ["httpd-foreground", "-c", "ServerName localhost"],
    says: [
      'container "main" runs httpd:2.4, which needs a writable /usr/local/apache2/logs (AH00099: could not create /usr/local/apache2/logs/httpd.pid); add an emptyDir of 1Mi in memory at /usr/local/apache2/logs to spec.containers[0].volumeMounts',
    ],
  },
  "httpd by apachectl": {
    image: "httpd:2.4",
    args: ["apachectl", "-D", "FOREGROUND"],
    says: [
      'container "main" runs httpd:2.4, which needs a writable /usr/local/apache2/logs (AH00099: could not create /usr/local/apache2/logs/httpd.pid); add an emptyDir of 1Mi in memory at /usr/local/apache2/logs to spec.containers[0].volumeMounts',
    ],
  },
  "traefik from its other registry, with ACME": {
    image: "ghcr.io/traefik/traefik:v3.5",
    args: ["--certificatesresolvers.le.acme.storage=/acme/acme.json"],
    says: [
      'container "main" runs traefik/traefik:v3.5, which needs a writable volume at /acme (Certificates, keys and ACME accounts are stored in this file)',
    ],
  },
  "traefik with its access log in a file": {
    image: "traefik:v3.5",
    args: ["--accesslog=true", "--accesslog.filepath=/logs/access.log"],
    says: [
      'container "main" runs traefik:v3.5, which needs a writable /logs (Traefik writes its logs to files here, and goes on without them); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "traefik as its chart runs it": {
    image: "traefik:v3.7.8",
    args: ["--entryPoints.web.address=:8000/tcp", "--api.dashboard=true", "--ping=true"],
    user: "65532",
    memory: plain("/data", "/tmp"),
    says: [],
  },
  "caddy as a file server with certificates": {
    image: "caddy:2",
    args: ["caddy", "file-server", "--domain", "example.com"],
    says: [
      'advisory: container "main" runs caddy:2, which needs a writable volume at /data when Caddy obtains certificates, which it does for every site with a host name; or serve plain HTTP, as with auto_https off',
    ],
  },
  "caddy as its documentation runs it": {
    image: "caddy:2",
    args: ["caddy", "file-server", "--domain", "example.com"],
    volumes: ["/srv", "/data", "/config"],
    says: [],
  },
  "haproxy with a socket of its master": {
    image: "haproxy:3.2",
    args: ["-S", "/run/master.sock", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
    says: [
      'container "main" runs haproxy:3.2, which needs a writable /run (The socket of the master, or its pid file, is created here); add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "haproxy of its vendor with its own configuration": {
    image: "haproxytech/haproxy-alpine:3.2",
    config: ["/usr/local/etc/haproxy"],
    says: [],
  },
  "haproxy of its vendor, as the chart names its directories for a read-only root": {
    image: "haproxytech/haproxy-alpine:3.2",
    config: ["/usr/local/etc/haproxy/haproxy.cfg"],
    memory: plain("/etc/haproxy", "/tmp", "/var/state/haproxy"),
    says: [],
  },
  "haproxy of its vendor as the image configures it": {
    image: "haproxytech/haproxy-alpine:3.2",
    memory: plain("/var/lib/haproxy"),
    says: [
      'advisory: container "main" runs haproxytech/haproxy-alpine:3.2, which needs a writable /run when the configuration of the image is used, which names a pid file there (Cannot create pidfile /var/run/haproxy.pid); or mount a haproxy.cfg without a pid file at /usr/local/etc/haproxy',
    ],
  },
  "haproxy of its vendor with a supervisor": {
    image: "haproxytech/haproxy-alpine:s6-3.2",
    config: ["/usr/local/etc/haproxy/haproxy.cfg"],
    says: [
      'container "main" runs haproxytech/haproxy-alpine:s6-3.2, which needs a writable /run (s6 starts the services from here; sockets and pid files are here too); add an emptyDir of 64Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "haproxy of its vendor as a check of a configuration": {
    image: "haproxytech/haproxy-alpine:3.2",
    args: ["sh", "-c", "cat /etc/haproxy/haproxy.cfg"],
    says: [],
  },
  "haproxy as an ingress controller with the mounts of its chart": {
    image: "ghcr.io/haproxytech/kubernetes-ingress:3.2",
    args: ["--configmap=default/haproxy", "--ingress.class=haproxy"],
    memory: plain("/tmp", "/run"),
    says: [
      'container "main" runs haproxytech/kubernetes-ingress:3.2, which needs a writable /usr/local/etc/haproxy (failed to initialize haproxy environment) and /var/state/haproxy (failed to initialize haproxy environment); add an emptyDir of 64Mi in memory at /usr/local/etc/haproxy to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /var/state/haproxy to spec.containers[0].volumeMounts',
    ],
  },
  "haproxy as an ingress controller with the mounts that its chart names for a read-only root": {
    image: "haproxytech/kubernetes-ingress:3.1",
    args: ["--configmap=default/haproxy", "--ingress.class=haproxy"],
    memory: plain("/tmp", "/run", "/etc/haproxy", "/var/state/haproxy"),
    says: [],
  },
};

const onEngines: ConfiguredRows = {
  "nginx as its documentation runs it read-only": {
    image: "nginx",
    volumes: ["/var/cache/nginx", "/var/run"],
    says: [],
  },
  "varnish as its documentation runs it": {
    image: "varnish",
    memory: { "/var/lib/varnish/varnishd": "exec" },
    says: [],
  },
};

describeConfigured("web servers, proxies and runtimes", inPods, onEngines);
