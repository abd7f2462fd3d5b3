import assert from "node:assert/strict";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { secret, type TestResource, unknown } from "../../policies/testing";
import { container, nativeTask, pod, service } from "../support/resources";
import { saysAbout } from "../support/rule-table";

/** An image that writes /spool under these conditions. */
const image = (conditions: object) => ({
  name: "app",
  repositories: ["registry.example/app"],
  category: "application",
  paths: [
    {
      path: "/spool",
      kind: "ephemeral",
      required: "conditional",
      when: "it spools",
      why: "It spools",
      size: "1Mi",
      uid: 7,
      gid: 7,
      ...conditions,
    },
  ],
});
const docker = (rest: object = {}) => container({ image: "registry.example/app", readOnly: true, ...rest });
const kubernetes = (rest: object = {}, spec: object = {}) =>
  pod({
    containers: [
      { name: "web", image: "registry.example/app", securityContext: { readOnlyRootFilesystem: true }, ...rest },
    ],
    ...spec,
  });
const needed = /^(container|service) "web" runs app, which needs a writable \/spool \(It spools\); /;
const unjudged =
  /^container "web" cannot be judged until (envs|command(\[1\])?|spec.containers\[0\].env\[0\].value) is known$/;

const env = (is?: string | string[]) => ({ if: [{ env: "SPOOL", ...(is !== undefined && { is }) }] });
const arg = (is?: string) => ({ if: [{ arg: "--spool", ...(is !== undefined && { is }) }] });
const plugin = { if: [{ arg: "--plugins.*" }] };
const several = { if: [{ arg: ["master", "filer"] }] };
const family = { if: [{ env: "SPOOL_*_FILE" }] };
const short = { if: [{ arg: "-s", is: "/*" }] };
const repeated = { if: [{ arg: "--feature", is: "spool" }] };
const roleOf = { if: [{ any: [{ role: "worker" }, { env: "SPOOL" }] }] };
const words = { if: [{ role: "celery worker" }] };
const role = { if: [{ role: ["worker*", "all"] }] };
const mounted = { unless: [{ mounted: "/etc/app/app.conf" }] };
const hidden = { unless: [{ hidden: "/etc/app/start.d/10-spool.sh" }] };
/** Spooling is off, unless a log or a cluster switches it on again. */
const off = {
  unless: [{ arg: "--save", is: "", but: [{ arg: "--log", is: "yes" }, { env: "CLUSTER" }] }],
};
/** The configuration of a mount says where it spools, which is elsewhere if another place is mounted too. */
const elsewhere = { unless: [{ mounted: "/etc/app/app.conf", any: [{ mounted: "/tmp" }] }] };
/** Templates lie at their usual place, or where a variable says. */
const either = { if: [{ any: [{ mounted: "/etc/app/templates" }, { env: "TEMPLATES" }] }] };
const bind = (target: string) => [{ type: "bind", source: "/srv/app", target }];

