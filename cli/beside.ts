import type { Service } from "./compose";
import { imageFacts } from "./engine/image";
import type { Session } from "./engine/session";
import { Failure } from "./failure";
import { waitUntilReady } from "./learn/ready";
import { lastLine } from "./text";

/**
 * Starts services on the network of a session, one after the other, with new volumes. Waits until a service passes its
 * health check; without one, until it has been up for a second.
 */
export async function startBeside(session: Session, services: readonly Service[], seconds: number): Promise<void> {
  for (const { name, run, volumes } of services) {
    const image = await imageFacts(session.engine, run.image);
    const mounts = volumes.map((path) => ({ path, how: "volume" }) as const);
    const container = await session.create({ ...run, readOnly: false, mounts });
    await container.start();
    const health = run.healthcheck !== undefined || image.healthcheck;
    const readiness = health ? ({ kind: "health" } as const) : ({ kind: "up", seconds: 1 } as const);
    const waited = await waitUntilReady(container, readiness, session.engine.host, seconds);
    // A service that has ended with 0 is a job that prepares something for the others.
    if (waited.ready || waited.ended === 0) continue;
    throw new Failure(
      `The service ${name} ${waited.why}: ${lastLine(await container.log()) ?? "it said nothing"}. Mend it first.`,
    );
  }
}
