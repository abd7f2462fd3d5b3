import type { Watcher } from "../engine/run";
import type { About } from "../rule";
import { watchAnswers } from "../sdk/answers";
import { Collector } from "./collector";
import { targets, Writer } from "./write";

/** The least milliseconds between two writings of a report while a run goes on; large ones take a twentieth of the time. */
const pause = 1_000;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface Reporting {
  /** The value of `READONLY_ROOTFS_REPORT`: files, by commas. */
  readonly names: string;
  /** Directory of relative file names. */
  readonly directory: string;
  readonly rules: readonly About[];
  /** The version of the pack. */
  readonly version: string;
}

/**
 * Writes the reports named by `names`, during the run and at its end. The engine ends a pack by SIGINT, and gives no other
 * sign that a run is over: a failed preview never asks about the stack.
 */
export function startReports(
  { names, directory, rules, version }: Reporting,
  tell: (line: string) => void = (line) => console.error(line),
): Watcher | undefined {
  const files = targets(names, directory, tell);
  if (files.length === 0) return undefined;
  const writer = new Writer(files, tell);
  let timer: NodeJS.Timeout | undefined;
  let took = 0;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const start = Date.now();
    writer.write(collector.report());
    took = Date.now() - start;
  };
  const collector = new Collector(rules, version, () => {
    timer ??= setTimeout(write, Math.max(pause, 20 * took)).unref();
  });
  if (!watchAnswers((told) => collector.told(told))) {
    tell(
      "READONLY_ROOTFS_REPORT has no effect with this version of @pulumi/policy; install the one that the pack asks for",
    );
    return undefined;
  }
  // Reports an unwritable path before the run, and leaves a report for a run without containers.
  write();
  for (const signal of signals) {
    process.once(signal, () => {
      write();
      process.kill(process.pid, signal);
    });
  }
  process.once("exit", write);
  return collector;
}
