import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { annotations } from "./names";

type Texts = Record<string, pulumi.Input<string>>;

// Kubernetes still reads a pod's profiles from these annotations, in addition to its security context.
const profiles =
  /^(container\.apparmor\.security\.beta\.kubernetes\.io\/|(container\.)?seccomp\.security\.alpha\.kubernetes\.io\/)/;

// Webhooks and engines add containers, mounts and devices to a pod by these.
const adding =
  /^(proxy\.istio\.io\/overrides|dapr\.io\/volume-mounts-rw|kuma\.io\/container-patches|io\.kubernetes\.cri-o\.Devices|devices\.crio\.io|(devices|mounts)\.(noderesource\.dev|nri\.io)|io\.katacontainers\.config\.hypervisor\.virtio_fs_extra_args)(\/|$)/;

type Harmless = (text: string) => boolean;

const isOff: Harmless = (text) => /^(|0|f|F|false|FALSE|False)$/.test(text);
const isOn: Harmless = (text) => /^(|1|t|T|true|TRUE|True)$/.test(text);

const templates = "sidecar gateway grpc-simple grpc-agent waypoint kube-gateway agentgateway agentgateway-waypoint";
const ofIstio = new Set(templates.split(" "));

/** Annotations by which webhooks add to a pod, with the values that add nothing of the host and take no confinement away. */
const checked: Readonly<Record<string, Harmless>> = {
  "config.linkerd.io/close-wait-timeout": (text) => !/[1-9]/.test(text),
  "config.linkerd.io/enable-debug-sidecar": isOff,
  "consul.hashicorp.com/consul-sidecar-user-volume": areOfConfiguration,
  "consul.hashicorp.com/consul-sidecar-user-volume-mount": areReadOnly,
  "dapr.io/inject-pluggable-components": isOff,
  "inject.istio.io/templates": (text) => text.split(",").every((name) => ofIstio.has(name.trim())),
  "proxy.istio.io/config": (text) => !/IPTABLES_TRACE_LOGGING|\\/.test(text),
  "sidecar.istio.io/enableCoreDump": (text) => text !== "true",
  "sidecar.istio.io/userVolume": areOfConfiguration,
  "sidecar.istio.io/userVolumeMount": areReadOnly,
  "vault.hashicorp.com/agent-init-json-patch": changeNoConfinement,
  "vault.hashicorp.com/agent-json-patch": changeNoConfinement,
  "vault.hashicorp.com/agent-set-security-context": isOn,
};

/** Annotations of pods; those that would remove a profile, or add what the component does not know, are refused. */
export function podAnnotations(at: Argument, map: Texts): Texts {
  return Object.fromEntries(
    Object.entries(annotations(at, map)).map(([key, value]) => {
      const place = at.entry(key);
      if (adding.test(key)) throw place.refuse("must not be set: it adds containers, mounts or devices to the pod.");
      const isHarmless = Object.hasOwn(checked, key) ? checked[key] : undefined;
      if (isHarmless !== undefined) {
        return [
          key,
          place.checked(value, (text) => {
            if (isHarmless(text)) return text;
            throw place.refuse(
              "must not have this value: it adds to the pod what the component does not know, or takes confinement from what others add.",
            );
          }),
        ];
      }
      if (!profiles.test(key)) return [key, value];
      return [
        key,
        place.checked(value, (profile) => {
          if (/^(runtime\/default|docker\/default|localhost\/[^\s]+)$/.test(profile)) return profile;
          throw place.refuse(`must not be ${JSON.stringify(profile)}: the profile confines the pod. Use \`security\`.`);
        }),
      ];
    }),
  );
}

/** The objects in a text: a list of them, or an object that has each under its name; undefined if it cannot be read. */
function objectsIn(text: string): Record<string, unknown>[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const all: unknown[] = Array.isArray(value) ? value : Object.values(value as object);
    return all.every((one) => typeof one === "object" && one !== null) ? (all as Record<string, unknown>[]) : undefined;
  } catch {
    return undefined;
  }
}

function areOfConfiguration(text: string): boolean {
  const kinds = /^(name|configMap|downwardAPI|projected|secret)$/;
  return objectsIn(text)?.every((volume) => Object.keys(volume).every((key) => kinds.test(key))) ?? false;
}

function areReadOnly(text: string): boolean {
  // Webhooks take keys in any case, and the last of them.
  const flags = (mount: object) => Object.keys(mount).filter((key) => key.toLowerCase() === "readonly");
  return objectsIn(text)?.every((mount) => mount.readOnly === true && flags(mount).length === 1) ?? false;
}

function changeNoConfinement(text: string): boolean {
  const parts = /^\/(env|lifecycle|ports|resources|\w+Probe)(\/|$)/;
  return (
    objectsIn(text)?.every(({ op, path }) => /^(add|remove|replace)$/.test(String(op)) && parts.test(String(path))) ??
    false
  );
}
