import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { capabilities } from "../capability";
import { mebibytes } from "../docker/settings";
import { imageReference } from "../image";
import { elsewhere, type Spelling, spell, spelled } from "../spelling";
import { directory, environment, portNumber, printable, words } from "../values";
import { containerUser } from "../writable";
import { Condition, type TaskContainer, type TaskLogging, type TaskPort, TaskProtocol } from "./args";
import { type TaskVolumeInput, taskMounts } from "./mounts";

type Definition = Record<string, unknown>;

const portSpelling: Spelling<TaskPort, Definition> = {
  internal: { required: (at, port) => ({ containerPort: portNumber(at, port) }) },
  protocol: {
    default: "tcp",
    spell: (at, protocol) => ({ protocol: at.oneOf(protocol, Object.values(TaskProtocol)) }),
  },
};

function portMappings(at: Argument, list: TaskPort[]): Definition[] {
  return at.items(list).map(([port, place], index) => {
    const same = (other: TaskPort) =>
      other.internal === port.internal && (other.protocol ?? "tcp") === (port.protocol ?? "tcp");
    if (list.slice(0, index).some(same)) throw place.refuse("is declared already: declare each port once.");
    return spelled(place, port, portSpelling);
  });
}

const loggingSpelling: Spelling<TaskLogging, Definition> = {
  driver: { required: (at, driver) => ({ logDriver: logDriver(at, driver) }) },
  options: (at, options) => ({
    options: Object.fromEntries(
      at.entries(options).map(([key, value, place]) => {
        printable(place, key);
        return [key, place.string(value)];
      }),
    ),
  }),
};

function logDriver(at: Argument, driver: string): string {
  const contract =
    'must be a driver that takes logs out of the instance, such as "awslogs", "awsfirelens" or "splunk"; leave `logging` out for rotated files of Docker';
  return at.matching(driver, /^(awslogs|awsfirelens|fluentd|gelf|journald|splunk|syslog)$/, contract) as string;
}

/** Docker's files on the instance, bounded. */
const rotated = { logDriver: "json-file", options: { "max-size": "10m", "max-file": "3" } };

const arn = /^arn:[\w-]+:[\w-]+:[\w-]*:\d*:\S+$/;

/** An ARN, which may be an output. */
export const resourceName = (at: Argument, name: pulumi.Input<string>) =>
  at.matching(name, arn, 'must be an ARN such as "arn:aws:iam::123456789012:role/shop"');

/** The ARN of a secret. What stands there instead may be the secret itself, so the refusal shows none of it. */
const secretName = (at: Argument, name: pulumi.Input<string>) =>
  at.checked(name, (text) => {
    if (typeof text === "string" && arn.test(text)) return text;
    throw at.refuse('must be an ARN such as "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db".');
  });

/** How Amazon ECS spells each argument of a container. */
const containerSpelling: Spelling<TaskContainer, Definition> = {
  name: elsewhere, // task-definition.ts
  image: { required: (at, image, args) => ({ image: imageReference(at, image, args) }) },
  command: (at, command) => ({ command: words(at, command) }),
  entrypoints: (at, entrypoints) => ({ entryPoint: words(at, entrypoints) }),
  env: (at, env) => ({ environment: environment(at, env).map(([name, value]) => ({ name, value })) }),
  secrets: (at, secrets) => ({
    secrets: environment(at, secrets, secretName).map(([name, valueFrom]) => ({ name, valueFrom })),
  }),
  writable: elsewhere, // mounts.ts
  ports: (at, ports) => ({ portMappings: portMappings(at, ports) }),
  capabilities: elsewhere, // hardening
  user: (at, user) => ({ user: containerUser(at, user) }),
  workingDir: (at, workingDir) => ({ workingDirectory: directory(at, workingDir) }),
  memory: (at, size) => ({ memory: mebibytes(at, size, 6) }),
  logging: (at, logging) => ({ logConfiguration: spelled(at, logging, loggingSpelling) }),
  essential: (at, essential) => ({ essential: at.plain(essential, "boolean") }),
  dependsOn: elsewhere, // task-definition.ts
  stopTimeout: (at, seconds) => ({ stopTimeout: at.count(seconds, 0, 120) }),
};

/** The table of the arguments of a container, for the list of those it takes. */
export const containerArguments = containerSpelling;

/** A container as Amazon ECS takes it; its volumes are added to those of the task. */
export function containerDefinition(
  at: Argument,
  name: string,
  args: TaskContainer,
  names: readonly string[],
  onFargate: boolean,
  volumes: Map<string, TaskVolumeInput>,
): Definition {
  const { tmpfs, mountPoints } = taskMounts(at, name, args, onFargate, volumes);
  const add = kept(at.property("capabilities"), args, onFargate);
  const dependsOn = at
    .property("dependsOn")
    .entries(args.dependsOn)
    .map(([containerName, condition, place]) => {
      if (!names.includes(containerName) || containerName === name) {
        throw place.refuse("must name another container of the task.");
      }
      return { containerName, condition: place.oneOf(condition, Object.values(Condition)) };
    });
  return {
    ...(onFargate ? {} : { logConfiguration: rotated, dockerSecurityOptions: ["no-new-privileges"] }),
    ...spell(at, args, containerSpelling),
    name,
    readonlyRootFilesystem: true,
    privileged: false,
    linuxParameters: {
      capabilities: { drop: ["ALL"], ...(add.length === 0 ? {} : { add }) },
      ...(tmpfs.length === 0 ? {} : { tmpfs }),
    },
    ...(mountPoints.length === 0 ? {} : { mountPoints }),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
  };
}

function kept(at: Argument, args: TaskContainer, onFargate: boolean): string[] {
  const names = capabilities(at, args.capabilities);
  const other = names.find((name) => name !== "SYS_PTRACE");
  if (onFargate && other !== undefined) {
    throw at.refuse(
      `must not have "${other}": Fargate gives back SYS_PTRACE alone. Run the image as its own \`user\`.`,
    );
  }
  return names;
}
