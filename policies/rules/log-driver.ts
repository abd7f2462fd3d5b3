import type { Container } from "../model/container";
import type { Finding, Rule } from "../rule";

/**
 * Logs leave the container and do not fill the host's disk.
 *
 * Docker Container: `logDriver` and `logOpts`; Swarm Service: `name` and `options` of `taskSpec.logDriver`. Allowed:
 * any driver but `none`, and `json-file`, the default, only with `max-size`. `local` rotates by itself.
 */
export const logDriver: Rule = {
  name: "log-driver",
  title: "Logs are kept and bounded",
  description: "The logs of a container are kept outside of it, within bounds.",
  level: "advisory",
  severity: "low",
  tags: ["logging", "availability", "NIST SP 800-190"],
  remediation: "Set `max-size` and `max-file` for the driver `json-file`, or choose `local` or a remote driver.",
  cures: false,
  check({ logging }: Container): Finding[] {
    const name = logging?.driver.effective;
    if (logging === undefined || name === undefined) return [];
    const { driver, maxSize, bounded } = logging;
    if (name === "none") {
      const says = "discards its logs (log driver none)";
      return [{ says, note: () => `set ${driver.path} to ${bounded} or to a remote driver` }];
    }
    if (name !== "json-file" || maxSize.set !== false) return [];
    return [
      { says: "writes logs without a size limit", note: () => `set ${maxSize.path}, or ${driver.path} to ${bounded}` },
    ];
  },
};
