import { showPath } from "../inputs/path";
import type { Props } from "../inputs/props";
import { type Adapter, type Adapters, noContainers, workload } from "./workload";

/** Programs that start containers, with the words that make them do it. */
const programs: readonly RegExp[] = [
  /\b(docker|podman|nerdctl)\s(?:[^\n;|&]{0,200}\s)?(?:run|create|compose|stack|service|play|kube)\b/,
  /\b(docker-compose|podman-compose)\b/,
  /\b(kubectl|oc)\s(?:[^\n;|&]{0,200}\s)?(?:apply|run|replace|patch|debug|create\s+(?:-f|--filename|deploy|job|cronjob))/,
  /\b(helm|kustomize)\s(?:[^\n;|&]{0,200}\s)?(?:install|upgrade|build)\b/,
  /\b(aws)\s(?:[^\n;|&]{0,200}\s)?(?:register-task-definition|register-job-definition|run-task)\b/,
];

/** Commands that a shell runs, as those of `command.local.Command` and `command.remote.Command`. */
const command: Adapter = (props, { type }) => {
  for (const key of ["create", "update"]) {
    const text = textAt(props, key);
    const [, program] = programs.map((one) => one.exec(text)).find((match) => match !== null) ?? [];
    if (program === undefined) continue;
    const reason = `${showPath([key])} runs ${program}, whose containers no program declares`;
    return workload(props, [], { opaque: { reason, advice: "declare them as resources" } });
  }
  return noContainers(props, type);
};

/** Types of CloudFormation that declare containers. */
const declaring = /AWS::(ECS::(TaskDefinition|DaemonTaskDefinition|ExpressGatewayService)|Batch::JobDefinition)/;

/** Resources of AWS that a template declares in the language of CloudFormation. */
const template =
  (...keys: readonly string[]): Adapter =>
  (props, { type }) => {
    for (const key of keys) {
      const [found] = declaring.exec(textAt(props, key)) ?? [];
      if (found === undefined) continue;
      const reason = `${showPath([key])} declares ${found} in the language of CloudFormation`;
      return workload(props, [], { opaque: { reason, advice: "use the resource of aws or aws-native" } });
    }
    return noContainers(props, type);
  };

/** The text at a key; empty while it is not known. */
function textAt(props: Props, key: string): string {
  const value = props.readQuietly([key]);
  return typeof value === "string" ? value : "";
}

/** Resources whose containers stand in another language: said, and not judged. */
export const elsewhere: Adapters = {
  "command:local:Command": command,
  "command:remote:Command": command,
  "aws:cloudformation/stack:Stack": template("templateBody"),
  "aws:cloudformation/stackSet:StackSet": template("templateBody"),
  "aws-native:cloudformation:Stack": template("templateBody"),
  "aws-native:cloudformation:StackSet": template("templateBody"),
  "aws:cloudcontrol/resource:Resource": template("typeName"),
  "aws-native:index:ExtensionResource": template("type"),
};
