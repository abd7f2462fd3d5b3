import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import { manual } from "../../policies/model/setting";
import { packArgs } from "../../policies/pack";
import type { Finding, Rule } from "../../policies/rule";
import { rules, stackRules } from "../../policies/rules";
import { analyze, preview, remediate, secret, unknown } from "../../policies/testing";
import { container, deployment, pod, service } from "../support/resources";

/** A rule that finds these faults in every container. */
const finds = (...findings: Finding[]): Rule => ({
  name: "example",
  title: "Example",
  description: "Examples are good.",
  level: "mandatory",
  severity: "high",
  tags: ["example"],
  remediation: "Mend it.",
  cures: true,
  *check() {
    yield* findings;
  },
});
const edit = (says: string, done: string[], possible = true) => ({ says, possible, apply: () => void done.push(says) });

describe("a finding", () => {
  const reported = async (...findings: Finding[]) => {
    const { violations } = await analyze([policy(finds(...findings))], container({}));
    return violations.map(({ level, severity, message }) => [level, severity, message]);
  };

  it("a finding has the rule's level and severity, and its text stands below the rule's description", async () => {
    assert.deepEqual(await reported({ says: "is bad" }), [
      ["mandatory", "high", 'Examples are good.\ncontainer "web" is bad'],
    ]);
  });
  it("a finding with `advice` is advisory", async () => {
    assert.deepEqual(await reported({ says: "is odd", advice: true }), [
      ["advisory", "high", 'Examples are good.\ncontainer "web" is odd'],
    ]);
  });
  it("a finding prints its cure, then its note", async () => {
    const cure = [edit("set a", []), manual("look at b")];
    assert.deepEqual(await reported({ says: "is bad", cure, note: () => "see c" }), [
      ["mandatory", "high", 'Examples are good.\ncontainer "web" is bad; set a; look at b; see c'],
    ]);
  });
  it("two findings with the same text are one", async () => {
    assert.equal((await reported({ says: "is bad" }, { says: "is bad" })).length, 1);
  });
  it("two findings with the same cure and level are one", async () => {
    const cure = [edit("set a", [])];
    assert.equal((await reported({ says: "is bad", cure }, { says: "is worse", cure })).length, 1);
    assert.equal((await reported({ says: "is odd", cure, advice: true }, { says: "is bad", cure })).length, 2);
  });
});

describe("a cure", () => {
  const cured = async (...findings: Finding[]) => {
    const { props, by } = await remediate([policy(finds(...findings))], container({}), { level: "remediate" });
    return [props === undefined ? "nothing" : "changed", ...by];
  };
  it("a cure applies all of its changes", async () => {
    const done: string[] = [];
    assert.deepEqual(await cured({ says: "is bad", cure: [edit("set a", done), edit("set b", done)] }), [
      "changed",
      "example",
    ]);
    assert.deepEqual(done, ["set a", "set b"]);
  });
  it("a cure applies no change if one of them is not possible", async () => {
    const done: string[] = [];
    const impossible = { says: "is bad", cure: [edit("set a", done), edit("set b", done, false)] };
    assert.deepEqual(await cured(impossible), ["nothing"]);
    assert.deepEqual(done, []);
    assert.deepEqual(await cured(impossible, { says: "is odd", cure: [edit("set c", done)] }), ["changed", "example"]);
    assert.deepEqual(done, ["set c"]);
  });
  it("a finding without a cure changes nothing", async () => {
    assert.deepEqual(await cured({ says: "is bad" }), ["nothing"]);
  });
});

