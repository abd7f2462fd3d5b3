import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { OWN } from "./own";

interface Holder {
  pid: number;
  host: string;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/**
 * Runs `work` with the lock `file` held. A lock of a process on this machine that has ended is taken over. `waiting` is called
 * once, with the process id of the holder, if another process has the lock.
 *
 * Two processes that see the same dead holder at once may both run. Their results are published atomically (cache.ts), so the
 * cost is one unnecessary build.
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  waiting: (pid: number) => void = () => {},
  interval = 500,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true, mode: OWN });
  const me: Holder = { pid: process.pid, host: hostname() };
  let told = false;
  let unreadable = 0;
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(me), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = holderOf(file);
    // A holder writes its name right after creating the file; a file that stays empty comes from a crash.
    unreadable = holder === undefined ? unreadable + 1 : 0;
    const dead = holder !== undefined && holder.host === me.host && !isAlive(holder.pid);
    if (dead || unreadable > 3) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told && holder !== undefined) {
      told = true;
      waiting(holder.pid);
    }
    await sleep(interval);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
