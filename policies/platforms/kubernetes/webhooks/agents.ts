import { showPath } from "../../../inputs/path";
import { isRecord } from "../../../inputs/proxies";
import type { Container, Grant } from "../../../model/container";
import { goBoolean } from "../../go-boolean";
import { goDocument, goValue } from "../go-json";
import { patched } from "../json-patch";
import type { Injected } from "./injected";

/**
 * The agent of Vault has a read-only root unless an annotation takes its security context away, or patches it.
 *
 * https://github.com/hashicorp/vault-k8s/blob/fbc5b1f0cd4d1c7dd5a8830e32c8ed636d7318d7/agent-inject/agent/container_sidecar.go
 */
const vault = "vault.hashicorp.com/";
const context = `${vault}agent-set-security-context`;
const patches = [
  [`${vault}agent-json-patch`, "vault-agent", "containers"],
  [`${vault}agent-init-json-patch`, "vault-agent-init", "initContainers"],
] as const;

export function vaultAgents(injected: Injected): Container[] {
  const metadata = injected.at(context).slice(0, -2);
  const dialect = { readOnlyRoot: context, command: "command", env: "env", undecided: [] };
  const bare =
    goBoolean(injected.text(context)) === false
      ? injected.containers(
          [
            [[...metadata, "name"], "vault-agent"],
            [injected.at(context), false],
          ],
          [{ at: metadata, list: "containers", security: "annotations", partial: true }],
          { dialect },
        )
      : [];
  const changed = patches.flatMap(([key, name, list]) => {
    const operations = goDocument(injected.text(key));
    if (!Array.isArray(operations)) return [];
    const value = { ...(goValue(patched(operations)) as object), name };
    return injected.containers([[injected.at(key), value]], [{ at: injected.at(key), list, partial: true }]);
  });
  return [...bare, ...changed];
}

/**
 * A container without a security context, and a duration that makes the init container privileged.
 *
 * https://github.com/linkerd/linkerd2/blob/b24cd4059841f8cee2fb7a9c2ac23a693c583579/charts/partials/templates/_debug.tpl
 * https://github.com/linkerd/linkerd2/blob/b24cd4059841f8cee2fb7a9c2ac23a693c583579/charts/partials/templates/_proxy-init.tpl
 */
const debug = "config.linkerd.io/enable-debug-sidecar";
const wait = "config.linkerd.io/close-wait-timeout";

export const linkerdDebugger = (injected: Injected): Container[] =>
  goBoolean(injected.text(debug)) === true ? injected.writable(debug, { name: "linkerd-debug" }) : [];

/** A duration of a second or more, as Go writes it: `1m30s`. */
export const privilegesOfLinkerd = (injected: Injected): Grant[] =>
  /[1-9]/.test(injected.text(wait) ?? "") ? [injected.privileged(wait, "linkerd-init")] : [];

/**
 * A container in an annotation of a Component, which Dapr adds to pods that take such components.
 *
 * https://github.com/dapr/dapr/blob/d8450742ce3260d93a2346f4398a1e60d019a45b/pkg/injector/patcher/sidecar_components.go
 */
const component = "dapr.io/component-container";
const takes = "dapr.io/inject-pluggable-components";

export function daprComponents(injected: Injected): Container[] {
  const at = injected.at(component);
  const value = goDocument(injected.text(component));
  if (!isRecord(value)) return [];
  return injected.containers([[at, value]], [{ at, list: "containers", partial: false }], { patch: false });
}

/**
 * Containers beside a virtual machine, whose roots KubeVirt leaves writable.
 *
 * https://github.com/kubevirt/kubevirt/blob/d923fdb815cd2016ddaebdaaa51db04133576d72/pkg/virt-controller/services/rendercontainer.go
 */
const hooks = "hooks.kubevirt.io/hookSidecars";

export function hookSidecars(injected: Injected): Container[] {
  const all = goDocument(injected.text(hooks));
  if (!Array.isArray(all)) return [];
  return all.flatMap((one: unknown, index) =>
    isRecord(one) ? injected.writable(hooks, { name: `hook-sidecar-${index}`, image: one.image }) : [],
  );
}

/** Patches of Kuma stand in resources of their own, in the namespace of its control plane. */
const patchesOfKuma = "kuma.io/container-patches";

/** The annotations that take over what other objects of the cluster say. */
export const takenOver = (injected: Injected): string[] => [
  ...(goBoolean(injected.text(takes)) === true ? [showPath(injected.at(takes))] : []),
  ...((injected.text(patchesOfKuma) ?? "").trim() === "" ? [] : [showPath(injected.at(patchesOfKuma))]),
];

export const agentAnnotations = [
  context,
  ...patches.map(([key]) => key),
  debug,
  wait,
  component,
  takes,
  hooks,
  patchesOfKuma,
];
