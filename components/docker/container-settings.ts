import type * as docker from "@pulumi/docker";
import { type Argument, optional } from "../argument";
import { capabilities } from "../capability";
import { environment, given, processors, words } from "../values";
import { RestartPolicy } from "./args";
import { logging, securityOptions } from "./confinement";
import type { HardenedContainerArgs } from "./container-args";
import * as settings from "./settings";

/** Everything of a docker.Container but its mounts. What hardens it is literal, so that a preview with unknown values shows it. */
export function containerSettings(root: Argument, args: HardenedContainerArgs): docker.ContainerArgs {
  const at = (name: keyof HardenedContainerArgs) => root.property(name);
  const text = (name: "name" | "user" | "workingDir" | "hostname" | "stopSignal") =>
    optional(args[name], (value) => at(name).text(value));
  const memory = settings.mebibytes(at("memory"), args.memory ?? "1Gi", 6);
  const processes = at("pidsLimit").count(args.pidsLimit, 1) ?? 4096;
  const adds = capabilities(at("capabilities"), args.capabilities);
  const log = logging(at("logging"), args.logging ?? {});
  return {
    image: at("image").text(args.image),
    readOnly: true,
    privileged: false,
    capabilities: { drops: ["ALL"], ...(adds.length === 0 ? {} : { adds }) },
    securityOpts: securityOptions(at("security"), args.security ?? {}),
    memory,
    memorySwap: memory,
    ulimits: [{ name: "nproc", soft: processes, hard: processes }],
    restart: at("restart").oneOf(args.restart, Object.values(RestartPolicy)) ?? "unless-stopped",
    logDriver: log.driver,
    logOpts: log.options,
    ...given({
      name: text("name"),
      user: text("user"),
      workingDir: text("workingDir"),
      hostname: text("hostname"),
      stopSignal: text("stopSignal"),
      command: words(at("command"), args.command),
      entrypoints: words(at("entrypoints"), args.entrypoints),
      envs: optional(args.env, (env) => environment(at("env"), env).map(settings.assignment)),
      ports: settings.ports(at("ports"), args.ports),
      networksAdvanced: settings.networks(at("networks"), args.networks),
      hosts: settings.extraHosts(at("hosts"), args.hosts),
      cpus: optional(args.cpus, (cpus) => processors(at("cpus"), cpus)),
      shmSize: optional(args.shmSize, (size) => settings.mebibytes(at("shmSize"), size, 1)),
      healthcheck: optional(args.healthcheck, (check) => settings.healthcheck(at("healthcheck"), check)),
      wait: at("wait").plain(args.wait, "boolean"),
      waitTimeout: at("waitTimeout").count(args.waitTimeout, 1),
      labels: settings.labels(at("labels"), args.labels),
      init: at("init").plain(args.init, "boolean"),
      stopTimeout: at("stopTimeout").count(args.stopTimeout, 0),
    }),
  };
}
