import type { TestResource } from "../../policies/testing";
import type { PackProcess } from "../../tools/pack-process";
import { seconds, turns } from "./measure";
import { start } from "./packs";

/** The cost of one question to the executable, at one size. */
export interface Sized {
  /** Containers, characters or resources. */
  readonly size: number;
  /** Processor time of the pack's process, in seconds. */
  readonly alone: number;
  /** Peak memory of the process, in bytes. */
  readonly memory: number;
}

/** What a hostile program makes large, and its cost at two sizes. */
export interface Large {
  readonly what: string;
  readonly sizes: readonly [small: Sized, large: Sized];
}

type Ask = (pack: PackProcess, size: number) => Promise<unknown>;

const container = (props: object): TestResource => ({
  type: "docker:index/container:Container",
  name: "web",
  props: { image: "registry.example/web", ...props },
});

function badPod(containers: number): TestResource {
  const bad = (_: unknown, index: number) => ({
    name: `c${index}`,
    image: "wordpress:6.8-apache",
    securityContext: { privileged: true },
  });
  const spec = { containers: Array.from({ length: containers }, bad) };
  return { type: "kubernetes:core/v1:Pod", name: "web", props: { apiVersion: "v1", kind: "Pod", spec } };
}

const longPath = (characters: number) =>
  container({ volumes: [{ hostPath: "/a".repeat(characters / 2), containerPath: `/${"b".repeat(characters)}` }] });

const stack = (resources: number) =>
  Array.from({ length: resources }, (_, index) => {
    const volumeName = index % 2 === 0 ? "shared" : `own-${index}`;
    return { ...container({ volumes: [{ volumeName, containerPath: "/data" }] }), name: `web-${index}` };
  });

const questions: Readonly<Record<string, readonly [size: number, ask: Ask]>> = {
  "bad containers in one resource": [100_000, (pack, size) => pack.analyze(badPod(size))],
  "characters in a path": [50_000_000, (pack, size) => pack.analyze(longPath(size))],
  "resources of a stack": [50_000, (pack, size) => pack.judgeStack(stack(size))],
};

/** The cost of each question at a tenth of its size and at all of it, in turns; `part` of the sizes in a quick run. */
export async function large(rounds: number, part = 1): Promise<Large[]> {
  const pairs = Object.entries(questions).flatMap(([what, [size, ask]]) =>
    [size / 10, size].map((one) => [`${what}, ${one}`, { ask, size: one * part }] as const),
  );
  const byName = new Map(pairs);
  const found = await turns(rounds, [...byName.keys()], async (name) => {
    const { ask, size } = byName.get(name) as (typeof pairs)[number][1];
    const pack = await start("this pack, executable");
    try {
      const before = pack.processorTime();
      const time = await seconds(() => ask(pack, size));
      const after = pack.processorTime();
      const alone = before === undefined || after === undefined ? time : after - before;
      return { size, alone, memory: pack.memory() };
    } finally {
      await pack.stop();
    }
  });
  return Object.entries(questions).map(([what, [size]]) => ({
    what,
    sizes: [found[`${what}, ${size / 10}`] as Sized, found[`${what}, ${size}`] as Sized],
  }));
}
