import { inspectable } from "../../policies/rules/inspectable";
import { unknown } from "../../policies/testing";
import { deployment, pod } from "../support/given";
import { testRule } from "../support/rule-table";

const known = { containers: [{ name: "web", image: unknown, securityContext: { readOnlyRootFilesystem: unknown } }] };

testRule(inspectable, {
  valid: {
    "a pod whose containers are known, whatever is unknown in them": pod(known),
    "a pod without containers": pod({ containers: [] }),
  },
  invalid: {
    "a Helm release": {
      given: { type: "kubernetes:helm.sh/v3:Release", props: { chart: "wordpress" } },
      says: ["its containers cannot be inspected: the provider renders its chart; use kubernetes.helm.v4.Chart"],
      cured: null,
    },
    "a pod template that is unknown as a whole": {
      given: { ...deployment({}), props: { spec: { template: unknown } } },
      says: ["advisory: containers cannot be judged until spec.template is known"],
      cured: null,
    },
    "a list of containers that is unknown": {
      given: pod({ ...known, initContainers: unknown }),
      says: ["advisory: containers cannot be judged until spec.initContainers is known"],
      cured: null,
    },
    "an unknown container in a list": {
      given: pod({ containers: [unknown, known.containers[0]] }),
      says: ["advisory: containers cannot be judged until spec.containers[0] is known"],
      cured: null,
    },
  },
  notApplicable: {
    "a custom resource that may or may not carry a pod": {
      given: { type: "kubernetes:cert-manager.io/v1:Certificate", props: { spec: unknown } },
      because: "kubernetes:cert-manager.io/v1:Certificate declares no containers",
    },
  },
});
