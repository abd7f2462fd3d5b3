import { Failure } from "./failure";
import { directoriesOf, type Recorded } from "./recorded";
import { oneLine } from "./text";

interface Event {
  fname?: unknown;
  flags?: unknown;
  error?: unknown;
  k8s?: Names;
  runtime?: Names;
}

interface Names {
  namespace?: unknown;
  podName?: unknown;
  pod?: unknown;
  containerName?: unknown;
  container?: unknown;
  containerImageName?: unknown;
}

/** Whether a text is what Inspektor Gadget prints: JSON objects, each on a line of its own. */
export function isGadget(text: string): boolean {
  const [first = ""] = text.split("\n").filter((line) => line.trim() !== "");
  return first.startsWith("{") && /"fname"\s*:/.test(first);
}

/**
 * Reads the events of Inspektor Gadget's `trace_open`, as `kubectl gadget run trace_open -o json` prints them: files that were
 * opened for writing, and those whose opening a read-only root refused. It sees neither directories that were made nor sockets,
 * names that were changed, owners and modes; of relative names it does not tell the directory, so they are left out.
 *
 * Format: inspektor-gadget/inspektor-gadget. Fields: gadgets/trace_open/test/integration/trace_open_test.go, commit
 * 0152cd541448ff6c9142e9775cc1d3f87524a1c6. Flags, joined by `|`: gadgets/trace_open/go/program.go, commit
 * 0c7c7fc7031b10b3ac3ef5eabe1db93c5a420ba4. Older names of pods and containers: pkg/types/types.go, commit
 * 00a194c2130697d0527db3eb4022ea9e97b438fb.
 *
 * @throws Failure at a line that is no event
 */
export function gadgetRecorded(text: string, file: string): Recorded[] {
  const containers = new Map<string, { image?: string; opens: { path: unknown; flags: string[] }[] }>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const { fname, flags, error, k8s, runtime } = event(line, index + 1, file);
    const failed = typeof error === "string" && error !== "" && error !== "EROFS";
    const name = nameOf(k8s, runtime);
    const image = runtime?.containerImageName;
    const known = containers.get(name) ?? {
      opens: [],
      ...(typeof image === "string" ? { image: oneLine(image) } : {}),
    };
    containers.set(name, known);
    if (!failed) known.opens.push({ path: fname, flags: typeof flags === "string" ? flags.split("|") : [] });
  }
  return [...containers].map(([container, { image, opens }]) => ({
    container,
    ...(image === undefined || image === "" ? {} : { image }),
    directories: directoriesOf(opens),
  }));
}

function event(line: string, number: number, file: string): Event {
  try {
    const value = JSON.parse(line) as Event | null;
    if (typeof value === "object" && value !== null && typeof value.fname === "string") return value;
  } catch {
    // Said below.
  }
  throw new Failure(
    `${file}, line ${number}, is no event of trace_open; write one with kubectl gadget run trace_open -o json.`,
  );
}

/** `shop/web-1/web`, or the name that the engine has for it. */
function nameOf(k8s: Names = {}, runtime: Names = {}): string {
  const parts = [k8s.namespace, k8s.podName ?? k8s.pod, k8s.containerName ?? k8s.container];
  const known = parts.filter((part): part is string => typeof part === "string" && part !== "");
  const own = runtime.containerName ?? runtime.container;
  return oneLine(known.length > 0 ? known.join("/") : typeof own === "string" && own !== "" ? own : "the host");
}
