import assert from "node:assert/strict";
import * as docker from "@pulumi/docker";
import { type Policies, validateResourceOfType } from "@pulumi/policy";
import { analyze, analyzeStack, preview, remediate, secret, unknown } from "../../policies/testing";

const type = "docker:index/container:Container";
const messages = async (run: Promise<{ violations: readonly { message: string }[] }>) =>
  (await run).violations.map(({ message }) => message);

describe("the harness for policy authors", () => {
  it("hands over configuration, tags and options, to a list of functions as well", async () => {
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

  it("treats a policy for one class as the server does", async () => {
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

  it("stops at an unknown value as a preview does, and unwraps a secret", async () => {
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

  it("keeps secrets and unknowns through a remediation, and previews a program in the engine's order", async () => {
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

  it("tells of a remediation that stops at an unknown value, and a preview reports it as the engine does", async () => {
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

  it("names a remediation that returns the inputs as they were, which the engine counts like any other", async () => {
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

  it("rejects where the engine would abort the run", async () => {
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
});
