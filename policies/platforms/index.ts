import { Props } from "../inputs/props";
import { aws } from "./aws";
import { docker } from "./docker";
import { kubernetes } from "./kubernetes";
import { isPodless, type Sent } from "./kubernetes/podless";
import { type Adapters, noContainers, type Workload } from "./workload";

export type { Adapter, Adapters, Opaque, Workload } from "./workload";

/** The adapters of all platforms. */
export const adapters: Adapters = { ...aws, ...docker, ...kubernetes };

/** The workload of a resource, by the adapter for its type, else for its package. Never throws, whatever the inputs. */
export function workloadOf(type: string, inputs: unknown, name: string, by: Adapters = adapters): Workload {
  const props = new Props(inputs);
  const adapter = adapterOf(type, by);
  return adapter === undefined ? noContainers(props, type) : adapter(props, { type, name });
}

/** Whether the type of a resource, with what `sent` tells of its inputs, suffices to say that it declares no containers. */
export function isContainerless(type: string, sent: Sent): boolean {
  return adapterOf(type, adapters) === undefined || isPodless(type, sent);
}

function adapterOf(type: string, by: Adapters) {
  for (const key of [type, type.slice(0, Math.max(type.indexOf(":"), 0))]) if (Object.hasOwn(by, key)) return by[key];
  return undefined;
}