const table: Record<string, readonly [conditions: object, given: TestResource, told: boolean | undefined]> = {
  "a variable that is set": [env(), docker({ envs: ["SPOOL=on"] }), true],
  "a variable that is set in a pod": [env(), kubernetes({ env: [{ name: "SPOOL", value: "on" }] }), true],
  "a variable that a secret of the cluster sets": [
    env(),
    kubernetes({ env: [{ name: "SPOOL", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }] }),
    true,
  ],
  "a variable whose value is secret": [env("on"), docker({ envs: [secret("SPOOL=on")] }), true],
  "a variable that is not set": [env(), docker({ envs: ["SPOOLER=on"] }), false],
  "a variable that is empty": [env(), docker({ envs: ["SPOOL="] }), false],
  "a variable with the value": [env("on"), docker({ envs: ["SPOOL=on"] }), true],
  "a variable with one of the values": [env(["yes", "on"]), docker({ envs: ["SPOOL=on"] }), true],
  "a variable whose value matches the pattern": [env("*on /*"), docker({ envs: ["SPOOL=daemon on /srv;"] }), true],
  "a variable whose value the pattern leaves out": [env("*on /*"), docker({ envs: ["SPOOL=daemon off"] }), false],
  "a variable with another value": [env("on"), docker({ envs: ["SPOOL=off"] }), false],
  "a variable that the pattern names": [family, docker({ envs: ["SPOOL_A_FILE=/a"] }), true],
  "a variable of a pod that the pattern names": [
    family,
    kubernetes({ env: [{ name: "SPOOL_A_FILE", value: "/a" }] }),
    true,
  ],
  "a variable of a service that the pattern names": [
    family,
    service({ image: "registry.example/app", readOnly: true, env: { SPOOL_A_FILE: "/a" } }),
    true,
  ],
  "a secret variable of a task that the pattern names": [
    family,
    nativeTask({
      image: "registry.example/app",
      readonlyRootFilesystem: true,
      secrets: [{ name: "SPOOL_A_FILE", valueFrom: "arn" }],
    }),
    true,
  ],
  "variables that the pattern names, of which the last is not empty": [
    family,
    docker({ envs: ["SPOOL_A_FILE=", "SPOOL_B_FILE=/b"] }),
    true,
  ],
  "a variable that the pattern leaves out": [family, docker({ envs: ["SPOOL_A_DIR=/a", "SPOOL_FILE=/b"] }), false],
  "variables that are not known yet, for a pattern": [family, docker({ envs: unknown }), undefined],
  "variables that are not known yet": [env("on"), docker({ envs: unknown }), undefined],
  "an argument with its value behind =": [arg("on"), docker({ command: ["--spool=on"] }), true],
  "an argument with its value behind it": [arg("on"), kubernetes({ args: ["--spool", "on"] }), true],
  "an argument with another value": [arg("on"), docker({ command: ["--spool=off"] }), false],
  "a path right behind an option of one letter": [short, docker({ command: ["-s/srv"] }), true],
  "a path right behind another option of one letter": [short, docker({ command: ["-S/srv"] }), false],
  "an option of several letters that begins alike": [short, docker({ command: ["-socket/srv"] }), false],
  "an argument that is there twice": [repeated, docker({ command: ["--feature=a", "--feature=spool"] }), true],
  "an argument that is there twice with other values": [
    repeated,
    docker({ command: ["--feature=a", "--feature=b"] }),
    false,
  ],
  "an argument that only begins alike": [arg(), docker({ command: ["--spooler=on"] }), false],
  "an argument that is not there": [arg(), docker({ command: ["--quiet"] }), false],
  "no arguments": [arg(), docker(), false],
  "a variable of the pod as the value of an argument": [
    arg("on"),
    kubernetes({
      args: ["--spool=$(A)"],
      env: [
        { name: "B", value: "o" },
        { name: "A", value: "$(B)n" },
      ],
    }),
    true,
  ],
  "a variable of the pod with another value": [
    arg("on"),
    kubernetes({ args: ["--spool=$(A)"], env: [{ name: "A", value: "off" }] }),
    false,
  ],
  "a variable of the pod whose dollar is escaped": [
    arg("on"),
    kubernetes({ args: ["--spool=$$(A)"], env: [{ name: "A", value: "on" }] }),
    false,
  ],
  "a variable of the pod with the value of an entry behind it": [
    arg("on"),
    kubernetes({
      args: ["--spool=$(A)"],
      env: [
        { name: "A", value: "$(B)" },
        { name: "B", value: "on" },
      ],
    }),
    false,
  ],
  "a variable of the pod beside a known argument": [
    arg("on"),
    kubernetes({ args: ["--name=$(A)", "--spool=on"], env: [{ name: "A", valueFrom: { fieldRef: {} } }] }),
    true,
  ],
  "a variable of the pod whose value a secret holds": [
    arg("on"),
    kubernetes({ args: ["--spool=$(A)"], envFrom: [{ secretRef: { name: "a" } }] }),
    false,
  ],
  "a variable of the pod whose value is not known yet": [
    arg("on"),
    kubernetes({ args: ["--spool=$(A)"], env: [{ name: "A", value: unknown }] }),
    undefined,
  ],
  "a variable of the pod whose value is not known yet, in another argument": [
    arg("on"),
    kubernetes({ args: ["--name=$(A)", "--spool=off"], env: [{ name: "A", value: unknown }] }),
    false,
  ],
  "a role that only the running container knows": [
    role,
    kubernetes({ args: ["$(A)"], env: [{ name: "A", valueFrom: { fieldRef: {} } }] }),
    false,
  ],
  "arguments that are not known yet": [arg(), docker({ command: unknown }), undefined],
  "a role": [role, docker({ command: ["all"] }), true],
  "a role by its pattern and with a directory": [role, docker({ command: ["/bin/worker-2", "--quiet"] }), true],
  "a role of several words": [words, docker({ command: ["/bin/celery", "worker", "-Q", "mail"] }), true],
  "a role of several words whose second is another": [words, docker({ command: ["celery", "beat"] }), false],
  "a role of several words of which one is missing": [words, docker({ command: ["celery"] }), false],
  "a role of several words of which one is unknown": [words, docker({ command: ["celery", unknown] }), undefined],
  "an argument by its pattern": [plugin, docker({ command: ["--plugins.demo.name=x"] }), true],
  "an argument that the pattern leaves out": [plugin, docker({ command: ["--plugin=x"] }), false],
  "one of several arguments": [several, docker({ command: ["-v", "filer"] }), true],
  "none of several arguments": [several, docker({ command: ["-v", "s3"] }), false],
  "another role": [role, docker({ command: ["web"] }), false],
  "a role that is one of several things": [roleOf, docker({ command: ["worker"] }), true],
  "another role that is none of several things": [roleOf, docker({ command: ["web"] }), false],
  "a variable in place of a role": [roleOf, docker({ command: ["web"], envs: ["SPOOL=on"] }), true],
  "no role": [role, docker(), false],
  "a file that nothing mounts": [mounted, docker(), true],
  "a file that is mounted": [mounted, docker({ mounts: bind("/etc/app/app.conf") }), false],
  "a file in a directory that is mounted": [mounted, docker({ mounts: bind("/etc/app") }), false],
  "a file in a directory in memory, which is empty": [mounted, docker({ tmpfs: { "/etc/app": "size=1m" } }), true],
  "a file beside what is mounted": [mounted, docker({ mounts: bind("/etc/app/app.conf.d") }), true],
  "a file of a config map": [
    mounted,
    kubernetes(
      { volumeMounts: [{ name: "c", mountPath: "/etc/app" }] },
      { volumes: [{ name: "c", configMap: { name: "c" } }] },
    ),
    false,
  ],
  "a script that nothing hides": [hidden, docker(), true],
  "a script that another file hides": [hidden, docker({ mounts: bind("/etc/app/start.d/10-spool.sh") }), false],
  "a script in a directory that is mounted over": [hidden, docker({ mounts: bind("/etc/app/start.d") }), false],
  "a script in a directory in memory": [hidden, docker({ tmpfs: { "/etc/app/start.d": "size=1m" } }), false],
  "a script in a directory that an emptyDir hides": [
    hidden,
    kubernetes(
      { volumeMounts: [{ name: "e", mountPath: "/etc/app/start.d" }] },
      { volumes: [{ name: "e", emptyDir: {} }] },
    ),
    false,
  ],
  "a script beside what is mounted": [hidden, docker({ mounts: bind("/etc/app/start.d/30-own.sh") }), true],
  "a script in a named volume, which Docker fills with it": [
    hidden,
    docker({ volumes: [{ containerPath: "/etc/app/start.d", volumeName: "start" }] }),
    true,
  ],
  "a mounted file beside the other mount that it asks for": [
    elsewhere,
    docker({ mounts: bind("/etc/app/app.conf"), tmpfs: { "/tmp": "size=1m" } }),
    false,
  ],
  "a mounted file without the other mount that it asks for": [
    elsewhere,
    docker({ mounts: bind("/etc/app/app.conf") }),
    true,
  ],
  "a mount that is one of several things": [either, docker({ mounts: bind("/etc/app/templates") }), true],
  "a variable in place of a mount": [either, docker({ envs: ["TEMPLATES=/srv/templates"] }), true],
  "neither a mount nor a variable": [either, docker(), false],
  "an argument that switches it off": [off, docker({ command: ["--save", ""] }), false],
  "an argument that switches it off beside one that does not": [
    off,
    docker({ command: ["--save", "", "--log", "no"] }),
    false,
  ],
  "an argument that switches it off beside one that switches it on": [
    off,
    docker({ command: ["--save", "", "--log", "yes"] }),
    true,
  ],
  "an argument that switches it off beside a variable that switches it on": [
    off,
    docker({ command: ["--save", ""], envs: ["CLUSTER=1"] }),
    true,
  ],
  "an argument that switches it off beside variables that are not known yet": [
    off,
    docker({ command: ["--save", ""], envs: unknown }),
    undefined,
  ],
  "two conditions of which one holds": [
    { if: [{ env: "SPOOL" }, { env: "DIR" }] },
    docker({ envs: ["SPOOL=on"] }),
    false,
  ],
  "two conditions that hold": [
    { if: [{ env: "SPOOL" }, { env: "DIR" }] },
    docker({ envs: ["SPOOL=on", "DIR=/d"] }),
    true,
  ],
  "a condition that holds beside one that makes it void": [
    { ...env(), unless: [{ env: "EXTERNAL" }] },
    docker({ envs: ["SPOOL=on", "EXTERNAL=1"] }),
    false,
  ],
  "a condition that does not hold beside one that is not known": [
    { if: [{ env: "SPOOL" }, { arg: "--spool" }] },
    docker({ command: unknown }),
    false,
  ],
  "no condition that could be judged": [{}, docker({ envs: ["SPOOL=on"] }), false],
};

