import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Grant } from "../../model/container";
import { asString } from "../../model/setting";
import { names, paths, shown } from "../../model/shown";
import { hostPath } from "../paths";
import { capability } from "../settings";

/** Permissions that an engine asks for before it installs a plugin; it runs the plugin as root of the host. */
const permissions: Readonly<Record<string, { readonly kind: Grant["kind"]; readonly says: string }>> = {
  network: { kind: "network", says: "may use the network" },
  "host ipc namespace": { kind: "namespace", says: "may use the memory of the host" },
  "host pid namespace": { kind: "namespace", says: "may see the processes of the host" },
  mount: { kind: "mount", says: "may mount" },
  device: { kind: "device", says: "may use the device" },
  capabilities: { kind: "capability", says: "may have the capability" },
  "allow-all-devices": { kind: "anything", says: "may use every device of the host" },
};

/** `docker:index/plugin:Plugin`, https://www.pulumi.com/registry/packages/docker/api-docs/plugin/ */
export function plugin(props: Props, name: string): Grant[] {
  const label = `plugin "${name}"`;
  const grants: Grant[] = [];
  // A value that is not known yet, or of a wrong type, grants nothing in a preview.
  const all = props.read(["grantAllPermissions"]);
  if (all === true || typeof all === "string") {
    const says = "gets every permission on the host that it asks for";
    const instead = "list the permissions that it may have in grantPermissions instead of grantAllPermissions";
    grants.push({ label, kind: "anything", says, value: "", instead });
  }
  for (const at of props.objects(["grantPermissions"])) {
    const found = props.read(at, ["name"]);
    const known = typeof found === "string" && Object.hasOwn(permissions, found) ? permissions[found] : undefined;
    const instead = `remove ${showPath(at)}`;
    if (known === undefined) {
      if (found === undefined) continue;
      grants.push({ label, kind: "anything", says: "gets a permission that is not known", value: "", instead });
      continue;
    }
    const { kind, says } = known;
    const values = kind === "mount" || kind === "device" || kind === "capability";
    if (!values) grants.push({ label, kind, says, value: "", instead });
    else
      for (const value of props.elements(at, ["values"]))
        grants.push(...valued(props, value, { label, kind, says, instead }));
  }
  return grants;
}

function valued(props: Props, at: Path, grant: Omit<Grant, "value">): Grant[] {
  const raw = props.read(at);
  if (typeof raw !== "string") return [];
  const ofHost = grant.kind !== "capability";
  const value = ofHost ? (hostPath(raw) ?? "/") : capability(raw);
  const text = shown(props, () => value, [at], showPath(at), ofHost ? paths : names);
  return [{ ...grant, value, says: `${grant.says} ${text}${ofHost ? " of the host" : ""}` }];
}

/**
 * `docker:index/buildxBuilder:BuildxBuilder`. The drivers docker-container and kubernetes run the image of the builder
 * privileged, https://docs.docker.com/build/builders/drivers/
 */
export function builder(props: Props, name: string): Grant[] {
  const label = `builder "${name}"`;
  const driver = props.read(["driver"]) ?? driverByOptions(props);
  if (driver === "remote" || driver === "docker") return [];
  if (driver === "kubernetes" && props.read(["kubernetes", "rootless"]) === true) return [];
  const flags = asString(props.read(["buildkitFlags"])) ?? "";
  const own = images.find((at) => props.has(at));
  const where = driver === "kubernetes" ? "node" : "host";
  if (own !== undefined) {
    const says = `runs an image of one's own privileged on its ${where}`;
    return [{ label, kind: "anything", says, value: "", instead: `remove ${showPath(own)}` }];
  }
  if (/insecure/.test(flags)) {
    const says = `lets builds be privileged on its ${where}`;
    return [{ label, kind: "anything", says, value: "", instead: "remove the entitlement from buildkitFlags" }];
  }
  const says = `runs BuildKit privileged on its ${where}`;
  return [
    { label, kind: "builder", says, value: "", instead: "use a builder that runs already, with the driver remote" },
  ];
}

const driverByOptions = (props: Props) => ["kubernetes", "remote"].find((driver) => props.has([driver]));

const images: readonly Path[] = [
  ["dockerContainer", "image"],
  ["kubernetes", "image"],
  ["kubernetes", "qemu", "image"],
  ["driverOptions", "image"],
  ["driverOptions", "qemu.image"],
];
