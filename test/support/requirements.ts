// Skips suites whose programs this machine lacks.
import { findToolchain } from "../../tools/toolchain";

/** Skips the suite, with a line that says so, if the real Kubernetes provider is missing; `.ci/run` counts that as a failure. */
export async function realKubernetes(context: Mocha.Context): Promise<void> {
  const toolchain = await findToolchain();
  if (toolchain?.providers.kubernetes === "real") return;
  skip(context, "the real Kubernetes provider is missing; `npm run toolchain -- full` gets it");
}

/** Skips the suite with a line that says what is missing and how to get it. */
export function skip(context: Mocha.Context, why: string): void {
  const title = context.currentTest?.parent?.title ?? context.test?.parent?.title ?? "";
  console.log(`      skipped: ${title}: ${why}`);
  context.skip();
}
