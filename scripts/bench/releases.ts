import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestResource } from "../../policies/testing";
import { request } from "../../tools/pack-process";
import { builtPart } from "../../tools/toolchain/build";
import { HELM } from "../../tools/toolchain/parts";
import { run } from "../../tools/toolchain/run";
import { seconds, turns } from "./measure";
import { start } from "./packs";

/** Seconds over the same releases, or the reason why they are missing. */
export type Releases =
  | {
      readonly releases: number;
      /** Seconds of helm, started once for each release. */
      readonly helm: number;
      /** Seconds of the executable from the first question to the last answer. */
      readonly own: number;
    }
  | string;

/** Releases of different charts, as `helm create` makes them, whose findings name the value that cures them. */
export async function releases(rounds: number, count: number): Promise<Releases> {
  const helm = builtPart(HELM);
  if (helm === undefined) return "Helm is not built: `npm run toolchain -- full` builds it.";
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-releases-"));
  const names = Array.from({ length: count }, (_, index) => `shop-${index}`);
  const helmDoes = async (...args: string[]) => {
    const { code, stderr } = await run(helm, args, { cwd: directory });
    if (code !== 0) throw new Error(`helm ${args.join(" ")}: ${stderr}`);
  };
  try {
    for (const name of names) await helmDoes("create", name);
    const runs = {
      helm: () =>
        seconds(async () => {
          for (const name of names) await helmDoes("template", name, name, "--namespace=shop", "--include-crds");
        }),
      own: () => judged(helm, directory, names),
    };
    const times = await turns(rounds, ["helm", "own"], async (name) => ({ time: await runs[name]() }));
    return { releases: count, helm: times.helm.time, own: times.own.time };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Seconds of a process of its own, which keeps nothing of an earlier run. */
async function judged(helm: string, directory: string, names: readonly string[]): Promise<number> {
  const pack = await start("this pack, executable");
  try {
    await pack.configure({ inspectable: { level: "advisory", properties: { helm } } });
    const root: TestResource = { type: "pulumi:pulumi:Stack", props: {} };
    await pack.judge(request(root));
    const all = names.map((name) => ({
      type: "kubernetes:helm.sh/v3:Release",
      name,
      props: { name, namespace: "shop", chart: join(directory, name), values: {} },
    }));
    const [first] = all;
    return await seconds(async () => {
      for (const resource of all) await pack.judge(request(resource));
      await pack.judgeStack(all);
      // Otherwise no chart is rendered at all.
      const found = first && (await pack.analyze(first));
      if (
        !found?.some(({ message }) => message.includes("set values.securityContext.readOnlyRootFilesystem to true"))
      ) {
        throw new Error("the release was not judged by its chart");
      }
    });
  } finally {
    await pack.stop();
  }
}
