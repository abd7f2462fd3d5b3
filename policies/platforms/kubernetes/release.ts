import { type Path, showPath } from "../../inputs/path";
import { type Place, Props } from "../../inputs/props";
import { isObject, isRecord, unknownString } from "../../inputs/proxies";
import { enumerate } from "../../model/grammar";
import { asString } from "../../model/setting";
import { DeclaredNamespace } from "../namespace";
import { type Adapter, type Opaque, type Registration, type Workload, workload } from "../workload";
import type { Chart, Helm } from "./chart";
import { DocumentProps } from "./document";
import { type Rendered, render } from "./helm";
import { hasOrigin, type Origins, originsOf, placeIn } from "./origins";
import { agreed, type Numbered, unknownIn } from "./partly-known";
import { ReleaseValues } from "./release-values";
import { valueContainers } from "./values";

const asChart = "use kubernetes.helm.v4.Chart";

/** https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/ */
export function helmRelease(props: Props, { name, provider }: Registration, document: Adapter): Workload {
  const namespace = new DeclaredNamespace(props, ["namespace"]);
  const hidden = (opaque: Opaque | undefined) =>
    workload(props, valueContainers(props, ["values"], ["namespace"]), { opaque, namespaceAt: () => namespace });
  return {
    ...hidden({
      reason: "the provider renders its chart",
      advice: `set the option helm of inspectable, or ${asChart}`,
    }),
    reveal(option) {
      const helm = helmOf(option);
      if (helm === undefined) return this;
      const release = new Release(props, name, { ...helm, files: settingsOf(provider) });
      const { failure, unknown } = release;
      if (failure !== undefined) {
        const reason = `its chart cannot be rendered: ${failure}`;
        const advice = `see why with helm template, or ${asChart}`;
        // What is unknown is told by its path.
        return { ...hidden(release.waits ? undefined : { reason, advice }), unseen: unknown };
      }
      const inside = release.documents().map((one) => document(one, { type: typeOf(one), name }));
      return workload(
        props,
        inside.flatMap(({ containers }) => containers),
        {
          volumes: inside.flatMap(({ volumes }) => volumes),
          claims: inside.flatMap(({ claims }) => claims),
          unseen: [...unknown, ...inside.flatMap(({ unseen }) => unseen)],
          namespaceAt: () => namespace,
          opaque: changedLater(props),
          assumed: release.assumed,
        },
      );
    },
  };
}

/** Helm's own files, where the provider is told to take others than helm does by itself: `helmReleaseSettings`. */
function settingsOf(provider: unknown): Helm["files"] {
  const settings = new Props(provider).readQuietly(["helmReleaseSettings"]);
  try {
    const own: unknown = typeof settings === "string" ? JSON.parse(settings) : settings;
    const text = (key: string) =>
      isRecord(own) && typeof own[key] === "string" && own[key] !== "" ? own[key] : undefined;
    return {
      registry: text("registryConfigPath"),
      repositories: text("repositoryConfigPath"),
      cache: text("repositoryCache"),
    };
  } catch {
    return {};
  }
}

function helmOf(option: (name: string) => unknown): Omit<Helm, "files"> | undefined {
  const helm = option("helm");
  if (helm !== true && typeof helm !== "string") return undefined;
  return {
    program: helm === true ? "helm" : helm,
    seconds: option("helmTimeout") as number,
    kubeVersion: option("kubeVersion") as string,
  };
}

/** What else decides about the objects that a release makes. */
function changedLater(props: Props): Opaque | undefined {
  const reasons = props.quietly(() => [
    ...(isSet(props, "postrender") ? ["its postrender may change what its chart renders, and is not run"] : []),
    ...(isSet(props, "reuseValues") && !isSet(props, "resetValues")
      ? ["its reuseValues takes values of the release that it replaces, which no program shows"]
      : []),
  ]);
  return reasons.length === 0 ? undefined : { reason: reasons.join(", and "), advice: asChart };
}

