import type { Container } from "../model/container";
import type { Finding, Rule } from "../rule";

/**
 * Logs leave the container and do not fill the disk of the host.
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
  *check({ logging }: Container): Iterable<Finding> {
    const driver = logging?.driver.effective;
    if (logging === undefined || driver === undefined) return;
    const { path } = logging.driver;
    if (driver === "none") {
      yield {
        says: "keeps no logs, and what cannot be written inside is lost",
        note: () => `set ${path} to local or to a remote driver`,
      };
    }
    if (driver === "json-file" && logging.maxSize.set === false) {
      yield { says: "writes logs without a bound", note: () => `set ${logging.maxSize.path}, or ${path} to local` };
    }
  },
};
