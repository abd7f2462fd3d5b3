import { logDriver } from "../../policies/rules/log-driver";
import { secret, unknown } from "../../policies/testing";
import { container, pod, service } from "../support/resources";
import { testRule } from "../support/rule-table";

const unbounded = (label: string, size: string, driver: string) =>
  `${label} writes logs without a size limit; set ${size}, or ${driver} to local`;
const web = unbounded('container "web"', "logOpts.max-size", "logDriver");
const swarm = unbounded('service "web"', "taskSpec.logDriver.options.max-size", "taskSpec.logDriver.name");
const json = (size: unknown) => container({ logDriver: "json-file", logOpts: { "max-size": size } });

testRule(logDriver, {
  valid: {
    "json-file with a bound": json("10m"),
    "the default driver with a bound": container({ logOpts: { "max-size": "10m", "max-file": "3" } }),
    "a bound as a number": json(1048576),
    "a secret bound": json(secret("10m")),
    "local, which rotates by itself": container({ logDriver: "local" }),
    "a remote driver": container({ logDriver: "syslog", logOpts: { "syslog-address": "udp://logs.example:514" } }),
    "the journal of the host": container({ logDriver: "journald" }),
    "a remote driver with unknown options": container({ logDriver: "fluentd", logOpts: unknown }),
    "a service with a bound": service({}, { logDriver: { name: "json-file", options: { "max-size": "10m" } } }),
    "a service with a remote driver": service({}, { logDriver: { name: "gelf" } }),
    "a pod, whose logs the kubelet rotates": pod({ containers: [{ name: "web" }] }),
  },
  invalid: {
    "no driver": { given: container({}), says: [web], cured: null },
    "null in the driver": { given: container({ logDriver: null }), says: [web], cured: null },
    "an empty driver": { given: container({ logDriver: "" }), says: [web], cured: null },
    "a driver of a wrong type": { given: container({ logDriver: 7 }), says: [web], cured: null },
    "json-file without options": { given: container({ logDriver: "json-file" }), says: [web], cured: null },
    "json-file with other options": {
      given: container({ logDriver: "json-file", logOpts: { "max-file": "3" } }),
      says: [web],
      cured: null,
    },
    "a bound that is none": { given: json("-1"), says: [web], cured: null },
    "a bound of zero": { given: json("0"), says: [web], cured: null },
    "null in the bound": { given: json(null), says: [web], cured: null },
    "a bound of a wrong type": { given: json({ toString: 1, valueOf: 1 }), says: [web], cured: null },
    "a bound of a wrong type with something unknown in it": { given: json([unknown]), says: [web], cured: null },
    "options of a wrong type": { given: container({ logOpts: "max-size=10m" }), says: [web], cured: null },
    none: {
      given: container({ logDriver: "none" }),
      says: ['container "web" discards its logs (log driver none); set logDriver to local or to a remote driver'],
      cured: null,
    },
    "an unknown driver": {
      given: container({ logDriver: unknown }),
      says: ['advisory: container "web" cannot be judged until logDriver is known'],
      cured: null,
    },
    "an unknown bound": {
      given: json(unknown),
      says: ['advisory: container "web" cannot be judged until logOpts.max-size is known'],
      cured: null,
    },
    "unknown options": {
      given: container({ logOpts: unknown }),
      says: ['advisory: container "web" cannot be judged until logOpts is known'],
      cured: null,
    },
    "a service without a driver": { given: service({}), says: [swarm], cured: null },
    "a service with json-file": {
      given: service({}, { logDriver: { name: "json-file" } }),
      says: [swarm],
      cured: null,
    },
    "a service without logs": {
      given: service({}, { logDriver: { name: "none" } }),
      says: [
        'service "web" discards its logs (log driver none); set taskSpec.logDriver.name to local or to a remote driver',
      ],
      cured: null,
    },
  },
});
