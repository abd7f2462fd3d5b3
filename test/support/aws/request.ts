// What the providers aws and aws-native send to the services for inputs of a Pulumi resource.
import type { TestResource } from "../../../policies/testing";

type Json = Record<string, unknown>;

/** A call of an operation, with names as boto3 has them. */
export interface Request {
  readonly service: "ecs" | "batch";
  readonly operation: "register_task_definition" | "register_job_definition";
  readonly params: object;
}

/** Names that the providers give to properties of the services. */
const renamed: Readonly<Record<string, string>> = {
  commands: "command",
  configureAtLaunch: "configuredAtLaunch",
  envs: "env",
  filesystemId: "fileSystemId",
  fSxWindowsFileServerVolumeConfiguration: "fsxWindowsFileServerVolumeConfiguration",
  readOnlyRootFileSystem: "readOnlyRootFilesystem",
  s3FilesVolumeConfiguration: "s3filesVolumeConfiguration",
};

function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== "object" || value === null) return value;
  const { hostPath, ...rest } = value as Json;
  // The provider aws has it flat in a volume of a task; in a device and in a pod it is what it is called.
  const flat = typeof hostPath === "string" && "name" in rest;
  const own = flat ? { ...rest, host: { sourcePath: hostPath } } : value;
  return Object.fromEntries(Object.entries(own).map(([key, inner]) => [renamed[key] ?? key, asSent(inner)]));
}

const parsed = (value: unknown) => (typeof value === "string" ? JSON.parse(value) : value);

/** The request that registers a task or a job. */
export function requestOf({ type, name = "shop", props }: TestResource): Request {
  const sent = asSent(
    Object.fromEntries(
      Object.entries(props).map(([key, value]) => [key, /^(container|node|ecs)/.test(key) ? parsed(value) : value]),
    ),
  ) as Json;
  const { tags } = sent;
  if (typeof tags === "object" && tags !== null && !Array.isArray(tags)) {
    sent.tags = Object.entries(tags).map(([key, value]) => ({ key, value }));
  }
  return type.includes("TaskDefinition")
    ? { service: "ecs", operation: "register_task_definition", params: { family: name, ...sent } }
    : { service: "batch", operation: "register_job_definition", params: { jobDefinitionName: name, ...sent } };
}
