// Images of home-operations, as their users run them on a read-only root, and other images of operators.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const inPods: ConfiguredRows = {
  "radarr as home-operations builds it, without a volume": {
    image: "ghcr.io/home-operations/radarr:6.0.4",
    memory: plain("/tmp"),
    says: [
      'container "main" runs home-operations/radarr:6.0.4, which needs a writable volume at /config (Settings, database and logs live here)',
    ],
  },
  "sonarr as home-operations builds it, with its configuration and /tmp": {
    image: "ghcr.io/home-operations/sonarr:4.0.16",
    volumes: ["/config"],
    memory: plain("/tmp", "/config/logs"),
    says: [],
  },
  "sonarr as home-operations builds it, without /tmp": {
    image: "ghcr.io/home-operations/sonarr:4.0.16",
    volumes: ["/config"],
    says: [
      'advisory: container "main" runs home-operations/sonarr:4.0.16, which needs a writable /tmp when it makes backups, unpacks or downloads something',
    ],
  },
  "plex as home-operations builds it": {
    image: "ghcr.io/home-operations/plex:1.42.2",
    volumes: ["/config"],
    memory: plain("/tmp", "/transcode"),
    says: [],
  },
  "plex as home-operations builds it, without a volume": {
    image: "ghcr.io/home-operations/plex:1.42.2",
    memory: plain("/tmp", "/transcode"),
    says: [
      'container "main" runs home-operations/plex:1.42.2, which needs a writable volume at /config (Settings, library and logs live here)',
    ],
  },
  "home-assistant as home-operations builds it, with its environment elsewhere": {
    image: "ghcr.io/home-operations/home-assistant:2026.8.1",
    env: { VENV_FOLDER: "/venv" },
    volumes: ["/config"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs home-operations/home-assistant:2026.8.1, which needs a writable directory that VENV_FOLDER names (The entrypoint makes a virtual environment here, into which integrations install packages); mount an emptyDir at the directory that VENV_FOLDER names',
    ],
  },
  "thelounge as home-operations builds it, without /tmp": {
    image: "ghcr.io/home-operations/thelounge:4.4.3",
    volumes: ["/config"],
    says: [],
  },
  "esphome as home-operations builds it, with its cache in memory": {
    image: "ghcr.io/home-operations/esphome:2026.8.0",
    volumes: ["/config"],
    memory: plain("/cache", "/tmp"),
    says: [],
  },
  "busybox as home-operations builds it": { image: "ghcr.io/home-operations/busybox:1.37.0", says: [] },
  "k8s-sidecar as home-operations builds it, without its folder": {
    image: "ghcr.io/home-operations/k8s-sidecar:2.1.2",
    env: { FOLDER: "/dashboards" },
    says: [
      'container "main" runs home-operations/k8s-sidecar:2.1.2, which needs a writable directory that FOLDER names (The files that it collects are written here); mount an emptyDir at the directory that FOLDER names',
    ],
  },
  "fluentd of the Fluent operator without /tmp": {
    image: "ghcr.io/fluent/fluent-operator/fluentd:v1.19.0",
    says: [
      'container "main" runs fluent/fluent-operator/fluentd:v1.19.0, which needs a writable /tmp (could not find a temporary directory); add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "fluent-bit of the Fluent operator": {
    image: "kubesphere/fluent-bit:v3.2.4",
    args: ["-b", "/fluent-bit/bin/fluent-bit"],
    says: [],
  },
};

describeConfigured("Images of home-operations and of the Fluent operator", inPods);
