import assert from "node:assert/strict";
import * as docker from "@pulumi/docker";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  HardenedContainer,
  HardenedCronJob,
  HardenedDaemonSet,
  HardenedDeployment,
  HardenedJob,
  HardenedService,
  HardenedStatefulSet,
  HardenedTaskDefinition,
} from "../../components/index";
import { type Declared, only, preview, settled } from "./support";

const named = ({ name, inputs }: Declared) => ({ metadata: { name, ...(inputs.metadata as object | undefined) } });
const pod = { containers: [{ image: "app", ports: [{ internal: 80 }] }] };
const alone = { containers: [{ image: "app" }] };

describe("a child of a component", () => {
  it("a child of a component is in reach as the resource that its SDK declares", async () => {
    await preview(() => {
      const { apps, batch, core } = kubernetes;
      assert(new HardenedContainer("web", { image: "app" }).container instanceof docker.Container);
      assert(new HardenedService("web", { image: "app" }).service instanceof docker.Service);
      const deployment = new HardenedDeployment("web", pod);
      assert(deployment.deployment instanceof apps.v1.Deployment);
      assert(deployment.service instanceof core.v1.Service);
      assert.equal(new HardenedDeployment("worker", alone).service, undefined);
      const statefulSet = new HardenedStatefulSet("web", pod);
      assert(statefulSet.statefulSet instanceof apps.v1.StatefulSet);
      assert(statefulSet.service instanceof core.v1.Service);
      assert(new HardenedDaemonSet("web", alone).daemonSet instanceof apps.v1.DaemonSet);
      assert(new HardenedJob("web", alone).job instanceof batch.v1.Job);
      assert(new HardenedCronJob("web", { ...alone, schedule: "@daily" }).cronJob instanceof batch.v1.CronJob);
      const { taskDefinition } = new HardenedTaskDefinition("web", alone);
      assert(pulumi.CustomResource.isInstance(taskDefinition));
    }, named);
  });

  it("a child of a component can be scaled by an autoscaler, which owns the number of pods", async () => {
    let target: pulumi.Output<string> | undefined;
    const declared = await preview(() => {
      const { deployment } = new HardenedDeployment("web", { ...pod, name: "web" });
      const { kind, metadata } = deployment;
      target = metadata.name;
      const scaleTargetRef = { apiVersion: "apps/v1", kind, name: metadata.name };
      const spec = { scaleTargetRef, minReplicas: 2, maxReplicas: 5 };
      new kubernetes.autoscaling.v2.HorizontalPodAutoscaler("web", { spec }, { dependsOn: deployment });
    }, named);
    assert.equal(await settled(target as pulumi.Output<string>), "web");
    const { spec } = only(declared, "kubernetes:autoscaling/v2:HorizontalPodAutoscaler") as { spec: object };
    assert.deepEqual(spec, {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      minReplicas: 2,
      maxReplicas: 5,
    });
    const deployment = only(declared, "kubernetes:apps/v1:Deployment") as { spec: object };
    assert.equal("replicas" in deployment.spec, false);
  });
});
