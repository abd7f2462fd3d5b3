import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { getPulumiComponents } from "@pulumi/pulumi/provider/experimental";
import * as hardened from "../../components/index";
import { only, preview } from "./support";

type Component = new (name: string, args: object, opts?: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;
const components = hardened as unknown as Record<string, Component>;

const pod = { containers: [{ image: "app", ports: [{ internal: 80 }] }] };
const withoutPorts = { containers: [{ image: "app" }] };
/** The arguments of each component, and the type of the child that its `adopts` is about. */
const kinds: Record<string, [args: object, type: string]> = {
  HardenedContainer: [{ image: "app" }, "docker:index/container:Container"],
  HardenedService: [{ image: "app" }, "docker:index/service:Service"],
  HardenedDeployment: [pod, "kubernetes:apps/v1:Deployment"],
  HardenedStatefulSet: [pod, "kubernetes:apps/v1:StatefulSet"],
  HardenedDaemonSet: [withoutPorts, "kubernetes:apps/v1:DaemonSet"],
  HardenedJob: [withoutPorts, "kubernetes:batch/v1:Job"],
  HardenedCronJob: [{ ...withoutPorts, schedule: "@daily" }, "kubernetes:batch/v1:CronJob"],
  HardenedTaskDefinition: [withoutPorts, "aws:ecs/taskDefinition:TaskDefinition"],
  ReadOnlyRootAdmission: [{}, "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy"],
};

type Alias = string | { name: unknown; parent: string | undefined };

/** The aliases of the child of a type; each with the URN of its parent. */
async function aliasesOf(kind: string, args: object, type: string, parent?: () => pulumi.Resource): Promise<Alias[]> {
  let aliases: pulumi.CustomResourceOptions["aliases"] = [];
  const transformation: pulumi.ResourceTransformation = (child) => {
    if (child.type === type) aliases = child.opts.aliases;
    return undefined;
  };
  const urns = new Map<unknown, string>();
  await preview(() => {
    const above = parent?.();
    const opts = { transformations: [transformation], ...(above === undefined ? {} : { parent: above }) };
    new (components[kind] as Component)("web", args, opts);
    above?.urn.apply((urn) => urns.set(above, urn));
  });
  return ((aliases ?? []) as (string | pulumi.Alias)[]).flatMap((alias): Alias[] => {
    if (typeof alias === "string") return [alias];
    // The SDK of Kubernetes adds the types that a kind had before.
    return alias.name === undefined ? [] : [{ name: alias.name, parent: urns.get(alias.parent) }];
  });
}

describe("adopts", () => {
  it("adopts is an argument of every component of the package", () => {
    const all = getPulumiComponents(hardened).map(({ name }) => name);
    assert.deepEqual(Object.keys(kinds).sort(), all.sort());
  });

  for (const [kind, [args, type]] of Object.entries(kinds)) {
    it(`adopts of ${kind} gives its child the place of a resource with that name`, async () => {
      assert.deepEqual(await aliasesOf(kind, { ...args, adopts: "old" }, type), [{ name: "old", parent: undefined }]);
      assert.deepEqual(await aliasesOf(kind, args, type), []);
    });

    it(`adopts of ${kind} refuses the URN of another kind, before anything is registered`, async () => {
      const urn = "urn:pulumi:dev::shop::my:own:Group$docker:index/image:Image::old";
      const declare = () => new (components[kind] as Component)("web", { ...args, adopts: urn });
      const message = `${kind} "web": \`adopts\` must be the name or URN of a resource of type ${type}, not "${urn}".`;
      assert.deepEqual(await preview(() => assert.throws(declare, { message })), []);
    });
  }

  it("adopts takes a name beside the component, below the same parent", async () => {
    const group = () => new pulumi.ComponentResource("my:own:Group", "group");
    const [args, type] = kinds.HardenedDeployment as [object, string];
    assert.deepEqual(await aliasesOf("HardenedDeployment", { ...args, adopts: "old" }, type, group), [
      { name: "old", parent: "urn:pulumi:stack::project::my:own:Group::group" },
    ]);
  });

  it("adopts takes a URN as it is, in a group that Kubernetes gave up", async () => {
    const urn = "urn:pulumi:dev::shop::my:own:Group$kubernetes:extensions/v1beta1:Deployment::old";
    const [args, type] = kinds.HardenedDeployment as [object, string];
    assert.deepEqual(await aliasesOf("HardenedDeployment", { ...args, adopts: urn }, type), [urn]);
  });

  for (const kind of ["HardenedDeployment", "HardenedStatefulSet"]) {
    it(`serviceAdopts of ${kind} gives its Service the place of another, with the name that serviceName keeps`, async () => {
      const args = { ...pod, name: "web", serviceAdopts: "old", serviceName: "old-headless" };
      const type = "kubernetes:core/v1:Service";
      assert.deepEqual(await aliasesOf(kind, args, type), [{ name: "old", parent: undefined }]);
      const { metadata } = only(await preview(() => new (components[kind] as Component)("web", args)), type);
      assert.equal((metadata as { name: string }).name, "old-headless");
    });
  }

  it("bindingAdopts of ReadOnlyRootAdmission gives its binding the place of another, with the name that bindingName keeps", async () => {
    const args = { policyName: "old-policy", bindingAdopts: "old", bindingName: "old-binding" };
    const type = `${kinds.ReadOnlyRootAdmission?.[1]}Binding`;
    assert.deepEqual(await aliasesOf("ReadOnlyRootAdmission", args, type), [{ name: "old", parent: undefined }]);
    const declared = await preview(() => new hardened.ReadOnlyRootAdmission("root", args));
    const names = declared.flatMap(({ inputs }) => (inputs.metadata as { name: string } | undefined)?.name ?? []);
    assert.deepEqual(names, ["old-policy", "old-binding"]);
  });

  it("serviceAdopts is refused where no Service is made", async () => {
    const declare = () => new hardened.HardenedDeployment("web", { ...withoutPorts, serviceAdopts: "old" });
    const message =
      'HardenedDeployment "web": `serviceAdopts` needs a container with `ports`, because no Service is made without them.';
    assert.deepEqual(await preview(() => assert.throws(declare, { message })), []);
  });
});
