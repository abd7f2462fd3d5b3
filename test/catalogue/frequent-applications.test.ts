// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "filebrowser as its documentation runs it": {
    image: "filebrowser/filebrowser:v2.63.23",
    volumes: ["/srv", "/database", "/config"],
    says: [],
  },
  "filebrowser without a database": {
    image: "filebrowser/filebrowser:v2.63.23",
    volumes: ["/srv"],
    memory: plain("/config"),
    says: [
      'container "main" runs filebrowser/filebrowser:v2.63.23, which needs a writable volume at /database (The database of users and settings lives here)',
    ],
  },
  "filebrowser with its database moved by a variable and its settings mounted": {
    image: "filebrowser/filebrowser:v2.63.23",
    env: { FB_DATABASE: "/data/files.db" },
    config: ["/config/settings.json"],
    volumes: ["/srv", "/data"],
    says: [],
  },
  "filebrowser with a socket": {
    image: "filebrowser/filebrowser:v2.63.23",
    args: ["--socket=/sockets/fb.sock"],
    volumes: ["/srv", "/database", "/config"],
    says: [
      'container "main" runs filebrowser/filebrowser:v2.63.23, which needs a writable /sockets (The server creates its socket here); add an emptyDir of 1Mi in memory at /sockets to spec.containers[0].volumeMounts',
    ],
  },
  "filebrowser 2.32 with its database moved": {
    image: "filebrowser/filebrowser:v2.32.0",
    args: ["-d", "/data/files.db"],
    says: [
      'container "main" runs filebrowser/filebrowser:v2.32.0, which needs a writable volume at /data (The database of users and settings is this file)',
    ],
  },
  "filebrowser of the supervisor s6": {
    image: "filebrowser/filebrowser:s6",
    volumes: ["/srv", "/database", "/config"],
    says: [
      'container "main" runs filebrowser/filebrowser:s6, which needs a writable /run (The supervisor copies its service directories here and runs them); add an emptyDir of 64Mi in memory at /run to spec.containers[0].volumeMounts; a read-only root takes effort with filebrowser/filebrowser:s6: the documentation of its base image supports a read-only root only where an image says so',
    ],
  },
  "umami as its Compose file runs it": { image: "ghcr.io/umami-software/umami:3.1.0", says: [] },
  "umami with another address of its collector": {
    image: "umamisoftware/umami:3.1.0",
    env: { COLLECT_API_ENDPOINT: "/collect" },
    says: [
      'container "main" runs umamisoftware/umami:3.1.0, which needs a writable /app/public (The start writes the address of the collector into its script.js here); mount a writable copy of what the image has at /app/public',
    ],
  },
  "umami 2.19, which writes its routes": {
    image: "ghcr.io/umami-software/umami:postgresql-v2.19.0",
    says: [
      'container "main" runs umami-software/umami:postgresql-v2.19.0, which needs a writable /app/.next (The start writes routes-manifest.json here); mount a writable copy of what the image has at /app/.next',
    ],
  },
  "homepage with its configuration on a volume": {
    image: "ghcr.io/gethomepage/homepage:v1.10.1",
    volumes: ["/app/config"],
    says: [],
  },
  "homepage without a mount": {
    image: "ghcr.io/gethomepage/homepage:v1.10.1",
    env: { LOG_TARGETS: "stdout" },
    says: [
      'container "main" runs gethomepage/homepage:v1.10.1, which needs a writable /app/config (❌ Failed to initialize required config:); add an emptyDir of 1Mi in memory at /app/config to spec.containers[0].volumeMounts',
    ],
  },
  "homepage with its files mounted and its log on the disk": {
    image: "gethomepage/homepage:v1.10.1",
    config: ["/app/config/settings.yaml", "/app/config/proxmox.yaml"],
    says: [
      'container "main" runs gethomepage/homepage:v1.10.1, which needs a writable /app/config/logs (homepage.log is written here); add an emptyDir of 64Mi in memory at /app/config/logs to spec.containers[0].volumeMounts',
    ],
  },
  "audiobookshelf as its Compose file runs it": {
    image: "ghcr.io/advplyr/audiobookshelf:2.30.0",
    volumes: ["/config", "/metadata", "/audiobooks"],
    says: [],
  },
  "audiobookshelf with its metadata moved": {
    image: "advplyr/audiobookshelf:2.30.0",
    env: { METADATA_PATH: "/meta", BACKUP_PATH: "/backups" },
    volumes: ["/config", "/meta"],
    says: [
      'container "main" runs advplyr/audiobookshelf:2.30.0, which needs a writable volume at the directory that BACKUP_PATH names (Backups of the database are written here)',
    ],
  },
  "audiobookshelf at a Unix socket": {
    image: "advplyr/audiobookshelf:2.30.0",
    env: { HOST: "unix//sockets/abs.sock" },
    volumes: ["/config", "/metadata"],
    says: [
      'container "main" runs advplyr/audiobookshelf:2.30.0, which needs a writable directory of the file that HOST names (The server creates its socket here); mount an emptyDir at the directory of the file that HOST names',
    ],
  },
  "changedetection as its Compose file runs it": {
    image: "ghcr.io/dgtlmoon/changedetection.io:0.55.8",
    volumes: ["/datastore"],
    says: [],
  },
  "changedetection with its store moved": {
    image: "dgtlmoon/changedetection.io:0.55.8",
    args: ["python", "./changedetection.py", "-d", "/watches"],
    says: [
      'container "main" runs dgtlmoon/changedetection.io:0.55.8, which needs a writable volume at /watches (Watches, snapshots and settings live here)',
    ],
  },
  "changedetection with further packages": {
    image: "dgtlmoon/changedetection.io:0.55.8",
    env: { EXTRA_PACKAGES: "changedetection.io-osint" },
    volumes: ["/datastore"],
    says: [
      'container "main" runs dgtlmoon/changedetection.io:0.55.8; dgtlmoon/changedetection.io:0.55.8 does not run with a read-only root: the start script installs the packages of EXTRA_PACKAGES, and stops when it cannot',
    ],
  },
  "it-tools with what nginx needs": {
    image: "ghcr.io/corentinth/it-tools:latest",
    memory: plain("/var/cache/nginx"),
    says: [
      'container "main" runs corentinth/it-tools:latest, which needs a writable /run (open() "/run/nginx.pid" failed (30: Read-only file system)); add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "recyclarr by its schedule": {
    image: "ghcr.io/recyclarr/recyclarr:8.7.1",
    volumes: ["/config"],
    says: [
      'container "main" runs recyclarr/recyclarr:8.7.1, which needs a writable /tmp (The start script writes its crontab here, and stops when it cannot); add an emptyDir of 16Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "recyclarr run once": {
    image: "recyclarr/recyclarr:8.7.1",
    args: ["sync"],
    volumes: ["/config"],
    says: [],
  },
  "recyclarr with its data directory elsewhere": {
    image: "recyclarr/recyclarr:8.7.1",
    args: ["sync"],
    env: { RECYCLARR_DATA_DIR: "/state" },
    volumes: ["/config"],
    says: [
      'container "main" runs recyclarr/recyclarr:8.7.1, which needs a writable directory that RECYCLARR_DATA_DIR names (Logs and copies of the guides are kept here); mount an emptyDir at the directory that RECYCLARR_DATA_DIR names',
    ],
  },
  "atuin with SQLite on a volume": {
    image: "ghcr.io/atuinsh/atuin:18.19.0",
    args: ["start"],
    env: { ATUIN_DB_URI: "sqlite:///config/atuin.db" },
    volumes: ["/config"],
    says: [],
  },
  "atuin with SQLite elsewhere": {
    image: "ghcr.io/atuinsh/atuin:18.19.0",
    args: ["start"],
    env: { ATUIN_DB_URI: "sqlite:///data/atuin.db" },
    memory: plain("/config"),
    says: [
      'container "main" runs atuinsh/atuin:18.19.0, which needs a writable volume at the directory of the file that ATUIN_DB_URI names (The SQLite database lives here)',
    ],
  },
  "atuin 18.3 without its configuration": {
    image: "ghcr.io/atuinsh/atuin:18.3.0",
    args: ["server", "start"],
    env: { ATUIN_DB_URI: "postgres://db/atuin" },
    says: [
      'container "main" runs atuinsh/atuin:18.3.0, which needs a writable /config (could not load server settings); add an emptyDir of 1Mi in memory at /config to spec.containers[0].volumeMounts',
    ],
  },
  "atuin that prints its configuration": {
    image: "ghcr.io/atuinsh/atuin:18.19.0",
    args: ["default-config"],
    says: [],
  },
  "autobrr with PostgreSQL": {
    image: "ghcr.io/autobrr/autobrr:v1.84.0",
    env: { AUTOBRR__DATABASE_TYPE: "postgres", AUTOBRR__LOG_PATH: "/logs/autobrr.log" },
    says: [
      'container "main" runs autobrr/autobrr:v1.84.0, which needs a writable directory of the file that AUTOBRR__LOG_PATH names (Log files are written and rotated here); mount an emptyDir at the directory of the file that AUTOBRR__LOG_PATH names',
    ],
  },
  "autobrr with SQLite": {
    image: "ghcr.io/autobrr/autobrr:v1.84.0",
    says: [
      'container "main" runs autobrr/autobrr:v1.84.0, which needs a writable volume at /config (The SQLite database and config.toml live here)',
    ],
  },
  "seerr with its configuration moved": {
    image: "ghcr.io/seerr-team/seerr:v3.4.1",
    env: { CONFIG_DIRECTORY: "/config" },
    volumes: ["/config"],
    says: [],
  },
  "seerr without a mount": {
    image: "seerr/seerr:v3.4.1",
    says: [
      'container "main" runs seerr/seerr:v3.4.1, which needs a writable volume at /app/config (Settings, SQLite database, logs and cached images live here)',
    ],
  },
  "jellyseerr without a mount": {
    image: "fallenbagel/jellyseerr:2.7.3",
    says: [
      'container "main" runs fallenbagel/jellyseerr:2.7.3, which needs a writable volume at /app/config (Settings, SQLite database, logs and cached images live here)',
    ],
  },
  "paperless-ngx as its Compose file runs it, with what its supervisor needs": {
    image: "ghcr.io/paperless-ngx/paperless-ngx:2.20",
    volumes: [
      "/usr/src/paperless/data",
      "/usr/src/paperless/media",
      "/usr/src/paperless/export",
      "/usr/src/paperless/consume",
    ],
    memory: plain("/run", "/tmp"),
    says: [],
  },
  "paperless-ngx with its directories moved": {
    image: "paperlessngx/paperless-ngx:2.20",
    env: {
      PAPERLESS_DATA_DIR: "/data/local/data",
      PAPERLESS_MEDIA_ROOT: "/data/local/media",
      PAPERLESS_CONSUMPTION_DIR: "/data/nas/incoming",
    },
    volumes: ["/data/local"],
    memory: plain("/run", "/tmp"),
    says: [
      'container "main" runs paperlessngx/paperless-ngx:2.20, which needs a writable directory that PAPERLESS_CONSUMPTION_DIR names (PAPERLESS_CONSUMPTION_DIR is not writeable); mount an emptyDir at the directory that PAPERLESS_CONSUMPTION_DIR names',
    ],
  },
  "paperless-ngx with a trash": {
    image: "paperlessngx/paperless-ngx:2.20",
    env: { PAPERLESS_EMPTY_TRASH_DIR: "/trash" },
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media", "/usr/src/paperless/consume"],
    memory: plain("/run", "/tmp"),
    says: [
      'container "main" runs paperlessngx/paperless-ngx:2.20, which needs a writable volume at the directory that PAPERLESS_EMPTY_TRASH_DIR names (PAPERLESS_EMPTY_TRASH_DIR is not writeable)',
    ],
  },
  "paperless-ngx 2.14, whose supervisor is another one": {
    image: "paperlessngx/paperless-ngx:2.14.7",
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media", "/usr/src/paperless/consume"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs paperlessngx/paperless-ngx:2.14.7, which needs a writable /run/supervisord (supervisord creates its pid file here) and /var/log/supervisord (supervisord writes its log here); add an emptyDir of 1Mi in memory at /run/supervisord to spec.containers[0].volumeMounts; add an emptyDir of 64Mi in memory at /var/log/supervisord to spec.containers[0].volumeMounts',
    ],
  },
  "jellyfin as its documentation runs it": {
    image: "jellyfin/jellyfin:10.11",
    volumes: ["/config", "/cache", "/media"],
    says: [],
  },
  "jellyfin with its data moved, and not its configuration and log": {
    image: "ghcr.io/jellyfin/jellyfin:10.11",
    args: ["--datadir", "/data"],
    volumes: ["/data", "/cache"],
    memory: plain("/config/log"),
    says: [
      'container "main" runs jellyfin/jellyfin:10.11, which needs a writable volume at /config/config (Settings of the server and of its users are kept here)',
    ],
  },
  "jellyfin at a Unix socket": {
    image: "jellyfin/jellyfin:10.11",
    env: { JELLYFIN_kestrel__socket: "true", JELLYFIN_kestrel__socketPath: "/sockets/jellyfin.sock" },
    volumes: ["/config", "/cache"],
    says: [
      'container "main" runs jellyfin/jellyfin:10.11, which needs a writable directory of the file that JELLYFIN_kestrel__socketPath names (The server creates its socket here); mount an emptyDir at the directory of the file that JELLYFIN_kestrel__socketPath names',
    ],
  },
  "wg-easy as its Compose file runs it": {
    image: "ghcr.io/wg-easy/wg-easy:15",
    volumes: ["/etc/wireguard"],
    says: [
      'container "main" runs wg-easy/wg-easy:15, which needs a writable /run (The legacy iptables that its hooks call lock a file here); add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "wg-easy 14 with its directory moved": {
    image: "ghcr.io/wg-easy/wg-easy:14",
    env: { WG_PATH: "/wg" },
    volumes: ["/wg"],
    memory: plain("/run"),
    says: [],
  },
  "nginx-proxy-manager as its Compose file runs it": {
    image: "jc21/nginx-proxy-manager:2.13",
    volumes: ["/data", "/etc/letsencrypt"],
    says: [
      'container "main" runs jc21/nginx-proxy-manager:2.13; jc21/nginx-proxy-manager:2.13 does not run with a read-only root: the start script adds a user to /etc/passwd and rewrites files below /etc/nginx, and stops when it cannot',
    ],
  },
  "docmost as its Compose file runs it": {
    image: "docmost/docmost:0.25",
    volumes: ["/app/data/storage"],
    says: [],
  },
  "docmost with local files and no mount": {
    image: "docmost/docmost:0.25",
    env: { STORAGE_DRIVER: "local" },
    says: [
      'container "main" runs docmost/docmost:0.25, which needs a writable volume at /app/data/storage (Uploaded files live here)',
    ],
  },
  "docmost with Azure": { image: "docmost/docmost:0.25", env: { STORAGE_DRIVER: "azure" }, says: [] },
  "dockge as its Compose file runs it": {
    image: "louislam/dockge:1",
    env: { DOCKGE_STACKS_DIR: "/srv/stacks" },
    volumes: ["/app/data", "/srv/stacks"],
    says: [
      'container "main" runs louislam/dockge:1, which needs a writable /tmp (tsx, which starts it, creates a socket and its cache here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "beszel as its Compose file runs it": {
    image: "henrygd/beszel:0.18",
    volumes: ["/beszel_data"],
    says: [],
  },
  "beszel with its directory moved": {
    image: "ghcr.io/henrygd/beszel/beszel:0.18",
    args: ["serve", "--http=0.0.0.0:8090", "--dir=/data"],
    says: [
      'container "main" runs henrygd/beszel/beszel:0.18, which needs a writable volume at /data (The SQLite database, backups and the key of the hub live here)',
    ],
  },
  "beszel-agent at a Unix socket without a mount": {
    image: "henrygd/beszel-agent-nvidia:0.18",
    env: { LISTEN: "/beszel_socket/beszel.sock" },
    says: [
      'container "main" runs henrygd/beszel-agent-nvidia:0.18, which needs a writable directory of the file that LISTEN names (The agent creates its socket here); mount an emptyDir at the directory of the file that LISTEN names',
    ],
  },
  "beszel-agent as its Compose file runs it": {
    image: "henrygd/beszel-agent:0.18",
    env: { LISTEN: "/beszel_socket/beszel.sock" },
    volumes: ["/beszel_socket", "/var/lib/beszel-agent"],
    says: [],
  },
  "searxng with its settings mounted": {
    image: "searxng/searxng:latest",
    config: ["/etc/searxng/settings.yml"],
    memory: plain("/tmp"),
    says: [],
  },
  "searxng without settings": {
    image: "ghcr.io/searxng/searxng:latest",
    memory: plain("/tmp"),
    says: [
      'container "main" runs searxng/searxng:latest, which needs a writable volume at /etc/searxng ("/etc/searxng/settings.yml" is not a valid file, exiting)',
    ],
  },
  "outline with an object store": { image: "outlinewiki/outline:1.0.0", says: [] },
  "outline with local files elsewhere": {
    image: "outlinewiki/outline:1.0.0",
    env: { FILE_STORAGE: "local", FILE_STORAGE_LOCAL_ROOT_DIR: "/files" },
    says: [
      'container "main" runs outlinewiki/outline:1.0.0, which needs a writable volume at the directory that FILE_STORAGE_LOCAL_ROOT_DIR names (Uploaded files live here)',
    ],
  },
  "linkwarden with an object store": {
    image: "ghcr.io/linkwarden/linkwarden:v2.13.0",
    env: { SPACES_ENDPOINT: "https://store.example.com" },
    memory: plain("/tmp"),
    says: [],
  },
  "linkwarden without a mount": {
    image: "ghcr.io/linkwarden/linkwarden:v2.13.0",
    memory: plain("/tmp"),
    says: [
      'container "main" runs linkwarden/linkwarden:v2.13.0, which needs a writable volume at /data/data (Archives, screenshots and uploads live here)',
    ],
  },
  "glances with a directory for temporary files": {
    image: "nicolargo/glances:latest-full",
    env: { TMPDIR: "/scratch" },
    memory: plain("/scratch"),
    says: [],
  },
  "flaresolverr without /tmp": {
    image: "ghcr.io/flaresolverr/flaresolverr:v3.5.0",
    volumes: ["/app"],
    says: [
      'container "main" runs flaresolverr/flaresolverr:v3.5.0, which needs a writable /tmp (Chromium\'s profiles and the socket of Xvfb lie here); add an emptyDir of 512Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root takes effort with flaresolverr/flaresolverr:v3.5.0: it patches /app/chromedriver at the first start, so /app has to be a copy of what the image has',
    ],
  },
  "flaresolverr with its log in a file": {
    image: "flaresolverr/flaresolverr:v3.5.0",
    env: { LOG_FILE: "/logs/flaresolverr.log" },
    volumes: ["/app", "/tmp"],
    says: [
      'container "main" runs flaresolverr/flaresolverr:v3.5.0, which needs a writable directory of the file that LOG_FILE names (The log is written here); mount an emptyDir at the directory of the file that LOG_FILE names; a read-only root takes effort with flaresolverr/flaresolverr:v3.5.0: it patches /app/chromedriver at the first start, so /app has to be a copy of what the image has',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "glances as it is": {
    image: "nicolargo/glances:latest",
    says: [
      'container "web" runs nicolargo/glances:latest, which needs a writable /tmp (No usable temporary directory found in); add "/tmp": "rw,noexec,nosuid,nodev,size=16m,mode=1777" to tmpfs',
    ],
  },
};

describeConfigured("applications that Compose files use", inPods, onEngines);
