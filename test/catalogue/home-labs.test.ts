// Images that home labs run, with the sources that their entries name.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "actual-server with its volume": { image: "actualbudget/actual-server:25.11.0", volumes: ["/data"], says: [] },
  "actual-server with its data elsewhere": {
    image: "ghcr.io/actualbudget/actual:25.11.0",
    env: { ACTUAL_DATA_DIR: "/budget" },
    volumes: ["/data"],
    says: [
      'container "main" runs actualbudget/actual:25.11.0, which needs a writable volume at the directory that ACTUAL_DATA_DIR names (The accounts and, unless other settings say otherwise, the budgets live here)',
    ],
  },
  "actual-server with budgets on a second volume": {
    image: "actualbudget/actual-server:latest",
    env: { ACTUAL_USER_FILES: "/files" },
    volumes: ["/data"],
    says: [
      'container "main" runs actualbudget/actual-server:latest, which needs a writable volume at the directory that ACTUAL_USER_FILES names (The budgets live here)',
    ],
  },
  "anubis in front of a port": { image: "ghcr.io/techarohq/anubis:v1.25.0", env: { BIND: ":8080" }, says: [] },
  "anubis at a Unix socket": {
    image: "ghcr.io/techarohq/anubis:v1.25.0",
    env: { BIND_NETWORK: "unix", BIND: "/shared/anubis.sock" },
    says: [
      'container "main" runs techarohq/anubis:v1.25.0, which needs a writable directory of the file that BIND names (failed to bind to unix); mount an emptyDir at the directory of the file that BIND names',
    ],
  },
  "anubis at the URL of a Unix socket, in memory": {
    image: "ghcr.io/techarohq/anubis:v1.25.0",
    env: { BIND: "unix:///shared/anubis.sock" },
    memory: plain("/shared"),
    says: [],
  },
  "go2rtc with its configuration from a ConfigMap": {
    image: "alexxit/go2rtc:1.9.14",
    config: ["/config/go2rtc.yaml"],
    says: [],
  },
  "hedgedoc with uploads in S3 and /tmp": {
    image: "quay.io/hedgedoc/hedgedoc:1.10.8",
    env: { CMD_IMAGE_UPLOAD_TYPE: "s3" },
    memory: plain("/tmp"),
    says: [],
  },
  "hedgedoc without a place for uploads": {
    image: "quay.io/hedgedoc/hedgedoc:1.10.8",
    says: [
      'advisory: container "main" runs hedgedoc/hedgedoc:1.10.8, which needs a writable volume at /hedgedoc/public/uploads when uploaded images are stored as files, as by default; or set CMD_ENABLE_UPLOADS to none; it also runs hedgedoc/hedgedoc:1.10.8, which needs a writable /tmp when images are uploaded; or set CMD_ENABLE_UPLOADS to none',
    ],
  },
  "hedgedoc without uploads": {
    image: "quay.io/hedgedoc/hedgedoc:1.10.8",
    env: { CMD_ENABLE_UPLOADS: "none" },
    says: [],
  },
  "homebox without a volume": {
    image: "ghcr.io/sysadminsmedia/homebox:0.26.0",
    says: [
      'container "main" runs sysadminsmedia/homebox:0.26.0, which needs a writable volume at /data (The database and attached files live here)',
    ],
  },
  "homebox that runs as another user, with its volume": {
    image: "ghcr.io/sysadminsmedia/homebox:0.26.0-rootless",
    volumes: ["/data"],
    says: [],
  },
  "homebox with PostgreSQL and files in S3": {
    image: "ghcr.io/sysadminsmedia/homebox:0.26.0",
    env: { HBOX_DATABASE_DRIVER: "postgres", HBOX_STORAGE_CONN_STRING: "s3://bucket?region=x" },
    says: [],
  },
  "homebox with its database elsewhere": {
    image: "ghcr.io/sysadminsmedia/homebox:0.26.0",
    env: { HBOX_DATABASE_SQLITE_PATH: "/db/homebox.db?_fk=1" },
    volumes: ["/data"],
    says: [
      'container "main" runs sysadminsmedia/homebox:0.26.0, which needs a writable volume at the directory of the file that HBOX_DATABASE_SQLITE_PATH names (The database and attached files live here)',
    ],
  },
  "karakeep with all that it writes": {
    image: "ghcr.io/karakeep-app/karakeep:0.31.0",
    env: { DATA_DIR: "/data" },
    volumes: ["/data"],
    memory: plain("/run", "/tmp"),
    says: [],
  },
  "karakeep without DATA_DIR and /run": {
    image: "ghcr.io/hoarder-app/hoarder:release",
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [
      `container "main" runs hoarder-app/hoarder:release, which does not start with a read-only root; set DATA_DIR, without which the data lies in the image's own directories; it also runs hoarder-app/hoarder:release, which needs a writable /run (The supervisor copies its services here and runs them); add an emptyDir of 64Mi in memory at /run to spec.containers[0].volumeMounts; a read-only root takes effort with hoarder-app/hoarder:release: it is started by the supervisor s6-overlay, which has to copy and run what it starts below /run`,
    ],
  },
  "karma without volumes": { image: "ghcr.io/prymitive/karma:v0.122", says: [] },
  "karma with a file for its pid": {
    image: "lmierzwa/karma:v0.122",
    args: ["--pid-file=/pids/karma.pid"],
    says: [
      'container "main" runs lmierzwa/karma:v0.122, which needs a writable /pids (The server writes its pid here); add an emptyDir of 1Mi in memory at /pids to spec.containers[0].volumeMounts',
    ],
  },
  "kavita with its volume": { image: "jvmilazz0/kavita:0.8.7", volumes: ["/kavita/config"], says: [] },
  "kavita without a volume": {
    image: "ghcr.io/kareadita/kavita:0.8.7",
    says: [
      'container "main" runs kareadita/kavita:0.8.7, which needs a writable volume at /kavita/config (Copy failed, check folder permissions)',
    ],
  },
  "komga with its volume, without /tmp": {
    image: "gotson/komga:1.26.3",
    volumes: ["/config"],
    says: [
      'container "main" runs gotson/komga:1.26.3, which needs a writable /tmp (Temp directory is not writable: /tmp); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "komga with its data elsewhere": {
    image: "gotson/komga:1.26.3",
    env: { KOMGA_CONFIGDIR: "/data" },
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "kopia with its cache in memory": {
    image: "kopia/kopia:0.21.1",
    args: ["server", "start"],
    config: ["/app/config/repository.config"],
    memory: plain("/app/cache", "/app/logs"),
    says: [],
  },
  "kopia with its cache elsewhere": {
    image: "kopia/kopia:0.21.1",
    args: ["snapshot", "create", "/data"],
    env: { KOPIA_CACHE_DIRECTORY: "/cache" },
    volumes: ["/app/config"],
    says: [
      'advisory: container "main" runs kopia/kopia:0.21.1, which needs a writable directory that KOPIA_CACHE_DIRECTORY names when a repository is opened with its cache, as by default (error creating cache directory)',
    ],
  },
  "kopia as home-operations builds it, with its configuration from a Secret": {
    image: "ghcr.io/home-operations/kopia:0.21.1",
    config: ["/config/repository.config"],
    memory: plain("/config/cache", "/config/logs"),
    says: [],
  },
  "kopia as home-operations builds it, without a cache": {
    image: "ghcr.io/home-operations/kopia:0.21.1",
    config: ["/config/repository.config"],
    says: [
      'advisory: container "main" runs home-operations/kopia:0.21.1, which needs a writable /config/cache when a repository is opened with its cache, as by default (error creating cache directory)',
    ],
  },
  "kromgo without volumes": { image: "ghcr.io/kashalls/kromgo:v0.5.1", says: [] },
  "langfuse without volumes": { image: "docker.langfuse.com/langfuse/langfuse:3", says: [] },
  "langfuse-worker without volumes": { image: "langfuse/langfuse-worker:3", says: [] },
  "mealie with its volume": { image: "ghcr.io/mealie-recipes/mealie:v3.5.0", volumes: ["/app/data"], says: [] },
  "mealie without a volume": {
    image: "hkotel/mealie:v1.12.0",
    says: [
      'container "main" runs hkotel/mealie:v1.12.0, which needs a writable volume at /app/data (Recipes, images, backups, the secret key and, by default, the SQLite database live here)',
    ],
  },
  "metube with all that it writes": {
    image: "ghcr.io/alexta69/metube:2026.08.20",
    volumes: ["/downloads"],
    memory: plain("/tmp"),
    says: [],
  },
  "metube with only its downloads elsewhere": {
    image: "ghcr.io/alexta69/metube:2026.08.20",
    env: { DOWNLOAD_DIR: "/media" },
    volumes: ["/media"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs alexta69/metube:2026.08.20, which needs a writable volume at /downloads/.metube (The queues and the history of downloads live here)',
    ],
  },
  "metube with its state elsewhere, without /tmp": {
    image: "ghcr.io/alexta69/metube:latest",
    env: { STATE_DIR: "/state" },
    volumes: ["/downloads", "/state"],
    says: [
      'container "main" runs alexta69/metube:latest, which needs a writable /tmp (Python makes the socket of the process here that watches downloads, and the start script a log); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "1Password Connect as its vendor's chart runs it": {
    image: "1password/connect-api:1.8.1",
    user: "999",
    config: ["/home/opuser/.op/1password-credentials.json"],
    memory: plain("/home/opuser/.op/data"),
    says: [],
  },
  "1Password Connect's synchronizer without the shared volume": {
    image: "1password/connect-sync:1.8.1",
    says: [
      'container "main" runs 1password/connect-sync:1.8.1, which needs a writable volume at /home/opuser/.op/data (The server and its synchronizer share an encrypted copy of the vaults here)',
    ],
  },
  "planka as its chart runs it read-only": {
    image: "ghcr.io/plankanban/planka:2.1.1",
    volumes: ["/app/data"],
    memory: plain("/app/logs", "/app/.tmp", "/tmp"),
    says: [],
  },
  "planka with files in S3 and a proxy, without volumes": {
    image: "ghcr.io/plankanban/planka:2.1.1",
    env: { S3_ENDPOINT: "https://s3.example", OUTGOING_PROXY: "http://proxy:3128" },
    says: [
      'container "main" runs plankanban/planka:2.1.1, which needs a writable /app/logs (The server writes planka.log here); add an emptyDir of 64Mi in memory at /app/logs to spec.containers[0].volumeMounts',
      'advisory: container "main" runs plankanban/planka:2.1.1, which needs a writable /app/.tmp when files are uploaded',
    ],
  },
  "planka of the first version": {
    image: "ghcr.io/plankanban/planka:1.26.3",
    says: [],
  },
  "planka before its release": { image: "ghcr.io/plankanban/planka:2.0.0-rc.3", says: [] },
  "shlink with PostgreSQL and its caches in memory": {
    image: "shlinkio/shlink:5.1.0",
    env: { DB_DRIVER: "postgres" },
    memory: plain("/etc/shlink/data"),
    says: [],
  },
  "shlink with SQLite, without a volume": {
    image: "shlinkio/shlink:5.1.0",
    says: [
      'container "main" runs shlinkio/shlink:5.1.0, which needs a writable volume at /etc/shlink/data (Caches, locks, the database of places and that of SQLite, the default, live here)',
    ],
  },
  "slskd with all that it writes": {
    image: "slskd/slskd:0.25.0",
    volumes: ["/app"],
    memory: plain("/.net", "/tmp"),
    says: [],
  },
  "slskd whose former start script is written out": {
    image: "slskd/slskd:0.24.5",
    command: ["/usr/bin/tini", "--", "./start.sh"],
    volumes: ["/app"],
    memory: plain("/.net"),
    says: [
      'container "main" runs slskd/slskd:0.24.5, which needs a writable /tmp (I/O exception attempting to acquire the application singleton mutex); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "slskd with downloads elsewhere, without memory": {
    image: "ghcr.io/slskd/slskd:0.25.0",
    env: { SLSKD_DOWNLOADS_DIR: "/music" },
    volumes: ["/app"],
    says: [
      'container "main" runs slskd/slskd:0.25.0, which needs a writable /.net (Failure processing application bundle) and /tmp (I/O exception attempting to acquire the application singleton mutex); add an emptyDir of 64Mi in memory at /.net to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; it also runs slskd/slskd:0.25.0, which needs a writable volume at the directory that SLSKD_DOWNLOADS_DIR names (Downloaded files live here; the server stops when it cannot write one)',
    ],
  },
  "text-embeddings-inference with a cache in memory": {
    image: "ghcr.io/huggingface/text-embeddings-inference:cpu-1.9",
    args: ["--model-id", "BAAI/bge-base-en-v1.5"],
    memory: plain("/data"),
    says: [],
  },
  "text-embeddings-inference with a local model": {
    image: "ghcr.io/huggingface/text-embeddings-inference:1.9",
    env: { MODEL_ID: "/models/bge" },
    config: ["/models"],
    says: [],
  },
  "text-embeddings-inference without a cache": {
    image: "ghcr.io/huggingface/text-embeddings-inference:1.9",
    env: { MODEL_ID: "BAAI/bge-base-en-v1.5", HUGGINGFACE_HUB_CACHE: "/cache" },
    says: [
      'container "main" runs huggingface/text-embeddings-inference:1.9, which needs a writable volume at the directory that HUGGINGFACE_HUB_CACHE names (Could not download model artifacts)',
    ],
  },
  "text-embeddings-inference with a read-only cache": {
    image: "ghcr.io/huggingface/text-embeddings-inference:1.9",
    env: { MODEL_ID: "BAAI/bge-base-en-v1.5" },
    config: ["/data"],
    says: [
      'advisory: container "main" runs huggingface/text-embeddings-inference:1.9, which needs a writable volume at /data when the model is not a local directory (Could not download model artifacts); make the read-only mount spec.containers[0].volumeMounts[0] writable, or let MODEL_ID name a local directory',
    ],
  },
  "text-embeddings-inference for Gaudi, whose backend is Python": {
    image: "ghcr.io/huggingface/text-embeddings-inference:hpu-1.9",
    volumes: ["/data"],
    says: [
      'container "main" runs huggingface/text-embeddings-inference:hpu-1.9, which needs a writable /tmp (The server and its Python process meet at a socket here); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "thelounge with its home elsewhere": {
    image: "ghcr.io/thelounge/thelounge:4.4.3",
    env: { THELOUNGE_HOME: "/config" },
    volumes: ["/config"],
    says: [],
  },
  "thelounge without a volume": {
    image: "thelounge/thelounge:4.4.3",
    says: [
      'container "main" runs thelounge/thelounge:4.4.3, which needs a writable volume at /var/opt/thelounge (Users, settings, messages and uploads live here)',
    ],
  },
  "unpackerr beside the downloads": {
    image: "golift/unpackerr:0.14.5",
    volumes: ["/downloads"],
    says: [],
  },
  "unpackerr whose configuration is a ConfigMap": {
    image: "ghcr.io/unpackerr/unpackerr:0.14.5",
    config: ["/config/unpackerr.conf"],
    volumes: ["/media"],
    says: [],
  },
  "watchstate with its volume and /tmp": {
    image: "ghcr.io/arabcoders/watchstate:latest",
    volumes: ["/config"],
    memory: plain("/tmp"),
    says: [],
  },
  "watchstate with its data elsewhere, without a schedule": {
    image: "arabcoders/watchstate:latest",
    env: { WS_DATA_PATH: "/data", DISABLE_CRON: "1" },
    says: [
      'container "main" runs arabcoders/watchstate:latest, which needs a writable volume at the directory that WS_DATA_PATH names (Settings, database, queues, logs and the data of the Redis that it starts live here)',
    ],
  },
  "watchstate without /tmp": {
    image: "arabcoders/watchstate:latest",
    volumes: ["/config"],
    says: [
      'advisory: container "main" runs arabcoders/watchstate:latest, which needs a writable /tmp when tasks run on their schedule; or set DISABLE_CRON to 1',
    ],
  },
  "Wiki.js with PostgreSQL and its cache in memory": {
    image: "requarks/wiki:2.5",
    env: { DB_TYPE: "postgres" },
    memory: plain("/wiki/data"),
    says: [],
  },
  "Wiki.js without a place for its cache": {
    image: "ghcr.io/requarks/wiki:2",
    env: { DB_TYPE: "postgres" },
    says: [
      'container "main" runs requarks/wiki:2, which needs a writable /wiki/data (Each page is written into a cache here before it is shown, and uploads pass through); add an emptyDir of 512Mi in memory at /wiki/data to spec.containers[0].volumeMounts',
    ],
  },
  "Wiki.js with SQLite": {
    image: "ghcr.io/requarks/wiki:2",
    env: { DB_TYPE: "sqlite", DB_FILEPATH: "/database/wiki.sqlite" },
    memory: plain("/wiki/data"),
    says: [
      'container "main" runs requarks/wiki:2, which needs a writable volume at the directory of the file that DB_FILEPATH names (The database lives here)',
    ],
  },
  "zigbee2mqtt with its volume": { image: "koenkk/zigbee2mqtt:2.6.3", volumes: ["/app/data"], says: [] },
  "zigbee2mqtt with its data elsewhere": {
    image: "ghcr.io/koenkk/zigbee2mqtt:2.6.3",
    env: { ZIGBEE2MQTT_DATA: "/config" },
    volumes: ["/app/data"],
    says: [
      'container "main" runs koenkk/zigbee2mqtt:2.6.3, which needs a writable volume at the directory that ZIGBEE2MQTT_DATA names (Configuration, database of devices, state and logs live here)',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "metube without volumes": {
    image: "ghcr.io/alexta69/metube",
    says: [
      'container "web" runs alexta69/metube, which needs a writable /tmp (Python makes the socket of the process here that watches downloads, and the start script a log); add "/tmp": "rw,noexec,nosuid,nodev,size=64m,uid=1000,gid=1000,mode=1777" to tmpfs',
      'container "web" has no volume at /downloads, where alexta69/metube keeps its data; mount a named volume there',
    ],
  },
  "komga with its volume and /tmp": {
    image: "gotson/komga",
    volumes: ["/config"],
    memory: { "/tmp": "exec,size=256m" },
    says: [],
  },
  "komga with its volume and a /tmp that runs nothing": {
    image: "gotson/komga",
    volumes: ["/config"],
    memory: { "/tmp": "size=256m" },
    says: [
      'container "web" runs gotson/komga, which runs programs from /tmp: the tmpfs there is noexec (The server checks this directory when it starts, and unpacks the library of SQLite into it); add exec to tmpfs["/tmp"]',
    ],
  },
  "Wiki.js with a tmpfs of root": {
    image: "requarks/wiki:2",
    memory: { "/wiki/data": "size=512m" },
    says: [
      'container "web" runs requarks/wiki:2, whose user 1000 cannot write /wiki/data: the tmpfs there belongs to root with mode 0755 (Each page is written into a cache here before it is shown, and uploads pass through); add uid=1000,gid=1000 to tmpfs["/wiki/data"]',
    ],
  },
};

describeConfigured("Images of home labs", inPods, onEngines);
