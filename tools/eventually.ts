import { setTimeout as sleep } from "node:timers/promises";

/** Calls `attempt` until it succeeds; throws its last error after `seconds`. */
export async function eventually<T>(attempt: () => Promise<T>, seconds = 180): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(150);
    }
  }
}
