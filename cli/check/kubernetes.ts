import type { TestResource } from "@readonly-rootfs/policies/testing";
import { isRecord } from "../record";
import { type Found, Misread, readable, type Told } from "./documents";

type Value = Readonly<Record<string, unknown>>;

/** A resource in a document, before it has its URN. */
export interface Declared {
  readonly resource: Pick<TestResource, "type" | "name" | "props" | "propertyDependencies">;
  readonly line: number;
  /** Tells the resources of one document apart: the items of a list, the services of a Compose file. */
  readonly part: string;
}

/** Whether the document is an object of Kubernetes, or a list of them. */
export function isKubernetes(value: unknown): value is Value {
  return isRecord(value) && typeof value.apiVersion === "string" && typeof value.kind === "string";
}

/**
 * The objects in a document, as the Pulumi provider registers those of a manifest: each item of a list by itself, with the
 * name `namespace/name`.
 *
 * https://github.com/pulumi/pulumi-kubernetes/blob/001c5b7b4d221eefbbd0fe0d7c07c9e8e4288071/sdk/nodejs/yaml/yaml.ts
 *
 * @param namespace of objects that name none
 */
export function objectsIn(found: Found, namespace: string | undefined, told: Told): Declared[] {
  return readable([found.value as Value], told, (value) => objectsBelow(value, found, [], namespace, told, undefined));
}

function objectsBelow(
  value: Value,
  found: Found,
  path: readonly (string | number)[],
  namespace: string | undefined,
  told: Told,
  list: { readonly apiVersion: unknown; readonly kind: string } | undefined,
): Declared[] {
  const { apiVersion = list?.apiVersion, kind = list?.kind, items, metadata } = value;
  if (typeof kind !== "string" || kind === "" || typeof apiVersion !== "string") {
    throw new Misread(found.lineAt(path), "has an item without apiVersion and kind; write both");
  }
  if (!/^[\w./-]+ [\w.-]+$/.test(`${apiVersion} ${kind}`)) {
    throw new Misread(found.lineAt(path), "has an apiVersion or a kind with characters that no cluster takes");
  }
  // The pack looks into lists of custom kinds itself.
  if (kind.endsWith("List") && Array.isArray(items) && isBuiltIn(apiVersion)) {
    const own = { apiVersion, kind: kind.slice(0, -"List".length) };
    return readable([...items.entries()], told, ([index, item]) =>
      isRecord(item) ? objectsBelow(item, found, [...path, "items", index], namespace, told, own) : [],
    );
  }
  const names = isRecord(metadata) ? metadata : {};
  const text = (name: string) => (typeof names[name] === "string" && names[name] !== "" ? names[name] : undefined);
  const name = text("name") ?? text("generateName") ?? "unnamed";
  const props =
    namespace === undefined || text("namespace") !== undefined
      ? value
      : { ...value, metadata: { ...names, namespace } };
  return [
    {
      resource: {
        type: `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`,
        name: text("namespace") === undefined ? name : `${text("namespace")}/${name}`,
        props,
      },
      line: found.lineAt(path),
      part: path
        .filter((step) => typeof step === "number")
        .map((index) => index + 1)
        .join("."),
    },
  ];
}

const isBuiltIn = (apiVersion: string) => /^(v\d|[^./]+\/|[\w.-]+\.k8s\.io\/)/.test(apiVersion);
