// Places of Windows hosts, in the spellings that Windows takes.
import { container, pod } from "../../support/resources";
import type { Attempt } from "./attempt";

const orders = [
  "\\\\.\\pipe\\docker_engine",
  "//./pipe/docker_engine",
  "\\\\.\\PIPE\\Docker_Engine",
  "\\\\.\\pipe\\containerd-containerd",
  "\\\\?\\pipe\\docker_engine_windows",
  "\\\\.\\pipe\\openssh-ssh-agent",
  "\\\\.\\pipe\\csi-proxy-volume-v1",
];

const trusted = [
  "C:\\",
  "c:/",
  "C:\\Windows\\System32",
  "C:\\data\\..\\Windows",
  "c:/ProgramData/docker",
  "C:\\Program Files\\x",
  "C:\\k",
  "C:\\var\\lib\\kubelet",
  "C:\\Users\\ann\\.ssh",
  "C:\\Users\\ann\\AppData\\Roaming",
  "\\Windows",
];

const onWindows = (path: string, readOnly: boolean) =>
  pod({
    os: { name: "windows" },
    containers: [{ name: "web", volumeMounts: [{ name: "h", mountPath: "C:\\h", readOnly }] }],
    volumes: [{ name: "h", hostPath: { path } }],
  });
const onDocker = (hostPath: string, readOnly: boolean) =>
  container({ readOnly: true, volumes: [{ hostPath, containerPath: "/h", readOnly }] });

const everywhere = (kind: string, paths: readonly string[], readOnly: boolean, by: string): Attempt[] =>
  paths.flatMap((path) => [
    { kind, name: `${path} on Docker`, given: onDocker(path, readOnly), by, at: "volumes[0]" },
    {
      kind,
      name: `${path} in a Windows pod`,
      given: onWindows(path, readOnly),
      by,
      at: "spec.containers[0].volumeMounts[0]",
    },
  ]);

export const windows: readonly Attempt[] = [
  ...everywhere("pipes of Windows", orders, true, "no-read-only-bypass"),
  ...everywhere("what Windows runs or trusts, writable", trusted, false, "read-only-host-mounts"),
];
