import type { Path } from "../../inputs/path";
import type { Agent } from "../../model/container";

/** The property that switches ECS Exec on. */
export const enableExec = "enableExecuteCommand";

/**
 * The agent of ECS Exec, switched on in `where`. Its paths are those that make it work with a read-only root:
 * https://github.com/aws/containers-roadmap/issues/1359
 */
export function ecsExec(where: string): Agent {
  return { name: "ECS Exec", paths: ["/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm"], switch: where };
}

/** Task definitions, whose switch stands in the resources that run them. */
export const taskDefinitions: ReadonlySet<string> = new Set([
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws-native:ecs:TaskDefinition",
  "aws:ecs/daemonTaskDefinition:DaemonTaskDefinition",
  "aws-native:ecs:DaemonTaskDefinition",
]);

/** The place in a resource that runs tasks. */
export interface TaskReference {
  /** The object that holds the switch; `*` stands for every element of a list. */
  readonly at: Path;
  /** The property of that object with the ARN of the task definition. */
  readonly task: string;
}

const inPipe: TaskReference = { at: ["targetParameters", "ecsTaskParameters"], task: "taskDefinitionArn" };
const inSchedule: TaskReference = { at: ["target", "ecsParameters"], task: "taskDefinitionArn" };

/**
 * Resources that run tasks: https://www.pulumi.com/registry/packages/aws/api-docs/ecs/service/ and the pages of the others. A
 * TaskSet has no switch of its own.
 */
export const taskRunners: Readonly<Record<string, TaskReference>> = {
  "aws:ecs/service:Service": { at: [], task: "taskDefinition" },
  "aws-native:ecs:Service": { at: [], task: "taskDefinition" },
  "aws:ecs/daemon:Daemon": { at: [], task: "daemonTaskDefinitionArn" },
  "aws-native:ecs:Daemon": { at: [], task: "daemonTaskDefinitionArn" },
  "aws:cloudwatch/eventTarget:EventTarget": { at: ["ecsTarget"], task: "taskDefinitionArn" },
  "aws-native:events:Rule": { at: ["targets", "*", "ecsParameters"], task: "taskDefinitionArn" },
  "aws:scheduler/schedule:Schedule": inSchedule,
  "aws-native:scheduler:Schedule": inSchedule,
  "aws:pipes/pipe:Pipe": inPipe,
  "aws-native:pipes:Pipe": inPipe,
};
