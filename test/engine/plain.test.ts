import assert from "node:assert/strict";
import fc from "fast-check";
import { plain } from "../../policies/engine/plain";
import { policies } from "../../policies/library";
import { preview } from "../../policies/testing";

const painted = fc
  .array(
    fc.constantFrom(
      "web",
      "\n",
      "\r",
      "\u001b[31m",
      "\u009b",
      "\u2028",
      "\u202e",
      "\u200b",
      "\ud800",
      " ",
      "/",
      "é",
      "日",
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(""));

describe("words of a program in a message", () => {
  const pack = policies();

  it("words of a program in a message end no line and colour no terminal", async () => {
    await fc.assert(
      fc.asyncProperty(painted, painted, painted, async (name, path, key) => {
        const props = {
          image: name,
          privileged: true,
          readOnly: false,
          volumes: [{ hostPath: `/etc/${path}`, containerPath: `/${path}` }],
          tmpfs: { [`/${key}`]: "" },
          capabilities: { adds: [key, "SYS_ADMIN"] },
        };
        const pod = {
          metadata: { annotations: { [key]: name } },
          spec: { containers: [{ name, image: path }], [key]: { containers: [{ name: key, image: path }] } },
        };
        const resources = [
          { type: "docker:index/container:Container", name, props },
          { type: "docker:index/volume:Volume", name, props: { driverOpts: { type: key, device: path } } },
          { type: "kubernetes:core/v1:Pod", name, props: pod },
          { type: `kubernetes:example.com/v1:${key}`, name, props: pod },
        ];
        const violations = await preview(pack, resources);
        assert.notEqual(violations.length, 0);
        for (const { message } of violations) {
          const [, text = "", ...more] = message.split("\n");
          assert.deepEqual(more, [], message);
          assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 200) },
    );
  });

  it("words of a program in a message are escaped by their code points, and cut at 1,000 characters", () => {
    assert.equal(plain('container "a\n\u001b[31mb"'), 'container "a\\u{a}\\u{1b}[31mb"');
    assert.equal(plain(`see ${"a".repeat(1_005)} there`), `see ${"a".repeat(1_000)}… (5 characters more) there`);
    assert.ok(plain("a ".repeat(1_000_000)).length < 30_000);
  });
});
