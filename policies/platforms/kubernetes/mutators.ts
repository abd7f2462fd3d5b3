import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { isRecord } from "../../inputs/proxies";
import { enumerate } from "../../model/grammar";
import { asString } from "../../model/setting";
import type { Adapter, Opaque, Workload } from "../workload";
import { changesOfPods } from "./changed-pods";
import { isTooDeep } from "./custom";
import { goDocument, goValue } from "./go-json";
import { patched, replacing } from "./json-patch";
import { documentsIn, type Embedded, EmbeddedProps, noneEmbedded } from "./text-props";

const ofGatekeeper = /^mutations\.gatekeeper\.sh\/\w+ (Assign|AssignMetadata|ModifySet)$/;
const ofKuma = /^kuma\.io\/\w+ ContainerPatch$/;
const ofKyverno = /^kyverno\.io\/\w+ (Cluster)?Policy$/;
const ofKubeVirt = /^kubevirt\.io\/\w+ KubeVirt$/;
const inExpressions =
  /^(admissionregistration\.k8s\.io\/\w+ MutatingAdmissionPolicy|policies\.kyverno\.io\/\w+ (Namespaced)?MutatingPolicy)$/;

const makingByExpressions = /^policies\.kyverno\.io\/\w+ (Namespaced)?GeneratingPolicy$/;

/** Whether a cluster changes or makes pods by resources of this version and kind. */
export const changesPods = (applied: string) =>
  [ofGatekeeper, ofKyverno, ofKuma, ofKubeVirt, inExpressions, makingByExpressions].some((kind) => kind.test(applied));

/**
 * Reads the changes that a policy of Kyverno, a mutator of Gatekeeper, a patch of Kuma or KubeVirt, or a MutatingAdmissionPolicy makes in
 * pods:
 * what they set for sure as the object that they would make of an empty one. What only the cluster evaluates is opaque where it
 * may take from what confines containers.
 *
 * https://github.com/open-policy-agent/gatekeeper/blob/dd8507eb97f5ca24dbee34c95d8e6ffa053cb8a0/website/docs/mutation.md
 * https://github.com/kubevirt/kubevirt/blob/d923fdb815cd2016ddaebdaaa51db04133576d72/staging/src/kubevirt.io/api/core/v1/types.go
 * https://github.com/kumahq/kuma/blob/348b6528bc234b3c4bd7f22ad7c5bf950d6149fc/pkg/plugins/runtime/k8s/webhooks/injector/injector.go
 */
export function mutations(props: Props, applied: string, name: string, document: Adapter): Embedded {
  const type = "kubernetes:changes.example.com/v1:Change";
  const read = (at: Path, change: unknown): Workload => {
    const inner = new EmbeddedProps(change, props, at);
    return together(document(inner, { type, name }), changesOfPods(inner, type, name));
  };
  if (ofGatekeeper.test(applied)) return gatekeeper(props, read);
  if (ofKyverno.test(applied)) return kyverno(props, read);
  if (ofKuma.test(applied)) return kuma(props, read);
  if (ofKubeVirt.test(applied)) return kubeVirt(props, read);
  return { inside: [], opaque: makingByExpressions.test(applied) ? madePods(props) : expressions(props) };
}

const together = (one: Workload, { containers, volumes, grants }: ReturnType<typeof changesOfPods>): Workload => ({
  ...one,
  containers: [...one.containers, ...containers],
  volumes: [...one.volumes, ...volumes],
  grants: [...one.grants, ...grants],
});

type Read = (at: Path, change: unknown) => Workload;

/** `spec.containers[name: *].securityContext.privileged` */
const step =
  /(?:^|\.)(?:"((?:[^"\\]|\\.)*)"|([^."[\]]+))|\[\s*(?:"[^"]*"|[^\]:]*?)\s*:\s*(?:"([^"]*)"|([^\]]*?))\s*\]/g;

function gatekeeper(props: Props, read: Read): Embedded {
  const location: Path = ["spec", "location"];
  const text = asString(props.read(location));
  const parameters: Path = ["spec", "parameters"];
  const prunes = props.read(parameters, ["operation"]) === "prune";
  const set =
    known(props, [...parameters, "assign", "value"]) ??
    (prunes ? undefined : known(props, [...parameters, "values", "fromList"]));
  if (text === undefined || set === undefined) return noneEmbedded;
  const keys = [...text.matchAll(step)].map(([, quoted, plain]) => quoted ?? plain);
  let change: unknown = replacing(
    keys.map((key) => key ?? "*"),
    set,
  );
  for (const key of keys.reverse()) {
    change = key === undefined ? [change] : { [key]: change };
  }
  return { inside: [read(location, change)], opaque: undefined };
}

/** The value at `path` without what is not known yet. */
function known(props: Props, path: Path): unknown {
  const value = props.readQuietly(path);
  if (Array.isArray(value)) return props.elements(path).map((at) => known(props, at));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    props.keys(path).map((key) => {
      const at = [...path, key];
      return [key, isNull(props, at) ? withoutValue(at) : known(props, at)];
    }),
  );
}

function isNull(props: Props, at: Path): boolean {
  const reading = props.quietly(() => props.reading(at));
  return "value" in reading && reading.value === null;
}

/** What a merge leaves of a property that it sets to null. */
function withoutValue(at: Path): unknown {
  if (at.at(-1) === "readOnlyRootFilesystem") return false;
  return at.at(-1) === "securityContext" ? replacing(at.map(String), undefined) : undefined;
}

