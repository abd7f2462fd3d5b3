// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const s6 = { "/run": "exec,size=16m,mode=1750", "/tmp": "size=16m,mode=1777" };
const sqlite = "(The SQLite database lives here)";

const onEngines: ConfiguredRows = {
  "jitsi's web server as its maker's Compose file runs it": {
    image: "ghcr.io/jitsi/web:stable-11146-2",
    volumes: ["/config", "/storage", "/usr/share/jitsi-meet/transcripts"],
    memory: s6,
    says: [],
  },
  "jitsi's web server without a place for its keys": {
    image: "ghcr.io/jitsi/web:stable-11146-2",
    volumes: ["/config"],
    memory: s6,
    says: [
      `container "web" runs jitsi/web:stable-11146-2, which needs a writable volume at /storage (FATAL ERROR: directory '/storage' is not writable by the container user)`,
    ],
  },
  "jitsi's web server behind a proxy": {
    image: "ghcr.io/jitsi/web:stable-11146-2",
    env: { DISABLE_HTTPS: "1" },
    memory: s6,
    says: [],
  },
  "jitsi's prosody as its maker's Compose file runs it": {
    image: "ghcr.io/jitsi/prosody:stable-11146-2",
    volumes: ["/config", "/var/lib/prosody"],
    memory: s6,
    says: [],
  },
  "jitsi's bridge without a directory for its supervisor": {
    image: "ghcr.io/jitsi/jvb:unstable",
    memory: { "/run": "size=16m,mode=1750,uid=1000,gid=1000" },
    says: [
      `container "web" runs jitsi/jvb:unstable, which runs programs from /run: the tmpfs there is noexec (s6 starts its services from here; the configuration and temporary files of the bridge are here too); add exec to tmpfs["/run"]`,
    ],
  },
  "jitsi's focus as its maker's Compose file runs it": {
    image: "ghcr.io/jitsi/jicofo:stable-11146-2",
    volumes: ["/config"],
    memory: s6,
    says: [],
  },
  "headscale as its role runs it": {
    image: "headscale/headscale:v0.29.3",
    args: ["serve"],
    volumes: ["/etc/headscale", "/var/lib/headscale"],
    memory: plain("/var/run/headscale"),
    says: [],
  },
  "headscale with its data alone": {
    image: "headscale/headscale:v0.29.3",
    args: ["serve"],
    volumes: ["/etc/headscale", "/var/lib/headscale"],
    says: [
      'advisory: container "web" runs headscale/headscale:v0.29.3, which needs a writable /run/headscale when it serves, and its configuration names no other socket; or name a writable directory in unix_socket of config.yaml',
    ],
  },
  "headscale as a client": { image: "headscale/headscale:v0.29.3", args: ["nodes", "list"], says: [] },
  "a backup of postgres in another directory": {
    image: "prodrigestivill/postgres-backup-local:18-alpine",
    env: { BACKUP_DIR: "/dumps" },
    volumes: ["/dumps"],
    says: [],
  },
  "woodpecker with its database in another directory": {
    image: "woodpeckerci/woodpecker-server:v3.17.0",
    env: { WOODPECKER_DATABASE_DATASOURCE: "/data/woodpecker.sqlite" },
    volumes: ["/data"],
    says: [],
  },
  "woodpecker without a volume": {
    image: "woodpeckerci/woodpecker-server:v3.17.0",
    says: [
      `container "web" runs woodpeckerci/woodpecker-server:v3.17.0, which needs a writable volume at /var/lib/woodpecker ${sqlite}`,
    ],
  },
  "woodpecker with PostgreSQL": {
    image: "woodpeckerci/woodpecker-server:v3.17.0",
    env: { WOODPECKER_DATABASE_DRIVER: "postgres", WOODPECKER_DATABASE_DATASOURCE: "postgres://db/woodpecker" },
    says: [],
  },
  "healthchecks with its database on a volume": {
    image: "healthchecks/healthchecks:v4.3",
    env: { DB_NAME: "/data/hc.sqlite" },
    volumes: ["/data"],
    says: [],
  },
  "healthchecks with PostgreSQL": {
    image: "healthchecks/healthchecks:v4.3",
    env: { DB: "postgres", DB_NAME: "hc" },
    says: [],
  },
  "healthchecks without a volume": {
    image: "healthchecks/healthchecks:v4.3",
    says: [
      'container "web" runs healthchecks/healthchecks:v4.3, which needs a writable volume at /opt/healthchecks (The SQLite database hc.sqlite lies here, beside the code of the application)',
    ],
  },
  "certbot with its three directories": {
    image: "certbot/certbot:v5.1.0",
    args: ["renew"],
    volumes: ["/etc/letsencrypt"],
    memory: plain("/var/lib/letsencrypt", "/var/log/letsencrypt", "/tmp"),
    says: [],
  },
  "certbot with its certificates alone": {
    image: "certbot/certbot:v5.1.0",
    args: ["renew"],
    volumes: ["/etc/letsencrypt"],
    memory: plain("/tmp"),
    says: [
      'container "web" runs certbot/certbot:v5.1.0, which needs a writable /var/log/letsencrypt (Its logs are written here, and it stops when it cannot); add "/var/log/letsencrypt": "rw,noexec,nosuid,nodev,size=64m,mode=0755" to tmpfs',
    ],
  },
};

const inPods: ConfiguredRows = {
  "element as its maker's chart runs it": {
    image: "ghcr.io/element-hq/element-web:v1.12.26",
    config: ["/app/config.json", "/etc/nginx/conf.d/default.conf"],
    memory: plain("/tmp"),
    says: [],
  },
  "element without a server block": {
    image: "ghcr.io/element-hq/element-web:v1.12.26",
    config: ["/app/config.json"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs element-hq/element-web:v1.12.26, which needs a writable /etc/nginx/conf.d (The entrypoint makes default.conf from the image\'s template here); add an emptyDir of 1Mi in memory at /etc/nginx/conf.d to spec.containers[0].volumeMounts',
    ],
  },
  "policy-reporter as its chart runs it": {
    image: "ghcr.io/kyverno/policy-reporter:3.7.0",
    args: ["--port=8080", "--dbfile=/sqlite/database.db"],
    memory: plain("/sqlite", "/tmp"),
    says: [],
  },
  "policy-reporter without a directory for its database": {
    image: "ghcr.io/kyverno/policy-reporter:3.7.0",
    args: ["--port=8080", "--dbfile=/sqlite/database.db"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs kyverno/policy-reporter:3.7.0, which needs a writable /sqlite (The SQLite database of the reports is made here at every start); add an emptyDir of 256Mi in memory at /sqlite to spec.containers[0].volumeMounts',
    ],
  },
};

describeConfigured("servers of meetings, certificates, builds and reports", inPods, onEngines);
