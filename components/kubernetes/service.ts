import type * as kubernetes from "@pulumi/kubernetes";
import type { core } from "@pulumi/kubernetes/types/input";
import type * as pulumi from "@pulumi/pulumi";
import { type Argument, optional } from "../argument";
import { given, portNumber } from "../values";
import type { PodContainer } from "./container-args";
import { beside, type PlannedWorkload } from "./workload";

/** The ports of the Service in front of the containers. */
export function servicePorts(at: Argument, containers: PodContainer[]): core.v1.ServicePort[] {
  const ports = at.items(containers).flatMap(([container, place]) => place.property("ports").items(container.ports));
  const names = new Set<string>();
  return ports.map(([port, place]) => {
    if (ports.length > 1 && port.name === undefined)
      throw place.refuse("needs `name`, because the pod has several ports.");
    if (port.name !== undefined && names.has(port.name))
      throw place.refuse(`is "${port.name}" again: give each port its own \`name\`.`);
    names.add(port.name ?? "");
    const external = optional(port.external, (number) => portNumber(place.property("external"), number));
    return {
      port: external ?? port.internal,
      targetPort: port.internal,
      protocol: port.protocol ?? "TCP",
      ...given({ name: port.name }),
    };
  });
}

/** Creates the Service in front of the pods of a workload, with the name of the workload. */
export function createService(
  sdk: typeof kubernetes,
  component: pulumi.ComponentResource,
  workload: PlannedWorkload,
  spec: core.v1.ServiceSpec,
  annotations: Record<string, pulumi.Input<string>> | undefined,
): pulumi.Output<string> {
  const metadata = { ...beside(workload), ...given({ name: workload.metadata.name, annotations }) };
  const service = new sdk.core.v1.Service(
    workload.name,
    { metadata, spec: { ...spec, selector: workload.selector } },
    { parent: component },
  );
  return service.metadata.name;
}
