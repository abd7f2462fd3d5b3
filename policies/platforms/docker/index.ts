import { type Adapters, noContainers, workload } from "../workload";
import { dockerContainer, swarmService } from "./container";
import { builder, plugin } from "./grants";
import { dockerVolume } from "./resource-volume";
import { isWindowsContainer, isWindowsService, onItsSystem } from "./windows";

export const docker: Adapters = {
  "docker:index/container:Container": (props, { name }) =>
    onItsSystem(props, isWindowsContainer(props), dockerContainer(props, name)),
  "docker:index/service:Service": (props, { name }) =>
    onItsSystem(props, isWindowsService(props), swarmService(props, name)),
  "docker:index/plugin:Plugin": (props, { name }) => workload(props, [], { grants: plugin(props, name) }),
  "docker:index/buildxBuilder:BuildxBuilder": (props, { name }) =>
    workload(props, [], { grants: builder(props, name) }),
  "docker:index/volume:Volume": (props, { type, name }) =>
    props.has(["driverOpts"])
      ? workload(props, [], { volumes: [dockerVolume(props, name)] })
      : noContainers(props, type),
};
