/** Arguments of a container that are left out on purpose, and the alternative to each. */
export const inexpressibleOfTaskContainer: Record<string, string> = {
  readonlyRootFilesystem: "The root filesystem is always read-only: name each path that may be written in `writable`.",
  privileged: "A privileged container can make its own root filesystem writable.",
  mountPoints: "Declare it in `writable`.",
  volumesFrom: "The mounts of another container may be writable: declare what is needed in `writable`.",
  linuxParameters:
    "Use `writable` and `capabilities`; a device of the instance stays writable even with a read-only root.",
  dockerSecurityOptions: "New privileges are always forbidden where that can be said.",
  environment: "Use `env`.",
  entryPoint: "Use `entrypoints`.",
  logConfiguration: "Use `logging`.",
  portMappings: "Use `ports`.",
};

/** Arguments that are left out on purpose, and the alternative to each. */
export const inexpressibleOfTask: Record<string, string> = {
  containerDefinitions: "Use `containers`, which are always hardened.",
  volumes: "Each container declares its own in `writable`.",
  pidMode: "The processes of the instance and of other containers stay out of reach.",
  ipcMode: "The memory of the instance and of other containers stays out of reach.",
  networkMode: "Each task has an address of its own (awsvpc); the network of the instance stays out of reach.",
  requiresCompatibilities: "Use `launchType`.",
  runtimePlatform: "A read-only root filesystem exists on Linux only.",
};
