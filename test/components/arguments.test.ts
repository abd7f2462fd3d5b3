import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import * as hardened from "../../components/index";
import { inferredSchema, type Schema } from "../../tools/components-schema";
import { choices, exampleOf, kindOf, type Property, referred } from "./documented";
import { type Declared, preview } from "./support";

type Arguments = Record<string, unknown>;
type Component = new (name: string, args: Arguments, opts: pulumi.ComponentResourceOptions) => unknown;

/** A property of a type, and how its value becomes the arguments of a component. */
interface Place {
  kind: string;
  /** The types around it, outermost first. */
  within: string[];
  wrap: (value: unknown) => Arguments;
}

/** Arguments without effect on Kubernetes, as the documentation of `PodWritablePath.tmpfs` says. */
const withoutEffect = ["PodTmpfs.uid", "PodTmpfs.gid", "PodTmpfs.mode", "PodTmpfs.exec"];

/** Further arguments that a property needs. */
const beside: Record<string, Arguments> = {
  "HardenedService.waitTimeout": { wait: true },
  "Volume.external": { name: "uploads" },
  "NodeAffinity.operator": { values: ["ssd"] },
  "HardenedDeployment.serviceType": { containers: [{ image: "app", ports: [{ internal: 80 }] }] },
  "HardenedDeployment.loadBalancer": {
    serviceType: "LoadBalancer",
    containers: [{ image: "app", ports: [{ internal: 80 }] }],
  },
  "HardenedDeployment.serviceAdopts": { containers: [{ image: "app", ports: [{ internal: 80 }] }] },
  "HardenedDeployment.serviceName": { containers: [{ image: "app", ports: [{ internal: 80 }] }] },
  "HardenedDeployment.serviceAnnotations": { containers: [{ image: "app", ports: [{ internal: 80 }] }] },
};

/** Types of which a minimal value needs more than the schema requires. */
const minimal: Record<string, Arguments> = {
  VolumeClaim: { size: "1Gi" },
  SharedVolume: { name: "work" },
  NamespaceExpression: { key: "legacy", operator: "NotIn", values: ["x"] },
};

/** Arguments that a workload refuses, because it could only ignore them. */
function isRefused(path: string, [component = "", ...types]: string[]): boolean {
  // The image of the examples is known, and runs nothing from memory.
  if (path === "Tmpfs.exec") return true;
  if (path === "VolumeClaim.retain") return component === "HardenedStatefulSet";
  const withService = ["HardenedDeployment", "HardenedStatefulSet"].includes(component);
  return path === "PodPort.external" && (!withService || types.includes("PodInitContainer"));
}

/** Arguments that exclude every other argument of their type. */
const alone = ["VolumeClaim.external"];

describe("every argument", () => {
  let schema: Schema;
  before(() => {
    schema = inferredSchema();
  });

  for (const component of Object.keys(hardened).filter((name) => /^(Hardened|ReadOnlyRoot)[A-Z]\w+$/.test(name))) {
    it(`every argument of ${component} changes what the component declares`, async () => {
      const { inputProperties, requiredInputs = [] } = schema.resources[`hardened:index:${component}`] as Resource;
      const silent: string[] = [];
      const tried: string[] = [];
      await each(
        { kind: component, within: [], wrap: (value) => surrounded(component, value as Arguments) },
        inputProperties,
        requiredInputs,
      );
      assert.deepEqual(silent, [], "an argument that changes nothing: spell it, or take it out of the interface");
      assert(tried.length >= Object.keys(inputProperties).length);

      async function each(place: Place, properties: Properties, required: readonly string[]): Promise<void> {
        for (const [name, property] of Object.entries(properties)) {
          const path = `${place.kind}.${name}`;
          const example = exampleOf(schema, name, property);
          const base = baseOf(place.kind, properties, required);
          const others = { ...(minimal[place.kind] === undefined ? without(base, name) : base), ...beside[path] };
          const least = choices[place.kind]?.includes(name) ? otherChoice(place.kind, properties, name) : others;
          const most =
            choices[place.kind]?.includes(name) || alone.includes(path)
              ? { [name]: example }
              : { ...others, [name]: example };
          tried.push(path);
          if (isRefused(path, place.within)) {
            await assert.rejects(declaredBy(component, place.wrap(most)), {
              message:
                /( takes no `\w+` in an? | must not be true in a service| must not be true: the catalogue knows)/,
            });
            continue;
          }
          const [bare, set] = [
            await declaredBy(component, place.wrap(bareOf(path, least, required, properties))),
            await declaredBy(component, place.wrap(most)),
          ];
          if ((bare === set) !== withoutEffect.includes(path)) silent.push(path);
          await into(name, property, example, place, most);
        }
      }

      async function into(
        name: string,
        property: Property,
        example: unknown,
        place: Place,
        most: Arguments,
      ): Promise<void> {
        const type = referred(schema, property);
        if (type?.type.properties === undefined) return;
        // Init containers are the same in every workload.
        if (type.kind === "PodInitContainer" && component !== "HardenedDeployment") return;
        const wrapped = (value: unknown) => {
          if (property.items) return [value];
          return property.additionalProperties ? { [Object.keys(example as object)[0] as string]: value } : value;
        };
        const wrap = (value: unknown) => place.wrap({ ...most, [name]: wrapped(value) });
        await each(
          { kind: type.kind, within: [...place.within, place.kind], wrap },
          type.type.properties as Properties,
          type.type.required ?? [],
        );
      }
    });
  }

  it("an argument that a component does not take is refused with the list of those it takes", async () => {
    for (const [token, { inputProperties }] of Object.entries(schema.resources)) {
      const component = kindOf(token);
      const listed = await declaredBy(component, { zzz: 1 }).then(
        () => [],
        ({ message }: Error) => {
          assert.match(message, new RegExp(`^${component} "any" takes no \`zzz\`\\. It takes `));
          return [...(message.split("It takes ")[1]?.matchAll(/`(\w+)`/g) ?? [])].map(([, name]) => name);
        },
      );
      assert.deepEqual(listed.sort(), Object.keys(inputProperties).sort());
    }
  });

  type Properties = Record<string, Property>;
  type Resource = { inputProperties: Properties; requiredInputs?: string[] };

  /** The least that a type takes. */
  function baseOf(kind: string, properties: Properties, required: readonly string[]): Arguments {
    if (minimal[kind] !== undefined) return minimal[kind];
    const first = choices[kind]?.[0];
    const names = first === undefined ? required : [first];
    return Object.fromEntries(names.map((name) => [name, exampleOf(schema, name, properties[name] as Property)]));
  }

  function otherChoice(kind: string, properties: Properties, name: string): Arguments {
    const other = choices[kind]?.find((choice) => choice !== name) as string;
    return { [other]: exampleOf(schema, other, properties[other] as Property) };
  }

  /** A required argument cannot be left out, so that it has another value instead. */
  function bareOf(path: string, least: Arguments, required: readonly string[], properties: Properties): Arguments {
    const name = kindOf(path.replace(".", ":"));
    if (!required.includes(name) || name in least) return least;
    const other = otherValues[path] ?? otherValues[name];
    assert(other !== undefined, `${path} (${Object.keys(properties)}) needs another value than that of its example`);
    return { ...least, [name]: other };
  }
});

