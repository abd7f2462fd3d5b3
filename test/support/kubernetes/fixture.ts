import { findToolchain } from "../../../tools/toolchain";
import { type ApiServer, startApiServer } from "./api-server";

let running: Promise<ApiServer> | undefined;

/**
 * The API server of this run, started on first use. If its programs or the real Kubernetes provider are missing, the suite is
 * skipped with a line that says so; `.ci/run` counts that as a failure.
 */
export async function apiServerFor(context: Mocha.Context): Promise<ApiServer> {
  const toolchain = await findToolchain();
  const { "kube-apiserver": apiServer, etcd } = toolchain?.tools ?? {};
  if (apiServer === undefined || etcd === undefined || toolchain?.providers.kubernetes !== "real") {
    console.log(
      "      skipped: the Kubernetes API server, etcd or the real Kubernetes provider is missing; " +
        "`npm run toolchain -- cluster` builds them",
    );
    context.skip();
  }
  running ??= startApiServer({ apiServer, etcd });
  return running;
}

export const mochaHooks = {
  async afterAll(this: Mocha.Context) {
    await (await running)?.stop();
  },
};
