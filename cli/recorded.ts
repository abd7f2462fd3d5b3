import { posix } from "node:path";
import { parseAllDocuments } from "yaml";
import { Failure } from "./failure";
import { within } from "./learn/written";
import { oneLine } from "./text";

/** The files that a recorder has seen one container open for writing. */
export interface Recorded {
  readonly container: string;
  /** The image as the pod names it; undefined if the recorder did not keep it. */
  readonly image?: string;
  /** Directory to the names of files in it, sorted. */
  readonly directories: Readonly<Record<string, readonly string[]>>;
}

interface Profile {
  kind?: unknown;
  items?: unknown;
  spec?: Partial<Record<"containers" | "initContainers" | "ephemeralContainers", unknown>>;
}

interface Opened {
  path?: unknown;
  flags?: unknown;
}

const WRITES = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"];
const KERNEL = ["/proc", "/sys", "/dev"];

/**
 * Reads `ApplicationProfile`s of kubescape, in the form of `kubectl get applicationprofiles -o yaml`: one, several
 * documents, or a list. A profile has the opened files; it lacks created directories, sockets, renamed files, owners and
 * modes.
 *
 * Format: kubescape/storage, pkg/apis/softwarecomposition/v1beta1/types.go, commit 3fefef07ff9b2eb13a77a2fb3b21b36f0e5ba02d.
 *
 * @throws Failure if the text has no profile
 */
export function recorded(text: string, file: string): Recorded[] {
  const documents = parseAllDocuments(text);
  const [fault] = Array.isArray(documents) ? documents.flatMap(({ errors }) => errors) : [];
  if (fault !== undefined) throw new Failure(`${file} is not YAML (${fault.message.split("\n")[0]}); mend it.`);
  const values = (Array.isArray(documents) ? documents : []).map((document) => document.toJS() as Profile | null);
  const profiles = values.flatMap((value) => (Array.isArray(value?.items) ? (value.items as Profile[]) : [value]));
  const found = profiles.filter((profile) => profile?.kind === "ApplicationProfile") as Profile[];
  if (found.length === 0) {
    throw new Failure(`${file} has no ApplicationProfile; write one with kubectl get applicationprofiles -o yaml.`);
  }
  return found.flatMap(({ spec = {} }) =>
    [spec.containers, spec.initContainers, spec.ephemeralContainers].flatMap((some) =>
      (Array.isArray(some) ? some : []).map(recordedIn),
    ),
  );
}

function recordedIn(container: { name?: unknown; imageTag?: unknown; opens?: unknown }): Recorded {
  return {
    container: oneLine(String(container.name ?? "")),
    ...(typeof container.imageTag === "string" ? { image: oneLine(container.imageTag) } : {}),
    directories: directoriesOf(Array.isArray(container.opens) ? container.opens : []),
  };
}

/** The directories of absolute names that were opened for writing, without those of the kernel, sorted. */
export function directoriesOf(opens: readonly Opened[]): Recorded["directories"] {
  const directories = new Map<string, Set<string>>();
  for (const { path, flags } of opens) {
    const writes = Array.isArray(flags) && flags.some((flag) => WRITES.includes(flag));
    if (typeof path !== "string" || !path.startsWith("/") || !writes) continue;
    const [directory, name] = place(path);
    if (directory === "/" || KERNEL.some((kernel) => within(directory, kernel))) continue;
    directories.set(directory, (directories.get(directory) ?? new Set()).add(name));
  }
  const sorted = [...directories]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, names]) => [path, [...names].sort()]);
  return Object.fromEntries(sorted);
}

/** Directory and name of a file. A profile has a mark in place of names that differ; the directory ends before it. */
function place(path: string): [directory: string, name: string] {
  const parts = posix.normalize(path).split("/");
  const known = parts.findIndex((part) => /[*\u22ef]|^<dynamic>$/.test(part));
  const end = known < 0 ? parts.length - 1 : known;
  return [oneLine(parts.slice(0, end).join("/") || "/"), oneLine(parts.slice(end).join("/"))];
}
