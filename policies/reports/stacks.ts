import type { ReportedResource, ReportedStack } from "./report";

type Of = Pick<ReportedResource, "project" | "stack">;

/** The most names that a title has: a fleet is counted, and each resource tells its stack. */
const most = 4;

/** `of prod, staging`, or `of 12 stacks`, for the title of a report; empty for a report of none. */
export function ofStacks(stacks: readonly ReportedStack[], shown: (name: string) => string = (name) => name): string {
  if (stacks.length === 0) return "";
  const names = () => stacks.map(({ project, name: stack }) => shown(stackName({ project, stack }, stacks)));
  return ` of ${stacks.length > most ? `${stacks.length} stacks` : names().join(", ")}`;
}

/** ` in stack prod`, for a resource in a report of several stacks; empty in that of one. */
export function inStack(resource: Of, stacks: readonly ReportedStack[], shown = (name: string) => name): string {
  return stacks.length < 2 || resource.stack === "" ? "" : ` in stack ${shown(stackName(resource, stacks))}`;
}

/** The name of a stack; with its project, `shop/prod`, where the report has another of that name. */
function stackName({ project, stack }: Of, stacks: readonly ReportedStack[]): string {
  return stacks.some(({ name, project: other }) => name === stack && other !== project) ? `${project}/${stack}` : stack;
}

/** Names a resource among those of several stacks, and the stack itself, which has no URN. */
export function keyOf({ urn, project, stack }: Of & Pick<ReportedResource, "urn">): string {
  return urn === "" ? `${project}/${stack}` : urn;
}
