import type Docker from "dockerode";
import type { RunSpec } from "./spec";
import { tmpfsOptions } from "./spec";

/** Part of Podman's SpecGenerator, the body of `POST /libpod/containers/create`. */
interface SpecGenerator {
  image: string;
  read_only_filesystem: boolean;
  [key: string]: unknown;
}

/**
 * The request to Podman's own API for one container. Podman's Docker API leaves `/run`, `/tmp` and `/var/tmp` of a read-only
 * container writable, so a proof through that API would miss them.
 */
export function podmanSpec(
  spec: RunSpec,
  exposed: readonly number[],
  network: string,
  labels: Record<string, string>,
): SpecGenerator {
  const memory = spec.mounts.filter(({ how }) => how === "memory" || how === "memory with exec");
  const volumes = spec.mounts.filter((mount) => !memory.includes(mount));
  const binds = (spec.binds ?? []).map((bind) => {
    const [source = "", target = source, options = ""] = bind.split(":");
    return { source, target, options: options === "" ? [] : options.split(",") };
  });
  return {
    image: spec.image,
    labels,
    read_only_filesystem: spec.readOnly,
    env: Object.fromEntries((spec.env ?? []).map((entry) => entry.split(/=(.*)/s).slice(0, 2))),
    ...(spec.command === undefined ? {} : { command: spec.command }),
    ...(spec.entrypoint === undefined ? {} : { entrypoint: spec.entrypoint }),
    ...(spec.user === undefined ? {} : { user: spec.user }),
    ...(spec.workdir === undefined ? {} : { work_dir: spec.workdir }),
    ...(spec.hostname === undefined ? {} : { hostname: spec.hostname }),
    ...(spec.capAdd === undefined ? {} : { cap_add: spec.capAdd }),
    ...(spec.capDrop === undefined ? {} : { cap_drop: spec.capDrop }),
    ...(spec.extraHosts === undefined ? {} : { hostadd: spec.extraHosts }),
    ...(spec.shmSize === undefined ? {} : { shm_size: spec.shmSize }),
    ...(spec.init === undefined ? {} : { init: spec.init }),
    ...(spec.memory === undefined && spec.pids === undefined
      ? {}
      : {
          resource_limits: {
            ...(spec.memory === undefined ? {} : { memory: { limit: spec.memory } }),
            ...(spec.pids === undefined ? {} : { pids: { limit: spec.pids } }),
          },
        }),
    mounts: [
      ...memory.map((mount) => ({
        type: "tmpfs",
        source: "tmpfs",
        destination: mount.path,
        // Unlike other engines, Podman copies the image's files into a tmpfs by default.
        options: [...tmpfsOptions(mount).split(","), "notmpcopyup"],
      })),
      ...binds
        .filter(({ source }) => source.startsWith("/"))
        .map(({ source, target, options }) => ({
          type: "bind",
          source,
          destination: target,
          options: ["rbind", ...options],
        })),
    ],
    volumes: [
      ...volumes.map(({ path, how, name }) => ({
        ...(name === undefined ? {} : { Name: name }),
        Dest: path,
        Options: how === "read-only volume" ? ["ro"] : [],
      })),
      ...binds
        .filter(({ source }) => !source.startsWith("/"))
        .map(({ source, target, options }) => ({ Name: source, Dest: target, Options: options })),
    ],
    ...(network === "none" || network === "host"
      ? { netns: { nsmode: network } }
      : {
          netns: { nsmode: "bridge" },
          networks: { [network]: spec.aliases === undefined ? {} : { aliases: spec.aliases } },
          portmappings: exposed.map((port) => ({ container_port: port, host_ip: "127.0.0.1", host_port: 0 })),
        }),
  };
}

/** Creates a container by Podman's own API. Returns its identifier. */
export function createByLibpod(docker: Docker, spec: SpecGenerator): Promise<string> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        path: "/v4.0.0/libpod/containers/create",
        method: "POST",
        options: spec as never,
        statusCodes: { 201: true, 400: "bad parameter", 404: "no such image", 500: "server error" },
      },
      (error: unknown, data: unknown) => (error ? reject(error) : resolve((data as { Id: string }).Id)),
    );
  });
}
