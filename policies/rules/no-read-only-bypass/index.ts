import type { Container } from "../../model/container";
import type { Workload } from "../../platforms";
import type { Finding, Rule } from "../../rule";
import { type AllowWritable, allowWritable } from "./allow-writable";
import { grants } from "./grants";
import { devices, hostPaths, propagation, readableDevices, volumes, volumesFrom } from "./host";
import { memory, processes } from "./namespaces";
import { capabilities, controlGroups, kernelSettings, privileged, unmasked } from "./privileges";
import { ownProgram, twice } from "./twice";

/**
 * Nothing lets a process undo the read-only root filesystem, or write around it.
 *
 * Docker Container: `privileged`, `capabilities.adds`, `pidMode`, `ipcMode`, `volumes`, `mounts`, `devices`,
 * `deviceCgroupRules`, `securityOpts`, `sysctls`; Swarm Service: `capAdds`, `mounts` and `sysctl` of
 * `taskSpec.containerSpec`; pods: `hostPID`, `hostIPC`, `shareProcessNamespace`, `hostPath` volumes and those that name places of
 * the host otherwise, `sysctls`, annotations that make webhooks and engines add mounts and devices, and `privileged`, `capabilities.add` and `procMount` of each container; tasks of Amazon ECS: `pidMode`, `ipcMode`, `volumes`, and `privileged`, `volumesFrom` and
 * `linuxParameters` of each container; Docker Volume: `driverOpts`; Docker
 * Plugin: its permissions; Docker BuildxBuilder: its driver; PersistentVolume: `hostPath`, `local` and the options of drivers;
 * StorageClass: `parameters`.
 */
export const noReadOnlyBypass: Rule<AllowWritable> = {
  name: "no-read-only-bypass",
  title: "No way around a read-only root",
  description: "Nothing lets a process undo its read-only root filesystem or write around it.",
  level: "mandatory",
  severity: "critical",
  framework: {
    name: "CIS Docker Benchmark",
    version: "1.8.0",
    reference: "5.5",
    specification: "Ensure that privileged containers are not used",
  },
  tags: [
    "filesystem",
    "isolation",
    "CIS Docker 5.4, 5.16, 5.17, 5.18, 5.32",
    "AWS Security Hub ECS.3, ECS.4",
    "NIST SP 800-190",
    "NSA/CISA Kubernetes Hardening",
    "Kubescape C-0038, C-0046, C-0057, C-0074",
  ],
  remediation:
    "Remove what the message names. Exempt the containers that administer the host, each with a reason and a date.",
  options: { allowWritable },
  cures: false,
  check: (container: Container, options: AllowWritable): Finding[] => ways.flatMap((way) => way(container, options)),
  survey: (workload: Workload, options: AllowWritable): Finding[] => [
    ...volumes(workload, options),
    ...grants(workload, options),
  ],
};

const ways = [
  privileged,
  capabilities,
  kernelSettings,
  controlGroups,
  unmasked,
  processes,
  memory,
  hostPaths,
  propagation,
  twice,
  ownProgram,
  volumesFrom,
  devices,
  readableDevices,
];
