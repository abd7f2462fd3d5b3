import type { ClusterObject } from "../platforms";
import type { Judgement } from "./judge";

/** What a rule says of an object, to be compared with what it says of the object's controller. */
export interface Saying extends Pick<Judgement, "level" | "text"> {
  /** The container's; absent for the resource as a whole. */
  readonly label?: string | undefined;
}

export function sayingOf({ level, text, unexpired, container }: Judgement): Saying {
  return { level, text: unexpired ?? text, label: container?.label };
}

/** A property path of two steps or more. */
const path = /(?<![\w.\]])[A-Za-z_]\w*(?:\.[\w-]+|\[[^\]]*\])+/g;

/**
 * The words of a finding without what differs between a controller and what it makes: the place of the pod, and indices, for a
 * StatefulSet puts volumes of its claims before those of its template.
 */
export function wordsOf({ level, label, text }: Saying, { pods }: Pick<ClusterObject, "pods">): string {
  const places = pods
    .flatMap(({ spec, metadata }) => [
      { at: spec, as: "spec" },
      { at: metadata, as: "metadata" },
    ])
    .sort((a, b) => b.at.length - a.at.length);
  const words = text.replace(path, (found) => {
    const place = places.find(({ at }) => found.startsWith(`${at}.`));
    const inPod = place === undefined ? found : place.as + found.slice(place.at.length);
    return inPod.replace(/\[\d+\]/g, "[]");
  });
  return [level, label, words].join("\0");
}
