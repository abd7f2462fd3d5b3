import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { KubernetesObject } from "../../support/kubernetes/client";
import { podOf } from "../../support/kubernetes/namespace";

/** The objects that the Kubernetes provider has rendered into a directory. */
export function renderedObjects(directory: string): KubernetesObject[] {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".yaml"));
  return files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(directory, file), "utf8")).map(
      (document) => document.toJS() as KubernetesObject,
    ),
  );
}

/** Names of other pods, as the Services of a cluster would resolve them. */
export type Hosts = Readonly<Record<string, string>>;

interface Mount {
  name: string;
  mountPath: string;
  subPath?: string;
}

/**
 * The pod that a controller would make of a workload, as Podman 4.3 takes it: it mounts a single file of a ConfigMap only
 * from the disk, and publishes every port that is named on all addresses of the machine, so no port is named. The security
 * contexts, the environment and the places of all mounts stay as they are rendered.
 */
export function podmanPod(
  workload: KubernetesObject,
  all: readonly KubernetesObject[],
  files: string,
  hosts: Hosts,
): KubernetesObject {
  const pod = podOf(workload);
  const volumes: { name: string; [source: string]: unknown }[] = [...pod.spec.volumes];
  const containers = (pod.spec.containers as { volumeMounts: Mount[]; ports?: unknown }[]).map(
    ({ ports: _, volumeMounts, ...rest }) => ({
      ...rest,
      volumeMounts: volumeMounts.map(({ subPath, ...mount }) => {
        if (subPath === undefined) return mount;
        const map = volumes.find(({ name }) => name === mount.name)?.configMap as { name: string };
        const text = all.find(({ kind, metadata }) => kind === "ConfigMap" && metadata.name === map.name)?.data[
          subPath
        ];
        const path = join(files, subPath);
        mkdirSync(files, { recursive: true });
        writeFileSync(path, text);
        volumes.push({ name: subPath, hostPath: { path, type: "File" } });
        return { ...mount, name: subPath };
      }),
    }),
  );
  const mounted = new Set(containers.flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name)));
  const hostAliases = Object.entries(hosts).map(([name, ip]) => ({ ip, hostnames: [name] }));
  const { namespace: _, ...metadata } = pod.metadata;
  return {
    ...pod,
    metadata,
    spec: { ...pod.spec, containers, volumes: volumes.filter(({ name }) => mounted.has(name)), hostAliases },
  };
}
