import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { DeclaredClaim, DeclaredVolume } from "../../model/container";
import { asString } from "../../model/setting";
import { constant, hostPath, shownSource, unlessReadOnly } from "../common";
import { applied, ownersIn, parseToken } from "./pods";

/** Properties of a PersistentVolume's spec that name a directory or a disk of a node. */
const places: readonly Path[] = [
  ["hostPath", "path"],
  ["local", "path"],
];

/** The PersistentVolumes of a resource that stand on a node. */
export function persistentVolumes(type: string, props: Props, resource: string): DeclaredVolume[] {
  return ownersOf(type, props, "PersistentVolume")
    .filter((owner) => placeIn(props, [...owner, "spec"]) !== undefined)
    .map((owner) => persistentVolume(props, owner, resource));
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

const placeIn = (props: Props, spec: Path) => places.find((below) => props.has(spec, below));

/**
 * The place of a node that a PersistentVolume stands on. A claim may ask for it writable, whatever its access modes say.
 * https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/
 */
function persistentVolume(props: Props, owner: Path, resource: string): DeclaredVolume {
  const spec: Path = [...owner, "spec"];
  const name: Path = [...owner, "metadata", "name"];
  const place = () => placeIn(props, spec);
  return {
    label: `volume "${resource}"`,
    get path() {
      return showPath([...spec, ...(place()?.slice(0, 1) ?? [])]);
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
      const below = place();
      return below === undefined ? this.name : hostPath(props.read(spec, below));
    },
    get shownSource() {
      return shownSource(props, this, [...spec, ...(place() ?? [])]);
    },
    readOnly: constant(false),
    unlessReadOnly(look) {
      return unlessReadOnly(props, this, look);
    },
  };
}
