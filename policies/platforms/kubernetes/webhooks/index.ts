import type { Path } from "../../../inputs/path";
import type { Props } from "../../../inputs/props";
import type { Container, Grant } from "../../../model/container";
import type { DeclaredVolume } from "../../../model/mount";
import type { Pod } from "../pods";
import {
  agentAnnotations,
  daprComponents,
  hookSidecars,
  linkerdDebugger,
  privilegesOfLinkerd,
  takenOver,
  vaultAgents,
} from "./agents";
import { Injected } from "./injected";
import { istioAnnotations, overriding, privilegesOfIstio, unknownTemplates } from "./istio";
import { mounting, unmounted, volumeAnnotations } from "./volumes";

const known = new Set([...volumeAnnotations, ...istioAnnotations, ...agentAnnotations]);

/** Whether webhooks or operators add containers or volumes by this annotation. */
export const isAdding = (annotation: string) => known.has(annotation);

/** What webhooks and operators add to a pod, so far as its annotations say it. */
export interface Additions {
  readonly containers: readonly Container[];
  readonly volumes: readonly DeclaredVolume[];
  readonly grants: readonly Grant[];
  /** The annotations that add what stands in other objects of the cluster. */
  readonly elsewhere: readonly string[];
}

const none: Additions = { containers: [], volumes: [], grants: [], elsewhere: [] };

export function additions(props: Props, pod: Pod, resource: string): Additions {
  const at: Path = [...pod.metadata, "annotations"];
  // Quietly: annotations as a whole are often unknown in a preview, and seldom name one of these.
  const keys = props.quietly(() => props.keys(at)).filter(isAdding);
  if (keys.length === 0) return none;
  const injected = new Injected(props, pod, keys);
  return {
    containers: [mounting, overriding, vaultAgents, linkerdDebugger, daprComponents, hookSidecars].flatMap((read) =>
      read(injected),
    ),
    volumes: unmounted(injected, resource),
    grants: [...privilegesOfIstio(injected), ...privilegesOfLinkerd(injected)],
    elsewhere: [...unknownTemplates(injected), ...takenOver(injected)],
  };
}
