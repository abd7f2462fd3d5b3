import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HardenedTaskDefinition, recipe } from "../../components/index";
import { policy } from "../../policies/engine/policy";
import { workloadOf } from "../../policies/platforms";
import { rules } from "../../policies/rules";
import { remediate, type TestResource } from "../../policies/testing";
import { ensureAws, runAws } from "../../tools/toolchain/aws";
import { ensureCheckov, runCheckov } from "../../tools/toolchain/checkov";
import { preview } from "../components/support";
import { type Request, requestOf } from "../support/aws/request";
import { fargate, jsonText, nativeJob, nativeTask, task } from "../support/resources";

const limits = { memory: 128, cpu: 10 };
const mysql = { name: "db", image: "mysql:8.4", ...limits };
const exposed = {
  mountPoints: [{ sourceVolume: "etc", containerPath: "/host" }],
  linuxParameters: { tmpfs: [{ containerPath: "/scratch", size: 16, mountOptions: ["exec", "suid"] }] },
  ...limits,
};
const several = [
  { name: "web", image: "nginx:1.27", ...limits },
  { name: "log", image: "example", ...limits, readonlyRootFilesystem: true },
  mysql,
];
const job = (props: object): TestResource => ({
  type: "aws:batch/jobDefinition:JobDefinition",
  name: "shop",
  props: { type: "container", ...props },
});
const resources = [
  { type: "VCPU", value: "1" },
  { type: "MEMORY", value: "2048" },
];
const web = { image: "nginx:1.27", resourceRequirements: resources };
const own = (image: string) => ({
  image,
  user: "0",
  resourceRequirements: resources,
  executionRoleArn: "arn:aws:iam::1:role/x",
});
const pod = (securityContext: object = {}) => ({
  podProperties: {
    containers: [
      { name: "web", image: "nginx:1.27", resources: { limits: { memory: "1Gi", cpu: "1" } }, securityContext },
    ],
  },
});

const nodes = (range: object) =>
  job({
    type: "multinode",
    nodeProperties: jsonText({
      numNodes: 1,
      mainNode: 0,
      nodeRangeProperties: [{ targetNodes: "0:", ...range }],
    }),
  });

/** Tasks and jobs with something for each cure. */
const definitions: Readonly<Record<string, TestResource>> = {
  "a task in a text": task({ image: "nginx:1.27", ...limits }),
  "a task in objects": nativeTask({ image: "nginxinc/nginx-unprivileged:1.27", user: "1000", ...limits }),
  "a task with several containers": { ...task({}), props: { family: "shop", containerDefinitions: jsonText(several) } },
  "a task on Fargate": task({ image: "httpd:2.4" }, fargate),
  "a task with a place of the host, in the words of aws": task(exposed, {
    volumes: [{ name: "etc", hostPath: "/etc" }],
  }),
  "a task with a place of the host, in the words of aws-native": nativeTask(exposed, {
    volumes: [{ name: "etc", host: { sourcePath: "/etc" } }],
  }),
  "a task with a file system": nativeTask(
    { ...mysql, mountPoints: [{ sourceVolume: "data", containerPath: "/var/lib/mysql" }] },
    { volumes: [{ name: "data", efsVolumeConfiguration: { filesystemId: "fs-12345678" } }] },
  ),
  "a job in objects": nativeJob(web),
  "a job in a text": job({ containerProperties: jsonText(web) }),
  "a job on Fargate": job({ containerProperties: jsonText(own("adminer")), platformCapabilities: ["FARGATE"] }),
  "a job of several nodes": nodes({ container: web }),
  "a job of several nodes, each with several containers": nodes({
    ecsProperties: { taskProperties: [{ containers: [{ name: "web", ...web }] }] },
  }),
  "a job of several nodes on Amazon EKS": nodes({ eksProperties: pod() }),
  "a job of several containers": job({
    ecsProperties: jsonText({ taskProperties: [{ containers: [{ name: "web", ...web }] }] }),
  }),
  "a job on Amazon EKS, in the words of aws": job({ eksProperties: pod() }),
  "a job on Amazon EKS, in the words of aws-native": {
    ...nativeJob({}),
    props: { type: "container", eksProperties: pod() },
  },
};

/** What HardenedTaskDefinition declares, on Fargate and on EC2. */
async function hardened(): Promise<TestResource[]> {
  const volume = { fileSystem: "fs-12345678", accessPoint: "fsap-12345678" };
  const web = {
    name: "web",
    image: "wordpress:6.8-apache",
    ...recipe("wordpress:6.8-apache", { "/var/www/html": { volume } }),
  };
  const log = { name: "log", image: "app", memory: "64Mi", writable: { "/buffer": { empty: { name: "buffer" } } } };
  const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db";
  const declared = await preview(() => {
    new HardenedTaskDefinition("fargate", {
      containers: [
        { ...web, user: "33:33", secrets: { PASSWORD: arn }, ports: [{ internal: 80 }], stopTimeout: 30 },
        log,
      ],
      tags: { team: "shop" },
    });
    new HardenedTaskDefinition("ec2", {
      launchType: "EC2",
      containers: [
        { ...web, writable: { ...web.writable, "/data": { docker: { name: "data" } } }, dependsOn: { log: "START" } },
        { ...log, essential: false, logging: { driver: "awslogs", options: { "awslogs-group": "shop" } } },
      ],
    });
  });
  return declared
    .filter(({ type }) => type === "aws:ecs/taskDefinition:TaskDefinition")
    .map(({ type, name, inputs }) => ({ type, name, props: inputs }));
}