function kyverno(props: Props, read: Read): Embedded {
  const inside: Workload[] = [];
  const visit = (at: Path, within: boolean) => {
    if (isTooDeep(at, [])) return;
    for (const element of props.objects(at)) visit(element, within);
    for (const key of props.keys(at)) {
      const own = [...at, key];
      if (within && key === "patchStrategicMerge") inside.push(read(own, overlay(known(props, own))));
      else if (within && key === "patchesJson6902") {
        const operations = documentsIn(asString(props.read(own)) ?? "")?.[0];
        if (Array.isArray(operations)) inside.push(read(own, overlay(patched(operations))));
      } else if (key !== "status" && key !== "metadata") visit(own, within || key === "mutate");
    }
  };
  props.quietly(() => visit(["spec"], false));
  return { inside, opaque: undefined };
}

/**
 * A strategic merge without its anchors: `+(name)` sets what is absent, every other anchor is a condition. An image alone
 * replaces that of a container, and a variable is not known.
 */
function overlay(value: unknown, under = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => overlay(one)).filter((one) => one !== undefined);
  if (typeof value === "string") return value.includes("{{") ? undefined : value;
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const [, anchor, name] = /^([+<=^X]?)\((.*)\)$/.exec(key) ?? [];
    if (anchor !== undefined && anchor !== "+") return [];
    const own = name ?? key;
    const merged = overlay(inner, own);
    if (merged === undefined) return [];
    const replaces = isRecord(merged) && /^(delete|replace)$/.test(String(merged.$patch));
    return [[own, replaces ? replacing([under, own], merged.$patch === "delete" ? undefined : merged) : merged]];
  });
  const plain = Object.fromEntries(entries);
  const adds = "name" in plain && Object.keys(plain).some((key) => !/^(name|image|imagePullPolicy)$/.test(key));
  if (!adds) delete plain.image;
  return plain;
}

/** The operations on the containers that Kuma adds to pods; their values are texts in JSON. */
function kuma(props: Props, read: Read): Embedded {
  const kinds = { sidecarPatch: "kuma-sidecar", initPatch: "kuma-init" };
  const inside = Object.entries(kinds).flatMap(([key, name]) => {
    const at: Path = ["spec", key];
    const operations = props.objects(at).map((one) => {
      const [op, path, from, value] = ["op", "path", "from", "value"].map((part) => props.read([...one, part]));
      return { op, path, from, value: goDocument(asString(value)) };
    });
    if (operations.length === 0) return [];
    // The image alone replaces that of a container with a read-only root.
    const { image: _image, ...changed } = goValue(patched(operations)) as Record<string, unknown>;
    return [read(at, { spec: { containers: [{ ...changed, name }] } })];
  });
  return { inside, opaque: undefined };
}

/** Patches of the workloads that KubeVirt itself consists of, each a text in JSON. */
function kubeVirt(props: Props, read: Read): Embedded {
  const inside = props.objects(["spec", "customizeComponents", "patches"]).flatMap((one) => {
    const at: Path = [...one, "patch"];
    const value = documentsIn(asString(props.read(at)) ?? "")?.[0];
    if (Array.isArray(value)) return [read(at, patched(value))];
    return isRecord(value) ? [read(at, overlay(value))] : [];
  });
  return { inside, opaque: undefined };
}

/** Parts of expressions that set what confines a container in another way than safely, or that reach the host. */
const loosening: readonly RegExp[] = [
  /\breadOnlyRootFilesystem"?\s*:\s*(?!\s|true\b)/,
  /\b(privileged|allowPrivilegeEscalation|hostPID|hostIPC|hostNetwork|hostProcess|shareProcessNamespace)"?\s*:\s*(?!\s|false\b)/,
  /\/(readOnlyRootFilesystem|privileged|allowPrivilegeEscalation|hostPID|hostIPC|hostNetwork)["']/,
  /\b(hostPath"?\s*[:{]|procMount"?\s*:|sysctls"?\s*:|add"?\s*:\s*\[\s*[^\s\]]|Unconfined\b)/,
];
/** A container that is added: name and image are texts. */
const container = /\bname"?\s*:\s*["'][^"']*["']\s*,\s*"?image"?\s*:\s*["']/;

/** A security context of a container that is replaced or taken away. */
const context = /(?<!\/spec)\/securityContext["']/;

const mayLoosen = (text: string) =>
  loosening.some((part) => part.test(text)) ||
  (context.test(text) && !/readOnlyRootFilesystem"?\s*:\s*true/.test(text)) ||
  (container.test(text) && !text.includes("readOnlyRootFilesystem"));

function expressions(props: Props): Opaque | undefined {
  const found = props.objects(["spec", "mutations"]).flatMap((at) =>
    ["applyConfiguration", "jsonPatch"].flatMap((kind) => {
      const path = [...at, kind, "expression"];
      const text = asString(props.read(path)) ?? "";
      return mayLoosen(text) ? [showPath(path)] : [];
    }),
  );
  if (found.length === 0) return undefined;
  const verb = found.length === 1 ? "changes" : "change";
  return {
    reason: `${enumerate(found)} ${verb} what confines them when the cluster makes them`,
    advice: "check the pods that it has changed",
  };
}

/** Expressions that hold lists of containers. */
function madePods(props: Props): Opaque | undefined {
  const found = ["variables", "generate"]
    .flatMap((list) => props.objects(["spec", list]))
    .map((at) => [...at, "expression"])
    .filter((path) => /\bcontainers["']?\s*:/.test(asString(props.read(path)) ?? ""));
  if (found.length === 0) return undefined;
  const verb = found.length === 1 ? "makes" : "make";
  return {
    reason: `${found.map(showPath).join(" and ")} ${verb} pods that no program declares`,
    advice: "check the pods that it has made",
  };
}