/** Whether an input is set, or may be: the provider fills in empty values. */
function isSet(props: Props, key: string): boolean {
  return props.has([key]) && props.readQuietly([key]) !== "" && props.readQuietly([key]) !== false;
}

/** The type that the provider gives to the object of a document. */
function typeOf(document: Props): string {
  const text = (key: string) => asString(document.readQuietly([key])) ?? "";
  return `kubernetes:${text("apiVersion")}:${text("kind")}`;
}

/** What helm makes of a chart with the values of a release. */
interface Outcome {
  /** Why the chart is not rendered. */
  readonly failure?: string | undefined;
  /** Whether it may be once all values are known. */
  readonly waits?: boolean;
  /** What was assumed for the rendering, as a half sentence. */
  readonly assumed?: string;
  /** The values of the rendering, without the unknown ones if these are left out. */
  readonly values: object;
  readonly documents: readonly Numbered[];
}

function renderedFrom(chart: Chart, values: ReleaseValues): Outcome {
  const { whole, unknown } = values;
  const rendered = render(chart, whole);
  if (unknown.length === 0 || ("failure" in rendered && !rendered.byValues)) {
    const failure = "failure" in rendered ? rendered.failure : undefined;
    return { failure, values: whole, documents: numbered(rendered) };
  }
  const known = values.copy({ unknown: true });
  const without = render(chart, known);
  // A template may ask for a part of an unknown value, or want any value there.
  if ("documents" in rendered) {
    const documents = "documents" in without ? agreed(numbered(rendered), without.documents) : numbered(rendered);
    return { values: whole, documents };
  }
  if ("failure" in without) return { failure: rendered.failure, waits: true, values: {}, documents: [] };
  const assumed = `its chart is rendered without ${listed(unknown)}, not known yet`;
  return { assumed, values: known, documents: numbered(without) };
}

/** A release with its values, and what helm makes of them. */
class Release {
  /** Unknown paths of its inputs that the rendering depends on. */
  readonly unknown: readonly Path[];
  readonly #chart: Chart | undefined;
  readonly #values: ReleaseValues;
  readonly #outcome: Outcome;
  #origins: Origins | undefined;

