import type * as kubernetes from "@pulumi/kubernetes";
import type { core, meta } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { mountPath, refuseSamePlace } from "../container-path";
import { environment } from "../values";
import type { PodFile } from "./args";
import { files, secretFiles, UniqueNames } from "./names";
import type { PlannedMount } from "./volumes";

const fileKeys: Record<keyof PodFile, true> = { content: true, secret: true };
// Every user of the container may read the files; no user may write them.
const defaultMode = 0o444;

/** The files and variables of a pod's own ConfigMap and Secrets, collected from its containers. */
export class PodObjects {
  private readonly texts: Record<string, pulumi.Input<string>> = {};
  private readonly secretTexts: Record<string, pulumi.Input<string>> = {};
  private readonly secretValues: Record<string, pulumi.Input<string>> = {};
  private readonly names = new UniqueNames();

  /** The mounts of a container's files; refuses a path that has a mount already. */
  files(at: Argument, map: Record<string, PodFile> | undefined, others: { path: string }[]): PlannedMount[] {
    const mounts: PlannedMount[] = [];
    for (const [key, file, place] of at.entries(map)) {
      const path = mountPath(place, key);
      place.takes(file, fileKeys);
      const { content, secret } = file;
      if ((content === undefined) === (secret === undefined)) {
        throw place.refuse("must have exactly one of `content` or `secret`.");
      }
      refuseSamePlace(place, path, [...others, ...mounts]);
      const subPath = this.names.of(path);
      if (content !== undefined) this.texts[subPath] = place.property("content").string(content);
      else this.secretTexts[subPath] = place.property("secret").secret(secret as pulumi.Input<string>);
      mounts.push({ path, at: place, readOnly: true, subPath, volume: content === undefined ? secretFiles : files });
    }
    return mounts;
  }

  /** The variables of a container that are kept in a Secret: name to the key of its value. */
  secretEnv(
    at: Argument,
    container: string,
    env: Record<string, pulumi.Input<string>> | undefined,
  ): [string, string][] {
    return environment(at, env, (place, value) => place.secret(value)).map(([name, value]) => {
      const key = `${container}.${name}`;
      if (!/^[-._a-zA-Z0-9]+$/.test(key))
        throw at.entry(name).refuse('must be named with letters, digits, "_", "-" and ".".');
      this.secretValues[key] = value;
      return [name, key];
    });
  }

  /** Creates the objects. Returns their volumes and the name of the Secret with the variables. */
  create(
    sdk: typeof kubernetes,
    component: pulumi.ComponentResource,
    name: string,
    metadata: meta.v1.ObjectMeta,
  ): { volumes: core.v1.Volume[]; secretEnv: pulumi.Output<string> | undefined } {
    const opts = { parent: component };
    const volumes: core.v1.Volume[] = [];
    if (Object.keys(this.texts).length > 0) {
      const object = new sdk.core.v1.ConfigMap(`${name}-files`, { metadata, data: this.texts }, opts);
      volumes.push({ name: files, configMap: { name: object.metadata.name, defaultMode } });
    }
    const secret = (suffix: string, texts: Record<string, pulumi.Input<string>>) =>
      new sdk.core.v1.Secret(`${name}-${suffix}`, { metadata, stringData: secretOf(texts) }, opts).metadata.name;
    if (Object.keys(this.secretTexts).length > 0) {
      const secretName = secret("files", this.secretTexts);
      volumes.push({ name: secretFiles, secret: { secretName, defaultMode } });
    }
    const secretEnv = Object.keys(this.secretValues).length > 0 ? secret("env", this.secretValues) : undefined;
    return { volumes, secretEnv };
  }
}

function secretOf(texts: Record<string, pulumi.Input<string>>): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pulumi.secret(text)]));
}
