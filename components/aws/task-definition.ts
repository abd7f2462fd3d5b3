import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { childOf, keepChildren } from "../children";
import { mebibytes } from "../docker/settings";
import { plainArguments, plainOptions } from "../plain";
import { elsewhere, type Spelling, spell } from "../spelling";
import { processors } from "../values";
import { refuseBeyondMemory } from "../writable";
import { type HardenedTaskDefinitionArgs, LaunchType } from "./args";
import { containerArguments, containerDefinition, resourceName } from "./container";
import { inexpressibleOfTask, inexpressibleOfTaskContainer } from "./inexpressible";
import type { TaskVolumeInput } from "./mounts";

const type = "aws:ecs/taskDefinition:TaskDefinition";

/**
 * `aws.ecs.TaskDefinition`, by its token: the package of the provider has ten thousand files, of which this would be one. The CLI
 * takes the provider that the program has, else the newest one.
 */
class TaskDefinition extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly revision: pulumi.Output<number>;

  constructor(name: string, args: pulumi.Inputs, opts: pulumi.CustomResourceOptions) {
    super(type, name, { arn: undefined, revision: undefined, ...args }, opts);
  }
}

const taskMemory = "512Mi";

const taskSpelling: Spelling<HardenedTaskDefinitionArgs, Record<string, unknown>> = {
  containers: elsewhere, // containersOf
  adopts: elsewhere, // the constructor
  family: elsewhere, // the constructor
  launchType: {
    default: "FARGATE",
    spell: (at, type) => ({ requiresCompatibilities: [at.oneOf(type, Object.values(LaunchType))] }),
  },
  cpus: {
    default: "0.25",
    spell: (at, cpus) => ({
      cpu: at.checked(processors(at, cpus), (count) => `${Math.round(Number(count) * 1024)}`),
    }),
  },
  memory: {
    default: taskMemory,
    spell: (at, size) => ({ memory: at.checked(mebibytes(at, size, 6), (count) => `${count}`) }),
  },
  executionRole: (at, role) => ({ executionRoleArn: resourceName(at, role) }),
  taskRole: (at, role) => ({ taskRoleArn: resourceName(at, role) }),
  tags: (at, tags) => ({ tags: at.strings(tags) }),
};

/** A task definition of Amazon ECS whose containers can write only what `writable` names: their root filesystems are read-only, always. */
export class HardenedTaskDefinition extends pulumi.ComponentResource {
  /** The ARN of the revision, for a service or a schedule. */
  readonly arn: pulumi.Output<string>;
  /** The name under which Amazon ECS counts revisions. */
  readonly family: pulumi.Output<string>;
  /** The number of the revision. */
  readonly revision: pulumi.Output<number>;

  /** @throws when an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedTaskDefinitionArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedTaskDefinition "${name}"`);
    args = plainArguments(at, args);
    opts = plainOptions(at, opts);
    at.takes(args, taskSpelling, inexpressibleOfTask);
    const settings = spell(at, args, taskSpelling);
    const family = taskName(at.property("family"), args.family ?? name);
    const volumes = new Map<string, TaskVolumeInput>();
    const definitions = containersOf(at.property("containers"), name, args, volumes);
    const adopted = adoption(at.property("adopts"), args.adopts, type, opts);
    super("hardened:index:HardenedTaskDefinition", name, args, opts);

    const task = new TaskDefinition(
      name,
      {
        ...settings,
        family,
        networkMode: "awsvpc",
        containerDefinitions: pulumi.jsonStringify(definitions),
        ...(volumes.size === 0 ? {} : { volumes: [...volumes.values()] }),
      },
      { ...adopted, parent: this },
    );
    this.arn = task.arn;
    keepChildren(this, { taskDefinition: task });
    this.family = pulumi.output(family);
    this.revision = task.revision;
    this.registerOutputs({ arn: this.arn, family: this.family, revision: this.revision });
  }

  /** The task definition itself. Only in TypeScript and JavaScript. */
  get taskDefinition(): pulumi.CustomResource {
    return childOf(this, "taskDefinition");
  }
}

function taskName(at: Argument, name: string): string {
  const text = at.plain(name, "string");
  return at.matching(
    text,
    /^[\w-]{1,255}$/,
    'must be at most 255 letters, digits, "-" and "_", such as "shop"',
  ) as string;
}

function containersOf(
  at: Argument,
  component: string,
  { containers, launchType = "FARGATE", memory = taskMemory }: HardenedTaskDefinitionArgs,
  volumes: Map<string, TaskVolumeInput>,
): object[] {
  const all = at.items(containers);
  if (all.length === 0) throw at.refuse("must have a container.");
  const names = all.map(([container, place]) => {
    place.takes(container, containerArguments, inexpressibleOfTaskContainer);
    if (container.name === undefined && all.length > 1) throw place.refuse("needs a `name` beside other containers.");
    return taskName(place.property("name"), container.name ?? component);
  });
  const repeated = names.findIndex((one, index) => names.indexOf(one) !== index);
  if (repeated >= 0) throw at.entry(repeated).property("name").refuse(`must not be "${names[repeated]}" again.`);
  return all.map(([container, place], index) => {
    const name = names[index] as string;
    const definition = containerDefinition(place, name, container, names, launchType === "FARGATE", volumes);
    refuseBeyondMemory(place, container, container.memory ?? memory);
    return definition;
  });
}
