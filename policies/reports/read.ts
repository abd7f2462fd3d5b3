import { problems } from "../engine/validate";
import { jsonFault } from "../model/json-fault";
import type { Report } from "./report";

const text = { type: "string" };
/** Addresses become links, so no other scheme is taken. */
const address = { type: "string", pattern: "^https://[\\w./:#?=&%~-]+$" };
const of = (properties: object, optional: readonly string[] = []) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const list = (items: object) => ({ type: "array", items });
const place = of(
  { file: text, line: { type: "integer", minimum: 1 }, document: { type: "integer", minimum: 1 }, template: text },
  ["template"],
);
const resource = { urn: text, project: text, stack: text, type: text, name: text, place };
const mount = {
  target: text,
  kind: { enum: ["memory", "volume", "host", "read-only", "unknown"] },
  source: text,
  owner: { type: "string", pattern: "^[\\w.-]*:[\\w.-]*$" },
  size: { type: "number" },
  exec: { type: "boolean" },
  purpose: list(text),
};

/** What the formats read of a report. Later versions of the pack may add to it. */
const schema = of({
  tool: of({ name: { const: "readonly-rootfs" }, version: text, address }),
  date: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$" },
  stacks: list(of({ project: text, name: text })),
  rules: list(
    of({
      name: text,
      title: text,
      description: text,
      severity: { enum: ["low", "medium", "high", "critical"] },
      remediation: text,
      document: address,
      tags: list(text),
    }),
  ),
  findings: list(of({ ...resource, rule: text, level: { enum: ["advisory", "mandatory"] }, text }, ["place"])),
  containers: list(
    of(
      {
        ...resource,
        label: text,
        image: text,
        root: { enum: ["read-only", "writable", "unknown"] },
        mounts: list(of(mount, ["source", "owner", "size", "exec"])),
      },
      ["image", "place"],
    ),
  ),
  edits: list(of({ ...resource, rule: text, path: text }, ["place"])),
  cures: list(of({ ...resource, rule: text, text }, ["place"])),
});

/** @throws Error with one sentence if `text` is no JSON report of the pack. */
export function readReport(text: string): Report {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch (error) {
    throw new Error(`it is no JSON (${jsonFault(error)})`);
  }
  const [fault] = problems(schema, report).map(({ at, says }) => `${at} ${says}`);
  if (fault !== undefined) throw new Error(`it is no JSON report of this version of the pack (${fault.trim()})`);
  return report as Report;
}
