import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { judged, type ReportedPlace } from "@readonly-rootfs/policies/judging";
import type { Report } from "@readonly-rootfs/policies/reports";
import { type TestResource, urnOf } from "@readonly-rootfs/policies/testing";
import { oneLine } from "../text";
import { type ComposeFile, overridesOf } from "./compose/overrides";
import { hooksIn, isCompose, projectOf, servicesOf, strayIn } from "./compose/project";
import { resourcesOf } from "./compose/service";
import { documentsIn, type Found, Misread, type Told, type Trouble } from "./documents";
import { type Declared, isKubernetes, objectsIn } from "./kubernetes";
import { neighbour } from "./read";

/** A file to check, and its name for people. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** Where paths of a Compose file start. */
  readonly directory: string;
}

export interface CheckOptions {
  readonly config: Readonly<Record<string, string | object>>;
  readonly project: string;
  readonly stack: string;
  /** The namespace of objects that name none. */
  readonly namespace: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

export interface Checked {
  readonly report: Report;
  /** What was judged, in the order of the files. */
  readonly resources: readonly { readonly urn: string; readonly place: ReportedPlace }[];
  /** Lines about documents, or parts of them, that were not judged: `web.yaml:3: document 2 is no YAML (bad indent)`. */
  readonly troubles: readonly string[];
  /** Lines about what was judged otherwise than it may be meant. */
  readonly notes: readonly string[];
}

/** Judges all documents of all sources together, as the policy pack judges the resources of a program. */
export async function check(sources: readonly Source[], options: CheckOptions): Promise<Checked> {
  const { config, project, stack } = options;
  const { resources, troubles, notes } = resourcesOfSources(sources, options);
  const places = new Map(resources.map(({ resource, place }) => [urnOf(resource), place]));
  const given = resources.map(({ resource }) => resource);
  // Platforms that show SARIF demand a file of a finding about all documents, too.
  const [first] = sources;
  const ofAll = first === undefined ? [] : [["", { file: first.name, line: 1, document: 1 }] as const];
  const report = await judged(given, { config, project, stack, places: new Map([...places, ...ofAll]) });
  return { report, resources: [...places].map(([urn, place]) => ({ urn, place })), troubles, notes };
}

/** The resources that all sources declare, as the pack is asked about them. */
export function resourcesOfSources(sources: readonly Source[], options: Omit<CheckOptions, "config">) {
  const all = sources.map((source) => readSource(source, options));
  const taken = new Set<string>();
  return {
    resources: all
      .flatMap(({ resources }) => resources)
      .map(({ resource, place, part }) => {
        const own = taken.has(urnOf(resource)) ? inFile(resource, place, part) : resource;
        taken.add(urnOf(own));
        return { resource: own, place };
      }),
    troubles: all.flatMap(({ troubles }) => troubles),
    notes: [
      ...all.flatMap(({ notes }) => notes),
      ...overridesOf(
        all.flatMap(({ compose }) => compose),
        existsSync,
      ),
    ],
  };
}

/** The place of a source's documents. */
export const placeOf = (file: string, directory = process.cwd()) => dirname(resolve(directory, file));

function readSource(source: Source, options: Omit<CheckOptions, "config">) {
  const { name, text } = source;
  const { found, troubles } = readInItsDialect(text);
  const at = ({ number, line, says }: Trouble) => `${name}:${line}: document ${number} ${says}`;
  const lines = troubles.map(at);
  const notes: string[] = [];
  const compose: ComposeFile[] = [];
  const resources: { resource: TestResource; place: ReportedPlace; part: string }[] = [];
  const { project, stack } = options;
  if (found.length === 0 && troubles.length === 0) {
    lines.push(`${name}:1: has no document; see why whatever should have written it did not`);
  }
  for (const document of found) {
    const { number, template, doubles, value } = document;
    const told = ({ line, says }: Misread) => lines.push(at({ number, line, says }));
    for (const { resource, line, part } of declaredIn(document, source, options, told)) {
      const place = { file: name, line, document: number, ...(template !== undefined && { template }) };
      resources.push({ resource: { ...resource, project, stack }, place, part });
    }
    if (isKubernetes(value)) {
      for (const { key, line } of doubles) {
        notes.push(at({ number, line, says: `has the key "${key}" twice, of which the last counts; merge them` }));
      }
    } else if (isCompose(value)) {
      compose.push({ name, services: Object.keys(servicesOf(value)) });
      notes.push(...[...strayIn(document), ...hooksIn(document)].map(({ line, says }) => at({ number, line, says })));
    }
  }
  return { resources, troubles: lines, notes, compose };
}

/** A Compose file is read anew, as YAML 1.2. */
function readInItsDialect(text: string) {
  const read = documentsIn(text, "yaml-1.1");
  return read.found.some(({ value }) => !isKubernetes(value) && isCompose(value)) ? documentsIn(text, "core") : read;
}

function declaredIn(
  document: Found,
  { directory }: Source,
  { namespace, env }: Omit<CheckOptions, "config">,
  told: Told,
): Declared[] {
  if (isKubernetes(document.value)) return objectsIn(document, namespace, told);
  if (isCompose(document.value))
    return resourcesOf(projectOf(document, { directory, env, read: neighbour }, told), told);
  told(
    new Misread(
      document.lineAt([]),
      "is neither an object of Kubernetes, with apiVersion and kind, nor a Compose file, with services",
    ),
  );
  return [];
}

/** A further resource of one type and name: its file and its document stand in its URN where a program has components. */
function inFile(resource: TestResource, { file, document }: ReportedPlace, part: string): TestResource {
  const { project, stack } = resource;
  const name = oneLine(file, 1_000).replace(/[$:%]/g, encodeURIComponent);
  const component = `${name}#${[document, part].filter(Boolean).join(".")}`;
  return { ...resource, opts: { parent: `urn:pulumi:${stack}::${project}::${component}::${name}` } };
}
