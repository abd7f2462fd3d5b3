import assert from "node:assert/strict";
import { Run } from "../../policies/engine/run";
import { stackPolicyIn } from "../../policies/engine/stack-policy";
import { stackRule } from "../../policies/library";
import { decodeOnce } from "../../policies/sdk/decode-once";
import type { PlacedContainer, Stack } from "../../policies/stack-rule";
import { analyzeStack, type TestResource, unknown } from "../../policies/testing";
import { container, pod } from "../support/resources";

const sdk = require("@pulumi/policy/deserialize");
const original = sdk.deserializeProperties;

const bucket: TestResource = { type: "aws:s3/bucket:Bucket", name: "assets", props: { bucket: "assets" } };
const example = { name: "example", description: "Examples are good." };
/** A rule that never looks at the containers of the stack. */
const idle = stackRule({ ...example, *examine() {} });

describe("the containers of a stack", () => {
  let decoded = 0;
  beforeEach(() => {
    decoded = 0;
    sdk.deserializeProperties = (...args: unknown[]) => {
      decoded++;
      return original(...args);
    };
    decodeOnce(sdk);
  });
  afterEach(() => {
    sdk.deserializeProperties = original;
  });

  const says = async (rule: typeof idle, resources: readonly TestResource[], config: object = {}) => {
    const { violations } = await analyzeStack([stackPolicyIn(new Run())(rule)], resources, {
      config: { example: config },
    });
    return violations.map(({ message }) => message.split("\n").slice(1).join("\n"));
  };

  it("a stack rule that does not read containers decodes no inputs", async () => {
    assert.deepEqual(await says(idle, [container({}), pod({ containers: [{ name: "web" }] }), bucket]), []);
    assert.equal(decoded, 0);
  });

  it("a stack rule reads containers once, and only from resources that may declare some", async () => {
    const twice = stackRule({
      ...example,
      *examine(stack: Stack) {
        const images = (all: readonly PlacedContainer[]) =>
          all.map(({ container }) => container.image.effective).join(" and ");
        yield { says: `${images(stack.containers)} are ${images(stack.containers)}` };
      },
    });
    const given = [container({}), pod({ containers: [{ image: "shop" }] }), bucket];
    assert.deepEqual(await says(twice, given), ["example and shop are example and shop"]);
    assert.equal(decoded, 2, "the container and the pod, but not the bucket");
  });

  it("unknown containers of a stack are reported by a rule that reads them, or by any rule if unknown values block", async () => {
    const given = [pod(unknown as never)];
    assert.deepEqual(await says(idle, given), []);
    assert.deepEqual(await says(idle, given, { onUnknown: "mandatory" }), ["it cannot be judged until spec is known"]);
  });

  it("a stack rule examines its containers a second time without the exempt ones", async () => {
    const seen: number[] = [];
    const all = stackRule({
      ...example,
      *examine({ containers }: Stack) {
        seen.push(containers.length);
        for (const place of containers) yield { says: `${place.resource.name} is bad`, about: [place] };
      },
    });
    const given = [container({}), { ...container({}), name: "db" }];
    assert.deepEqual(await says(all, given), ["db is bad", "web is bad"]);
    assert.deepEqual(seen, [2]);
    const exemptions = [{ resource: "db", reason: "It is a test." }];
    assert.deepEqual(await says(all, given, { exemptions }), ["web is bad"]);
    assert.deepEqual(seen, [2, 2, 1]);
  });
});
