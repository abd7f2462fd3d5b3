import type { PolicyResource } from "@pulumi/policy";
import type { Workload } from "../platforms";
import type { PlacedClaim, PlacedContainer, PlacedVolume, ResourceInStack } from "../stack-rule";
import type { Run } from "./run";

export interface Declared {
  readonly resource: PolicyResource;
  readonly workload: Workload;
}

const storage =
  /^(docker:index\/volume:Volume|kubernetes:helm\.sh\/v3:Release|kubernetes:[^:]*:PersistentVolume(Claim)?(List)?)$/;

/** The containers of a stack, read on first use: reading decodes the inputs of all resources. */
export class Containers {
  #declared: readonly Declared[] | undefined;
  #placed: readonly PlacedContainer[] | undefined;
  #kept: readonly { readonly workload: Workload; readonly provider: string }[] | undefined;

  constructor(
    private readonly resources: readonly PolicyResource[],
    private readonly run: Run,
  ) {}

  get all(): readonly ResourceInStack[] {
    return this.resources.map(({ type, name, urn, parent }) => ({ type, name, urn, parent: parent?.urn }));
  }

  /** Whether a rule has read them. */
  get read(): boolean {
    return this.#declared !== undefined;
  }

  /** In the order of their URNs. */
  get declared(): readonly Declared[] {
    this.#declared ??= this.resources
      .filter((resource) => !this.run.workloads.declaresNone(resource))
      .map((resource) => ({ resource, workload: this.run.workloads.read(resource) }))
      .filter(({ workload }) => workload.notApplicable === undefined)
      .sort((a, b) => (a.resource.urn < b.resource.urn ? -1 : 1));
    return this.#declared;
  }

  get volumes(): readonly PlacedVolume[] {
    return this.#storage.flatMap(({ workload, provider }) =>
      workload.volumes.map((volume) => ({ volume, workload, provider })),
    );
  }

  get claims(): readonly PlacedClaim[] {
    return this.#storage.flatMap(({ workload, provider }) => workload.claims.map((claim) => ({ claim, provider })));
  }

  // Selects by type first, because most stacks have no volumes and reading all inputs takes time.
  get #storage() {
    this.#kept ??= this.resources
      .filter(({ type }) => storage.test(type))
      .map((resource) => ({ workload: this.run.workloads.read(resource), provider: resource.provider?.urn ?? "" }));
    return this.#kept;
  }

  get placed(): readonly PlacedContainer[] {
    const resources = new Map(this.resources.map((resource) => [resource.urn, resource]));
    const rootOf = (resource: PolicyResource) =>
      resources.get(this.run.controlled.rootOf(resource.urn, this.resources)) ?? resource;
    this.#placed ??= this.declared.flatMap((one) => placed(one, rootOf(one.resource)));
    return this.#placed;
  }
}

function placed({ resource, workload }: Declared, root: PolicyResource): PlacedContainer[] {
  const provider = resource.provider?.urn ?? "";
  return workload.containers.map((container) => ({ container, workload, resource, root, provider }));
}
