import { basename } from "node:path";
import type { DockerfileFacts } from "../../policies/images/dockerfile";
import type { KnownImage } from "../../policies/images/lookup";
import { wildcard } from "../../policies/model/glob";
import type { Fact, LockedFacts } from "./facts";

/**
 * Differences between an entry and a pinned file, as half sentences: "declares VOLUME /data; the entry says none". `forms`
 * are the entry without and with its variants; the file has to agree with one of them.
 */
export function differences(forms: readonly KnownImage[], fact: Fact): string[] {
  if ("chart" in fact)
    return forms.some(({ name }) => name.startsWith("bitnami-")) ? unmounted(forms, fact.chart.mounts) : [];
  const found = forms.map((form) =>
    "dockerfile" in fact ? ofDockerfile(form, fact.dockerfile) : ofLock(form, fact.locked),
  );
  return found.reduce((closest, other) => (other.length < closest.length ? other : closest));
}

function ofDockerfile(form: KnownImage, facts: DockerfileFacts): string[] {
  // A Dockerfile does not show what its base image adds.
  const whole = plain.test(facts.from);
  return [
    ...volumes(form, whole ? facts.volumes : [...new Set([...facts.volumes, ...(form.volumes ?? [])])]),
    ...(whole || facts.user !== undefined ? user(form, facts) : []),
    ...entrypoint(form, facts),
  ];
}

/** Base images without VOLUME that start as root, or name another user in their tag. */
const plain =
  /(^|\/)(alpine|amazonlinux|buildpack-deps|busybox|cc|debian|eclipse-temurin|golang|node|openjdk|oraclelinux|php|python|ruby|scratch|static|ubi\d+|ubuntu)(-[\w.$-]*)?(:|@|$)/;

function ofLock(form: KnownImage, { user: runs, volumes: declared, directories }: LockedFacts): string[] {
  const root = form.user?.root === true || form.user?.uid === 0;
  const owner = runs === undefined || (root && runs === "0") ? [] : number("user.uid", form.user?.uid, Number(runs));
  const owners = directories.flatMap(({ path, uid, gid }) => {
    const own = form.paths.find((known) => known.path === path)?.own;
    if (own === undefined) return [];
    return [...number(`own.uid of ${path}`, own.uid, uid), ...number(`own.gid of ${path}`, own.gid, gid)];
  });
  return [...volumes(form, declared), ...owner, ...owners];
}

function volumes({ volumes = [] }: KnownImage, declared: readonly string[]): string[] {
  if (declared.some((path) => path.includes("$"))) return [];
  const [mine, theirs] = [[...volumes].sort(), [...declared].sort()].map((paths) => paths.join(", ") || "none");
  return mine === theirs ? [] : [`\`volumes\` is ${mine}; the file declares ${theirs}`];
}

/** Numbers of users and groups that every Linux has. */
const everywhere: Record<string, number> = { root: 0, nobody: 65534 };

function user({ user: own = {} }: KnownImage, { user: runs, from, accounts }: DockerfileFacts): string[] {
  const [name = "", group] = (runs ?? (/:(debug-)?nonroot/.test(from) ? "65532" : "root")).split(":");
  if (name.includes("$")) return [];
  const made = accounts[name];
  const uid = /^\d+$/.test(name) ? Number(name) : (made?.uid ?? everywhere[name]);
  if (uid === 0) {
    if (own.root !== true && own.uid !== 0) return ["`user.root` is not true; the image starts as root"];
    const service = Object.values(accounts).filter((account) => account.uid !== undefined);
    const [only] = service;
    if (only === undefined || service.length > 1 || own.uid === undefined || own.uid === 0) return [];
    return [...number("user.uid", own.uid, only.uid), ...number("user.gid", own.gid, only.gid)];
  }
  if (own.root === true) return [`\`user.root\` is true; the image starts as ${name}`];
  const gid = group !== undefined && /^\d+$/.test(group) ? Number(group) : made?.gid;
  return [...number("user.uid", own.uid, uid), ...number("user.gid", own.gid, gid)];
}

function number(key: string, mine: number | undefined, theirs: number | undefined): string[] {
  if (theirs === undefined || mine === theirs) return [];
  // An entry may leave out a group; it must name a user that has a number.
  if (mine === undefined && key !== "user.uid") return [];
  return [`\`${key}\` is ${mine ?? "not there"}; the file says ${theirs}`];
}

function entrypoint({ entrypoint: known = [] }: KnownImage, { entrypoint: runs = [] }: DockerfileFacts): string[] {
  const words = runs.filter((word) => !word.startsWith("-") && !word.includes("$")).map((word) => basename(word));
  const missing = words.filter((word) => !known.some((pattern) => wildcard(pattern)(word)));
  return missing.length === 0 ? [] : [`\`entrypoint\` lacks ${missing.join(" and ")}`];
}

function unmounted(forms: readonly KnownImage[], mounts: readonly string[]): string[] {
  const paths = forms.flatMap((form) => form.paths.map(({ path }) => path));
  const missing = mounts.filter((mount) => !paths.some((path) => within(mount, path) || within(path, mount)));
  return missing.map((mount) => `\`paths\` lack ${mount}, where the chart mounts an emptyDir`);
}

const within = (path: string, place: string) => `${path}/`.startsWith(`${place}/`);
