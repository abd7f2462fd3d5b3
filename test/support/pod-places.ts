// Moves a Pod and the messages about it to every other Kubernetes class with a pod.
import { platforms } from "./platforms";

/** A Kubernetes class with a pod, and the path of the pod's `spec` in its inputs. */
export interface PodPlace {
  readonly type: string;
  /** `items[0].spec.template.spec`. */
  readonly spec: string;
}

const flag = ".containers[0].securityContext.readOnlyRootFilesystem";
const all = platforms
  .filter(({ type, flag: at, patch }) => type.startsWith("kubernetes:") && at.endsWith(flag) && !patch)
  .map(({ type, flag: at }): PodPlace => ({ type, spec: at.slice(0, -flag.length) }));

/** One class for each path of a pod's spec, except Pod itself; parity.test.ts covers all classes. */
export const otherPlaces: readonly PodPlace[] = [
  // A job of AWS Batch has the pod's properties without a `spec`; test/platforms/aws.test.ts is about it.
  ...new Map(all.filter(({ spec }) => spec.endsWith(".spec")).map((place) => [place.spec, place])).values(),
];

/** Converts the inputs of a Pod to those of another class. */
export function movePod(pod: object, { spec }: PodPlace): object {
  const list = spec.startsWith("items[0].");
  const outer = spec.replace("items[0].", "").split(".").slice(0, -1);
  const moved = outer.reduceRight<object>((inner, step) => ({ [step]: inner }), pod);
  // The namespace belongs to the outermost object, annotations to the pod.
  const { metadata } = pod as { metadata?: { namespace?: unknown } };
  const namespace = metadata && "namespace" in metadata && { metadata: { namespace: metadata.namespace } };
  const whole = outer.length > 0 ? { ...namespace, ...moved } : moved;
  return list ? { items: [whole] } : whole;
}

/** Converts the paths in a message about a Pod to those of another class. */
export function moveText(text: string, { spec }: PodPlace): string {
  const pod = spec.slice(0, -"spec".length);
  return text.replace(/(?<![\w.[\]/"-])(spec|metadata)(?=\.)/g, `${pod}$1`);
}
