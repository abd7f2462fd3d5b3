// Names that public Compose files and publishing workflows use for images of the catalogue.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "mariadb by its name at ghcr.io": {
    image: "ghcr.io/mariadb/mariadb:11.8",
    memory: plain("/run/mysqld", "/tmp"),
    says: [
      'container "main" has no volume at /var/lib/mysql, where mariadb/mariadb:11.8 keeps its data; mount a persistent volume claim there',
    ],
  },
  "composer by its name at ghcr.io": {
    image: "ghcr.io/composer/docker:2",
    args: ["install"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs composer/docker:2, which needs a writable volume at /app (Packages are installed into the project here)',
    ],
  },
  "weblate by its name at ghcr.io": {
    image: "ghcr.io/weblateorg/weblate:5",
    memory: plain("/app/cache", "/run", "/tmp"),
    says: [
      'container "main" runs weblateorg/weblate:5, which needs a writable volume at /app/data (Repositories, media and secrets live here)',
    ],
  },
  "spark by its name at ghcr.io": {
    image: "ghcr.io/apache/spark-docker/spark:4.0.0",
    args: ["driver"],
    says: [
      'advisory: container "main" runs apache/spark-docker/spark:4.0.0, which needs a writable /tmp when it runs as driver, executor, worker or shell; or set SPARK_LOCAL_DIRS to a volume',
    ],
  },
  "qdrant by the name of its branches": {
    image: "ghcr.io/qdrant/qdrant:dev",
    volumes: ["/qdrant/snapshots"],
    says: [
      'container "main" has no volume at /qdrant/storage, where qdrant/qdrant:dev keeps its data; mount a persistent volume claim there',
    ],
  },
  "istio's proxy of a development build": {
    image: "gcr.io/istio-testing/proxyv2:latest",
    args: ["proxy", "sidecar"],
    says: [
      'container "main" runs istio-testing/proxyv2:latest, which needs a writable /etc/istio/proxy (pilot-agent writes the configuration of Envoy here, and its own sockets) and /run/secrets/workload-spiffe-uds (The agent creates the socket here over which it hands out certificates); add an emptyDir of 64Mi in memory at /etc/istio/proxy to spec.containers[0].volumeMounts; add an emptyDir of 1Mi in memory at /run/secrets/workload-spiffe-uds to spec.containers[0].volumeMounts',
    ],
  },
  "traefik of a branch, with plugins": {
    image: "traefik/traefik:experimental-v3.7",
    args: ["--experimental.plugins.demo.modulename=github.com/traefik/plugindemo"],
    says: [
      'container "main" runs traefik/traefik:experimental-v3.7, which needs a writable /plugins-storage (Downloaded plugins are unpacked here); add an emptyDir of 64Mi in memory at /plugins-storage to spec.containers[0].volumeMounts',
    ],
  },
  "excalidraw, which is nginx": {
    image: "excalidraw/excalidraw:latest",
    memory: plain("/var/cache/nginx"),
    says: [
      'container "main" runs excalidraw/excalidraw:latest, which needs a writable /run (open() "/run/nginx.pid" failed (30: Read-only file system)); add an emptyDir of 1Mi in memory at /run to spec.containers[0].volumeMounts',
    ],
  },
  "cyberchef, which is the unprivileged nginx": {
    image: "ghcr.io/gchq/cyberchef:latest",
    says: [
      'container "main" runs gchq/cyberchef:latest, which needs a writable /tmp (mkdir() "/tmp/client_temp" failed (30: Read-only file system)); add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "cyberchef with /tmp": { image: "ghcr.io/gchq/cyberchef:latest", memory: plain("/tmp"), says: [] },
  "dozzle as an agent": {
    image: "amir20/dozzle:latest",
    args: ["agent"],
    says: [
      'container "main" runs amir20/dozzle:latest, which needs a writable /tmp (failed to write agent address file); add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  dozzle: { image: "amir20/dozzle:latest", says: [] },
  ollama: {
    image: "ollama/ollama:0.9.5",
    says: [
      'container "main" runs ollama/ollama:0.9.5, which needs a writable volume at /root/.ollama (could not create directory)',
    ],
  },
  "ollama with its models elsewhere": {
    image: "ollama/ollama:0.9.5",
    env: { OLLAMA_MODELS: "/models" },
    volumes: ["/root/.ollama"],
    says: [
      'container "main" runs ollama/ollama:0.9.5, which needs a writable volume at the directory that OLLAMA_MODELS names (Models are kept here, and the server makes this directory when it starts)',
    ],
  },
  "ollama as a client": { image: "ollama/ollama:0.9.5", args: ["pull", "llama3.2"], says: [] },
  memos: {
    image: "neosmemo/memos:stable",
    says: [
      'container "main" runs neosmemo/memos:stable, which needs a writable volume at /var/opt/memos (The database and uploaded files live here)',
    ],
  },
  "memos with PostgreSQL": {
    image: "neosmemo/memos:stable",
    env: { MEMOS_DRIVER: "postgres", MEMOS_DSN: "postgresql://db/memos" },
    says: [],
  },
  "memos on a Unix socket": {
    image: "neosmemo/memos:stable",
    env: { MEMOS_UNIX_SOCK: "/run/memos/memos.sock" },
    volumes: ["/var/opt/memos"],
    says: [
      'container "main" runs neosmemo/memos:stable, which needs a writable /run/memos (The server creates its socket here); add an emptyDir of 1Mi in memory at /run/memos to spec.containers[0].volumeMounts',
    ],
  },
  navidrome: {
    image: "deluan/navidrome:latest",
    says: [
      'container "main" runs deluan/navidrome:latest, which needs a writable volume at /data (The database lives here, and caches where no other directory is named)',
    ],
  },
  "navidrome with its caches elsewhere and a Unix socket": {
    image: "deluan/navidrome:latest",
    env: { ND_CACHEFOLDER: "/cache", ND_ADDRESS: "unix:/run/nd/nd.sock" },
    volumes: ["/data"],
    says: [
      'container "main" runs deluan/navidrome:latest, which needs a writable directory that ND_CACHEFOLDER names (Converted music and pictures are cached here) and the directory of the file that ND_ADDRESS names (The server creates its socket here); mount an emptyDir at the directory that ND_CACHEFOLDER names; mount an emptyDir at the directory of the file that ND_ADDRESS names',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "homer that begins without a configuration": { image: "b4bz/homer:latest", says: [] },
  gatus: { image: "ghcr.io/twin/gatus:stable", says: [] },
  ollama: { image: "ollama/ollama:latest", volumes: ["/root/.ollama"], says: [] },
  memos: { image: "ghcr.io/usememos/memos:stable", volumes: ["/var/opt/memos"], says: [] },
};

describeConfigured("images by the names of Compose files", inPods, onEngines);
