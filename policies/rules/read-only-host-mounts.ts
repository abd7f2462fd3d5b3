import { protect } from "../images/cure";
import type { CatalogueOptions } from "../images/options";
import type { Container } from "../model/container";
import { touchesSystem } from "../model/host";
import type { Ground, Mount } from "../model/mount";
import { type Change, manual } from "../model/setting";
import type { Workload } from "../platforms";
import type { Finding, Rule } from "../rule";
import { type AllowWritable, allowWritable, isAllowed } from "./no-read-only-bypass/allow-writable";
import { bypass } from "./no-read-only-bypass/host";
import { catalogueOptions } from "./writable-paths-declared";

interface HostOptions extends CatalogueOptions, AllowWritable {}

/**
 * Paths of the host's system are mounted read-only; other paths of the host are writable only if `allowWritable` names them.
 *
 * Docker Container: `volumes` and `mounts`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `hostPath` volumes and the
 * `volumeMounts` of each container. Allowed: `readOnly: true`, or a path that `allowWritable` names.
 */
export const readOnlyHostMounts: Rule<HostOptions> = {
  name: "read-only-host-mounts",
  title: "Read-only host mounts",
  description: "Paths of the host are mounted read-only.",
  level: "mandatory",
  severity: "high",
  framework: {
    name: "CIS Docker Benchmark",
    version: "1.8.0",
    reference: "5.6",
    specification: "Ensure sensitive host system directories are not mounted on containers",
  },
  tags: ["filesystem", "host", "NIST SP 800-190", "NSA/CISA Kubernetes Hardening", "Kubescape C-0045"],
  remediation:
    "Mount the path read-only, or use a volume. Name the paths that containers are meant to write to in the option `allowWritable`.",
  argument: "readOnlyMounts",
  options: { ...catalogueOptions, allowWritable },
  cures: true,
  *check(container: Container, options: HostOptions): Iterable<Finding> {
    for (const mount of container.mounts()) {
      const source = written(mount, options);
      if (source === undefined) continue;
      const note = () => `${mount.readOnly.to(true).says}, use a volume, or name the path in the option allowWritable`;
      const says = `can write to ${mount.shownSource} of the host`;
      const system = touchesSystem(source) || mount.special === "device";
      yield system ? { says, cure: [cure(container, mount, options)] } : { says, note, advice: true };
    }
  },
  *survey({ volumes }: Workload, options: HostOptions): Iterable<Finding> {
    for (const volume of volumes) {
      const source = written(volume, options);
      if (source === undefined) continue;
      const says = `${volume.label} lets containers write to ${volume.shownSource} of the host`;
      const note = () => `remove ${volume.path}, or name the path in the option allowWritable`;
      yield { says, note, advice: !touchesSystem(source) };
    }
  },
};

/** The read-only flag; manual for an image that writes through the mount, because its program would stop. */
function cure(container: Container, mount: Mount, options: HostOptions): Change {
  const instead = `mount a volume instead of ${mount.path}, or exempt the container, for`;
  if (mount.written !== undefined) return manual(`${instead} ${mount.written} shows that it writes`);
  if (commandWrites(container, mount)) return manual(`${instead} its command writes to ${mount.shownTarget}`);
  return protect(container, mount, options);
}

/** Words before a path that they write to: programs of a shell, redirections, and options for data, logs and the like. */
const writing =
  /(^|[\s;&|])(tee|touch|mkdir|rm|mv|cp|ln|install|chmod|chown|truncate|dd|rsync|tar|mkfifo)\s[^;&|]*$|>\s*$|(data|logs?|cache|te?mp|work|state|stor(e|age)|out(put)?|write|save|backup|pid|sock(et)?|lock|dump)[\w.-]*[=\s]\s*(file:(\/\/)?)?$/i;

/** Whether the command line names the mount, or a path below it, as a place to write to. Unknown words show nothing. */
function commandWrites({ process }: Container, { target }: Mount): boolean {
  if (target === undefined || target === "/") return false;
  const words = [...(process.entrypoint ?? []), ...(process.arguments ?? [])].map((word) => word ?? "");
  const line = words.join(" ");
  for (let at = line.indexOf(target); at >= 0; at = line.indexOf(target, at + target.length)) {
    const after = line[at + target.length];
    // At most so much before a path decides: a command line may be long.
    const before = line.slice(Math.max(0, at - 200), at).replace(/["']$/, "");
    if ((after === undefined || /[\s/"';&|,:)]/.test(after)) && writing.test(before)) return true;
  }
  return false;
}

/** The writable path of the host; undefined if `allowWritable` names it or no-read-only-bypass refuses the mount as a whole. */
function written(ground: Ground, options: HostOptions): string | undefined {
  const source = ground.unlessReadOnly(() => (ground.backing === "host" ? ground.source : undefined));
  if (source === undefined || isAllowed(source, options) || ground.readOnly.effective !== false) return undefined;
  return bypass(ground, options) === undefined ? source : undefined;
}
