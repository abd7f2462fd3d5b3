// What undoes the read-only root of a task of Amazon ECS, as the other counterparts are written.
import { jsonText } from "../support/resources";
import { orders, state, trusted } from "./attempts/host";
import { drivers } from "./attempts/volumes";
import { type Counterpart, type Way, ways } from "./counterparts";

const bypass = "no-read-only-bypass";
const confined = "confined-process";
const image = "registry.example/web";

const hardened = {
  name: "web",
  image,
  readonlyRootFilesystem: true,
  memory: 64,
  dockerSecurityOptions: ["no-new-privileges"],
  logConfiguration: { logDriver: "json-file", options: { "max-size": "10m", "max-file": "3" } },
};
const parameters = (more: object) => ({ linuxParameters: { capabilities: { drop: ["ALL"] }, ...more } });

/** A hardened task on EC2, with these parts of its container and of its own. */
export const taskResource = ({ raw, task }: Counterpart) => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "web",
  props: {
    family: "web",
    requiresCompatibilities: ["EC2"],
    networkMode: "awsvpc",
    containerDefinitions: jsonText([{ ...hardened, ...parameters({}), ...raw }]),
    ...task,
  },
});

/** Arguments of a task on EC2 with one container. */
export const onlyTaskContainer = (container: object, more: object = {}) => ({
  launchType: "EC2",
  containers: [{ image, ...container }],
  ...more,
});

const named = (kind: string) => ways.filter((way) => way.kind === kind).map(({ name }) => name);

const hostPath = (path: string, readOnly: boolean, by: string): Way => ({
  kind: readOnly ? "places of the instance, read-only" : "places of the instance, writable",
  name: path,
  by,
  task: {
    raw: { mountPoints: [{ sourceVolume: "h", containerPath: "/h", readOnly }] },
    task: { volumes: [{ name: "h", hostPath: path }] },
    args: onlyTaskContainer({
      [readOnly ? "readOnlyMounts" : "writable"]: { "/h": { bind: { hostPath: path } } },
    }),
  },
});

const privileges: Way[] = [
  {
    kind: "privileges",
    name: "that are all",
    by: bypass,
    task: { raw: { privileged: true }, args: onlyTaskContainer({ privileged: true }) },
  },
  {
    kind: "privileges",
    name: "that grow",
    by: confined,
    task: { raw: { dockerSecurityOptions: [] }, args: onlyTaskContainer({ dockerSecurityOptions: [] }) },
  },
  ...["SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "ALL", "DAC_READ_SEARCH"].map((name) => ({
    kind: "capabilities",
    name,
    by: bypass,
    task: {
      raw: parameters({ capabilities: { drop: ["ALL"], add: [name] } }),
      args: onlyTaskContainer({ capabilities: [name] }),
    },
  })),
  {
    kind: "devices",
    name: "a disk",
    by: bypass,
    task: {
      raw: parameters({ devices: [{ hostPath: "/dev/sda" }] }),
      args: onlyTaskContainer({ linuxParameters: { devices: [{ hostPath: "/dev/sda" }] } }),
    },
  },
];

const namespaces: Way[] = Object.entries({ pidMode: bypass, ipcMode: bypass, networkMode: confined }).map(
  ([key, by]) => ({
    kind: "namespaces",
    name: `${key} of the host`,
    by,
    task: { raw: {}, task: { [key]: "host" }, args: onlyTaskContainer({}, { [key]: "host" }) },
  }),
);

const driven: Way[] = Object.entries(drivers).map(([name, [driverOpts, by]]) => ({
  kind: "volume drivers",
  name,
  by,
  task: {
    raw: { mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] },
    task: {
      volumes: [{ name: "data", dockerVolumeConfiguration: { driver: "local", scope: "task", driverOpts } }],
    },
    args: onlyTaskContainer({ writable: { "/data": { docker: { name: "data", driverOptions: driverOpts } } } }),
  },
}));

const systemPaths: Way[] = named("writable mounts over the system of the container").map((path) => ({
  kind: "writable mounts over the system of the container",
  name: path,
  by: "no-writable-system-paths",
  task: {
    raw: parameters({
      tmpfs: [{ containerPath: path, size: 1, mountOptions: ["noexec", "nosuid", "nodev"] }],
    }),
    args: onlyTaskContainer({ writable: { [path]: { tmpfs: {} } } }),
  },
}));

const memory: Way[] = named("memory that runs programs").map((image) => ({
  kind: "memory that runs programs",
  name: image,
  by: "safe-memory-mounts",
  task: {
    raw: {
      image,
      ...parameters({ tmpfs: [{ containerPath: "/tmp", size: 1, mountOptions: ["exec", "nosuid", "nodev"] }] }),
    },
    args: onlyTaskContainer({ image, writable: { "/tmp": { tmpfs: { exec: true } } } }),
  },
}));

const logs: Way[] = [
  { kind: "logs", name: "that keep nothing", logDriver: "none", logging: { driver: "none" } },
  {
    kind: "logs",
    name: "without a bound",
    logDriver: "json-file",
    logging: { driver: "json-file" },
  },
].map(({ kind, name, logDriver, logging }) => ({
  kind,
  name,
  by: "log-driver",
  task: { raw: { logConfiguration: { logDriver } }, args: onlyTaskContainer({ logging }) },
}));

export const taskWays: readonly Way[] = [
  ...orders.map((path) => hostPath(path, true, bypass)),
  ...orders.map((path) => hostPath(path, false, bypass)),
  ...trusted.map((path) => hostPath(path, false, "read-only-host-mounts")),
  ...state.map((path) => hostPath(path, false, bypass)),
  ...privileges,
  ...namespaces,
  ...driven,
  ...systemPaths,
  ...memory,
  ...logs,
];
