import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import type { AnyRule } from "../../policies/rule";
import { confinedProcess } from "../../policies/rules/confined-process";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { inspectable } from "../../policies/rules/inspectable";
import { noReadOnlyBypass } from "../../policies/rules/no-read-only-bypass";
import { readOnlyHostMounts } from "../../policies/rules/read-only-host-mounts";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, remediate, secret, type TestResource, unknown } from "../../policies/testing";
import { nativeJob, nativeTask, task } from "../support/resources";
import { saysAbout } from "../support/rule-table";

const ecs = "aws:ecs/taskDefinition:TaskDefinition";
const batch = "aws:batch/jobDefinition:JobDefinition";
const definitions = (containerDefinitions: unknown, rest: object = {}): TestResource => ({
  type: ecs,
  name: "shop",
  props: { family: "shop", containerDefinitions, ...rest },
});
const job = (props: object): TestResource => ({ type: batch, name: "shop", props });

async function cured(given: TestResource, rule: AnyRule = readOnlyRoot): Promise<object | undefined> {
  return (await remediate([policy(rule)], given, { level: "remediate" })).props;
}

const flag = (at: string) =>
  `set ${at} to true; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out`;

describe("a text of container definitions", () => {
  const container = { name: "web", image: "example", environment: [{ name: "A", value: "é" }], cpu: 0.5 };

  it("a text of container definitions is cured in place, and keeps its own indentation, order and characters", async () => {
    const text = JSON.stringify([container], null, 2);
    assert.deepEqual(await saysAbout(readOnlyRoot, definitions(text)), [
      `container "web" has a writable root filesystem; ${flag("containerDefinitions[0].readonlyRootFilesystem")}`,
    ]);
    const after = JSON.stringify([{ ...container, readonlyRootFilesystem: true }], null, 2);
    assert.deepEqual(await cured(definitions(text, { tags: { team: secret("shop") } })), {
      family: "shop",
      containerDefinitions: after,
      tags: { team: secret("shop") },
    });
  });

  it("a text of container definitions is read and cured with keys in any case, which keep their case", async () => {
    const upper = '[{"Name":"web","Image":"example","ReadonlyRootFilesystem":false,"DockerLabels":{"a":"1","A":"2"}}]';
    assert.deepEqual(await saysAbout(readOnlyRoot, definitions(upper)), [
      `container "web" has a writable root filesystem; ${flag("containerDefinitions[0].readonlyRootFilesystem")}`,
    ]);
    const after = await cured(definitions(upper));
    assert.deepEqual(after, {
      family: "shop",
      containerDefinitions: upper.replace("false", "true"),
    });
    const kubernetes = '[{"name":"web","image":"example","readOnlyRootFilesystem":true}]';
    assert.deepEqual(await saysAbout(readOnlyRoot, definitions(kubernetes)), []);
  });

  it("a text of container definitions with a key twice, in one spelling or two, is a finding", async () => {
    for (const keys of [
      '"readonlyRootFilesystem":true,"ReadonlyRootFilesystem":false',
      '"linuxParameters":{"capabilities":{"add":["ALL"]}},"linuxParameters":{}',
      '"privileged":false,"privileged":true',
      '"readonlyRootFile\u017fystem":false,"readonlyRootFilesystem":true',
    ]) {
      const given = definitions(`[{"name":"web",${keys}}]`);
      assert.deepEqual(await saysAbout(noReadOnlyBypass, given), [
        "its containers cannot be inspected: containerDefinitions has a key twice; keep one of them",
      ]);
      assert.equal(await cured(given), undefined);
    }
  });

  it("a text of container definitions that is no JSON document, or one that no parser takes, is a finding", async () => {
    const deep = `${"[".repeat(600)}${"]".repeat(600)}`;
    const beside = `[{"name":"web","image":"example","x":${deep}}]`;
    for (const odd of ["{", "", '[{"name":"web"}] []', 5, [container], deep, beside]) {
      assert.deepEqual(await saysAbout(noReadOnlyBypass, definitions(odd)), [
        "its containers cannot be inspected: containerDefinitions is no JSON document; correct it",
      ]);
      assert.equal(await cured(definitions(odd)), undefined);
    }
  });

  it("a text of container definitions of another shape declares no containers", async () => {
    for (const odd of ["null", "{}", "[]", "[null, 5]", '{"__proto__":{"containers":[]}}']) {
      assert.deepEqual(await saysAbout(readOnlyRoot, definitions(odd)), [], odd);
      assert.deepEqual(await saysAbout(inspectable, definitions(odd)), [], odd);
    }
  });

  it("an unknown text of container definitions is one line for all rules", async () => {
    assert.deepEqual(await saysAbout(inspectable, definitions(unknown)), [
      "advisory: containers cannot be judged until containerDefinitions is known",
    ]);
    for (const rule of [readOnlyRoot, noReadOnlyBypass, confinedProcess])
      assert.deepEqual(await saysAbout(rule, definitions(unknown)), []);
  });

  it("a secret text of container definitions shows no container name that Kubernetes would refuse", async () => {
    const given = definitions(secret('[{"name":"Hunter2","image":"example"},{"name":"web","image":"example"}]'));
    const [first, second] = await saysAbout(readOnlyRoot, given);
    assert.match(first ?? "", /^container containerDefinitions\[0\] has a writable root filesystem;/);
    assert.match(second ?? "", /^container "web" has a writable root filesystem;/);
    const named = definitions('[{"name":"Web_1","image":"example"}]');
    assert.match((await saysAbout(readOnlyRoot, named))[0] ?? "", /^container "Web_1" has/);
  });
});

