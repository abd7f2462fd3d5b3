// What the commands of containers, their hooks and their probes write themselves on a read-only root.
import assert from "node:assert/strict";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { secret } from "../../policies/testing";
import { container, pod, service, task } from "../support/resources";
import { saysAbout, testRule } from "../support/rule-table";

const image = "busybox:1.37";
const shell = (script: string) => ["sh", "-c", script];
const runs = (script: string, rest: object = {}) =>
  container({ image, readOnly: true, entrypoints: shell(script), ...rest });
const inPod = (one: object, spec: object = {}) =>
  pod({
    containers: [{ name: "web", image, securityContext: { readOnlyRootFilesystem: true }, ...one }],
    ...spec,
  });

const needs = (path: string, why: string, cure: string, name = image) =>
  `container "web" runs ${name}, which needs a writable ${path} (${why}); ${cure}`;
const elsewhere = (path: string) => `have ${path} in the image, or write it to a mount`;
const copy = (path: string) => `mount a writable copy of what the image has at ${path}`;
const tmpfs = (path: string) => `add "${path}": "rw,noexec,nosuid,nodev,size=64m,mode=1777" to tmpfs`;
const ofEtc = needs("/etc", "its command writes /etc/app.conf", elsewhere("/etc/app.conf"));
const ofTmp = needs("/tmp", "its command writes /tmp/ready", tmpfs("/tmp"));
const app = (why: string) => needs("/etc/app", `its command ${why}`, copy("/etc/app"));
const written = app("writes /etc/app/a.conf");
const packages = (path: string, command: string) =>
  needs(path, `its command runs ${command}`, "install the packages in the image");

const scripts: Readonly<Record<string, readonly [script: string, ...says: string[]]>> = {
  "a redirection": ["envsubst < /in > /etc/app/a.conf && exec server", written],
  "a here-document": ["cat > /etc/app/a.conf <<EOF\nx\nEOF\nexec server", written],
  "a redirection that appends": ["echo x >> /etc/app/a.conf; server", written],
  "a redirection without a command": ["> /etc/app/a.conf", written],
  "a redirection of several commands": ["{ echo a; echo b; } > /etc/app/a.conf", written],
  "a redirection in a subshell in a directory": ["(cd /etc/app && echo x > a.conf)", written],
  "a redirection of the shell itself": ["exec > /etc/app/a.conf; server", written],
  "a path in a variable of the script": ['D=/etc/app/a.conf; echo x > "$D"', written],
  "two paths": ["touch /etc/app/a.conf; touch /etc/app/b.conf", app("writes /etc/app/a.conf and /etc/app/b.conf")],
  tee: ["echo x | tee -a /etc/app/a.conf", written],
  "the stream editor in place": ["sed -i.old -e s/a/b/ /etc/app/a.conf", written],
  "the stream editor without -i": ["sed -e s/a/b/ /etc/app/a.conf"],
  "a copy": ["cp -r /in /etc/app", needs("/etc/app", "its command writes /etc/app", copy("/etc/app"))],
  "a copy of what is not there yet": ["cp -n /in /etc/app"],
  "a copy into the directory of an option": [
    "cp -t /etc/app /in",
    needs("/etc/app", "its command writes /etc/app", copy("/etc/app")),
  ],
  "a link": ["ln -sf /a /etc/app", needs("/etc/app", "its command writes /etc/app", copy("/etc/app"))],
  "other permissions": [
    "chmod -R 755 /srv/app && chown -R 1:1 /srv/data",
    needs(
      "/srv/app (its command writes /srv/app) and /srv/data",
      "its command writes /srv/data",
      `${copy("/srv/app")}; ${copy("/srv/data")}`,
    ),
  ],
  "a download": ["curl -fsSLo /etc/app/a.conf https://example.com", written],
  "a directory that the image may have": ["mkdir -p /var/lib/app"],
  "a directory in the one of temporary files": [
    "mkdir -p /tmp/a",
    needs("/tmp", "its command writes /tmp/a", tmpfs("/tmp")),
  ],
  "a file of settings": ["echo x > /etc/app.conf", ofEtc],
  "a file at the root": ["touch /ready", needs("/ready", "its command writes /ready", elsewhere("/ready"))],
  "a temporary file": ["touch /tmp/ready; exec server", ofTmp],
  "a program that starts another": ["exec timeout 9 tee /etc/app/a.conf", written],
  "a shell in the shell": ["bash -c 'echo > /etc/app/a.conf'", written],
  "a pattern": ["touch /etc/app/*"],
  devices: ["echo > /dev/null; echo >/dev/stderr; echo 2>&1; echo > /proc/self/fd/1; touch /dev/shm/a"],
  "a log, which may be a link to the output": ["echo > /var/log/nginx/access.log"],
  "a branch": ["if true; then echo > /etc/app/a.conf; fi"],
  "a pattern of case": ["case x in x) echo > /etc/app/a.conf;; esac"],
  "a loop": ["for x in a; do echo > /etc/app/a.conf; done"],
  "a function": ["f() { echo > /etc/app/a.conf; }"],
  "what follows a question": ["test -w /etc/app && echo > /etc/app/a.conf"],
  "what follows an unknown command": ["ask && echo > /etc/app/a.conf"],
  "what follows steps": ["cd / && mkdir -p /x && echo > /etc/app/a.conf", written],
  "what follows a failure": ["ask || echo > /etc/app/a.conf"],
  "what may fail": ["echo > /etc/app/a.conf || true"],
  "what ends the container if it fails": ["echo > /etc/app/a.conf || exit 1", written],
  "what may fail without a word": ["touch /etc/app/a.conf 2>/dev/null; touch /etc/app/a.conf > /dev/null 2>&1"],
  "what runs in the background": ["touch /etc/app/a.conf & server"],
  "what follows the program": ["exec server; touch /etc/app/a.conf"],
  "what follows a possible end": ["if ask; then exit 0; fi; touch /etc/app/a.conf"],
  "what follows a possible failure": ["if ask; then exit 1; fi; touch /etc/app/a.conf", written],
  "what follows a loop without end": ["while true; do sleep 1; done; touch /etc/app/a.conf"],
  "a script that no shell takes": ["touch /etc/app/a.conf; echo '"],
  "packages of Debian": [
    "apt-get update && apt-get install -y curl; server",
    packages("/var/lib/dpkg", "apt-get install"),
  ],
  "packages of Alpine": ["apk add --no-cache curl", packages("/lib/apk/db", "apk add")],
  "packages of Python": ["python -V; pip install x", packages("directory of its packages", "pip install")],
  "packages of Python in a directory": ["pip install --target=/x x"],
  "packages in another root": ["apk --root /x add curl"],
};

