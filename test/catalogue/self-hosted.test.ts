// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const aio = "/nextcloud_aio_volumes/nextcloud_aio";

const inPods: ConfiguredRows = {
  "gitea at a Unix socket": {
    image: "gitea/gitea:1.24-rootless",
    env: { GITEA__server__PROTOCOL: "http+unix", GITEA__server__HTTP_ADDR: "/run/gitea/gitea.sock" },
    volumes: ["/var/lib/gitea", "/etc/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs gitea/gitea:1.24-rootless, which needs a writable /run/gitea (The server makes its socket here, and stops when it cannot); add an emptyDir of 1Mi in memory at /run/gitea to spec.containers[0].volumeMounts',
    ],
  },
  "forgejo with its repositories elsewhere": {
    image: "code.forgejo.org/forgejo/forgejo:14-rootless",
    env: { FORGEJO__repository__ROOT: "/repositories" },
    volumes: ["/var/lib/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs forgejo/forgejo:14-rootless, which needs a writable volume at the directory that FORGEJO__repository__ROOT names (Repositories live here)',
    ],
  },
  "gitea with its app.ini from a ConfigMap": {
    image: "gitea/gitea:1.24-rootless",
    config: ["/etc/gitea/app.ini"],
    volumes: ["/var/lib/gitea"],
    memory: plain("/tmp"),
    says: [],
  },
  "clamav of Nextcloud All-in-One, which scans streams of 2000 MB": {
    image: "ghcr.io/nextcloud-releases/aio-clamav:latest",
    volumes: ["/var/lib/clamav"],
    memory: plain("/var/log/clamav", "/run/clamav", "/var/log/supervisord", "/run/supervisord"),
    says: [
      'container "main" runs nextcloud-releases/aio-clamav:latest, which needs a writable /tmp (clamd creates its socket here, and puts what it scans into files, of up to 2000 MB); add an emptyDir of 2Gi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "borgbackup of Nextcloud All-in-One that makes a backup": {
    image: "ghcr.io/nextcloud-releases/aio-borgbackup:latest",
    env: { BORG_MODE: "backup" },
    volumes: ["/root", `${aio}_mastercontainer`, `${aio}_database_dump`, "/mnt/borgbackup"],
    says: [],
  },
  "borgbackup of Nextcloud All-in-One that restores": {
    image: "ghcr.io/nextcloud-releases/aio-borgbackup:latest",
    env: { BORG_MODE: "restore" },
    volumes: ["/root", `${aio}_mastercontainer`, `${aio}_database_dump`, "/mnt/borgbackup"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs nextcloud-releases/aio-borgbackup:latest, which needs a writable /nextcloud_aio_volumes (A restore sets owner and times of this directory, too, and fails when it cannot); add an emptyDir of 1Mi in memory at /nextcloud_aio_volumes to spec.containers[0].volumeMounts',
    ],
  },
  "borgbackup of Nextcloud All-in-One as its master container starts it to restore": {
    image: "ghcr.io/nextcloud-releases/aio-borgbackup:latest",
    env: { BORG_MODE: "restore" },
    volumes: ["/root", `${aio}_mastercontainer`, `${aio}_database_dump`, "/mnt/borgbackup"],
    memory: plain("/tmp", "/nextcloud_aio_volumes"),
    says: [],
  },
  "borgbackup of Nextcloud All-in-One with a remote repository": {
    image: "ghcr.io/nextcloud-releases/aio-borgbackup:latest",
    env: { BORG_MODE: "check", BORG_REMOTE_REPO: "ssh://backup.example/./repo" },
    volumes: ["/root", `${aio}_mastercontainer`],
    says: [
      'container "main" runs nextcloud-releases/aio-borgbackup:latest, which needs a writable /tmp (A restore mounts the archive below it, and Borg caches here what it reads of a remote repository); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "HaRP with a certificate for HTTPS from a Secret": {
    image: "ghcr.io/nextcloud/nextcloud-appapi-harp:release",
    env: { HP_FRP_DISABLE_TLS: "true" },
    config: ["/certs/cert.pem"],
    memory: plain("/run/harp"),
    says: [
      'container "main" runs nextcloud/nextcloud-appapi-harp:release, which needs a writable volume at /certs/cert.pem (start.sh sets the permissions of the certificate, and stops when it cannot); make the read-only mount spec.containers[0].volumeMounts[0] writable',
    ],
  },
  "HaRP with a certificate for HTTPS in its volume": {
    image: "ghcr.io/nextcloud/nextcloud-appapi-harp:release",
    env: { HP_FRP_DISABLE_TLS: "true" },
    volumes: ["/certs"],
    memory: plain("/run/harp"),
    says: [],
  },
  "gitea whose app.ini is to be made": {
    image: "gitea/gitea:1.24-rootless",
    volumes: ["/var/lib/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs gitea/gitea:1.24-rootless, which needs a writable volume at /etc/gitea (The entrypoint makes app.ini here, and Gitea its secrets)',
    ],
  },
  "gitea as root": {
    image: "gitea/gitea:1.24",
    volumes: ["/data"],
    says: [
      'advisory: container "main" runs gitea/gitea:1.24; a read-only root is not recommended with gitea/gitea:1.24: its supervisor writes below /etc/s6, and its start the settings of sshd in /etc/ssh: use the rootless image',
    ],
  },
  "sonarqube with its data moved": {
    image: "sonarqube:community",
    env: { SONAR_PATH_DATA: "/srv/data" },
    volumes: ["/srv/data", "/opt/sonarqube/extensions"],
    memory: plain("/opt/sonarqube/logs", "/opt/sonarqube/temp", "/tmp"),
    says: [],
  },
  "sonarqube with its data moved by an argument, without a mount": {
    image: "sonarqube:community",
    args: ["-Dsonar.path.data=/srv/data"],
    volumes: ["/opt/sonarqube/data", "/opt/sonarqube/extensions"],
    memory: plain("/opt/sonarqube/logs", "/opt/sonarqube/temp", "/tmp"),
    says: [
      'container "main" runs sonarqube:community, which needs a writable volume at /srv/data (The indices of the embedded Elasticsearch live here)',
    ],
  },
  "home-assistant under the name of its machine": {
    image: "ghcr.io/home-assistant/raspberrypi4-64-homeassistant:stable",
    volumes: ["/config"],
    says: [
      'container "main" runs home-assistant/raspberrypi4-64-homeassistant:stable, which needs a writable /run (The supervisor s6 copies its service directories here and runs them); add an emptyDir of 64Mi in memory at /run to spec.containers[0].volumeMounts; a read-only root takes effort with home-assistant/raspberrypi4-64-homeassistant:stable: integrations whose packages the image lacks install them below /usr/local while it runs',
    ],
  },
  "uptime-kuma with the embedded MariaDB": {
    image: "louislam/uptime-kuma:2",
    env: { UPTIME_KUMA_DB_TYPE: "embedded-mariadb" },
    volumes: ["/app/data"],
    says: [
      'container "main" runs louislam/uptime-kuma:2, which needs a writable /tmp (The embedded MariaDB and the browser of monitors keep temporary files here); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "uptime-kuma 1 through its own entrypoint": {
    image: "louislam/uptime-kuma:1",
    command: ["/usr/bin/dumb-init", "--", "extra/entrypoint.sh", "node", "server/server.js"],
    says: [
      'container "main" runs louislam/uptime-kuma:1, which needs a writable volume at /app/data (The database, uploads and screenshots live here)',
    ],
  },
  "pihole as it is": {
    image: "pihole/pihole:2026.07.0",
    volumes: ["/etc/pihole"],
    says: [
      `container "main" runs pihole/pihole:2026.07.0, which does not start with a read-only root ([!] ERROR: Unable to set capabilities for pihole-FTL. Cannot run as non-root); set DNSMASQ_USER to root; it also runs pihole/pihole:2026.07.0, which needs a writable /var/log/pihole ([!] ERROR: Did not find 'FTL started' message in /var/log/pihole/FTL.log in 30 seconds, stopping container) and /tmp (Lists are downloaded into temporary files here); add an emptyDir of 256Mi in memory at /var/log/pihole to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root is not recommended with pihole/pihole:2026.07.0: it edits /crontab.txt and installs it at every start: without, lists are never updated`,
    ],
  },
  "adguardhome with configuration and work moved": {
    image: "adguard/adguardhome:latest",
    args: ["--no-check-update", "-c", "/data/conf/AdGuardHome.yaml", "-w", "/data/work"],
    volumes: ["/data"],
    says: [],
  },
  "syncthing with STHOMEDIR moved": {
    image: "syncthing/syncthing:2",
    env: { STHOMEDIR: "/state" },
    volumes: ["/state"],
    says: [],
  },
  "syncthing with STHOMEDIR below its volume": {
    image: "syncthing/syncthing:2",
    env: { STHOMEDIR: "/var/syncthing/config" },
    says: [
      'container "main" runs syncthing/syncthing:2, which needs a writable volume at /var/syncthing/config (The configuration, keys and index live here)',
    ],
  },
  "syncthing with PCAP as another user": {
    image: "syncthing/syncthing:2",
    user: "1000",
    env: { PCAP: "cap_chown,cap_fowner+ep" },
    volumes: ["/var/syncthing"],
    says: [],
  },
  "linuxserver's nginx without /tmp": {
    image: "lscr.io/linuxserver/nginx:latest",
    volumes: ["/config"],
    memory: plain("/run"),
    says: [
      'container "main" runs linuxserver/nginx:latest, which needs a writable /tmp (The documentation of the image says that it must be mounted to tmpfs); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root takes effort with linuxserver/nginx:latest: only the images whose documentation says so support it, without mods, custom services and UMASK',
    ],
  },
  "authelia as its chart runs it": {
    image: "ghcr.io/authelia/authelia:4.39",
    command: ["authelia"],
    args: ["--config", "/configuration.yaml"],
    env: { AUTHELIA_SERVER_DISABLE_HEALTHCHECK: "true" },
    config: ["/configuration.yaml"],
    says: [],
  },
  "authelia started by its name, with the health check": {
    image: "authelia/authelia:4.39",
    command: ["authelia"],
    says: [
      'advisory: container "main" runs authelia/authelia:4.39, which needs a writable /app/.healthcheck.env when the health check is on, as by default; or set AUTHELIA_SERVER_DISABLE_HEALTHCHECK to true',
    ],
  },
  "authelia as a tool": {
    image: "authelia/authelia:4.39",
    args: ["authelia", "crypto", "hash", "generate", "argon2"],
    says: [],
  },
  "authelia with SQLite": {
    image: "authelia/authelia:4.39",
    env: { AUTHELIA_STORAGE_LOCAL_PATH: "/config/db.sqlite3", AUTHELIA_SERVER_DISABLE_HEALTHCHECK: "true" },
    config: ["/config/configuration.yml"],
    says: [
      'container "main" runs authelia/authelia:4.39, which needs a writable volume at /config (The SQLite database lies here where the configuration says so)',
    ],
  },
  "dex with its database moved": {
    image: "ghcr.io/dexidp/dex:v2.44.0",
    env: { DEX_STORAGE_SQLITE3_CONFIG_FILE: "/data/dex.db" },
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "dex that tells its version": { image: "ghcr.io/dexidp/dex:v2.44.0", args: ["dex", "version"], says: [] },
  "another program in dex's image": {
    image: "ghcr.io/dexidp/dex:v2.44.0",
    args: ["argocd-dex", "gendexcfg"],
    says: [],
  },
  "vikunja with its database moved below the files": {
    image: "vikunja/vikunja:1.0",
    env: { VIKUNJA_DATABASE_PATH: "/app/vikunja/files/vikunja.db" },
    volumes: ["/app/vikunja/files"],
    says: [],
  },
  "vikunja with its database moved, without a mount": {
    image: "vikunja/vikunja:1.0",
    env: { VIKUNJA_DATABASE_PATH: "/data/vikunja.db" },
    volumes: ["/app/vikunja/files"],
    says: [
      'container "main" runs vikunja/vikunja:1.0, which needs a writable volume at the directory of the file that VIKUNJA_DATABASE_PATH names (The SQLite database lives here)',
    ],
  },
  "vikunja with PostgreSQL and S3": {
    image: "vikunja/vikunja:1.0",
    env: { VIKUNJA_DATABASE_TYPE: "postgres", VIKUNJA_FILES_TYPE: "s3" },
    says: [],
  },
  "vikunja with a configuration file": {
    image: "vikunja/vikunja:1.0",
    config: ["/etc/vikunja"],
    volumes: ["/app/vikunja/files"],
    says: [
      'advisory: container "main" runs vikunja/vikunja:1.0, which needs a writable volume at /db when no other type of database is set; or set VIKUNJA_DATABASE_TYPE to mysql or postgres',
    ],
  },
  "gotify with PostgreSQL, images and plugins moved": {
    image: "gotify/server:2.9",
    env: {
      GOTIFY_DATABASE_DIALECT: "postgres",
      GOTIFY_DATABASE_CONNECTION: "host=db user=gotify",
      GOTIFY_UPLOADEDIMAGESDIR: "/srv/images",
      GOTIFY_PLUGINSDIR: "/srv/plugins",
    },
    volumes: ["/srv"],
    says: [],
  },
  "gotify with images moved, without a mount": {
    image: "gotify/server:2.9",
    env: { GOTIFY_UPLOADEDIMAGESDIR: "/srv/images" },
    volumes: ["/app/data"],
    says: [
      'container "main" runs gotify/server:2.9, which needs a writable volume at the directory that GOTIFY_UPLOADEDIMAGESDIR names (Cannot create uploaded images directory)',
    ],
  },
  "ntfy with a cache file in its arguments": {
    image: "binwiederhier/ntfy:v2.13.0",
    args: ["serve", "--cache-file", "/var/cache/ntfy/cache.db"],
    says: [
      'container "main" runs binwiederhier/ntfy:v2.13.0, which needs a writable volume at /var/cache/ntfy (The cache of messages lies here where the settings say so)',
    ],
  },
  "ntfy with an attachments directory of its own": {
    image: "binwiederhier/ntfy:v2.13.0",
    args: ["serve"],
    env: { NTFY_ATTACHMENT_CACHE_DIR: "/srv/attachments" },
    says: [
      'container "main" runs binwiederhier/ntfy:v2.13.0, which needs a writable volume at the directory that NTFY_ATTACHMENT_CACHE_DIR names (Attachments lie here where the settings say so)',
    ],
  },
  "forgejo with FORGEJO_WORK_DIR moved": {
    image: "code.forgejo.org/forgejo/forgejo:14-rootless",
    env: { FORGEJO_WORK_DIR: "/srv", HOME: "/srv/git", FORGEJO_APP_INI: "/srv/app.ini", FORGEJO_TEMP: "/srv/tmp" },
    volumes: ["/srv"],
    says: [],
  },
  "forgejo with its app.ini moved, without a mount": {
    image: "code.forgejo.org/forgejo/forgejo:14-rootless",
    env: { GITEA_APP_INI: "/conf/app.ini" },
    volumes: ["/var/lib/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs forgejo/forgejo:14-rootless, which needs a writable volume at the directory of the file that GITEA_APP_INI names (The entrypoint makes app.ini here, and stops when it cannot)',
    ],
  },
  "synapse with a configuration elsewhere": {
    image: "matrixdotorg/synapse:v1.150.0",
    env: { SYNAPSE_CONFIG_PATH: "/config/homeserver.yaml" },
    config: ["/config"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs matrixdotorg/synapse:v1.150.0, which needs a writable volume at /data when it is the main process, whose configuration file names no other directory; or name a writable directory in the configuration file',
    ],
  },
  "technitium with its configuration alone": {
    image: "technitium/dns-server:15.2.0",
    volumes: ["/etc/dns"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs technitium/dns-server:15.2.0, which needs a writable /var/log/technitium/dns when no log.config of an earlier version names another directory; or set DNS_SERVER_LOG_FOLDER_PATH to a directory below /etc/dns before the first start',
    ],
  },
  "technitium with its log below the configuration": {
    image: "technitium/dns-server:15.2.0",
    env: { DNS_SERVER_LOG_FOLDER_PATH: "/etc/dns/logs" },
    volumes: ["/etc/dns"],
    memory: plain("/tmp"),
    says: [],
  },
  "technitium 14, which logs below its configuration": {
    image: "technitium/dns-server:14.3.0",
    volumes: ["/etc/dns"],
    memory: plain("/tmp"),
    says: [],
  },
  "mailpit with MP_DATABASE, without a mount": {
    image: "ghcr.io/axllent/mailpit:v1.28",
    env: { MP_DATABASE: "/data/mailpit.db" },
    says: [
      'container "main" runs axllent/mailpit:v1.28, which needs a writable volume at /data (The database of messages lies here where the setting says so)',
    ],
  },
  "mailpit with a database in its arguments": {
    image: "axllent/mailpit:v1.28",
    args: ["-d", "/state/mailpit.db"],
    volumes: ["/state"],
    says: [],
  },
  "mailpit as a client": { image: "axllent/mailpit:v1.28", args: ["sendmail", "-S", "mail:1025"], says: [] },
  "mailhog with a maildir": {
    image: "mailhog/mailhog:v1.0.1",
    env: { MH_STORAGE: "maildir", MH_MAILDIR_PATH: "/maildir" },
    says: [
      'container "main" runs mailhog/mailhog:v1.0.1, which needs a writable directory that MH_MAILDIR_PATH names (Messages are written here, each into a file); mount an emptyDir at the directory that MH_MAILDIR_PATH names',
    ],
  },
  "whoami from GitHub's registry": { image: "ghcr.io/traefik/whoami:v1.11", says: [] },
  "radicale with another user": {
    image: "tomsquest/docker-radicale:3.7.5",
    env: { UID: "1000", GID: "1000" },
    volumes: ["/data"],
    says: [
      'container "main" runs tomsquest/docker-radicale:3.7.5; tomsquest/docker-radicale:3.7.5 does not run with a read-only root: with UID or GID the entrypoint changes the built-in user, and stops on a read-only root',
    ],
  },
  "radicale with the numbers of its own user": {
    image: "tomsquest/docker-radicale:3.7.5",
    env: { UID: "2999", GID: "2999" },
    volumes: ["/data"],
    says: [],
  },
  "liquibase that installs a driver": {
    image: "ghcr.io/liquibase/liquibase:5.0",
    env: { INSTALL_MYSQL: "true" },
    args: ["update"],
    says: [
      'container "main" runs liquibase/liquibase:5.0, which needs a writable /liquibase/lib (The entrypoint downloads the driver of MySQL into this directory, and stops when it cannot); mount a writable copy of what the image has at /liquibase/lib',
    ],
  },
  "zipkin as its chart runs it": { image: "openzipkin/zipkin-slim:3.5", user: "1000", says: [] },
  "docker-registry-ui on another port": {
    image: "joxit/docker-registry-ui:2.6",
    env: { NGINX_LISTEN_PORT: "8080" },
    volumes: ["/usr/share/nginx/html"],
    memory: plain("/run", "/var/cache/nginx"),
    says: [
      'container "main" runs joxit/docker-registry-ui:2.6, which needs a writable /etc/nginx/conf.d (The entrypoint edits default.conf here, and stops when it cannot change the port); mount a writable copy of what the image has at /etc/nginx/conf.d; a read-only root takes effort with joxit/docker-registry-ui:2.6: it edits its own index.html at every start: fill a volume with /usr/share/nginx/html first',
    ],
  },
  "docker-registry-ui as another user than root": {
    image: "joxit/docker-registry-ui:2.6",
    user: "101",
    volumes: ["/usr/share/nginx/html"],
    memory: plain("/var/cache/nginx"),
    says: [
      'container "main" runs joxit/docker-registry-ui:2.6, which needs a writable /etc/nginx (The entrypoint edits nginx.conf and the port in default.conf here, and stops when it cannot) and /tmp (nginx writes nginx.pid here then); mount a writable copy of what the image has at /etc/nginx; add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root takes effort with joxit/docker-registry-ui:2.6: it edits its own index.html at every start: fill a volume with /usr/share/nginx/html first',
    ],
  },
  "kibana as ECK runs it": {
    image: "docker.elastic.co/kibana/kibana-ubi:9.1.3",
    memory: plain("/usr/share/kibana/data", "/usr/share/kibana/logs", "/usr/share/kibana/plugins", "/tmp"),
    says: [],
  },
  "bitnami's gitea with its repositories moved, without a mount": {
    image: "bitnami/gitea:1.24",
    env: { GITEA_REPO_ROOT_PATH: "/repositories" },
    volumes: ["/opt/bitnami/gitea", "/bitnami/gitea"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs bitnami/gitea:1.24, which needs a writable volume at the directory that GITEA_REPO_ROOT_PATH names (Repositories live here)',
    ],
  },
  "bitnami's jenkins without the plugins of the image": {
    image: "bitnami/jenkins:2",
    env: { JENKINS_SKIP_IMAGE_PLUGINS: "yes", JENKINS_HOME: "/srv/jenkins" },
    volumes: ["/srv/jenkins"],
    memory: plain("/tmp", "/opt/bitnami/jenkins/tmp", "/opt/bitnami/jenkins/logs"),
    says: [],
  },
  "bitnami's jenkins whose plugins lie on no mount": {
    image: "bitnami/jenkins:2",
    volumes: ["/bitnami/jenkins"],
    memory: plain("/tmp", "/opt/bitnami/jenkins/tmp", "/opt/bitnami/jenkins/logs"),
    says: [
      'container "main" runs bitnami/jenkins:2, which needs a writable /opt/bitnami/jenkins/plugins (The first start moves the plugins of the image from here to the home directory); mount a writable copy of what the image has at /opt/bitnami/jenkins/plugins',
    ],
  },
  "adguardhome with arguments that name no directories": {
    image: "adguard/adguardhome:latest",
    args: ["--no-check-update", "--port", "3001"],
    volumes: ["/opt/adguardhome/conf", "/opt/adguardhome/work"],
    says: [
      'container "main" runs adguard/adguardhome:latest, which needs a writable volume at /opt/adguardhome/data (Data, and without --config the configuration, lie beside the program then: name both directories)',
    ],
  },
  "adguardhome with its work directory alone": {
    image: "adguard/adguardhome:latest",
    args: ["--no-check-update", "-w", "/data"],
    volumes: ["/data"],
    says: [],
  },
  "adguardhome as its documentation runs it": {
    image: "adguard/adguardhome:latest",
    volumes: ["/opt/adguardhome/conf", "/opt/adguardhome/work"],
    says: [],
  },
  "miniflux with a log file": {
    image: "ghcr.io/miniflux/miniflux:2.2",
    env: { LOG_FILE: "/logs/miniflux.log" },
    says: [
      'container "main" runs miniflux/miniflux:2.2, which needs a writable directory of the file that LOG_FILE names (The log is written into the file that LOG_FILE names); mount an emptyDir at the directory of the file that LOG_FILE names',
    ],
  },
  "miniflux that logs to stderr": { image: "miniflux/miniflux:2.2", env: { LOG_FILE: "stderr" }, says: [] },
  "oauth2-proxy with a log file": {
    image: "quay.io/oauth2-proxy/oauth2-proxy:v7.12.0",
    args: ["--logging-filename=/logs/proxy.log"],
    says: [
      'container "main" runs oauth2-proxy/oauth2-proxy:v7.12.0, which needs a writable /logs (The log is written into the file that the setting names); add an emptyDir of 128Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "ntfy with a database of web push subscriptions": {
    image: "binwiederhier/ntfy:v2.13.0",
    args: ["serve", "--web-push-file", "/push/webpush.db"],
    says: [
      'container "main" runs binwiederhier/ntfy:v2.13.0, which needs a writable volume at /push (The database of web push subscriptions lies here where the settings say so)',
    ],
  },
  "authelia with a log file": {
    image: "authelia/authelia:4.39",
    env: { AUTHELIA_LOG_FILE_PATH: "/logs/authelia.log", AUTHELIA_SERVER_DISABLE_HEALTHCHECK: "true" },
    says: [
      'container "main" runs authelia/authelia:4.39, which needs a writable directory of the file that AUTHELIA_LOG_FILE_PATH names (The log is written into the file that the setting names); mount an emptyDir at the directory of the file that AUTHELIA_LOG_FILE_PATH names',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "sonarqube as the vendor's Compose file runs it": {
    image: "sonarqube:community",
    volumes: ["/opt/sonarqube/data", "/opt/sonarqube/extensions", "/opt/sonarqube/logs", "/opt/sonarqube/temp"],
    memory: { "/tmp": "size=256M,mode=1777" },
    says: [],
  },
  "weblate as the vendor's Compose file runs it": {
    image: "weblate/weblate:latest",
    volumes: ["/app/data", "/app/cache"],
    memory: plain("/run", "/tmp"),
    says: [],
  },
  "linuxserver's swag as its documentation runs it": {
    image: "lscr.io/linuxserver/swag:latest",
    volumes: ["/config"],
    memory: { "/run": "exec", "/tmp": "" },
    says: [],
  },
  "linuxserver's sonarr as its documentation runs it": {
    image: "lscr.io/linuxserver/sonarr:latest",
    volumes: ["/config", "/tv", "/downloads"],
    memory: { "/run": "exec" },
    says: [],
  },
  "grocy's backend as the vendor's Compose file runs it": {
    image: "grocy/backend:v4.2.0",
    volumes: ["/var/www/data"],
    memory: { "/tmp": "", "/var/www/data/viewcache": "mode=755,uid=82,gid=82,size=16m" },
    says: [],
  },
  "radicale as the vendor's Compose file runs it": {
    image: "tomsquest/docker-radicale",
    volumes: ["/data"],
    says: [],
  },
  "technitium as the vendor's Compose file runs it, read-only": {
    image: "technitium/dns-server:latest",
    env: { DNS_SERVER_LOG_FOLDER_PATH: "/var/log/technitium/dns" },
    volumes: ["/etc/dns", "/var/log/technitium/dns"],
    memory: plain("/tmp"),
    says: [],
  },
  "sonarqube 9.9, which declares no VOLUME": {
    image: "sonarqube:9.9.8-community",
    memory: plain("/tmp"),
    says: [
      `container "web" runs sonarqube:9.9.8-community, which needs a writable /opt/sonarqube/logs (Log files are written here) and /opt/sonarqube/temp (Temporary files and Elasticsearch's native libraries go here); add "/opt/sonarqube/logs": "rw,noexec,nosuid,nodev,size=256m,uid=1000,gid=1000,mode=0770" to tmpfs; add "/opt/sonarqube/temp": "rw,exec,nosuid,nodev,size=512m,uid=1000,gid=1000,mode=0770" to tmpfs; it also runs sonarqube:9.9.8-community, which needs a writable volume at /opt/sonarqube/data (The indices of the embedded Elasticsearch live here) and /opt/sonarqube/extensions (Plugins and database drivers live here)`,
    ],
  },
  "sonarqube 9.9 with a tmpfs of its user": {
    image: "sonarqube:9.9.8-community",
    volumes: ["/opt/sonarqube/data", "/opt/sonarqube/extensions"],
    memory: {
      "/opt/sonarqube/logs": "uid=1000,gid=1000,mode=0755",
      "/opt/sonarqube/temp": "uid=1000,gid=1000,mode=0755,exec",
      "/tmp": "mode=1777",
    },
    says: [],
  },
  "authelia 4.38 with SQLite on the VOLUME of its image": {
    image: "authelia/authelia:4.38.19",
    env: { AUTHELIA_STORAGE_LOCAL_PATH: "/config/db.sqlite3", AUTHELIA_SERVER_DISABLE_HEALTHCHECK: "true" },
    says: [
      'container "web" has no volume at /config, where authelia/authelia:4.38.19 keeps its data; mount a named volume there',
    ],
  },
  "weblate 5.8.2, whose /run and /tmp are VOLUMEs": {
    image: "weblate/weblate:5.8.2.1",
    volumes: ["/app/data", "/app/cache"],
    says: [],
  },
};

describeConfigured("applications that people host themselves", inPods, onEngines);