  constructor(
    private readonly props: Props,
    name: string,
    helm: Helm,
  ) {
    const { result: chart, unknown } = props.collectUnknown(() => chartOf(props, name, helm));
    this.#chart = chart;
    this.#values = new ReleaseValues(props, ["values"]);
    this.unknown = [...unknown, ...this.#values.unknown];
    const failure = this.#obstacle(unknown);
    this.#outcome =
      failure !== undefined || chart === undefined
        ? { failure, waits: unknown.length > 0, values: {}, documents: [] }
        : renderedFrom(chart, this.#values);
  }

  /** Why its chart is not rendered; undefined if it is. */
  get failure(): string | undefined {
    return this.#outcome.failure;
  }

  /** Whether its chart may be rendered once all values are known. */
  get waits(): boolean {
    return this.#outcome.waits === true;
  }

  /** See `Workload.assumed`. */
  get assumed(): string | undefined {
    return this.#outcome.assumed;
  }

  documents(): DocumentProps[] {
    const namespace = "unknown" in this.props.quietly(() => this.props.reading(["namespace"]));
    const place = (document: object) =>
      placed(document, namespace ? unknownString : (this.#chart?.namespace ?? "default"));
    const others = this.#values.secret ? this.#withoutSecrets() : undefined;
    return this.#outcome.documents
      .filter(({ document }) => runs(document, this.props))
      .map(({ index, document }) => {
        const other = others === undefined ? undefined : (others?.[index] ?? null);
        return new DocumentProps(place(document), this.props, {
          public: other && place(other),
          origin: (at) => this.#originOf(index, at),
        });
      });
  }

  /** Why the chart cannot be rendered at all. */
  #obstacle(unknown: readonly Path[]): string | undefined {
    if (unknown.length > 0) return `${listed(unknown)} is not known`;
    if (this.#chart === undefined) return "its chart has no name";
    const secret = asArguments.find((path) => this.props.has(path) && this.props.isSecret(path));
    if (secret !== undefined) return `${showPath(secret)} is secret, and would be an argument of helm`;
    // The provider merges the files into `values` before the pack is asked.
    if (this.props.elements(["valueYamlFiles"]).length > 0) return "valueYamlFiles are not merged into values";
    return undefined;
  }

  /** The documents without secret values, by their numbers; null if the chart takes no others. */
  #withoutSecrets(): readonly object[] | null {
    const unknown = this.assumed !== undefined;
    const rendered = render(this.#chart as Chart, this.#values.copy({ unknown, secret: true }));
    if ("failure" in rendered) return null;
    return rendered.documents;
  }

  #originOf(document: number, at: Path): Place | undefined {
    if (!hasOrigin(at)) return undefined;
    this.#origins ??= originsOf(this.#chart as Chart, this.#outcome.values);
    const path = this.#origins.get(placeIn(document, at));
    return path && { props: this.props, path: ["values", ...path] };
  }
}

/** `values.image, values.web and 3 more` */
function listed(paths: readonly Path[]): string {
  const rest = paths.length > 3 ? [`${paths.length - 3} more`] : [];
  return enumerate([...paths.slice(0, 3).map(showPath), ...rest]);
}

/** Inputs that helm takes as arguments, which every process of the machine can read. */
const asArguments: readonly Path[] = [
  ...["chart", "version", "name", "namespace", "keyring"].map((key) => [key]),
  ...["repo", "caFile", "certFile", "keyFile"].map((key) => ["repositoryOpts", key]),
];

function chartOf(props: Props, name: string, helm: Helm): Chart | undefined {
  const text = (...path: string[]) => asString(props.read(path)) || undefined;
  // Texts of the rendering that hold the stand-in are unknown.
  const standingIn = (key: string) =>
    "unknown" in props.quietly(() => props.reading([key])) ? unknownString : text(key);
  const chart = text("chart");
  if (chart === undefined) return undefined;
  const file = (key: string) => ({ [key]: text("repositoryOpts", key) });
  return {
    helm,
    release: standingIn("name") ?? name,
    namespace: standingIn("namespace"),
    chart,
    version: text("version"),
    devel: props.read(["devel"]) === true,
    repo: text("repositoryOpts", "repo"),
    files: { ...file("caFile"), ...file("certFile"), ...file("keyFile") },
    verify: props.read(["verify"]) === true,
    keyring: text("keyring"),
    dependencyUpdate: props.read(["dependencyUpdate"]) === true,
    crds: props.read(["skipCrds"]) !== true,
  };
}

/**
 * Whether the provider ever installs the document. It keeps hooks of the installation away by one input and those of an upgrade
 * by another, and runs those of the deletion in any case.
 *
 * https://github.com/pulumi/pulumi-kubernetes/blob/94977969d64112b04e19945818a7d5d5f38f631d/provider/pkg/provider/helm_release.go
 */
function runs(document: object, props: Props): boolean {
  const { metadata } = document as { metadata?: unknown };
  const annotations = isRecord(metadata) && isRecord(metadata.annotations) ? metadata.annotations : {};
  const events = annotations["helm.sh/hook"];
  if (typeof events !== "string") return true;
  const off = (key: string) => props.readQuietly([key]) === true;
  return events.split(",").some((event) => {
    const [, step] = /^(?:pre|post)-(install|upgrade|rollback)$/.exec(event.trim().toLowerCase()) ?? [];
    return step === undefined || !off(step === "install" ? "disableWebhooks" : "disableCRDHooks");
  });
}

const numbered = (rendered: Rendered): Numbered[] =>
  "failure" in rendered ? [] : rendered.documents.map((document, index) => ({ index, document }));

/** The document with the namespace that helm installs it into, and with every text unknown that holds an unknown value. */
function placed(document: object, namespace: string): object {
  const copy = unknownIn(document) as { metadata?: { namespace?: unknown } };
  if (isObject(copy.metadata)) copy.metadata.namespace ??= namespace;
  return copy;
}
