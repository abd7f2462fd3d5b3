import type { core } from "@pulumi/kubernetes/types/input";
import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { type Spelling, spell, spelled } from "../spelling";
import { portNumber, words } from "../values";
import { exactlyOne } from "../writable";
import type { HttpProbe, PreStop, Probe } from "./args";

/** A probe in the form of Kubernetes. */
export function probe(at: Argument, declared: Probe): core.v1.Probe {
  at.takes(declared, probeSpelling);
  const { http, tcp, grpc, command } = declared;
  exactlyOne(at, { http, tcp, grpc, command }, ["http", "tcp", "grpc", "command"]);
  return spell(at, declared, probeSpelling);
}

const probeSpelling: Spelling<Probe, core.v1.Probe> = {
  http: (at, http) => ({ httpGet: spelled(at, http, httpSpelling) }),
  tcp: (at, port) => ({ tcpSocket: { port: portNumber(at, port) } }),
  grpc: (at, port) => ({ grpc: { port: portNumber(at, port) } }),
  command: (at, command) => ({ exec: { command: nonEmpty(at, command, ["mysqladmin", "ping"]) } }),
  initialDelay: { default: 0, spell: (at, seconds) => ({ initialDelaySeconds: at.count(seconds, 0) }) },
  period: { default: 10, spell: (at, seconds) => ({ periodSeconds: at.count(seconds, 1) }) },
  timeout: { default: 1, spell: (at, seconds) => ({ timeoutSeconds: at.count(seconds, 1) }) },
  failures: { default: 3, spell: (at, count) => ({ failureThreshold: at.count(count, 1) }) },
};

const httpSpelling: Spelling<HttpProbe, core.v1.HTTPGetAction> = {
  port: { required: (at, port) => ({ port: portNumber(at, port) }) },
  path: { default: "/", spell: (at, path) => ({ path: at.text(path) }) },
  https: { default: false, spell: (at, https) => ({ scheme: at.plain(https, "boolean") ? "HTTPS" : "HTTP" }) },
};

const preStopSpelling: Spelling<PreStop, core.v1.LifecycleHandler> = {
  command: (at, command) => ({ exec: { command: nonEmpty(at, command, ["nginx", "-s", "quit"]) } }),
  http: (at, http) => ({ httpGet: spelled(at, http, httpSpelling) }),
  sleep: (at, seconds) => ({ sleep: { seconds: at.count(seconds, 1) } }),
};

/** What runs before a program is told to stop, in the form of Kubernetes. */
export function preStop(at: Argument, declared: PreStop): core.v1.LifecycleHandler {
  at.takes(declared, preStopSpelling);
  exactlyOne(at, declared, Object.keys(preStopSpelling));
  return spell(at, declared, preStopSpelling);
}

function nonEmpty(at: Argument, command: pulumi.Input<string>[], example: string[]): pulumi.Input<string>[] {
  const list = words(at, command);
  if (list.length === 0)
    throw at.refuse(`must be a command such as [${example.map((word) => `"${word}"`).join(", ")}].`);
  return list;
}
