// Resources for rule tables: a Docker container, a Swarm service, a pod, a deployment, a task and a job of AWS.
import { SecretValue, secret, unknown } from "../../policies/testing";

export const container = (props: object) => ({
  type: "docker:index/container:Container",
  name: "web",
  props: { image: "example", ...props },
});

export const service = (containerSpec: object, rest: object = {}) => ({
  type: "docker:index/service:Service",
  name: "web",
  props: { name: "web", taskSpec: { containerSpec: { image: "example", ...containerSpec }, ...rest } },
});

export const pod = (spec: object, metadata: object = {}) => ({
  type: "kubernetes:core/v1:Pod",
  name: "web",
  props: { apiVersion: "v1", kind: "Pod", metadata, spec },
});

export const deployment = (spec: object, metadata: object = {}) => ({
  type: "kubernetes:apps/v1:Deployment",
  name: "web",
  props: { apiVersion: "apps/v1", kind: "Deployment", metadata: {}, spec: { template: { metadata, spec } } },
});

/** The JSON text that `pulumi.jsonStringify` makes: unknown or secret as a whole if a part of it is. */
export function jsonText(value: unknown): unknown {
  let isSecret = false;
  let isUnknown = false;
  const text = JSON.stringify(value, (_, inner) => {
    if (inner === unknown) isUnknown = true;
    if (!(inner instanceof SecretValue)) return inner;
    isSecret = true;
    return inner.value;
  });
  return isUnknown ? unknown : isSecret ? secret(text) : text;
}

/** A task of Amazon ECS on EC2 with one container, as the provider aws declares it. */
export const task = (definition: object, rest: object = {}) => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "shop",
  props: {
    family: "shop",
    containerDefinitions: jsonText([{ name: "web", image: "example", ...definition }]),
    ...rest,
  },
});

/** The same with objects, as the provider aws-native declares it. */
export const nativeTask = (definition: object, rest: object = {}) => ({
  type: "aws-native:ecs:TaskDefinition",
  name: "shop",
  props: { family: "shop", containerDefinitions: [{ name: "web", image: "example", ...definition }], ...rest },
});

/** A task on Fargate. */
export const fargate = { requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc", cpu: "256", memory: "512" };

/** A job of AWS Batch with one container, as the provider aws-native declares it. */
export const nativeJob = (container: object, rest: object = {}) => ({
  type: "aws-native:batch:JobDefinition",
  name: "shop",
  props: { type: "container", containerProperties: { image: "example", ...container }, ...rest },
});

/** The line of several pieces of advice about one container: of these texts, each of which begins with its name. */
export const also = (first: string, ...rest: readonly string[]) =>
  [first, ...rest.map((text) => `it also ${text.replace(/^(advisory: )?\S+ \S+ /, "")}`)].join("; ");
