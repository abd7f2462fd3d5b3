import assert from "node:assert/strict";
import {
  HardenedDaemonSet,
  HardenedDeployment,
  type HardenedDeploymentArgs,
  HardenedStatefulSet,
  type HardenedStatefulSetArgs,
  type PodContainer,
} from "../../../components/index";
import { type Declared, notYetKnown, only, preview } from "../support";

const named = ({ name, inputs }: Declared) => ({ metadata: { name, ...(inputs.metadata as object | undefined) } });
const containers = [{ image: "app", ports: [{ internal: 80 }] }];
const matchLabels = { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "stack" };

interface Spec {
  [key: string]: unknown;
  template: { spec: { [key: string]: unknown; containers: Record<string, unknown>[] } };
}

async function deployed(args: Omit<HardenedDeploymentArgs, "containers">): Promise<[Spec, Record<string, unknown>]> {
  const declared = await preview(() => new HardenedDeployment("web", { containers, ...args }), named);
  const spec = (type: string) => only(declared, type).spec as Spec;
  return [spec("kubernetes:apps/v1:Deployment"), spec("kubernetes:core/v1:Service")];
}

async function contained(args: Omit<PodContainer, "image">): Promise<Record<string, unknown>> {
  const declare = () => new HardenedDaemonSet("web", { containers: [{ image: "app", ...args }] });
  const { spec } = only(await preview(declare, named), "kubernetes:apps/v1:DaemonSet") as unknown as { spec: Spec };
  return spec.template.spec.containers[0] as Record<string, unknown>;
}

async function refusal(args: object): Promise<string> {
  let message = "it was taken";
  await preview(() => {
    try {
      new HardenedDeployment("web", { containers, ...args });
    } catch (error) {
      message = (error as Error).message.replace('HardenedDeployment "web": ', "");
    }
  }, named);
  return message;
}

