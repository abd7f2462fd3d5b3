import assert from "node:assert/strict";
import { join } from "node:path";
import { PackProcess } from "../../tools/pack-process";
import { container } from "../support/resources";

const pack = join(__dirname, "../../policies");

/** Seconds of a processor and bytes that the pack takes for one question, in a process of its own. */
async function cost(ask: (running: PackProcess) => Promise<unknown>): Promise<{ seconds: number; memory: number }> {
  const running = await PackProcess.start(pack, { as: "executable" });
  try {
    // A system that reports no time of its processors has the clock.
    const time = () => running.processorTime() ?? performance.now() / 1000;
    const start = time();
    await ask(running);
    return { seconds: time() - start, memory: running.memory() };
  } finally {
    await running.stop();
  }
}

describe("the cost of a large question", () => {
  it("the cost of a stack grows with the number of its resources, not faster", async () => {
    const stack = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const volumes = [{ containerPath: "/data", volumeName: index % 2 === 0 ? "shared" : `own-${index}` }];
        return { ...container({ volumes }), name: `web-${index}` };
      });
    const few = await cost((running) => running.judgeStack(stack(5_000)));
    const many = await cost((running) => running.judgeStack(stack(20_000)));
    assert.ok(many.seconds < 12 * few.seconds, `${few.seconds} s for 5,000, ${many.seconds} s for 20,000`);
    assert.ok(many.memory < 6 * few.memory, `${few.memory} bytes for 5,000, ${many.memory} bytes for 20,000`);
  });

  it("the cost of a path grows with its length, and no message repeats a long path", async () => {
    const given = (length: number) => {
      const [target, source] = [`/${"b".repeat(length)}`, `/${"a/".repeat(length / 2)}`];
      return container({ volumes: [{ hostPath: source, containerPath: target }], tmpfs: { [`${target}c`]: "" } });
    };
    let longest = 0;
    const measured = async (length: number) =>
      cost(async (running) => {
        const said = await running.analyze(given(length));
        assert.ok(said.length > 0);
        longest = Math.max(longest, ...said.map(({ message }) => message.length));
      });
    const [short, long] = [await measured(500_000), await measured(2_000_000)];
    assert.ok(long.seconds < 12 * short.seconds, `${short.seconds} s for 0.5 MB, ${long.seconds} s for 2 MB`);
    assert.ok(longest < 2_000, `a message has ${longest} characters`);
  });
});
