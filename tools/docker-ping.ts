import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

let fake: Promise<Record<string, string>> | undefined;

function daemonAnswers(host: string): Promise<boolean> {
  const url = new URL(host);
  const where = url.protocol === "unix:" ? { socketPath: url.pathname } : { host: url.hostname, port: url.port };
  return new Promise((resolve) => {
    const ping = request({ ...where, path: "/_ping", timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on("timeout", () => ping.destroy(new Error("timeout")));
    ping.on("error", () => resolve(false));
    ping.end();
  });
}

function serve(): Promise<Record<string, string>> {
  const server = createServer((incoming, response) => {
    const known = incoming.url?.endsWith("/_ping");
    response.writeHead(known ? 200 : 404, { "api-version": "1.43", "content-type": "text/plain" });
    response.end(known ? "OK" : "this daemon only answers pings");
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({ DOCKER_HOST: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` });
    });
  });
}

/**
 * Environment variables with which the Docker provider finds a daemon in a preview: none if a daemon answers, else the address
 * of a server in this process that answers only pings.
 */
export async function dockerHost(): Promise<Record<string, string>> {
  if (await daemonAnswers(process.env.DOCKER_HOST || "unix:///var/run/docker.sock")) return {};
  fake ??= serve();
  return fake;
}
