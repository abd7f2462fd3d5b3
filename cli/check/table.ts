import type { ReportedFinding } from "@readonly-rootfs/policies/reports";
import { count, listed, oneLine } from "../text";
import type { Checked } from "./check";

/** The findings as a table for people, by the places of their resources. */
export function table({ report, resources }: Checked): string {
  const { findings, containers } = report;
  const own = new Map<string, ReportedFinding[]>();
  for (const finding of findings) own.set(finding.urn, [...(own.get(finding.urn) ?? []), finding]);
  const width = Math.max(0, ...findings.map(({ rule }) => rule.length));
  const row = ({ level, rule, text }: ReportedFinding) =>
    `  ${level.padEnd("mandatory".length)}  ${rule.padEnd(width)}  ${text}`;
  const sorted = (all: readonly ReportedFinding[]) =>
    [...all].sort((one, other) => Number(other.level === "mandatory") - Number(one.level === "mandatory")).map(row);
  const blocks = resources.flatMap(({ urn, place }) => {
    const found = own.get(urn);
    const [first] = found ?? [];
    if (found === undefined || first === undefined) return [];
    const { file, line, document, template } = place;
    const kind = first.type.split(":").at(-1);
    const title = `${file}:${line}: ${kind} ${oneLine(first.name)} (document ${document}${template === undefined ? "" : `, ${template}`})`;
    return [[title, ...sorted(found), ...composeWords(found)].join("\n")];
  });
  const ofAll = own.get("") ?? [];
  if (ofAll.length > 0) blocks.push(["all documents together", ...sorted(ofAll)].join("\n"));
  const closed = containers.filter(({ root }) => root === "read-only").length;
  const mandatory = findings.filter(({ level }) => level === "mandatory").length;
  const summary = [
    `${closed} of ${count(containers.length, "container")} with a read-only root`,
    `${count(mandatory, "finding")} that ${mandatory === 1 ? "blocks" : "block"}`,
    `${count(findings.length - mandatory, "piece")} of advice`,
  ];
  return `${[...blocks, summary.join(", ")].join("\n\n")}\n`;
}

/** The properties of a Docker container and of the build of its image that messages name, and the keys of a Compose file. */
const composeKeys: Readonly<Record<string, string>> = {
  "capabilities.adds": "cap_add",
  "capabilities.drops": "cap_drop",
  cgroupnsMode: "cgroup",
  deviceCgroupRules: "device_cgroup_rules",
  "dockerfile.location": "build.dockerfile, which counts from build.context",
  driverOpts: "driver_opts",
  entrypoints: "entrypoint",
  envs: "environment",
  ipcMode: "ipc",
  logDriver: "logging.driver",
  logOpts: "logging.options",
  memory: "mem_limit",
  mounts: "volumes",
  networkMode: "network_mode",
  networksAdvanced: "networks",
  pidMode: "pid",
  readOnly: "read_only",
  securityOpts: "security_opt",
  usernsMode: "userns_mode",
};

function composeWords(findings: readonly ReportedFinding[]): string[] {
  const [first] = findings;
  if (!first?.type.startsWith("docker:")) return [];
  const texts = findings.map(({ text }) => text).join("\n");
  const named = Object.entries(composeKeys).filter(([property]) =>
    new RegExp(`\\b${property.replace(".", "\\.")}(?![\\w:])`).test(texts),
  );
  const words = named.map(([property, key]) => `${property} is ${key}`);
  if (/ in target\b/.test(texts)) words.push("target is build.target");
  // The provider has a map.
  if (/" to tmpfs\b/.test(texts)) words.push("tmpfs is a list of PATH:OPTIONS");
  return words.length === 0 ? [] : [`  in Compose: ${listed(words)}`];
}
