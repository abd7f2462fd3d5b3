import { isRecord } from "../../../inputs/proxies";
import type { Container } from "../../../model/container";
import type { DeclaredVolume } from "../../../model/mount";
import { goDocument } from "../go-json";
import { placeOnNode } from "../place-on-node";
import { placedVolume } from "../resource-volume";
import type { Injected } from "./injected";

/** A container that a webhook adds to a pod, and the annotations that say what it mounts. */
interface Sidecar {
  readonly name: string;
  readonly mounts: string;
  /** Absent where it mounts volumes of the pod alone. */
  readonly volumes?: string;
  readonly read: (text: string) => unknown[];
}

/**
 * https://github.com/istio/istio/blob/86c9f01fd735fb01d8192f5bcaf0d424afb7f14c/manifests/charts/istio-control/istio-discovery/files/injection-template.yaml
 * https://github.com/hashicorp/consul-k8s/blob/a507b1d1e3061996dbed00cde73bba2bf068379f/control-plane/connect-inject/webhook/mesh_webhook.go
 * https://github.com/dapr/dapr/blob/d8450742ce3260d93a2346f4398a1e60d019a45b/pkg/injector/patcher/sidecar_volumes.go
 */
const sidecars: readonly Sidecar[] = [
  {
    name: "istio-proxy",
    mounts: "sidecar.istio.io/userVolumeMount",
    volumes: "sidecar.istio.io/userVolume",
    read: named,
  },
  {
    name: "consul-dataplane",
    mounts: "consul.hashicorp.com/consul-sidecar-user-volume-mount",
    volumes: "consul.hashicorp.com/consul-sidecar-user-volume",
    read: named,
  },
  { name: "daprd", mounts: "dapr.io/volume-mounts", read: (text) => pairs(text, true) },
  { name: "daprd", mounts: "dapr.io/volume-mounts-rw", read: (text) => pairs(text, false) },
];

export const volumeAnnotations = sidecars.flatMap(({ mounts, volumes }) => [mounts, ...(volumes ? [volumes] : [])]);

/** The mounts that annotations give to a sidecar. */
export function mounting(injected: Injected): Container[] {
  return sidecars.flatMap(({ name, mounts, volumes, read }) => {
    const mounted = injected.text(mounts);
    if (mounted === undefined) return [];
    const around = injected.at(mounts).slice(0, -1);
    const added = volumes === undefined ? undefined : injected.text(volumes);
    return injected.containers(
      [
        [injected.at("name"), name],
        [injected.at(mounts), read(mounted)],
        ...(volumes !== undefined && added !== undefined ? [[injected.at(volumes), read(added)] as const] : []),
      ],
      [{ at: around, list: "containers", mounts, partial: true }],
      volumes === undefined ? {} : { volumesElsewhere: [injected.at(volumes)] },
    );
  });
}

/** The volumes of annotations that no sidecar mounts: any other container of the pod may. */
export function unmounted(injected: Injected, resource: string): DeclaredVolume[] {
  return sidecars.flatMap(({ mounts, volumes, read }) => {
    const added = volumes === undefined ? undefined : injected.text(volumes);
    if (volumes === undefined || added === undefined) return [];
    const taken = read(injected.text(mounts) ?? "").map((one) => isRecord(one) && one.name);
    const at = injected.at(volumes);
    const props = injected.with([[at, read(added)]]);
    return props.objects(at).flatMap((volume) => {
      const place = placeOnNode(props, volume);
      if (place === undefined || taken.includes(props.read(volume, ["name"]) as string)) return [];
      return [placedVolume(props, { label: `volume "${resource}"`, path: at, place })];
    });
  });
}

/** A list of objects with names, or an object with each under its name, as Istio takes both. */
function named(text: string): unknown[] {
  const value = goDocument(text);
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([name, one]) => (isRecord(one) ? { name, ...one } : { name }));
}

/** `name:path,name:path`. */
function pairs(text: string, readOnly: boolean): unknown[] {
  return text.split(",").flatMap((pair) => {
    const [name, mountPath, ...more] = pair.trim().split(":");
    return mountPath === undefined || more.length > 0 ? [] : [{ name, mountPath, readOnly }];
  });
}
