import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { touchesSystem } from "../../model/host";
import type { DeclaredClaim, DeclaredVolume } from "../../model/mount";
import { asString } from "../../model/setting";
import { hostOption } from "../driver-options";
import { shownSource, unlessReadOnly } from "../mounts";
import { hostPath } from "../paths";
import { constant } from "../settings";
import { findIn, partsWithPods } from "./custom";
import { placeOnNode } from "./place-on-node";
import { applied, ownersIn, parseToken } from "./pods";

/** The PersistentVolumes of a resource that stand on a node. */
export function persistentVolumes(type: string, props: Props, resource: string): DeclaredVolume[] {
  return ownersOf(type, props, "PersistentVolume")
    .filter((owner) => placeOnNode(props, [...owner, "spec"]) !== undefined)
    .map((owner) => persistentVolume(props, owner, resource));
}

/** The StorageClasses of a resource whose provisioner makes its volumes in the system of a node. */
export function storageClasses(type: string, props: Props, resource: string): DeclaredVolume[] {
  return ownersOf(type, props, "StorageClass").flatMap((owner) => {
    const place = hostOption(props, [...owner, "parameters"]) ?? basePath(props, owner);
    if (place === undefined) return [];
    const label = `storage class "${resource}"`;
    return [placedVolume(props, { label, path: place, place }, pathIn)];
  });
}

/** The settings of OpenEBS in an annotation, where they name a path of the node's system. */
function basePath(props: Props, owner: Path): Path | undefined {
  const at: Path = [...owner, "metadata", "annotations", "cas.openebs.io/config"];
  const path = props.quietly(() => pathIn(props.read(at)));
  return path !== undefined && touchesSystem(path) ? at : undefined;
}

/** The path that a value is, or that settings in YAML name as a value: `- name: BasePath`, `value: /var/openebs`. */
function pathIn(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return hostPath(value.includes("\n") ? /\bvalue:\s*["']?(\/[^\s"']*)/.exec(value)?.[1] : value);
}

/** Paths of the node that a custom resource names in a volume of its own shape, outside of a pod's list. */
export function volumesOutsidePods(type: string, props: Props, resource: string): DeclaredVolume[] {
  const token = parseToken(type);
  if (token === undefined) return [];
  return props.quietly(() =>
    ownersIn(props, token).flatMap((owner) => {
      const { version } = applied(props, owner, token);
      const found = partsWithPods(props, owner, version).flatMap((part) => findIn(props, part, version).onHost);
      const label = `volume "${resource}"`;
      return found.map((at) => placedVolume(props, { label, path: at, place: [...at, "path"] }));
    }),
  );
}

export interface Placed {
  readonly label: string;
  /** The property to remove. */
  readonly path: Path;
  /** The property that names the place. */
  readonly place: Path;
}

/** A writable volume for which the program names a place of the node. */
export function placedVolume(props: Props, { label, path, place }: Placed, sourceOf = hostPath): DeclaredVolume {
  return {
    label: `${props.title}${label}`,
    path: showPath(path),
    name: undefined,
    backing: "host",
    get source() {
      return sourceOf(props.read(place));
    },
    get shownSource() {
      return shownSource(props, this, place);
    },
    readOnly: constant(false),
    unlessReadOnly(look) {
      return unlessReadOnly(props, this, look);
    },
  };
}

/** The claims of a resource that name the volume they take. */
export function claims(type: string, props: Props): DeclaredClaim[] {
  return ownersOf(type, props, "PersistentVolumeClaim").flatMap((owner) => {
    const volume = asString(props.readQuietly(owner, ["spec", "volumeName"]));
    const name = claimName(props, [...owner, "metadata"]);
    return volume && name ? [{ name, volume }] : [];
  });
}

/** The objects of a kind in a resource, by what is applied. */
function ownersOf(type: string, props: Props, kind: string): Path[] {
  const token = parseToken(type);
  if (token === undefined) return [];
  return props.quietly(() => ownersIn(props, token).filter((owner) => applied(props, owner, token).kind === kind));
}

/** Namespace and name of a claim, `shop/data`, which stand at `path`. */
function claimName(props: Props, path: Path): string | undefined {
  const name = asString(props.readQuietly(path, ["name"]));
  return name && `${asString(props.readQuietly(path, ["namespace"])) || "default"}/${name}`;
}

/**
 * The place of a node that a PersistentVolume stands on. A claim may ask for it writable, whatever its access modes say.
 * https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/
 */
function persistentVolume(props: Props, owner: Path, resource: string): DeclaredVolume {
  const spec: Path = [...owner, "spec"];
  const name: Path = [...owner, "metadata", "name"];
  const place = () => placeOnNode(props, spec);
  return {
    label: `${props.title}volume "${resource}"`,
    get path() {
      return showPath(place()?.slice(0, spec.length + 1) ?? spec);
    },
    get name() {
      return asString(props.readQuietly(name)) || undefined;
    },
    get keptFor() {
      return claimName(props, [...spec, "claimRef"]);
    },
    get backing() {
      return place() === undefined ? "volume" : "host";
    },
    get source() {
      const at = place();
      return at === undefined ? this.name : hostPath(props.read(at));
    },
    get shownSource() {
      return shownSource(props, this, place() ?? spec);
    },
    readOnly: constant(false),
    unlessReadOnly(look) {
      return unlessReadOnly(props, this, look);
    },
  };
}