describe("all rules at level remediate", () => {
  const { policies } = packArgs();
  const cure = async (given: Parameters<typeof remediate>[1]) =>
    (await remediate(policies, given, { level: "remediate" })).props;
  const blocking = async (given: Parameters<typeof remediate>[1]) =>
    (await analyze(policies, given)).violations.filter(({ level }) => level === "mandatory");

  for (const [name, given, expected] of [
    [
      "a container",
      container({ image: "wordpress:6.8-apache", envs: [secret("PASSWORD=hunter2"), unknown] }),
      {
        image: "wordpress:6.8-apache",
        envs: [secret("PASSWORD=hunter2"), unknown],
        readOnly: true,
        tmpfs: {
          "/run/apache2": "rw,noexec,nosuid,nodev,size=1m,uid=33,gid=33,mode=1777",
          "/run/lock/apache2": "rw,noexec,nosuid,nodev,size=1m,uid=33,gid=33,mode=1777",
          "/tmp": "rw,noexec,nosuid,nodev,size=128m,uid=33,gid=33,mode=1777",
        },
        securityOpts: ["no-new-privileges:true"],
      },
    ],
    [
      "a service",
      service({ image: "httpd:2.4", mounts: [{ type: "tmpfs", target: "/tmp" }] }),
      service({
        image: "httpd:2.4",
        readOnly: true,
        mounts: [
          { type: "tmpfs", target: "/tmp", tmpfsOptions: { sizeBytes: 67108864 } },
          { type: "tmpfs", target: "/usr/local/apache2/logs", tmpfsOptions: { sizeBytes: 1048576, mode: 0o1777 } },
        ],
      }).props,
    ],
    [
      "a deployment, of which each container gets what its image needs",
      deployment({
        containers: [
          { name: "web", image: "php:8-fpm" },
          { name: "log", image: "example" },
        ],
      }),
      deployment({
        containers: [
          {
            name: "web",
            image: "php:8-fpm",
            securityContext: {
              readOnlyRootFilesystem: true,
              allowPrivilegeEscalation: false,
              seccompProfile: { type: "RuntimeDefault" },
            },
            volumeMounts: [{ name: "writable-web-tmp", mountPath: "/tmp" }],
          },
          {
            name: "log",
            image: "example",
            securityContext: {
              readOnlyRootFilesystem: true,
              allowPrivilegeEscalation: false,
              seccompProfile: { type: "RuntimeDefault" },
            },
          },
        ],
        volumes: [{ name: "writable-web-tmp", emptyDir: { medium: "Memory", sizeLimit: "128Mi" } }],
      }).props,
    ],
  ] as const) {
    it(`all rules at level remediate cure ${name}; then no rule blocks it, and a second cure changes nothing`, async () => {
      const props = await cure(given);
      assert.deepEqual(props, expected);
      const after = { ...given, props: props as object };
      assert.deepEqual(await blocking(after), []);
      assert.equal(await cure(after), undefined);
    });
  }
});

describe("the pack", () => {
  it("the pack serves every rule, the stack rules last", () => {
    assert.deepEqual(
      packArgs().policies.map(({ name }) => name),
      [...rules, ...stackRules].map(({ name }) => name),
    );
    assert.equal(stackRules.at(-1)?.name, "exemptions-current");
  });
  it("the pack reports nothing about a program without containers", async () => {
    const others = ["pulumi:pulumi:Stack", "pulumi:providers:docker", "aws:s3/bucket:Bucket"];
    for (const type of others) {
      const { violations, notApplicable } = await analyze(packArgs().policies, { type, props: {} });
      assert.deepEqual(violations, []);
      assert.deepEqual(
        Object.entries(notApplicable),
        rules.map(({ name }) => [name, `${type} declares no containers`]),
      );
    }
  });
  it("the pack prints one line for each of 200 bad containers", async () => {
    const containers = Array.from({ length: 40 }, (_, index) => ({ name: `c${index}` }));
    const resources = Array.from({ length: 5 }, (_, index) => ({ ...pod({ containers }), name: `pod-${index}` }));
    const only = packArgs().policies.filter(({ name }) => name === "read-only-root");
    const messages = (await preview(only, resources)).map(({ message }) => message);
    assert.equal(messages.length, 200);
    assert.equal(messages.filter((message) => message.includes('container "c7" has a writable')).length, 5);
  });
  it("the pack never shows a value that may be secret", async () => {
    const hidden = "hunter2";
    const given = [
      container({
        image: "wordpress",
        readOnly: true,
        envs: [secret(`PASSWORD=${hidden}`)],
        securityOpts: [secret(`seccomp=${hidden}`)],
        tmpfs: { "/run": secret(`ro,exec,${hidden}`), "/cache": secret(`suid,${hidden}`) },
        logOpts: secret({ [hidden]: hidden }),
      }),
      container({
        tmpfs: secret({ [`/etc/${hidden}`]: "exec" }),
        devices: [{ hostPath: secret(`/dev/${hidden}`) }],
        deviceCgroupRules: [secret(`b ${hidden} w`)],
        volumes: [
          { hostPath: secret(`password=${hidden}`), containerPath: "/a" },
          { hostPath: secret(`/srv/${hidden}`), containerPath: secret(`/usr/bin/${hidden}`) },
          { hostPath: secret(`/run/${hidden}/docker.sock`), containerPath: "/c" },
          { volumeName: secret(hidden), containerPath: secret(`/etc/${hidden}`) },
        ],
        mounts: [{ type: "tmpfs", target: secret(`/${hidden}`) }],
      }),
      pod({
        containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "/h", subPath: secret(hidden) }] }],
        volumes: [{ name: "h", hostPath: { path: "/srv" } }],
      }),
      pod({ containers: [{ name: secret(`Not A Name ${hidden}`), command: [hidden], env: [{ value: hidden }] }] }),
    ];
    const shared = given.map((resource) => ({ ...resource, name: "other" }));
    const messages = (await preview(packArgs().policies, [...given, ...shared])).map(({ message }) => message);
    assert.ok(messages.length > 30, `${messages.length} messages`);
    assert.deepEqual(
      messages.filter((message) => message.includes(hidden)),
      [],
    );
  });
});
