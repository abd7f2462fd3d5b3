import { isMapping, list, mapping, type Value } from "./values";

/** What a hook is told about. `says` continues `document 1`. */
export interface Hook {
  readonly step: readonly (string | number)[];
  readonly says: string;
}

/**
 * The service whose container runs a hook of `pre_start`: Compose makes one of its own, with the mounts of the service, and with a
 * writable root.
 *
 * https://github.com/docker/compose/blob/f72979427042620a94dd52ce78b39c68cb02c085/pkg/compose/pre_start.go
 */
export function hookServices({ name, value }: { readonly name: string; readonly value: Value }, own: unknown) {
  const { volumes, tmpfs, environment, networks, network_mode } = value;
  return hooksAt(value, "pre_start").map(({ hook, index }) => ({
    name: `${name}.pre_start[${index}]`,
    value: {
      ...{ volumes, tmpfs, networks, network_mode },
      ...{ image: hook.image ?? own, command: hook.command, user: hook.user, privileged: hook.privileged },
      env_file: value.env_file,
      environment: { ...mapping(environment), ...mapping(hook.environment) },
    },
  }));
}

/** Whether a command that runs in the container of the service has all privileges. */
export const privilegeOfHooks = (value: Value): unknown =>
  ["post_start", "pre_stop"].flatMap((key) => hooksAt(value, key)).find(({ hook }) => isGiven(hook.privileged))?.hook
    .privileged;

/** What to know about the hooks of a service. */
export function wordsOnHooks(service: string, value: Value): Hook[] {
  const own = hooksAt(value, "pre_start").map(({ index }) => ({
    step: ["pre_start", index],
    says: `runs a hook before the service "${service}" in a container whose root Compose makes writable; a service with read_only, on which "${service}" depends with the condition service_completed_successfully, runs the same`,
  }));
  const inside = ["post_start", "pre_stop"].flatMap((key) =>
    hooksAt(value, key)
      .filter(({ hook }) => isGiven(hook.privileged))
      .map(({ index }) => ({
        step: [key, index, "privileged"],
        says: `runs a privileged hook in the service "${service}", which is judged as privileged itself`,
      })),
  );
  return [...own, ...inside];
}

const isGiven = (privileged: unknown) => privileged !== undefined && privileged !== null && privileged !== false;

const hooksAt = (value: Value, key: string) =>
  list(value[key]).flatMap((hook, index) => (isMapping(hook) ? [{ hook, index }] : []));
