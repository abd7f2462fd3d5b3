import { type Adapters, noContainers, workload } from "../workload";
import { DockerContainer } from "./container";
import { builder, plugin } from "./grants";
import { dockerVolume } from "./resource-volume";
import { SwarmService } from "./service";
import { isWindowsContainer, isWindowsService, onItsSystem } from "./windows";

export const docker: Adapters = {
  "docker:index/container:Container": (props, { name }) =>
    onItsSystem(props, isWindowsContainer(props), new DockerContainer(props, name)),
  "docker:index/service:Service": (props, { name }) =>
    onItsSystem(props, isWindowsService(props), new SwarmService(props, name)),
  "docker:index/plugin:Plugin": (props, { name }) => workload(props, [], { grants: plugin(props, name) }),
  "docker:index/buildxBuilder:BuildxBuilder": (props, { name }) =>
    workload(props, [], { grants: builder(props, name) }),
  "docker:index/volume:Volume": (props, { type, name }) =>
    props.has(["driverOpts"])
      ? workload(props, [], { volumes: [dockerVolume(props, name)] })
      : noContainers(props, type),
};
