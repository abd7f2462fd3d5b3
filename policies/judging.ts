// The exports of `@readonly-rootfs/policies/judging`: the pack's verdict on resources that no Pulumi program declares.
import { readFileSync } from "node:fs";
import { policies } from "./library";
import { isContainerless } from "./platforms";
import { Collector } from "./reports/collector";
import { placed } from "./reports/places";
import type { Report, ReportedPlace } from "./reports/report";
import { formerNames } from "./rule";
import { rules, stackRules } from "./rules";
import { analyze, analyzeStack, type TestResource, urnOf, type Violation } from "./testing";

export type { ReportedPlace } from "./reports/report";

export interface JudgingOptions {
  /** Configuration by policy name, as in a file for `--policy-pack-config`. Default: none. */
  readonly config?: Readonly<Record<string, string | object>>;
  /** The stack and project by which exemptions and reports name the resources. Default: `dev` of `project`. */
  readonly stack?: string;
  readonly project?: string;
  /** Where files declare the resources, by URN. Default: nowhere. */
  readonly places?: ReadonlyMap<string, ReportedPlace>;
}

/**
 * Judges resources as the pack does in a preview: each by itself, and all of them together. Nothing is cured, so that a
 * fault is reported at level `remediate` too.
 *
 * @throws Error where the pack would stop the run, as for a configuration with a mistake
 */
export async function judged(
  resources: readonly TestResource[],
  { config = {}, stack, project, places = new Map() }: JudgingOptions = {},
): Promise<Report> {
  const all = [...rules, ...stackRules];
  const former = formerNames(all);
  const options = {
    config: Object.fromEntries(Object.entries(config).map(([name, own]) => [former.get(name) ?? name, own])),
  };
  const collector = new Collector(all, version());
  const pack = policies({}, collector);
  const tell = (violations: readonly Violation[], about = "") => {
    for (const { urn = about, ...violation } of violations) collector.told({ ...violation, urn });
  };
  // The root of a stack is the first that the engine asks about: options that rules take from others are known after it.
  const root: TestResource = {
    type: "pulumi:pulumi:Stack",
    props: {},
    ...(stack !== undefined && { stack }),
    ...(project !== undefined && { project }),
  };
  tell((await analyze(pack, root, options)).violations);
  for (const resource of resources) {
    const { type, props } = resource;
    const sent = (property: string) => {
      const value = (props as Record<string, unknown>)[property];
      return typeof value === "string" ? value : undefined;
    };
    if (isContainerless(type, sent)) continue;
    tell((await analyze(pack, resource, options)).violations, urnOf(resource));
  }
  tell((await analyzeStack(pack, resources, options)).violations);
  return placed(collector.report(), places);
}

function version(): string {
  return JSON.parse(readFileSync(require.resolve("@readonly-rootfs/policies/package.json"), "utf8")).version;
}
