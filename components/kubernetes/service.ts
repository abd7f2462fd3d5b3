import type * as kubernetes from "@pulumi/kubernetes";
import type { core, meta } from "@pulumi/kubernetes/types/input";
import type * as pulumi from "@pulumi/pulumi";
import { type Argument, optional } from "../argument";
import { type Spelling, spelled } from "../spelling";
import { given, portNumber } from "../values";
import { type LoadBalancer, TrafficPolicy } from "./args";
import type { PodContainer } from "./container-args";
import { beside, type PlannedWorkload } from "./workload";

/** The arguments of a workload for its Service. */
export interface ServiceParts {
  metadata: meta.v1.ObjectMeta;
  spec: core.v1.ServiceSpec;
}

const loadBalancerSpelling: Spelling<LoadBalancer, core.v1.ServiceSpec> = {
  class: (at, name) => ({ loadBalancerClass: at.line(name) }),
  sourceRanges: (at, ranges) => ({
    loadBalancerSourceRanges: at
      .items(ranges)
      .map(([range, place]) =>
        place.matching(range, /^[\da-fA-F.:]+\/\d{1,3}$/, 'must be a range such as "192.0.2.0/24"'),
      ),
  }),
  trafficPolicy: (at, policy) => ({ externalTrafficPolicy: at.oneOf(policy, Object.values(TrafficPolicy)) }),
};

/** The details of a load balancer in the form of Kubernetes. */
export function loadBalancer(at: Argument, declared: LoadBalancer): core.v1.ServiceSpec {
  return spelled(at, declared, loadBalancerSpelling);
}

/** The ports of the Service in front of the containers. */
export function servicePorts(at: Argument, containers: PodContainer[]): core.v1.ServicePort[] {
  const ports = at.items(containers).flatMap(([container, place]) => place.property("ports").items(container.ports));
  const names = new Set<string>();
  const services = new Set<string>();
  return ports.map(([port, place]) => {
    if (ports.length > 1 && port.name === undefined)
      throw place.refuse("needs `name`, because the pod has several ports.");
    if (port.name !== undefined && names.has(port.name))
      throw place.refuse(`is "${port.name}" again: give each port its own \`name\`.`);
    names.add(port.name ?? "");
    const published = `${port.external ?? port.internal}/${port.protocol ?? "TCP"}`;
    if (typeof (port.external ?? port.internal) === "number" && services.has(published))
      throw place.refuse(`is the port ${published} of the Service again: give it another \`external\`.`);
    services.add(published);
    const external = optional(port.external, (number) => portNumber(place.property("external"), number));
    return {
      port: external ?? port.internal,
      targetPort: port.internal,
      protocol: port.protocol ?? "TCP",
      ...given({ name: port.name }),
    };
  });
}

/** Refuses `external` ports of containers without a Service. */
export function refuseServicePorts(at: Argument, containers: PodContainer[] | undefined, where: string): void {
  for (const [container, place] of at.items(containers)) {
    for (const [port, entry] of place.property("ports").items(container.ports)) {
      if (port.external === undefined || port.external === null) continue;
      throw entry.refuse(`takes no \`external\` in ${where}: no Service is in front of it. Use \`internal\` alone.`);
    }
  }
}

/** Creates the Service in front of the pods of a workload, with the name of the workload. */
export function createService(
  sdk: typeof kubernetes,
  component: pulumi.ComponentResource,
  workload: PlannedWorkload,
  { metadata: own, spec }: Partial<ServiceParts>,
  ports: core.v1.ServicePort[],
  adopted: Pick<pulumi.CustomResourceOptions, "aliases">,
): kubernetes.core.v1.Service {
  const metadata = { ...beside(workload), ...given({ name: workload.metadata.name }), ...own };
  return new sdk.core.v1.Service(
    workload.name,
    { metadata, spec: { ...spec, ports, selector: workload.selector } },
    { ...adopted, parent: component },
  );
}
