import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { isObject } from "../../inputs/proxies";
import { TextProps } from "../../inputs/text";
import type { Container, Grant } from "../../model/container";
import { podContainers } from "../kubernetes/container";
import type { Dialect, Pod } from "../kubernetes/pods";
import { type Adapter, type Adapters, type Workload, workload } from "../workload";
import { taskContainers } from "./container";
import { spelling } from "./spelling";
import { isWindows, type Lists, namesFargate, plural, singular, type Task } from "./task";

const windows = "a Windows task cannot have a read-only root filesystem";

/** https://www.pulumi.com/registry/packages/aws/api-docs/ecs/taskdefinition/: the containers are a JSON text. */
const ecsTaskInText: Adapter = (props, { name }) => {
  const text = new TextProps(props, ["containerDefinitions"], spelling);
  return declared(props, [text], () => [ecsTask(props, text, name)]);
};

/** https://www.pulumi.com/registry/packages/aws-native/api-docs/ecs/taskdefinition/ */
const ecsTaskInObjects: Adapter = (props, { name }) => declared(props, [], () => [ecsTask(props, props, name)]);

function ecsTask(owner: Props, props: Props, resource: string): Task {
  const containers = props.objects(["containerDefinitions"]);
  const fargate = namesFargate(owner, ["requiresCompatibilities"]);
  return { props, containers, owner, at: [], service: "ecs", lists: singular, fargate, resource };
}

/** https://www.pulumi.com/registry/packages/aws/api-docs/ecs/daemontaskdefinition/: a task on each managed instance. */
const daemon =
  (lists: Lists): Adapter =>
  (props, { name }) =>
    declared(props, [], () => [{ ...ecsTask(props, props, name), service: "daemon", lists, fargate: false }]);

/** https://www.pulumi.com/registry/packages/aws/api-docs/ecs/expressgatewayservice/ */
const expressService: Adapter = (props) =>
  workload(props, [], {
    opaque: {
      reason: "Amazon ECS makes its task definition, with a writable root filesystem",
      advice: "use aws.ecs.Service with a task definition of your own",
    },
  });

/** https://www.pulumi.com/registry/packages/aws/api-docs/batch/jobdefinition/: three of its properties are JSON texts. */
const batchJobInText: Adapter = (props, { name }) => {
  const text = (property: string) => new TextProps(props, [property], spelling);
  const [container, node, ecs] = [text("containerProperties"), text("nodeProperties"), text("ecsProperties")];
  const by = { container, node, ecs, eks: props, dialect: bridged };
  return declared(
    props,
    [container, node, ecs],
    (fargate) => tasks(by, fargate, name),
    () => pods(by),
  );
};

/** https://www.pulumi.com/registry/packages/aws-native/api-docs/batch/jobdefinition/ */
const batchJobInObjects: Adapter = (props, { name }) => {
  const by = { container: props, node: props, ecs: props, eks: props, dialect: api };
  return declared(
    props,
    [],
    (fargate) => tasks(by, fargate, name),
    () => pods(by),
  );
};

/** The properties in which a job declares its containers. */
interface Properties extends Readonly<Record<"container" | "node" | "ecs" | "eks", Props>> {
  /** The property names of `eksProperties`. */
  readonly dialect: Dialect;
}

/**
 * The property names of AWS Batch's API and the provider aws-native. The host's network is the default.
 *
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_EksPodProperties.html
 */
const api: Dialect = {
  readOnlyRoot: "readOnlyRootFilesystem",
  command: "command",
  env: "env",
  undecided: ["capabilities", "seccompProfile", "hostNetwork"],
};

/** The property names of the provider aws: names of lists are plural. */
const bridged: Dialect = { ...api, readOnlyRoot: "readOnlyRootFileSystem", command: "commands", env: "envs" };

function tasks({ container, node, ecs }: Properties, fargate: boolean, resource: string): Task[] {
  const task = (props: Props, at: Path, containers: readonly Path[]): Task => {
    return { props, containers, owner: props, at, service: "batch", lists: singular, fargate, resource };
  };
  const alone = (props: Props, at: Path) => (isObject(props.read(at)) ? [task(props, at, [at])] : []);
  const several = (props: Props, at: Path) =>
    props.objects(at, ["taskProperties"]).map((one) => task(props, one, props.objects(one, ["containers"])));
  return [
    ...alone(container, ["containerProperties"]),
    ...ranges(node).flatMap((at) => [...alone(node, [...at, "container"]), ...several(node, [...at, "ecsProperties"])]),
    ...several(ecs, ["ecsProperties"]),
  ];
}

const ranges = (node: Props) => node.objects(["nodeProperties", "nodeRangeProperties"]);

/** The pods of a job on Amazon EKS; their messages use the words of Kubernetes. */
function pods({ node, eks, dialect }: Properties): Container[] {
  const inNodes = ranges(node).map((at) => ({ props: node, at: [...at, "eksProperties"], dialect: api }));
  return [...inNodes, { props: eks, at: ["eksProperties"], dialect }].flatMap(({ props, at, dialect }) => {
    const owner: Path = [...at, "podProperties"];
    const pod: Pod = {
      owner,
      kind: "Pod",
      spec: owner,
      metadata: [...owner, "metadata"],
      patch: false,
      claims: [],
      claimsFirst: false,
      dialect,
    };
    return podContainers(props, pod);
  });
}

/** The workload of the tasks and pods that a resource declares, some of them in `texts`. */
function declared(
  props: Props,
  texts: readonly TextProps[],
  tasksOf: (fargate: boolean) => readonly Task[],
  podsOf: () => readonly Container[] = () => [],
): Workload {
  let onWindows = false;
  const { result: containers, unknown: unseen } = props.collectUnknown(() => {
    const ofTasks = tasksOf(namesFargate(props, ["platformCapabilities"])).flatMap((task) => {
      const runs = isWindows(task.owner, task.at);
      onWindows ||= runs === true;
      return runs === false ? taskContainers(task) : [];
    });
    return [...ofTasks, ...podsOf()];
  });
  const hidden = texts.flatMap(fault);
  if (onWindows && containers.length === 0 && unseen.length === 0 && hidden.length === 0) {
    return workload(props, [], { notApplicable: windows });
  }
  return workload(props, hidden.length === 0 ? containers : [], { unseen, grants: hidden });
}

/** What may hide anything: parsers differ about the one of two keys that counts, and about what is JSON. */
function fault({ path, malformed, repeated }: TextProps): Grant[] {
  const [what, instead] = malformed ? ["is no JSON document", "correct it"] : ["has a key twice", "keep one of them"];
  if (!malformed && !repeated) return [];
  const says = `cannot be inspected: ${showPath(path)} ${what}`;
  return [{ label: "its containers", kind: "anything", says, value: "", instead }];
}

export const aws: Adapters = {
  "aws:ecs/taskDefinition:TaskDefinition": ecsTaskInText,
  "aws-native:ecs:TaskDefinition": ecsTaskInObjects,
  "aws:ecs/daemonTaskDefinition:DaemonTaskDefinition": daemon(plural),
  "aws-native:ecs:DaemonTaskDefinition": daemon(singular),
  "aws:ecs/expressGatewayService:ExpressGatewayService": expressService,
  "aws-native:ecs:ExpressGatewayService": expressService,
  "aws:batch/jobDefinition:JobDefinition": batchJobInText,
  "aws-native:batch:JobDefinition": batchJobInObjects,
};
