// Containers that others ship with a read-only root, as they configure them.
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";
import { container, pod } from "../support/resources";
import { testRule } from "../support/rule-table";

const persistence =
  'advisory: container "main" runs eclipse-mosquitto:2.0.22, which needs a writable volume at /mosquitto/data when the mounted configuration sets persistence and names no other persistence_location; or set persistence false';

const synapse = "ghcr.io/element-hq/synapse:v1.159.0";
const homeserver =
  'advisory: container "main" runs element-hq/synapse:v1.159.0, which needs a writable volume at /data when it is the main process, whose configuration file names no other directory; make the read-only mount spec.containers[0].volumeMounts[0] writable, or name a writable directory in the configuration file';

const inPods: ConfiguredRows = {
  "redis whose --save has quotes as its value": {
    image: "public.ecr.aws/docker/library/redis:8.4.0-bookworm",
    command: ["redis-server", "--save", "''", "--appendonly", "no"],
    says: [],
  },
  "redis whose --save has a time as its value": {
    image: "public.ecr.aws/docker/library/redis:8.4.0-bookworm",
    command: ["redis-server", "--save", "60 1", "--appendonly", "no"],
    says: [
      'container "main" has no volume at /data, where redis:8.4.0-bookworm keeps its data; mount a persistent volume claim there',
    ],
  },
  "valkey whose --save has quotes as its value": {
    image: "valkey/valkey:9.1.1",
    args: ["valkey-server", "--save", '""'],
    says: [],
  },
  "a worker of synapse": {
    image: synapse,
    args: ["run", "-m", "synapse.app.generic_worker", "-c", "/data/homeserver.yaml"],
    config: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "synapse whose configuration names another volume": {
    image: synapse,
    args: ["run", "-m", "synapse.app.homeserver", "-c", "/data/homeserver.yaml"],
    config: ["/data"],
    volumes: ["/media"],
    memory: plain("/tmp"),
    says: [],
  },
  "synapse without a volume": {
    image: synapse,
    args: ["run", "-m", "synapse.app.homeserver", "-c", "/data/homeserver.yaml"],
    config: ["/data"],
    memory: plain("/tmp"),
    says: [homeserver],
  },
  "searxng of 2024, which makes uwsgi.ini beside its settings": {
    image: "searxng/searxng:2024.6.30-39aaac40d",
    memory: plain("/etc/searxng"),
    config: ["/etc/searxng/settings.yml"],
    says: [],
  },
  "searxng of 2024 with its settings alone": {
    image: "searxng/searxng:2024.6.30-39aaac40d",
    config: ["/etc/searxng/settings.yml"],
    says: [
      'container "main" runs searxng/searxng:2024.6.30-39aaac40d, which needs a writable /etc/searxng (The start script makes uwsgi.ini here, and settings.yml where there is none); add an emptyDir of 64Mi in memory at /etc/searxng to spec.containers[0].volumeMounts',
    ],
  },
  "gitea as a script's shell after the start": {
    image: "gitea/gitea:1.27.0",
    args: ["/bin/sh", "-c", "/scripts/createdefaultadmin.sh"],
    memory: plain("/data"),
    says: [],
  },
  "plex whose volume lies at the directory of the server": {
    image: "ghcr.io/home-operations/plex:1.43.3.10828",
    volumes: ["/config/Library/Application Support/Plex Media Server"],
    memory: plain("/tmp", "/transcode"),
    says: [],
  },
  "nginx whose templates go into an empty directory": {
    image: "ghcr.io/nginx/nginx-unprivileged:1.31.4-alpine",
    config: ["/etc/nginx/templates/default.conf.template"],
    memory: plain("/etc/nginx/conf.d", "/tmp"),
    says: [],
  },
  "mattermost with its plugins as its chart mounts them": {
    image: "mattermost/mattermost-enterprise-edition:11.6.1",
    volumes: ["/mattermost/data", "/mattermost/config", "/mattermost/logs"],
    memory: plain("/mattermost/plugins", "/mattermost/client/plugins", "/tmp", "/var/tmp"),
    says: [],
  },
  "mattermost without a directory for its plugins": {
    image: "mattermost/mattermost-enterprise-edition:11.6.1",
    volumes: ["/mattermost/data", "/mattermost/config", "/mattermost/logs"],
    memory: plain("/mattermost/client/plugins", "/tmp", "/var/tmp"),
    says: [
      'container "main" runs mattermost/mattermost-enterprise-edition:11.6.1, which needs a writable /mattermost/plugins (Server plugins are installed here and run from here); add an emptyDir of 1Gi in memory at /mattermost/plugins to spec.containers[0].volumeMounts',
    ],
  },
  "homepage with a directory that an init container fills": {
    image: "ghcr.io/gethomepage/homepage:v2.0.0",
    memory: plain("/app/config"),
    prepared: ["/app/config"],
    says: [],
  },
  "paperless without a scanner": {
    image: "ghcr.io/paperless-ngx/paperless-ngx:3.0.5",
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media"],
    memory: plain("/usr/src/paperless/consume", "/tmp", "/run"),
    says: [],
  },
  "mosquitto whose configuration names another volume": {
    image: "public.ecr.aws/docker/library/eclipse-mosquitto:2.0.22",
    user: "1000",
    config: ["/mosquitto/config/mosquitto.conf"],
    volumes: ["/config"],
    says: [],
  },
  "mosquitto without a volume": {
    image: "eclipse-mosquitto:2.0.22",
    config: ["/mosquitto/config/mosquitto.conf"],
    says: [persistence],
  },
  "mosquitto with memory at another place": {
    image: "eclipse-mosquitto:2.0.22",
    config: ["/mosquitto/config/mosquitto.conf"],
    memory: plain("/config"),
    says: [persistence],
  },
  "influxdb 1 whose configuration names another volume": {
    image: "influxdb:1.12.4",
    args: ["-config", "/config/influxdb.conf"],
    config: ["/config"],
    volumes: ["/data"],
    says: [],
  },
  "influxdb 1 with a volume for its metadata alone": {
    image: "influxdb:1.12.4",
    args: ["-config", "/config/influxdb.conf"],
    env: { INFLUXDB_META_DIR: "/meta" },
    config: ["/config"],
    volumes: ["/meta"],
    says: [
      'advisory: container "main" runs influxdb:1.12.4, which needs a writable volume at /var/lib/influxdb when its configuration file names no other directories, and INFLUXDB_META_DIR and INFLUXDB_DATA_DIR do not both move them; or name the directories in INFLUXDB_META_DIR and INFLUXDB_DATA_DIR',
    ],
  },
  "caddy that may write in the directories of its own alone": {
    image: "caddy:2.11.4",
    user: "65534",
    config: ["/etc/caddy/Caddyfile"],
    memory: plain("/data/caddy", "/config/caddy"),
    says: [],
  },
  "ollama as the user of its base image": {
    image: "ollama/ollama:0.32.15",
    user: "1000",
    env: { OLLAMA_MODELS: "/models" },
    volumes: ["/home/ubuntu/.ollama", "/models"],
    memory: plain("/run", "/tmp"),
    says: [],
  },
  "ollama with its models alone on a volume": {
    image: "ollama/ollama:0.32.15",
    env: { OLLAMA_MODELS: "/models" },
    volumes: ["/models"],
    says: [
      'container "main" runs ollama/ollama:0.32.15, which needs a writable volume at /root/.ollama (could not create directory)',
    ],
  },
  "couchdb as its chart runs it": {
    image: "couchdb:3.5.2",
    user: "5984",
    volumes: ["/opt/couchdb/data"],
    memory: plain("/opt/couchdb/etc/local.d", "/opt/couchdb/etc/default.d"),
    says: [],
  },
  "couchdb without a place for docker.ini": {
    image: "couchdb:3.5.2",
    volumes: ["/opt/couchdb/data"],
    says: [
      `container "main" runs couchdb:3.5.2, which needs a writable /opt/couchdb/etc/local.d (touch: cannot touch '/opt/couchdb/etc/local.d/docker.ini': Read-only file system); add an emptyDir of 1Mi in memory at /opt/couchdb/etc/local.d to spec.containers[0].volumeMounts`,
    ],
  },
  "paperless with languages that it has": {
    image: "ghcr.io/paperless-ngx/paperless-ngx:3.0.5",
    env: { PAPERLESS_OCR_LANGUAGES: "deu eng" },
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media", "/usr/src/paperless/consume"],
    memory: plain("/tmp", "/run"),
    says: [],
  },
  "paperless with a language that it has to install": {
    image: "ghcr.io/paperless-ngx/paperless-ngx:3.0.5",
    env: { PAPERLESS_OCR_LANGUAGES: "deu pol" },
    volumes: ["/usr/src/paperless/data", "/usr/src/paperless/media", "/usr/src/paperless/consume"],
    memory: plain("/tmp", "/run"),
    says: [
      'advisory: container "main" runs paperless-ngx/paperless-ngx:3.0.5; a read-only root is not recommended with paperless-ngx/paperless-ngx:3.0.5: the start script installs the languages of PAPERLESS_OCR_LANGUAGES as packages',
    ],
  },
  "bitnami's keycloak 22 as Camunda's chart runs it": {
    image: "bitnamilegacy/keycloak:22.0.5",
    user: "1001",
    memory: plain(
      "/opt/bitnami/keycloak/conf",
      "/opt/bitnami/keycloak/lib/quarkus",
      "/tmp",
      "/opt/bitnami/keycloak/data/tmp",
    ),
    prepared: ["/opt/bitnami/keycloak/conf", "/opt/bitnami/keycloak/lib/quarkus"],
    says: [],
  },
  "bitnami's keycloak 26 in the same directories": {
    image: "bitnamilegacy/keycloak:26.3.3",
    env: { KEYCLOAK_EXTRA_ARGS: "--optimized" },
    memory: plain("/opt/bitnami/keycloak/conf", "/tmp", "/opt/bitnami/keycloak/data/tmp"),
    says: [
      'container "main" runs bitnamilegacy/keycloak:26.3.3, which needs a writable /opt/bitnami/keycloak/data/transaction-logs (The logs of transactions lie here, and the server does not start without them); add an emptyDir of 16Mi in memory at /opt/bitnami/keycloak/data/transaction-logs to spec.containers[0].volumeMounts',
    ],
  },
  "nginx with a file of a ConfigMap as its only settings": {
    image: "nginxinc/nginx-unprivileged:1.27.2-alpine",
    config: ["/etc/nginx"],
    memory: plain("/tmp"),
    says: [],
  },
  "nginx with templates": {
    image: "nginxinc/nginx-unprivileged:1.27.2-alpine",
    config: ["/etc/nginx/templates"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs nginxinc/nginx-unprivileged:1.27.2-alpine, which needs a writable /etc/nginx/conf.d (The entrypoint writes the server blocks made from templates here); add an emptyDir of 1Mi in memory at /etc/nginx/conf.d to spec.containers[0].volumeMounts',
    ],
  },
  "postgres below a volume, with PGDATA at its usual place": {
    image: "postgres:15",
    env: { PGDATA: "/var/lib/postgresql/data" },
    volumes: ["/var/lib/postgresql"],
    memory: plain("/run/postgresql"),
    says: [
      'container "main" keeps the data of postgres:15 at /var/lib/postgresql/data on the anonymous volume that its image declares at /var/lib/postgresql/data, not on spec.containers[0].volumeMounts[0]; mount a persistent volume claim at /var/lib/postgresql/data',
    ],
  },
};

const acme = ["--certificatesresolvers.letsencrypt.acme.storage=/acme/acme.json"];

const onEngines: ConfiguredRows = {
  "sonarr, whose supervisor takes its directory": {
    image: "lscr.io/linuxserver/sonarr:4.0.19",
    user: "996:996",
    volumes: ["/config"],
    memory: { "/run": "exec,size=128m" },
    says: [],
  },
  "sonarr whose supervisor may run nothing": {
    image: "lscr.io/linuxserver/sonarr:4.0.19",
    user: "996:996",
    volumes: ["/config"],
    memory: { "/run": "noexec,size=128m" },
    says: [
      'container "web" runs linuxserver/sonarr:4.0.19, which runs programs from /run: the tmpfs there is noexec (The supervisor copies its service directories here and runs them); add exec to tmpfs["/run"]',
    ],
  },
  "a socket proxy of a version that writes beside its template": {
    image: "tecnativa/docker-socket-proxy:0.3.0",
    memory: plain("/run"),
    says: [
      `container "web" runs tecnativa/docker-socket-proxy:0.3.0, which needs a writable /usr/local/etc/haproxy (can't create /usr/local/etc/haproxy/haproxy.cfg: Read-only file system); mount a writable copy of what the image has at /usr/local/etc/haproxy`,
    ],
  },
  "a socket proxy of a version that writes to /tmp": {
    image: "tecnativa/docker-socket-proxy:0.4.1",
    memory: plain("/run", "/tmp"),
    says: [],
  },
  "traefik with the file of its certificates alone": {
    image: "traefik:v3.3.5",
    args: acme,
    volumes: ["/acme/acme.json"],
    says: [],
  },
  "traefik with another file there": {
    image: "traefik:v3.3.5",
    args: acme,
    volumes: ["/acme/other.json"],
    says: [
      'container "web" runs traefik:v3.3.5, which needs a writable volume at /acme (Certificates, keys and ACME accounts are stored in this file)',
    ],
  },
  "authelia with the file of its database alone, which has another one beside it": {
    image: "authelia/authelia:4.39",
    env: { AUTHELIA_STORAGE_LOCAL_PATH: "/db/db.sqlite3", AUTHELIA_SERVER_DISABLE_HEALTHCHECK: "true" },
    volumes: ["/db/db.sqlite3"],
    says: [
      'container "web" runs authelia/authelia:4.39, which needs a writable volume at the directory of the file that AUTHELIA_STORAGE_LOCAL_PATH names (The SQLite database lies here where the configuration says so)',
    ],
  },
};

describeConfigured("images that others ship with a read-only root", inPods, onEngines);

const settings = (volume: object) =>
  pod({
    containers: [
      {
        name: "web",
        image: "nginx:1.29",
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: [
          { name: "settings", mountPath: "/etc/nginx" },
          { name: "cache", mountPath: "/var/cache/nginx" },
          { name: "run", mountPath: "/run" },
        ],
      },
    ],
    volumes: [
      { name: "settings", ...volume },
      { name: "cache", emptyDir: {} },
      { name: "run", emptyDir: {} },
    ],
  });
const templates =
  'container "web" runs nginx:1.29, which needs a writable /etc/nginx/conf.d (The entrypoint writes the server blocks made from templates here); make the read-only mount spec.containers[0].volumeMounts[0] writable';

testRule(writablePathsDeclared, {
  valid: {
    "a Secret over the settings of nginx, which has no directories": settings({ secret: { secretName: "nginx" } }),
    "the items of a ConfigMap, of which none is a template": settings({
      configMap: { name: "nginx", items: [{ key: "main", path: "nginx.conf" }] },
    }),
  },
  invalid: {
    "a ConfigMap of which an item is a template": {
      given: settings({
        configMap: { name: "nginx", items: [{ key: "web", path: "templates/web.conf.template" }] },
      }),
      says: [templates],
      cured: null,
    },
    "a claim over the settings of nginx, which may hold templates": {
      given: settings({ persistentVolumeClaim: { claimName: "nginx", readOnly: true } }),
      says: [templates],
      cured: null,
    },
  },
});

const supervised = (props: object) =>
  container({
    image: "lscr.io/linuxserver/radarr:6.1.1",
    readOnly: true,
    user: "1000:1000",
    volumes: [{ containerPath: "/config", volumeName: "config" }],
    tmpfs: { "/run": "exec,size=128m" },
    ...props,
  });
const owned = [
  'container "web" runs linuxserver/radarr:6.1.1, whose user 1000 cannot write /run: the tmpfs there belongs to root with mode 0755 (The supervisor copies its service directories here and runs them); add uid=1000,gid=1000 to tmpfs["/run"]',
];
/** What it takes to step down, and not to write where others may not. */
const capabilities = { drops: ["ALL"], adds: ["CHOWN", "SETGID", "SETUID"] };
const owner = { "/run": "exec,size=128m,uid=1000,gid=1000" };

testRule(writablePathsDeclared, {
  valid: {
    "a supervisor with the capabilities to take its directory": supervised({
      capabilities: { drops: ["ALL"], adds: ["CHOWN", "FOWNER", "SETGID", "SETUID"] },
    }),
    "a supervisor without privileges in a directory of its user": supervised({
      securityOpts: ["no-new-privileges:true"],
      tmpfs: owner,
    }),
  },
  invalid: {
    "a supervisor that root starts, to whom its directory then belongs": {
      given: supervised({ user: "0:0", tmpfs: undefined, capabilities }),
      says: [
        'container "web" runs linuxserver/radarr:6.1.1, which needs a writable /run (The supervisor copies its service directories here and runs them); add "/run": "rw,exec,nosuid,nodev,size=64m,mode=0755" to tmpfs; a read-only root takes effort with linuxserver/radarr:6.1.1: only the images whose documentation says so support it, without mods, custom services and UMASK',
      ],
      cured: supervised({
        user: "0:0",
        tmpfs: { "/run": "rw,exec,nosuid,nodev,size=64m,mode=0755" },
        capabilities,
      }).props,
    },
    "a supervisor that somebody else starts, to whom its directory then belongs": {
      given: supervised({ tmpfs: undefined }),
      says: [
        'container "web" runs linuxserver/radarr:6.1.1, which needs a writable /run (The supervisor copies its service directories here and runs them); add "/run": "rw,exec,nosuid,nodev,size=64m,uid=1000,gid=1000,mode=0755" to tmpfs; a read-only root takes effort with linuxserver/radarr:6.1.1: only the images whose documentation says so support it, without mods, custom services and UMASK',
      ],
      cured: supervised({ tmpfs: { "/run": "rw,exec,nosuid,nodev,size=64m,uid=1000,gid=1000,mode=0755" } }).props,
    },
    "a supervisor that gets no privileges": {
      given: supervised({ securityOpts: ["no-new-privileges:true"] }),
      says: owned,
      cured: null,
    },
    "a supervisor without the capability to take its directory": {
      given: supervised({ capabilities: { drops: ["CHOWN"] } }),
      says: owned,
      cured: null,
    },
  },
});