/** The inputs after every cure of every rule. */
async function curedBy(given: TestResource): Promise<TestResource> {
  const { props } = await remediate(rules.map(policy), given, { level: "remediate" });
  return props === undefined ? given : { ...given, props };
}

function containersOf({ type, props, name = "shop" }: TestResource) {
  return workloadOf(type, props, name).containers;
}

/** Runs `use` with a directory that is gone afterwards. */
async function inDirectory<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-aws-"));
  try {
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

describe("the services of AWS and the cures of the pack", () => {
  let answers: Map<string, { error?: string; kept?: Record<string, unknown> }>;

  before(async function () {
    const aws = await ensureAws((line) => console.log(`      ${line}`));
    if (aws.directory === undefined) {
      console.log(`      skipped: ${aws.reason}`);
      return this.skip();
    }
    const requests: [name: string, request: Request][] = [];
    for (const [name, given] of Object.entries(definitions)) {
      requests.push([name, requestOf(given)]);
      const cured = await curedBy(given);
      assert.notEqual(cured, given, `${name} has something to cure`);
      requests.push([`${name}, cured`, requestOf(cured)]);
    }
    for (const given of await hardened()) requests.push([`the component on ${given.name}`, requestOf(given)]);
    const odd = requestOf(task({ readOnlyRootFilesystem: true }));
    requests.push(["a key that the service does not have", odd]);
    const { code, stdout, stderr } = await inDirectory((directory) => {
      const file = join(directory, "requests.json");
      writeFileSync(file, JSON.stringify(requests.map(([, request]) => request)));
      return runAws(aws.directory, join(__dirname, "../support/aws/register.py"), [file]);
    });
    assert.equal(code, 0, stderr);
    const given = JSON.parse(stdout) as { error?: string; kept?: Record<string, unknown> }[];
    answers = new Map(requests.map(([name], index) => [name, given[index] ?? assert.fail(name)]));
  });

  for (const name of Object.keys(definitions)) {
    it(`botocore's model and moto's server take ${name}, as it is and cured`, () => {
      for (const form of [name, `${name}, cured`]) assert.equal(answers.get(form)?.error, undefined, form);
    });
  }

  it("botocore's model and moto's server take what HardenedTaskDefinition declares, on Fargate and on EC2", () => {
    for (const name of ["the component on fargate", "the component on ec2"])
      assert.equal(answers.get(name)?.error, undefined, name);
  });

  it("botocore's model refuses a key that the service does not have, so that it would tell of a wrong cure", () => {
    const { error = "" } = answers.get("a key that the service does not have") ?? {};
    assert.match(error, /Unknown parameter in containerDefinitions\[0\]: "readOnlyRootFilesystem"/);
  });

  it("moto's server keeps what the cures made", () => {
    const kept = (name: string) =>
      answers.get(`${name}, cured`)?.kept as { containerDefinitions: Record<string, unknown>[] };
    const [container] = kept("a task in a text").containerDefinitions;
    assert.equal(container?.readonlyRootFilesystem, true);
    const mountOptions = ["rw", "noexec", "nosuid", "nodev", "uid=101", "gid=101", "mode=1777"];
    assert.deepEqual(container?.linuxParameters, {
      tmpfs: [
        { containerPath: "/var/cache/nginx", size: 63, mountOptions },
        { containerPath: "/run", size: 1, mountOptions },
      ],
    });
    for (const { readonlyRootFilesystem } of kept("a task with several containers").containerDefinitions)
      assert.equal(readonlyRootFilesystem, true);
  });
});

describe("Checkov and read-only-root about containers of Amazon ECS", function () {
  this.timeout(900_000);

  it("agree on every container of the definitions, as they are and cured", async function () {
    const scanner = await ensureCheckov((line) => console.log(`      ${line}`));
    if (scanner.directory === undefined) {
      console.log(`      skipped: ${scanner.reason}`);
      return this.skip();
    }
    // One task for each container: Checkov gives one verdict for each task.
    const verdicts = new Map<string, boolean>();
    const texts: string[] = [];
    for (const given of Object.values(definitions).filter(({ type }) => type.includes("TaskDefinition"))) {
      for (const form of [given, await curedBy(given)]) {
        const { containerDefinitions } = requestOf(form).params as { containerDefinitions: object[] };
        for (const [index, container] of containersOf(form).entries()) {
          const name = `t${verdicts.size}`;
          verdicts.set(`aws_ecs_task_definition.${name}`, container.readOnlyRoot.effective === true);
          const text = JSON.stringify(JSON.stringify([containerDefinitions[index]]));
          texts.push(
            `resource "aws_ecs_task_definition" "${name}" {\n  family = "${name}"\n  container_definitions = ${text}\n}\n`,
          );
        }
      }
    }
    const flags = ["--file", "main.tf", "--check", "CKV_AWS_336", "--output", "json"];
    const { stdout, stderr } = await inDirectory((directory) => {
      writeFileSync(join(directory, "main.tf"), texts.join("\n"));
      return runCheckov(scanner.directory, flags, directory, "terraform");
    });
    const { results } = JSON.parse(stdout || assert.fail(stderr)) as {
      results: Record<"passed_checks" | "failed_checks", { resource: string }[]>;
    };
    const found = new Map<string, boolean>();
    for (const { resource } of results.passed_checks) found.set(resource, true);
    for (const { resource } of results.failed_checks) found.set(resource, false);
    assert.deepEqual(Object.fromEntries([...found].sort()), Object.fromEntries([...verdicts].sort()));
    assert.deepEqual(new Set(verdicts.values()), new Set([true, false]));
  });
});
