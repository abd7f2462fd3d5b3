import { type Path, showPath } from "../../inputs/path";
import type { Place as InputPlace, Props } from "../../inputs/props";
import { isRecord } from "../../inputs/proxies";
import type { Container, Grant } from "../../model/container";
import { overlaid } from "../../model/overlay";
import { DeclaredNamespace } from "../common";
import { podContainers } from "./container";
import type { Place } from "./custom";
import { patched } from "./json-patch";
import type { Pod } from "./pods";
import { documentsIn, ReadOnlyProps } from "./text-props";

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

/** Containers that Istio adds to a pod, or lays over its own ones, in the source above: `pkg/kube/inject/webhook.go`. */
const overrides = "proxy.istio.io/overrides";

/**
 * The agent of Vault has a read-only root unless an annotation takes its security context away, or patches it.
 *
 * https://github.com/hashicorp/vault-k8s/blob/fbc5b1f0cd4d1c7dd5a8830e32c8ed636d7318d7/agent-inject/agent/container_sidecar.go
 */
const vault = "vault.hashicorp.com/";
const context = `${vault}agent-set-security-context`;
const patches = [
  [`${vault}agent-json-patch`, "vault-agent", "containers"],
  [`${vault}agent-init-json-patch`, "vault-agent-init", "initContainers"],
] as const;

const known = new Set([
  ...sidecars.flatMap(({ mounts, volumes }) => [mounts, ...(volumes === undefined ? [] : [volumes])]),
  overrides,
  context,
  ...patches.map(([key]) => key),
]);

/** The containers that webhooks add to a pod, so far as its annotations say what they may do. */
export function injectedContainers(props: Props, pod: Pod): Container[] {
  const at: Path = [...pod.metadata, "annotations"];
  // Quietly: annotations as a whole are often unknown in a preview, and seldom name one of these.
  const keys = props.quietly(() => props.keys(at)).filter((key) => known.has(key));
  if (keys.length === 0) return [];
  const text = (key: string) => {
    const value = keys.includes(key) ? props.read([...at, key]) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const seen = new Injected(props, pod);
  return [...mounting(seen, text), ...overriding(seen, text), ...agents(seen, text)];
}

type Text = (annotation: string) => string | undefined;

/** A pod beside which annotations are read. */
class Injected {
  constructor(
    private readonly props: Props,
    private readonly pod: Pod,
  ) {}

  at(annotation: string): Path {
    return [...this.pod.metadata, "annotations", annotation];
  }

  /** The containers at `places` of the objects that stand in texts at the paths of `parts`. */
  containers(parts: readonly (readonly [Path, unknown])[], places: readonly Place[], rest: Partial<Pod> = {}) {
    const { props, pod } = this;
    const root = {};
    const volumes: Path = [...pod.spec, pod.volumes ?? "volumes"];
    if (props.has(volumes)) put(root, volumes, props.read(volumes));
    for (const [path, value] of parts) put(root, path, value);
    const found = podContainers(new AnnotationProps(root, props), { ...pod, ...rest, places });
    const { owner, namespace = [...owner, "metadata", "namespace"] } = pod;
    return found.map((one) => overlaid(one, { namespace: new DeclaredNamespace(props, namespace) }));
  }
}

function mounting(injected: Injected, text: Text): Container[] {
  return sidecars.flatMap(({ name, mounts, volumes, read }) => {
    const mounted = text(mounts);
    if (mounted === undefined) return [];
    const around = injected.at(mounts).slice(0, -1);
    const added = volumes === undefined ? undefined : text(volumes);
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

function overriding(injected: Injected, text: Text): Container[] {
  const value = object(text(overrides));
  const places = ["initContainers", "containers"].flatMap((list) => {
    const all: unknown = value[list];
    if (!Array.isArray(all)) return [];
    return all.flatMap((one: unknown, index): Place[] => {
      if (!isRecord(one)) return [];
      // What Istio's own templates make is only changed by it.
      return [{ at: [...injected.at(overrides), list, index], list, partial: /^istio-/.test(String(one.name)) }];
    });
  });
  return places.length === 0 ? [] : injected.containers([[injected.at(overrides), value]], places);
}

function agents(injected: Injected, text: Text): Container[] {
  const without = /^(0|f|F|false|FALSE|False)$/.test(text(context) ?? "");
  const metadata = injected.at(context).slice(0, -2);
  const dialect = { readOnlyRoot: context, command: "command", env: "env", undecided: [] };
  const bare = without
    ? injected.containers(
        [
          [[...metadata, "name"], "vault-agent"],
          [injected.at(context), false],
        ],
        [{ at: metadata, list: "containers", security: "annotations", partial: true }],
        { dialect },
      )
    : [];
  const changed = patches.flatMap(([key, name, list]) => {
    const operations = documents(text(key));
    if (!Array.isArray(operations)) return [];
    const value = { ...patched(operations), name };
    return injected.containers([[injected.at(key), value]], [{ at: injected.at(key), list, partial: true }]);
  });
  return [...bare, ...changed];
}

/** What texts in annotations hold, at the paths of the annotations. Messages say them as the program does. */
class AnnotationProps extends ReadOnlyProps {
  override readonly rendered = this.owner.rendered;

  override get title(): string {
    return this.owner.title;
  }

  override origin(path: Path): InputPlace | undefined {
    return this.owner.origin(path);
  }
}

function put(root: object, path: Path, value: unknown): void {
  let owner = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) {
    if (!isRecord(owner[step])) owner[step] = {};
    owner = owner[step] as Record<string | number, unknown>;
  }
  owner[path.at(-1) as string] = value;
}

const documents = (text: string | undefined): unknown => (text === undefined ? undefined : documentsIn(text)?.[0]);

function object(text: string | undefined): Record<string, unknown> {
  const value = documents(text);
  return isRecord(value) ? value : {};
}

/** A list of objects with names, or an object with each under its name, as Istio takes both. */
function named(text: string): unknown[] {
  const value = documents(text);
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

/** https://github.com/kata-containers/kata-containers/blob/7c6ba40c54ea29b459b4997cff948caaba4e658b/docs/how-to/how-to-set-sandbox-config-kata.md */
const virtio = "io.katacontainers.config.hypervisor.virtio_fs_extra_args";

/** Words of its value that only set logs, threads and the cache. */
const harmless =
  /^(--(log-level|thread-pool-size|threads|cache)(=[\w-]+)?|\d+|off|error|warn|info|debug|trace|auto|always|never)$/;

/** Options of a pod for the program of its node that shares files with its virtual machine. */
export function virtioArguments(props: Props, { metadata }: Pod): Grant[] {
  const at: Path = [...metadata, "annotations", virtio];
  if (!props.quietly(() => props.keys(at.slice(0, -1))).includes(virtio)) return [];
  const value = props.read(at);
  if (typeof value !== "string") return [];
  const words = value.split(/[\s,"'[\]]+/).filter(Boolean);
  if (words.every((word) => harmless.test(word))) return [];
  const says = "starts virtiofsd on its node with options of its own, which may share any directory of the node";
  return [{ label: "its pod", kind: "anything", says, value: "", instead: `remove ${showPath(at)}` }];
}