describe("the conditions of a path in the catalogue", () => {
  for (const [name, [conditions, given, told]] of Object.entries(table)) {
    const outcome = told === undefined ? "cannot be judged with" : told ? "ask for it with" : "do not ask for it with";
    it(`the conditions of a path ${outcome} ${name}`, async () => {
      const config = { images: [image(conditions)], onUnknown: "mandatory" };
      const says = await saysAbout(writablePathsDeclared, given, config);
      if (told === false) return assert.deepEqual(says, []);
      assert.equal(says.length, 1, says.join("\n"));
      assert.match(says[0] ?? "", told ? needed : unjudged);
      assert.doesNotMatch(says[0] ?? "", /\bon\b/, "the value of a variable is in no message");
    });
  }
});

describe("a path whose content is fleeting under a condition", () => {
  const path = { path: "/data", kind: "persistent", required: "always", why: "it writes.", uid: 5, gid: 5 };
  const entry = { name: "app", repositories: ["registry.example/app"], category: "database" };
  const config = { images: [{ ...entry, paths: [{ ...path, fleeting: [{ env: "ROLE", is: "" }] }] }] };
  const said = async (props: object) => {
    const given = docker({ image: "registry.example/app", ...props });
    return [
      ...(await saysAbout(dataOnVolumes, given, config)),
      ...(await saysAbout(writablePathsDeclared, given, config)),
    ];
  };

  it("a path whose content is fleeting takes a tmpfs, and is not kept otherwise", async () => {
    const tmpfs = { "/data": "uid=5,gid=5" };
    assert.deepEqual(await said({ tmpfs, envs: ["ROLE="] }), []);
    assert.deepEqual(await said({ tmpfs, envs: ["ROLE=data"] }), [
      'container "web" keeps the data of app at /data in memory; mount a named volume instead of tmpfs["/data"]',
    ]);
  });

  it("a path whose content is fleeting is still to be written", async () => {
    assert.deepEqual(await said({ envs: ["ROLE="] }), [
      'container "web" runs app, which needs a writable /data (it writes); add "/data": "rw,noexec,nosuid,nodev,size=64m,uid=5,gid=5" to tmpfs',
    ]);
  });
});
