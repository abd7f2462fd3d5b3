import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { analyze, preview, remediate, secret, unknown } from "../../policies/testing";

const release = (values: unknown, more: object = {}) => ({
  type: "kubernetes:helm.sh/v3:Release",
  name: "blog",
  props: { chart: "wordpress", ...more, values },
});

/** What the rules say of a release, but for the line that its chart is not rendered. */
async function says(values: unknown, more?: object): Promise<string[]> {
  const { violations } = await analyze(policies(), release(values, more));
  return violations
    .filter(({ policy }) => policy !== "inspectable")
    .map(({ policy, level, message }) => `${policy} ${level}: ${message.split("\n").slice(1).join("\n")}`);
}

describe("values of Helm releases", () => {
  it("values that declare a writable root, a privileged container or a capability are faults with their paths", async () => {
    const securityContext = {
      readOnlyRootFilesystem: false,
      privileged: true,
      capabilities: { add: ["SYS_ADMIN"] },
    };
    assert.deepEqual(await says({ controller: { image: "nginx", securityContext } }), [
      "read-only-root mandatory: container values.controller has a writable root filesystem; set values.controller.securityContext.readOnlyRootFilesystem to true",
      "no-read-only-bypass mandatory: container values.controller is privileged and can make every read-only mount writable again; set values.controller.securityContext.privileged to false",
      "no-read-only-bypass mandatory: container values.controller has the capability SYS_ADMIN, which makes every read-only mount writable again; remove values.controller.securityContext.capabilities.add[0]",
    ]);
  });

  it("values that share namespaces of the host are advice with their paths", async () => {
    assert.deepEqual(await says({ agent: { hostPID: true, hostNetwork: true } }), [
      "no-read-only-bypass advisory: container values.agent sees the processes of the host and can write to files of other containers under /proc; remove values.agent.hostPID",
      "confined-process advisory: container values.agent shares the network of the host; remove values.agent.hostNetwork",
    ]);
  });

  it("values with a volume of the host and its mount are a fault", async () => {
    const values = {
      extraVolumes: [{ name: "engine", hostPath: { path: "/var/run/docker.sock" } }],
      extraVolumeMounts: [{ name: "engine", mountPath: "/var/run/docker.sock" }],
    };
    assert.deepEqual(await says(values), [
      "no-read-only-bypass mandatory: container values mounts /var/run/docker.sock of the host, the socket of a container engine, which writes anywhere on request; remove values.extraVolumeMounts[0]",
    ]);
  });

  it("containers that values add are judged by their root and not by what their pod decides", async () => {
    const values = { hostIPC: true, extraInitContainers: [{ name: "init", image: "busybox" }, { name: "patched" }] };
    assert.deepEqual(await says(values), [
      'read-only-root mandatory: init container "init" has a writable root filesystem; set values.extraInitContainers[0].securityContext.readOnlyRootFilesystem to true; the catalogue does not know what the program in busybox writes: npx @readonly-rootfs/cli discover busybox finds out',
      "no-read-only-bypass advisory: container values shares the memory of the host and can write to its /dev/shm; remove values.hostIPC",
      'confined-process advisory: init container "init" lets processes gain privileges; set values.extraInitContainers[0].securityContext.allowPrivilegeEscalation to false',
    ]);
  });

  it("values that are absent, unknown, malformed or switched off say nothing for sure", async () => {
    const unsafe = { readOnlyRootFilesystem: false, privileged: true };
    for (const values of [
      undefined,
      unknown,
      "values",
      [unsafe],
      { web: unknown, securityContext: { privileged: unknown } },
      { metrics: { enabled: false, securityContext: unsafe } },
      { containerSecurityContext: { enabled: false, ...unsafe } },
      { podSecurityContext: unsafe },
      { securityContext: { readOnlyRootFilesystem: true, privileged: false }, extraVolumes: [{ hostPath: unknown }] },
    ]) {
      assert.deepEqual(await says(values), [], JSON.stringify(values));
    }
  });

  it("secret values of a release are judged and not shown", async () => {
    const values = secret({ web: { securityContext: { readOnlyRootFilesystem: false } }, extraContainers: unknown });
    assert.deepEqual(await says(values), [
      "read-only-root mandatory: container values.web has a writable root filesystem; set values.web.securityContext.readOnlyRootFilesystem to true",
    ]);
  });

  it("exemptions match the namespace of a release and not its values", async () => {
    const values = { securityContext: { readOnlyRootFilesystem: false } };
    const exempt = { namespace: "legacy", reason: "old" };
    const config = { "read-only-root": { exemptions: [exempt] } };
    for (const [namespace, count] of [
      ["legacy", 0],
      ["shop", 1],
    ] as const) {
      const { violations } = await analyze(policies(), release(values, { namespace }), { config });
      assert.equal(violations.filter(({ policy }) => policy === "read-only-root").length, count, namespace);
    }
  });

  it("a cure of a release writes the value that said otherwise and nothing else", async () => {
    const values = {
      password: secret("hunter2"),
      web: { replicas: unknown, securityContext: { readOnlyRootFilesystem: false } },
    };
    const { props, by } = await remediate(policies(), release(values), { level: "remediate" });
    assert.deepEqual(by, ["read-only-root"]);
    assert.deepEqual(props, {
      chart: "wordpress",
      values: {
        password: secret("hunter2"),
        web: { replicas: unknown, securityContext: { readOnlyRootFilesystem: true } },
      },
    });
  });

  it("values of a HelmRelease of Flux and of an Application of Argo CD are faults with their paths", async () => {
    const values = { web: { securityContext: { readOnlyRootFilesystem: false } } };
    for (const [type, spec, path] of [
      ["helm.toolkit.fluxcd.io/v2:HelmRelease", { values }, "spec.values.web"],
      [
        "argoproj.io/v1alpha1:Application",
        { source: { helm: { valuesObject: values } } },
        "spec.source.helm.valuesObject.web",
      ],
    ] as const) {
      const { violations } = await analyze(policies(), { type: `kubernetes:${type}`, props: { spec } });
      const said = violations.filter(({ policy }) => policy === "read-only-root").map(({ message }) => message);
      const label = path.split(".").slice(-2).join(".");
      assert.deepEqual(said, [
        `Containers run on a read-only root filesystem.\ncontainer ${label} has a writable root filesystem; set ${path}.securityContext.readOnlyRootFilesystem to true`,
      ]);
    }
  });

  it("a release without such values is reported once, as one that cannot be inspected", async () => {
    const violations = await preview(policies(), [release({ replicaCount: 2 })]);
    assert.deepEqual(
      violations.map(({ policy }) => policy),
      ["inspectable"],
    );
  });
});
