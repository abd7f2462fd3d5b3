import type { Edit } from "../engine/curable";
import type { Judgement } from "../engine/judge";
import { documentOf, repository } from "../engine/metadata";
import { plain } from "../engine/plain";
import type { Watcher } from "../engine/run";
import type { RecipeOptions } from "../images/catalogue";
import type { Workload } from "../platforms";
import type { About } from "../rule";
import type { Told } from "../sdk/answers";
import { configuredLevel } from "../sdk/configured-levels";
import { containersOf } from "./map";
import {
  type Report,
  type ReportedContainer,
  type ReportedCure,
  type ReportedEdit,
  type ReportedFinding,
  type ReportedRule,
  type ReportedStack,
  resourceOf,
} from "./report";

/** Gathers the resources that the pack judges and its answers. */
export class Collector implements Watcher {
  readonly #findings = new Map<string, ReportedFinding>();
  readonly #containers = new Map<string, readonly ReportedContainer[]>();
  readonly #edits = new Map<string, readonly ReportedEdit[]>();
  readonly #cures = new Map<string, ReportedCure>();
  /** By policy, then by resource. */
  readonly #waiting = new Map<string, Map<string, readonly ReportedFinding[]>>();
  readonly #controllers = new Map<string, string>();
  readonly #stacks = new Map<string, ReportedStack>();
  readonly #rules: ReadonlyMap<string, ReportedRule>;

  /** @param changed called after each change of the report */
  constructor(
    rules: readonly About[],
    private readonly version: string,
    private readonly changed: () => void = () => {},
  ) {
    this.#rules = new Map(rules.map((rule) => [rule.name, described(rule)]));
  }

  asked(urn: string): void {
    const { project, stack: name } = resourceOf(urn);
    if (name !== "") this.#stacks.set(`${project}/${name}`, { project, name });
  }

  judged(urn: string, workload: Workload, option: (name: string) => unknown): void {
    const images = { images: option("images"), mirrors: option("mirrors") } as RecipeOptions;
    this.#containers.set(urn, containersOf(urn, workload, images));
    this.changed();
  }

  curable(rule: string, urn: string, edits: () => readonly Edit[]): void {
    this.#edits.set(
      `${urn} ${rule}`,
      edits().map((edit) => ({ ...resourceOf(urn), rule, ...edit })),
    );
  }

  cured(rule: string, urn: string, text: string): void {
    this.#cures.set(`${urn} ${rule} ${text}`, { ...resourceOf(urn), rule, text });
    this.changed();
  }

  waits(rule: About, urn: string, found: readonly Judgement[]): void {
    const own = this.#waiting.get(rule.name) ?? new Map();
    own.set(
      urn,
      found.map((one) => ({ ...resourceOf(urn), rule: rule.name, level: levelOf(rule, one), text: plain(one.text) })),
    );
    this.#waiting.set(rule.name, own);
    this.changed();
  }

  settled(policy: string): void {
    this.#waiting.delete(policy);
  }

  controlled(urn: string, controller: string): void {
    this.#controllers.set(urn, controller);
  }

  /** Takes a violation as the engine receives it. */
  told({ policy, level, message, urn }: Told): void {
    const sentence = `${this.#rules.get(policy)?.description}\n`;
    const text = message.startsWith(sentence) ? message.slice(sentence.length) : message;
    const finding = {
      ...resourceOf(urn),
      rule: policy,
      level: level === "advisory" ? level : "mandatory",
      text,
    } as const;
    this.#findings.set(`${urn} ${policy} ${text}`, finding);
    this.changed();
  }

  /** The containers of a resource that are not those of its controller. */
  #containersOf(urn: string): readonly ReportedContainer[] {
    const own = this.#containers.get(urn) ?? [];
    const controller = this.#controllers.get(urn);
    if (controller === undefined) return own;
    const others = new Set(this.#containers.get(controller)?.map(writes));
    return own.filter((container) => !others.has(writes(container)));
  }

  report(date = new Date()): Report {
    const waiting = [...this.#waiting.values()].flatMap((own) => [...own.values()].flat());
    const [own] = this.#stacks.values();
    const about = own === undefined ? {} : { project: own.project, stack: own.name };
    const findings = [...this.#findings.values(), ...waiting]
      .map((finding) => (finding.urn === "" ? { ...finding, ...about } : finding))
      .sort(inOrder);
    const containers = [...this.#containers.keys()].flatMap((urn) => this.#containersOf(urn)).sort(inOrder);
    const cures = [...this.#cures.values()].sort(inOrder);
    const faulty = new Set(findings.map(({ urn, rule }) => `${urn} ${rule}`));
    const edits = [...this.#edits].flatMap(([at, own]) => (faulty.has(at) ? own : []));
    return {
      tool: { name: "readonly-rootfs", version: this.version, address: repository },
      date: date.toISOString(),
      stacks: [...this.#stacks.values()],
      rules: [...this.#rules.values()],
      findings,
      containers,
      edits: edits.sort(inOrder),
      cures,
    };
  }
}

/** The level at which a rule will report a judgement, as far as the configuration tells. */
function levelOf({ name, level }: About, judgement: Judgement): ReportedFinding["level"] {
  if (judgement.level !== "violation") return "advisory";
  const configured = configuredLevel(name);
  return configured === "advisory" || configured === "mandatory" ? configured : level;
}

/** What a container may write, by its name: equal for a container and for the controller's template of it. */
function writes({ label, image, root, mounts }: ReportedContainer): string {
  return JSON.stringify([label, image, root, mounts.filter(({ kind }) => kind !== "read-only")]);
}

function described({ name, title, description, severity, remediation, tags }: About): ReportedRule {
  return {
    name,
    title,
    description,
    severity: severity as ReportedRule["severity"],
    remediation,
    document: documentOf(name),
    tags,
  };
}

type Sorted = {
  readonly urn: string;
  readonly rule?: string;
  readonly text?: string;
  readonly path?: string;
  readonly label?: string;
};

/** Sorts by code units, so that a report is the same in every locale. */
function inOrder(a: Sorted, b: Sorted): number {
  const [one, other] = [a, b].map(({ urn, rule = "", text = "", path = "", label = "" }) =>
    [urn, rule, text, path, label].join("\0"),
  );
  return (one as string) < (other as string) ? -1 : 1;
}
