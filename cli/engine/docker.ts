import type Docker from "dockerode";
import type { Mount, RunSpec } from "./spec";
import { tmpfsOptions } from "./spec";

/** The request to Docker's API for one container. `labels` mark the container and its volumes. */
export function dockerOptions(
  spec: RunSpec,
  exposed: readonly number[],
  network: string,
  host: string,
  labels: Record<string, string>,
): Docker.ContainerCreateOptions {
  const memory = spec.mounts.filter(({ how }) => how === "memory" || how === "memory with exec");
  const ports = exposed.map((port) => `${port}/tcp`);
  const HostIp = host === "127.0.0.1" ? host : "";
  const published = network === "none" || network === "host" || network.startsWith("container:") ? [] : ports;
  return {
    Image: spec.image,
    Labels: labels,
    Env: [...(spec.env ?? [])],
    ExposedPorts: Object.fromEntries(published.map((port) => [port, {}])),
    ...(spec.command === undefined ? {} : { Cmd: [...spec.command] }),
    ...(spec.entrypoint === undefined ? {} : { Entrypoint: [...spec.entrypoint] }),
    ...(spec.user === undefined ? {} : { User: spec.user }),
    ...(spec.workdir === undefined ? {} : { WorkingDir: spec.workdir }),
    ...(spec.hostname === undefined ? {} : { Hostname: spec.hostname }),
    ...(spec.healthcheck === undefined ? {} : { Healthcheck: spec.healthcheck as Docker.HealthConfig }),
    HostConfig: {
      ReadonlyRootfs: spec.readOnly,
      Binds: [...(spec.binds ?? [])],
      Tmpfs: Object.fromEntries(memory.map((mount) => [mount.path, tmpfsOptions(mount)])),
      Mounts: spec.mounts.filter((mount) => !memory.includes(mount)).map((mount) => volume(mount, labels)),
      PortBindings: Object.fromEntries(published.map((port) => [port, [{ HostIp, HostPort: "" }]])),
      NetworkMode: network,
      ...(spec.memory === undefined ? {} : { Memory: spec.memory, MemorySwap: spec.memory }),
      ...(spec.pids === undefined ? {} : { PidsLimit: spec.pids }),
      ...(spec.capAdd === undefined ? {} : { CapAdd: [...spec.capAdd] }),
      ...(spec.capDrop === undefined ? {} : { CapDrop: [...spec.capDrop] }),
      ...(spec.extraHosts === undefined ? {} : { ExtraHosts: [...spec.extraHosts] }),
      ...(spec.shmSize === undefined ? {} : { ShmSize: spec.shmSize }),
      ...(spec.init === undefined ? {} : { Init: spec.init }),
    },
    ...(spec.aliases === undefined
      ? {}
      : { NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: [...spec.aliases] } } } }),
  };
}

function volume({ path, how, name }: Mount, labels: Record<string, string>): Docker.MountSettings {
  return {
    Type: "volume",
    Source: name ?? "",
    Target: path,
    ReadOnly: how === "read-only volume",
    // The types require a driver; an empty name selects the engine's default.
    VolumeOptions: { NoCopy: false, Labels: labels, DriverConfig: { Name: "", Options: {} } },
  };
}
