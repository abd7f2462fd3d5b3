// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const apache = plain("/run/apache2", "/tmp", "/sessions", "/var/www/html/tmp");

const inPods: ConfiguredRows = {
  "httpd with its pid file in a directory that is not mounted": {
    image: "httpd:2.4",
    args: ["httpd-foreground", "-c", "ServerName localhost", "-c", "PidFile /run/httpd.pid"],
    says: [
      'container "main" runs httpd:2.4, which needs a writable /run (httpd writes its pid file here; the logs themselves go to stdout and stderr); add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "httpd with its pid file in a mount": {
    image: "httpd:2.4-alpine",
    args: ["httpd-foreground", "-c", 'PidFile  "/run/httpd.pid"'],
    memory: plain("/run"),
    says: [],
  },
  "httpd with another configuration and /run": {
    image: "httpd:2.4",
    args: ["httpd-foreground", "-f", "/conf/httpd.conf"],
    config: ["/conf"],
    memory: plain("/run"),
    says: [],
  },
  "nginx with its pid file in a directory that is not mounted": {
    image: "nginx:1.29",
    args: ["nginx", "-g", "daemon off; pid /pids/nginx.pid;"],
    memory: plain("/var/cache/nginx"),
    says: [
      'container "main" runs nginx:1.29, which needs a writable /pids (nginx writes nginx.pid directly into this directory); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "nginx with its pid file in a mount": {
    image: "nginx:1.29",
    args: ["nginx", "-g", "pid /tmp/nginx.pid; daemon off;"],
    memory: plain("/var/cache/nginx", "/tmp"),
    says: [],
  },
  "nginx with another configuration and /tmp": {
    image: "nginx:1.29",
    args: ["nginx", "-c", "/conf/nginx.conf"],
    config: ["/conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "nginx-unprivileged with another configuration and a cache": {
    image: "nginxinc/nginx-unprivileged:1.29",
    args: ["nginx", "-c", "/conf/nginx.conf"],
    config: ["/conf"],
    memory: plain("/var/cache/nginx"),
    says: [],
  },
  "phpmyadmin without its version, and with saved exports": {
    image: "phpmyadmin:5.2",
    env: { HIDE_PHP_VERSION: "1", PMA_SAVEDIR: "/exports" },
    config: ["/etc/phpmyadmin/config.secret.inc.php"],
    memory: apache,
    says: [
      'container "main" runs phpmyadmin:5.2, which needs a writable /usr/local/etc/php/conf.d (The entrypoint writes the setting here, and PHP shows its version when it cannot); mount a writable copy of what the image has at /usr/local/etc/php/conf.d; it also runs phpmyadmin:5.2, which needs a writable volume at the directory that PMA_SAVEDIR names (Exports are saved into this directory of the server)',
    ],
  },
  "varnish with a pid file, a socket and a storage file": {
    image: "varnish:8.0",
    args: [
      "-P",
      "/pids/varnishd.pid",
      "-a",
      "http=/sockets/varnish.sock,HTTP,mode=660",
      "-s",
      "main=file,/store/main.bin,1G",
    ],
    memory: plain("/var/lib/varnish/varnishd"),
    says: [
      'container "main" runs varnish:8.0, which needs a writable /pids (varnishd writes its pid file here) and /sockets (The socket that receives requests is created here); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts; it also runs varnish:8.0, which needs a writable volume at /store (varnishd keeps the objects in a file here, as large as -s says)',
    ],
  },
  "varnish with ports": {
    image: "varnish:8.0",
    args: ["-a", "http=:8080,HTTP", "-s", "malloc,1G"],
    memory: plain("/var/lib/varnish/varnishd"),
    says: [],
  },
  "envoy as another user by ENVOY_UID": {
    image: "envoyproxy/envoy-contrib:v1.35.0",
    env: { ENVOY_UID: "1000" },
    says: [
      'container "main" runs envoyproxy/envoy-contrib:v1.35.0; envoyproxy/envoy-contrib:v1.35.0 does not run with a read-only root: the entrypoint changes /etc/passwd for ENVOY_UID and ENVOY_GID; start it as that user instead',
    ],
  },
  "envoy as root by ENVOY_UID": { image: "envoyproxy/envoy:v1.35.0", env: { ENVOY_UID: "0" }, says: [] },
  "envoy with the socket of hot restarts": {
    image: "envoyproxy/envoy-distroless:v1.35.0",
    args: ["-c", "/etc/envoy/envoy.yaml", "--socket-path", "/sockets/envoy.sock"],
    says: [
      'container "main" runs envoyproxy/envoy-distroless:v1.35.0, which needs a writable /sockets (Envoy writes its base id, or creates the socket for hot restarts, here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "envoy with an abstract socket": {
    image: "envoyproxy/envoy-distroless:v1.35.0",
    args: ["-c", "/etc/envoy/envoy.yaml", "--socket-path", "@envoy"],
    says: [],
  },
  "maven with MAVEN_CONFIG alone": {
    image: "maven:3.9-eclipse-temurin-21",
    args: ["mvn", "verify"],
    env: { MAVEN_CONFIG: "/var/maven/.m2" },
    volumes: ["/var/maven/.m2"],
    says: [
      'advisory: container "main" runs maven:3.9-eclipse-temurin-21, which needs a writable /root/.m2 when Maven builds; or build where the root is writable',
    ],
  },
  "composer in another directory, by a short name": {
    image: "composer:2",
    args: ["i", "--working-dir=/srv/app"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs composer:2, which needs a writable volume at /srv/app (Packages are installed into the project here)',
    ],
  },
  "a registry in a store of another kind": {
    image: "registry:2",
    env: { REGISTRY_STORAGE: "rados" },
    says: [],
  },
  "a registry in files, by name": {
    image: "registry:3",
    env: { REGISTRY_STORAGE: "filesystem" },
    says: [
      'container "main" has no volume at /var/lib/registry, where registry:3 keeps its data; mount a persistent volume claim there',
    ],
  },
  "a registry that copies another": {
    image: "registry:3",
    env: { REGISTRY_PROXY_REMOTEURL: "https://registry-1.docker.io" },
    memory: plain("/var/lib/registry"),
    says: [],
  },
  "a registry at a socket, with certificates of Let's Encrypt": {
    image: "registry:3",
    env: {
      REGISTRY_HTTP_NET: "unix",
      REGISTRY_HTTP_ADDR: "/sockets/registry.sock",
      REGISTRY_HTTP_TLS_LETSENCRYPT_CACHEFILE: "/certs",
    },
    volumes: ["/var/lib/registry"],
    says: [
      'container "main" runs registry:3, which needs a writable directory of the file that REGISTRY_HTTP_ADDR names (The socket that it listens at is created here); mount an emptyDir at the directory of the file that REGISTRY_HTTP_ADDR names',
      'container "main" has no volume at the directory that REGISTRY_HTTP_TLS_LETSENCRYPT_CACHEFILE names, where registry:3 keeps its data; mount a persistent volume claim there',
    ],
  },
  "eclipse-temurin with the certificates of the system": {
    image: "eclipse-temurin:21",
    user: "1000",
    args: ["java", "-jar", "app.jar"],
    env: { USE_SYSTEM_CA_CERTS: "1", JAVA_TOOL_OPTIONS: "-Djava.io.tmpdir=/scratch" },
    says: [
      'container "main" runs eclipse-temurin:21, which needs a writable /tmp (Unable to create tempDir. java.io.tmpdir is set to /tmp); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
      'advisory: container "main" runs eclipse-temurin:21, which needs a writable directory that JAVA_TOOL_OPTIONS names when the application uses java.io.tmpdir',
    ],
  },
  "open-liberty with its output moved": {
    image: "open-liberty:25.0.0.9-full-java17-openj9",
    env: { WLP_OUTPUT_DIR: "/out" },
    config: ["/config/configDropins/defaults/keystore.xml"],
    memory: plain("/out", "/logs"),
    says: [],
  },
  "an image of linuxserver at Quay": {
    image: "quay.io/linuxserver.io/nginx:latest",
    volumes: ["/config"],
    memory: plain("/run"),
    says: [
      'container "main" runs linuxserver.io/nginx:latest, which needs a writable /tmp (The documentation of the image says that it must be mounted to tmpfs); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root takes effort with linuxserver.io/nginx:latest: only the images whose documentation says so support it, without mods, custom services and UMASK',
    ],
  },
  "caddy with another configuration file": {
    image: "caddy:2",
    args: ["caddy", "run", "--config", "/conf/Caddyfile"],
    config: ["/conf"],
    says: [
      'advisory: container "main" runs caddy:2, which needs a writable volume at /data when Caddy obtains certificates, which it does for every site with a host name; or serve plain HTTP, as with auto_https off',
    ],
  },
  "caddy with the words of its image": {
    image: "caddy:2",
    args: ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"],
    says: [],
  },
  "caddy as a proxy of localhost": {
    image: "caddy:2",
    args: ["caddy", "reverse-proxy", "--to", "app:8080"],
    says: [
      'advisory: container "main" runs caddy:2, which needs a writable volume at /data when Caddy obtains certificates, which it does for every site with a host name; or serve plain HTTP, as with auto_https off',
    ],
  },
  "caddy as a proxy at a port": {
    image: "caddy:2",
    args: ["caddy", "reverse-proxy", "-f", ":8080", "-t", "app:8080"],
    says: [],
  },
  "caddy with its admin API at a socket": {
    image: "caddy:2",
    env: { CADDY_ADMIN: "unix//sockets/caddy.sock" },
    says: [
      'container "main" runs caddy:2, which needs a writable directory of the file that CADDY_ADMIN names (The socket of the admin API is created here); mount an emptyDir at the directory of the file that CADDY_ADMIN names',
    ],
  },
  "gunicorn with a pid file and a socket": {
    image: "python:3.13",
    args: [
      "gunicorn",
      "-p",
      "/pids/app.pid",
      "--bind",
      "unix:/sockets/app.sock",
      "--worker-tmp-dir",
      "/dev/shm",
      "app:app",
    ],
    says: [
      'container "main" runs python:3.13, which needs a writable /pids (gunicorn writes its pid file here, and stops when it cannot) and /sockets (gunicorn creates its socket here); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "gunicorn with log files": {
    image: "python:3.13",
    args: [
      "gunicorn",
      "--error-logfile=/logs/error.log",
      "--access-logfile",
      "/requests/access.log",
      "--worker-tmp-dir=/dev/shm",
      "app:app",
    ],
    says: [
      "container \"main\" runs python:3.13, which needs a writable /logs (isn't writable [OSError(30, 'Read-only file system')]) and /requests (isn't writable [OSError(30, 'Read-only file system')]); add an emptyDir of 256Mi in memory at /logs to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /requests to spec.containers[0].volumeMounts",
    ],
  },
  "gunicorn that logs to the console": {
    image: "python:3.13",
    args: [
      "gunicorn",
      "--log-file=-",
      "--access-logfile",
      "/dev/stdout",
      "--error-logfile",
      "/proc/self/fd/2",
      "--worker-tmp-dir=/dev/shm",
      "app:app",
    ],
    says: [],
  },
  "gunicorn with both logs in one directory": {
    image: "python:3.13",
    args: [
      "gunicorn",
      "--log-file",
      "/logs/error.log",
      "--access-logfile=/logs/access.log",
      "--worker-tmp-dir=/dev/shm",
      "app:app",
    ],
    memory: plain("/logs"),
    says: [],
  },
  "gunicorn with its heartbeat files in a directory that is not mounted": {
    image: "python:3.13",
    args: ["gunicorn", "--worker-tmp-dir=/beats", "app:app"],
    says: [
      'container "main" runs python:3.13, which needs a writable /beats (No usable temporary directory found in); add an emptyDir of 64Mi in memory at /beats to spec.containers[0].volumeMounts',
    ],
  },
  "a job of HAProxy's controller for its custom resources": {
    image: "haproxytech/kubernetes-ingress:3.1",
    command: ["/haproxy-ingress-controller", "--job-check-crd"],
    says: [],
  },
  "jetty with temporary files and its command elsewhere": {
    image: "jetty:12",
    env: { JAVA_OPTIONS: "-Xmx1g -Djava.io.tmpdir=/scratch", JETTY_START: "/start/jetty.start" },
    says: [
      'container "main" runs jetty:12, which needs a writable directory that JAVA_OPTIONS names (Jetty unpacks applications and keeps temporary files here) and the directory of the file that JETTY_START names (The first start keeps its command here, and stops when it cannot); mount an emptyDir at the directory that JAVA_OPTIONS names; mount an emptyDir at the directory of the file that JETTY_START names',
    ],
  },
  "jetty with everything in /tmp/jetty": {
    image: "jetty:12",
    env: { JETTY_START: "/tmp/jetty/jetty.start" },
    memory: plain("/tmp/jetty"),
    says: [],
  },
  "haproxy with the socket of its master": {
    image: "haproxy:3.2",
    args: ["haproxy", "-S", "unix@/sockets/master.sock,mode,660", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
    says: [
      'container "main" runs haproxy:3.2, which needs a writable /sockets (The socket of the master, or its pid file, is created here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  ".NET at a Unix socket": {
    image: "mcr.microsoft.com/dotnet/aspnet:10.0",
    args: ["dotnet", "app.dll"],
    env: { ASPNETCORE_URLS: "http://unix:/sockets/kestrel.sock", DOTNET_EnableDiagnostics: "0" },
    says: [
      'container "main" runs dotnet/aspnet:10.0, which needs a writable directory of the file that ASPNETCORE_URLS names (Kestrel creates its socket here); mount an emptyDir at the directory of the file that ASPNETCORE_URLS names',
    ],
  },
  ".NET at a port": {
    image: "mcr.microsoft.com/dotnet/aspnet:10.0",
    args: ["dotnet", "app.dll", "--urls", "http://+:8080"],
    env: { DOTNET_EnableDiagnostics: "0" },
    says: [],
  },
  "traefik with its access log at the output": {
    image: "traefik:v3.5",
    args: ["--accesslog.filepath=/dev/stdout"],
    says: [],
  },
  ".NET without the debugger, for a profiler": {
    image: "mcr.microsoft.com/dotnet/aspnet:10.0",
    args: ["dotnet", "app.dll"],
    env: { DOTNET_EnableDiagnostics_Debugger: "0", DOTNET_EnableDiagnostics_IPC: "0" },
    says: [],
  },
  "Java of Microsoft": {
    image: "mcr.microsoft.com/openjdk/jdk:21-distroless",
    args: ["-jar", "/app.jar"],
    says: [
      'advisory: container "main" runs openjdk/jdk:21-distroless, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "Java of Azul": {
    image: "azul/zulu-openjdk:21-latest",
    args: ["java", "-jar", "/app.jar"],
    says: [
      'advisory: container "main" runs azul/zulu-openjdk:21-latest, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "Java of SAP at GitHub": {
    image: "ghcr.io/sap/sapmachine:21",
    args: ["java", "-jar", "/app.jar"],
    says: [
      'advisory: container "main" runs sap/sapmachine:21, which needs a writable /tmp when the application uses java.io.tmpdir, as Spring Boot with Tomcat, Jetty or Undertow does (Unable to create tempDir. java.io.tmpdir is set to /tmp); or set -Djava.io.tmpdir to a directory of another mount',
    ],
  },
  "Chainguard's nginx with its pid file in a directory that is not mounted": {
    image: "cgr.dev/chainguard/nginx:latest",
    args: ["-g", "daemon off; pid /pids/nginx.pid;"],
    memory: plain("/var/lib/nginx/tmp"),
    says: [
      'container "main" runs chainguard/nginx:latest, which needs a writable /pids (nginx writes its pid file here); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "Chainguard's nginx with another configuration and /tmp": {
    image: "cgr.dev/chainguard/nginx:latest",
    args: ["-c", "/conf/nginx.conf"],
    config: ["/conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "jenkins with temporary files in a directory that is not mounted": {
    image: "jenkins/jenkins:lts",
    env: { JAVA_OPTS: "-Xmx2g -Djava.io.tmpdir=/scratch" },
    volumes: ["/var/jenkins_home"],
    says: [
      'container "main" runs jenkins/jenkins:lts, which needs a writable directory that JAVA_OPTS names (The servlet container unpacks here; JNA and plugins map native libraries from here); mount an emptyDir at the directory that JAVA_OPTS names',
    ],
  },
  "varnish with its directory in a variable": {
    image: "varnish:8.0",
    env: { VARNISH_DEFAULT_N: "/work" },
    memory: plain("/var/lib/varnish/varnishd"),
    says: [
      'container "main" runs varnish:8.0, which needs a writable directory that VARNISH_DEFAULT_N names (varnishd keeps its shared memory log and the compiled VCL here); mount an emptyDir at the directory that VARNISH_DEFAULT_N names',
    ],
  },
  "varnish 6.0 with its directory elsewhere": {
    image: "varnish:stable",
    args: ["-n", "/work"],
    memory: plain("/work"),
    says: [],
  },
};

describeConfigured("servers", inPods);
