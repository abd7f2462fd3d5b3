import { type Path, showPath } from "../../../inputs/path";
import type { Props } from "../../../inputs/props";
import { isRecord } from "../../../inputs/proxies";
import type { Container, Grant } from "../../../model/container";
import type { ContainerPlace } from "../custom";
import { type Injected, privilegedBy } from "./injected";

/**
 * Containers that Istio adds to a pod, or lays over its own ones: `pkg/kube/inject/webhook.go` in
 * https://github.com/istio/istio/tree/86c9f01fd735fb01d8192f5bcaf0d424afb7f14c
 */
const overrides = "proxy.istio.io/overrides";

const traces = "IPTABLES_TRACE_LOGGING";

/** This variable of its `proxyMetadata` makes the proxy privileged: `files/injection-template.yaml` of istio-discovery there. */
const settings = "proxy.istio.io/config";

/** Adds a privileged container, https://github.com/istio/istio/blob/6869a6c2371e21c847d216065cf5c59863d01b4c/manifests/charts/istio-control/istio-discovery/files/injection-template.yaml */
const dumps = "sidecar.istio.io/enableCoreDump";

/** The names of templates; Istio's own are in `templates/istiod-injector-configmap.yaml` of istio-discovery. */
const templates = "inject.istio.io/templates";
const own = new Set([
  ..."sidecar gateway grpc-simple grpc-agent waypoint kube-gateway agentgateway agentgateway-waypoint".split(" "),
]);

/** The containers of its own templates. */
const made = /^(istio-(init|proxy|validation)|enable-core-dump)$/;

export const istioAnnotations = [overrides, settings, dumps, templates];

export function overriding(injected: Injected): Container[] {
  const value = injected.object(overrides);
  const places = ["initContainers", "containers"].flatMap((list) => {
    const all: unknown = value[list];
    if (!Array.isArray(all)) return [];
    return all.flatMap((one: unknown, index): ContainerPlace[] => {
      if (!isRecord(one)) return [];
      // What Istio's own templates make is only changed by it.
      return [{ at: [...injected.at(overrides), list, index], list, partial: made.test(String(one.name)) }];
    });
  });
  return places.length === 0 ? [] : injected.containers([[injected.at(overrides), value]], places);
}

/**
 * Whether a `ProxyConfig`, whose variables are those of `proxyMetadata`, makes proxies privileged: `pilot/pkg/model/proxy_config.go`
 * there.
 */
export function privilegesOfProxies(props: Props, applied: string): Grant[] {
  const at: Path = ["spec", "environmentVariables", traces];
  if (!/^networking\.istio\.io\/\w+ ProxyConfig$/.test(applied) || props.read(at) !== "true") return [];
  return [privilegedBy("istio-proxy", props, at)];
}

export function privilegesOfIstio(injected: Injected): Grant[] {
  const grants: Grant[] = [];
  // Messages in JSON may have the names of their definition, too.
  const { proxyMetadata, proxy_metadata = proxyMetadata } = injected.object(settings);
  if (isRecord(proxy_metadata) && String(proxy_metadata[traces]) === "true")
    grants.push(injected.privileged(settings, "istio-proxy"));
  if (injected.text(dumps) === "true") grants.push(injected.privileged(dumps, "enable-core-dump"));
  return grants;
}

/** Templates of the cluster's own, which no program shows. */
export function unknownTemplates(injected: Injected): string[] {
  const names = (injected.text(templates) ?? "").split(",").map((name) => name.trim());
  return names.every((name) => name === "" || own.has(name)) ? [] : [showPath(injected.at(templates))];
}
