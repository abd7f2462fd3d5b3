import { type Path, showPath } from "../inputs/path";
import type { Props } from "../inputs/props";
import { type Adapter, type Adapters, noContainers, type Opaque, workload } from "./workload";

const words = "(?:[^\\n;|&]{0,200}\\s)?";

/** What a text does that starts containers, and how to find it. */
const starting: readonly (readonly [verb: string, pattern: RegExp])[] = [
  ["runs", new RegExp(`\\b(docker|podman|nerdctl)\\s${words}(?:run|create|compose|stack|service|play|kube)\\b`)],
  ["runs", /\b(docker-compose|podman-compose|systemd-nspawn)\b/],
  [
    "runs",
    new RegExp(
      `\\b(kubectl|oc)\\s${words}(?:apply|run|replace|patch|debug|create\\s+(?:-f|--filename|deploy|job|cronjob))`,
    ),
  ],
  ["runs", new RegExp(`\\b(helm|kustomize)\\s${words}(?:install|upgrade|build)\\b`)],
  ["runs", new RegExp(`\\b(aws)\\s${words}(?:register-task-definition|register-job-definition|run-task)\\b`)],
  ["runs", new RegExp(`\\b(ctr|crictl)\\s${words}(?:runp?|create|start)\\b`)],
  ["runs", new RegExp(`\\b(runc|crun|youki|kata-runtime)\\s${words}(?:run|create)\\b`)],
  [
    "runs",
    new RegExp(`\\b(lxc|incus|nomad|apptainer|singularity|buildah)\\s${words}(?:launch|init|run|exec|start)\\b`),
  ],
  ["talks to", /\b((?:docker|podman|containerd|crio)\.sock)\b/],
  ["writes to", /(\/etc\/kubernetes\/manifests|\/etc\/containers\/systemd|\/server\/manifests)\b/],
];

/** What the text at `path` does to start containers; undefined if it starts none that is known. */
function starts(path: Path, text: string): Opaque | undefined {
  const line = text.replace(/\\\r?\n\s*/g, " ");
  for (const [verb, pattern] of starting) {
    const [, what] = pattern.exec(line) ?? [];
    if (what === undefined) continue;
    const reason = `${showPath(path)} ${verb} ${what}, whose containers no program declares`;
    return { reason, advice: "declare them as resources" };
  }
  return undefined;
}

/** Commands that a shell runs, as those of `command.local.Command` and `command.remote.Command`, after the words of their interpreter. */
const command: Adapter = (props, { type }) => {
  const interpreter = props.quietly(() => props.elements(["interpreter"]).map((at) => props.read(at)));
  for (const key of ["create", "update", "delete"]) {
    const opaque = starts([key], [...interpreter, textAt(props, [key])].join(" "));
    if (opaque !== undefined) return workload(props, [], { opaque });
  }
  return noContainers(props, type);
};

/** Texts that a machine runs when it starts, in the clear or in base64. */
const machine =
  (...paths: readonly Path[]): Adapter =>
  (props, { type }) => {
    for (const path of paths) {
      const text = textAt(props, path);
      const opaque = starts(path, text) ?? starts(path, decoded(text));
      if (opaque !== undefined) return workload(props, [], { opaque });
    }
    return noContainers(props, type);
  };

const decoded = (text: string) => (/^[\w+/\s]+=*\s*$/.test(text) ? Buffer.from(text, "base64").toString("utf8") : "");

const declaration: Path = ["metadata", "gce-container-declaration"];
const ofGoogle = machine(["metadataStartupScript"], ["metadata", "startup-script"], ["metadata", "user-data"]);

/** A machine of Google that runs the containers of a declaration. */
const google: Adapter = (props, resource) => {
  if (!props.has(declaration)) return ofGoogle(props, resource);
  const reason = `${showPath(declaration)} declares containers, to which no rule applies`;
  return workload(props, [], { opaque: { reason, advice: "run them in a cluster" } });
};

const amazon = machine(["userData"], ["userDataBase64"]);
const azure = machine(["customData"], ["userData"], ["osProfile", "customData"]);

/** Types of CloudFormation that declare containers. */
const declaring = /AWS::(ECS::(TaskDefinition|DaemonTaskDefinition|ExpressGatewayService)|Batch::JobDefinition)/;

/** Resources of AWS that a template declares in the language of CloudFormation. */
const template =
  (...keys: readonly string[]): Adapter =>
  (props, { type }) => {
    for (const key of keys) {
      const [found] = declaring.exec(textAt(props, [key])) ?? [];
      if (found === undefined) continue;
      const reason = `${showPath([key])} declares ${found} in the language of CloudFormation`;
      return workload(props, [], { opaque: { reason, advice: "use the resource of aws or aws-native" } });
    }
    return noContainers(props, type);
  };

/** The text at a path; empty while it is not known. */
function textAt(props: Props, path: Path): string {
  const value = props.readQuietly(path);
  return typeof value === "string" ? value : "";
}

/** Resources whose containers stand in another language: said, and not judged. */
export const otherLanguages: Adapters = {
  "command:local:Command": command,
  "command:remote:Command": command,
  "command:remote:CopyFile": machine(["remotePath"]),
  "command:remote:CopyToRemote": machine(["remotePath"]),
  "aws:ec2/instance:Instance": amazon,
  "aws:ec2/launchConfiguration:LaunchConfiguration": amazon,
  "aws:ec2/launchTemplate:LaunchTemplate": amazon,
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": amazon,
  "aws-native:ec2:Instance": amazon,
  "aws-native:ec2:LaunchTemplate": machine(["launchTemplateData", "userData"]),
  "azure:compute/linuxVirtualMachine:LinuxVirtualMachine": azure,
  "azure:compute/linuxVirtualMachineScaleSet:LinuxVirtualMachineScaleSet": azure,
  "azure-native:compute:VirtualMachine": azure,
  "azure-native:compute:VirtualMachineScaleSet": machine(
    ["virtualMachineProfile", "osProfile", "customData"],
    ["virtualMachineProfile", "userData"],
  ),
  "digitalocean:index/droplet:Droplet": machine(["userData"]),
  "gcp:compute/instance:Instance": google,
  "gcp:compute/instanceTemplate:InstanceTemplate": google,
  "gcp:compute/regionInstanceTemplate:RegionInstanceTemplate": google,
  "hcloud:index/server:Server": machine(["userData"]),
  "aws:cloudformation/stack:Stack": template("templateBody"),
  "aws:cloudformation/stackSet:StackSet": template("templateBody"),
  "aws-native:cloudformation:Stack": template("templateBody"),
  "aws-native:cloudformation:StackSet": template("templateBody"),
  "aws:cloudcontrol/resource:Resource": template("typeName"),
  "aws-native:index:ExtensionResource": template("type"),
};