describe("a task on Windows", () => {
  const windows = { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } };

  it("a task on Windows is not judged, because ECS refuses a read-only root there", async () => {
    for (const given of [task({}, windows), nativeTask({}, windows)]) {
      const report = await analyze([policy(readOnlyRoot)], given, { level: "mandatory" });
      assert.deepEqual(report, {
        violations: [],
        notApplicable: { "read-only-root": "a Windows task cannot have a read-only root filesystem" },
      });
    }
  });

  it("a task whose operating system is unknown cannot be judged", async () => {
    const given = nativeTask({}, { runtimePlatform: { operatingSystemFamily: unknown } });
    assert.deepEqual(await saysAbout(inspectable, given), [
      "advisory: containers cannot be judged until runtimePlatform.operatingSystemFamily is known",
    ]);
  });
});

describe("a service of Amazon ECS Express Mode", () => {
  it("a service of Express Mode is reported as not inspectable, for its API has no flag", async () => {
    const reason = "Amazon ECS makes its task definition, with a writable root filesystem";
    const advice = "use aws.ecs.Service with a task definition of your own";
    for (const type of [
      "aws:ecs/expressGatewayService:ExpressGatewayService",
      "aws-native:ecs:ExpressGatewayService",
    ]) {
      const given = { type, name: "shop", props: { primaryContainer: { image: "nginx" } } };
      assert.deepEqual(await saysAbout(inspectable, given), [
        `its containers cannot be inspected: ${reason}; ${advice}`,
      ]);
      assert.deepEqual(await saysAbout(readOnlyRoot, given), []);
    }
  });
});

