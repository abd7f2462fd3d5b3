// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "gitea with its app.ini from a ConfigMap": {
    image: "gitea/gitea:1.24-rootless",
    config: ["/etc/gitea/app.ini"],
    volumes: ["/var/lib/gitea"],
    memory: plain("/tmp"),
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
      'container "main" runs syncthing/syncthing:2, which needs a writable volume at the directory that STHOMEDIR names (The configuration, keys and index live here)',
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
      'container "main" runs authelia/authelia:4.39, which needs a writable volume at the directory of the file that AUTHELIA_STORAGE_LOCAL_PATH names (The SQLite database and the notifications lie here where the configuration says so)',
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
};

describeConfigured("applications that people host themselves", inPods, onEngines);
