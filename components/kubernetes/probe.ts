import type { core } from "@pulumi/kubernetes/types/input";
import { type Argument, optional } from "../argument";
import { portNumber, words } from "../values";
import { exactlyOne } from "../writable";
import type { HttpProbe, Probe } from "./args";

const probeKeys: Record<keyof Probe, true> = {
  http: true,
  tcp: true,
  grpc: true,
  command: true,
  initialDelay: true,
  period: true,
  timeout: true,
  failures: true,
};
const httpKeys: Record<keyof HttpProbe, true> = { port: true, path: true, https: true };

/** How Kubernetes spells a probe. */
export function probe(at: Argument, declared: Probe): core.v1.Probe {
  at.takes(declared, probeKeys);
  const { http, tcp, grpc, command } = declared;
  exactlyOne(at, { http, tcp, grpc, command }, ["http", "tcp", "grpc", "command"]);
  return {
    initialDelaySeconds: at.property("initialDelay").count(declared.initialDelay, 0) ?? 0,
    periodSeconds: at.property("period").count(declared.period, 1) ?? 10,
    timeoutSeconds: at.property("timeout").count(declared.timeout, 1) ?? 1,
    failureThreshold: at.property("failures").count(declared.failures, 1) ?? 3,
    ...action(at, declared),
  };
}

function action(at: Argument, { http, tcp, grpc, command }: Probe): core.v1.Probe {
  if (http) return { httpGet: httpGet(at.property("http"), http) };
  const tcpPort = optional(tcp, (port) => portNumber(at.property("tcp"), port));
  if (tcpPort !== undefined) return { tcpSocket: { port: tcpPort } };
  const grpcPort = optional(grpc, (port) => portNumber(at.property("grpc"), port));
  if (grpcPort !== undefined) return { grpc: { port: grpcPort } };
  const list = words(at.property("command"), command) ?? [];
  if (list.length === 0) throw at.property("command").refuse('must be a command such as ["mysqladmin", "ping"].');
  return { exec: { command: list } };
}

function httpGet(at: Argument, http: HttpProbe): core.v1.HTTPGetAction {
  at.takes(http, httpKeys);
  const path = optional(http.path, (text) => at.property("path").text(text));
  const https = at.property("https").plain(http.https, "boolean") ?? false;
  return { port: portNumber(at.property("port"), http.port), path: path ?? "/", scheme: https ? "HTTPS" : "HTTP" };
}
