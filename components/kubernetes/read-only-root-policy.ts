import type { admissionregistration } from "@pulumi/kubernetes/types/input";

/** The pod of an object, in CEL; empty if it has none. `dyn`, because the kinds have it in different places. */
function podOf(object: string): string {
  const at = (path: string) => `dyn(${object}).?${path.replaceAll(".", ".?")}`;
  return `(request.kind.kind == "Pod" ? ${at("spec")}
: request.kind.kind == "PodTemplate" ? ${at("template.spec")}
: request.kind.kind == "CronJob" ? ${at("spec.jobTemplate.spec.template.spec")}
: ${at("spec.template.spec")}).orValue({})`;
}

const writable = "c.?securityContext.?readOnlyRootFilesystem.orValue(false) != true";
const added = "!variables.before.?ephemeralContainers.orValue([]).exists(o, o.name == c.name)";

function labels(list: string, which: string, role: string): string {
  return `variables.pod.?${list}.orValue([]).filter(c, ${which}).map(c, ${role} + " \\"" + c.name + "\\"")`;
}

const variables: { name: string; expression: string }[] = [
  { name: "pod", expression: podOf("object") },
  { name: "before", expression: `oldObject == null ? dyn({}) : dyn(${podOf("oldObject")})` },
  {
    name: "windows",
    expression: 'variables.pod.?os.?name.or(variables.pod.?nodeSelector[?"kubernetes.io/os"]).orValue("") == "windows"',
  },
  {
    name: "writable",
    // A request that adds an ephemeral container is judged by that container, not by the existing ones.
    expression: `request.?subResource.orValue("") == "ephemeralcontainers"
? ${labels("ephemeralContainers", `${writable} && ${added}`, '"ephemeral container"')}
: ${labels("initContainers", writable, '(c.?restartPolicy.orValue("") == "Always" ? "sidecar container" : "init container")')}
+ ${labels("containers", writable, '"container"')}`,
  },
];

function rule(apiGroup: string, operations: string[], ...resources: string[]) {
  return { apiGroups: [apiGroup], apiVersions: ["*"], operations, resources };
}

/** The rule in CEL: refuses pods, and templates of pods, with a container whose root is writable. */
export const readOnlyRootPolicy: admissionregistration.v1.ValidatingAdmissionPolicySpec = {
  failurePolicy: "Fail",
  matchConstraints: {
    resourceRules: [
      // An existing pod cannot change its root filesystem, and updates of its finalizers must pass.
      rule("", ["CREATE"], "pods"),
      rule("", ["UPDATE"], "pods/ephemeralcontainers"),
      rule("", ["CREATE", "UPDATE"], "podtemplates", "replicationcontrollers"),
      rule("apps", ["CREATE", "UPDATE"], "daemonsets", "deployments", "replicasets", "statefulsets"),
      rule("batch", ["CREATE", "UPDATE"], "cronjobs", "jobs"),
    ],
  },
  variables,
  validations: [
    {
      // A workload that is older than the policy can be scaled and deleted: only a change of its pod is judged.
      expression: "variables.windows || variables.writable.size() == 0 || variables.pod == variables.before",
      messageExpression:
        'variables.writable.join(", ") + (variables.writable.size() == 1 ? " has" : " have") + ' +
        '" a writable root filesystem; set securityContext.readOnlyRootFilesystem to true"',
      // The message if the detailed one is longer than Kubernetes allows.
      message: "containers have a writable root filesystem; set securityContext.readOnlyRootFilesystem to true",
      reason: "Forbidden",
    },
  ],
};
