import { Props } from "../inputs/props";
import { aws } from "./aws";
import { docker } from "./docker";
import { imageResources } from "./docker/image-resources";
import { kubernetes } from "./kubernetes";
import { isPodless, type Sent } from "./kubernetes/podless";
import { otherLanguages } from "./other-languages";
import { otherPlatform } from "./other-platforms";
import { type Adapters, noContainers, type Workload } from "./workload";

export { registersManifests } from "./kubernetes/components";
export type { Adapter, Adapters, ClusterObject, ObjectNames, Opaque, Workload } from "./workload";
export { kindOf } from "./workload";

/** The adapters of all platforms. */
export const adapters: Adapters = { ...aws, ...docker, ...otherLanguages, ...kubernetes };

/**
 * The workload of a resource, by the adapter for its type, else for its package; `provider` are the inputs of its provider. Never
 * throws, whatever the inputs.
 */
export function workloadOf(
  type: string,
  inputs: unknown,
  name: string,
  by: Adapters = adapters,
  provider?: unknown,
): Workload {
  const props = new Props(inputs);
  const adapter = adapterOf(type, by);
  return adapter === undefined ? noContainers(props, type) : adapter(props, { type, name, provider });
}

/**
 * Whether the type of a resource, with what `sent` tells of its inputs, suffices to say that it declares no containers, and no
 * image that a container of the stack may run.
 */
export function isContainerless(type: string, sent: Sent, by: Adapters = adapters): boolean {
  if (Object.hasOwn(imageResources, type)) return false;
  return adapterOf(type, by) === undefined || isPodless(type, sent);
}

function adapterOf(type: string, by: Adapters) {
  for (const key of [type, type.slice(0, Math.max(type.indexOf(":"), 0))]) if (Object.hasOwn(by, key)) return by[key];
  return by === adapters ? otherPlatform(type) : undefined;
}
