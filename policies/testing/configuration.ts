import type { EnforcementLevel } from "@pulumi/policy";
import { levels } from "../sdk/configured-levels";

/**
 * The configuration of one policy in a file: its level, and its options.
 *
 * @throws Error where the CLI refuses the file.
 */
export function configured(
  config: Readonly<Record<string, string | object>>,
  name: string,
): { readonly enforcementLevel?: EnforcementLevel } {
  const { [name]: given = {} } = config;
  const own = typeof given === "string" ? { enforcementLevel: given } : given;
  if (typeof own !== "object" || own === null || Array.isArray(own)) {
    throw new Error(`config of "${name}": give it a level, or an object of its keys`);
  }
  const { enforcementLevel: level } = own as { enforcementLevel?: unknown };
  if (level === undefined || levels.includes(level as EnforcementLevel)) return own as object;
  throw new Error(
    `config of "${name}": ${JSON.stringify(level)} is no level; write ${levels.slice(0, -1).join(", ")} or ${levels.at(-1)}`,
  );
}
