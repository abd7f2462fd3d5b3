import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type Argument, optional, shown } from "../argument";
import { childName } from "../child-names";
import { mountPath, refuseSamePlace } from "../container-path";
import { type Owner, ownerId } from "../writable";
import type { ServiceFile } from "./args";

/** A file that the swarm keeps. */
export interface PlannedFile {
  path: string;
  secret: boolean;
  /** Its text, in base64. */
  data: pulumi.Input<string>;
  owner: Owner;
  mode: number;
}

const fileKeys: Record<keyof ServiceFile, true> = { content: true, secret: true, uid: true, gid: true, mode: true };

/** Checks `files`; no path may be mounted already. */
export function plannedFiles(
  at: Argument,
  files: Record<string, ServiceFile> | undefined,
  mounts: { path: string }[],
  owner: Owner | undefined,
): PlannedFile[] {
  const planned: PlannedFile[] = [];
  for (const [key, file, place] of at.entries(files)) {
    const path = mountPath(place, key);
    place.takes(file, fileKeys);
    const { content, secret } = file;
    const text = content ?? secret;
    if (text === undefined || (content !== undefined && secret !== undefined)) {
      throw place.refuse("must have exactly one of `content` or `secret`.");
    }
    refuseSamePlace(place, path, [...mounts, ...planned]);
    const isSecret = content === undefined;
    const kind = isSecret ? "secret" : "content";
    const data = place
      .property(kind)
      .checked(isSecret ? place.property(kind).secret(text) : place.property(kind).string(text), (known) =>
        Buffer.from(known).toString("base64"),
      );
    const uid = ownerId(place.property("uid"), file.uid);
    const gid = ownerId(place.property("gid"), file.gid) ?? uid ?? owner?.gid ?? 0;
    const known = uid !== undefined || owner !== undefined;
    const mode =
      optional(file.mode, (text) => readableMode(place.property("mode"), text)) ?? (isSecret && known ? 0o400 : 0o444);
    planned.push({ path, secret: isSecret, data, owner: { uid: uid ?? owner?.uid ?? 0, gid }, mode });
  }
  return planned;
}

function readableMode(at: Argument, mode: string): number {
  if (typeof mode === "string" && /^0?[0-7]{3}$/.test(mode) && (Number.parseInt(mode, 8) & 0o222) === 0) {
    return Number.parseInt(mode, 8);
  }
  throw at.refuse(`must be three octal digits without write permission, such as "0440", not ${shown(mode)}.`);
}

/** Creates the configs and secrets. Returns the references of docker.Service to them. */
export function createFiles(
  sdk: typeof docker,
  component: pulumi.ComponentResource,
  name: string,
  files: PlannedFile[],
): Pick<docker.types.input.ServiceTaskSpecContainerSpec, "configs" | "secrets"> {
  const reference = (file: PlannedFile) => ({
    fileName: file.path,
    fileUid: String(file.owner.uid),
    fileGid: String(file.owner.gid),
    fileMode: file.mode,
  });
  const resourceName = (type: string, { path }: PlannedFile) =>
    childName(component, type, name, path.slice(1).replaceAll("/", "-"), `path ${path}`);
  const configs = files
    .filter((file) => !file.secret)
    .map((file) => {
      const config = new sdk.ServiceConfig(resourceName("config", file), { data: file.data }, { parent: component });
      return { configId: config.id, configName: config.name, ...reference(file) };
    });
  const secrets = files
    .filter((file) => file.secret)
    .map((file) => {
      const secret = new sdk.Secret(
        resourceName("secret", file),
        { data: pulumi.secret(file.data) },
        { parent: component },
      );
      return { secretId: secret.id, secretName: secret.name, ...reference(file) };
    });
  return { ...(configs.length === 0 ? {} : { configs }), ...(secrets.length === 0 ? {} : { secrets }) };
}