describe("a daemon of Amazon ECS Managed Instances", () => {
  it("a daemon is read in the plural words of the provider aws", async () => {
    const given: TestResource = {
      type: "aws:ecs/daemonTaskDefinition:DaemonTaskDefinition",
      name: "agent",
      props: {
        memory: "128",
        volumes: [{ name: "etc", hosts: [{ sourcePath: "/etc" }] }],
        containerDefinitions: [
          {
            name: "agent",
            image: "docker.io/library/postgres:17",
            readonlyRootFilesystem: true,
            environments: [{ name: "PGDATA", value: "/srv/db" }],
            linuxParameters: { capabilities: { adds: ["SYS_ADMIN"], drops: ["ALL"] } },
            mountPoints: [{ sourceVolume: "etc", containerPath: "/host" }],
          },
        ],
      },
    };
    const at = "containerDefinitions[0]";
    assert.deepEqual(await saysAbout(noReadOnlyBypass, given), [
      `container "agent" has the capability SYS_ADMIN, which makes every read-only mount writable again; remove ${at}.linuxParameters.capabilities.adds[0]`,
    ]);
    assert.deepEqual(await saysAbout(readOnlyHostMounts, given), [
      `container "agent" can write to /etc of the host; set ${at}.mountPoints[0].readOnly to true`,
    ]);
    assert.deepEqual(await saysAbout(confinedProcess, given), []);
    assert.deepEqual(await saysAbout(dataOnVolumes, given), [
      'container "agent" has no volume at the directory that PGDATA names, where postgres:17 keeps its data; mount an EFS volume there',
    ]);
  });
});

describe("a job of AWS Batch", () => {
  it("a container without a name in a job of AWS Batch is named by its resource", async () => {
    assert.deepEqual(await saysAbout(readOnlyRoot, nativeJob({})), [
      `container "shop" has a writable root filesystem; ${flag("containerProperties.readonlyRootFilesystem")}`,
    ]);
  });

  it("a job of AWS Batch is judged in every text and every object that declares containers", async () => {
    const pod = { containers: [{ name: "pod", image: "example" }] };
    const given = job({
      containerProperties: '{"image":"example","readonlyRootFilesystem":false}',
      ecsProperties: '{"taskProperties":[{"containers":[{"name":"log","image":"example"}]}]}',
      nodeProperties: JSON.stringify({
        nodeRangeProperties: [{ container: { image: "example" } }, { eksProperties: { podProperties: pod } }],
      }),
      eksProperties: { podProperties: pod },
    });
    const at = (path: string, name: string) => `container "${name}" has a writable root filesystem; ${flag(path)}`;
    assert.deepEqual(await saysAbout(readOnlyRoot, given), [
      at("containerProperties.readonlyRootFilesystem", "shop"),
      at("nodeProperties.nodeRangeProperties[0].container.readonlyRootFilesystem", "shop"),
      at("ecsProperties.taskProperties[0].containers[0].readonlyRootFilesystem", "log"),
      at(
        "nodeProperties.nodeRangeProperties[1].eksProperties.podProperties.containers[0].securityContext.readOnlyRootFilesystem",
        "pod",
      ),
      at("eksProperties.podProperties.containers[0].securityContext.readOnlyRootFileSystem", "pod"),
    ]);
    const after = (await cured(given)) as Record<string, unknown>;
    assert.equal(after.containerProperties, '{"image":"example","readonlyRootFilesystem":true}');
    assert.equal(
      after.ecsProperties,
      '{"taskProperties":[{"containers":[{"name":"log","image":"example","readonlyRootFilesystem":true}]}]}',
    );
    assert.deepEqual(after.eksProperties, {
      podProperties: {
        containers: [{ name: "pod", image: "example", securityContext: { readOnlyRootFileSystem: true } }],
      },
    });
    assert.deepEqual(await saysAbout(readOnlyRoot, { ...given, props: after }), []);
  });

  it("a pod on Amazon EKS is asked for no property that AWS Batch refuses", async () => {
    const container = {
      name: "web",
      image: "example",
      securityContext: { allowPrivilegeEscalation: false },
      resources: { limits: { memory: "1Gi" } },
    };
    const podProperties = { containers: [container], hostNetwork: false };
    assert.deepEqual(await saysAbout(confinedProcess, job({ eksProperties: { podProperties } })), []);
    const open = { containers: [container], hostNetwork: true };
    assert.deepEqual(await saysAbout(confinedProcess, job({ eksProperties: { podProperties: open } })), [
      'container "web" shares the network of the host; remove eksProperties.podProperties.hostNetwork',
    ]);
  });
});