describe("the script of a container with a read-only root", () => {
  for (const [name, [script, ...says]] of Object.entries(scripts)) {
    it(`the pack ${says.length === 0 ? "says nothing of" : "tells of"} ${name} in a script`, async () => {
      assert.deepEqual(await saysAbout(writablePathsDeclared, runs(script)), says);
    });
  }

  const mounted = { tmpfs: { "/etc/app": "" } };
  const containers: Readonly<Record<string, readonly [resource: Parameters<typeof saysAbout>[1], ...says: string[]]>> =
    {
      "a mount above": [runs("touch /etc/app/a.conf", mounted)],
      "a mount at the file": [
        runs("touch /etc/app/a.conf", { mounts: [{ type: "bind", source: "/a", target: "/etc/app/a.conf" }] }),
      ],
      "a mount below": [runs("chown -R 1 /etc", mounted)],
      "a read-only mount": [
        runs("touch /etc/app/a.conf", { volumes: [{ containerPath: "/etc/app", volumeName: "v", readOnly: true }] }),
        needs("/etc/app", "its command writes /etc/app/a.conf", "make the read-only mount volumes[0] writable"),
      ],
      "a VOLUME of the image": [runs("touch /var/lib/mysql/a", { image: "mysql:8.4" })],
      "a place where an unknown image may have a VOLUME": [runs("touch /data/a", { image: "registry.example/app" })],
      "the working directory": [
        runs("touch a", { workingDir: "/etc/app" }),
        needs("/etc/app", "its command writes /etc/app/a", copy("/etc/app")),
      ],
      "a working directory that is not known": [runs("touch a", { image: "registry.example/app" })],
      "a script behind the image's own entrypoint": [
        container({ image, readOnly: true, command: shell("touch /tmp/ready") }),
        ofTmp,
      ],
      "words behind the image's own entrypoint": [
        container({ image, readOnly: true, command: ["touch", "/tmp/ready"] }),
      ],
      "words instead of it": [container({ image, readOnly: true, entrypoints: ["touch", "/tmp/ready"] }), ofTmp],
      "a secret script that installs packages": [
        container({ image, readOnly: true, entrypoints: ["sh", "-c", secret("apk add curl; exec server")] }),
      ],
      "a secret hook that installs packages": [
        inPod({
          lifecycle: { postStart: { exec: { command: ["sh", "-c", secret("apk add curl; touch /tmp/ready")] } } },
        }),
      ],
      "a script that is secret": [
        container({ image, readOnly: true, entrypoints: ["sh", "-c", secret("touch /tmp/ready")] }),
      ],
      "a health check": [
        container({ image, readOnly: true, healthcheck: { tests: ["CMD-SHELL", "date > /tmp/ready"] } }),
        needs("/tmp", "its health check writes /tmp/ready", tmpfs("/tmp")),
      ],
      "a health check of a service": [
        service({ image, readOnly: true, healthcheck: { tests: ["CMD", "touch", "/tmp/ready"] } }),
        'service "web" runs busybox:1.37, which needs a writable /tmp (its health check writes /tmp/ready); add a tmpfs of 64Mi at /tmp to taskSpec.containerSpec.mounts',
      ],
      "a task of Amazon ECS": [
        task({ image, readonlyRootFilesystem: true, command: shell("touch /tmp/ready") }),
        needs(
          "/tmp",
          "its command writes /tmp/ready",
          "add a tmpfs of 64Mi at /tmp to containerDefinitions[0].linuxParameters.tmpfs",
        ),
      ],
      "a probe of a pod": [
        inPod({ livenessProbe: { exec: { command: ["touch", "/tmp/ready"] } } }),
        needs(
          "/tmp",
          "its liveness probe writes /tmp/ready",
          "add an emptyDir of 64Mi in memory at /tmp to spec.containers[0].volumeMounts",
        ),
      ],
      "a hook of a pod": [
        inPod({ lifecycle: { postStart: { exec: { command: shell("cp /in /etc/app/a.conf") } } } }),
        needs("/etc/app/a.conf", "its postStart hook writes /etc/app/a.conf", copy("/etc/app/a.conf")),
      ],
      "a pod with an emptyDir": [
        inPod(
          { command: shell("touch /tmp/ready"), volumeMounts: [{ name: "tmp", mountPath: "/tmp" }] },
          { volumes: [{ name: "tmp", emptyDir: {} }] },
        ),
      ],
      "a path that the catalogue knows": [
        runs("mkdir -p /run/apache2/x; touch /run/apache2/x && exec apache2-foreground", {
          image: "wordpress:6-apache",
          tmpfs: { "/run/apache2": "uid=33", "/run/lock/apache2": "uid=33", "/tmp": "" },
        }),
      ],
    };
  for (const [name, [resource, ...says]] of Object.entries(containers)) {
    it(`the pack ${says.length === 0 ? "says nothing of" : "tells of"} a write with ${name}`, async () => {
      assert.deepEqual(await saysAbout(writablePathsDeclared, resource), says);
    });
  }

  it("the rule about a writable root tells what a command writes", async () => {
    const open = container({ image, entrypoints: shell("touch /tmp/ready; touch /etc/app/a.conf; exec server") });
    assert.deepEqual(await saysAbout(readOnlyRoot, open), [
      `container "web" has a writable root filesystem; set readOnly to true; ${image} also needs a tmpfs at /tmp; ${image} also needs a writable /etc/app (its command writes /etc/app/a.conf): ${copy("/etc/app")}; the catalogue does not know what the program in ${image} writes: npx @readonly-rootfs/cli discover --entrypoint PROGRAM ${image} -- ARGUMENTS finds out, where PROGRAM and ARGUMENTS are what the container runs`,
    ]);
  });
});