describe("what people expect of a workload", () => {
  const zones = {
    topologyKey: "topology.kubernetes.io/zone",
    maxSkew: 1,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels },
  };
  const nodes = { ...zones, topologyKey: "kubernetes.io/hostname" };
  const spreads: Record<string, [args: Omit<HardenedDeploymentArgs, "containers">, spread: unknown]> = {
    "one pod does not spread": [{ replicas: 1 }, undefined],
    "an unknown number of pods spreads over zones and nodes": [{ replicas: notYetKnown<number>() }, [zones, nodes]],
    "several pods spread over zones and nodes": [{ replicas: 2 }, [zones, nodes]],
    "several pods stay together if the program says so": [{ replicas: 2, topologySpread: [] }, undefined],
    "pods spread as the program says": [
      { topologySpread: [{ topologyKey: "rack", maxSkew: 2, required: true }] },
      [{ ...zones, topologyKey: "rack", maxSkew: 2, whenUnsatisfiable: "DoNotSchedule" }],
    ],
  };
  for (const [row, [args, spread]] of Object.entries(spreads)) {
    it(`HardenedDeployment: ${row}`, async () => {
      const [{ template }] = await deployed(args);
      assert.deepEqual(template.spec.topologySpreadConstraints, spread);
    });
  }

  it("HardenedDeployment places its pods by classes, nodes and neighbours", async () => {
    const [{ template }] = await deployed({
      priorityClass: "critical",
      runtimeClass: "gvisor",
      affinity: {
        nodes: [
          { key: "disk", values: ["ssd"] },
          { key: "spot", operator: "DoesNotExist", weight: 10 },
        ],
        near: [{ matchLabels: { app: "cache" }, weight: 50 }],
        apart: [{ matchLabels: { app: "batch" }, topologyKey: "topology.kubernetes.io/zone" }],
      },
    });
    const { priorityClassName, runtimeClassName, affinity } = template.spec;
    assert.deepEqual([priorityClassName, runtimeClassName], ["critical", "gvisor"]);
    assert.deepEqual(affinity, {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: "disk", operator: "In", values: ["ssd"] }] }],
        },
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 10, preference: { matchExpressions: [{ key: "spot", operator: "DoesNotExist" }] } },
        ],
      },
      podAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 50,
            podAffinityTerm: {
              labelSelector: { matchLabels: { app: "cache" } },
              topologyKey: "kubernetes.io/hostname",
            },
          },
        ],
      },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { labelSelector: { matchLabels: { app: "batch" } }, topologyKey: "topology.kubernetes.io/zone" },
        ],
      },
    });
  });

  it("HardenedDeployment rolls its pods as the program says, and its Service balances as the program says", async () => {
    const [spec, service] = await deployed({
      maxSurge: "1",
      maxUnavailable: "0%",
      minReadySeconds: 10,
      revisionHistoryLimit: 3,
      serviceType: "LoadBalancer",
      loadBalancer: { class: "service.k8s.aws/nlb", sourceRanges: ["192.0.2.0/24"], trafficPolicy: "Local" },
    });
    const { strategy, minReadySeconds, revisionHistoryLimit } = spec;
    assert.deepEqual(
      [strategy, minReadySeconds, revisionHistoryLimit],
      [{ type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: "0%" } }, 10, 3],
    );
    const { type, loadBalancerClass, loadBalancerSourceRanges, externalTrafficPolicy } = service;
    assert.deepEqual(
      [type, loadBalancerClass, loadBalancerSourceRanges, externalTrafficPolicy],
      ["LoadBalancer", "service.k8s.aws/nlb", ["192.0.2.0/24"], "Local"],
    );
  });

  it("HardenedStatefulSet keeps its claims, and makes its pods, as the program says", async () => {
    const args: HardenedStatefulSetArgs = {
      containers,
      claimRetention: { whenScaled: "Delete" },
      podManagement: "Parallel",
    };
    const declared = await preview(() => new HardenedStatefulSet("web", args), named);
    const { spec } = only(declared, "kubernetes:apps/v1:StatefulSet") as unknown as { spec: Spec };
    assert.deepEqual(
      [spec.persistentVolumeClaimRetentionPolicy, spec.podManagementPolicy],
      [{ whenDeleted: "Retain", whenScaled: "Delete" }, "Parallel"],
    );
  });

  it("a container of a pod has whole ConfigMaps and Secrets as variables, a policy for its image, and a last act", async () => {
    const { envFrom, imagePullPolicy, lifecycle } = await contained({
      envConfigMaps: ["settings"],
      envSecrets: ["credentials"],
      imagePullPolicy: "Always",
      preStop: { sleep: 5 },
    });
    assert.deepEqual(
      [envFrom, imagePullPolicy, lifecycle],
      [
        [{ configMapRef: { name: "settings" } }, { secretRef: { name: "credentials" } }],
        "Always",
        { preStop: { sleep: { seconds: 5 } } },
      ],
    );
    assert.deepEqual((await contained({ preStop: { command: ["nginx", "-s", "quit"] } })).lifecycle, {
      preStop: { exec: { command: ["nginx", "-s", "quit"] } },
    });
    assert.deepEqual((await contained({ preStop: { http: { port: 80 } } })).lifecycle, {
      preStop: { httpGet: { port: 80, path: "/", scheme: "HTTP" } },
    });
  });

  const refused: Record<string, [args: object, says: string]> = {
    "a rolling update beside Recreate": [
      { strategy: "Recreate", maxSurge: "1" },
      '`strategy` must not be "Recreate" beside `maxSurge` and `maxUnavailable`, which are about "RollingUpdate".',
    ],
    "a share of pods in words": [
      { maxSurge: "one" },
      '`maxSurge` must be a number or share of pods, such as "1" or "25%", not "one".',
    ],
    "a load balancer that is none": [
      { loadBalancer: { class: "nlb" } },
      '`loadBalancer` needs `serviceType` "LoadBalancer".',
    ],
    "a source that is no range": [
      { serviceType: "LoadBalancer", loadBalancer: { sourceRanges: ["192.0.2.1"] } },
      '`loadBalancer.sourceRanges[0]` must be a range such as "192.0.2.0/24", not "192.0.2.1".',
    ],
    "values of a label that only has to exist": [
      { affinity: { nodes: [{ key: "disk", operator: "Exists", values: ["ssd"] }] } },
      '`affinity.nodes[0].values` must be left out with the operator "Exists".',
    ],
    "a comparison with no number": [
      { affinity: { nodes: [{ key: "cpus", operator: "Gt" }] } },
      '`affinity.nodes[0].values` must have one number for the operator "Gt".',
    ],
    "neighbours without a label": [
      { affinity: { apart: [{ matchLabels: {} }] } },
      '`affinity.apart[0].matchLabels` must have a label, such as { app: "cache" }.',
    ],
    "a weight above 100": [
      { affinity: { nodes: [{ key: "disk", weight: 101 }] } },
      "`affinity.nodes[0].weight` must be at most 100, not 101.",
    ],
    "a last act of two kinds": [
      { containers: [{ image: "app", preStop: { sleep: 5, command: ["true"] } }] },
      "`containers[0].preStop` must have only one of `command`, `http` or `sleep`.",
    ],
  };
  for (const [row, [args, says]] of Object.entries(refused)) {
    it(`HardenedDeployment refuses ${row}`, async () => assert.equal(await refusal(args), says));
  }
});
