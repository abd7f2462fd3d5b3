import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../../tools/examples";
import { type Outcome, runPulumi, type Stack, withStack } from "../../../tools/pulumi";
import type { Toolchain } from "../../../tools/toolchain";
import { Started } from "./container";
import type { Engine } from "./engine";

/** An example on a real engine, put there by the real CLI and the real Docker provider, judged by the pack each time. */
export class Deployment {
  private constructor(
    private readonly engine: Engine,
    private readonly stack: Stack,
    private readonly release: () => void,
    private readonly released: Promise<void>,
  ) {}

  /** Makes the stack; nothing is deployed yet. */
  static of(engine: Engine, toolchain: Toolchain, example: string): Promise<Deployment> {
    return new Promise((resolve, reject) => {
      let release = () => {};
      const until = new Promise<void>((done) => {
        release = done;
      });
      const released: Promise<void> = withStack(
        join(root, "examples", example),
        "real",
        async (stack) => {
          resolve(new Deployment(engine, stack, release, released));
          await until;
        },
        { toolchain, env: { DOCKER_HOST: engine.host } },
      );
      released.catch(reject);
    });
  }

  /** Deploys with this configuration. */
  async up(config: Record<string, string>, ...flags: string[]): Promise<Outcome> {
    for (const [key, value] of Object.entries(config)) await this.run("config", "set", key, value);
    return this.run("up", "--yes", "--skip-preview", "--policy-pack", join(root, "policies"), ...flags);
  }

  async destroy(): Promise<Outcome> {
    return this.run("destroy", "--yes", "--skip-preview");
  }

  /** Removes the stack's files; not what it deployed. */
  async close(): Promise<void> {
    this.release();
    await this.released;
  }

  /** The container whose name, chosen by Pulumi, begins with this. */
  async container(prefix: string): Promise<Started> {
    const all = await this.engine.docker.listContainers({ all: true });
    const found = all.filter(({ Names }) => Names[0]?.startsWith(`/${prefix}-`));
    assert.equal(found.length, 1, `containers named ${prefix}-…: ${JSON.stringify(all.map(({ Names }) => Names))}`);
    return new Started(this.engine.docker.getContainer(found[0]?.Id as string));
  }

  private async run(...args: string[]): Promise<Outcome> {
    const outcome = await runPulumi([...args, "--non-interactive", "--color", "never"], this.stack);
    assert.equal(outcome.code, 0, `pulumi ${args.join(" ")}:\n${outcome.stdout}${outcome.stderr}`);
    return outcome;
  }
}
