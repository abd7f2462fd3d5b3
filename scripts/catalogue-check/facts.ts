import { type DockerfileFacts, dockerfileFacts } from "../../policies/images/dockerfile";

/** Repository, file and commit, as a source of an entry names them. */
export interface Pin {
  repository: string;
  file: string;
  commit: string;
}

/** The emptyDir mounts that a chart's template spells out. */
export interface ChartFacts {
  mounts: string[];
}

/** The locked configuration of an image that Chainguard's apko builds. */
export interface LockedFacts {
  user?: string;
  volumes: string[];
  directories: { path: string; uid?: number; gid?: number }[];
}

/** The facts in a pinned file. */
export type Fact = Pin & ({ dockerfile: DockerfileFacts } | { chart: ChartFacts } | { locked: LockedFacts });

/** Whether the file can be compared; a template of a Dockerfile cannot. */
export function isComparable({ repository, file }: Pin): boolean {
  return kindOf(repository, file) !== undefined;
}

function kindOf(repository: string, file: string): "dockerfile" | "chart" | "locked" | undefined {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (/^Dockerfile|\.dockerfile$/i.test(name) && !/\.(template|j2|tmpl)$/.test(name)) return "dockerfile";
  if (name === "locked_config.json") return "locked";
  // Bitnami's charts are the only ones whose templates all use one name for the volume.
  if (repository === "bitnami/charts" && /\/templates\/.*\.(ya?ml|tpl)$/.test(file)) return "chart";
  return undefined;
}

/**
 * Reads the facts of a file.
 *
 * @throws Error with the fault of the file
 */
export function factOf(pin: Pin, text: string): Fact {
  switch (kindOf(pin.repository, pin.file)) {
    case "dockerfile":
      return { ...pin, dockerfile: dockerfileFacts(text) };
    case "chart":
      return { ...pin, chart: chartFacts(text) };
    case "locked":
      return { ...pin, locked: lockedFacts(text) };
    case undefined:
      throw new Error("is of no kind that can be compared");
  }
}

function chartFacts(text: string): ChartFacts {
  const mounts = [...text.matchAll(/- name: empty-dir\s*\n\s*mountPath: ["']?([^\s"']+)/g)].map(
    ([, path = ""]) => path,
  );
  // Other paths are mounts of init containers that stage files, not paths of the image.
  const own = mounts.filter((path) => /^\/(opt\/bitnami|bitnami|tmp)\b/.test(path) && !path.includes("{{"));
  return { mounts: [...new Set(own.map((path) => path.replace(/\/$/, "")))].sort() };
}

function lockedFacts(text: string): LockedFacts {
  const locks = Object.values(JSON.parse(text).imageLocks) as { configs: Record<string, string> }[];
  const [config = "{}"] = Object.values(locks[0]?.configs ?? {});
  const { accounts = {}, volumes = [], paths = [] } = JSON.parse(config).config ?? {};
  const user = numberOf(accounts["run-as"], accounts.users ?? []);
  const directories = (paths as { path: string; type: string; uid?: number; gid?: number }[])
    .filter(({ type }) => type === "directory")
    .map(({ path, uid = 0, gid = 0 }) => ({ path, uid, gid }));
  return { ...(user !== undefined && { user }), volumes: [...volumes].sort(), directories };
}

/** The number of a user, given by name or number. */
function numberOf(user: string | undefined, users: { username: string; uid: number }[]): string | undefined {
  if (user === undefined || user === "") return undefined;
  return String(users.find(({ username }) => username === user)?.uid ?? user);
}
