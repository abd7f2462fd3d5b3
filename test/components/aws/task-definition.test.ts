import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  HardenedTaskDefinition,
  type HardenedTaskDefinitionArgs,
  recipe,
  type TaskContainer,
} from "../../../components/index";
import { policies } from "../../../policies/library";
import { ecsExec } from "../../../policies/platforms/aws/exec";
import { preview as previewed, urnOf } from "../../../policies/testing";
import { only, preview, secret } from "../support";

const type = "aws:ecs/taskDefinition:TaskDefinition";
const declared = async (args: HardenedTaskDefinitionArgs) =>
  only(await preview(() => void new HardenedTaskDefinition("shop", args)), type);
const definitions = ({ containerDefinitions }: Record<string, unknown>) => JSON.parse(containerDefinitions as string);

async function refusal(args: object): Promise<string> {
  let message = "it was taken";
  const registered = await preview(() => {
    try {
      new HardenedTaskDefinition("shop", args as HardenedTaskDefinitionArgs);
    } catch (error) {
      message = (error as Error).message;
    }
  });
  assert.deepEqual(registered, [], "nothing is registered");
  return message.replace('HardenedTaskDefinition "shop"', "it");
}

describe("HardenedTaskDefinition", () => {
  it("a HardenedTaskDefinition declares WordPress on Fargate with memory, a file system and nothing else to write", async () => {
    const inputs = await declared({
      memory: "1Gi",
      containers: [
        {
          image: "wordpress:6.8-apache",
          ...recipe("wordpress:6.8-apache", {
            "/var/www/html": { volume: { fileSystem: "fs-12345678", accessPoint: "fsap-12345678" } },
          }),
          user: "33:33",
          env: { WORDPRESS_DB_HOST: "db.example" },
          ports: [{ internal: 80 }],
        },
      ],
    });
    const [container, ...others] = definitions(inputs);
    assert.deepEqual(others, []);
    const { linuxParameters, mountPoints, ...rest } = container;
    assert.deepEqual(rest, {
      image: "wordpress:6.8-apache",
      environment: [{ name: "WORDPRESS_DB_HOST", value: "db.example" }],
      portMappings: [{ containerPort: 80, protocol: "tcp" }],
      user: "33:33",
      name: "shop",
      readonlyRootFilesystem: true,
      privileged: false,
    });
    assert.deepEqual(linuxParameters.capabilities, { drop: ["ALL"] });
    const memory = (linuxParameters.tmpfs as { containerPath: string; mountOptions: string[] }[]).map(
      ({ containerPath, mountOptions }) => [containerPath, mountOptions.slice(0, 4)],
    );
    assert.deepEqual(memory, [
      ["/run/apache2", ["noexec", "nosuid", "nodev", "uid=33"]],
      ["/run/lock/apache2", ["noexec", "nosuid", "nodev", "uid=33"]],
      ["/tmp", ["noexec", "nosuid", "nodev", "uid=33"]],
    ]);
    const [volume] = inputs.volumes as { name: string }[];
    assert.deepEqual(inputs.volumes, [
      {
        name: volume?.name,
        efsVolumeConfiguration: {
          fileSystemId: "fs-12345678",
          transitEncryption: "ENABLED",
          authorizationConfig: { accessPointId: "fsap-12345678", iam: "ENABLED" },
        },
      },
    ]);
    assert.deepEqual(mountPoints, [{ sourceVolume: volume?.name, containerPath: "/var/www/html", readOnly: false }]);
    const { containerDefinitions: _, volumes: __, ...task } = inputs;
    assert.deepEqual(task, {
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "1024",
      family: "shop",
      networkMode: "awsvpc",
    });
  });

  it("a HardenedTaskDefinition on EC2 keeps capabilities, forbids new privileges and rotates logs", async () => {
    const inputs = await declared({
      launchType: "EC2",
      containers: [
        {
          image: "app",
          capabilities: ["CHOWN"],
          writable: { "/data": { docker: { name: "data" } } },
        },
      ],
    });
    const [container] = definitions(inputs);
    assert.deepEqual(container.dockerSecurityOptions, ["no-new-privileges"]);
    assert.deepEqual(container.linuxParameters, { capabilities: { drop: ["ALL"], add: ["CHOWN"] } });
    assert.deepEqual(container.logConfiguration, {
      logDriver: "json-file",
      options: { "max-size": "10m", "max-file": "3" },
    });
    assert.deepEqual(inputs.volumes, [
      { name: "data", dockerVolumeConfiguration: { scope: "shared", autoprovision: true, driver: "local" } },
    ]);
  });

  it("containers of a HardenedTaskDefinition share an empty volume by its name, and wait for each other", async () => {
    const rendered = { "/rendered": { empty: { name: "rendered" } } };
    const inputs = await declared({
      containers: [
        { name: "render", image: "app", essential: false, writable: rendered },
        { name: "web", image: "app", writable: rendered, dependsOn: { render: "SUCCESS" } },
      ],
    });
    assert.deepEqual(inputs.volumes, [{ name: "shared-rendered" }]);
    assert.deepEqual(definitions(inputs)[1].dependsOn, [{ containerName: "render", condition: "SUCCESS" }]);
  });

  it("a HardenedTaskDefinition with an empty directory at each path of ECS Exec is told nothing of it", async () => {
    const { paths } = ecsExec("enableExecuteCommand");
    const told = async (writable: TaskContainer["writable"] = {}) => {
      const props = await declared({ containers: [{ image: "app", writable }] });
      const task = { type, name: "shop", props };
      const service = {
        type: "aws:ecs/service:Service",
        props: { enableExecuteCommand: true },
        propertyDependencies: { taskDefinition: [urnOf(task)] },
      };
      const found = await previewed(policies(), [task, service]);
      return found.filter(({ message }) => message.includes("ECS Exec")).length;
    };
    assert.equal(await told(), 1);
    assert.equal(await told(Object.fromEntries(paths.map((path) => [path, { empty: {} }]))), 0);
  });

  it("containers of a HardenedTaskDefinition share a volume of Docker by its name", async () => {
    const writable = { "/data": { docker: { name: "data" } } };
    const inputs = await declared({
      launchType: "EC2",
      containers: [
        { name: "a", image: "app", writable },
        { name: "b", image: "app", writable },
      ],
    });
    assert.equal((inputs.volumes as object[]).length, 1);
  });

  it("the text of a HardenedTaskDefinition is secret where one of its values is", async () => {
    const inputs = await declared({ containers: [{ image: "app", env: { PASSWORD: pulumi.secret("hunter2") } }] });
    const { value } = inputs.containerDefinitions as { value: string };
    assert.deepEqual(inputs.containerDefinitions, secret(value));
    assert.equal(JSON.parse(value)[0].environment[0].value, "hunter2");
  });

  const image = "app";
  const rows: Record<string, [args: object, says: string]> = {
    "no container": [{ containers: [] }, "it: `containers` must have a container."],
    "two containers without names": [
      { containers: [{ image }, { image }] },
      "it: `containers[0]` needs a `name` beside other containers.",
    ],
    "two containers of one name": [
      {
        containers: [
          { image, name: "a" },
          { image, name: "a" },
        ],
      },
      'it: `containers[1].name` must not be "a" again.',
    ],
    "a capability on Fargate": [
      { containers: [{ image, capabilities: ["CHOWN"] }] },
      'it: `containers[0].capabilities` must not have "CHOWN": Fargate gives back SYS_PTRACE alone. Run the image as its own `user`.',
    ],
    "a volume of Docker on Fargate": [
      { containers: [{ image, writable: { "/data": { docker: { name: "data" } } } }] },
      'it: `containers[0].writable["/data"].docker` needs `launchType` EC2: Fargate has no volumes of Docker.',
    ],
    "a directory beside an access point": [
      {
        containers: [
          {
            image,
            writable: {
              "/data": { volume: { fileSystem: "fs-12345678", accessPoint: "fsap-12345678", directory: "/a" } },
            },
          },
        ],
      },
      'it: `containers[0].writable["/data"].volume.accessPoint` enforces a directory of its own: leave `directory` out.',
    ],
    "the processes of the instance": [
      { containers: [{ image }], pidMode: "host" },
      "it takes no `pidMode`. The processes of the instance and of other containers stay out of reach.",
    ],
    "the network of the instance": [
      { containers: [{ image }], networkMode: "host" },
      "it takes no `networkMode`. Each task has an address of its own (awsvpc); the network of the instance stays out of reach.",
    ],
    "volumes that no container declares": [
      { containers: [{ image }], volumes: [{ name: "etc", hostPath: "/etc" }] },
      "it takes no `volumes`. Each container declares its own in `writable`.",
    ],
    "a volume of Docker that has the name of another volume": [
      {
        launchType: "EC2",
        containers: [
          { image, name: "a", writable: { "/a": { empty: { name: "x" } } } },
          { image, name: "b", writable: { "/b": { docker: { name: "shared-x" } } } },
        ],
      },
      'it: `containers[1].writable["/b"]` has the name of another volume of the task, "shared-x": give it one of its own.',
    ],
    "a volume of Docker with two drivers": [
      {
        launchType: "EC2",
        containers: [
          { image, name: "a", writable: { "/a": { docker: { name: "x" } } } },
          { image, name: "b", writable: { "/b": { docker: { name: "x", driver: "convoy" } } } },
        ],
      },
      'it: `containers[1].writable["/b"]` has the name of another volume of the task, "x": give it one of its own.',
    ],
    "programs in memory of an image that runs none from there": [
      { containers: [{ image: "wordpress:6.8-apache", writable: { "/tmp": { tmpfs: { exec: true } } } }] },
      'it: `containers[0].writable["/tmp"].tmpfs.exec` must not be true: the catalogue knows of no program that wordpress:6.8-apache runs from "/tmp".',
    ],
    "a container that waits for itself": [
      { containers: [{ image, dependsOn: { shop: "START" } }] },
      'it: `containers[0].dependsOn["shop"]` must name another container of the task.',
    ],
    "a log driver that keeps nothing": [
      { containers: [{ image, logging: { driver: "none" } }] },
      'it: `containers[0].logging.driver` must be a driver that takes logs out of the instance, such as "awslogs", "awsfirelens" or "splunk"; leave `logging` out for rotated files of Docker, not "none".',
    ],
    "a value where the ARN of a secret belongs": [
      { containers: [{ image, secrets: { PASSWORD: "letmein" } }] },
      'it: `containers[0].secrets["PASSWORD"]` must be an ARN such as "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db".',
    ],
  };
  for (const [name, [args, says]] of Object.entries(rows)) {
    it(`a HardenedTaskDefinition refuses ${name}`, async () => assert.equal(await refusal(args), says));
  }
});
