import { makeWritable, provide } from "../images/cure";
import { keepsData, type Need, type Needs, needs, unknownImage } from "../images/needs";
import { notLookedUp } from "../images/not-looked-up";
import { type CatalogueOptions, imageOptions } from "../images/options";
import { isDoubtful, type Outcome } from "../images/outcome";
import { effort } from "../images/prerequisites";
import { fitted } from "../images/room";
import { serves } from "../images/serves";
import type { Container } from "../model/container";
import { enumerate, withArticle } from "../model/grammar";
import type { Mount } from "../model/mount";
import { mountOver } from "../model/mount-over";
import { type Change, manual } from "../model/setting";
import type { Finding, Rule } from "../rule";

const name = "writable-paths-declared";

/** The options of every rule that looks images up; without its own value, a rule takes the value of this one. */
export const catalogueOptions = imageOptions(name);

/**
 * A container with a read-only root can write where its image writes as it is configured. Images are looked up in the catalogue.
 *
 * Docker Container: `tmpfs`, `mounts`, `volumes`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `volumeMounts`
 * with `volumes`. Allowed: a mount at or above each path that its user can write. While the root is writable, read-only-root
 * names the paths.
 */
export const writablePathsDeclared: Rule<CatalogueOptions> = {
  name,
  title: "Writable paths are declared",
  description: "Containers with a read-only root have a writable mount wherever their image always writes.",
  level: "advisory",
  severity: "high",
  tags: ["filesystem", "availability", "NIST SP 800-190"],
  remediation:
    "Give the container a tmpfs or emptyDir for each path of the message that may be lost, and a volume for each that may not.",
  argument: "writable (recipe(image) has what a known image needs)",
  options: catalogueOptions,
  cures: true,
  whenNamed: "check",
  readsAgent: true,
  *check(container: Container, options: CatalogueOptions): Iterable<Finding> {
    if (container.readOnlyRoot.effective !== true) return;
    yield* agents(container);
    const found = needs(container, options);
    if (found === undefined || found.image === unknownImage) yield* notLookedUp(container);
    if (found === undefined) return;
    const served = found.paths.map((need) => ({ need, outcome: serves(container, need) }));
    const missing = [...lacking(container, found, served)];
    yield* blocked(found, missing.length > 0);
    yield* missing;
    for (const { need, outcome } of served) {
      if (!("fix" in outcome)) continue;
      const doubtful = isDoubtful(outcome);
      const says = `runs ${found.name}, ${outcome.why}${doubtful ? "" : because(need, outcome)}`;
      yield { says, cure: [manual(outcome.fix)], advice: need.likely || doubtful };
    }
  },
};

/** Programs that the platform starts in the container need their paths whatever its image is. */
function agents(container: Container): Finding[] {
  const { agent, terms } = container;
  if (agent === undefined || !container.mountsComplete) return [];
  const missing = agent.paths.filter((path) => mountOver(container, path)?.readOnly.effective !== false);
  if (missing.length === 0) return [];
  const says = `has ${agent.name} switched on, which needs a writable ${enumerate(missing)}`;
  const note = () => `mount ${withArticle(terms.scratch ?? terms.memory)} at each, or switch it off in ${agent.switch}`;
  return [{ says, note, advice: true }];
}

interface Fault {
  readonly need: Need;
  /** The read-only mount over it. */
  readonly mount: Mount | undefined;
}

interface Served {
  readonly need: Need;
  readonly outcome: Outcome;
}

/** The obstacles that no mount removes; the verdict is left out if it is `said` beside the missing paths. */
function* blocked(found: Needs, said: boolean): Iterable<Finding> {
  const { settings, verdict } = found;
  for (const { says, error } of settings) {
    yield {
      says: `runs ${found.name}, which does not start with a read-only root${quoted(error)}`,
      cure: [manual(says)],
    };
  }
  if (verdict === undefined || verdict.verdict === "with effort" || said) return;
  yield { says: `runs ${found.name}`, note: () => effort(found), advice: verdict.verdict === "not recommended" };
}

function* lacking(container: Container, found: Needs, served: readonly Served[]): Iterable<Finding> {
  const faults = served.flatMap(({ need, outcome }): readonly Fault[] => {
    if (outcome.kind === "missing") return [{ need, mount: undefined }];
    // An anonymous volume keeps the image's writes until the container is replaced.
    if (outcome.kind === "lost" && outcome.mount === undefined && need.likely) return [{ need, mount: undefined }];
    return outcome.kind === "read-only" ? [{ need, mount: outcome.mount }] : [];
  });
  if (faults.length === 0) return;
  const { name, image } = found;
  const certain = faults.filter(({ need }) => !need.likely);
  const temporary = certain.filter(({ need }) => need.kind === "ephemeral");
  if (temporary.length > 0) {
    yield {
      says: `runs ${name}, which needs a writable ${places(temporary).replace(/^the /, "")}`,
      cure: provided(container, temporary),
      note: () => effort(found),
    };
  }
  // data-on-volumes reports data without a mount.
  const kept = certain.filter(({ need, mount }) => need.kind === "persistent" && (mount || !keepsData(image)));
  if (kept.length > 0) {
    const cure = kept.flatMap(({ mount }) => (mount === undefined ? [] : [manual(makeWritable(mount.path))]));
    yield { says: `runs ${name}, which needs a writable volume at ${places(kept)}`, cure };
  }
  for (const { need, mount } of faults.filter(({ need }) => need.likely)) {
    const what = need.kind === "persistent" ? `volume at ${need.shown}` : need.shown.replace(/^the /, "");
    const ways = [mount && makeWritable(mount.path), need.off && `or ${need.off}`].filter(Boolean);
    yield {
      says: `runs ${name}, which needs a writable ${what} when ${need.when}${quoted(need.error)}`,
      note: () => ways.join(", ") || undefined,
      advice: true,
    };
  }
}

/** What gives all of the paths together, for their sizes share the memory of the container. */
function provided(container: Container, faults: readonly Fault[]): Change[] {
  const sized = fitted(
    container,
    faults.flatMap(({ need, mount }) => (mount === undefined ? [need] : [])),
  );
  return faults.map(({ need, mount }) =>
    provide(container, sized.find(({ path }) => path === need.path) ?? need, mount),
  );
}

/** `/run/apache2 (AH00023) and /tmp (sessions)`. */
function places(faults: readonly Fault[]): string {
  return enumerate(faults.map(({ need }) => `${need.shown}${because(need)}`));
}

/** The error, or what the path is for. Only a missing or read-only mount has the error of a read-only file system. */
function because({ error, why }: Need, { kind }: Outcome = { kind: "missing" }): string {
  if (kind === "missing" || kind === "read-only" || error === undefined) return quoted(error ?? why);
  const other = otherErrors[kind];
  return quoted(other === undefined ? why : withError(error, other));
}

const denied = { text: "Permission denied", code: "EACCES", number: 13 };
/** What the kernel says in place of EROFS, by the reason for which a mount does not serve. */
const otherErrors: Partial<Record<Outcome["kind"], typeof denied>> = {
  owner: denied,
  mode: denied,
  gone: { text: "No such file or directory", code: "ENOENT", number: 2 },
};

function withError(error: string, { text, code, number }: typeof denied): string {
  return error
    .replace(/read-only file system/gi, (words) => (words.startsWith("R") ? text : text.toLowerCase()))
    .replace(/\bEROFS\b/g, code)
    .replace(/(\(|\b(?:errno|Errcode|os error):? )30\b/g, `$1${number}`);
}

const quoted = (text: string | undefined) => (text === undefined ? "" : ` (${text.replace(/\.$/, "")})`);
