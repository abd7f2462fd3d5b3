import type { PolicyResource } from "@pulumi/policy";
import { showPath } from "../inputs/path";
import { Props } from "../inputs/props";
import type { Agent } from "../model/container";
import { enumerate } from "../model/grammar";
import { kindOf, type Workload } from "../platforms";
import { ecsExec, enableExec, type TaskReference, taskDefinitions, taskRunners } from "../platforms/aws/exec";
import type { Resource } from "./judge";

interface Declared {
  readonly resource: Resource;
  readonly workload: Workload;
}

/** A task definition in whose containers other resources of the stack run an agent. */
export interface AgentIn extends Declared {
  readonly agent: Agent;
  /** The unknown value that decides whether they do: `enableExecuteCommand of Service "web"`. */
  readonly until: string | undefined;
}

/** The switches of one task definition, as messages name them. */
interface Switches {
  readonly on: string[];
  readonly unknown: string[];
}

/**
 * Task definitions, whose services switch ECS Exec on, until the end of the run: only then the engine tells which task definition
 * the property of a service depends on.
 */
export class Agents {
  readonly #tasks = new Map<string, Declared>();

  /** Whether a task definition waits for the end of the run. */
  get any(): boolean {
    return this.#tasks.size > 0;
  }

  /** Keeps what the end of the run needs of a resource. */
  keep(resource: Resource, workload: Workload): void {
    if (taskDefinitions.has(resource.type)) this.#tasks.set(resource.urn, { resource, workload });
  }

  /** The task definitions of a stack that run with an agent, or may. */
  *in(resources: readonly PolicyResource[]): Iterable<AgentIn> {
    const switches = this.#switches(resources);
    for (const { urn } of resources) {
      const [declared, found] = [this.#tasks.get(urn), switches.get(urn)];
      if (declared === undefined || found === undefined) continue;
      const sure = found.on.length > 0;
      const where = enumerate(sure ? found.on : found.unknown);
      yield { ...declared, agent: ecsExec(where), until: sure ? undefined : where };
    }
  }

  #switches(resources: readonly PolicyResource[]): ReadonlyMap<string, Switches> {
    const found = new Map<string, Switches>();
    const tasks = resources.filter(({ urn }) => this.#tasks.has(urn));
    for (const runner of resources) {
      if (!Object.hasOwn(taskRunners, runner.type)) continue;
      const { at, task } = taskRunners[runner.type] as TaskReference;
      const props = new Props(runner.props);
      for (const place of props.expand(at)) {
        const path = [...place, enableExec];
        const reading = props.reading(path);
        if ("value" in reading && reading.value !== true) continue;
        const run = taskOf(runner, String(at[0] ?? task), props.readQuietly(place, [task]), tasks);
        if (run === undefined) continue;
        const own = found.get(run) ?? { on: [], unknown: [] };
        found.set(run, own);
        own["value" in reading ? "on" : "unknown"].push(`${showPath(path)} of ${kindOf(runner.type)} "${runner.name}"`);
      }
    }
    return found;
  }
}

/** The URN of the task definition that a property depends on, itself or by its component; of several, the one that it names. */
function taskOf(
  { propertyDependencies }: PolicyResource,
  property: string,
  arn: unknown,
  tasks: readonly PolicyResource[],
): string | undefined {
  const dependencies = propertyDependencies[property] ?? [];
  const behind = tasks.filter((task) => dependencies.some(({ urn }) => isWithin(task, urn)));
  if (behind.length === 1) return behind[0]?.urn;
  if (typeof arn !== "string") return undefined;
  return tasks.find(({ props }) => new Props(props).readQuietly(["arn"]) === arn)?.urn;
}

/** Whether a resource has this URN, or one of the components that contain it. */
function isWithin(resource: PolicyResource | undefined, urn: string): boolean {
  return resource !== undefined && (resource.urn === urn || isWithin(resource.parent, urn));
}