/** Values of required properties that differ from their examples. */
const otherValues: Record<string, unknown> = {
  image: "other",
  containers: [{ image: "other" }],
  schedule: "@daily",
  hostPath: "/srv/other",
  name: "other",
  internal: 81,
  id: "n2",
  tests: ["CMD", "other"],
  key: "other",
  port: 81,
  reason: "another",
  topologyKey: "kubernetes.io/hostname",
  matchLabels: { app: "other" },
  soft: 512,
  hard: 131072,
  fileSystem: "fs-87654321",
  driver: "syslog",
};

function without(args: Arguments, name: string): Arguments {
  const { [name]: _, ...rest } = args;
  return rest;
}

/** A pod that may do what the examples show, with volumes for its containers to share. */
function surrounded(component: string, args: Arguments): Arguments {
  if (component === "HardenedTaskDefinition") return withMigration(args);
  if (!/Deployment|Set|Job/.test(component)) return args;
  const source = {
    name: "source",
    image: "app",
    writable: { "/rendered": { tmpfs: { name: "rendered" } }, "/work": { tmpfs: { name: "work" } } },
  };
  if (!JSON.stringify(args).includes('"shared"')) source.writable = {} as typeof source.writable;
  const own = (args.initContainers as { name?: string }[] | undefined) ?? [];
  const initContainers = [source, ...own.map((container) => ({ ...container, name: container.name ?? "init" }))];
  const podSecurity = { reason: "the examples need it" };
  return { podSecurity, ...args, initContainers };
}

/** A task with a container that others can wait for, where a volume of Docker can be. */
function withMigration(args: Arguments): Arguments {
  const own = (args.containers as { name?: string }[] | undefined) ?? [];
  const named = own.map((container) => ({ ...container, name: container.name ?? "own" }));
  const containers = args.containers === undefined ? {} : { containers: [{ name: "migrate", image: "app" }, ...named] };
  return { ...(JSON.stringify(args).includes('"docker"') && { launchType: "EC2" }), ...args, ...containers };
}

/** The children that a component declares, with the options that arguments set, as one comparable text. */
async function declaredBy(component: string, args: Arguments): Promise<string> {
  const options: unknown[] = [];
  const transformation: pulumi.ResourceTransformation = ({ type, name, opts }) => {
    const aliases = (opts.aliases ?? []).map((alias) => (alias as pulumi.Alias).name);
    options.push([type, name, (opts as pulumi.CustomResourceOptions).retainOnDelete, ...aliases]);
    return undefined;
  };
  const Component = (hardened as unknown as Record<string, Component>)[component] as Component;
  const declared = await preview(() => new Component("any", args, { transformations: [transformation] }), named);
  const children = declared.filter(({ type }) => !type.startsWith("hardened:"));
  return JSON.stringify([children, options.map(String).sort()]);
}

const named = ({ name, inputs }: Declared) => ({ metadata: { name, ...(inputs.metadata as object | undefined) } });
