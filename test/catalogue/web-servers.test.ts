// Images of web servers, proxies and runtimes; each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "kong with a log in a file": {
    image: "kong:3.9",
    env: {
      KONG_PREFIX: "/kong_prefix",
      KONG_PROXY_ACCESS_LOG: "/logs/access.log",
      KONG_PROXY_ERROR_LOG: "/dev/stderr",
    },
    memory: plain("/kong_prefix", "/tmp"),
    says: [
      'container "main" runs kong:3.9, which needs a writable directory of the file that KONG_PROXY_ACCESS_LOG names (nginx opens the log file here, and stops when it cannot); mount an emptyDir at the directory of the file that KONG_PROXY_ACCESS_LOG names',
    ],
  },
  "kong with its logs as its chart sets them": {
    image: "kong:3.9",
    env: { KONG_PREFIX: "/kong_prefix", KONG_PROXY_ACCESS_LOG: "/dev/stdout", KONG_STATUS_ACCESS_LOG: "off" },
    memory: plain("/kong_prefix", "/tmp"),
    says: [],
  },
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
      'container "main" runs nginx/nginx:1.30-alpine, which needs a writable /etc/nginx/conf.d (The entrypoint writes the server blocks made from templates here); add an emptyDir of 1Mi in memory at /etc/nginx/conf.d to spec.containers[0].volumeMounts',
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
  "kong as its documentation runs it read-only": {
    image: "kong/kong-gateway:3.9",
    env: { KONG_PREFIX: "/var/run/kong", KONG_DATABASE: "off" },
    volumes: ["/kong/declarative", "/tmp", "/var/run/kong"],
    says: [],
  },
  "kong as its chart migrates the database": {
    image: "kong:3.9",
    args: ["kong", "migrations", "bootstrap"],
    env: { KONG_PREFIX: "/kong_prefix/" },
    memory: plain("/kong_prefix", "/tmp"),
    says: [],
  },
  "kong as a shell": { image: "kong:3.9", args: ["rm", "-vrf", "/kong_prefix/pids"], says: [] },
  "jetty with applications, and no place for its command": {
    image: "jetty:12",
    volumes: ["/var/lib/jetty/webapps"],
    memory: plain("/tmp/jetty"),
    says: [
      'container "main" runs jetty:12, which does not start with a read-only root (jetty dry run failed:); set JETTY_START to /tmp/jetty/jetty.start',
    ],
  },
  "jetty with java.io.tmpdir in JAVA_OPTIONS": {
    image: "jetty:12",
    env: { JETTY_START: "/work/jetty.start", JAVA_OPTIONS: "-Xmx1g -Djava.io.tmpdir=/work" },
    memory: plain("/work"),
    says: [],
  },
  "nginx as an ingress controller in another registry, with its agent": {
    image: "ghcr.io/nginx/kubernetes-ingress:5.2.0",
    args: ["-nginx-plus=false", "-agent=true"],
    volumes: ["/etc/nginx"],
    memory: plain("/var/cache/nginx", "/var/lib/nginx"),
    says: [
      'container "main" runs nginx/kubernetes-ingress:5.2.0, which needs a writable /etc/nginx-agent (NGINX Agent writes the configuration of its collector here) and /var/lib/nginx-agent (NGINX Agent keeps its state here); add an emptyDir of 16Mi in memory at /etc/nginx-agent to spec.containers[0].volumeMounts; add an emptyDir of 16Mi in memory at /var/lib/nginx-agent to spec.containers[0].volumeMounts; a read-only root takes effort with nginx/kubernetes-ingress:5.2.0: an init container has to copy /etc/nginx to a volume, as the chart does with controller.readOnlyRootFilesystem',
    ],
  },
  "gunicorn with its directory in GUNICORN_CMD_ARGS": {
    image: "python:3.13",
    args: ["gunicorn", "app:app"],
    env: { GUNICORN_CMD_ARGS: "--workers=2 --worker-tmp-dir=/dev/shm" },
    says: [],
  },
  "gunicorn with another usual directory for temporary files": {
    image: "python:3.13",
    args: ["gunicorn", "app:app"],
    memory: plain("/var/tmp"),
    says: [],
  },
  "npm with its cache in an argument": {
    image: "node:24",
    args: ["npm", "start", "--cache", "/cache"],
    memory: plain("/cache"),
    says: [],
  },
  "npm with another home directory": {
    image: "node:24",
    args: ["npm", "start"],
    env: { HOME: "/tmp" },
    memory: plain("/tmp"),
    says: [],
  },
  "java with java.io.tmpdir in JAVA_TOOL_OPTIONS": {
    image: "eclipse-temurin:21",
    args: ["java", "-jar", "/app.jar"],
    env: { JAVA_TOOL_OPTIONS: "-Djava.io.tmpdir=/work" },
    memory: plain("/work"),
    says: [],
  },
  "java with the certificates of the system, as root": {
    image: "eclipse-temurin:21",
    args: ["java", "-jar", "/app.jar"],
    env: { USE_SYSTEM_CA_CERTS: "1" },
    memory: plain("/tmp"),
    says: [
      'container "main" runs eclipse-temurin:21, which needs a writable /etc/ssl/certs (The entrypoint runs update-ca-certificates, and stops when it cannot write here); mount a writable copy of what the image has at /etc/ssl/certs',
    ],
  },
  "java with the certificates of the system, as another user": {
    image: "eclipse-temurin:21",
    user: "1000",
    args: ["java", "-jar", "/app.jar"],
    env: { USE_SYSTEM_CA_CERTS: "1" },
    memory: plain("/tmp"),
    says: [],
  },
  "open-liberty with a keystore and TLS switched on": {
    image: "icr.io/appcafe/open-liberty:full-java17-openj9-ubi",
    config: ["/config/configDropins/defaults/keystore.xml"],
    env: { TLS: "true" },
    memory: plain("/opt/ol/wlp/output", "/logs"),
    says: [
      'container "main" runs appcafe/open-liberty:full-java17-openj9-ubi, which needs a writable volume at /config (The start script writes a generated keystore.xml into the configuration, and stops when it cannot)',
    ],
  },
  "open-liberty with a keystore": {
    image: "open-liberty:25.0.0.9-full-java17-openj9",
    config: ["/config/configDropins/defaults/keystore.xml"],
    memory: plain("/opt/ol/wlp/output", "/logs"),
    says: [],
  },
  "websphere-liberty whose license is accepted": {
    image: "websphere-liberty:25.0.0.9-full-java17-openj9",
    config: ["/config/configDropins/overrides/keystore.xml"],
    env: { LICENSE: "accept" },
    memory: plain("/opt/ibm/wlp/output", "/logs"),
    says: [],
  },
  "docker by the name of its daemon, which makes no certificates": {
    image: "docker:29-dind",
    args: ["dockerd", "--host=tcp://127.0.0.1:2375"],
    volumes: ["/var/lib/docker"],
    memory: plain("/run"),
    says: [
      'advisory: container "main" runs docker:29-dind; a read-only root is not recommended with docker:29-dind: the daemon has to be privileged: a read-only root keeps nothing from it',
    ],
  },
  "docker-socket-proxy from its other registry": {
    image: "ghcr.io/tecnativa/docker-socket-proxy:v0.4.1",
    memory: plain("/run"),
    says: [
      'container "main" runs tecnativa/docker-socket-proxy:v0.4.1, which needs a writable /tmp (The entrypoint writes haproxy.cfg here); add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "docker-socket-proxy before it wrote a configuration": {
    image: "tecnativa/docker-socket-proxy:0.1.1",
    memory: plain("/run"),
    says: [],
  },
  "istiod, which keeps its certificates in its own memory": {
    image: "registry.istio.io/release/pilot:1.30.0",
    args: ["discovery"],
    says: [],
  },
  "istiod before 1.10": {
    image: "istio/pilot:1.9.9",
    args: ["discovery"],
    says: [
      'container "main" runs istio/pilot:1.9.9, which needs a writable /run/secrets/istio-dns (istiod keeps the certificates of its own server here); add an emptyDir of 1Mi in memory at /run/secrets/istio-dns to spec.containers[0].volumeMounts',
    ],
  },
  "istio's proxy that writes certificates for its neighbours": {
    image: "registry.istio.io/release/proxyv2:1.30.0",
    args: ["proxy", "sidecar"],
    env: { OUTPUT_CERTS: "/certs" },
    memory: plain("/etc/istio/proxy", "/var/lib/istio/data", "/var/run/secrets/workload-spiffe-uds"),
    says: [
      'container "main" runs release/proxyv2:1.30.0, which needs a writable directory that OUTPUT_CERTS names (The agent writes the certificates of the workload to files here); mount an emptyDir at the directory that OUTPUT_CERTS names',
    ],
  },
  "linkerd from the registry that it is published to": {
    image: "ghcr.io/linkerd/proxy:edge-25.8.1",
    env: { LINKERD2_PROXY_IDENTITY_DIR: "/var/run/linkerd/identity/end-entity" },
    memory: plain("/var/run/linkerd/identity/end-entity"),
    says: [],
  },
  "maven with its directory where the documentation moves it": {
    image: "maven:3.9-eclipse-temurin-21",
    user: "1000",
    args: ["mvn", "-Duser.home=/var/maven", "verify"],
    env: { MAVEN_CONFIG: "/var/maven/.m2" },
    volumes: ["/var/maven/.m2"],
    says: [],
  },
  "gradle with GRADLE_USER_HOME": {
    image: "gradle:9-jdk21",
    args: ["gradle", "build"],
    env: { GRADLE_USER_HOME: "/cache" },
    volumes: ["/cache"],
    says: [],
  },
  "krakend with the flexible configuration": {
    image: "krakend:2.13",
    env: { FC_ENABLE: "1" },
    says: [
      'container "main" runs krakend:2.13, which needs a writable /tmp (Couldn\'t create the temporary file:); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "krakend without it": { image: "krakend:2.13", config: ["/etc/krakend/krakend.json"], says: [] },
  "nginx of Chainguard with its own configuration and a /tmp": {
    image: "cgr.dev/chainguard/nginx:latest",
    config: ["/etc/nginx/nginx.conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "tomcat of Bitnami with further options": {
    image: "bitnami/tomcat:11.0",
    env: { TOMCAT_EXTRA_JAVA_OPTS: "-Xmx1g" },
    volumes: ["/bitnami/tomcat"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/tomcat/temp",
      "/opt/bitnami/tomcat/conf",
      "/opt/bitnami/tomcat/logs",
      "/opt/bitnami/tomcat/work",
    ),
    says: [
      'container "main" runs bitnami/tomcat:11.0, which needs a writable /opt/bitnami/tomcat/bin/setenv.sh (The start script appends TOMCAT_EXTRA_JAVA_OPTS to this file, and stops when it cannot); mount a writable copy of the file /opt/bitnami/tomcat/bin/setenv.sh',
    ],
  },
  "envoy with its log in a file": {
    image: "envoyproxy/envoy:v1.35-latest",
    args: ["envoy", "-c", "/etc/envoy/envoy.yaml", "--log-path", "/logs/envoy.log"],
    says: [
      'container "main" runs envoyproxy/envoy:v1.35-latest, which needs a writable /logs (Envoy writes its log, or the address of its admin interface, to a file here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "envoy of a development build": { image: "envoyproxy/envoy-dev:latest", says: [] },
  "java of the registry of Amazon": {
    image: "public.ecr.aws/amazoncorretto/amazoncorretto:21",
    args: ["java", "-jar", "/app.jar"],
    says: [
      'advisory: container "main" runs amazoncorretto/amazoncorretto:21, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "krakend under its earlier name": {
    image: "devopsfaith/krakend:2.7",
    args: ["run", "-c", "/etc/krakend/krakend.tmpl"],
    env: { FC_ENABLE: "1" },
    says: [
      'container "main" runs devopsfaith/krakend:2.7, which needs a writable /tmp (Couldn\'t create the temporary file:); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "composer from the registry of Amazon": {
    image: "public.ecr.aws/composer/composer:2",
    args: ["composer", "--version"],
    memory: plain("/tmp"),
    says: [],
  },
  "haproxy of its vendor with certificates beside the shipped configuration": {
    image: "haproxytech/haproxy-alpine:3.2",
    config: ["/usr/local/etc/haproxy/ssl"],
    memory: plain("/run"),
    says: [
      'advisory: container "main" runs haproxytech/haproxy-alpine:3.2, which needs a writable /var/lib/haproxy when the configuration of the image is used, which names a stats socket there; or mount a haproxy.cfg without a stats socket at /usr/local/etc/haproxy',
    ],
  },
  "nginx as an ingress controller in a chroot": {
    image: "registry.k8s.io/ingress-nginx/controller-chroot:v1.15.1",
    args: ["/nginx-ingress-controller"],
    memory: plain("/chroot/tmp/nginx", "/tmp"),
    says: [
      'container "main" runs ingress-nginx/controller-chroot:v1.15.1, which needs a writable /chroot/etc/nginx (nginx.conf and the Lua configuration are generated here, next to shipped templates), /chroot/etc/ingress-controller (Certificates, password files and telemetry settings are generated here), /chroot/etc/resolv.conf (The start script of nginx copies the addresses of the name servers to this file) and /chroot/var/log/nginx (nginx writes its logs to files here, which are no links to stdout); mount a writable copy of what the image has at /chroot/etc/nginx; mount a writable copy of what the image has at /chroot/etc/ingress-controller; mount a writable copy of the file /chroot/etc/resolv.conf; mount a writable copy of what the image has at /chroot/var/log/nginx; a read-only root is not recommended with ingress-nginx/controller-chroot:v1.15.1: it generates nginx.conf among shipped files of its chroot, and its chart leaves the root writable',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "nginx as its documentation runs it read-only": {
    image: "nginx",
    volumes: ["/var/cache/nginx", "/var/run"],
    says: [],
  },
  "open-liberty as its documentation runs it": {
    image: "open-liberty",
    volumes: ["/config"],
    memory: plain("/opt/ol/wlp/output", "/logs"),
    says: [],
  },
  "varnish as its documentation runs it": {
    image: "varnish",
    memory: { "/var/lib/varnish/varnishd": "exec" },
    says: [],
  },
};

describeConfigured("web servers, proxies and runtimes", inPods, onEngines);
