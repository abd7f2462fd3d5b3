import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container } from "../../model/container";
import type { DeclaredVolume } from "../../model/mount";
import { overlaid } from "../../model/overlay";
import { podAsContainer } from "./container";
import { findIn, isTooDeep } from "./custom";
import { placeOnNode } from "./place-on-node";
import { placedVolume } from "./resource-volume";
import { engineAnnotations, virtioArguments } from "./runtime-annotations";
import { type Additions, additions, isAdding } from "./webhooks";
import { placeholder } from "./webhooks/annotated";

/** Properties of a pod that decide about all its containers. */
const ofAll = ["hostPID", "hostIPC", "hostNetwork", "hostUsers", "shareProcessNamespace"];

/** What a change sets in a pod besides its containers: namespaces, settings of the kernel, volumes, annotations. */
export function changesOfPods(props: Props, type: string, name: string): Omit<Additions, "elsewhere"> {
  const found = findIn(props, [], type.split(":")[1] ?? "");
  const containers: Container[] = [];
  const volumes: DeclaredVolume[] = [];
  const parts: Omit<Additions, "elsewhere">[] = [];
  const visit = (at: Path) => {
    if (isTooDeep(at, [])) return;
    for (const element of props.objects(at)) visit(element);
    const keys = props.keys(at);
    const own = found.pods.some(
      ({ spec }) => spec.length === at.length && spec.every((step, depth) => step === at[depth]),
    );
    const sets = ofAll.some((key) => keys.includes(key)) || props.has(at, ["securityContext", "sysctls"]);
    if (sets && !own) containers.push(everyContainer(props, placeholder([], [...at.slice(0, -1), "metadata"], at)));
    if (keys.includes("annotations")) {
      const pod = placeholder([], at);
      if (engineAnnotations(props, pod).length > 0) containers.push(everyContainer(props, pod));
      if (props.keys([...at, "annotations"]).some(isAdding)) parts.push(additions(props, pod, name));
      parts.push({ containers: [], volumes: [], grants: virtioArguments(props, pod) });
    }
    for (const key of keys) visit([...at, key]);
  };
  props.quietly(() => visit([]));
  // Without a mount in the same change, another policy or a pod itself may mount them.
  if (found.pods.length === 0)
    for (const list of found.volumes)
      for (const volume of props.objects(list)) {
        const place = placeOnNode(props, volume);
        if (place !== undefined) volumes.push(placedVolume(props, { label: `volume "${name}"`, path: volume, place }));
      }
  return {
    containers: [...containers, ...parts.flatMap((one) => one.containers)],
    volumes: [...volumes, ...parts.flatMap((one) => one.volumes)],
    grants: parts.flatMap((one) => one.grants),
  };
}

const everyContainer = (props: Props, pod: Parameters<typeof podAsContainer>[1]): Container =>
  overlaid(podAsContainer(props, pod), { label: `${props.title}each pod` });