const locks = {
  given: container({ image, entrypoints: shell("touch /tmp/ready") }),
  says: [
    `container "web" has a writable root filesystem; set readOnly to true; ${image} also needs a tmpfs at /tmp; the catalogue does not know what the program in ${image} writes: npx @readonly-rootfs/cli discover --entrypoint PROGRAM ${image} -- ARGUMENTS finds out, where PROGRAM and ARGUMENTS are what the container runs`,
  ],
};
testRule(readOnlyRoot, {
  valid: {},
  invalid: {
    "a command that writes a temporary file, for which the other rule adds memory": {
      ...locks,
      cured: { ...locks.given.props, readOnly: true },
    },
    "a command that writes what no mount can give": {
      given: container({ image, entrypoints: shell("touch /etc/app.conf") }),
      says: [
        `container "web" has a writable root filesystem; set readOnly to true; ${image} also needs a writable /etc (its command writes /etc/app.conf): ${elsewhere("/etc/app.conf")}; the catalogue does not know what the program in ${image} writes: npx @readonly-rootfs/cli discover --entrypoint PROGRAM ${image} -- ARGUMENTS finds out, where PROGRAM and ARGUMENTS are what the container runs`,
      ],
      cured: null,
    },
  },
});

testRule(writablePathsDeclared, {
  valid: {},
  invalid: {
    "a command that writes a temporary file": {
      given: runs("touch /tmp/ready"),
      says: [ofTmp],
      cured: runs("touch /tmp/ready", { tmpfs: { "/tmp": "rw,noexec,nosuid,nodev,size=64m,mode=1777" } }).props,
    },
    "a command that writes beside files of the image": {
      given: runs("touch /tmp/ready; touch /etc/app/a.conf"),
      says: [
        needs(
          "/tmp (its command writes /tmp/ready) and /etc/app",
          "its command writes /etc/app/a.conf",
          `${tmpfs("/tmp")}; ${copy("/etc/app")}`,
        ),
      ],
      cured: null,
    },
  },
});
