import type { About } from "../rule";
import { configSchema } from "./config-schema";

/** The address of this repository. */
export const repository = "https://github.com/pulumi-readonly-rootfs/pulumi-readonly-rootfs";

/** The address of a rule's document. */
export const documentOf = (rule: string): string => `${repository}/blob/main/policies/rules/${rule}.md`;

/** The metadata of a rule for the SDK, the CLI and Pulumi Cloud. */
export function metadata(rule: About) {
  const { name, title, description, level, severity, framework, tags, remediation } = rule;
  return {
    name,
    displayName: title,
    description,
    enforcementLevel: level,
    severity,
    ...(framework && { framework }),
    tags: [...tags],
    remediationSteps: remediation,
    url: documentOf(name),
    configSchema: configSchema(rule),
  };
}
