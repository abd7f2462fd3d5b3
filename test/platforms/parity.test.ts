import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import { aws } from "../../policies/platforms/aws";
import { docker } from "../../policies/platforms/docker";
import { inspectable } from "../../policies/rules/inspectable";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { remediate, unknown } from "../../policies/testing";
import { type Neutral, platforms } from "../support/platforms";
import { saysAbout } from "../support/rule-table";

/** The verdict on a neutral container's flag, on every platform. */
const rows: Record<string, { container: Neutral; verdict: "good" | "writable" | "unknown"; note?: string }> = {
  true: { container: { readOnly: true }, verdict: "good" },
  false: { container: { readOnly: false }, verdict: "writable" },
  absent: { container: {}, verdict: "writable" },
  null: { container: { readOnly: null }, verdict: "writable" },
  "the string true": { container: { readOnly: "true" }, verdict: "writable", note: "; a string has no effect there" },
  "a number": { container: { readOnly: 1 }, verdict: "writable", note: "; a number has no effect there" },
  unknown: { container: { readOnly: unknown }, verdict: "unknown" },
  "true beside an unknown image": { container: { readOnly: true, image: unknown }, verdict: "good" },
};

describe("every platform gives the same verdict in the same words", () => {
  it("the parity table covers Docker, Swarm, the types of AWS and at least 60 Kubernetes classes, each place of a container once", () => {
    const types = new Set(platforms.map(({ type }) => type));
    const places = new Set(platforms.map(({ type, flag }) => `${type} ${flag}`));
    assert.equal(places.size, platforms.length, "test/support/platforms.ts has a type twice");
    for (const type of Object.keys({ ...docker, ...aws })) {
      if (!/:(Volume|Plugin|BuildxBuilder|ExpressGatewayService)$/.test(type)) assert.ok(types.has(type), type);
    }
    const classes = [...types].filter((type) => type.startsWith("kubernetes:")).length;
    assert.ok(
      classes >= 60,
      `test/support/platforms.ts has only ${classes} of 60 Kubernetes classes; add the missing ones`,
    );
  });

  for (const [name, { container, verdict, note = "" }] of Object.entries(rows)) {
    it(`every platform gives the same verdict in the same words if the read-only flag is ${name}`, async () => {
      for (const { type, label, flag, patch, inText, write } of platforms) {
        const given = { type, name: "web", props: write(container) };
        if (inText && Object.values(container).includes(unknown)) {
          const text = flag.split(/[.[]/)[0];
          const unseen = [`advisory: containers cannot be judged until ${text} is known`];
          assert.deepEqual(await saysAbout(inspectable, given), unseen, type);
          assert.deepEqual(await saysAbout(readOnlyRoot, given), [], type);
          continue;
        }
        const silent = verdict === "good" || (patch && container.readOnly == null && verdict === "writable");
        const expected = {
          good: [],
          writable: [`${label} has a writable root filesystem; set ${flag} to true${note}`],
          unknown: [`advisory: ${label} cannot be judged until ${flag} is known`],
        };
        assert.deepEqual(await saysAbout(readOnlyRoot, given), silent ? [] : expected[verdict], type);
        const { props } = await remediate([policy(readOnlyRoot)], given, { level: "remediate" });
        const cured = verdict === "writable" && !silent ? write({ ...container, readOnly: true }) : undefined;
        assert.deepEqual(clean(props), clean(cured), type);
      }
    });
  }
});

// The wire has no undefined.
function clean(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
