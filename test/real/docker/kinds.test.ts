import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { coerce, lt } from "semver";
import { policy } from "../../../policies/engine/policy";
import { dataOnVolumes } from "../../../policies/rules/data-on-volumes";
import { writablePathsDeclared } from "../../../policies/rules/writable-paths-declared";
import { remediate } from "../../../policies/testing";
import type { Outcome } from "../../../tools/workloads/running";
import { type Inputs, started } from "../../support/real/as-provider";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { follow } from "../../support/real/follow";
import { ensureSmall } from "../../support/real/images";
import { KINDS, type Kind, SMALL } from "../../support/real/kinds";
import { inTurns } from "../../support/real/turns";
import { container } from "../../support/resources";
import { saysAbout } from "../../support/rule-table";

// They wait more than they work.
const AT_ONCE = 4;

/** The small images as a team's own entries. */
const images = Object.entries(SMALL).map(([name, { entry }]) => ({
  ...entry,
  name,
  repositories: [`docker.io/small/${name}`],
}));
const config = { images };
const referenceOf = (name: string) => `small/${name}:1`;

/** What the pack says and the engine does, before and after somebody did what the pack says. */
interface Seen {
  readonly said: readonly string[];
  readonly outcome: Outcome;
  readonly after?: Pick<Seen, "said" | "outcome">;
}

describe("each kind of mount that does not serve, on the engine", () => {
  const seen = new Map<string, Promise<Seen>>();
  const shown: string[] = [];
  let engine: Engine;
  let host: string;
  /** Whether runc gives a tmpfs the mode of the image's directory, whatever the mount says. */
  let old: boolean;

  before(async function () {
    engine = await engineFor(this);
    host = mkdtempSync(join(tmpdir(), "readonly-rootfs-"));
    chmodSync(host, 0o755);
    for (const [name, { lines }] of Object.entries(SMALL)) await ensureSmall(engine.docker, referenceOf(name), lines);
    const { Version, Components = [] } = await engine.docker.version();
    const { Version: runc } = Components.find(({ Name }) => Name === "runc") ?? { Version: "0" };
    old = lt(coerce(runc) ?? "0.0.0", "1.2.0");
    shown.push(["kind", "image", "given", "the pack", `Docker ${Version}, runc ${runc}`].join(" | "));
    for (const [name, work] of inTurns(Object.keys(KINDS), AT_ONCE, look)) seen.set(name, work);
  });
  after(async () => {
    await Promise.allSettled(seen.values());
    await engine?.clear();
    if (host) rmSync(host, { recursive: true });
    for (const line of shown) console.log(`      ${line}`);
  });

  const look = async (kind: string): Promise<Seen> => {
    const { image, given } = KINDS[kind] as Kind;
    const name = kind.replaceAll(/[^\w]+/g, "-");
    const directory = mkdtempSync(join(host, `${name}-`));
    chmodSync(directory, 0o777);
    const text = JSON.stringify({ name, image: referenceOf(image), readOnly: true, ...given });
    const inputs = JSON.parse(text.replaceAll('"HOST"', JSON.stringify(directory)).replaceAll("NAME", name)) as Inputs;

    const first = await saidAndDone(inputs, image);
    if (first.said[0] === undefined) return first;
    for (const { volumeName } of inputs.volumes ?? [])
      if (volumeName)
        await engine.docker
          .getVolume(volumeName)
          .remove()
          .catch(() => {});
    return { ...first, after: await saidAndDone(await mended(inputs, first.said[0]), image) };
  };

  const saidAndDone = async (inputs: Inputs, image: Kind["image"]) => {
    const rules = [writablePathsDeclared, dataOnVolumes];
    const said = (await Promise.all(rules.map((rule) => saysAbout(rule, container(inputs), config)))).flat();
    let outcome = await started(engine.docker, inputs);
    // Whether data is kept only the container after it shows.
    const keeps = SMALL[image].entry.paths.some(({ kind }) => kind === "persistent");
    if (keeps && outcome.code === 0) outcome = await started(engine.docker, inputs);
    return { said, outcome };
  };

  /** The inputs after the cure of the pack, or after a person did what it says. */
  const mended = async (inputs: Inputs, says: string): Promise<Inputs> => {
    const options = { level: "remediate", config: { [writablePathsDeclared.name]: config } } as const;
    const { props } = await remediate([policy(writablePathsDeclared)], container(inputs), options);
    return (props as Inputs | undefined) ?? follow(says, inputs);
  };

  /** Asserts an outcome; resolves to its words for the table. */
  const happened = ({ code, output }: Outcome, image: Kind["image"], expected: RegExp | "works"): string => {
    if (expected === "works") {
      assert.deepEqual({ code, output }, { code: 0, output: SMALL[image].works });
      return expected;
    }
    assert.match(`${code} ${output}`, expected);
    return expected.exec(`${code} ${output}`)?.[0].trim() ?? "";
  };

  for (const [name, kind] of Object.entries(KINDS)) {
    const { image, says, fails = "works", older, unseen } = kind;
    const title = says === undefined ? "the pack is silent" : "fails as the pack says, and works with what it says";
    it(`${name}: ${title}`, async () => {
      const { said, outcome, after } = (await seen.get(name)) as Seen;
      assert.deepEqual(said, says === undefined ? [] : [says]);
      const before = happened(outcome, image, old && older !== undefined ? older : fails);
      if (after !== undefined) {
        assert.deepEqual(after.said, unseen ? [says] : []);
        happened(after.outcome, image, "works");
      }
      const then = after === undefined ? "" : ", then works";
      shown.push([name, image, JSON.stringify(kind.given), says ?? "(silent)", `${before}${then}`].join(" | "));
    });
  }
});
