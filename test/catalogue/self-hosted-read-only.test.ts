// Applications that people run at home on a read-only root, as they mount them and without their mounts.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const needs = (image: string, what: string) => `container "main" runs ${image}, which needs a writable ${what}`;

const inPods: ConfiguredRows = {
  "unpoller without mounts": { image: "ghcr.io/unpoller/unpoller:v2.15.0", says: [] },
  "http-https-echo without mounts": { image: "mendhak/http-https-echo:41", says: [] },
  "qui without a volume": {
    image: "ghcr.io/autobrr/qui:v1.14.0",
    says: [
      needs(
        "autobrr/qui:v1.14.0",
        "volume at /config (The configuration is written here where it is missing, and the database beside it)",
      ),
    ],
  },
  "qui with a volume": { image: "ghcr.io/autobrr/qui:v1.14.0", volumes: ["/config"], says: [] },
  "maddy with a configuration that names its directories": {
    image: "ghcr.io/foxcpp/maddy:0.9.5",
    config: ["/data/maddy.conf"],
    memory: plain("/cache"),
    says: [],
  },
  "maddy without mounts": {
    image: "ghcr.io/foxcpp/maddy:0.9.5",
    says: [
      needs("foxcpp/maddy:0.9.5", "volume at /data (Accounts, mails, queues and keys live here)"),
      "advisory: " +
        needs(
          "foxcpp/maddy:0.9.5",
          "/tmp when its configuration names no other runtime_dir; or set runtime_dir to a directory of another mount",
        ),
    ],
  },
  "kanidm with its socket elsewhere": {
    image: "kanidm/server:1.11.1",
    env: { KANIDM_ADMIN_BIND_PATH: "/var/run/kanidmd.sock", KANIDM_DB_PATH: "/data/kanidm.db" },
    volumes: ["/data"],
    says: [
      needs(
        "kanidm/server:1.11.1",
        "directory of the file that KANIDM_ADMIN_BIND_PATH names (The socket for administrators is made there); mount an emptyDir at the directory of the file that KANIDM_ADMIN_BIND_PATH names",
      ),
    ],
  },
  "kanidm with mounts for its data and its socket": {
    image: "kanidm/server:1.11.1",
    env: { KANIDM_ADMIN_BIND_PATH: "/var/run/kanidmd.sock", KANIDM_DB_PATH: "/data/kanidm.db" },
    volumes: ["/data"],
    config: ["/certs"],
    memory: plain("/var/run"),
    says: [],
  },
  "code-server without mounts": {
    image: "ghcr.io/coder/code-server:4.133.0",
    memory: plain("/tmp"),
    says: [
      needs(
        "coder/code-server:4.133.0",
        "volume at /home/coder (config.yaml is written here where it is missing, and settings, extensions and projects live here)",
      ),
    ],
  },
  "code-server of a user without a home": {
    image: "ghcr.io/coder/code-server:4.133.0",
    args: ["--auth", "none", "--user-data-dir", "/config/.vscode", "/config"],
    volumes: ["/config"],
    memory: plain("/tmp", "/nonexistent"),
    says: [],
  },
  "zwave-js-ui with its store": {
    image: "ghcr.io/zwave-js/zwave-js-ui:11.22.3",
    volumes: ["/usr/src/app/store"],
    says: [],
  },
  "zwave-js-ui without mounts": {
    image: "zwavejs/zwave-js-ui:11.22.3",
    says: [
      needs(
        "zwavejs/zwave-js-ui:11.22.3",
        "volume at /usr/src/app/store (Settings, the state of the network, keys and logs live here)",
      ),
    ],
  },
  "immich-server with its photos at the place of older releases": {
    image: "ghcr.io/immich-app/immich-server:v3.1.0",
    volumes: ["/usr/src/app/upload"],
    says: [],
  },
  "immich-server without its photos": {
    image: "ghcr.io/immich-app/immich-server:v3.1.0",
    says: [needs("immich-app/immich-server:v3.1.0", 'volume at /data (Failed to create "<UPLOAD_LOCATION>/)')],
  },
  "immich-machine-learning without mounts": {
    image: "ghcr.io/immich-app/immich-machine-learning:v3.1.0",
    memory: plain("/tmp"),
    says: [
      needs(
        "immich-app/immich-machine-learning:v3.1.0",
        "/cache (Models are downloaded here); add an emptyDir of 2Gi in memory at /cache to spec.containers[0].volumeMounts",
      ),
    ],
  },
  "immich-machine-learning as it is run read-only": {
    image: "ghcr.io/immich-app/immich-machine-learning:v3.1.0",
    env: { MACHINE_LEARNING_CACHE_FOLDER: "/cache" },
    volumes: ["/cache"],
    memory: plain("/tmp"),
    says: [],
  },
  "the server of Temporal from 1.30 on": {
    image: "temporalio/server:1.31.2",
    config: ["/etc/temporal/config/config_template.yaml", "/etc/temporal/dynamic_config"],
    says: [],
  },
  "the server of Temporal before 1.30": {
    image: "temporalio/server:1.29.1",
    says: [
      needs(
        "temporalio/server:1.29.1",
        "/etc/temporal/config (The entrypoint writes docker.yaml here from the template); mount a writable copy of what the image has at /etc/temporal/config",
      ),
    ],
  },
  "gluetun with the user of PUID": {
    image: "ghcr.io/qdm12/gluetun:v3.41.3",
    env: { VPN_TYPE: "wireguard" },
    volumes: ["/gluetun"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs qdm12/gluetun:v3.41.3, which does not start with a read-only root (creating user: open /etc/passwd: read-only file system); set PUID to 0',
    ],
  },
  "gluetun with OpenVPN": {
    image: "qmcgaw/gluetun:v3.41.3",
    env: { PUID: "0" },
    volumes: ["/gluetun"],
    memory: plain("/tmp"),
    says: [
      needs(
        "qmcgaw/gluetun:v3.41.3",
        "/etc/openvpn (The configuration and the passwords for OpenVPN are written here); add an emptyDir of 1Mi in memory at /etc/openvpn to spec.containers[0].volumeMounts; a read-only root takes effort with qmcgaw/gluetun:v3.41.3: it rewrites /etc/resolv.conf, and adds the user of PUID to /etc/passwd",
      ),
    ],
  },
  "an inbound agent of Jenkins with its working directory": {
    image: "jenkins/inbound-agent:3355.v388858a_47b_33-1",
    env: { JENKINS_AGENT_WORKDIR: "/home/jenkins/agent" },
    memory: plain("/home/jenkins/agent", "/tmp"),
    says: [],
  },
  "an inbound agent of Jenkins with another working directory": {
    image: "jenkins/inbound-agent:3355.v388858a_47b_33-1",
    args: ["-workDir", "/work"],
    memory: plain("/tmp"),
    says: [
      needs(
        "jenkins/inbound-agent:3355.v388858a_47b_33-1",
        "/work (Workspaces, libraries and logs of the agent live here); add an emptyDir of 2Gi in memory at /work to spec.containers[0].volumeMounts",
      ),
    ],
  },
};

describeConfigured("Applications at home on a read-only root", inPods);
