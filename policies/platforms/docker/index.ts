import { type Adapters, noContainers, workload } from "../workload";
import { dockerContainer, swarmService } from "./container";
import { dockerVolume } from "./resource-volume";

export const docker: Adapters = {
  "docker:index/container:Container": (props, { name }) => workload(props, [dockerContainer(props, name)]),
  "docker:index/service:Service": (props, { name }) => workload(props, [swarmService(props, name)]),
  "docker:index/volume:Volume": (props, { type, name }) =>
    props.has(["driverOpts"])
      ? workload(props, [], { volumes: [dockerVolume(props, name)] })
      : noContainers(props, type),
};
