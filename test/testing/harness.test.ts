import assert from "node:assert/strict";
import * as docker from "@pulumi/docker";
import { type Policies, type PolicyResource, validateResourceOfType } from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";
import {
  analyze,
  analyzeStack,
  preview,
  remediate,
  secret,
  type TestResource,
  unknown,
  urnOf,
} from "../../policies/testing";

const type = "docker:index/container:Container";
const messages = async (run: Promise<{ violations: readonly { message: string }[] }>) =>
  (await run).violations.map(({ message }) => message);

describe("the harness for policy authors", () => {
  it("the harness hands over configuration, tags and options, to a list of functions as well", async () => {
    const policies: Policies = [
      {
        name: "p",
        description: "P",
        validateResource: [1, 2].map((one) => (args, report) => {
          const tag = args.stackTags.get("team");
          report(`${one} ${args.getConfig<{ word: string }>().word} ${tag} ${args.opts.protect} ${args.opts.parent}`);
        }),
      },
    ];
    const given = { type, props: {}, opts: { protect: true, parent: "urn:x" } };
    const options = { config: { p: { word: "hello" } }, stackTags: { team: "shop" } };
    assert.deepEqual(await messages(analyze(policies, given, options)), [
      "P\n1 hello shop true urn:x",
      "P\n2 hello shop true urn:x",
    ]);
  });

  it("the harness treats a policy for one class as the policy server does", async () => {
    const policies: Policies = [
      {
        name: "p",
        description: "P",
        validateResource: validateResourceOfType(docker.Container, ({ image }, _, report) => report(image)),
      },
    ];
    assert.deepEqual(await messages(analyze(policies, { type, props: { image: "nginx" } })), ["P\nnginx"]);
    const { notApplicable } = await analyze(policies, { type: "kubernetes:core/v1:Pod", props: {} });
    assert.deepEqual(notApplicable, { p: `Policy only applies to resources of type '${type}'` });
  });

  it("the harness stops at an unknown value as a preview does, and unwraps a secret", async () => {
    const policies: Policies = [
      {
        name: "p",
        description: "P",
        validateResource: ({ props }, report) => {
          report(props.password);
          report(props.image);
        },
      },
    ];
    assert.deepEqual(await messages(analyze(policies, { type, props: { password: secret("x"), image: unknown } })), [
      "P\nx",
      "can't run policy 'p' from policy pack 'test@v0.0.0' during preview: string value at .image can't be known during preview",
    ]);
  });

  it("the harness keeps secrets and unknowns through a remediation, and previews a program in the engine's order", async () => {
    const order: string[] = [];
    const policies: Policies = [
      {
        name: "p",
        description: "P",
        enforcementLevel: "remediate",
        remediateResource: ({ name, props }) => {
          order.push(`remediate ${name}`);
          props.readOnly = true;
          return props;
        },
        validateResource: ({ name, props }) => void order.push(`validate ${name} ${props.readOnly}`),
      },
      {
        name: "s",
        description: "S",
        validateStack: ({ resources }) => void order.push(`stack ${resources.map(({ props }) => props.readOnly)}`),
      },
    ];
    const props = { env: secret("x"), image: unknown };
    assert.deepEqual(await remediate(policies, { type, props }), {
      props: { ...props, readOnly: true },
      by: ["p"],
      notApplicable: {},
      diagnostics: [],
    });
    order.length = 0;
    assert.deepEqual(
      await preview(policies, [
        { type, name: "a", props },
        { type, name: "b", props: {} },
      ]),
      [],
    );
    assert.deepEqual(order, ["remediate a", "validate a true", "remediate b", "validate b true", "stack true,true"]);
  });

  it("the harness reports a remediation that stops at an unknown value, as the engine does", async () => {
    const policies: Policies = [
      {
        name: "p",
        description: "P",
        enforcementLevel: "remediate",
        remediateResource: ({ props }) => {
          if (props.image === "") props.image = "scratch";
          return props;
        },
      },
      {
        name: "q",
        description: "Q",
        enforcementLevel: "remediate",
        remediateResource: ({ props }) => {
          props.readOnly = true;
          return props;
        },
        validateResource: (_, report) => report("seen"),
      },
    ];
    const props = { image: unknown };
    const message =
      "can't run remediation 'p' from policy pack 'test@v0.0.0' during preview: string value at .image can't be known during preview";
    assert.deepEqual(await remediate(policies, { type, props }), {
      props: { ...props, readOnly: true },
      by: ["q"],
      notApplicable: {},
      diagnostics: [{ policy: "p", message }],
    });
    assert.deepEqual(await preview(policies, [{ type, props }]), [
      { policy: "p", level: "advisory", severity: "unspecified", message },
      { policy: "q", level: "mandatory", severity: "unspecified", message: "Q\nseen" },
    ]);
  });

  it("the harness names a remediation that returns the inputs unchanged, because the engine counts it", async () => {
    const policies: Policies = [
      { name: "p", description: "P", enforcementLevel: "remediate", remediateResource: ({ props }) => props },
      { name: "q", description: "Q", enforcementLevel: "remediate", remediateResource: () => {} },
    ];
    assert.deepEqual(await remediate(policies, { type, props: { image: "nginx" } }), {
      props: { image: "nginx" },
      by: ["p"],
      notApplicable: {},
      diagnostics: [],
    });
  });

  it("the harness rejects where the engine would abort the run", async () => {
    const policies: Policies = [
      {
        name: "s",
        description: "S",
        validateStack: () => {
          throw new Error("broken");
        },
      },
    ];
    await assert.rejects(analyzeStack(policies, [{ type, props: {} }]), /policy 's' from policy pack .*broken/s);
  });

  describe("gives a policy what a resource is connected to", () => {
    const stack: TestResource = { type: "pulumi:pulumi:Stack", name: "project-dev", props: {} };
    const site: TestResource = { type: "acme:index:Site", name: "site", props: {}, opts: { parent: urnOf(stack) } };
    const provider: TestResource = {
      type: "pulumi:providers:docker",
      name: "east",
      props: { host: "ssh://east", password: unknown },
    };
    const network: TestResource = { type: "docker:index/network:Network", name: "shop", props: {}, provider };
    const web: TestResource = {
      type,
      name: "web",
      props: {},
      provider,
      opts: { parent: urnOf(site) },
      dependencies: [urnOf(network), "urn:of another stack"],
      propertyDependencies: { networksAdvanced: [urnOf(network)] },
    };
    const all = [stack, site, network, web];
    const seen = async <T>(read: (resource: PolicyResource) => T) => {
      const found: T[] = [];
      const validateStack: Policies[number] = {
        name: "s",
        description: "S",
        validateStack: ({ resources }) => void found.push(...resources.map(read)),
      };
      await analyzeStack([validateStack], all);
      return found;
    };

    it("the harness gives a policy the parent of a resource, and a URN with the parent's type", async () => {
      assert.deepEqual(await seen(({ parent }) => parent?.name), [undefined, "project-dev", undefined, "site"]);
      assert.deepEqual(await seen(({ urn }) => urn), [
        "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev",
        "urn:pulumi:dev::project::acme:index:Site::site",
        "urn:pulumi:dev::project::docker:index/network:Network::shop",
        `urn:pulumi:dev::project::acme:index:Site$${type}::web`,
      ]);
      assert.equal((await seen(({ opts }) => opts.parent)).at(-1), urnOf(site));
    });

    it("the harness gives a policy the dependencies of a resource, all and by property", async () => {
      const names = (resources: PolicyResource[]) => resources.map(({ name }) => name);
      assert.deepEqual(await seen(({ dependencies }) => names(dependencies)), [[], [], [], ["shop"]]);
      const byProperty = ({ propertyDependencies }: PolicyResource) =>
        Object.entries(propertyDependencies).map(([property, resources]) => [property, ...names(resources)]);
      assert.deepEqual(await seen(byProperty), [[], [], [], [["networksAdvanced", "shop"]]]);
    });

    it("the harness gives a policy the provider of a resource, from a resource or a URN", async () => {
      const policies: Policies = [
        {
          name: "p",
          description: "P",
          validateResource: ({ provider }, report) => {
            report(`${provider?.type} ${provider?.name} ${provider?.urn}`);
            report(provider?.props.host);
            report(provider?.props.password);
          },
        },
      ];
      const urn = "urn:pulumi:dev::project::pulumi:providers:docker::east";
      assert.deepEqual(await messages(analyze(policies, web)), [
        `P\npulumi:providers:docker east ${urn}`,
        "P\nssh://east",
        "can't run policy 'p' from policy pack 'test@v0.0.0' during preview: string value at .password can't be known during preview",
      ]);
      assert.deepEqual(await messages(analyze(policies, { ...web, provider: urn })), [
        `P\npulumi:providers:docker east ${urn}`,
        "P",
        "P",
      ]);
      const nested = "urn:pulumi:dev::project::acme:index:Site$pulumi:providers:docker::a::b";
      assert.deepEqual(
        (await messages(analyze(policies, { ...web, provider: nested })))[0]?.split("\n")[1],
        [`pulumi:providers:docker a::b ${nested}`].join(),
      );
    });

    it("the harness gives a policy all resource options that a policy can see", async () => {
      const opts = {
        protect: true,
        ignoreChanges: ["image"],
        parent: "urn:x",
        deleteBeforeReplace: false,
        aliases: ["urn:old"],
        additionalSecretOutputs: ["password"],
        customTimeouts: { createSeconds: 60, updateSeconds: 0, deleteSeconds: 5 },
      };
      const found: unknown[] = [];
      const policies: Policies = [
        { name: "p", description: "P", validateResource: ({ opts }) => void found.push(opts) },
      ];
      await analyze(policies, { type, props: {}, opts });
      await analyze(policies, { type, props: {} });
      const { deleteBeforeReplace, parent, ...always } = opts;
      const none = { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] };
      assert.deepEqual(found, [
        { ...always, deleteBeforeReplace, parent },
        { ...none, customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 } },
      ]);
    });
  });

  describe("takes a configuration as `--policy-pack-config` does", () => {
    const levels = (name: string, enforcementLevel?: "advisory" | "mandatory"): Policies[number] => ({
      name,
      description: name,
      ...(enforcementLevel && { enforcementLevel }),
      validateResource: ({ getConfig }, report) => report(JSON.stringify(getConfig())),
      remediateResource: ({ props }) => ({ ...props, by: name }),
    });
    const policies = ["a", "b", "c"].map((name) => levels(name, "advisory"));
    const resource = { type, props: {} };
    const said = async (config: Record<string, string | object>, level?: "mandatory") => {
      const { violations } = await analyze(policies, resource, { config, ...(level && { level }) });
      return violations.map(({ policy, level, message }) => `${policy} ${level} ${message.split("\n")[1]}`);
    };

    it("the harness takes a level from the configuration, alone or beside the keys of the policy", async () => {
      const config = { a: "mandatory", b: { enforcementLevel: "disabled", size: 1 }, c: { size: 2 } };
      assert.deepEqual(await said(config), ["a mandatory {}", 'c advisory {"size":2}']);
    });

    it("the harness takes a level for all policies from the configuration, below a policy's own", async () => {
      assert.deepEqual(await said({ all: "disabled", b: "mandatory" }), ["b mandatory {}"]);
      assert.deepEqual(await said({ all: { enforcementLevel: "disabled" }, b: {}, c: "mandatory" }, "mandatory"), [
        "a mandatory {}",
        "b mandatory {}",
        "c mandatory {}",
      ]);
    });

    it("the harness takes the level remediate for one policy", async () => {
      const config = { b: { enforcementLevel: "remediate" } };
      const { props, by } = await remediate(policies, resource, { config });
      assert.deepEqual({ props, by }, { props: { by: "b" }, by: ["b"] });
    });

    it("the harness takes the level of a policy over the stack", async () => {
      const stack: Policies = [{ name: "s", description: "S", validateStack: (_, report) => report("seen") }];
      const { violations } = await analyzeStack(stack, [], { config: { s: "mandatory" } });
      assert.deepEqual(
        violations.map(({ level }) => level),
        ["mandatory"],
      );
    });

    for (const [what, config, says] of [
      ["a level that is none", { a: "strict" }, 'config of "a": "strict" is no level; '],
      ["a level that is none beside keys", { a: { enforcementLevel: 1 } }, 'config of "a": 1 is no level; '],
      ["a level for all that is none", { all: "none" }, 'config of "all": "none" is no level; '],
    ] as const) {
      it(`the harness refuses ${what}`, async () => {
        await assert.rejects(said(config), { message: `${says}write advisory, mandatory, disabled or remediate` });
      });
    }
    it("the harness refuses a configuration that is neither a level nor an object", async () => {
      const config = { a: null } as never;
      await assert.rejects(said(config), { message: 'config of "a": give it a level, or an object of its keys' });
    });
  });

  describe("names the input that no engine sends", () => {
    const policies: Policies = [{ name: "p", description: "P", validateResource: () => {} }];
    for (const [what, props, says] of [
      [
        "an Output",
        { env: [{ "a.b": pulumi.output("x") }] },
        'env[0]["a.b"] is an Output; put its value there, secret(value) or unknown',
      ],
      [
        "an Output in a secret",
        { env: secret(pulumi.secret("x")) },
        "env is an Output; put its value there, secret(value) or unknown",
      ],
      ["a promise", { image: Promise.resolve("x") }, "image is a Promise; put its value there"],
      ["undefined in a list", { env: ["a", undefined] }, "env[1] is undefined; put null there, as a program sends it"],
      ["an asset", { source: new pulumi.asset.StringAsset("x") }, "source is an asset, which cannot be tested here"],
      ["an archive", { source: new pulumi.asset.FileArchive("x") }, "source is an asset, which cannot be tested here"],
      ["a function", { spec: { run: () => {} } }, "spec.run is a function, which is no value of an input"],
      ["a symbol", { image: Symbol("x") }, "image is a symbol, which is no value of an input"],
      ["a bigint", { memory: 1n }, "memory is a bigint, which is no value of an input"],
    ] as const) {
      it(`the harness refuses ${what} as an input, and names its place`, async () => {
        const message = `props of "web": ${says}`;
        await assert.rejects(analyze(policies, { type, name: "web", props }), { message });
        await assert.rejects(analyzeStack(policies, [{ type, name: "web", props }]), { message });
        const provider = { type: "pulumi:providers:docker", name: "web", props };
        await assert.rejects(remediate(policies, { type, props: {}, provider }), { message });
      });
    }

    it("the harness leaves out undefined values of an object", async () => {
      const found: unknown[] = [];
      const keys: Policies = [
        { name: "p", description: "P", validateResource: ({ props }) => void found.push(...Object.keys(props)) },
      ];
      await analyze(keys, { type, props: { image: "x", memory: undefined } });
      assert.deepEqual(found, ["image"]);
    });
  });
});
