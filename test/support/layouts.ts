// A container of an image on both platforms, with a read-only root.
import { container, pod } from "./resources";

/** A container with a read-only root, and what is mounted in it. */
export interface Layout {
  readonly image: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Kubernetes: Secrets from which it gets further variables. */
  readonly envFrom?: readonly string[];
  /** Its working directory, where that is another than the image's. */
  readonly directory?: string;
  /** Volumes, by their paths. */
  readonly volumes?: readonly string[];
  /** Paths of ConfigMaps and Secrets, which are read-only. */
  readonly config?: readonly string[];
  /** Docker: options by path. Kubernetes: paths of an emptyDir, with its medium. */
  readonly memory?: Readonly<Record<string, string>>;
  /** Kubernetes: paths of these that an init container mounts as well. */
  readonly prepared?: readonly string[];
}

export const onDocker = ({ image, user, args, env, directory, volumes = [], memory = {} }: Layout) =>
  container({
    image,
    readOnly: true,
    ...(user !== undefined && { user }),
    ...(args !== undefined && { command: args }),
    ...(directory !== undefined && { workingDir: directory }),
    ...(env !== undefined && { envs: Object.entries(env).map(([name, value]) => `${name}=${value}`) }),
    volumes: volumes.map((containerPath, index) => ({ containerPath, volumeName: `v${index}` })),
    tmpfs: memory,
  });

export const inPod = (layout: Layout) => {
  const {
    image,
    user,
    command,
    args,
    env = {},
    envFrom = [],
    directory,
    volumes = [],
    config = [],
    memory = {},
    prepared = [],
  } = layout;
  const named = (path: string) => path.slice(1).replaceAll("/", "-");
  const preparing = {
    name: "prepare",
    image: "shell",
    securityContext: { readOnlyRootFilesystem: true },
    volumeMounts: prepared.map((mountPath) => ({ name: named(mountPath), mountPath })),
  };
  return pod({
    ...(prepared.length > 0 && { initContainers: [preparing] }),
    containers: [
      {
        name: "main",
        image,
        ...(command !== undefined && { command }),
        ...(args !== undefined && { args }),
        ...(directory !== undefined && { workingDir: directory }),
        env: Object.entries(env).map(([name, value]) => ({ name, value })),
        ...(envFrom.length > 0 && { envFrom: envFrom.map((name) => ({ secretRef: { name } })) }),
        securityContext: { readOnlyRootFilesystem: true, ...(user !== undefined && { runAsUser: Number(user) }) },
        volumeMounts: [...volumes, ...config, ...Object.keys(memory)].map((mountPath) => ({
          name: named(mountPath),
          mountPath,
        })),
      },
    ],
    volumes: [
      ...volumes.map((path) => ({ name: named(path), persistentVolumeClaim: { claimName: named(path) } })),
      ...config.map((path) => ({ name: named(path), configMap: { name: named(path) } })),
      ...Object.entries(memory).map(([path, medium]) => ({
        name: named(path),
        emptyDir: medium === "" ? {} : { medium },
      })),
    ],
  });
};
