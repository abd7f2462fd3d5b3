import type { TestResource } from "../../../policies/testing";

/** An object as a cluster shows it, in the words of its API. */
export interface Live {
  readonly kind: string;
  readonly name: string;
  readonly apiVersion?: string;
  readonly uid?: string | undefined;
  readonly namespace?: string;
  /** Its controller, whatever is there. */
  readonly by?: Live;
  readonly spec: object;
  /** Its Pulumi name. Default: `name`. */
  readonly as?: string;
}

/** The object with what a controller and the server write beside its spec. */
export function live({
  kind,
  name,
  apiVersion = "apps/v1",
  uid = `uid-of-${kind}-${name}`,
  namespace = "shop",
  by,
  spec,
  as = name,
}: Live) {
  const { kind: ofKind = "", name: ofName = "" } = by ?? {};
  const reference = {
    apiVersion: by?.apiVersion ?? "apps/v1",
    kind: ofKind,
    name: ofName,
    uid: by?.uid ?? `uid-of-${ofKind}-${ofName}`,
    controller: true,
    blockOwnerDeletion: true,
  };
  const metadata = { name, namespace, uid, ...(by && { ownerReferences: [reference] }) };
  const version = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  const props = { apiVersion, kind, metadata, spec };
  return { type: `kubernetes:${version}:${kind}`, name: as, props } satisfies TestResource;
}
