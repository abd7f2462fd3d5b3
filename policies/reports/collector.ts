import type { Edit } from "../engine/curable";
import { repository } from "../engine/policy";
import type { Watcher } from "../engine/run";
import type { RecipeOptions } from "../images/catalogue";
import type { Workload } from "../platforms";
import type { About } from "../rule";
import type { Told } from "../sdk/answers";
import { containersOf } from "./map";
import {
  type Report,
  type ReportedContainer,
  type ReportedCure,
  type ReportedEdit,
  type ReportedFinding,
  type ReportedRule,
  resourceOf,
} from "./report";

/** Gathers the resources that the pack judges and its answers. */
export class Collector implements Watcher {
  readonly #findings = new Map<string, ReportedFinding>();
  readonly #containers = new Map<string, readonly ReportedContainer[]>();
  readonly #edits = new Map<string, readonly ReportedEdit[]>();
  readonly #cures = new Map<string, ReportedCure>();
  readonly #rules: ReadonlyMap<string, ReportedRule>;

  /** @param changed called after each change of the report */
  constructor(
    rules: readonly About[],
    private readonly version: string,
    private readonly changed: () => void = () => {},
  ) {
    this.#rules = new Map(rules.map((rule) => [rule.name, described(rule)]));
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

  report(date = new Date()): Report {
    const findings = [...this.#findings.values()].sort(inOrder);
    const containers = [...this.#containers.values()].flat().sort(inOrder);
    const cures = [...this.#cures.values()].sort(inOrder);
    const stacks = [...findings, ...containers, ...cures].map(({ stack }) => stack).filter((stack) => stack !== "");
    return {
      tool: { name: "readonly-rootfs", version: this.version, address: repository },
      date: date.toISOString(),
      stacks: [...new Set(stacks)].sort(),
      rules: [...this.#rules.values()],
      findings,
      containers,
      edits: [...this.#edits.values()].flat().sort(inOrder),
      cures,
    };
  }
}

function described({ name, title, description, severity, remediation, tags }: About): ReportedRule {
  const document = `${repository}/blob/main/policies/rules/${name}.md`;
  return { name, title, description, severity: severity as ReportedRule["severity"], remediation, document, tags };
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
